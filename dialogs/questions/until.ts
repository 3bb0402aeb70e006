import { ok, unreachable } from '../../src/kernel/result.js';
import { cleanLine } from '../../src/kernel/text.js';
import { sayDay } from '../../src/words/dates.js';
import type { Sentence } from '../../src/words/words.js';
import { readDay, type DateFault } from '../dates.js';
import type { Surroundings } from '../surroundings.js';
import { wrong, type Question } from './question.js';

/** The last day of the stay, which ends with that day where the nominator is. */
export const until: Question = {
  field: 'until',
  read: async (answer, around) => {
    const { reader, now } = around;
    const day = readDay(answer, { ...reader, now });
    return day.ok
      ? ok({ until: day.value.toISOString(), zone: reader.zone })
      : wrong(faulty(day.error, cleanLine(answer, 60), around));
  },
};

const faulty = (fault: DateFault, said: string, { words, reader }: Surroundings): Sentence => {
  const says = words.nominate.day;
  const day = (date: Date) => sayDay(date, reader.zone, reader.locale);
  switch (fault.fault) {
    case 'not-understood':
    case 'no-such-day':
      return says[fault.fault](said);
    case 'past':
    case 'other-weekday':
      return says[fault.fault](day(fault.day));
    case 'ambiguous':
      return says.ambiguous(said, day(fault.readings[0]), day(fault.readings[1]));
    default:
      return unreachable(fault);
  }
};
