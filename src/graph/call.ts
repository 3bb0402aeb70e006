import { ResponseType, type Client, type GraphRequest } from '@microsoft/microsoft-graph-client';
import type { z } from 'zod';
import type { Log } from '../kernel/log.js';
import { noteRequest } from '../kernel/origin.js';
import { unreachable } from '../kernel/result.js';
import { isRepeatable, parted, tierOf, type CallName, type Method } from './calls.js';
import { errorFrom, GraphError, unanswered, UNREADABLE, unreadable, type Answered } from './errors.js';
import { Exchange, type Failure } from './exchange.js';
import { fill, type ParamsOf, type Query } from './path.js';
import type { Tier } from './tiers.js';

/** What a request says: the parameters its path asks for, OData options, and, where it writes, JSON or, as a string, plain text. */
export type Asked<N extends CallName> = {
  readonly query?: Query;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object | string;
  /** Asked once, whatever comes of it: for whoever counts their requests, and asks again themselves. */
  readonly once?: true;
  /** Whose identity makes it, where what it says takes more than the call does as a rule. */
  readonly tier?: Tier;
} & ([ParamsOf<N>] extends [never]
  ? { readonly params?: Readonly<Record<string, never>> }
  : { readonly params: Readonly<Record<ParamsOf<N>, string>> });

/**
 * The one way to Microsoft Graph. The answer is parsed by `shape` (unknown keys are dropped; `z.unknown()` where nothing
 * in it matters); anything else throws a `GraphError`, which is a `DirectoryTrouble`.
 */
export type Call = <N extends CallName, T>(name: N, asked: Asked<N>, shape: z.ZodType<T>) => Promise<T>;

export const createCall =
  (client: Client, log: Log): Call =>
  async (name, asked, shape) => {
    const began = performance.now();
    const answered = await send(client, name, asked);
    const { method, path } = parted(name);
    const milliseconds = Math.round(performance.now() - began);
    noteRequest(answered.header('request-id'));
    log.debug('Microsoft Graph answered.', { method, path, status: answered.status, milliseconds });
    return interpret(name, answered, shape);
  };

type AnyAsked = Omit<Asked<'GET /users'>, 'params'> & { readonly params?: Readonly<Record<string, string>> };

const send = async (client: Client, name: CallName, asked: AnyAsked): Promise<Answered> => {
  const { method, path } = parted(name);
  const exchange = new Exchange(isRepeatable(name), asked.once === true, asked.tier ?? tierOf(name));
  const request = client
    .api(fill(path, asked.params, asked.query))
    .headers({ Accept: 'application/json', ...asked.headers })
    .middlewareOptions([exchange])
    .responseType(ResponseType.RAW);
  if (typeof asked.body === 'string') request.header('Content-Type', 'text/plain');
  try {
    const response = await sent(request, method, asked.body);
    const body = parse(exchange.text);
    return { status: response.status, header: (header) => response.headers.get(header), body };
  } catch (error) {
    throw exchange.failure ? troubleOf(name, exchange.failure) : error;
  }
};

const sent = (request: GraphRequest, method: Method, body: Asked<CallName>['body']): Promise<Response> => {
  switch (method) {
    case 'GET':
      return request.get() as Promise<Response>;
    case 'POST':
      return request.post(body) as Promise<Response>;
    case 'PATCH':
      return request.patch(body) as Promise<Response>;
    case 'DELETE':
      return request.delete() as Promise<Response>;
    default:
      return unreachable(method);
  }
};

const parse = (text: string): unknown => {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return UNREADABLE;
  }
};

const troubleOf = (call: CallName, failure: Failure): GraphError => {
  if (failure.failure === 'no-answer') return unanswered(call, failure.reason);
  const remedy =
    failure.kind === 'unavailable'
      ? 'Microsoft Entra could not be asked for a token; try again later'
      : `The application could not sign in; check AZURE_TENANT_ID, ${clientOf(call)} and its secret, certificate or managed identity`;
  return new GraphError({ call, kind: failure.kind, status: 'no answer', code: failure.reason, remedy });
};

/** The variable that names who makes this call; a tier without an identity of its own is the application's. */
const clientOf = (call: CallName): string => {
  const tier = tierOf(call);
  return tier === 'invite' ? 'AZURE_CLIENT_ID' : `${tier.toUpperCase()}_CLIENT_ID or AZURE_CLIENT_ID`;
};

/** What an answer means: its value, or the error it is. */
export const interpret = <T>(name: CallName, answered: Answered, shape: z.ZodType<T>): T => {
  if (answered.status < 200 || answered.status > 299) throw errorFrom(name, answered);
  if (answered.body === UNREADABLE) throw unreadable(name, answered, 'no JSON');
  const parsed = shape.safeParse(answered.body);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map(({ path }) => path.join('.') || 'a body');
  throw unreadable(name, answered, [...new Set(where)].slice(0, 3).join(', '));
};
