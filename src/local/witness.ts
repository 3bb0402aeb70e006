import type { Handler, Incoming, Outcome } from './edge.js';
import type { Exchange, Side } from './requests.js';
import type { Tenant } from './tenant.js';

/** Stands between the bot and the tenant: lets faults happen, and writes down every exchange. */

const SECRET = ['authorization', 'cookie'];

const readable = (headers: Incoming['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !SECRET.includes(name))
      .map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );

type Heard = Pick<Exchange, 'status' | 'answerHeaders' | 'answer'>;

const heard = (outcome: Outcome): Heard => {
  if (typeof outcome === 'string' || outcome.half) return { status: 0, answerHeaders: {} };
  const answerHeaders = Object.fromEntries(
    Object.entries(outcome.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return { status: outcome.status, answerHeaders, ...(outcome.body !== undefined && { answer: outcome.body }) };
};

/** `root` is what the log and the faults leave off the path. */
export const witness =
  (tenant: Tenant, on: Side, root: string, handler: Handler): Handler =>
  async (incoming) => {
    const began = performance.now();
    const at = tenant.clock.now().toISOString();
    const path = incoming.path.slice(root.length);
    const said = incoming.body ?? (incoming.text === '' ? undefined : incoming.text);
    const outcome = await tenant.faults.around(on, incoming.method, path, incoming.gone, async () => handler(incoming));
    tenant.requests.record({
      on,
      at,
      method: incoming.method,
      path,
      query: incoming.queryText,
      requestHeaders: readable(incoming.headers),
      ...(said !== undefined && { body: said }),
      ...heard(outcome),
      milliseconds: Math.round(performance.now() - began),
    });
    return outcome;
  };
