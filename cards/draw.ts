import type { Nomination } from '../src/nomination/nomination.js';
import { plain } from '../src/words/words.js';
import type { View } from '../src/workflow/views.js';
import { approvalHeadline, drawApproval } from './approval.js';
import type { Card, Reader } from './card.js';
import { drawDraft } from './draft.js';
import type { CardAction } from './actions.js';
import { factsFor } from './facts.js';
import { drawReceipt, receiptHeadline } from './receipt.js';
import { sayRefusal, type Refused } from './refusal.js';
import { fitting } from './room.js';

/** A view as a card, for one reader: in their language, with times where they are. */
export const draw = (view: View, reader: Reader): Card =>
  fitting((room) => (view.kind === 'approval' ? drawApproval(view, reader, room) : drawReceipt(view, reader, room)));

/** The question of `withdraw`, answered: the receipt tells the rest in its own place. */
export const drawWithdrawn = (nomination: Nomination, reader: Reader): Card => {
  const { words, guest, what } = factsFor(nomination, reader);
  return drawDraft({ lines: [{ says: words.commands.withdraw.done(guest, what) }] }, reader.locale);
};

/** As `drawWithdrawn`, where nothing was changed. */
export const drawRefused = (answer: Refused, action: Pick<CardAction, 'verb'>, reader: Reader): Card =>
  drawDraft({ lines: [{ says: sayRefusal(answer, action, reader) }] }, reader.locale);

/** The card's first line without looks: what a notification shows of it (an activity's `summary`). */
export const headline = (view: View, reader: Reader): string =>
  plain(view.kind === 'approval' ? approvalHeadline(view, reader) : receiptHeadline(view.nomination, reader));
