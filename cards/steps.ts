import type { Guest } from '../src/guest/guest.js';
import { unreachable } from '../src/kernel/result.js';
import type { Decision, Nomination } from '../src/nomination/nomination.js';
import type { Sentence } from '../src/words/words.js';
import { line, signed, type Line } from './card.js';
import { byMicrosoft, type Facts } from './facts.js';

/** How far a nomination has come: one line a step, a full circle for what has happened. The words say the same without it. */
export const stepsOf = (nomination: Nomination, guest: Guest | undefined, facts: Facts): readonly Line[] => {
  const { receipt } = facts.words;
  const toCome = nomination.guest.isGuest
    ? [todo(receipt.accessToCome)]
    : [todo(receipt.notInvited), todo(receipt.notAccepted)];
  switch (nomination.status) {
    case 'awaiting-approval': {
      const asked = nomination.asked.filter(({ reached }) => reached !== 'no').map(({ person }) => person);
      return [done(asked.length > 0 ? receipt.asked(facts.people(asked)) : receipt.looking), ...toCome];
    }
    case 'approved':
      return [approvedBy(nomination.decisions, facts), ...toCome];
    case 'invited': {
      const approved = approvedBy(nomination.decisions, facts);
      if (nomination.alreadyGuest) return [approved, done(receipt.alreadyGuest, 'Good')];
      return [approved, done(receipt.invited(facts.moment(nomination.invitedAt)), 'Good'), acceptance(guest, facts)];
    }
    case 'denied': {
      const { by, at, comment } = nomination.decision;
      return [done(withComment(receipt.denied(facts.name(by.name), facts.moment(at)), comment, facts), 'Attention')];
    }
    case 'expired':
      return [done(receipt.unanswered(facts.moment(nomination.at)))];
    case 'withdrawn':
      return [done(receipt.withdrawn(facts.moment(nomination.at)))];
    case 'failed': {
      const approved = nomination.judgement.stage ? receipt.approvedPlainly : receipt.approvedByRule(facts.rule);
      const refused = byMicrosoft(nomination.refusal) ? receipt.refused : receipt.notPossible;
      return [done(approved, 'Good'), done(refused(facts.moment(nomination.at)), 'Attention')];
    }
    default:
      return unreachable(nomination);
  }
};

const done = (sentence: Sentence, color?: 'Good' | 'Attention'): Line => signed('●', color, line(sentence));
const todo = (sentence: Sentence): Line => signed('○', undefined, line(sentence, { tone: 'subtle' }));

const approvedBy = (decisions: readonly Decision[], facts: Facts): Line => {
  const decision = decisions.at(-1);
  const { receipt } = facts.words;
  if (!decision) return done(receipt.approvedByRule(facts.rule), 'Good');
  const said = receipt.approved(facts.name(decision.by.name), facts.moment(decision.at));
  return done(withComment(said, decision.comment, facts), 'Good');
};

const withComment = (said: Sentence, comment: string, { words, text }: Facts): Sentence =>
  comment.trim() === '' ? said : [...said, ...words.receipt.commented(text(comment))];

const acceptance = (guest: Guest | undefined, { words: { receipt }, moment }: Facts): Line => {
  if (guest?.status === 'active') return done(receipt.accepted(moment(guest.since)), 'Good');
  if (guest?.status === 'removed') return done(receipt.removed(moment(guest.at)), 'Attention');
  return todo(receipt.notAccepted);
};
