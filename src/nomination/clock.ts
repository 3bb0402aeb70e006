import { afterWorkingDays, workedUntil, type Calendar, type Pause } from '../policy/working-time.js';
import type { Asked } from './asking.js';
import { awaited } from './awaited.js';
import { hasNext, openLanes, type Lane } from './lanes.js';
import { stageOf, type Facts, type Nomination, type NominationIn } from './nomination.js';

/** Everything the clock of a stage says follows from the nomination itself; timers only make it look. */
type Awaiting = NominationIn<'awaiting-approval'>;

/** When the stage ends unanswered. Nobody is asked longer than the stay would last. */
export const endsAt = (nomination: Awaiting): Date => {
  const end = latest(nomination, nomination.begunAt, stageOf(nomination)?.within ?? 0);
  return end < nomination.until ? end : nomination.until;
};

/** When the next source is asked about this as well; undefined where there is none, or the one before it is not asked yet. */
export const alternatesFor = (nomination: Awaiting, lane: Lane): Date | undefined => {
  const { alternatesAfter } = stageOf(nomination) ?? {};
  return alternatesAfter !== undefined && lane.chosen && hasNext(nomination, lane)
    ? latest(nomination, lane.since, alternatesAfter)
    : undefined;
};

/** When that is so for the first time of anything that still lacks a yes. */
export const alternatesAt = (nomination: Awaiting): Date | undefined => {
  const coming = openLanes(nomination).filter((lane) => lane.chosen && hasNext(nomination, lane));
  const [first] = coming.toSorted((one, other) => one.since.getTime() - other.since.getTime());
  return first && alternatesFor(nomination, first);
};

/** Whom the clock reminds, and when. Where the stage is over by an approver's own clock, it only waits for others elsewhere. */
export const remindersOf = (nomination: Awaiting): readonly { readonly asked: Asked; readonly at: Date }[] => {
  const { remindAfter, within = 0 } = stageOf(nomination) ?? {};
  if (remindAfter === undefined) return [];
  const waiting = awaited(nomination);
  const stoodInFor = new Set(waiting.map((one) => one.for?.person.id));
  return waiting
    .filter(
      ({ person, reached }) => HAS_CARD.has(reached) && !stoodInFor.has(person.id) && !proposes(nomination, person),
    )
    .map((asked) => ({
      asked,
      at: after(nomination, asked.remindedAt ?? asked.at ?? nomination.begunAt, remindAfter, asked.zone),
    }))
    .filter(({ asked, at }) => at < after(nomination, nomination.begunAt, within, asked.zone));
};

/** When `tick` has something to do; undefined once nothing is asked any more. */
export const nextTick = (nomination: Nomination): Date | undefined => {
  if (nomination.status !== 'awaiting-approval') return undefined;
  const moments = [nomination.dueAt, alternatesAt(nomination), ...remindersOf(nomination).map(({ at }) => at)];
  return moments.filter((at) => at !== undefined).reduce((first, at) => (at < first ? at : first));
};

/** When the clock goes on though the nominator has not answered a question. */
export const inquiryUntil = (facts: Facts, at: Date): Date =>
  afterWorkingDays(at, INQUIRY_DAYS, calendarOf(facts, facts.zone));

/** Working days. */
const INQUIRY_DAYS = 3;

/** Whoever waits for a digest hears of it there, and whoever our card did not get to has nothing to be reminded of. */
const HAS_CARD: ReadonlySet<Asked['reached']> = new Set(['yes', 'by-mail']);

/** Whoever agreed on a condition waits for the nominator, and nobody for them. */
const proposes = ({ proposed }: Awaiting, { id }: Asked['person']): boolean => proposed?.decision.by.id === id;

/** Where those who were asked are spread over the world, the clock stops where it is latest. */
const latest = (nomination: Awaiting, since: Date, duration: number): Date => {
  const zones = new Set(nomination.asked.map(({ zone }) => zone));
  return [...(zones.size > 0 ? zones : [undefined])]
    .map((zone) => after(nomination, since, duration, zone))
    .reduce((end, at) => (at > end ? at : end));
};

/** By the clock of one zone. */
const after = (nomination: Awaiting, since: Date, duration: number, zone: string | undefined): Date =>
  workedUntil(since, duration, calendarOf(nomination, zone), pausesOf(nomination));

const calendarOf = ({ judgement: { working }, zone: nominators }: Facts, zone: string | undefined): Calendar => ({
  zone: zone ?? working?.zone ?? nominators,
  ...(working && { working }),
});

/** While a question was open the clock stood still. */
const pausesOf = ({ inquiries = [], stage }: Awaiting): readonly Pause[] =>
  inquiries
    .filter((inquiry) => inquiry.stage === stage)
    .map(({ at, until, answer }) => ({ from: at, to: answer && answer.at < until ? answer.at : until }));
