import { unreachable } from '../../src/kernel/result.js';
import type { Warning } from '../../src/policy/findings.js';
import type { PassedOver } from '../../src/policy/verdict.js';
import { sayList } from '../../src/words/dates.js';
import type { Sentence } from '../../src/words/words.js';
import { line, type Line } from '../card.js';
import type { Facts } from '../facts.js';

/** More than these nobody reads in five seconds; that there are more is said. */
const MOST = 5;

/** One line each, with the sign of attention. */
export const warningsOf = (warnings: readonly Warning[], facts: Facts): readonly Line[] => {
  const said = warnings.flatMap((warning) => sentencesOf(warning, facts));
  const left = said.length - MOST;
  const shown = left > 0 ? [...said.slice(0, MOST - 1), facts.words.approval.warnings.more(left + 1)] : said;
  return shown.map((sentence) => line(sentence, { tone: 'attention' }));
};

export const countOf = (warnings: readonly Warning[]): number =>
  warnings.reduce((count, warning) => count + (warning.finding === 'passed-over' ? warning.rules.length : 1), 0);

const sentencesOf = (warning: Warning, facts: Facts): readonly Sentence[] => {
  const { warnings } = facts.words.approval;
  switch (warning.finding) {
    case 'look-alike':
      return [lookAlike(warning, facts)];
    case 'private-mailbox':
      return [warnings[warning.mailbox](facts.domainName(warning.domain))];
    case 'contact':
      return [warnings.contact];
    case 'cross-tenant-partly':
      return [warning.tenant === undefined ? warnings.someOfThere : warnings.someOf(facts.name(warning.tenant))];
    case 'decided-there':
      return [warnings.decidedThere[warning.how](facts.list(warning.names))];
    case 'passed-over':
      return warning.rules.map((rule) => passedOver(rule, facts));
    default:
      return unreachable(warning);
  }
};

type LookAlike = Extract<Warning, { finding: 'look-alike' }>;

/** Both domains in full, for one letter is all the difference. */
const lookAlike = ({ domain, known, ours, guests }: LookAlike, facts: Facts): Sentence => {
  const { warnings: say } = facts.words.approval;
  const both = [facts.domainName(domain), facts.domainName(known), facts.nominator] as const;
  if (ours) return say.lookAlikeOurs(...both);
  return guests === undefined || guests === 0 ? say.lookAlike(...both) : say.lookAlikeOf(...both, guests);
};

const passedOver = ({ rule, missing }: PassedOver, { words: { approval }, name, locale }: Facts): Sentence => {
  const facts = missing.map((condition) => approval.conditions[condition]);
  return approval.warnings.passedOver(name(rule), sayList(facts, locale));
};
