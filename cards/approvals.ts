import { askedNow } from '../src/nomination/awaited.js';
import type { Sentence } from '../src/words/words.js';
import { wordsFor } from '../src/words/index.js';
import type { ApprovalList } from '../src/workflow/views.js';
import { refreshing } from './actions.js';
import { itemOf, type Item } from './approvals/item.js';
import json from './approvals.json' with { type: 'json' };
import { heading, languageOf, line, type Card, type Line, type Reader, type TextRun } from './card.js';
import { template } from './expand.js';
import { fits, fitting, type Room } from './room.js';

const fill = template<{
  readonly lang: string;
  readonly fallback: string;
  readonly heading: readonly TextRun[];
  readonly lines: readonly Line[];
  readonly items: readonly Item[];
  readonly footer: readonly Line[];
}>(json);

/**
 * What waits for one approver, each to be answered on the spot; the oldest first, as it was given. Where Teams would not take
 * the card even with the fewest words, the last entries wait for the next list.
 */
export const drawApprovals = (list: ApprovalList, reader: Reader): Card => {
  const card = fitting((room) => refreshing(drawIn(room, list, reader), { verb: 'refresh-list' }));
  const last = list.items.at(-1);
  if (!last || list.items.length === 1 || fits(card)) return card;
  const more = list.more + (askedNow(last, list.reader) ? 1 : 0);
  return drawApprovals({ ...list, items: list.items.slice(0, -1), more }, reader);
};

const drawIn = (room: Room, list: ApprovalList, reader: Reader): Card => {
  const { approvals } = wordsFor(reader.locale);
  const waiting = waitingIn(list);
  return fill({
    lang: languageOf(reader.locale),
    fallback: approvals.fallback,
    heading: heading(approvalsHeadline(list, reader)),
    lines: [
      ...(waiting > 1 ? [line(approvals.oldestFirst, { tone: 'subtle', spacing: 'None' })] : []),
      ...(list.items.length === 0 ? [line(approvals.newcomers, { tone: 'subtle', spacing: 'None' })] : []),
    ],
    items: list.items.map((nomination, n) => itemOf(nomination, { number: n + 1, by: list.reader }, reader, room)),
    footer:
      list.more > 0 ? [line(approvals.more(list.more), { tone: 'subtle', spacing: 'Medium', separator: true })] : [],
  });
};

/** How much waits, in one sentence. */
export const approvalsHeadline = (list: ApprovalList, { locale }: Reader): Sentence => {
  const { approvals } = wordsFor(locale);
  const waiting = waitingIn(list) + list.more;
  if (waiting > 0) return (list.digest ? approvals.digest : approvals.waiting)(waiting);
  return list.items.length > 0 ? approvals.noneLeft : approvals.none;
};

const waitingIn = ({ items, reader }: ApprovalList): number =>
  items.filter((nomination) => askedNow(nomination, reader) !== undefined).length;
