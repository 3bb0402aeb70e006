import { createRequire } from 'node:module';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** What is used of restify 12; the published types end with version 8. */
export type Request = IncomingMessage & { readonly body?: unknown };
export type Response = ServerResponse & { send(status: number, body?: unknown): void };
export type Next = (proceed?: false) => void;

type Middleware = (request: Request, response: Response, next: Next) => void;
/** Two arguments and a promise, or three and a call of `next`: restify looks at the length. */
type Handler = Middleware | ((request: Request, response: Response) => Promise<void>);

type RestifyServer = {
  readonly server: Server;
  pre(middleware: Middleware): void;
  on(event: 'error', listener: (error: Error) => void): void;
  on(
    event: 'restifyError',
    listener: (request: Request, response: Response, error: { statusCode?: number }, done: () => void) => void,
  ): void;
  get(path: string, ...handlers: Handler[]): void;
  post(path: string, ...handlers: Handler[]): void;
  listen(port: number, host: string, listening: () => void): void;
  close(closed: () => void): void;
};

export const restify = createRequire(import.meta.url)('restify') as {
  createServer(options: { name: string; handleUncaughtExceptions: boolean }): RestifyServer;
  readonly plugins: {
    bodyReader(options: { maxBodySize: number }): Middleware;
    jsonBodyParser(options: { bodyReader: boolean }): Middleware[];
  };
};
