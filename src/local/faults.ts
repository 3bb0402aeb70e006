import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Answer, Outcome } from './edge.js';
import type { Side } from './requests.js';

const plainAnswer = z.strictObject({
  status: z.number().int().min(200).max(599),
  code: z.string().optional(),
  message: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  /** A page as a proxy would send it, in place of JSON. */
  html: z.literal(true).optional(),
});

export const faultSchema = z.strictObject({
  id: z.string().min(1).optional(),
  on: z.enum(['graph', 'connector']),
  method: z.string().optional(),
  /** A regular expression on the path, without `/v1.0` or `/connector`. Parts of a `$batch` are matched by their own path too. */
  path: z.string().refine(isPattern, 'This is no regular expression.').optional(),
  /** So many matching requests pass first. */
  skip: z.number().int().min(0).default(0),
  /** So many are hit; null is all that follow. */
  times: z.number().int().min(1).nullable().default(1),
  /** 'after': the tenant acts as asked, and then answers like this. */
  when: z.enum(['before', 'after']).default('before'),
  /** Absent: the usual answer, after the delay. 'half': half of what the tenant answers once it has acted, then a cut connection. */
  answer: z.union([plainAnswer, z.enum(['hang', 'reset', 'hold', 'half'])]).optional(),
  delayMs: z.number().int().min(0).max(600_000).optional(),
});

export type Fault = z.infer<typeof faultSchema>;

/** Trouble on request. */
export type Faults = {
  /** Returns its id. */
  plant(fault: Fault): string;
  list(): readonly (Fault & { readonly id: string; readonly holding: boolean })[];
  /** Lets what this fault holds go on; false where it holds nothing. */
  release(id: string): boolean;
  /** Takes all away; what is held or delayed goes on. */
  clear(): void;
  /** How many requests met a fault of each kind since the tenant began: `429`, `half`, `reset after`. */
  met(): Readonly<Record<string, number>>;
  /** Acts, through the fault that is due for this exchange. */
  around(on: Side, method: string, path: string, gone: AbortSignal, act: () => Promise<Outcome>): Promise<Outcome>;
};

function isPattern(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}

const CODES: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  401: 'InvalidAuthenticationToken',
  403: 'Authorization_RequestDenied',
  404: 'Request_ResourceNotFound',
  409: 'Conflict',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
};

const MESSAGES: Readonly<Record<number, string>> = {
  401: 'Access token has expired or is not yet valid.',
  403: 'Insufficient privileges to complete the operation.',
  429: 'Please retry again later.',
};

const innerError = (): object => {
  const id = randomUUID();
  return { date: new Date().toISOString().slice(0, 19), 'request-id': id, 'client-request-id': id };
};

const draw = (answer: z.infer<typeof plainAnswer>): Answer => {
  const { status, code, message, headers, html } = answer;
  if (html)
    return {
      status,
      headers: { 'Content-Type': 'text/html', ...headers },
      body: `<html><body><h1>${status}</h1>The service is not available.</body></html>`,
    };
  if (status < 400) return { status, ...(headers && { headers }), body: {} };
  const error = {
    code: code ?? CODES[status] ?? 'UnknownError',
    message: message ?? MESSAGES[status] ?? 'An error has occurred.',
    innerError: innerError(),
  };
  return { status, ...(headers && { headers }), body: { error } };
};

/** `done`: what the tenant would have answered. */
const answering = (answer: Exclude<Fault['answer'], 'hold' | undefined>, done: Outcome = 'reset'): Outcome => {
  if (answer === 'half') return typeof done === 'string' ? done : { ...done, half: true };
  return typeof answer === 'string' ? answer : draw(answer);
};

const kindOf = ({ answer, when }: Fault): string =>
  `${typeof answer === 'object' ? answer.status : (answer ?? 'delay')}${when === 'after' ? ' after' : ''}`;

type Planted = Fault & { readonly id: string; left: number; passing: number };

export const createFaults = (): Faults => {
  let planted: Planted[] = [];
  let calm = new AbortController();
  const held = new Map<string, { fault: Planted; letGo: (() => void)[] }>();
  const met: Record<string, number> = {};

  const due = (on: Side, method: string, path: string): Planted | undefined => {
    for (const fault of planted) {
      if (fault.on !== on || (fault.method && fault.method.toUpperCase() !== method)) continue;
      if (fault.path !== undefined && !new RegExp(fault.path).test(path)) continue;
      if (fault.passing > 0) {
        fault.passing -= 1;
        continue;
      }
      fault.left -= 1;
      const kind = kindOf(fault);
      met[kind] = (met[kind] ?? 0) + 1;
      if (fault.left <= 0) planted = planted.filter((other) => other !== fault);
      return fault;
    }
    return undefined;
  };

  const hold = (fault: Planted): Promise<void> =>
    new Promise((resolve) => {
      const entry = held.get(fault.id) ?? { fault, letGo: [] };
      entry.letGo.push(resolve);
      held.set(fault.id, entry);
    });

  const release = (id: string): boolean => {
    const entry = held.get(id);
    held.delete(id);
    entry?.letGo.forEach((letGo) => letGo());
    return entry !== undefined;
  };

  const shown = ({ left: _left, passing: _passing, ...fault }: Planted): Fault & { id: string; holding: boolean } => ({
    ...fault,
    holding: held.has(fault.id),
  });

  return {
    plant: (fault) => {
      const id = fault.id ?? randomUUID();
      planted.push({ ...fault, id, left: fault.times ?? Infinity, passing: fault.skip });
      return id;
    },
    list: () =>
      [...planted, ...[...held.values()].map((entry) => entry.fault).filter((fault) => !planted.includes(fault))].map(
        shown,
      ),
    release,
    met: () => ({ ...met }),
    clear: () => {
      planted = [];
      calm.abort();
      calm = new AbortController();
      for (const id of [...held.keys()]) release(id);
    },
    around: async (on, method, path, gone, act) => {
      const fault = due(on, method, path);
      if (!fault) return act();
      if (fault.when === 'after') {
        const done = await act();
        if (fault.delayMs) await sleep(fault.delayMs, undefined, { signal: calm.signal }).catch(() => undefined);
        if (fault.answer === 'hold') await hold(fault);
        if (fault.answer === undefined || fault.answer === 'hold') return done;
        return answering(fault.answer, done);
      }
      if (fault.delayMs) await sleep(fault.delayMs, undefined, { signal: calm.signal }).catch(() => undefined);
      if (fault.answer === 'hold') await hold(fault);
      // A client that died while its request was held never reached the service: nothing may happen afterwards.
      if (gone.aborted) return 'reset';
      if (fault.answer === undefined || fault.answer === 'hold') return act();
      return fault.answer === 'half' ? answering('half', await act()) : answering(fault.answer);
    },
  };
};
