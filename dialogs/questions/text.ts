import { LONGEST } from '../../cards/draft-input.js';
import { ok } from '../../src/kernel/result.js';
import { cleanLine } from '../../src/kernel/text.js';
import { wrong, type Question } from './question.js';

/** A reason or a name is cut nowhere in silence: what does not fit is said. */
const whole = (answer: string): string => cleanLine(answer, answer.length + 1);

export const name: Question = {
  field: 'name',
  read: async (answer, { words }, draft) => {
    const text = whole(answer);
    if (text.length > LONGEST.name) return wrong(words.nominate.name.tooLong(LONGEST.name));
    return ok({ name: text, derived: draft.derived.filter((field) => field !== 'name') });
  },
};

export const company: Question = {
  field: 'company',
  read: async (answer, { words }, draft) => {
    const text = whole(answer);
    if (text.length > LONGEST.company) return wrong(words.nominate.company.tooLong(LONGEST.company));
    return ok({ company: text, derived: draft.derived.filter((field) => field !== 'company') });
  },
};

export const reason: Question = {
  field: 'reason',
  read: async (answer, { words }) => {
    const text = whole(answer);
    if (text.length > LONGEST.reason) return wrong(words.nominate.reason.tooLong(text.length, LONGEST.reason));
    return ok({ reason: text });
  },
};
