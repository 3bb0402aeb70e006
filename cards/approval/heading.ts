import { unreachable } from '../../src/kernel/result.js';
import type { Asked } from '../../src/nomination/asking.js';
import { decisionsOf, type Nomination, type NominationIn } from '../../src/nomination/nomination.js';
import type { Sentence } from '../../src/words/words.js';
import { line, type Line } from '../card.js';
import { byMicrosoft, silentStep, type Facts } from '../facts.js';
import { handedBy } from '../handing.js';
import { agreedBefore, commented, yesSaid } from './case.js';
import { fellSaid } from './fell.js';
import { stillAsked, type Standing, type Waiting } from './standing.js';

/** The ground on which the first line stands. */
export type Style = 'default' | 'good' | 'attention';

/** The first line, and what belongs to it. */
type Heading = { readonly said: Sentence; readonly style: Style; readonly more: readonly Line[] };

/** What is asked of whoever may answer now; for everybody else, how far it has come. `standing` of one that waits. */
export const headingOf = (nomination: Nomination, standing: Standing | undefined, facts: Facts): Heading => {
  const { approval } = facts.words;
  switch (nomination.status) {
    case 'awaiting-approval':
      return waiting(nomination, standing ?? { as: 'onlooker' }, facts);
    case 'approved':
    case 'invited':
      return approved(nomination, facts);
    case 'denied': {
      const { decision } = nomination;
      const said = approval.denied(facts.who(decision), facts.moment(decision.at));
      const before = agreedBefore(decisionsOf(nomination), facts);
      return { said, style: 'attention', more: [...commented(decision.comment, facts), ...before] };
    }
    case 'withdrawn':
      return withdrawn(nomination, facts);
    case 'expired':
      return plainly(silence(nomination, facts), agreedBefore(decisionsOf(nomination), facts));
    case 'failed':
      return { said: failure(nomination, facts), style: 'attention', more: [] };
    default:
      return unreachable(nomination);
  }
};

const plainly = (said: Sentence, more: readonly Line[] = []): Heading => ({ said, style: 'default', more });

const withdrawn = (nomination: NominationIn<'withdrawn'>, facts: Facts): Heading => {
  const { approval } = facts.words;
  const when = facts.moment(nomination.at);
  const before = agreedBefore(decisionsOf(nomination), facts);
  if (!nomination.replacedBy) return plainly(approval.withdrawn(facts.withdrawer, when), before);
  return plainly(approval.replaced(facts.withdrawer, when), [line(approval.replacement), ...before]);
};

const silence = (nomination: NominationIn<'expired'>, { words: { approval }, moment }: Facts): Sentence => {
  const step = silentStep(nomination);
  const when = moment(nomination.at);
  if (nomination.nobodyLeft) return approval.nobodyLeft(when);
  return step === undefined ? approval.unanswered(when) : approval.unansweredIn(step, when);
};

const waiting = (nomination: Waiting, standing: Standing, facts: Facts): Heading => {
  const { approval } = facts.words;
  const asks = approval.asks[facts.aim](facts.nominator, facts.until);
  switch (standing.as) {
    case 'asked': {
      const inPlace = standing.entry && inWhosePlace(standing.entry, nomination, facts);
      return plainly(asks, inPlace ? [line(inPlace)] : []);
    }
    case 'nominator':
      return plainly(asks, [line(approval.ownRequest)]);
    case 'joined':
      return plainly(asks, [line(approval.youJoined)]);
    case 'answered': {
      const { decision, byOther } = standing;
      const when = facts.moment(decision.at);
      const part = facts.partIn(decision);
      const yours = part ? approval.youAgreedTo(part, when) : approval.youAgreed(when);
      const said = byOther ? approval.agreedForYou(facts.name(decision.by.name), when) : yours;
      return { said, style: 'good', more: commented(decision.comment, facts) };
    }
    case 'refused': {
      const { fallen, byOther } = standing;
      const [things, when] = [facts.list(fallen.access.map(({ name }) => name)), facts.moment(fallen.at)];
      const said = byOther ? fellSaid(fallen, facts) : approval.youDenied(things, when);
      return { said, style: 'attention', more: commented(fallen.decision.comment, facts) };
    }
    case 'settled': {
      const { by } = standing;
      if ('why' in by)
        return { said: fellSaid(by, facts), style: 'attention', more: commented(by.decision?.comment ?? '', facts) };
      return { said: yesSaid(by, facts), style: 'good', more: commented(by.comment, facts) };
    }
    case 'passed-on':
      return plainly(standing.to ? approval.handedTo(facts.name(standing.to.name)) : approval.leftToOthers);
    case 'not-any-more':
      return plainly(approval.notYours);
    case 'onlooker':
      return lookedAt(nomination, asks, facts);
    default:
      return unreachable(standing);
  }
};

const inWhosePlace = (entry: Asked, { asked }: Waiting, facts: Facts): Sentence | undefined => {
  const { standsIn } = facts.words.approval;
  if (!entry.for) return undefined;
  const { person, how } = entry.for;
  const hander = handedBy(asked, entry);
  if (!hander || hander.id === person.id) return standsIn[how](facts.name(person.name));
  return standsIn.handedFor(facts.name(hander.name), facts.name(person.name));
};

/** For those whose step is over, or who are not asked in this one. */
const lookedAt = (nomination: Waiting, asks: Sentence, facts: Facts): Heading => {
  const { approval } = facts.words;
  const { decisions } = nomination;
  const latest = decisions.at(-1);
  if (!latest) return plainly(asks);
  const people = stillAsked(nomination);
  const yes = yesSaid(latest, facts);
  return plainly(people.length === 0 ? approval.nowLooking(yes) : approval.nowWaiting(yes, facts.approvers(people)), [
    ...commented(latest.comment, facts),
    ...agreedBefore(decisions.slice(0, -1), facts),
  ]);
};

const approved = (nomination: NominationIn<'approved' | 'invited'>, facts: Facts): Heading => {
  const { approval } = facts.words;
  const { decisions } = nomination;
  const latest = decisions.at(-1);
  const invited = nomination.status === 'invited' && !nomination.alreadyGuest;
  const after = invited ? [line(approval.invited(facts.moment(nomination.invitedAt)), { tone: 'subtle' })] : [];
  if (!latest) return { said: approval.approvedByRule(facts.rule), style: 'good', more: after };
  return {
    said: yesSaid(latest, facts),
    style: 'good',
    more: [...commented(latest.comment, facts), ...agreedBefore(decisions.slice(0, -1), facts), ...after],
  };
};

const failure = ({ refusal, at }: NominationIn<'failed'>, { aim, words: { approval }, moment }: Facts): Sentence => {
  if (aim !== 'invite') return approval.notDone(moment(at));
  return (byMicrosoft(refusal) ? approval.refused : approval.notPossible)(moment(at));
};
