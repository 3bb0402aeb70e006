import type { Nomination } from '../nomination.js';
import { isSponsorSettled } from '../sponsor-settled.js';
import { agree } from './agreeing.js';
import { faultIn } from './changing.js';
import { refuse, yes, type CommandOf, type NominationDecision } from './outcome.js';
import { overtaken } from './quorum.js';
import { decisionBy, faultOf } from './standing.js';

/** The nominator's word on another sponsor that an approver made the condition of a yes. */
export const settle = (
  nomination: Nomination,
  { by, agrees, right, sponsorMay, sponsor }: CommandOf<'settle-change'>,
  at: Date,
): NominationDecision => {
  if (by !== nomination.nominator.id) return refuse('not-the-nominator');
  if (nomination.status !== 'awaiting-approval' || nomination.dueAt <= at) return refuse('already-ended');
  const { proposed, ...others } = nomination;
  if (!proposed) return refuse('nothing-to-settle');
  // Whoever proposed it may have named another since, and one proposal may have followed another.
  if (sponsor !== undefined && sponsor !== proposed.changes.sponsor?.id) return refuse('ask-changed');
  if (!agrees) return yes({ type: 'change-declined', proposed, why: 'nominator', at });
  if (isSponsorSettled(nomination)) return yes(...overtaken(nomination, at));
  const { by: proposer, comment, at: saidAt } = proposed.decision;
  if (faultOf(nomination, { by: proposer, right, stage: nomination.stage }, at))
    return yes({ type: 'change-declined', proposed, why: 'right-lost', at });
  if (!sponsorMay) return refuse('sponsor-not-allowed');
  const { changes } = proposed;
  const decision = decisionBy(nomination, { by: proposer, right, comment }, saidAt);
  const fault = faultIn(nomination, changes, at, decision.about);
  if (fault) return refuse(fault);
  return agree(others, decision, at, changes);
};
