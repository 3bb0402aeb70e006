import { domainOf } from '../src/kernel/address.js';
import type { Person } from '../src/kernel/people.js';
import { cleanLine } from '../src/kernel/text.js';
import type { Decision, Items } from '../src/nomination/asking.js';
import { thingsOf } from '../src/nomination/move.js';
import { decisionsOf, type Nomination, type NominationIn, type Refusal } from '../src/nomination/nomination.js';
import { sayDay, sayDuration, sayList, sayMoment, sayTime } from '../src/words/dates.js';
import { wordsFor, type Words } from '../src/words/index.js';
import { plain } from '../src/words/words.js';
import type { View } from '../src/workflow/views.js';
import { aimOf, undoneOf } from './aim.js';
import type { Reader } from './card.js';
import { AMPLE, type Room } from './room.js';

/** A guest's address is what is decided about: it is never cut (254 is its limit). */
const GUEST_ADDRESS = 254;
/** No more names than this in one list. */
const MOST_NAMES = 8;
/** Of approvers: a hundred may be asked, and nobody reads more names than these. */
const MOST_APPROVERS = 5;

/** What the nominator's card shows. */
export type ReceiptView = Extract<View, { kind: 'receipt' }>;

export type Facts = ReturnType<typeof factsFor>;

/** What cards and messages say of a nomination: everything typed cleaned and bounded, every date said for its reader. */
export const factsFor = (nomination: Nomination, { locale, zone }: Reader, room: Room = AMPLE) => {
  const { guest, nominator, judgement, purpose, move } = nomination;
  const words: Words = wordsFor(locale);
  const aim = aimOf(nomination);
  const name = (text: string): string => cleanLine(text, room.name);
  const address = (text: string): string => cleanLine(text, room.address);
  const list = (names: readonly string[]): string => {
    const shown = names.slice(0, Math.min(MOST_NAMES, room.many)).map(name);
    const left = names.length - shown.length;
    return sayList([...shown, ...(left > 0 ? [words.receipt.more(left)] : [])], locale);
  };
  const approvers = (people: readonly Person[]): string => {
    const shown = people.slice(0, MOST_APPROVERS).map((person) => name(person.name));
    const left = people.length - shown.length;
    return sayList([...shown, ...(left > 0 ? [words.approval.others(left)] : [])], locale);
  };
  const things = list(thingsOf(nomination).map((access) => access.name));
  const { fallen = [], changes = [] } = nomination;
  const asked = [
    ...thingsOf(nomination),
    ...fallen.flatMap(({ access }) => access),
    ...changes.flatMap(({ was }) => was.access ?? []),
  ];
  const items = (about: Items): string =>
    list(about.flatMap((key) => asked.find((access) => access.key === key)?.name ?? []));
  /** A day was promised, not a moment: the nominator's day, wherever it is read. */
  const day = (date: Date): string => sayDay(date, nomination.zone, locale);
  const until = day(nomination.until);
  const at = cleanLine(guest.address, GUEST_ADDRESS);
  const by = name(nominator.name);
  /** Of a list that is agreed to as a whole. */
  const pieces = (names: readonly string[]): string => {
    const left = names.length - room.pieces;
    const shown = names.slice(0, room.pieces).map(name);
    return sayList([...shown, ...(left > 0 ? [words.receipt.more(left)] : [])], locale);
  };
  return {
    words,
    locale,
    aim,
    undone: undoneOf(aim),
    guest: name(guest.name),
    guestAccount: name(guest.displayName),
    company: name(guest.company),
    address: at,
    /** The address that an account went by which is to go by another one. */
    from: cleanLine(move?.from ?? '', GUEST_ADDRESS),
    domain: address(domainOf(guest.address)),
    nominator: by,
    /** Whoever took it back. */
    withdrawer: name(
      (nomination.status === 'withdrawn' && nomination.corrector ? nomination.corrector : nominator).name,
    ),
    nominatorAddress: address(nominator.address),
    access: nomination.access
      .slice(0, MOST_NAMES)
      .map(({ key, kind, name: called }) => ({ key, kind, name: name(called) })),
    things,
    /** The things, or, of a nomination that asks for none, what it asks instead. */
    what: purpose
      ? words.receipt.purposes[purpose]({ end: until, address: at, sponsor: by, backup: by }[purpose])
      : things,
    reason: cleanLine(nomination.reason, room.text),
    rule: name(judgement.rule),
    until,
    day,
    length: sayDuration(nomination.until.getTime() - nomination.nominatedAt.getTime(), locale),
    name,
    domainName: address,
    /** How many of a kind there is room for. */
    many: room.many,
    list,
    pieces,
    /** Of what is, or was, asked for, these by name. */
    items,
    /** What somebody decided about, where that was some of it. */
    partIn: ({ about = [] }: Pick<Decision, 'about'>): string | undefined => items(about) || undefined,
    people: (people: readonly Person[]): string => list(people.map((person) => person.name)),
    /** Those who are asked: the first few by name. */
    approvers,
    /** Whoever answered, and in whose place. */
    who: ({ by, for: whose }: Pick<Decision, 'by' | 'for'>): string =>
      whose ? plain(words.approval.inPlace(name(by.name), name(whose.name))) : name(by.name),
    text: (text: string): string => cleanLine(text, room.text),
    microsoft: (text: string): string => cleanLine(text, room.microsoft),
    moment: (date: Date): string => sayMoment(date, zone, locale),
    /** Of a moment within the hour. */
    time: (date: Date): string => sayTime(date, zone, locale),
  };
};

/**
 * The step that nobody answered, from 1; undefined where no step before it had agreed, so that it need not be named, or where
 * steps need several, or several decided, each about some of it, so that the yeses do not tell it.
 */
export const silentStep = (nomination: NominationIn<'expired'>): number | undefined => {
  const agreed = decisionsOf(nomination).length;
  const isOneEach =
    decisionsOf(nomination).every(({ about }) => !about) &&
    nomination.judgement.stages.every(({ quorum }) => quorum === 'any' || quorum === 1);
  return agreed > 0 && isOneEach ? agreed + 1 : undefined;
};

/** Whether to say that Microsoft refused. The others we mostly find before it is asked, and it would be no help to name it. */
export const byMicrosoft = ({ kind }: Refusal): boolean => !OUR_OWN_FINDINGS.has(kind);

const OUR_OWN_FINDINGS: ReadonlySet<Refusal['kind']> = new Set([
  'colleague',
  'address-of-another',
  'disabled',
  'stay-over',
  'approver-gone',
  'shut-out',
  'no-such-guest',
  'moved-meanwhile',
  'given-more',
  'address-taken',
]);
