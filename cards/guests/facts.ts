import { mayKeepUntil } from '../../src/guest/clock.js';
import type { Guest } from '../../src/guest/guest.js';
import type { PersonId } from '../../src/kernel/ids.js';
import type { EndedThere } from '../../src/nomination/nomination.js';
import type { Person } from '../../src/kernel/people.js';
import { cleanLine } from '../../src/kernel/text.js';
import { sayDay, sayDuration, sayList } from '../../src/words/dates.js';
import { wordsFor } from '../../src/words/index.js';
import type { GuestItem } from '../../src/workflow/views.js';
import type { Reader } from '../card.js';
import type { Room } from '../room.js';

export type GuestFacts = ReturnType<typeof factsOf>;

/** What a guest's own card says: everything typed cleaned and bounded, every date said for its reader. */
export const factsOf = (
  { guest, given, left = [], reason, lastSignIn, link = { by: 'mail' }, more, lost = [] }: GuestItem,
  by: PersonId,
  { locale, zone }: Reader,
  room: Room,
) => {
  const { guests: words, receipt } = wordsFor(locale);
  const name = (text: string): string => cleanLine(text, room.name);
  const list = (names: readonly string[]): string => {
    const shown = names.slice(0, MOST_NAMES).map(name);
    const more = names.length - shown.length;
    return sayList([...shown, ...(more > 0 ? [receipt.more(more)] : [])], locale);
  };
  /** Of an end: a day was promised, not a moment, and it is that day wherever it is read. */
  const lastDay = (date: Date): string => sayDay(date, guest.zone, locale);
  const latest = latestOf(guest);
  return {
    words,
    guest: name(guest.displayName),
    /** It is what is decided about, and never cut. */
    address: cleanLine(guest.address, LONGEST_ADDRESS),
    sponsor: name(guest.sponsor.name),
    until: guest.until && lastDay(guest.until),
    latest: latest && lastDay(latest),
    things: list(given),
    left: list(left),
    lost: (why: EndedThere): string => list(lost.filter((one) => one.why === why).map((one) => one.name)),
    more: more && { by: name(more.by.name), things: list(more.names) },
    link,
    reason: reason === undefined ? '' : cleanLine(reason, Math.min(room.text, LONGEST_REASON)),
    lastSignIn: lastSignIn && sayDay(lastSignIn, zone, locale),
    grace: sayDuration(guest.terms.grace, locale),
    name,
    people: (people: readonly Person[]): string => list(people.map((person) => person.name)),
    isReader: ({ id }: Person): boolean => id === by,
    lastDay,
    /** Of what happened, where the reader is. */
    day: (date: Date): string => sayDay(date, zone, locale),
  };
};

/** What is agreed already needs no new yes, even where the rule would give less by now. */
export const latestOf = (guest: Guest): Date | undefined => {
  const latest = mayKeepUntil(guest);
  return latest && guest.until && guest.until > latest ? guest.until : latest;
};

/** Things, or people, of one guest: whoever needs more of them opens that guest alone. */
const MOST_NAMES = 3;
export const LONGEST_ADDRESS = 254;
/** UTF-16 units. */
const LONGEST_REASON = 160;
