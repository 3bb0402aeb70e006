import type { Stage } from '../../policy/policy.js';
import type { Chosen, NominationEvent } from '../events.js';
import { evolve } from '../evolve.js';
import { awaited, isChosen, stageOf } from '../nomination.js';
import { yes, type Awaiting, type NominationDecision } from './outcome.js';

/** How many must agree, where these are the people of the first source that has any. A channel alone counts as one. */
export const neededOf = (quorum: Stage['quorum'], people: readonly Chosen[]): number => {
  if (quorum !== 'all') return quorum === 'any' ? 1 : quorum;
  return Math.max(1, new Set(people.map(({ person, for: whose }) => (whose?.person ?? person).id)).size);
};

/** How many must agree in the stage that is open; as long as nobody knows who all are, more than there could be. */
export const needs = (nomination: Awaiting): number => {
  if (nomination.needed !== undefined) return nomination.needed;
  const quorum = stageOf(nomination)?.quorum ?? 'any';
  return quorum === 'all' ? Infinity : neededOf(quorum, []);
};

/**
 * What follows where these events leave too few who could still agree: the next source's turn or, after the last, the end.
 * Nothing follows while the people of the source that is open are not chosen yet.
 */
export const orElse = (nomination: Awaiting, at: Date, ...events: NominationEvent[]): NominationDecision => {
  const after = events.reduce(evolve, nomination);
  if (after.status !== 'awaiting-approval' || !isChosen(after) || possible(after) >= needs(after))
    return yes(...events);
  return yes(...events, ...exhausted(after, at));
};

/** Nobody more will answer of those asked so far. */
export const exhausted = (nomination: Awaiting, at: Date): readonly NominationEvent[] =>
  hasNext(nomination)
    ? [{ type: 'source-exhausted', source: nomination.source, at }]
    : [...overtaken(nomination, at), { type: 'expired', nobodyReached: !wasReached(nomination), nobodyLeft: true, at }];

export const hasNext = (nomination: Awaiting): boolean =>
  nomination.source + 1 < (stageOf(nomination)?.sources.length ?? 0);

/** Whether anybody in this stage had our card, or answered without one. */
export const wasReached = ({ asked, channels = [], agreed }: Awaiting): boolean =>
  agreed.length > 0 ||
  channels.some(({ reached }) => reached === 'yes') ||
  asked.some(({ reached, passed }) => passed || reached === 'yes' || reached === 'by-mail' || reached === 'lost');

/** A yes on a condition that nobody needs any more. */
export const overtaken = ({ proposed }: Awaiting, at: Date): readonly NominationEvent[] =>
  proposed ? [{ type: 'change-declined', proposed, why: 'overtaken', at }] : [];

/** One answer counts for whoever gives it and for whoever they stand in for; anybody of a channel could give one. */
export const possible = (nomination: Awaiting): number => {
  const { agreed, channels = [] } = nomination;
  if (channels.some(({ reached }) => reached !== 'no')) return Infinity;
  const voices = new Set(awaited(nomination).map(({ person, for: whose }) => (whose?.person ?? person).id));
  return agreed.length + voices.size;
};
