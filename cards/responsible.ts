import type { Person } from '../src/kernel/people.js';
import { sponsorsOf, type Nomination } from '../src/nomination/nomination.js';
import type { Sentence } from '../src/words/words.js';
import { line, type Line } from './card.js';
import type { Facts, ReceiptView } from './facts.js';

/** Who answers for the guest now that they are in, and whether the directory's own list says so too. */
export const responsibility = (view: ReceiptView, facts: Facts): readonly Line[] => {
  const { nomination } = view;
  const left = nomination.status === 'invited' ? nomination.sponsorsLeft : undefined;
  const { receipt } = facts.words;
  return [
    // About a stay alone, the step has said who.
    ...(nomination.purpose ? [] : [line(whoAnswers(view, facts))]),
    ...(left ? [line(receipt.sponsorsLeft[left], { tone: 'attention', spacing: 'Default' })] : []),
  ];
};

/** Said to whoever nominated the guest, or joined: the sponsor first, then the backup. */
export const whoAnswers = (
  { nomination, guest, joined }: Omit<ReceiptView, 'kind' | 'redeemLink'>,
  facts: Facts,
): Sentence => {
  const { receipt } = facts.words;
  const isReader = (person: Person): boolean => !joined && person.id === nomination.nominator.id;
  // As our books have it, which another nomination may have changed since.
  const [first, backup] = guest ? ([guest.sponsor, guest.backup] as const) : sponsorsOf(nomination);
  const said = isReader(first) ? receipt.responsible : receipt.responsibleFor(facts.name(first.name));
  if (!backup) return said;
  return [...said, ...(isReader(backup) ? receipt.youBackUp : receipt.backedUp(facts.name(backup.name)))];
};

/** Whether somebody other than the nominator alone is to answer for the guest, as it was asked for. */
export const othersAnswer = (nomination: Nomination): boolean =>
  nomination.purpose === undefined &&
  (nomination.backup !== undefined || (nomination.sponsor ?? nomination.nominator).id !== nomination.nominator.id);
