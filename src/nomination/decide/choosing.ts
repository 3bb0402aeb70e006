import type { Asked } from '../asking.js';
import type { Chosen } from '../events.js';
import { awaited, barredFrom, isChosen, stageOf, voices, whoseAnswers, type Nomination } from '../nomination.js';
import { nothing, yes, type Awaiting, type CommandOf, type NominationDecision } from './outcome.js';
import { exhausted, hasNext, neededOf, orElse, possible, needs } from './quorum.js';

/** Late, or for a stage or source that is not open: nothing. */
export const choose = (
  nomination: Nomination,
  { stage, source, people, channel, unread }: CommandOf<'choose-approvers'>,
  at: Date,
): NominationDecision => {
  if (nomination.status !== 'awaiting-approval' || isChosen(nomination)) return nothing();
  if (nomination.stage !== stage || nomination.source !== source) return nothing();
  const barred = barredFrom(nomination);
  const able = people.filter((one) => voicesOf(one).every((id) => !barred.has(id)));
  const added = eachOnce(able).filter((one) => mayBeAsked(nomination, one));
  const news = channel && !nomination.channels?.some((one) => one.channel === channel.channel) ? channel : undefined;
  const before = unread ? [{ type: 'source-unread', stage, source, why: unread, at } as const] : [];
  const isNobody = added.length === 0 && !news;
  if (isNobody && (hasNext(nomination) || possible(nomination) < needs(nomination)))
    return yes(...before, ...exhausted(nomination, at));
  const isFirst = nomination.needed === undefined;
  return orElse(nomination, at, ...before, {
    type: 'approvers-chosen',
    source,
    people: added,
    ...(news && { channel: news }),
    ...(isFirst && { needed: neededOf(stageOf(nomination)?.quorum ?? 'any', able) }),
    at,
  });
};

/**
 * From now on somebody stands in for an approver who is asked in their own right, and whose answer is still awaited; or that
 * one is back, and is asked besides whoever was asked in their place.
 */
export const standIn = (nomination: Nomination, { stands }: CommandOf<'stand-in'>, at: Date): NominationDecision => {
  if (nomination.status !== 'awaiting-approval' || !mayBeAsked(nomination, stands)) return nothing();
  const isWanted = awaited(nomination).some((one) =>
    stands.for ? !one.for && one.person.id === stands.for.person.id : one.for?.person.id === stands.person.id,
  );
  return isWanted && voicesOf(stands).every((id) => !barredFrom(nomination).has(id))
    ? yes({ type: 'stand-in-asked', stands, at })
    : nothing();
};

export const recordReach = (
  nomination: Nomination,
  { personId, reached }: CommandOf<'record-reach'>,
  at: Date,
): NominationDecision => {
  if (nomination.status !== 'awaiting-approval') return nothing();
  const asked = nomination.asked.find(({ person }) => person.id === personId);
  return asked && mayBecome(nomination, asked, reached)
    ? orElse(nomination, at, { type: 'approver-reached', person: asked.person, reached, at })
    : nothing();
};

export const recordChannel = (
  nomination: Nomination,
  { channel, reached }: CommandOf<'record-channel'>,
  at: Date,
): NominationDecision => {
  if (nomination.status !== 'awaiting-approval') return nothing();
  const before = nomination.channels?.find((one) => one.channel === channel)?.reached;
  const isNews = before === 'not-yet' || (before === 'yes' && reached === 'no');
  return isNews ? orElse(nomination, at, { type: 'channel-reached', channel, reached, at }) : nothing();
};

/** Whoever fell out by an earlier source may come in by a later one; whoever is asked, passed it on or has answered may not. */
const mayBeAsked = (nomination: Awaiting, one: Chosen): boolean => {
  const answered = whoseAnswers(nomination.agreed);
  if (voicesOf(one).some((id) => answered.has(id))) return false;
  const before = nomination.asked.find(({ person }) => person.id === one.person.id);
  return !before || (!before.passed && !one.away && (before.reached === 'lost' || before.reached === 'away'));
};

const mayBecome = (nomination: Awaiting, asked: Asked, reached: Asked['reached']): boolean => {
  if (reached === asked.reached) return false;
  switch (asked.reached) {
    case 'not-yet':
      return true;
    case 'held':
      return reached === 'yes' || reached === 'by-mail' || reached === 'no' || reached === 'lost';
    // A reminder may find that they cannot be reached any more, or can again.
    default:
      return reached !== 'held' && reached !== 'away' && awaited(nomination).includes(asked);
  }
};

const voicesOf = ({ person, for: whose }: Chosen): ReturnType<typeof voices> => voices(person, whose?.person);

/** Whoever is asked for themselves is asked for nobody else; whom they would stand in for is counted all the same. */
const eachOnce = (people: readonly Chosen[]): readonly Chosen[] => {
  const own = new Set(people.filter((one) => !one.for).map(({ person }) => person.id));
  const distinct = people.filter((one) => !one.for || !own.has(one.person.id));
  return [...new Map(distinct.map((one) => [one.person.id, one])).values()];
};
