import type { IncomingHttpHeaders } from 'node:http';

/** A request as the routes of the local tenant see it: read whole, at most 4 MB, in no content encoding. */
export type Incoming = {
  readonly method: string;
  /** As it was sent, without the query. */
  readonly path: string;
  /** The pattern's `:names`, decoded; what a `*` stood for is under `*`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The query as it was sent, without the question mark. */
  readonly queryText: string;
  /** Names in lower case. */
  readonly headers: IncomingHttpHeaders;
  /** Parsed where it came as JSON; undefined where there is none, where it is no JSON, or where `malformed`. */
  readonly body: unknown;
  /** It said it was JSON, and is not. */
  readonly malformed: boolean;
  /** The body as text, whatever it is. */
  readonly text: string;
  /** Aborted once the client has gone away before its answer. */
  readonly gone: AbortSignal;
};

export type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object or array goes out as JSON; a string or Buffer as it is, under the Content-Type of `headers`. */
  readonly body?: unknown;
  /** In place of a body: server-sent events. Called once; returns what stops them, called when the reader leaves or the tenant closes. */
  readonly stream?: (send: (event: unknown) => void) => () => void;
  /** Half the body goes out, and then the connection is cut. */
  readonly half?: true;
};

/** What becomes of a request: an answer; or, where a fault says so, none until the tenant closes; or a cut connection. */
export type Outcome = Answer | 'hang' | 'reset';

export type Handler = (incoming: Incoming) => Outcome | Promise<Outcome>;

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What both halves of the tenant mount their routes on: `server.on('GET', '/mail/:id', handler)`. One file knows restify. */
export type LocalServer = {
  on(method: Method, path: string, handler: Handler): void;
};
