import { unreachable } from '../../kernel/result.js';
import type { GuestEvent } from '../events.js';
import type { Guest } from '../guest.js';
import { nothing, yes, type CommandOf, type GuestDecision } from './outcome.js';

/** A nomination brought them here, or gave more to somebody who is here; each nomination counts once. */
export const receive = (guest: Guest | undefined, command: CommandOf<'receive'>, at: Date): GuestDecision => {
  const { facts } = command;
  const [nominationId] = facts.nominations;
  if (guest && nominationId && guest.nominations.includes(nominationId)) return nothing();
  // Whoever was let in anew begins anew, with what became of them before. What only was found says nothing of an end of ours,
  // and what was on its way does not undo a stop that is.
  const isStopping = guest?.status === 'disabled' && guest.why === 'stopped' && guest.closing === 'open';
  const isAgain = guest?.status === 'disabled' && nominationId !== undefined && !isStopping;
  if (!guest || guest.status === 'removed' || isAgain) {
    const received = { type: 'received', facts, at } as const;
    return command.accepted ? yes(received, { type: 'accepted', since: at, at }) : yes(received);
  }
  return nominationId ? yes(changed(guest, nominationId, command, at)) : nothing();
};

const changed = (
  { sponsor: former, backup }: Guest,
  nominationId: Guest['nominations'][number],
  { facts: { sponsor, until, latestEnd }, change }: CommandOf<'receive'>,
  at: Date,
): GuestEvent => {
  const end = { ...(latestEnd && { latestEnd }), at };
  switch (change) {
    case undefined:
      return { type: 'nominated-again', nominationId, ...(until && { until }), ...end };
    case 'end':
      return until
        ? { type: 'end-changed', nominationId, until, ...end }
        : { type: 'nominated-again', nominationId, ...end };
    case 'sponsor':
      return { type: 'sponsor-changed', nominationId, sponsor, former, at };
    case 'backup':
      return { type: 'backup-changed', nominationId, backup: sponsor, ...(backup && { former: backup.id }), at };
    default:
      return unreachable(change);
  }
};
