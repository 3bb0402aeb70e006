import type { Guest } from '../src/guest/guest.js';
import type { Nomination } from '../src/nomination/nomination.js';
import { address, say, type Sentence } from '../src/words/words.js';
import { askFirst, execute } from './actions.js';
import { heading, languageOf, line, type Card, type Element, type Line, type Reader, type TextRun } from './card.js';
import { template } from './expand.js';
import { factsFor, type Facts, type ReceiptView } from './facts.js';
import type { Room } from './room.js';
import json from './receipt.json' with { type: 'json' };
import { inUse, situationOf } from './situation.js';
import { stepsOf } from './steps.js';

/** What the template is filled with. `links` and `actions` have one entry, or none. */
type ReceiptData = {
  readonly lang: string;
  readonly fallback: string;
  readonly heading: readonly TextRun[];
  readonly lines: readonly Line[];
  readonly links: readonly { readonly link: readonly TextRun[]; readonly about: readonly Line[] }[];
  readonly actions: readonly { readonly buttons: readonly Element[] }[];
};

const fill = template<ReceiptData>(json);

/** The nominator's card: where things stand, the redeem link while it is of use, and what can still be done. */
export const drawReceipt = (view: ReceiptView, reader: Reader, room?: Room): Card => {
  const { nomination } = view;
  const facts = factsFor(nomination, reader, room);
  const { receipt } = facts.words;
  // The link lets somebody in, and the buttons are the nominator's right: neither is for those who joined.
  const redeemLink = view.joined ? undefined : view.redeemLink;
  const buttons = view.joined ? [] : buttonsFor(view, facts);
  return fill({
    lang: languageOf(facts.locale),
    fallback: receipt.fallback,
    heading: heading(receipt.heading(facts.guest, facts.what)),
    lines: [
      line(receipt.sent(facts.moment(nomination.nominatedAt)), { tone: 'subtle', spacing: 'None' }),
      ...together(view, facts),
      ...stepsOf(view, facts),
      ...situationOf(view, facts),
      ...mailLines(view, redeemLink !== undefined, facts),
    ],
    links: redeemLink === undefined ? [] : [linkBlock(redeemLink, facts)],
    actions: buttons.length > 0 ? [{ buttons }] : [],
  });
};

/** The first line in plain words, for a notification. */
export const receiptHeadline = (nomination: Nomination, reader: Reader): Sentence => {
  const { words, guest, what } = factsFor(nomination, reader);
  return words.receipt.heading(guest, what);
};

/** One nomination, asked for by several: each learns of the others what concerns them. */
const together = (
  { nomination, joined }: ReceiptView,
  { words: { receipt }, nominator, people }: Facts,
): readonly Line[] => {
  if (joined) return [line(receipt.youJoined(nominator), { tone: 'subtle', spacing: 'None' })];
  const others = nomination.joined ?? [];
  if (others.length === 0) return [];
  const said = others.length === 1 ? receipt.wantsToo : receipt.wantToo;
  return [line(said(people(others)), { tone: 'subtle', spacing: 'None' })];
};

const isPending = (nomination: Nomination, guest: Guest | undefined): boolean =>
  nomination.status === 'invited' && !inUse(nomination, guest) && guest?.status !== 'removed';

const mailLines = ({ nomination, guest, joined }: ReceiptView, withLink: boolean, facts: Facts): readonly Line[] => {
  if (nomination.status !== 'invited' || !isPending(nomination, guest)) return [];
  const { receipt } = facts.words;
  const { mailSentAt } = nomination;
  const said = {
    unwanted: withLink ? receipt.byYouAlone(facts.guest) : [],
    waiting: receipt.mailWaiting(facts.address),
    sent: mailSentAt ? receipt.mailSentAt(facts.address, facts.moment(mailSentAt)) : receipt.mailSent(facts.address),
    failed: joined ? receipt.mailFailedFor(facts.address, facts.nominator) : receipt.mailFailed(facts.address),
  }[nomination.mail];
  const also = withLink && nomination.mail !== 'unwanted' ? [line([receipt.alsoByYou])] : [];
  const tone = nomination.mail === 'failed' ? 'attention' : 'plain';
  return said.length === 0 ? also : [line(said, { spacing: 'Default', tone }), ...also];
};

/**
 * The link as text, to be selected and copied. Not a button: Action.OpenUrl would let the nominator redeem it, version 1.5
 * has no copying, and an input holding it would be sent along with every press.
 */
const linkBlock = (redeemLink: string, { words, guest, address: at }: Facts): ReceiptData['links'][number] => ({
  link: line(say`${address(redeemLink)}`).runs,
  about: [line(words.receipt.linkWhat(guest, at)), line([words.receipt.linkHow])],
});

const buttonsFor = ({ nomination, guest }: ReceiptView, facts: Facts): readonly Element[] => {
  const { receipt } = facts.words;
  const { id, status } = nomination;
  const means = withdrawalMeans(nomination, guest, facts);
  const mailed = status === 'invited' && (nomination.mail === 'sent' || nomination.mail === 'failed');
  const yes = execute({ verb: 'withdraw', nomination: id }, receipt.withdrawYes, 'destructive');
  return [
    ...(mailed && isPending(nomination, guest)
      ? [execute({ verb: 'mail-again', nomination: id }, receipt.mailAgain)]
      : []),
    ...(means ? [askFirst(receipt.withdraw, [receipt.withdrawAsk(facts.guest), means], yes)] : []),
  ];
};

/** What a withdrawal would do now; undefined where there is nothing to withdraw any more. */
const withdrawalMeans = (nomination: Nomination, guest: Guest | undefined, facts: Facts): Sentence | undefined => {
  const { withdrawMeans } = facts.words.receipt;
  if (nomination.status === 'awaiting-approval') return withdrawMeans['awaiting-approval'][facts.undone];
  if (nomination.status === 'approved') return withdrawMeans.approved[facts.undone];
  if (nomination.status !== 'invited' || !isPending(nomination, guest)) return undefined;
  return withdrawMeans[nomination.ours ? 'account-goes' : 'account-stays'];
};
