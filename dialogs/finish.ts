import { drawDraft } from '../cards/draft.js';
import type { Sentence } from '../src/words/words.js';
import type { Surroundings } from './surroundings.js';
import type { Voice } from './voice.js';

/** A draft's last word. To a press it stands in the card's place; to something typed it comes below, and the card only closes. */
export const finish = async (
  says: Sentence,
  card: string | undefined,
  voice: Voice,
  { words, reader }: Surroundings,
): Promise<void> => {
  const only = (sentence: Sentence) => drawDraft({ lines: [{ says: sentence }] }, reader.locale);
  if (voice.how === 'pressed') return voice.close(only(says), card);
  if (card) await voice.close(only([words.nominate.continued]), card);
  await voice.say(says);
};
