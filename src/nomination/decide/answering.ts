import { isDeepStrictEqual } from 'node:util';
import type { Decision, Proposed } from '../asking.js';
import { editionOf } from '../awaited.js';
import type { NominationEvent } from '../events.js';
import { evolve } from '../evolve.js';
import { covers } from '../items.js';
import { openLanes } from '../lanes.js';
import type { Access, Nomination } from '../nomination.js';
import { isSponsorSettled } from '../sponsor-settled.js';
import { agree, isSameVoice } from './agreeing.js';
import { faultIn, narrowing } from './changing.js';
import { nothing, refuse, yes, type Awaiting, type CommandOf, type NominationDecision } from './outcome.js';
import { itemsIn, moot, orElse, overtaken } from './quorum.js';
import { decisionBy, faultOf, theirsIn } from './standing.js';

/** As many yeses as are needed end a stage, the last stage's approve; one no ends it wherever it stands, or what it is about. */
export const answer = (
  nomination: Nomination,
  command: CommandOf<'approve'> | CommandOf<'deny'>,
  at: Date,
): NominationDecision => {
  if (nomination.status !== 'awaiting-approval') return refuse('already-decided');
  const fault = faultOf(nomination, command, at);
  if (fault) return refuse(fault);
  const decision = decisionBy(nomination, command, at);
  if (command.type === 'deny')
    return decision.comment === '' ? refuse('comment-needed') : deny(nomination, decision, at);
  // A no is a no, but a yes is to what was read.
  const edition = editionOf(nomination, command.by.id);
  if ((command.edition ?? edition) !== edition) return refuse('ask-changed');
  const changes = narrowing(nomination, command.changes);
  if (!changes) return agree(nomination, decision, at);
  // What they leave out, somebody else said yes to meanwhile.
  if (
    changes.without?.some(
      (key) => covers(theirsIn(nomination, command.by, command.right), key) && isSettled(nomination, key),
    )
  )
    return refuse('ask-changed');
  const changeFault = faultIn(nomination, changes, at, decision.about);
  if (changeFault) return refuse(changeFault);
  if (changes.sponsor) return propose(nomination, { decision, changes }, command.sponsorMay, at);
  return agree(nomination, decision, at, changes);
};

/** Whoever speaks for some of it refuses that, and the rest goes on, if there is any. */
const deny = (nomination: Awaiting, decision: Decision, at: Date): NominationDecision => {
  const { about } = decision;
  if (!about) return yes(...overtaken(nomination, at), { type: 'denied', decision, at });
  const fallen = { access: itemsIn(nomination, about), at, why: 'denied', decision } as const;
  const fell: NominationEvent = { type: 'fell', fallen, at };
  const after = evolve(nomination, fell);
  return orElse(
    nomination,
    at,
    fell,
    ...(after.status === 'awaiting-approval' && openLanes(after).length > 0 ? moot(after, at) : []),
  );
};

const isSettled = (nomination: Awaiting, key: Access['key']): boolean =>
  nomination.access.some((item) => item.key === key) && !openLanes(nomination).some((lane) => lane.key === key);

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
  // The same click, delivered once more: the nominator is not asked anew, nor is it counted.
  if (before && isAgain(before, proposed)) return nothing();
  if (before && !isSameVoice(before.decision, proposed.decision)) return refuse('ask-changed');
  const times = nomination.proposers?.filter((id) => id === proposed.decision.by.id) ?? [];
  if (times.length >= MOST_PROPOSALS) return refuse('proposed-enough');
  return yes(...overtaken(nomination, at), { type: 'change-proposed', proposed, at });
};

const isAgain = (before: Proposed, now: Proposed): boolean =>
  before.decision.by.id === now.decision.by.id &&
  before.decision.comment === now.decision.comment &&
  isDeepStrictEqual(before.changes, now.changes);

/** By one approver in one stage: each brings the nominator's card anew. */
const MOST_PROPOSALS = 3;
