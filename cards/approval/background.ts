import { NEVER_CHECKED, type Check, type Seen } from '../../src/policy/findings.js';
import { sayList } from '../../src/words/dates.js';
import type { Sentence } from '../../src/words/words.js';
import { line, type Line } from '../card.js';
import type { Facts } from '../facts.js';
import { warningsOf } from './warnings.js';

/** What is known besides the case, from warm to cold: who came before, what looks wrong, and what nobody looked at. */
export const backgroundOf = (seen: Seen, facts: Facts): readonly Line[] => {
  const known = [...company(seen, facts), ...nominator(seen, facts)];
  const lines = [
    ...(known.length > 0 ? [line(facts.words.approval.together(known), { tone: 'subtle' })] : []),
    ...warningsOf(seen.warnings, facts),
    line(unchecked(seen, facts), { tone: 'subtle' }),
  ];
  return lines.map((one, n) => (n === 0 ? { ...one, spacing: 'Medium', separator: true } : one));
};

const company = (
  { guestsFromThere: guests, connected }: Seen,
  { words: { approval }, domain }: Facts,
): readonly Sentence[] => {
  const connection = connected ? [approval.connected(domain)] : [];
  if (!guests) return connection;
  // The domain is what was counted; the company's name is what the nominator wrote.
  const from = guests.all > 0 ? approval.fromThere(domain, guests.all, guests.accepted) : approval.firstContact(domain);
  return [...connection, from];
};

const nominator = ({ answersFor }: Seen, { words: { approval }, nominator: who }: Facts): readonly Sentence[] =>
  answersFor === undefined ? [] : [approval.answersFor(who, answersFor)];

const unchecked = (seen: Seen, { words: { approval }, locale }: Facts): Sentence => {
  const say = (checks: readonly Check[]): string =>
    sayList(
      checks.map((check) => approval.checks[check]),
      locale,
    );
  const missing = seen.unchecked.filter((check) => !NEVER_CHECKED.includes(check));
  const never = say(NEVER_CHECKED);
  return missing.length > 0 ? approval.notChecked(say(missing), never) : approval.neverChecked(never);
};
