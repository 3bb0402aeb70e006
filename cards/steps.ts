import type { Guest } from '../src/guest/guest.js';
import { unreachable } from '../src/kernel/result.js';
import { decisionsOf, type Decision, type NominationIn } from '../src/nomination/nomination.js';
import type { Sentence } from '../src/words/words.js';
import { line, signed, type Line } from './card.js';
import { byMicrosoft, silentStep, type Facts, type ReceiptView } from './facts.js';

/** How far a nomination has come: one line a step, a full circle for what has happened. The words say the same without it. */
export const stepsOf = ({ nomination, guest, joined }: ReceiptView, facts: Facts): readonly Line[] => {
  const { receipt } = facts.words;
  switch (nomination.status) {
    case 'awaiting-approval':
      return [...agreed(nomination.decisions, facts), asking(nomination, facts), ...toCome(facts)];
    case 'approved':
      return [...approvals(nomination.decisions, facts), ...toCome(facts)];
    case 'invited':
      return [...approvals(nomination.decisions, facts), ...carriedOut(nomination, guest, joined ?? false, facts)];
    case 'denied': {
      const { by, at, comment } = nomination.decision;
      const no = withComment(receipt.denied(facts.name(by.name), facts.moment(at)), comment, facts);
      return [...agreed(decisionsOf(nomination), facts), done(no, 'Attention')];
    }
    case 'expired':
      return [...agreed(decisionsOf(nomination), facts), done(silence(nomination, facts))];
    case 'withdrawn': {
      const when = facts.moment(nomination.at);
      const said = joined ? receipt.withdrawnBy(facts.nominator, when) : receipt.withdrawn(when);
      return [...agreed(decisionsOf(nomination), facts), done(said)];
    }
    case 'failed': {
      const byRule = nomination.judgement.stages.length === 0;
      const approved = byRule ? receipt.approvedByRule(facts.rule) : receipt.approvedPlainly;
      return [done(approved, 'Good'), done(failure(nomination, facts), 'Attention')];
    }
    default:
      return unreachable(nomination);
  }
};

const done = (sentence: Sentence, color?: 'Good' | 'Attention'): Line => signed('●', color, line(sentence));
const todo = (sentence: Sentence): Line => signed('○', undefined, line(sentence, { tone: 'subtle' }));

const agreed = (decisions: readonly Decision[], facts: Facts): readonly Line[] =>
  decisions.map(({ by, at, comment }) => {
    const said = facts.words.receipt.approved(facts.name(by.name), facts.moment(at));
    return done(withComment(said, comment, facts), 'Good');
  });

const approvals = (decisions: readonly Decision[], facts: Facts): readonly Line[] =>
  decisions.length > 0 ? agreed(decisions, facts) : [done(facts.words.receipt.approvedByRule(facts.rule), 'Good')];

const withComment = (said: Sentence, comment: string, { words, text }: Facts): Sentence =>
  comment.trim() === '' ? said : [...said, ...words.receipt.commented(text(comment))];

const silence = (nomination: NominationIn<'expired'>, { words: { receipt }, moment }: Facts): Sentence => {
  const step = silentStep(nomination);
  const when = moment(nomination.at);
  return step === undefined ? receipt.unanswered(when) : receipt.unansweredIn(step, when);
};

const asking = (nomination: NominationIn<'awaiting-approval'>, { words: { receipt }, people }: Facts): Line => {
  const asked = nomination.asked.filter(({ reached }) => reached !== 'no').map(({ person }) => person);
  const said = asked.length > 0 ? receipt.asked(people(asked)) : receipt.looking;
  const { length } = nomination.judgement.stages;
  return done(length > 1 ? [...said, ...receipt.step(nomination.stage + 1, length)] : said);
};

const toCome = ({ aim, words: { receipt } }: Facts): readonly Line[] => {
  switch (aim) {
    case 'invite':
      return [todo(receipt.notInvited), todo(receipt.notAccepted)];
    case 'access':
      return [todo(receipt.accessToCome)];
    case 'enable':
    case 'restore':
      return [todo(receipt.reviveToCome[aim]), todo(receipt.accessToCome)];
    case 'end':
    case 'sponsor':
    case 'backup':
      return [todo(receipt.notInForce)];
  }
};

/** After the approval: what was done, which without an invitation is not called one. */
const carriedOut = (
  nomination: NominationIn<'invited'>,
  guest: Guest | undefined,
  joined: boolean,
  facts: Facts,
): readonly Line[] => {
  const { aim } = facts;
  const { receipt } = facts.words;
  const invited = nomination.alreadyGuest
    ? []
    : [done(receipt.invited(facts.moment(nomination.invitedAt)), 'Good'), acceptance(guest, facts)];
  switch (aim) {
    case 'invite':
    case 'access':
      return nomination.alreadyGuest ? [done(receipt.alreadyGuest, 'Good')] : invited;
    case 'enable':
    case 'restore':
      // An account of our own making: there was nothing left to bring back, and an invitation went out instead.
      return nomination.ours ? invited : [done(receipt.revived[aim], 'Good'), ...invited];
    case 'end':
      return [done(receipt.inForce.end(facts.guest, facts.until), 'Good')];
    case 'sponsor':
    case 'backup':
      return [
        done(
          joined ? receipt.inForceFor[aim](facts.guest, facts.nominator) : receipt.inForce[aim](facts.guest),
          'Good',
        ),
      ];
  }
};

const failure = ({ refusal, at }: NominationIn<'failed'>, { aim, words: { receipt }, moment }: Facts): Sentence => {
  if (aim !== 'invite') return receipt.notDone(moment(at));
  return (byMicrosoft(refusal) ? receipt.refused : receipt.notPossible)(moment(at));
};

const acceptance = (guest: Guest | undefined, { words: { receipt }, moment }: Facts): Line => {
  if (guest?.status === 'active') return done(receipt.accepted(moment(guest.since)), 'Good');
  if (guest?.status === 'removed') return done(receipt.removed(moment(guest.at)), 'Attention');
  return todo(receipt.notAccepted);
};
