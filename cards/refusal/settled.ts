import { unreachable } from '../../src/kernel/result.js';
import type { NominationRefusal } from '../../src/nomination/commands.js';
import type { Nomination, NominationIn } from '../../src/nomination/nomination.js';
import type { Sentence } from '../../src/words/words.js';
import type { View } from '../../src/workflow/views.js';
import type { Facts } from '../facts.js';
import { approversOf } from '../receipt/approvers.js';

/** Too late: what became of it, and that nothing is left to do. Whoever holds the receipt reads of approvers as the receipt does. */
export const settled = (
  nomination: Nomination,
  why: NominationRefusal,
  holds: View['kind'] | undefined,
  facts: Facts,
): Sentence => {
  const { settled: say } = facts.words.refusals;
  const { moment } = facts;
  const who = holds === 'receipt' ? approversOf(nomination, facts).decider : facts.who;
  switch (nomination.status) {
    case 'awaiting-approval':
      return stepSettled(nomination, why, who, facts);
    case 'approved':
    case 'invited': {
      const decision = nomination.decisions.at(-1);
      return decision ? say.approved(who(decision, 'first'), moment(decision.at)) : say.approvedByRule;
    }
    case 'denied':
      return say.denied(who(nomination.decision, 'first'), moment(nomination.decision.at));
    case 'withdrawn':
      return (nomination.replacedBy ? say.replaced : say.withdrawn)(facts.withdrawer, moment(nomination.at));
    case 'expired':
      return (nomination.nobodyLeft ? say.tooFew : say.unanswered)(moment(nomination.at));
    case 'failed':
      return facts.aim === 'invite' ? say.failed : say.notDone;
    default:
      return unreachable(nomination);
  }
};

/** While it waits for an answer: either this step's time is over, or the step that was meant is. */
const stepSettled = (
  { decisions }: NominationIn<'awaiting-approval'>,
  why: NominationRefusal,
  who: ReturnType<typeof approversOf>['decider'],
  facts: Facts,
): Sentence => {
  const { settled: say } = facts.words.refusals;
  if (why !== 'stage-settled') return say.over;
  const latest = decisions.at(-1);
  return latest ? say.step(who(latest, 'first'), facts.moment(latest.at)) : say.stepOver;
};
