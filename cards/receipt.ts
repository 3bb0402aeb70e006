import { cleanLine } from '../src/kernel/text.js';
import { openInquiry } from '../src/nomination/nomination.js';
import { address, say, type Sentence } from '../src/words/words.js';
import type { Because } from '../src/workflow/views.js';
import { heading, languageOf, line, type Card, type Element, type Line, type Reader, type TextRun } from './card.js';
import { template } from './expand.js';
import { factsFor, type Facts, type ReceiptView } from './facts.js';
import json from './receipt.json' with { type: 'json' };
import { approversOf } from './receipt/approvers.js';
import { asksOf, proposalSaid, type Ask } from './receipt/asks.js';
import { buttonsOf, isPending } from './receipt/buttons.js';
import { soFar } from './receipt/so-far.js';
import type { Room } from './room.js';
import { situationOf } from './situation.js';
import { stepsOf } from './steps.js';

/** What the template is filled with. `links` and `actions` have one entry, or none. */
type ReceiptData = {
  readonly lang: string;
  readonly fallback: string;
  readonly heading: readonly TextRun[];
  readonly head: readonly Line[];
  readonly asks: readonly Ask[];
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
  const buttons = view.joined ? [] : buttonsOf(view, facts);
  const asks = asksOf(view, facts);
  return fill({
    lang: languageOf(facts.locale),
    fallback: receipt.fallback,
    heading: heading(receipt.heading(facts.guest, facts.what)),
    head: [
      line(receipt.sent(facts.moment(nomination.nominatedAt)), { tone: 'subtle', spacing: 'None' }),
      ...together(view, facts),
    ],
    asks,
    lines: apartFrom(asks, [
      ...stepsOf(view, facts),
      ...soFar(view, facts),
      ...situationOf(view, facts),
      ...mailLines(view, redeemLink !== undefined, facts),
    ]),
    links: redeemLink === undefined ? [] : [linkBlock(redeemLink, facts)],
    actions: buttons.length > 0 ? [{ buttons }] : [],
  });
};

/** What is asked stands on a ground of its own. */
const apartFrom = (asks: readonly Ask[], [first, ...others]: readonly Line[]): readonly Line[] =>
  first ? [asks.length > 0 ? { ...first, spacing: 'Medium' } : first, ...others] : [];

/** The first line in plain words, for a notification; of a card that comes anew, why it does. */
export const receiptHeadline = ({ nomination }: ReceiptView, reader: Reader, because?: Because): Sentence => {
  const facts = factsFor(nomination, reader);
  const { receipt } = facts.words;
  const inquiry = because === 'question' ? openInquiry(nomination) : undefined;
  if (inquiry) {
    const who = approversOf(nomination, facts).one(inquiry.by, 'first');
    return receipt.inquiry.about(who, facts.guest, cleanLine(inquiry.text, LONGEST_QUOTED));
  }
  const proposed =
    because === 'change-proposed' && nomination.status === 'awaiting-approval' ? nomination.proposed : undefined;
  return (proposed && proposalSaid(proposed, nomination, facts)) ?? receipt.heading(facts.guest, facts.what);
};

/** In a notification, in UTF-16 units. */
const LONGEST_QUOTED = 200;

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

const mailLines = (
  { nomination, guest, joined, mailFrom, shutOut }: ReceiptView,
  withLink: boolean,
  facts: Facts,
): readonly Line[] => {
  if (nomination.status !== 'invited' || !isPending(nomination, guest)) return [];
  const { receipt } = facts.words;
  const { mailSentAt } = nomination;
  const waiting = mailFrom
    ? receipt.mailWaitsUntil(facts.address, facts.moment(mailFrom))
    : receipt.mailWaiting(facts.address);
  const said = {
    unwanted: withLink ? receipt.byYouAlone(facts.guest) : [],
    waiting: shutOut ? facts.words.guests.refusals['domain-blocked'](facts.guest, facts.address) : waiting,
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
