import { domainOf, parseAddress, type AddressFault, type GuestAddress } from '../../src/kernel/address.js';
import { failed, ok, unreachable } from '../../src/kernel/result.js';
import { cleanLine } from '../../src/kernel/text.js';
import type { Sentence } from '../../src/words/words.js';
import type { AddressFinding } from '../../src/workflow/workflow.js';
import type { Standing } from '../draft.js';
import type { Surroundings } from '../surroundings.js';
import { nearDomain } from './near-domain.js';
import { wrong, type Fault, type Question } from './question.js';

/** The guest's address: whether it can be one, and what our directory and rules say to it. One look at the directory. */
export const address: Question = {
  field: 'address',
  read: async (answer, around, draft) => {
    const { words, workflow, person, policy } = around;
    const parsed = parseAddress(answer);
    if (!parsed.ok) return failed(misspelt(parsed.error, answer, around));
    const found = parsed.value;
    if (found === draft.address) return ok({});
    const finding = await workflow.checkAddress(found, person.id);
    const hindrance = hindered(finding, found, around);
    if (hindrance) return wrong(hindrance);
    const standing = standingOf(finding);
    const near =
      draft.typed.address?.toLowerCase() === found || standing.kind === 'guest'
        ? undefined
        : nearDomain(domainOf(found), policy);
    if (near) return failed(orDidYouMean(found, near, words.nominate));
    return ok({ address: found, standing });
  },
};

const standingOf = (finding: AddressFinding): Standing => {
  switch (finding.finding) {
    case 'guest':
      return { kind: 'guest', name: finding.name };
    case 'invited-before':
    case 'unchecked':
      return { kind: finding.finding };
    default:
      return { kind: 'new' };
  }
};

/** Saying the same address once more, or pressing the button that keeps it, settles it. */
const orDidYouMean = (found: GuestAddress, near: string, words: Surroundings['words']['nominate']): Fault => {
  const corrected = parseAddress(`${found.slice(0, found.indexOf('@'))}@${near}`);
  return {
    says: words.address.nearDomain(domainOf(found), near),
    use: [
      ...(corrected.ok ? [{ address: corrected.value, title: words.use(corrected.value) }] : []),
      { address: found, title: words.keep(domainOf(found)) },
    ],
  };
};

const misspelt = (fault: AddressFault, answer: string, { words }: Surroundings): Fault => {
  const says = words.nominate.address;
  const said = cleanLine(answer, 80);
  switch (fault.kind) {
    case 'plus':
      return {
        says: says.plus(fault.suggestion),
        use: [{ address: fault.suggestion, title: words.nominate.use(fault.suggestion) }],
      };
    case 'hidden-character':
      return { says: says['hidden-character'](fault.code) };
    case 'refused-character':
    case 'non-ascii':
      return { says: says[fault.kind](said, fault.character) };
    case 'no-dot-in-domain':
      return { says: says['no-dot-in-domain'](said, fault.domain) };
    case 'bad-domain':
      return { says: says['bad-domain'](fault.domain) };
    case 'too-long':
      return { says: says['too-long'](fault.limit) };
    case 'no-at':
    case 'several-at':
    case 'nothing-before-at':
    case 'nothing-after-at':
    case 'whitespace':
    case 'misplaced-dot':
      return { says: says[fault.kind](said) };
    default:
      return unreachable(fault);
  }
};

const hindered = (finding: AddressFinding, at: GuestAddress, { words }: Surroundings): Sentence | undefined => {
  const says = words.nominate.address;
  switch (finding.finding) {
    case 'colleague':
      return says.colleague(finding.name);
    case 'own-domain':
      return says['own-domain'](finding.domain);
    case 'blocked-domain':
      return says['blocked-domain'](finding.domain);
    case 'disabled-guest':
      return says['disabled-guest'](at);
    case 'open-nomination':
      return finding.own ? says.ownOpen(at) : says.othersOpen(at, finding.nominator.name);
    case 'free':
    case 'guest':
    case 'invited-before':
    case 'unchecked':
      return undefined;
    default:
      return unreachable(finding);
  }
};
