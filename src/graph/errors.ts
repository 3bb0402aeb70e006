import { z } from 'zod';
import { DirectoryTrouble } from '../workflow/ports.js';
import { factsOf, type CallName } from './calls.js';
import { readRetryAfter } from './retry-after.js';

/** An answer as it came, from a request of its own or from a part of a `$batch`. */
export type Answered = {
  readonly status: number;
  header(name: string): string | null;
  /** Parsed JSON; undefined for an empty body; UNREADABLE for anything else. */
  readonly body: unknown;
};

export const UNREADABLE = Symbol('a body that is no JSON');

type Kind = DirectoryTrouble['kind'];

type ErrorFacts = {
  readonly call: CallName;
  readonly kind: Kind;
  /** A status, or why there was none. */
  readonly status: number | 'no answer';
  readonly code?: string | undefined;
  readonly remedy: string;
  readonly requestId?: string | undefined;
  readonly retryAfter?: number | undefined;
  /** Microsoft's own sentence. It may quote an address, so it is kept out of the message. */
  readonly text?: string | undefined;
};

/**
 * A request that Microsoft did not do. Known in graph/ alone; to everybody else it is the `DirectoryTrouble` it also is.
 * Its message names call, status, code, remedy and request id, and never a token, a body or an address.
 */
export class GraphError extends DirectoryTrouble {
  readonly call: CallName;
  readonly status: number | 'no answer';
  readonly code: string | undefined;
  readonly #text: string;

  constructor(facts: ErrorFacts) {
    const { call, kind, status, code, remedy, requestId, retryAfter } = facts;
    const what = [call, status, code].filter((part) => part !== undefined).join(' ');
    super(kind, `${what}. ${remedy}${requestId ? ` (request id ${requestId})` : ''}.`, {
      retryAfter,
      requestId,
      lasting: isLasting(status, kind) ? 'refused' : undefined,
    });
    this.name = 'GraphError';
    this.call = call;
    this.status = status;
    this.code = code;
    this.#text = facts.text ?? '';
  }

  /** Does Microsoft's sentence, or its code, say this? */
  says(pattern: RegExp): boolean {
    return pattern.test(this.#text) || pattern.test(this.code ?? '');
  }

  /** Microsoft's own sentence, for administrators, in one line. */
  get text(): string {
    return this.#text;
  }

  /** The same refusal, understood better by whoever made the call. */
  as(kind: Kind, remedy: string): GraphError {
    const { call, status, code, requestId, retryAfter } = this;
    return new GraphError({ call, kind, status, code, remedy, requestId, retryAfter, text: this.#text });
  }
}

const errorBody = z.object({
  error: z.object({
    code: z.string().nullish(),
    message: z.string().nullish(),
    innerError: z.object({ 'request-id': z.string().nullish() }).nullish(),
  }),
});

/** Codes and request ids are words; whatever else stands in their place stays out of our messages. */
const word = (text: string | null | undefined): string | undefined =>
  text && /^[\w.-]{1,80}$/.test(text) ? text : undefined;

/** Not 401: the application's own token is refused then, whatever it asks for. What is not found for a wrong setting of ours stays so. */
const isLasting = (status: number | 'no answer', kind: Kind): boolean =>
  status === 400 || status === 403 || (status === 404 && kind === 'not-permitted');

const kindOf = (status: number): Kind => {
  if (status === 429) return 'throttled';
  return status === 401 || status === 403 ? 'not-permitted' : 'unavailable';
};

const remedyFor = (call: CallName, status: number, code: string | undefined): string => {
  const { permission, remedy } = factsOf(call);
  if (status === 429) return 'Microsoft asks to slow down; try again later';
  if (status === 401 && code === 'InvalidAuthenticationToken') {
    return "Microsoft does not take the application's token; check its tenant and its secret or certificate";
  }
  if (status === 401 || status === 403) {
    return (
      remedy ??
      (permission ? `Grant the application ${permission} and consent again` : "Check the application's permissions")
    );
  }
  return status >= 500 ? 'Try again later' : 'Microsoft did not take this request';
};

/** The error that an answer other than 2xx is. */
export const errorFrom = (call: CallName, answered: Answered): GraphError => {
  const { error } = errorBody.safeParse(answered.body).data ?? {};
  const { status } = answered;
  const code = word(error?.code);
  return new GraphError({
    call,
    kind: kindOf(status),
    status,
    code,
    remedy: remedyFor(call, status, code),
    requestId: word(answered.header('request-id')) ?? word(error?.innerError?.['request-id']),
    retryAfter: readRetryAfter(answered.header('retry-after')),
    text: (error?.message ?? '').replace(/\s+/g, ' ').trim(),
  });
};

/** A 2xx that does not say what Microsoft describes: HTML of a proxy, half a body, nothing at all. `where` names what is missing. */
export const unreadable = (call: CallName, answered: Answered, where: string): GraphError =>
  new GraphError({
    call,
    kind: 'unavailable',
    status: answered.status,
    code: 'UnreadableAnswer',
    remedy: `The answer lacks what Microsoft describes (${where}); try again later`,
    requestId: word(answered.header('request-id')),
  });

/** No answer came: the connection broke, was refused, or took too long. `reason` is a word such as ECONNRESET. */
export const unanswered = (call: CallName, reason: string): GraphError =>
  new GraphError({ call, kind: 'unavailable', status: 'no answer', code: word(reason), remedy: 'Try again later' });
