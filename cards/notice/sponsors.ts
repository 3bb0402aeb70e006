import type { Guest } from '../../src/guest/guest.js';
import { cleanLine } from '../../src/kernel/text.js';
import { sponsorsOf } from '../../src/nomination/nomination.js';
import { wordsFor } from '../../src/words/index.js';
import type { Sentence } from '../../src/words/words.js';
import type { Notice } from '../../src/workflow/views.js';
import type { Reader } from '../card.js';
import type { Facts } from '../facts.js';
import { AMPLE } from '../room.js';

/** To somebody who answers for a guest because the nominator, or an approver, said so: what that is, and whom to ask. */
export const named = (
  { nomination, as }: Extract<Notice, { about: 'named-sponsor' }>,
  { words: { notices }, guestAccount: guest, nominator, things, until, name }: Facts,
): readonly Sentence[] => {
  const [sponsor] = sponsorsOf(nomination);
  const by = nomination.changes?.findLast(({ to }) => to.sponsor)?.by;
  const says = () => {
    if (as === 'backup') return notices.namedBackup(nominator, guest, name(sponsor.name));
    if (by) return notices.namedSponsorBy(name(by.name), nominator, guest, things, until);
    return notices.namedSponsor(nominator, guest, things, until);
  };
  return [says(), notices.namedWrongly(nominator)];
};

export const replaced = ({ displayName, sponsor }: Guest, { locale }: Reader): Sentence => {
  const name = (typed: string): string => cleanLine(typed, AMPLE.name);
  return wordsFor(locale).notices.sponsorReplaced(name(displayName), name(sponsor.name));
};
