import { later, MINUTE } from '../../kernel/clock.js';
import type { Database } from '../database.js';
import { createWatches } from '../watches.js';
import type { Outlet } from './outlet.js';
import { entriesAfter, type Recorded } from './reading.js';
import type { Place } from './sealing.js';

export type StreamSettings = {
  readonly outlet: Outlet;
  /** With who the guest is, and why; else ids alone. */
  readonly texts?: boolean;
};

const NAME = 'record-stream';
const AT_ONCE = 200;
/** Of one turn: together they take less than a turn may. */
const ROUNDS = 5;
const TURN = MINUTE;

/**
 * Sends on what was chained since, in the order of the chain: what did not arrive is sent again before anything after it. One
 * replica at a time. What arrived while nobody could note it comes a second time. Returns how many were sent.
 */
export const createStreaming =
  (database: Database, stream: StreamSettings | undefined) =>
  async (now: Date): Promise<number> => {
    if (!stream) return 0;
    const watches = createWatches(database);
    const turn = await watches.take(NAME, now, later(now, TURN));
    if (!turn) return 0;
    let last = placeIn(turn.mark);
    let sent = 0;
    try {
      for (let round = 0; round < ROUNDS; round++) {
        const entries = await entriesAfter(database, last, AT_ONCE);
        if (entries.length === 0) break;
        await stream.outlet(entries.map((entry) => lineOf(entry, stream.texts === true)));
        last = placeOf(entries.at(-1)) ?? last;
        await watches.keep(NAME, `${last.day}/${last.place}`);
        sent += entries.length;
      }
    } finally {
      await watches.putOff(NAME, now);
    }
    return sent;
  };

const placeIn = (mark = ''): Place => {
  const [day = '', place = '0'] = mark.split('/');
  return { day, place: Number(place) };
};

const placeOf = (entry: Recorded | undefined): Place | undefined =>
  entry?.day && entry.place ? { day: entry.day, place: entry.place } : undefined;

const lineOf = ({ forWhom, why, ...entry }: Recorded, texts: boolean): string =>
  JSON.stringify({ record: true, ...entry, ...(texts && { forWhom, why }) });
