import { sponsorsOf } from '../../src/nomination/nomination.js';
import type { Sentence } from '../../src/words/words.js';
import type { Notice } from '../../src/workflow/views.js';
import type { Facts } from '../facts.js';

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
