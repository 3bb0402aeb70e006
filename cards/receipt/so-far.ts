import type { Change, Inquiry } from '../../src/nomination/asking.js';
import { openInquiry, type Nomination } from '../../src/nomination/nomination.js';
import type { Sentence } from '../../src/words/words.js';
import { line, type Line } from '../card.js';
import type { Facts, ReceiptView } from '../facts.js';
import { approversOf } from './approvers.js';
import { proposalSaid } from './asks.js';
import { changeMade } from './changed.js';

/** Of questions, and of changes, that a card can hold; the latest. */
const MOST_SHOWN = 3;

/** What was said and changed on the way. What waits for the nominator stands above, and is not repeated. */
export const soFar = (view: ReceiptView, facts: Facts): readonly Line[] => [
  ...inquiries(view, facts),
  ...proposed(view, facts),
  ...changes(view.nomination, facts),
];

const inquiries = ({ nomination, joined }: ReceiptView, facts: Facts): readonly Line[] => {
  const open = openInquiry(nomination);
  const past = (nomination.inquiries ?? []).filter((one) => joined === true || one !== open);
  const { inquiry } = facts.words.receipt;
  return latest(past, inquiry.earlier, (one) => [
    line(asked(one, nomination, one === open, facts)),
    ...(one.answer ? [line(answered(one.answer, joined === true, facts), { spacing: 'None' })] : []),
    ...(one.answer || one === open ? [] : [line(inquiry.neverAnswered, { tone: 'subtle', spacing: 'None' })]),
  ]);
};

const asked = ({ by, at, text }: Inquiry, nomination: Nomination, isOpen: boolean, facts: Facts): Sentence => {
  const { inquiry } = facts.words.receipt;
  const who = approversOf(nomination, facts).one(by, 'first');
  return isOpen
    ? inquiry.open(who, facts.nominator, facts.text(text))
    : inquiry.asked(who, facts.moment(at), facts.text(text));
};

const answered = ({ at, text }: NonNullable<Inquiry['answer']>, isJoined: boolean, facts: Facts): Sentence => {
  const { inquiry } = facts.words.receipt;
  const [when, said] = [facts.moment(at), facts.text(text)];
  return isJoined ? inquiry.answered(facts.nominator, when, said) : inquiry.youAnswered(when, said);
};

/** To whoever joined: it is not theirs to settle. */
const proposed = ({ nomination, joined }: ReceiptView, facts: Facts): readonly Line[] => {
  if (!joined || nomination.status !== 'awaiting-approval' || !nomination.proposed) return [];
  const said = proposalSaid(nomination.proposed, nomination, facts);
  return said ? [line(said), line(facts.words.receipt.proposal.waits(facts.nominator), { spacing: 'None' })] : [];
};

const changes = (nomination: Nomination, facts: Facts): readonly Line[] => {
  const { change } = facts.words.receipt;
  const said = (one: Change): Line =>
    line(
      change.by(
        approversOf(nomination, facts).one(one.by, 'first'),
        changeMade(one, nomination, facts),
        facts.moment(one.at),
      ),
    );
  return latest(nomination.changes ?? [], change.earlier, (one) => [said(one)]);
};

/** The last few, and above them how many there were before. */
const latest = <T>(
  all: readonly T[],
  earlier: (count: number) => Sentence,
  said: (one: T) => readonly Line[],
): readonly Line[] => {
  const before = all.length - MOST_SHOWN;
  return [...(before > 0 ? [line(earlier(before), { tone: 'subtle' })] : []), ...all.slice(-MOST_SHOWN).flatMap(said)];
};
