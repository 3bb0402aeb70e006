import { unreachable } from '../../kernel/result.js';
import type { Asked } from '../asking.js';
import type { Chosen, NominationEvent } from '../events.js';
import { isChosen, type NominationIn } from '../nomination.js';
import { timed } from './stages.js';

type Awaiting = NominationIn<'awaiting-approval'>;

/** Who is asked in a stage that stays open. */
export type AskingEvent = Extract<
  NominationEvent,
  {
    type:
      | 'approvers-chosen'
      | 'source-unread'
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
      return timed({
        ...nomination,
        chosen: true,
        sourceSince: at,
        asked: event.people.reduce((all, one) => including(all, one, at), nomination.asked),
        ...(event.channel && {
          channels: [...(nomination.channels ?? []), { ...event.channel, reached: 'not-yet', at }],
        }),
        ...(event.needed !== undefined && { needed: event.needed }),
      });
    case 'source-unread':
      return { ...nomination, unread: [...(nomination.unread ?? []), event.source] };
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
      return { ...nomination, source: event.source + 1, sourceSince: at, chosen: false };
    case 'alternates-asked':
      return { ...nomination, source: event.source, sourceSince: at, chosen: false };
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

/** Their clock begins when the card is there, which for a digest is a day later. */
const GETS_CARD: ReadonlySet<Asked['reached']> = new Set(['yes', 'by-mail']);

/** Whoever was asked before and fell out is asked anew. */
const including = (
  all: readonly Asked[],
  { person, for: whose, zone, away, awayUntil }: Chosen,
  at: Date,
): readonly Asked[] => [
  ...all.filter((one) => one.person.id !== person.id),
  {
    person,
    reached: away ? 'away' : 'not-yet',
    ...(whose && { for: whose }),
    ...(zone !== undefined && { zone }),
    at,
    ...(away && awayUntil && { awayUntil }),
  },
];
