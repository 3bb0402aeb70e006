import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { SECOND } from '../kernel/clock.js';
import { interpret, type Call } from './call.js';
import { parted, type CALLS, type CallName, type Method } from './calls.js';
import { GraphError, unreadable, type Answered } from './errors.js';
import { fill, type ParamsOf, type Query } from './path.js';

/** json-batching: at most 20 requests in one. */
export const BATCH_LIMIT = 20;

/** One read inside a `$batch`, and what its answer should look like. */
export type Part<T> = { readonly name: ReadName; readonly shape: z.ZodType<T> } & Request;
type Request = {
  readonly method: Method;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
};

/** What may be asked twice: a GET, or a POST that only reads. A batch holds no other batch. */
type ReadName = Exclude<ReadingPost | Extract<CallName, `GET ${string}`>, 'POST /$batch'>;
type ReadingPost = {
  [N in CallName]: (typeof CALLS)[N] extends { readonly onlyReads: true } ? N : never;
}[CallName];

/** What some filters and every count of directory objects ask for; in a batch, each part for itself. */
export const EVENTUAL = { ConsistencyLevel: 'eventual' } as const;

export type PartAnswer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: GraphError };

export const part = <N extends ReadName, T>(
  name: N,
  asked: {
    readonly params?: Readonly<Record<ParamsOf<N>, string>>;
    readonly query?: Query;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: object;
  },
  shape: z.ZodType<T>,
): Part<T> => {
  const { method, path } = parted(name);
  const headers = { ...asked.headers, ...(asked.body && { 'Content-Type': 'application/json' }) };
  return {
    name,
    shape,
    method,
    url: fill(path, asked.params, asked.query),
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(asked.body && { body: asked.body }),
  };
};

const batchAnswer = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number(),
      headers: z.record(z.string(), z.unknown()).nullish(),
      body: z.unknown(),
    }),
  ),
});

type Answers<P extends readonly Part<unknown>[]> = {
  readonly [I in keyof P]: P[I] extends Part<infer T> ? PartAnswer<T> : never;
};

/**
 * Several reads in one request. Each is answered alone, in the order they were asked; one may be refused or throttled
 * though the whole says 200. Throws only where the batch itself was not answered. `once`: that is not asked again either.
 */
export const readTogether = async <const P extends readonly Part<unknown>[]>(
  call: Call,
  parts: P,
  insistence: { readonly once?: true } = {},
): Promise<Answers<P>> => {
  const requests = parts.map(({ method, url, headers, body }, index) => ({
    id: String(index + 1),
    method,
    url,
    ...(headers && { headers }),
    ...(body && { body }),
  }));
  const { responses } = await call('POST /$batch', { body: { requests }, ...insistence }, batchAnswer);
  const answers = parts.map((asked, index) => {
    const { status = 504, headers, body } = responses.find(({ id }) => id === String(index + 1)) ?? {};
    return answerOf(asked, { status, header: headerIn(headers), body });
  });
  return answers as Answers<P>;
};

/** The same, with one more try for the parts that were throttled or failed at Microsoft, where the wait is short. */
export const readTogetherPatiently = async <const P extends readonly Part<unknown>[]>(
  call: Call,
  parts: P,
): Promise<Answers<P>> => {
  const answers: readonly PartAnswer<unknown>[] = await readTogether(call, parts);
  const waits = answers.flatMap((answer) => (mayPass(answer) ? [waitAfter(answer.error)] : []));
  if (waits.length === 0 || Math.max(...waits) > SHORT) return answers as Answers<P>;
  await pause(Math.max(...waits));
  const failed = parts.filter((_, index) => mayPass(answers[index]));
  const again: PartAnswer<unknown>[] = [...(await readTogether(call, failed))];
  return answers.map((answer) => (mayPass(answer) ? (again.shift() ?? answer) : answer)) as Answers<P>;
};

/** A wait that nobody minds, in milliseconds. */
export const SHORT = 2 * SECOND;

/** Throttled, failed at Microsoft, or not answered: the next try may be. */
export const mayPass = <T>(answer: PartAnswer<T> | undefined): answer is Extract<PartAnswer<T>, { ok: false }> => {
  if (answer?.ok !== false) return false;
  const { status, kind } = answer.error;
  return status === 'no answer' ? kind === 'unavailable' : status === 429 || status >= 500;
};

/** Milliseconds until then. */
export const waitAfter = (error: GraphError): number => error.retryAfter ?? SECOND / 2;

const answerOf = <T>({ name, shape }: Part<T>, answered: Answered): PartAnswer<T> => {
  try {
    return { ok: true, value: interpret(name, answered, shape) };
  } catch (error) {
    return { ok: false, error: error instanceof GraphError ? error : unreadable(name, answered, 'a body') };
  }
};

const headerIn =
  (headers: Readonly<Record<string, unknown>> | null | undefined): Answered['header'] =>
  (name) => {
    const found = Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name);
    return found ? String(found[1]) : null;
  };
