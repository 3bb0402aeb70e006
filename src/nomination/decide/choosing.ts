import type { ChannelRef } from '../../policy/policy.js';
import type { Asked, AskedChannel, Items } from '../asking.js';
import { awaited } from '../awaited.js';
import type { Chosen, NominationEvent } from '../events.js';
import { evolve } from '../evolve.js';
import { aboutThese, common, covers, someOf } from '../items.js';
import { hasNext, keysOf, lanesOf, openLanes, type Lane } from '../lanes.js';
import { barredFrom, stageOf, voices, whoseAnswers, type Nomination } from '../nomination.js';
import { nothing, yes, type Awaiting, type CommandOf, type NominationDecision } from './outcome.js';
import { ended, exhausted, lacks, named, neededOf, orElse } from './quorum.js';

/**
 * Late, or for a stage or source that is not open: nothing. Whoever the source has is asked about what waits for it, as far as
 * that is theirs; where it has nobody for some of that, or too few, the next one is asked about it.
 */
export const choose = (nomination: Nomination, found: CommandOf<'choose-approvers'>, at: Date): NominationDecision => {
  const { stage, source, unread, unreadAbout } = found;
  if (nomination.status !== 'awaiting-approval' || nomination.stage !== stage) return nothing();
  if (found.elsewhere) return leave(nomination, found, found.elsewhere, at);
  // A stage may begin with nothing in it that anybody here is asked about.
  if (openLanes(nomination).length === 0) return yes(...ended(nomination, at));
  const lanes = openLanes(nomination).filter((lane) => lane.source === source && !lane.chosen);
  if (lanes.length === 0) return nothing();
  const about = named(nomination, lanes).about;
  const able = ableIn(nomination, found.people, about);
  const each = eachOnce(able);
  const added = each.filter((one) => mayBeAsked(nomination, one));
  const more = [
    ...each.flatMap((one) => moreFor(nomination, one, at)),
    ...moreIn(nomination, found.channel, about, at),
  ];
  const news = found.channel && !channelIn(nomination, found.channel) ? found.channel : undefined;

  const isAsked = ({ key }: Lane) => news !== undefined || [...added, ...more].some((one) => covers(one.about, key));
  const passed = lanes.filter((lane) => !isAsked(lane) && (hasNext(nomination, lane) || lacks(nomination, lane)));
  const chosen = lanes.filter((lane) => !passed.includes(lane));
  const asked: NominationEvent = {
    type: 'approvers-chosen',
    source,
    people: added,
    ...(news && { channel: news }),
    ...neededFor(nomination, chosen, able),
    ...named(nomination, chosen),
    at,
  };
  const before: readonly NominationEvent[] = [
    ...(unread ? [{ type: 'source-unread', stage, source, why: unread, ...aboutThese(unreadAbout), at } as const] : []),
    ...(chosen.length > 0 ? [asked, ...more] : []),
  ];
  const after = before.reduce(evolve, nomination);
  if (after.status !== 'awaiting-approval') return yes(...before);
  const short = openLanes(after).filter((lane) => lane.chosen && lacks(after, lane));
  return yes(...before, ...exhausted(after, [...passed, ...short], at));
};

/** What the people of this source are asked about in Microsoft Entra needs none of them here; about the rest they are asked. */
const leave = (
  nomination: Awaiting,
  { elsewhere: _, ...found }: CommandOf<'choose-approvers'>,
  keys: Items,
  at: Date,
): NominationDecision => {
  const waiting = openLanes(nomination).filter((lane) => lane.source === found.source && !lane.chosen);
  const about = keysOf(waiting).filter((key) => keys.includes(key));
  if (about.length === 0) return choose(nomination, found, at);
  const event = { type: 'left-elsewhere', about, at } as const;
  const after = evolve(nomination, event);
  const decision = choose(after, found, at);
  return decision.ok ? yes(event, ...decision.events) : decision;
};

