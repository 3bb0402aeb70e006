import type { Inquiry, Proposed } from '../../src/nomination/asking.js';
import { openInquiry, openInquiryAt, type Nomination, type NominationIn } from '../../src/nomination/nomination.js';
import type { Sentence } from '../../src/words/words.js';
import { execute, LONGEST_INPUT } from '../actions.js';
import { line, type Element, type Line } from '../card.js';
import type { Facts, ReceiptView } from '../facts.js';
import { approversOf } from './approvers.js';
import { changeProposed } from './changed.js';

/** What waits for the nominator's word, with what it takes to give it. */
export type Ask = {
  readonly about: readonly Line[];
  readonly inputs: readonly { readonly label: string; readonly longest: number }[];
  readonly buttons: readonly Element[];
};

/** A question, another sponsor: above everything else, for nothing goes on without the nominator. */
export const asksOf = ({ nomination, joined }: ReceiptView, facts: Facts): readonly Ask[] => {
  if (joined || nomination.status !== 'awaiting-approval') return [];
  const inquiry = openInquiry(nomination);
  return [
    ...(inquiry ? [question(inquiry, nomination, facts)] : []),
    ...(nomination.proposed ? [choice(nomination.proposed, nomination, facts)] : []),
  ];
};

/** Who agrees to what; undefined where another sponsor is not among it. */
export const proposalSaid = (
  { decision, changes }: Proposed,
  nomination: Nomination,
  facts: Facts,
): Sentence | undefined => {
  const by = approversOf(nomination, facts).decider(decision, 'first');
  return changes.sponsor && facts.words.receipt.proposal.asks(by, facts.name(changes.sponsor.name), facts.guest);
};

const question = (
  { by, text, stage, until }: Inquiry,
  nomination: NominationIn<'awaiting-approval'>,
  facts: Facts,
): Ask => {
  const { inquiry } = facts.words.receipt;
  return {
    about: [
      line(inquiry.toYou(approversOf(nomination, facts).one(by, 'first')), { spacing: 'None' }),
      line(inquiry.quoted(facts.text(text)), { spacing: 'None' }),
      // The others may have agreed without the answer: the clock of the next stage waits for no question of the one before.
      ...(stage === nomination.stage ? [line(inquiry.pause(facts.moment(until)), { tone: 'subtle' })] : []),
    ],
    inputs: [{ label: inquiry.label, longest: LONGEST_INPUT }],
    buttons: [
      execute(
        { verb: 'reply', nomination: nomination.id, inquiry: openInquiryAt(nomination) },
        inquiry.send,
        'positive',
      ),
    ],
  };
};

/** Neither button is the primary one: who answers for a guest is the nominator's to say. */
const choice = (proposed: Proposed, nomination: Nomination, facts: Facts): Ask => {
  const { proposal } = facts.words.receipt;
  const { comment } = proposed.decision;
  const said = proposalSaid(proposed, nomination, facts);
  const besides = changeProposed(proposed.changes, nomination, facts);
  const { sponsor } = proposed.changes;
  const shown = { nomination: nomination.id, ...(sponsor && { sponsor: sponsor.id }) };
  return {
    about: [
      ...(said ? [line(said, { spacing: 'None' })] : []),
      ...(comment.trim() === '' ? [] : [line(proposal.commented(facts.text(comment)), { spacing: 'None' })]),
      ...(besides.length > 0 ? [line(proposal.besides(besides))] : []),
      line(proposal.means, { tone: 'subtle' }),
    ],
    inputs: [],
    buttons: [
      execute({ verb: 'agree-change', ...shown }, proposal.agree),
      execute({ verb: 'decline-change', ...shown }, proposal.keep),
    ],
  };
};
