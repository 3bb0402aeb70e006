import type { OutgoingActivity } from './activities.js';

/** Brings activities to the bot as Teams does, which includes bringing them twice. */

export type BotAnswer =
  | { readonly outcome: 'answered'; readonly status: number; readonly body?: unknown }
  /** Longer than a turn may take; Teams shows the person an error. */
  | { readonly outcome: 'late' }
  /** Nobody listens at the bot's address, or the connection broke. */
  | { readonly outcome: 'unreachable' };

export type Delivered = BotAnswer & { readonly times: number };

/** How the local Teams behaves on the way to the bot; changed by `POST /_local/settings`. */
export type DeliverySettings = {
  /** Whether a message is sent again when the bot answers late or with 5xx. */
  readonly redeliver: boolean;
  /** How many of the next activities are sent twice, whatever the bot answers. */
  readonly redeliverNext: number;
  /** How long an activity is on its way. */
  readonly deliveryDelayMs: number;
};

export interface Delivery {
  deliver(activity: OutgoingActivity): Promise<Delivered>;
  close(): void;
}

/** Teams' own patience for a turn; 10 to 15 seconds are reported. */
const TURN_MS = 15_000;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const wait = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      done();
    });
  });

/** `newId` names an invoke that comes again, which Teams sends under another id; a message keeps its own. */
export const createDelivery = (options: {
  readonly botUrl: string;
  readonly settings: () => DeliverySettings;
  readonly change: (settings: { readonly redeliverNext: number }) => void;
  readonly newId: () => string;
  /** Milliseconds. */
  readonly patience?: number | undefined;
}): Delivery => {
  const { botUrl, settings, newId, patience = TURN_MS } = options;
  const closing = new AbortController();
  const endpoint = new URL('/api/messages', botUrl);

  const ask = async (activity: OutgoingActivity): Promise<BotAnswer> => {
    try {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(activity),
        signal: closing.signal,
      });
      const body = await response.text();
      return { outcome: 'answered', status: response.status, ...(body === '' ? {} : { body: parsed(body) }) };
    } catch {
      return { outcome: 'unreachable' };
    }
  };

  /** The slow request is left running, as Teams leaves it: a bot may still finish the turn nobody waits for. */
  const askInTime = async (activity: OutgoingActivity): Promise<BotAnswer> => {
    const enough = new AbortController();
    const late = wait(patience, AbortSignal.any([enough.signal, closing.signal])).then((): BotAnswer => ({
      outcome: 'late',
    }));
    const answer = await Promise.race([ask(activity), late]);
    enough.abort();
    return answer;
  };

  const isForced = (): boolean => {
    const { redeliverNext } = settings();
    if (redeliverNext > 0) options.change({ redeliverNext: redeliverNext - 1 });
    return redeliverNext > 0;
  };

  const failed = (answer: BotAnswer): boolean =>
    answer.outcome === 'late' || (answer.outcome === 'answered' && answer.status >= 500);

  const deliver = async (activity: OutgoingActivity): Promise<Delivered> => {
    const forced = isForced();
    if (settings().deliveryDelayMs > 0) await wait(settings().deliveryDelayMs, closing.signal);
    const first = await askInTime(activity);
    if (forced) {
      await askInTime(activity.type === 'invoke' ? { ...activity, id: newId() } : activity);
      return { ...first, times: 2 };
    }
    if (activity.type === 'message' && settings().redeliver && failed(first) && !closing.signal.aborted)
      return { ...(await askInTime(activity)), times: 2 };
    return { ...first, times: 1 };
  };

  return { deliver, close: () => closing.abort() };
};
