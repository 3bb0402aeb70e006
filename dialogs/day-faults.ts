import { unreachable } from '../src/kernel/result.js';
import { sayDay } from '../src/words/dates.js';
import type { Sentence } from '../src/words/words.js';
import type { DateFault } from './dates.js';
import type { Surroundings } from './surroundings.js';

/** Why a text gave no day, and what to say instead. */
export const sayDateFault = (fault: DateFault, said: string, { words, reader }: Surroundings): Sentence => {
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
