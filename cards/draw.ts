import { plain } from '../src/words/words.js';
import type { View } from '../src/workflow/views.js';
import { approvalHeadline, drawApproval } from './approval.js';
import type { Card, Reader } from './card.js';
import { drawReceipt, receiptHeadline } from './receipt.js';

/** A view as a card, for one reader: in their language, with times where they are. */
export const draw = (view: View, reader: Reader): Card =>
  view.kind === 'approval' ? drawApproval(view.nomination, reader) : drawReceipt(view, reader);

/** The card's first line without looks: what a notification shows of it (an activity's `summary`). */
export const headline = (view: View, reader: Reader): string =>
  plain(
    view.kind === 'approval' ? approvalHeadline(view.nomination, reader) : receiptHeadline(view.nomination, reader),
  );
