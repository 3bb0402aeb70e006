import { cleanLine } from '../src/kernel/text.js';
import type { Person } from '../src/kernel/people.js';
import type { Nomination, Refusal } from '../src/nomination/nomination.js';
import { sayDay, sayDuration, sayList, sayMoment, sayTime } from '../src/words/dates.js';
import { wordsFor, type Words } from '../src/words/index.js';
import type { Reader } from './card.js';

/**
 * The longest that each typed field is shown, in UTF-16 units. A card must stay under 18 KB with all of them full; a reason
 * and a comment are shown whole, since they are bounded where they come in.
 */
const LONGEST = { name: 120, address: 254, text: 1000, microsoft: 500 } as const;
/** No more names than this in one list. */
const MOST_NAMES = 8;

export type Facts = ReturnType<typeof factsFor>;

/** What cards and messages say of a nomination: everything typed cleaned and bounded, every date said for its reader. */
export const factsFor = (nomination: Nomination, { locale, zone }: Reader) => {
  const { guest, nominator, judgement } = nomination;
  const words: Words = wordsFor(locale);
  const name = (text: string): string => cleanLine(text, LONGEST.name);
  const list = (names: readonly string[]): string => {
    const left = names.length - MOST_NAMES;
    return sayList([...names.slice(0, MOST_NAMES).map(name), ...(left > 0 ? [words.receipt.more(left)] : [])], locale);
  };
  return {
    words,
    locale,
    guest: name(guest.name),
    guestAccount: name(guest.displayName),
    company: name(guest.company),
    address: cleanLine(guest.address, LONGEST.address),
    nominator: name(nominator.name),
    nominatorAddress: cleanLine(nominator.address, LONGEST.address),
    access: nomination.access.slice(0, MOST_NAMES).map((access) => ({ kind: access.kind, name: name(access.name) })),
    things: list(nomination.access.map((access) => access.name)),
    reason: cleanLine(nomination.reason, LONGEST.text),
    rule: name(judgement.rule),
    /** A day was promised, not a moment: the nominator's day, wherever it is read. */
    until: sayDay(nomination.until, nomination.zone, locale),
    length: sayDuration(nomination.until.getTime() - nomination.nominatedAt.getTime(), locale),
    name,
    list,
    people: (people: readonly Person[]): string => list(people.map((person) => person.name)),
    text: (text: string): string => cleanLine(text, LONGEST.text),
    microsoft: (text: string): string => cleanLine(text, LONGEST.microsoft),
    moment: (date: Date): string => sayMoment(date, zone, locale),
    /** Of a moment within the hour. */
    time: (date: Date): string => sayTime(date, zone, locale),
  };
};

/** Whether to say that Microsoft refused. The others we mostly find before it is asked, and it would be no help to name it. */
export const byMicrosoft = ({ kind }: Refusal): boolean => !OUR_OWN_FINDINGS.has(kind);

const OUR_OWN_FINDINGS: ReadonlySet<Refusal['kind']> = new Set(['colleague', 'disabled', 'stay-over']);
