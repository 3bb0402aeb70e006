import { cleanLine } from '../../src/kernel/text.js';
import { sayDay } from '../../src/words/dates.js';
import { wordsFor } from '../../src/words/index.js';
import type { Sentence } from '../../src/words/words.js';
import type { Notice } from '../../src/workflow/views.js';
import type { Reader } from '../card.js';
import { AMPLE } from '../room.js';

/** To whoever stands in: from when to when, what that means, and whom to ask. */
export const standingIn = (
  { about, delegation }: Extract<Notice, { about: 'delegated' | 'delegation-revoked' }>,
  { locale, zone }: Reader,
): readonly Sentence[] => {
  const { notices } = wordsFor(locale);
  const whose = cleanLine(delegation.from.name, AMPLE.name);
  if (about === 'delegation-revoked') return [notices.delegationRevoked(whose)];
  const day = (date: Date): string => sayDay(date, zone, locale);
  return [notices.delegated(whose, day(delegation.starts), day(delegation.ends)), notices.delegatedMeans(whose)];
};
