import type { Person } from '../../src/kernel/people.js';
import { ok, type Result } from '../../src/kernel/result.js';
import { bare, colleague } from '../colleague.js';
import type { Surroundings } from '../surroundings.js';
import { wrong, type Fault, type Question } from './question.js';

/** Who answers for the guest. Whether the rule lets them is known once the rule is; it is held against that then. */
export const sponsor: Question = {
  field: 'sponsor',
  read: async (answer, around, draft) => {
    if (isKnown(draft.sponsor, answer)) return ok({});
    const found = await employee(answer, around);
    return found.ok ? ok({ sponsor: found.value }) : found;
  },
};

/** Who answers for the guest where the sponsor cannot. */
export const backup: Question = {
  field: 'backup',
  read: async (answer, around, draft) => {
    if (isKnown(draft.backup, answer)) return ok({});
    const found = await employee(answer, around);
    return found.ok ? ok({ backup: found.value }) : found;
  },
};

/** The form sends back what stood in it. */
const isKnown = (person: Person | undefined, answer: string): boolean =>
  person !== undefined && answer.trim().toLowerCase() === person.address.toLowerCase();

const MYSELF = /^(?:me|myself|i|我|我自己|本人)[.。]?$/i;

const employee = async (answer: string, around: Surroundings): Promise<Result<Person, Fault>> => {
  if (MYSELF.test(bare(answer))) return ok(around.person);
  const found = await colleague(answer, around);
  return found.ok ? found : wrong(found.error);
};
