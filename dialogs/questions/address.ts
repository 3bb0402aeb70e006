import { parseAddress, type AddressFault } from '../../src/kernel/address.js';
import { failed, ok, unreachable } from '../../src/kernel/result.js';
import { cleanLine } from '../../src/kernel/text.js';
import type { Surroundings } from '../surroundings.js';
import type { Fault, Question } from './question.js';

/** The guest's address: whether it can be one. Said a second time where it was doubted, it is meant. */
export const address: Question = {
  field: 'address',
  read: async (answer, around, draft) => {
    const parsed = parseAddress(answer);
    if (!parsed.ok) return failed(misspelt(parsed.error, answer, around));
    const found = parsed.value;
    if (found === draft.address) return ok({});
    const again = draft.typed.address !== undefined && parseAddress(draft.typed.address);
    return ok({ address: found, ...(again && again.ok && again.value === found && { confirmed: true }) });
  },
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
