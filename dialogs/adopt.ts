import { execute } from '../cards/actions.js';
import { drawChoice } from '../cards/choice.js';
import type { Sentence } from '../src/words/words.js';
import type { Surroundings } from './surroundings.js';
import { told, type Told } from './told.js';

/** `adopt`: how many guests nobody here answers for, and the offer to have somebody asked about each. */
export const adopt = async ({ workflow, person, words: { adopt: says }, reader }: Surroundings): Promise<Told> => {
  const found = await workflow.strangers(person.id);
  if (!found) return told(says.administrators);
  const { guests, known, disabled, strangers, unsponsored, isAll } = found;
  if (strangers === 0 && isAll) return told(says.none(guests));
  const ask = isAll ? says.ask(strangers) : says.askAtLeast(strangers);
  const numbers = says.numbers(guests, known, disabled, unsponsored);
  const button = execute({ verb: 'adopt-guests' }, says.begin);
  return { card: drawChoice({ ask, among: [{ says: [numbers, says.means], button }] }, reader.locale), summary: ask };
};

/** The press of the button; the right is looked up when it is used. */
export const beginAdopting = async ({ workflow, person, words }: Surroundings): Promise<Sentence> =>
  (await workflow.takeInStrangers(person.id)) ? words.adopt.begun : words.adopt.administrators;
