import type { Person } from '../../src/kernel/people.js';
import { ok, type Result } from '../../src/kernel/result.js';
import { cleanLine } from '../../src/kernel/text.js';
import type { Surroundings } from '../surroundings.js';
import { wrong, type Fault, type Question } from './question.js';

const LONGEST_NAME = 100;

/** Who answers for the guest. Whether the rule lets them is known once the rule is; it is held against that then. */
export const sponsor: Question = {
  field: 'sponsor',
  read: async (answer, around, draft) => {
    if (isKnown(draft.sponsor, answer)) return ok({});
    const found = await colleague(answer, around);
    return found.ok ? ok({ sponsor: found.value }) : found;
  },
};

/** Who answers for the guest where the sponsor cannot. */
export const backup: Question = {
  field: 'backup',
  read: async (answer, around, draft) => {
    if (isKnown(draft.backup, answer)) return ok({});
    const found = await colleague(answer, around);
    return found.ok ? ok({ backup: found.value }) : found;
  },
};

/** The form sends back what stood in it. */
const isKnown = (person: Person | undefined, answer: string): boolean =>
  person !== undefined && answer.trim().toLowerCase() === person.address.toLowerCase();

const MYSELF = /^(?:me|myself|i|我|我自己|本人)[.。]?$/i;

const colleague = async (answer: string, around: Surroundings): Promise<Result<Person, Fault>> => {
  const { words, workflow, person } = around;
  const says = words.nominate.findings.sponsors;
  const said = answer.trim().replace(/^<?(?:mailto:)?|[>。.,，;；]+$/g, '');
  if (MYSELF.test(said)) return ok(person);
  const found = await workflow.colleagues(said);
  if (!found) return wrong(says.unchecked);
  const [first, ...others] = found;
  if (!first) return wrong(says.unknown(cleanLine(said, 60)));
  if (others.length === 0) return ok(first);
  const people = found.map(({ name, address }) => says.person(cleanLine(name, LONGEST_NAME), address));
  return wrong(says.several(cleanLine(said, 60), people));
};
