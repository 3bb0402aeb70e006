import pg from 'pg';
import { originNow } from '../../src/kernel/origin.js';
import { runHere } from '../../test/support/bot-here.js';

/**
 * The bot in a process of its own, whose jobs record on what they had read before they asked Microsoft, as many a bot does: the
 * nomination is not read again under a lock, and nobody looks at the revision.
 */
type Query = (text: unknown, parameters?: readonly unknown[], ...others: unknown[]) => unknown;
const READING = 'select state from guestlist.nominations where id = $1';
const remembered = new Map<string, unknown>();

const placeOf = (parameters: readonly unknown[] = []): string | undefined => {
  const origin = originNow();
  return origin?.name === 'invite-guest' ? `${origin.id} ${String(parameters[0])}` : undefined;
};

const pool = pg.Pool.prototype as unknown as { query: Query };
const read = pool.query;
pool.query = async function (text, parameters, ...others) {
  const result = (await read.call(this, text, parameters, ...others)) as { readonly rows: readonly unknown[] };
  const place = text === READING ? placeOf(parameters) : undefined;
  if (place) remembered.set(place, result.rows[0]);
  return result;
};

const client = pg.Client.prototype as unknown as { query: Query };
const ask = client.query;
client.query = function (text, parameters, ...others) {
  if (typeof text !== 'string') return ask.call(this, text, parameters, ...others);
  const place = text.startsWith(`with found as materialized (${READING} for update)`) ? placeOf(parameters) : undefined;
  const row = place && remembered.get(place);
  if (row) return Promise.resolve({ rows: [row] });
  const blind = text.replace(
    /(update guestlist\.nominations [^]*where id = \$1) and revision = \$2/,
    '$1 and $2::integer is not null',
  );
  return ask.call(this, blind, parameters, ...others);
};

await runHere();
