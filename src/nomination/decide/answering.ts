import type { Proposed } from '../asking.js';
import { editionOf, type Nomination } from '../nomination.js';
import { isSponsorSettled } from '../sponsor-settled.js';
import { agree, isSameVoice } from './agreeing.js';
import { changeOf, faultIn, narrowing } from './changing.js';
import { refuse, yes, type Awaiting, type CommandOf, type NominationDecision } from './outcome.js';
import { overtaken } from './quorum.js';
import { decisionBy, faultOf } from './standing.js';

/** As many yeses as are needed end a stage, the last stage's approve; one no ends it wherever it stands. */
export const answer = (
  nomination: Nomination,
  command: CommandOf<'approve'> | CommandOf<'deny'>,
  at: Date,
): NominationDecision => {
  if (nomination.status !== 'awaiting-approval') return refuse('already-decided');
  const fault = faultOf(nomination, command, at);
  if (fault) return refuse(fault);
  const decision = decisionBy(command.by, command.right, command.comment, at);
  if (command.type === 'deny') {
    if (decision.comment === '') return refuse('comment-needed');
    return yes(...overtaken(nomination, at), { type: 'denied', decision, at });
  }
  // A no is a no, but a yes is to what was read.
  if ((command.edition ?? editionOf(nomination)) !== editionOf(nomination)) return refuse('ask-changed');
  const changes = narrowing(nomination, command.changes);
  if (!changes) return agree(nomination, decision, at);
  const changeFault = faultIn(nomination, changes, at);
  if (changeFault) return refuse(changeFault);
  if (changes.sponsor) return propose(nomination, { decision, changes }, command.sponsorMay, at);
  return agree(nomination, decision, at, changeOf(nomination, changes, command.by, at));
};

/** One at a time: the nominator is asked one thing, and knows who wants it. */
const propose = (
  nomination: Awaiting,
  proposed: Proposed,
  sponsorMay: boolean | undefined,
  at: Date,
): NominationDecision => {
  if (isSponsorSettled(nomination)) return refuse('sponsor-settled');
  if (!sponsorMay) return refuse('sponsor-not-allowed');
  const before = nomination.proposed;
  if (before && !isSameVoice(before.decision, proposed.decision)) return refuse('ask-changed');
  const times = nomination.proposers?.filter((id) => id === proposed.decision.by.id) ?? [];
  if (times.length >= MOST_PROPOSALS) return refuse('proposed-enough');
  return yes(...overtaken(nomination, at), { type: 'change-proposed', proposed, at });
};

/** By one approver in one stage: each brings the nominator's card anew. */
const MOST_PROPOSALS = 3;
