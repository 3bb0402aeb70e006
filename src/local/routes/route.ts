import { randomUUID } from 'node:crypto';
import type { Method, Outcome } from '../edge.js';

/** One request to Graph, alone or as a part of a `$batch`. */
export type Call = {
  readonly method: string;
  /** Without `/v1.0` and query, as it was sent. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
  readonly malformed: boolean;
  readonly text: string;
  readonly gone: AbortSignal;
};

/** A call that found its route, with the names in the pattern filled in. */
export type RoutedCall = Call & {
  readonly params: Readonly<Record<string, string>>;
  /** The permissions of the application that makes it, as they are at this moment. */
  readonly granted: readonly string[];
};

export type Success = { readonly status: 200 | 201 | 202 | 204; readonly body?: object };

/** Microsoft's way to say no; the edge adds ids and date. */
export type Refusal = {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Reply = Success | Refusal;

export const isRefusal = (reply: object): reply is Refusal => 'code' in reply && 'message' in reply;

export type Route = {
  readonly method: Method;
  /** With `:names`. */
  readonly path: string;
  /** Microsoft's name of the operation's path in its published description. */
  readonly template: string;
  /** Application permissions each of which suffices, the least first. */
  readonly allow: readonly string[];
  /** Counts against the writes to the directory. */
  readonly writes?: true;
  /** Has a limit of its own. */
  readonly limit?: 'audit';
  readonly answer: (call: RoutedCall) => Reply | Exclude<Outcome, object> | Promise<Reply | Exclude<Outcome, object>>;
};

export const refuse = (
  status: number,
  code: string,
  message: string,
  headers?: Readonly<Record<string, string>>,
): Refusal => ({ status, code, message, ...(headers && { headers }) });

export const notFound = (id: string): Refusal =>
  refuse(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );

export const badRequest = (message: string): Refusal => refuse(400, 'Request_BadRequest', message);

export const MISSING_PERMISSION: Refusal = refuse(
  403,
  'Authorization_RequestDenied',
  'Insufficient privileges to complete the operation.',
);

/** Of a 400 on what another directory is the master of. */
export const SYNCHRONISED =
  'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.';

export const NO_CONTENT: Success = { status: 204 };

/** The body of an error as every Graph service writes it; the date has no offset. */
export const errorBody = (
  { code, message }: Refusal,
  requestId: string,
  clientRequestId: string,
  now: Date,
): object => ({
  error: {
    code,
    message,
    innerError: {
      date: now.toISOString().slice(0, 19),
      'request-id': requestId,
      'client-request-id': clientRequestId,
    },
  },
});

/** An object's own properties, where the body is an object. */
export const objectIn = (body: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof body === 'object' && body !== null && !Array.isArray(body)
    ? (body as Readonly<Record<string, unknown>>)
    : undefined;

export const stringIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export const newRequestId = randomUUID;
