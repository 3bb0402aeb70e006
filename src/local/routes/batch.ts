import { z } from 'zod';
import type { Outcome } from '../edge.js';
import { refuse, type Call, type Reply } from './route.js';

/** `$batch`: up to 20 requests in one, each answered, limited and refused by itself. */

const MOST = 20;
const METHODS_WITH_BODY = ['POST', 'PUT', 'PATCH'];

const stepSchema = z.strictObject({
  id: z.string(),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  url: z.string(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.unknown().optional(),
  dependsOn: z.array(z.string()).optional(),
});
const batchSchema = z.strictObject({ requests: z.array(stepSchema).min(1) });

type Step = z.infer<typeof stepSchema>;

/** One part, answered in full: with its headers, and with Microsoft's error body where it was refused. */
export type Answered = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

export type PerformPart = (part: Call) => Promise<Answered | Exclude<Outcome, object>>;

const problemIn = (steps: readonly Step[]): string | undefined => {
  if (steps.length > MOST) return `Number of batch request steps exceeds the maximum value of ${MOST}.`;
  const ids = steps.map((step) => step.id.toLowerCase());
  if (new Set(ids).size < ids.length) return 'The ids of the requests in a batch must be unique.';
  for (const step of steps) {
    if (!step.url.startsWith('/') || /^\/(v1\.0|beta)\//.test(step.url))
      return `The url of request '${step.id}' must be relative, without host and version.`;
    const hasType = Object.keys(step.headers ?? {}).some((name) => name.toLowerCase() === 'content-type');
    if (step.body !== undefined && step.body !== null && METHODS_WITH_BODY.includes(step.method) && !hasType)
      return `Request '${step.id}' has a body and no Content-Type header.`;
    if (step.dependsOn?.some((id) => !ids.includes(id.toLowerCase()) || id.toLowerCase() === step.id.toLowerCase()))
      return `Request '${step.id}' depends on a request that is not in the batch.`;
  }
  return undefined;
};

const partOf = (step: Step, whole: Call): Call => {
  const [path = '', query = ''] = step.url.split('?', 2);
  const headers = Object.fromEntries(
    Object.entries(step.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return {
    method: step.method,
    path,
    query: new URLSearchParams(query),
    // The parts travel under the token of the whole.
    headers: { ...headers, authorization: whole.headers['authorization'] },
    body: step.body,
    malformed: false,
    text: typeof step.body === 'string' ? step.body : '',
    gone: whole.gone,
  };
};

const FAILED_DEPENDENCY: Answered = {
  status: 424,
  headers: { 'Content-Type': 'application/json' },
  body: { error: { code: 'FailedDependency', message: 'Failed Dependency' } },
};

export const performBatch = async (whole: Call, perform: PerformPart): Promise<Reply | Exclude<Outcome, object>> => {
  const read = batchSchema.safeParse(whole.body);
  if (!read.success) return refuse(400, 'BadRequest', 'Invalid batch payload format.');
  const steps = read.data.requests;
  const problem = problemIn(steps);
  if (problem !== undefined) return refuse(400, 'BadRequest', problem);

  const answers = new Map<string, Promise<Answered | Exclude<Outcome, object>>>();
  const answer = (step: Step): Promise<Answered | Exclude<Outcome, object>> => {
    const known = answers.get(step.id.toLowerCase());
    if (known) return known;
    const promise = (async () => {
      for (const id of step.dependsOn ?? []) {
        const other = steps.find((candidate) => candidate.id.toLowerCase() === id.toLowerCase());
        if (!other) continue;
        const before = await answer(other);
        if (typeof before === 'string') return before;
        if (before.status >= 400) return FAILED_DEPENDENCY;
      }
      return perform(partOf(step, whole));
    })();
    answers.set(step.id.toLowerCase(), promise);
    return promise;
  };
  if (isCircular(steps)) return refuse(400, 'BadRequest', 'The dependencies in a batch must not form a circle.');

  const responses: object[] = [];
  const done = await Promise.all(steps.map(async (step) => ({ step, answered: await answer(step) })));
  for (const { step, answered } of done) {
    if (typeof answered === 'string') return answered;
    responses.push({ id: step.id, ...answered });
  }
  return { status: 200, body: { responses } };
};

const isCircular = (steps: readonly Step[]): boolean => {
  const left = new Map(
    steps.map((step) => [step.id.toLowerCase(), new Set((step.dependsOn ?? []).map((id) => id.toLowerCase()))]),
  );
  for (;;) {
    const free = [...left].filter(([, needs]) => [...needs].every((id) => !left.has(id)));
    if (free.length === 0) return left.size > 0;
    for (const [id] of free) left.delete(id);
  }
};
