import { cleanLine } from '../../src/kernel/text.js';
import { wordsFor } from '../../src/words/index.js';
import type { Sentence } from '../../src/words/words.js';
import type { Notice } from '../../src/workflow/views.js';
import type { Reader } from '../card.js';

/** To those who look after the bot, of more guests than one. */
export const aboutGuests = (
  { guests, some }: Extract<Notice, { about: 'admin-guests' }>,
  { locale }: Reader,
): readonly Sentence[] => {
  const { administrators: says } = wordsFor(locale);
  const addresses = some.map((one) => cleanLine(one, 254));
  return [says.unread(guests), says.unreadWho(addresses, guests - addresses.length), says.unreadRemedy];
};
