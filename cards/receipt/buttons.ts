import type { Guest } from '../../src/guest/guest.js';
import { awaited } from '../../src/nomination/awaited.js';
import { openInquiry, type Nomination } from '../../src/nomination/nomination.js';
import type { Sentence } from '../../src/words/words.js';
import { askFirst, execute } from '../actions.js';
import { calling } from '../calling.js';
import type { Element } from '../card.js';
import type { Facts, ReceiptView } from '../facts.js';
import { inUse } from '../situation.js';
import { isOver, movedOn } from '../stay.js';
import { approversOf } from './approvers.js';

/** What the nominator can still do, what destroys last. */
export const buttonsOf = (view: ReceiptView, facts: Facts): readonly Element[] => {
  const { nomination, guest } = view;
  const { receipt } = facts.words;
  const { id, status } = nomination;
  const means = withdrawalMeans(nomination, guest, facts);
  const mailed = status === 'invited' && (nomination.mail === 'sent' || nomination.mail === 'failed');
  const yes = execute({ verb: 'withdraw', nomination: id }, receipt.withdrawYes, 'destructive');
  return [
    ...remind(view, facts),
    ...(status === 'awaiting-approval' ? [execute({ verb: 'amend', nomination: id }, receipt.amend)] : []),
    ...(status === 'invited' && nomination.ours && isPending(nomination, guest)
      ? [execute({ verb: 'correct', nomination: id }, receipt.correct)]
      : []),
    ...(mailed && isPending(nomination, guest)
      ? [execute({ verb: 'mail-again', nomination: id }, receipt.mailAgain)]
      : []),
    ...(means ? [askFirst(receipt.withdraw, [receipt.withdrawAsk(facts.guest), means], yes)] : []),
  ];
};

/** Whether the invitation is out and still to be accepted. */
export const isPending = (nomination: Nomination, guest: Guest | undefined): boolean =>
  nomination.status === 'invited' && !inUse(nomination, guest) && !isOver(guest) && !movedOn(nomination, guest);

/** Once a day, and only where it does not wait for the nominator, nor for our card to get to anybody. */
const remind = ({ nomination, remindedLately }: ReceiptView, facts: Facts): readonly Element[] => {
  if (nomination.status !== 'awaiting-approval' || remindedLately) return [];
  if (openInquiry(nomination) || nomination.proposed) return [];
  const waiting = awaited(nomination);
  const [first, ...others] = waiting;
  if (!first || waiting.every(({ reached }) => reached === 'not-yet')) return [];
  const { receipt } = facts.words;
  const calledSo =
    others.length > 0 || approversOf(nomination, facts).areHidden ? undefined : calling(first.person.name);
  return [
    execute(
      { verb: 'remind', nomination: nomination.id },
      calledSo === undefined ? receipt.remindThem : receipt.remind(calledSo),
    ),
  ];
};

/** What a withdrawal would do now; undefined where there is nothing to withdraw any more. */
const withdrawalMeans = (nomination: Nomination, guest: Guest | undefined, facts: Facts): Sentence | undefined => {
  const { withdrawMeans } = facts.words.receipt;
  if (nomination.status === 'awaiting-approval') return withdrawMeans['awaiting-approval'][facts.undone];
  if (nomination.status === 'approved' && nomination.begun) return undefined;
  if (nomination.status === 'approved') return withdrawMeans.approved[facts.undone];
  // The account is the guest's own from before: what becomes of it is said on the guest's card.
  if (nomination.status !== 'invited' || nomination.move || !isPending(nomination, guest)) return undefined;
  return withdrawMeans[nomination.ours ? 'account-goes' : 'account-stays'];
};
