import { later, MINUTE } from '../../kernel/clock.js';
import { unreachable } from '../../kernel/result.js';
import type { GuestEvent } from '../events.js';
import { isUnclaimed, type Guest, type GuestIn } from '../guest.js';
import { isTakingBack, undone } from './ending.js';
import { nothing, yes, type CommandOf, type GuestDecision } from './outcome.js';

/** A nomination brought them here, or gave more to somebody who is here; each nomination counts once. */
export const receive = (guest: Guest | undefined, command: CommandOf<'receive'>, at: Date): GuestDecision => {
  const { facts } = command;
  const [nominationId] = facts.nominations;
  if (guest && nominationId && guest.nominations.includes(nominationId)) return nothing();
  // An account that is gone has no address, and another one brings nobody back.
  const isAddress = command.change === 'address';
  if (isAddress && (!guest || guest.status === 'removed')) return nothing();
  // Whoever was let in anew begins anew, with what became of them before. What only was found says nothing of an end of ours,
  // and what was on its way does not undo a stop, under way or done by now.
  const isStopping =
    guest?.status === 'disabled' &&
    guest.why === 'stopped' &&
    (guest.closing === 'open' || command.facts.invitedAt < guest.at);
  const isAgain =
    guest?.status === 'disabled' && nominationId !== undefined && !isStopping && beginsAnew(guest, command);
  if (!guest || guest.status === 'removed' || isAgain) {
    const received = { type: 'received', facts, at } as const;
    return command.accepted ? yes(received, { type: 'accepted', since: at, at }) : yes(received);
  }
  if (!nominationId) return nothing();
  return yes(
    isUnclaimed(guest) && isClaim(command)
      ? agreed(nominationId, command, at)
      : changed(guest, nominationId, command, at),
  );
};

/** Whoever is only to answer for them, or to be written to elsewhere, is not let in by that; nor is whom an administrator stopped by another end. */
const beginsAnew = ({ why }: GuestIn<'disabled'>, { change }: CommandOf<'receive'>): boolean =>
  change === undefined || (change === 'end' && why !== 'stopped');

/** Whoever asked for them to stay, or to be given something, and was agreed with, has said that they answer for them. */
const isClaim = ({ change }: CommandOf<'receive'>): boolean => change === undefined || change === 'end';

const agreed = (
  nominationId: Guest['nominations'][number],
  { facts: { sponsor, until, latestEnd, backup, invitedAt, ours } }: CommandOf<'receive'>,
  at: Date,
): GuestEvent => ({
  type: 'adopted',
  by: sponsor,
  ...(until && { until }),
  with: {
    nominationId,
    invitedAt,
    // The account came of it, and was found before our books knew of that.
    ...(ours === 'account' && { ours }),
    ...(latestEnd && { latestEnd }),
    ...(backup && { backup }),
  },
  at,
});

const changed = (
  { sponsor: former, backup }: Guest,
  nominationId: Guest['nominations'][number],
  { facts, change, shortened }: CommandOf<'receive'>,
  at: Date,
): GuestEvent => {
  const { sponsor, until, latestEnd } = facts;
  const end = { ...(latestEnd && { latestEnd }), at };
  switch (change) {
    case undefined:
      return { type: 'nominated-again', nominationId, by: sponsor, ...(until && { until }), ...end };
    case 'end':
      return until
        ? { type: 'end-changed', nominationId, until, ...end, ...(shortened && { shortened }) }
        : { type: 'nominated-again', nominationId, ...end };
    case 'sponsor':
      return { type: 'sponsor-changed', nominationId, sponsor, former, at };
    case 'backup':
      return { type: 'backup-changed', nominationId, backup: sponsor, ...(backup && { former: backup.id }), at };
    case 'address': {
      const { address, displayName, language, zone, terms } = facts;
      const to = {
        address,
        displayName,
        language,
        zone,
        terms,
        ...(until && { until }),
        ...(latestEnd && { latestEnd }),
      };
      return { type: 'address-changed', nominationId, by: sponsor, to, at };
    }
    default:
      return unreachable(change);
  }
};

/** What a copy of the directory still says of the person who accepted at the address before is no news of this one. */
export const recordAcceptance = (
  guest: Guest,
  { since, endedAt }: CommandOf<'record-acceptance'>,
  at: Date,
): GuestDecision => {
  if (guest.moved && since < later(guest.moved.at, -CLOCKS_DIFFER)) return nothing();
  if (guest.status === 'pending-acceptance') return yes({ type: 'accepted', since, at });
  const isThisEnd = isTakingBack(guest) && guest.at.getTime() === endedAt?.getTime();
  return isThisEnd ? yes(...undone(guest, since, at)) : nothing();
};

/** Microsoft's clock and ours; milliseconds. */
const CLOCKS_DIFFER = 10 * MINUTE;
