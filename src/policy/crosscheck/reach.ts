import { isAtOrBelow, isIn } from '../domain.js';
import type { Draft, DraftConditions } from '../draft.js';
import { keyMeant } from '../offer-key.js';
import { MAILBOXES } from '../policy.js';
import { quoted, type Flaw } from '../problem.js';

/** What is certain, and nothing else: a fact that cannot be had is missing to every rule that asks for it. */

type Understood = { readonly [C in keyof DraftConditions]: Exclude<DraftConditions[C], null> };
type Entry = {
  readonly path: readonly PropertyKey[];
  readonly name: string;
  readonly when: Understood;
  readonly section: 'never' | 'rules';
  /** Holds of no nomination while no end is named, though its stay be bounded. */
  readonly refuses: boolean;
};

const isUnderstood = (when: DraftConditions): when is Understood => !Object.values(when).includes(null);

const entriesOf = ({ never, rules }: Draft): Entry[] =>
  [
    ...never.map((one, at) => ({ ...one, at, section: 'never' as const, refuses: true })),
    ...rules.map((one, at) => ({ ...one, at, section: 'rules' as const, refuses: one.refuse !== undefined })),
  ].flatMap(({ section, at, name = '', when = {}, refuses }): Entry[] => {
    const isMissing = section === 'never' && Object.keys(when ?? {}).length === 0;
    if (when === null || isMissing || !isUnderstood(when)) return [];
    return [{ section, path: [section, at], name, when, refuses }];
  });

/** Whether what holds of the later one's fact holds of the earlier one's too. */
const isCovered = <T>(
  earlier: T | undefined,
  later: T | undefined,
  within: (later: T, earlier: T) => boolean,
): boolean => earlier === undefined || (later !== undefined && within(later, earlier));

const eachIn =
  <T>(isSame: (one: T, other: T) => boolean) =>
  (later: readonly T[], earlier: readonly T[]): boolean =>
    later.every((one) => earlier.some((other) => isSame(one, other)));

const same = <T>(one: T, other: T): boolean => one === other;
const sameTitle = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Whether every domain that `pattern` means is meant by `other` too. */
const isDomainWithin = (pattern: string, other: string): boolean =>
  pattern === other ||
  isIn(pattern, other) ||
  (pattern.startsWith('*.') && other.startsWith('*.') && pattern.endsWith(other.slice(1)));

type Bounds = { readonly above: number | undefined; readonly upTo: number | undefined };
const isSpanWithin = (later: Bounds, earlier: Bounds): boolean =>
  (earlier.above ?? -1) <= (later.above ?? -1) && (earlier.upTo ?? Infinity) >= (later.upTo ?? Infinity);

const staysOf = (stay: Understood['stay']): Bounds | undefined => stay && { above: stay.longerThan, upTo: stay.upTo };
const guestsOf = (guests: Understood['answersFor']): Bounds | undefined =>
  guests && { above: guests.moreThan, upTo: guests.upTo };

/** Whether whatever the later one matches, the earlier one has taken. */
const takesAll = (earlier: Entry, later: Entry, offers: Draft['offers']): boolean => {
  const [wide, narrow] = [earlier.when, later.when];
  const sameOffer = (one: string, other: string): boolean =>
    (keyMeant(offers, one) ?? one) === (keyMeant(offers, other) ?? other);
  return (
    isCovered(wide.domains, narrow.domains, eachIn(isDomainWithin)) &&
    (MAILBOXES.every((one) => wide.mailbox?.includes(one)) || isCovered(wide.mailbox, narrow.mailbox, eachIn(same))) &&
    isCovered(wide.homeTenant, narrow.homeTenant, same) &&
    isCovered(wide.partner, narrow.partner, eachIn(same)) &&
    isCovered(wide.nominator?.groups, narrow.nominator?.groups, eachIn(same)) &&
    isCovered(wide.nominator?.departments, narrow.nominator?.departments, eachIn(sameTitle)) &&
    isCovered(wide.nominator?.jobTitles, narrow.nominator?.jobTitles, eachIn(sameTitle)) &&
    isCovered(wide.offers, narrow.offers, eachIn(sameOffer)) &&
    !(earlier.refuses && wide.stay) &&
    isCovered(staysOf(wide.stay), staysOf(narrow.stay), isSpanWithin) &&
    isCovered(guestsOf(wide.answersFor), guestsOf(narrow.answersFor), isSpanWithin)
  );
};

const isEmptySpan = (bounds: Bounds | undefined): boolean =>
  bounds?.above !== undefined && bounds.upTo !== undefined && bounds.above >= bounds.upTo;

/** What contradicts what, and what to do about it; `at`: where in the conditions. */
type Contradiction = { readonly problem: string; readonly remedy: string; readonly at?: keyof Understood };

const contradictionIn = (when: Understood, blocked: readonly string[]): Contradiction | undefined => {
  const isBlocked = (domain: string): boolean => blocked.some((one) => isAtOrBelow(domain.replace(/^\*\./, ''), one));
  if (when.domains?.every(isBlocked)) {
    const remedy = 'Take them out of guests.blockedDomains, or remove the rule.';
    return { problem: 'can never match: its domains are blocked', remedy };
  }
  const isPrivate = when.mailbox && !when.mailbox.includes('company');
  if (isPrivate && when.partner && !when.partner.includes('first-contact')) {
    const remedy = 'Leave partner out, or add company to mailbox.';
    return { at: 'partner', problem: 'can never hold: whoever has a private mailbox is a first contact', remedy };
  }
  if (isEmptySpan(staysOf(when.stay))) {
    const remedy = 'Make longerThan the smaller one of the two.';
    return { at: 'stay', problem: 'can never hold: longerThan is not less than upTo', remedy };
  }
  if (isEmptySpan(guestsOf(when.answersFor))) {
    const remedy = 'Make moreThan the smaller one of the two.';
    return { at: 'answersFor', problem: 'can never hold: moreThan is not less than upTo', remedy };
  }
  return undefined;
};

const REMEDIES = {
  rules: (earlier: string) => `Move it above ${earlier}, or remove it. The first rule that matches wins.`,
  never: (earlier: string) => `Remove it: ${earlier} gives the reason already.`,
  both: (earlier: string) => `Remove one of the two: what ${earlier} refuses, no rule lets in.`,
};

/** Rules, and entries of `never`, that no nomination can lead to. */
export const neverMatching = (draft: Draft): Flaw[] => {
  const entries = entriesOf(draft);
  return entries.flatMap((entry, nth): Flaw[] => {
    const contradiction = contradictionIn(entry.when, draft.guests.blockedDomains);
    if (contradiction) {
      const { at, ...flaw } = contradiction;
      return [{ path: at ? [...entry.path, 'when', at] : entry.path, ...flaw }];
    }
    const earlier = entries.slice(0, nth).find((other) => takesAll(other, entry, draft.offers));
    if (!earlier) return [];
    const named = `${earlier.section}[${String(earlier.path[1])}] ${quoted(earlier.name)}`;
    const remedy = REMEDIES[earlier.section === entry.section ? entry.section : 'both'](named);
    return [{ path: entry.path, problem: `can never match: ${named} comes first and takes all of it`, remedy }];
  });
};
