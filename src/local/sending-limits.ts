import { HOUR, SECOND, type Clock } from '../kernel/clock.js';

/**
 * Teams' limits on what a bot may ask of the connector, and what this one did ask. Source: Microsoft Learn, "Optimize your bot
 * with rate limiting in Teams": 50 requests a second for an app in a tenant; to one thread 7 sends a second and 1,800 an hour.
 */
export type SendingLimits = {
  /** Counts one request, and a send where it writes into a thread; the seconds to wait where there were too many. A refused one does not count. */
  take(thread?: string): number | undefined;
  load(): Load;
  clear(): void;
};

export type Load = {
  readonly requests: number;
  readonly refused: number;
  readonly mostInASecond: number;
  readonly mostToOneThreadInASecond: number;
  readonly mostToOneThreadInAnHour: number;
};

const PER_SECOND = 50;
const TO_A_THREAD = 7;
const TO_A_THREAD_IN_AN_HOUR = 1800;

const nothing: Load = {
  requests: 0,
  refused: 0,
  mostInASecond: 0,
  mostToOneThreadInASecond: 0,
  mostToOneThreadInAnHour: 0,
};

type Window = { readonly times: readonly number[]; readonly most: number; readonly length: number };

/** `enforced`: whether what is too much is refused; it is counted all the same. */
export const createSendingLimits = (clock: Clock, enforced: () => boolean): SendingLimits => {
  let load = nothing;
  let app: readonly number[] = [];
  const threads = new Map<string, readonly number[]>();

  const within = (times: readonly number[], length: number, now: number): readonly number[] =>
    times.filter((at) => at > now - length);
  /** When there is room again; milliseconds from now, 0 where there is room. */
  const full = ({ times, most, length }: Window, now: number): number =>
    times.length < most ? 0 : (times[times.length - most] ?? now) + length - now;

  return {
    take: (thread) => {
      const now = clock.now().getTime();
      app = within(app, SECOND, now);
      const sent = thread === undefined ? [] : within(threads.get(thread) ?? [], HOUR, now);
      const justSent = within(sent, SECOND, now);
      const sends = thread === undefined ? 0 : 1;
      load = {
        requests: load.requests + 1,
        refused: load.refused,
        mostInASecond: Math.max(load.mostInASecond, app.length + 1),
        mostToOneThreadInASecond: Math.max(load.mostToOneThreadInASecond, justSent.length + sends),
        mostToOneThreadInAnHour: Math.max(load.mostToOneThreadInAnHour, sent.length + sends),
      };
      const wait = Math.max(
        full({ times: app, most: PER_SECOND, length: SECOND }, now),
        full({ times: justSent, most: TO_A_THREAD, length: SECOND }, now),
        full({ times: sent, most: TO_A_THREAD_IN_AN_HOUR, length: HOUR }, now),
      );
      if (wait > 0 && enforced()) {
        load = { ...load, refused: load.refused + 1 };
        return Math.max(1, Math.ceil(wait / SECOND));
      }
      app = [...app, now];
      if (thread !== undefined) threads.set(thread, [...sent, now]);
      return undefined;
    },
    load: () => load,
    clear: () => {
      load = nothing;
      app = [];
      threads.clear();
    },
  };
};
