import { unreachable } from '../../src/kernel/result.js';
import { decisionsOf, type Nomination, type NominationIn } from '../../src/nomination/nomination.js';
import type { Sentence } from '../../src/words/words.js';
import { line, type Line } from '../card.js';
import { byMicrosoft, silentStep, type Facts } from '../facts.js';
import { agreedBefore, commented } from './case.js';

/** The ground on which the first line stands. */
export type Style = 'default' | 'good' | 'attention';

/** The first line, and what belongs to it. */
type Heading = { readonly said: Sentence; readonly style: Style; readonly more: readonly Line[] };

/** What is asked of whoever may answer now; for everybody else, how far it has come. */
export const headingOf = (nomination: Nomination, mayAnswer: boolean, facts: Facts): Heading => {
  const { approval } = facts.words;
  switch (nomination.status) {
    case 'awaiting-approval':
      return mayAnswer ? plainly(approval.asks[facts.aim](facts.nominator, facts.until)) : waiting(nomination, facts);
    case 'approved':
    case 'invited':
      return approved(nomination, facts);
    case 'denied': {
      const { by, at, comment } = nomination.decision;
      const said = approval.denied(facts.name(by.name), facts.moment(at));
      const before = agreedBefore(decisionsOf(nomination), facts);
      return { said, style: 'attention', more: [...commented(comment, facts), ...before] };
    }
    case 'withdrawn': {
      const said = approval.withdrawn(facts.nominator, facts.moment(nomination.at));
      return plainly(said, agreedBefore(decisionsOf(nomination), facts));
    }
    case 'expired':
      return plainly(silence(nomination, facts), agreedBefore(decisionsOf(nomination), facts));
    case 'failed':
      return { said: failure(nomination, facts), style: 'attention', more: [] };
    default:
      return unreachable(nomination);
  }
};

const plainly = (said: Sentence, more: readonly Line[] = []): Heading => ({ said, style: 'default', more });

const silence = (nomination: NominationIn<'expired'>, { words: { approval }, moment }: Facts): Sentence => {
  const step = silentStep(nomination);
  const when = moment(nomination.at);
  return step === undefined ? approval.unanswered(when) : approval.unansweredIn(step, when);
};

/** For those whose step is over, or who are not asked in this one. */
const waiting = ({ decisions, asked }: NominationIn<'awaiting-approval'>, facts: Facts): Heading => {
  const { approval } = facts.words;
  const names = facts.people(asked.filter(({ reached }) => reached !== 'no').map(({ person }) => person));
  const latest = decisions.at(-1);
  if (!latest) {
    const said = approval.asks[facts.aim](facts.nominator, facts.until);
    return { said, style: 'default', more: names === '' ? [] : [line(approval.waitingFor(names), { tone: 'subtle' })] };
  }
  const yes = approval.approved(facts.name(latest.by.name), facts.moment(latest.at));
  return {
    said: names === '' ? approval.nowLooking(yes) : approval.nowWaiting(yes, names),
    style: 'default',
    more: [...commented(latest.comment, facts), ...agreedBefore(decisions.slice(0, -1), facts)],
  };
};

const approved = (nomination: NominationIn<'approved' | 'invited'>, facts: Facts): Heading => {
  const { approval } = facts.words;
  const { decisions } = nomination;
  const latest = decisions.at(-1);
  const invited = nomination.status === 'invited' && !nomination.alreadyGuest;
  const after = invited ? [line(approval.invited(facts.moment(nomination.invitedAt)), { tone: 'subtle' })] : [];
  if (!latest) return { said: approval.approvedByRule(facts.rule), style: 'good', more: after };
  return {
    said: approval.approved(facts.name(latest.by.name), facts.moment(latest.at)),
    style: 'good',
    more: [...commented(latest.comment, facts), ...agreedBefore(decisions.slice(0, -1), facts), ...after],
  };
};

const failure = ({ refusal, at }: NominationIn<'failed'>, { aim, words: { approval }, moment }: Facts): Sentence => {
  if (aim !== 'invite') return approval.notDone(moment(at));
  return (byMicrosoft(refusal) ? approval.refused : approval.notPossible)(moment(at));
};
