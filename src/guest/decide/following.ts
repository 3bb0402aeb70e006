import type { GuestEvent } from '../events.js';
import { answerable, isAdopting, type Guest, type GuestIn } from '../guest.js';
import { mayLag } from '../replication.js';
import { isStopped, letIn } from './ending.js';
import { isStaying, nothing, yes, type CommandOf, type GuestDecision } from './outcome.js';

/**
 * The directory is the truth about the account. Where its sponsors were edited so that none of ours is left, whoever stands there
 * first answers for the guest from now on. Ours must have been seen there before: we may never have been able to write them down.
 */
export const follow = (
  guest: Guest,
  { displayName, enabled, sponsors }: CommandOf<'record-directory'>,
  at: Date,
): GuestDecision => {
  // Whoever let somebody in again whom a stop had closed out is asked no questions; what is theirs to stop is theirs to undo.
  if (isStopped(guest) && enabled && wasClosed(guest.closing) && !mayLag(guest, at)) return yes(...letIn(guest, at));
  if (!isStaying(guest)) return nothing();
  if (!enabled && !guest.opening && !mayLag(guest, at))
    return yes({ type: 'ended', why: 'stopped', at }, { type: 'closed', left: [], account: 'disabled', at });
  const events: GuestEvent[] = [];
  if (displayName !== '' && displayName !== guest.displayName) events.push({ type: 'renamed', displayName, at });
  const [sponsor] = sponsors;
  const ours = answerable(guest).find((one) => sponsors.some(({ id }) => id === one.id));
  if (ours && ours.id !== guest.sponsorSeen) events.push({ type: 'sponsor-seen', sponsor: ours.id, at });
  // Whoever was proposed is nobody's sponsor yet.
  const isEdited = !ours && !isAdopting(guest) && answerable(guest).some(({ id }) => id === guest.sponsorSeen);
  if (sponsor && isEdited)
    events.push(
      { type: 'sponsor-changed', sponsor, former: guest.sponsor, elsewhere: true, at },
      { type: 'sponsor-seen', sponsor: sponsor.id, at },
    );
  return yes(...events);
};

/** Nobody let in anew whom we could not close out. */
const wasClosed = (closing: GuestIn<'disabled'>['closing']): boolean =>
  closing !== 'open' && closing.account === 'disabled';