/** Those who may answer, each with what is theirs of that which waits for them. */
const ableIn = (nomination: Awaiting, people: readonly Chosen[], about: Items | undefined): readonly Chosen[] => {
  const barred = barredFrom(nomination);
  return people
    .filter((one) => voicesOf(one).every((id) => !barred.has(id)))
    .map(({ about: own, ...one }) => ({ ...one, ...aboutThese(someOf(nomination.access, common(own, about))) }))
    .filter((one) => one.about?.length !== 0);
};

/** How many must agree to each of what nobody was chosen for before; whoever has answered about the rest is not counted. */
const neededFor = (nomination: Awaiting, lanes: readonly Lane[], able: readonly Chosen[]) => {
  const quorum = stageOf(nomination)?.quorum ?? 'any';
  const heard = whoseAnswers(nomination.agreed);
  const free = able.filter((one) => voicesOf(one).every((id) => !heard.has(id)));
  const each = lanes
    .filter(({ needed }) => needed === undefined)
    .map(
      ({ key }) =>
        [
          key,
          neededOf(
            quorum,
            free.filter((one) => covers(one.about, key)),
          ),
        ] as const,
    );
  const counts = each.map(([, needed]) => needed);
  const isFirst = lanesOf(nomination).every(({ needed }) => needed === undefined);
  const isUniform = isFirst && new Set(counts).size === 1;
  return {
    ...(isFirst && counts.length > 0 && { needed: Math.max(...counts) }),
    ...(!isUniform &&
      each.length > 0 && { each: Object.fromEntries(each.map(([key, needed]) => [key ?? '', needed])) }),
  };
};

/** Whoever is asked about something else, and has not answered yet, is asked about this as well. */
const moreFor = (nomination: Awaiting, one: Chosen, at: Date): readonly MoreAsked[] => {
  const before = awaited(nomination).find(({ person }) => person.id === one.person.id);
  if (!before || before.for?.person.id !== one.for?.person.id || one.away) return [];
  return moreThan(nomination, before.about, one.about).map((about) => ({
    type: 'more-asked',
    of: one.person.id,
    about,
    at,
  }));
};

const moreIn = (
  nomination: Awaiting,
  channel: ChannelRef | undefined,
  wanted: Items | undefined,
  at: Date,
): readonly MoreAsked[] => {
  const before = channel && channelIn(nomination, channel);
  if (!before || before.reached === 'no') return [];
  return moreThan(nomination, before.about, wanted).map((about) => ({
    type: 'more-asked',
    of: before.channel,
    about,
    at,
  }));
};

type MoreAsked = Extract<NominationEvent, { type: 'more-asked' }>;

/** One list, or none where it is nothing more. */
const moreThan = ({ access }: Awaiting, before: Items | undefined, about: Items | undefined): readonly Items[] => {
  const news = access.flatMap(({ key }) => (covers(about, key) && !covers(before, key) ? [key] : []));
  return news.length > 0 ? [news] : [];
};

const channelIn = ({ channels }: Awaiting, { channel }: ChannelRef): AskedChannel | undefined =>
  channels?.find((one) => one.channel === channel);

/**
 * From now on somebody stands in for an approver who is asked in their own right, and whose answer is still awaited; or that
 * one is back, and is asked besides whoever was asked in their place.
 */
export const standIn = (nomination: Nomination, { stands }: CommandOf<'stand-in'>, at: Date): NominationDecision => {
  if (nomination.status !== 'awaiting-approval' || !mayBeAsked(nomination, stands)) return nothing();
  const instead = awaited(nomination).find((one) =>
    stands.for ? !one.for && one.person.id === stands.for.person.id : one.for?.person.id === stands.person.id,
  );
  return instead && voicesOf(stands).every((id) => !barredFrom(nomination).has(id))
    ? yes({ type: 'stand-in-asked', stands: { ...stands, ...aboutThese(instead.about) }, at })
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
