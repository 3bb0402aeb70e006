import { ok } from '../../src/kernel/result.js';
import { cleanLine } from '../../src/kernel/text.js';
import { sayDateFault } from '../day-faults.js';
import { wrong, type Question } from './question.js';

/** The last day of the stay, which ends with that day where the nominator is. */
export const until: Question = {
  field: 'until',
  read: async (answer, around) => {
    const day = around.day(answer);
    return day.ok
      ? ok({ until: day.value.toISOString(), zone: around.reader.zone })
      : wrong(sayDateFault(day.error, cleanLine(answer, 60), around));
  },
};
