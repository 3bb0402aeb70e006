import { cleanLine } from '../src/kernel/text.js';
import { unreachable } from '../src/kernel/result.js';
import type { Seen, Warning } from '../src/policy/findings.js';
import { MOST_OFFERS } from '../src/policy/several.js';
import { sayList } from '../src/words/dates.js';
import type { Sentence } from '../src/words/words.js';
import { LONGEST_NAME } from './facts.js';
import type { Surroundings } from './surroundings.js';

/** What goes on all the same, said to the nominator; the approvers read it too. */
export const sayWarning = (warning: Warning, { words, reader }: Surroundings): Sentence => {
  const { warnings: known } = words.approval;
  const { warnings: says } = words.nominate.findings;
  const tenant = (name: string) => cleanLine(name, LONGEST_NAME);
  switch (warning.finding) {
    case 'look-alike':
      return says['look-alike'](warning.domain, warning.known);
    case 'private-mailbox':
      return known[warning.mailbox](warning.domain);
    case 'contact':
      return known.contact;
    case 'cross-tenant-partly':
      return warning.tenant === undefined ? known.someOfThere : known.someOf(tenant(warning.tenant));
    case 'decided-there': {
      const names = warning.names.slice(0, MOST_OFFERS).map((name) => cleanLine(name, LONGEST_NAME));
      return known.decidedThere[warning.how](sayList(names, reader.locale));
    }
    case 'passed-over': {
      const rules = warning.rules.slice(0, 5).map(({ rule }) => cleanLine(rule, LONGEST_NAME));
      return says['passed-over'](sayList(rules, reader.locale));
    }
    default:
      return unreachable(warning);
  }
};

/** The checks that could have been made and were not, in one line; that about the address has a note of its own. */
export const sayUnchecked = ({ unchecked }: Seen, { words, reader }: Surroundings): Sentence | undefined => {
  const checks = unchecked.filter((check) => check !== 'address').map((check) => words.approval.checks[check]);
  return checks.length > 0 ? words.nominate.findings.unchecked(sayList(checks, reader.locale)) : undefined;
};
