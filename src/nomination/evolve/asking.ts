import { unreachable } from '../../kernel/result.js';
import type { Asked, Items } from '../asking.js';
import type { Chosen, NominationEvent } from '../events.js';
import { aboutThese, covers, someOf } from '../items.js';
import { lanesOf, withLanes, type Lane } from '../lanes.js';
import { isChosen, type NominationIn } from '../nomination.js';
import { timed } from './stages.js';

type Awaiting = NominationIn<'awaiting-approval'>;

/** Who is asked in a stage that stays open. */
export type AskingEvent = Extract<
  NominationEvent,
  {
    type:
      | 'approvers-chosen'
      | 'more-asked'
      | 'source-unread'
      | 'left-elsewhere'
      | 'stand-in-asked'
      | 'channel-reached'
      | 'approver-reached'
      | 'source-exhausted'
      | 'alternates-asked'
      | 'passed-on'
      | 'reminded'
      | 'joined';
  }
>;

export const asked = (nomination: Awaiting, event: AskingEvent): Awaiting => {
  const { at } = event;
  switch (event.type) {
    case 'approvers-chosen':
      return timed(chosen(nomination, event));
    case 'more-asked':
      return more(nomination, event);
    case 'source-unread':
      return event.about ? nomination : { ...nomination, unread: [...(nomination.unread ?? []), event.source] };
    case 'left-elsewhere':
      return { ...nomination, elsewhere: [...(nomination.elsewhere ?? []), ...event.about] };
    case 'stand-in-asked':
      return timed({ ...nomination, asked: including(nomination.asked, event.stands, at) });
    case 'channel-reached':
      return {
        ...nomination,
        channels: (nomination.channels ?? []).map((one) =>
          one.channel === event.channel ? { ...one, reached: event.reached } : one,
        ),
      };
    case 'approver-reached':
      return {
        ...nomination,
        chosen: isChosen(nomination),
        asked: nomination.asked.map((one) =>
          one.person.id === event.person.id
            ? { ...one, reached: event.reached, ...(GETS_CARD.has(event.reached) && { at }) }
            : one,
        ),
      };
    case 'source-exhausted':
      return further(nomination, event.about, { source: event.source + 1, since: at, chosen: false });
    case 'alternates-asked':
      return further(nomination, event.about, { source: event.source, since: at, chosen: false });
    case 'passed-on': {
      const without = nomination.asked.map((one): Asked =>
        one.person.id === event.by.id ? { ...one, passed: true } : one,
      );
      return timed({ ...nomination, asked: event.to ? including(without, event.to, at) : without });
    }
    case 'reminded': {
      const people = new Set(event.people);
      return {
        ...nomination,
        asked: nomination.asked.map((one) => (people.has(one.person.id) ? { ...one, remindedAt: at } : one)),
        ...(event.by === 'nominator' && { remindedAt: at }),
      };
    }
    case 'joined':
      return timed({
        ...nomination,
        chosen: isChosen(nomination),
        asked: nomination.asked.filter(
          ({ person, for: whose }) => ![person.id, whose?.person.id].includes(event.by.id),
        ),
        joined: [...(nomination.joined ?? []), event.by],
      });
    default:
      return unreachable(event);
  }
};

const further = (nomination: Awaiting, about: Items | undefined, change: Partial<Lane>): Awaiting =>
  withLanes(
    nomination,
    lanesOf(nomination).map((lane) => (covers(about, lane.key) ? { ...lane, ...change } : lane)),
  );

const chosen = (nomination: Awaiting, event: Extract<AskingEvent, { type: 'approvers-chosen' }>): Awaiting => {
  const { people, channel, needed, each, about, at } = event;
  const { channels = [], asked: before } = nomination;
  const lanes = lanesOf(nomination).map((lane): Lane => {
    if (!covers(about, lane.key)) return lane;
    const needs = lane.needed ?? each?.[lane.key ?? ''] ?? needed;
    return { ...lane, since: at, chosen: true, ...(needs !== undefined && { needed: needs }) };
  });
  return {
    ...withLanes(nomination, lanes),
    asked: people.reduce((all, one) => including(all, one, at), before),
    ...(channel && { channels: [...channels, { ...channel, reached: 'not-yet', at, ...aboutThese(about) }] }),
  };
};

const more = (nomination: Awaiting, { of, about }: Extract<AskingEvent, { type: 'more-asked' }>): Awaiting => {
  const { asked: people, channels, access } = nomination;
  const widened = <T extends Pick<Asked, 'about' | 'more'>>({ about: before, ...one }: T) => ({
    ...one,
    ...aboutThese(someOf(access, before && [...before, ...about])),
    more: (one.more ?? 0) + 1,
  });
  return {
    ...nomination,
    asked: people.map((one) => (one.person.id === of ? widened(one) : one)),
    ...(channels && { channels: channels.map((one) => (one.channel === of ? widened(one) : one)) }),
  };
};

/** Their clock begins when the card is there, which for a digest is a day later. */
const GETS_CARD: ReadonlySet<Asked['reached']> = new Set(['yes', 'by-mail']);

/** Whoever was asked before and fell out is asked anew. */
const including = (
  all: readonly Asked[],
  { person, for: whose, zone, away, awayUntil, about }: Chosen,
  at: Date,
): readonly Asked[] => [
  ...all.filter((one) => one.person.id !== person.id),
  {
    person,
    reached: away ? 'away' : 'not-yet',
    ...(whose && { for: whose }),
    ...(zone !== undefined && { zone }),
    ...aboutThese(about),
    at,
    ...(away && awayUntil && { awayUntil }),
  },
];
