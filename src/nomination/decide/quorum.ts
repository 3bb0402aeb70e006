import type { Stage } from '../../policy/policy.js';
import type { Asked, Decision, Items } from '../asking.js';
import { awaited } from '../awaited.js';
import type { Chosen, NominationEvent } from '../events.js';
import { evolve } from '../evolve.js';
import { aboutThese, covers, someOf } from '../items.js';
import { agreedTo, hasNext, keysOf, lanesOf, needsOf, openLanes, type Lane } from '../lanes.js';
import { yes, type Awaiting, type NominationDecision } from './outcome.js';

/** How many must agree, where these are the people of the first source that has any. A channel alone counts as one. */
export const neededOf = (quorum: Stage['quorum'], people: readonly Chosen[]): number => {
  if (quorum !== 'all') return quorum === 'any' ? 1 : quorum;
  return Math.max(1, new Set(people.map(principalOf)).size);
};

/**
 * What follows from these events: the end of the stage where nothing lacks a yes any more, and where too few are left who could
 * still agree to something, the next source's turn or, after the last, its end. Nothing follows for that while the people of the
 * source that is open are not chosen yet.
 */
export const orElse = (nomination: Awaiting, at: Date, ...events: readonly NominationEvent[]): NominationDecision => {
  const after = events.reduce(evolve, nomination);
  if (after.status !== 'awaiting-approval') return yes(...events);
  const open = openLanes(after);
  if (open.length === 0) return yes(...events, ...ended(after, at));
  return yes(
    ...events,
    ...exhausted(
      after,
      open.filter((lane) => lane.chosen && lacks(after, lane)),
      at,
    ),
  );
};

/** Whether too few are left of those asked so far who could agree to it. */
export const lacks = (nomination: Awaiting, lane: Lane): boolean =>
  possible(nomination, lane) < needsOf(nomination, lane);

/** Nobody more will answer about these of those asked so far. */
export const exhausted = (nomination: Awaiting, lanes: readonly Lane[], at: Date): readonly NominationEvent[] => {
  const next = lanes.filter((lane) => hasNext(nomination, lane));
  const over = lanes.filter((lane) => !next.includes(lane));
  const turns = bySource(next).map(([source, some]): NominationEvent => ({
    type: 'source-exhausted',
    source,
    ...named(nomination, some),
    at,
  }));
  if (over.length === 0) return turns;
  if (over.length < lanesOf(nomination).length) return [...turns, ...left(nomination, over, 'nobody-left', at)];
  return [
    ...overtaken(nomination, at),
    { type: 'expired', nobodyReached: !wasReached(nomination), nobodyLeft: true, at },
  ];
};

/** These fall away without an answer, and what is left goes on: into the next stage, if it lacks nothing more. */
export const left = (
  nomination: Awaiting,
  lanes: readonly Lane[],
  why: 'unanswered' | 'nobody-left',
  at: Date,
): readonly NominationEvent[] => {
  const fell: NominationEvent = { type: 'fell', fallen: { access: itemsIn(nomination, keysOf(lanes)), at, why }, at };
  const after = evolve(nomination, fell);
  if (after.status !== 'awaiting-approval') return [fell];
  return openLanes(after).length === 0 ? [fell, ...ended(after, at)] : [fell, ...moot(after, at)];
};

export const itemsIn = ({ access }: Awaiting, about: Items) => access.filter(({ key }) => about.includes(key));

/** The stage is over: all that is left has its yeses, the last of them with this one. */
export const ended = (nomination: Awaiting, at: Date, decision?: Decision): readonly NominationEvent[] => {
  const { stage, judgement } = nomination;
  const last = decision ? { decision } : {};
  return [
    ...overtaken(nomination, at),
    stage + 1 < judgement.stages.length
      ? { type: 'stage-approved', stage, ...last, at }
      : { type: 'approved', ...last, at },
  ];
};

/** Lanes by the source that was asked last, those of the first source first. */
export const bySource = (lanes: readonly Lane[]): readonly (readonly [source: number, lanes: readonly Lane[]])[] =>
  [...new Set(lanes.map(({ source }) => source))]
    .toSorted((one, other) => one - other)
    .map((source) => [source, lanes.filter((lane) => lane.source === source)]);

/** What an event is about; nothing where that is all of it. */
export const named = ({ access }: Awaiting, lanes: readonly Lane[]): { readonly about?: Items } =>
  aboutThese(someOf(access, keysOf(lanes)));

/** Whether anybody in this stage had our card, or answered without one. */
export const wasReached = ({ asked, channels = [], agreed }: Awaiting): boolean =>
  agreed.length > 0 ||
  channels.some(({ reached }) => reached === 'yes') ||
  asked.some(({ reached, passed }) => passed || reached === 'yes' || reached === 'by-mail' || reached === 'lost');

/** A yes on a condition that nobody needs any more. */
export const overtaken = ({ proposed }: Awaiting, at: Date): readonly NominationEvent[] =>
  proposed ? [{ type: 'change-declined', proposed, why: 'overtaken', at }] : [];

/** As far as all that it was a yes to is settled otherwise. */
export const moot = (nomination: Awaiting, at: Date): readonly NominationEvent[] => {
  const about = nomination.proposed?.decision.about;
  return openLanes(nomination).some(({ key }) => covers(about, key)) ? [] : overtaken(nomination, at);
};

/** One answer counts for whoever gives it and for whoever they stand in for; anybody of a channel could give one. */
const possible = (nomination: Awaiting, lane: Lane): number => {
  const { channels = [] } = nomination;
  if (channels.some(({ reached, about }) => reached !== 'no' && covers(about, lane.key))) return Infinity;
  const voices = awaited(nomination).filter(({ about }) => covers(about, lane.key));
  return agreedTo(nomination, lane).length + new Set(voices.map(principalOf)).size;
};

const principalOf = ({ person, for: whose }: Pick<Asked, 'person' | 'for'>) => (whose?.person ?? person).id;
