import { buttonsOf, textOf } from '../../test/support/card-reading.js';
import type { ChatMessage } from '../../test/support/tenant-shapes.js';
import type { Book, KnownCard } from './books.js';

/** By the person whose chat with the bot it is. */
export type Chats = ReadonlyMap<string, readonly ChatMessage[]>;

export type Seen = {
  /** Cards that still ask, of which a dead process had kept no record. */
  readonly left: readonly { readonly holder: string; readonly activityId: string }[];
  /** Receipts of which a dead process had kept no record, beside the one that is kept. */
  readonly doubledReceipts: number;
  /** How often nominators read again what they had read before. */
  readonly toldAgain: number;
  readonly faults: readonly string[];
};

/** What a card says of a nomination that ended so. */
const SAYS: Readonly<Record<string, Readonly<Record<KnownCard['kind'], readonly RegExp[]>>>> = {
  invited: { approval: [/^Approved by /m], receipt: [/^● Approved by /m, /^● Invited /m, /\/redeem\?ticket=/] },
  denied: { approval: [/^Denied by /m], receipt: [/^● Denied by /m] },
};
/** A receipt says how far it has come. */
const PROGRESS = /^● /m;
const NEWS: Readonly<Record<string, RegExp>> = { invited: / is invited\. /, denied: / denied / };

/** What people have before their eyes in the end: every card that we know of says how it ended, and whoever asked was told. */
export const lookAt = (all: readonly Book[], cards: readonly KnownCard[], chats: Chats): Seen => {
  const faults: string[] = [];
  const books = new Map(all.map((book) => [book.id, book]));
  const there = new Map<string, ChatMessage>();
  for (const [holder, messages] of chats)
    for (const message of messages) if (!message.deleted) there.set(`${holder} ${message.activityId}`, message);

  for (const { about, kind, holder, activityId } of cards) {
    const book = books.get(about);
    const text = textOf(there.get(`${holder} ${activityId}`)?.card);
    if (book && !(SAYS[book.status]?.[kind] ?? []).every((line) => line.test(text)))
      faults.push(`${book.address} is ${book.status}, and a card (${kind}) says: ${text.slice(0, 160) || 'nothing'}`);
  }
  const known = new Set(cards.map(({ holder, activityId }) => `${holder} ${activityId}`));
  const unknown = [...chats].flatMap(([holder, messages]) =>
    messages
      .filter(({ activityId, deleted }) => !deleted && !known.has(`${holder} ${activityId}`))
      .map((message) => ({ ...message, holder })),
  );
  const left = unknown.filter(({ card }) => asks(card)).map(({ holder, activityId }) => ({ holder, activityId }));
  const doubledReceipts = unknown.filter(({ card }) => !asks(card) && PROGRESS.test(textOf(card))).length;

  let toldAgain = 0;
  const withReceipt = new Set(cards.flatMap(({ kind, about }) => (kind === 'receipt' ? [about] : [])));
  for (const book of all) {
    if (!withReceipt.has(book.id)) faults.push(`${book.address} has no receipt`);
    const times = timesTold(book, chats.get(book.nominator) ?? []);
    if (times === 0) faults.push(`nobody was told that ${book.address} is ${book.status}`);
    toldAgain += Math.max(0, times - 1);
  }
  return { left, doubledReceipts, toldAgain, faults };
};

export const asks = (card: ChatMessage['card']): boolean => buttonsOf(card).includes('Approve');

const timesTold = ({ name, status }: Book, messages: readonly ChatMessage[]): number => {
  const about = new RegExp(`\\b${name}\\b`);
  return messages.filter(
    ({ from, card, text = '' }) => from === 'bot' && !card && about.test(text) && NEWS[status]?.test(text),
  ).length;
};
