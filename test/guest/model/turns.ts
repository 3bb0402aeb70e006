import { later, MINUTE } from '../../../src/kernel/clock.js';
import type { PersonId } from '../../../src/kernel/ids.js';
import type { GuestEvent } from '../../../src/guest/events.js';
import { SUCCESSION, type ReviewReason, type Successor } from '../../../src/guest/guest.js';

/** As far as the clocks of two replicas may be apart. */
const SKEW = 2 * MINUTE;

type EventOf<T extends GuestEvent['type']> = Extract<GuestEvent, { type: T }>;

/** Of one question: who was asked when, and in a search, which of them were looked for. */
export const openTurns = (answer: number) => {
  let why: ReviewReason | undefined;
  let step: Successor | undefined;
  let looked = new Set<Successor>();
  let asked = new Map<PersonId, Date>();
  let had = new Set<PersonId>();

  /** Whom the search may not leave yet. */
  const waiting = (at: Date): boolean => [...asked.values()].some((since) => later(since, answer - SKEW) > at);

  const toAdministrators = (to: Successor, at: Date): string | undefined => {
    const isAgain = step !== undefined || to !== 'administrators';
    const isEarly = waiting(at);
    had = new Set([...had, ...asked.keys()]);
    step = to;
    asked.clear();
    if (isAgain) return 'asked the administrators twice';
    return isEarly ? 'moved on before those who are asked had time' : undefined;
  };

  return {
    begin: (event: EventOf<'review-begun'>): void => {
      [why, step, looked, had] = [event.why, event.search, new Set(), new Set()];
      asked = new Map(event.asked.map(({ id }) => [id, event.at]));
    },
    close: (): void => {
      [why, step] = [undefined, undefined];
      asked.clear();
    },
    looked: (of: Successor): void => {
      if (of === step) looked.add(of);
    },
    ask: ({ asked: people, named, at }: EventOf<'successors-asked'>): string | undefined => {
      const again = people.find(({ id }) => asked.has(id) || had.has(id));
      for (const { id } of people) asked.set(id, at);
      return again && !named ? `asked ${again.name} twice` : undefined;
    },
    move: (to: Successor, at: Date): string | undefined => {
      if (why === 'adopted') return toAdministrators(to, at);
      const isOver = to === step || (step !== undefined && looked.has(step));
      const isEarly = to !== step && waiting(at);
      const isNext = to === step || placeOf(to) === placeOf(step ?? 'owners') + 1;
      had = new Set([...had, ...asked.keys()]);
      step = to;
      asked.clear();
      if (!isOver || !isNext) return 'passed somebody over who was to be asked';
      return isEarly ? 'moved on before those who are asked had time' : undefined;
    },
    /** It stands on nobody's card before. */
    give: (from: Date): void => {
      for (const [id, since] of asked) if (from > since) asked.set(id, from);
    },
    /** Asked once more; they have as long again. Of an end it is a word before it comes. */
    remind: (at: Date): string | undefined => {
      if (why === 'ending') return undefined;
      const isEarly = waiting(at);
      for (const id of asked.keys()) asked.set(id, at);
      return isEarly ? 'reminded those who are asked before they had time' : undefined;
    },
    out: (id: PersonId): void => {
      asked.delete(id);
      had.add(id);
    },
    /** What is missing before it may be said that nobody takes the guest over. */
    missing: (at: Date): string | undefined => {
      const passedOver = SUCCESSION.find((one) => !looked.has(one));
      if (why !== 'no-sponsor') return 'ended for want of a sponsor whom nobody looked for';
      if (passedOver) return `ended before ${passedOver} had their turn`;
      return waiting(at) ? 'ended before those who are asked had time' : undefined;
    },
    why: (): ReviewReason | undefined => why,
    isOpen: (): boolean => why !== undefined,
    isAsked: (id: PersonId): boolean =>
      (why === 'no-sponsor' || why === 'hand-over' || why === 'adopted') && asked.has(id),
  };
};

const placeOf = (step: Successor): number => SUCCESSION.findIndex((one) => one === step);
