import type { Nomination } from '../src/nomination/nomination.js';
import { wordsFor } from '../src/words/index.js';
import { plain } from '../src/words/words.js';
import type { ApprovalList, Because, GuestList, View } from '../src/workflow/views.js';
import { refreshing, type CardAction } from './actions.js';
import { approvalHeadline, drawApproval } from './approval.js';
import { approvalsHeadline, drawApprovals } from './approvals.js';
import type { Card, Reader } from './card.js';
import { drawDraft } from './draft.js';
import { factsFor } from './facts.js';
import { drawGuests, guestsHeadline } from './guests.js';
import { drawReceipt, receiptHeadline } from './receipt.js';
import { sayRefusal, type Refused } from './refusal.js';
import { fitting } from './room.js';

/** A view as a card, for one reader: in their language, with times where they are. While it waits, it keeps itself up to date. */
export const draw = (view: View | ApprovalList | GuestList, reader: Reader): Card => {
  if (view.kind === 'approvals') return drawApprovals(view, reader);
  if (view.kind === 'guests') return drawGuests(view, reader);
  const { id, status } = view.nomination;
  return fitting((room) => {
    const card = view.kind === 'approval' ? drawApproval(view, reader, room) : drawReceipt(view, reader, room);
    return status === 'awaiting-approval' ? refreshing(card, { verb: 'refresh', nomination: id }) : card;
  });
};

/** The question of `withdraw`, answered: the receipt tells the rest in its own place. */
export const drawWithdrawn = (nomination: Nomination, reader: Reader): Card => {
  const { words, guest, what } = factsFor(nomination, reader);
  return drawDraft({ lines: [{ says: words.commands.withdraw.done(guest, what) }] }, reader.locale);
};

/** As `drawWithdrawn`, for what else people say in words. */
export const drawDone = (verb: 'withdraw' | 'remind' | 'reply', { locale }: Reader): Card =>
  drawDraft({ lines: [{ says: [wordsFor(locale).refusals.decided[verb]] }] }, locale);

/** As `drawWithdrawn`, where nothing was changed. */
export const drawRefused = (answer: Refused, action: Pick<CardAction, 'verb'>, reader: Reader): Card =>
  drawDraft({ lines: [{ says: sayRefusal(answer, action, reader) }] }, reader.locale);

/** The card's first line without looks: what a notification shows of it (an activity's `summary`); with a reason, why it comes anew. */
export const headline = (view: View | ApprovalList | GuestList, reader: Reader, because?: Because): string => {
  switch (view.kind) {
    case 'approval':
      return plain(approvalHeadline(view, reader, because));
    case 'receipt':
      return plain(receiptHeadline(view, reader, because));
    case 'approvals':
      return plain(approvalsHeadline(view, reader));
    case 'guests':
      return plain(guestsHeadline(view, reader));
  }
};
