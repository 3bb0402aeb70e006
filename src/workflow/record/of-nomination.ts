import type { PersonId } from '../../kernel/ids.js';
import type { NominationEvent } from '../../nomination/events.js';
import type { Nomination } from '../../nomination/nomination.js';
import { actorIn, detailsOf, whoDid } from './details.js';
import type { Entry, PersonalText, Who } from './entry.js';

/** An entry for each of these events, the last of which made the nomination what it is. */
export const entriesOfNomination = (nomination: Nomination, events: readonly NominationEvent[]): readonly Entry[] =>
  events.map((event, n) => {
    const { type, at, ...rest } = event;
    const who = actorOf(event, nomination);
    const guest = guestOf(event, nomination);
    return {
      at,
      what: `nomination.${type}`,
      about: `nomination/${nomination.id}`,
      revision: nomination.revision - events.length + n + 1,
      who,
      ...(guest && { guest }),
      judged: nomination.judgement.policy,
      details: detailsOf(rest),
      texts: textsOf(event, nomination, who),
    };
  });

const guestOf = (event: NominationEvent, nomination: Nomination): PersonId | undefined => {
  if ('guestId' in event && event.guestId) return event.guestId;
  if ('guestId' in nomination && nomination.guestId) return nomination.guestId;
  return nomination.revive?.guestId ?? nomination.move?.guestId;
};

const actorOf = (event: NominationEvent, { nominator }: Nomination): Who => {
  switch (event.type) {
    case 'nominated':
    case 'question-answered':
    case 'mail-asked-again':
      return nominator.id;
    case 'reminded':
      return event.by === 'nominator' ? nominator.id : 'guestlist';
    case 'question-asked':
      return event.inquiry.by.id;
    case 'changed':
      return event.change.by.id;
    case 'change-declined':
      return event.why === 'nominator' ? nominator.id : 'guestlist';
    case 'change-proposed':
      return event.proposed.decision.by.id;
    case 'fell':
      return event.fallen.decision?.by.id ?? 'guestlist';
    case 'access-ended':
      return event.why === 'removed' ? 'elsewhere' : 'guestlist';
    default:
      return 'decision' in event ? event.decision.by.id : whoDid('by' in event && event.by);
  }
};

const textsOf = (event: NominationEvent, { guest }: Nomination, who: Who): Entry['texts'] => {
  const of = guest.address.toLowerCase();
  const why = whyOf(event)?.trim();
  return {
    ...(event.type === 'nominated' && { guest: naming(of, guest.displayName) }),
    ...(why && { why: { of: actorIn(who) ? [of, who] : [of], text: why } }),
  };
};

/** Whom an entry is for, as everything else about them can be read by. */
export const naming = (address: string, name: string): PersonalText => ({
  of: [address],
  text: `${name} <${address}>`,
});

const whyOf = (event: NominationEvent): string | undefined => {
  switch (event.type) {
    case 'nominated':
      return event.facts.reason;
    case 'question-asked':
      return event.inquiry.text;
    case 'question-answered':
      return event.text;
    case 'change-proposed':
      return event.proposed.decision.comment;
    case 'fell':
      return event.fallen.decision?.comment;
    case 'refused':
      return event.refusal.text;
    default:
      return 'decision' in event ? event.decision.comment : undefined;
  }
};
