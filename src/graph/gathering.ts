import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import { inTime } from '../kernel/in-time.js';
import type { Log } from '../kernel/log.js';
import { BATCH_LIMIT, mayPass, readTogether, SHORT, waitAfter, type Part, type PartAnswer } from './batch.js';
import type { Call } from './call.js';
import { GraphError, unanswered } from './errors.js';

/** Asks for one read; its answer comes with the round trip it travels in. */
export type Ask = <T>(part: Part<T>) => Promise<PartAnswer<T>>;

/** Round trips in all, those included that ask again. */
const TRIPS = 3;

type Waiting = {
  readonly part: Part<unknown>;
  readonly settle: (answer: PartAnswer<unknown>) => void;
  readonly again: boolean;
};

/**
 * Runs work that asks for many reads, and sends them together: what is asked in the same moment travels in one `$batch`,
 * what follows from its answers in the next. Where not all fit, the first to ask go first; what finds no trip is answered as
 * unavailable. What was throttled or failed at Microsoft, alone or with its whole trip, is asked once more where a trip is
 * left and the wait is short. `within` milliseconds all of it is over: a trip that takes longer is not waited for, and what
 * earlier ones brought is kept. Throws only where no trip at all was answered.
 */
export const gather = async <T>(call: Call, log: Log, within: number, work: (ask: Ask) => Promise<T>): Promise<T> => {
  const waiting: Waiting[] = [];
  const ask: Ask = <A>(part: Part<A>) =>
    new Promise<PartAnswer<A>>((resolve) => {
      waiting.push({ part, settle: (answer) => resolve(answer as PartAnswer<A>), again: false });
    });
  const [done] = await Promise.all([work(ask), travel(call, log, waiting, performance.now() + within)]);
  return done;
};

const travel = async (call: Call, log: Log, waiting: Waiting[], latest: number): Promise<void> => {
  const silences: GraphError[] = [];
  let trips = 0;
  while (await anybodyIn(waiting)) {
    if (trips === TRIPS || performance.now() >= latest) {
      leaveBehind(waiting, log);
      continue;
    }
    trips += 1;
    const aboard = waiting.splice(0, BATCH_LIMIT);
    const { answers, silence } = await send(call, aboard, latest - performance.now());
    if (silence) silences.push(silence);
    const waits = aboard.map((one, index) =>
      trips < TRIPS && !one.again ? worthwhile(answers[index], latest) : undefined,
    );
    for (const [index, one] of aboard.entries()) if (waits[index] === undefined) settle(one, answers[index], log);
    const repeats = aboard.filter((_, index) => waits[index] !== undefined);
    waiting.unshift(...repeats.map((one) => ({ ...one, again: true })));
    if (repeats.length > 0) await pause(Math.max(...waits.map((wait) => wait ?? 0)));
  }
  if (silences.length === trips && silences[0]) throw silences[0];
};

/** Whoever was answered has asked on by the next turn of the event loop. */
const anybodyIn = async (waiting: readonly Waiting[]): Promise<boolean> => {
  await turn();
  return waiting.length > 0;
};

type Trip = { readonly answers: readonly PartAnswer<unknown>[]; readonly silence?: GraphError };

const send = async (call: Call, aboard: readonly Waiting[], within: number): Promise<Trip> => {
  const parts = aboard.map(({ part }) => part);
  const lost = (error: GraphError): Trip => ({ answers: parts.map(() => ({ ok: false, error })), silence: error });
  try {
    const answers = await inTime(readTogether(call, parts, { once: true }), within);
    return answers ? { answers } : lost(unanswered('POST /$batch', 'TooLate'));
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    return lost(error);
  }
};

/** Milliseconds after which to ask again, if that is worth a trip. */
const worthwhile = (answer: PartAnswer<unknown> | undefined, latest: number): number | undefined => {
  if (!mayPass(answer)) return undefined;
  const wait = waitAfter(answer.error);
  return wait <= SHORT && performance.now() + wait <= latest ? wait : undefined;
};

const leaveBehind = (waiting: Waiting[], log: Log): void => {
  for (const one of waiting.splice(0)) settle(one, undefined, log);
};

const settle = (one: Waiting, answered: PartAnswer<unknown> | undefined, log: Log): void => {
  const answer = answered ?? { ok: false, error: unanswered(one.part.name, 'NoTripLeft') };
  if (!answer.ok) {
    const { message, code = '', status } = answer.error;
    log.debug(`In a batch: ${message}`, { code, status });
  }
  one.settle(answer);
};
