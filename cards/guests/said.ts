import type { Guest } from '../../src/guest/guest.js';
import { mayKeepUntil } from '../../src/guest/clock.js';
import { cleanLine } from '../../src/kernel/text.js';
import { unreachable } from '../../src/kernel/result.js';
import { sayDay, sayMoment } from '../../src/words/dates.js';
import { wordsFor } from '../../src/words/index.js';
import { asMarkdown } from '../../src/words/markdown.js';
import { plain, type Sentence } from '../../src/words/words.js';
import type { GuestAnswer } from '../../src/workflow/workflow.js';
import type { CardAction } from '../actions.js';
import type { Reader } from '../card.js';
import { sayUnclear } from '../refusal.js';
import { AMPLE } from '../room.js';

/** What is decided about a guest at once; what opens a conversation is none. */
export type GuestDeed = Exclude<Extract<CardAction, { guest: unknown }>, { verb: 'guest-more' }>;

/** The sentence that answers a pressed button where the card does not. Markdown, with everything typed escaped. */
export const sayGuestAnswer = (answer: GuestAnswer, action: GuestDeed, reader: Reader): string => {
  switch (answer.outcome) {
    case 'unclear':
      return asMarkdown(sayUnclear(answer, reader));
    case 'done': {
      const { already, follows } = wordsFor(reader.locale).guests;
      const name = cleanLine(answer.guest.displayName, AMPLE.name);
      return asMarkdown(answer.changed ? follows(name) : already(name));
    }
    case 'refused':
      return asMarkdown(whyNot(answer, action, reader));
    default:
      return unreachable(answer);
  }
};

type Refused = Extract<GuestAnswer, { readonly outcome: 'refused' }>;

/** Of a guest in whom somebody has no part, neither name nor sponsor is told. */
const whyNot = (answer: Refused, action: GuestDeed, { locale, zone }: Reader): Sentence => {
  const { refusals } = wordsFor(locale).guests;
  if (answer.why === 'mailed-enough') {
    const { guest, room } = answer;
    const name = cleanLine(guest.displayName, AMPLE.name);
    return refusals['mailed-enough'](name, guest.address, room.most, sayMoment(room.from, zone, locale));
  }
  const { why, guest, who } = answer;
  if (!guest) return why === 'no-such-guest' ? refusals[why] : refusals.notYours;
  const name = cleanLine(guest.displayName, AMPLE.name);
  const sponsor = cleanLine(guest.sponsor.name, AMPLE.name);
  switch (why) {
    case 'no-such-guest':
    case 'end-past':
    case 'no-such-day':
      return refusals[why];
    case 'not-yours':
    case 'nothing-asked':
    case 'already-sponsor':
      return refusals[why](name, sponsor);
    case 'address-waits':
    case 'inviting-paused':
      return refusals[why](name, cleanLine(who?.name ?? '', AMPLE.name));
    case 'domain-stopped':
      return refusals[why](name, guest.address, cleanLine(who?.name ?? '', AMPLE.name));
    case 'domain-blocked':
    case 'stay-over':
    case 'no-link':
      return refusals[why](name, guest.address);
    case 'already-accepted':
    case 'mail-just-sent':
    case 'not-stopped':
      return refusals[why](name);
    case 'needs-approval':
      return refusals[why](latest(guest, locale), inviting(guest, action, locale));
    default:
      return unreachable(why);
  }
};

const latest = (guest: Guest, locale: Reader['locale']): Sentence => {
  const until = mayKeepUntil(guest);
  return until ? wordsFor(locale).guests.latest(sayDay(until, guest.zone, locale)) : [];
};

/** What to say for the day that was chosen; whoever reads it can copy it. */
const inviting = ({ address }: Guest, action: GuestDeed, locale: Reader['locale']): string => {
  const day = action.verb === 'guest-keep' ? (action.until ?? '') : '';
  return plain(wordsFor(locale).guests.inviteUntil(address, day));
};
