import { later } from '../../kernel/clock.js';
import type { Person } from '../../kernel/people.js';
import type { GuestEvent } from '../events.js';
import type { EndReason, Guest, GuestIn } from '../guest.js';
import { question } from './adopting.js';
import { isStaying, nothing, refuse, yes, type CommandOf, type GuestDecision } from './outcome.js';
import { search } from './searching.js';

/**
 * The end of a stay: first what was given is taken back and the account closed, and only after the grace is it deleted, so that
 * a mistake can be made good. Whoever never came in has nothing to come back to.
 */
export const ended = (guest: Guest, why: EndReason, at: Date, by?: Person): GuestEvent => {
  const removeAt = guest.ours === 'account' ? (wasIn(guest) ? later(at, guest.terms.grace) : at) : undefined;
  return { type: 'ended', why, ...(by && { by }), ...(removeAt && { removeAt }), at };
};

export const wasIn = (guest: Guest): boolean => 'since' in guest;

/** Closed out, and nothing more: what was begun of it is done. */
export const isStopped = (
  guest: Guest,
): guest is GuestIn<'disabled'> & { readonly closing: Exclude<GuestIn<'disabled'>['closing'], 'open'> } =>
  guest.status === 'disabled' && guest.why === 'stopped' && guest.closing !== 'open';

/** What became of the account and of what was given. Where the account is not ours, that is all there is to do. */
export const recordClosed = (
  guest: Guest,
  { endedAt, left, account }: CommandOf<'record-closed'>,
  at: Date,
): GuestDecision => {
  if (guest.status !== 'disabled' || guest.closing !== 'open') return nothing();
  if (guest.at.getTime() !== endedAt.getTime()) return nothing();
  const closed = { type: 'closed', left, account, at } as const;
  if (account === 'gone') return yes(closed, { type: 'removed', by: 'somebody-else', why: guest.why, at });
  const isDone = (guest.ours === 'access' || account === 'kept') && guest.why !== 'stopped';
  return isDone ? yes(closed, { type: 'removed', by: 'us', why: guest.why, accountStays: true, at }) : yes(closed);
};

/** That they are gone is so at any time; that they stay is an answer to what was begun alone. */
export const recordDeleted = (guest: Guest, { outcome }: CommandOf<'record-deleted'>, at: Date): GuestDecision => {
  if (guest.status !== 'disabled') return nothing();
  const { why } = guest;
  const isBegun = isBeingDeleted(guest);
  if (outcome === 'kept' || outcome === 'not-permitted')
    return isBegun ? yes({ type: 'removed', by: 'us', why, accountStays: true, at }) : nothing();
  return yes({ type: 'removed', by: outcome === 'removed' || isBegun ? 'us' : 'somebody-else', why, at });
};

/** A process may have died between the deletion and its record: what we had begun to delete, and is gone, was deleted by us. */
const isBeingDeleted = (guest: Guest): boolean =>
  guest.status === 'disabled' &&
  guest.removeAt !== undefined &&
  guest.triedAt !== undefined &&
  guest.triedAt >= guest.removeAt;

/**
 * An administrator stops a guest at once; what they were given stays, for they may be let in again. Whom we had no permission to close
 * out is tried anew: it may be granted by now.
 */
export const stop = (guest: Guest, { by, reason, asOf }: CommandOf<'stop'>, at: Date): GuestDecision => {
  if (isStaying(guest) && asOf && guest.letInAsOf && guest.letInAsOf > asOf) return nothing();
  if (isStaying(guest)) return yes({ type: 'ended', why: 'stopped', by, ...(reason && { reason }), at });
  const isOpen = isStopped(guest) && guest.closing.account === 'not-permitted';
  return isOpen ? yes({ type: 'closing-begun', at }) : nothing();
};

export const reopen = (guest: Guest, { type: _, ...wish }: CommandOf<'reopen'>, at: Date): GuestDecision => {
  if (guest.status !== 'disabled' || guest.why !== 'stopped') return refuse('not-stopped');
  return wish.asOf && guest.at >= wish.asOf ? nothing() : yes(...letIn(guest, at, wish));
};

/**
 * Where nobody answered for them, somebody is looked for again; whom nobody had taken over yet, is asked about again. `wish`: an
 * administrator's; else somebody did it in the directory.
 */
export const letIn = (
  guest: GuestIn<'disabled'>,
  at: Date,
  wish: Partial<Omit<CommandOf<'reopen'>, 'type'>> = {},
): readonly GuestEvent[] => [{ type: 'reopened', ...wish, at }, ...putOff(guest, at), ...askedAnew(guest, at)];

/** An invitation whose last day passed meanwhile would be taken back at once. Whoever is in hears of an end before it comes; and what was only proposed binds nobody. */
const putOff = ({ since, until, was, terms }: GuestIn<'disabled'>, at: Date): readonly GuestEvent[] =>
  !since && until && until <= at && !was?.unclaimed
    ? [{ type: 'end-put-off', until: later(at, terms.giveUp), at }]
    : [];

const askedAnew = (guest: GuestIn<'disabled'>, at: Date): readonly GuestEvent[] => {
  if (!guest.sponsorless) return [];
  const unclaimed = guest.was?.unclaimed;
  return [unclaimed ? question(unclaimed, at) : search(guest, at)];
};

/** Whoever is in, is in: what was begun was the end of an invitation, and theirs needs the notice and the grace of a stay. */
export const undone = (guest: GuestIn<'disabled'>, since: Date, at: Date): readonly GuestEvent[] => [
  { type: 'end-undone', at },
  { type: 'accepted', since, at },
  ...askedAnew(guest, at),
];

/** The end of an invitation, of which nothing was done yet. */
export const isTakingBack = (guest: Guest): guest is GuestIn<'disabled'> =>
  guest.status === 'disabled' && guest.closing === 'open' && OF_INVITATIONS.has(guest.why) && !guest.since;

/** Others end a stay, also where the account went by another address since. */
const OF_INVITATIONS: ReadonlySet<EndReason> = new Set(['withdrawn', 'never-accepted', 'no-sponsor']);

/** A guest of ours is gone: by what we did ourselves, or by somebody else's hand. */
export const recordRemoval = (guest: Guest, command: CommandOf<'record-removal'>, at: Date): GuestDecision => {
  if (guest.status === 'removed') return nothing();
  const by = isBeingDeleted(guest) ? 'us' : command.by;
  const why = guest.status === 'disabled' ? guest.why : by === 'us' ? 'withdrawn' : undefined;
  return yes({ type: 'removed', by, ...(why && { why }), at });
};

/** Whatever was to come of the stay: an account that somebody made a member's is not ours to touch. */
export const recordMember = (guest: Guest, at: Date): GuestDecision =>
  guest.status === 'removed' ? nothing() : yes({ type: 'removed', by: 'somebody-else', accountStays: true, at });

/** Where the account cannot be enabled they are as stopped as before, in our books too. */
export const recordOpened = (
  guest: Guest,
  { letInAt, account }: CommandOf<'record-opened'>,
  at: Date,
): GuestDecision => {
  const { opening: by } = guest;
  if (!by || guest.letInAt?.getTime() !== letInAt.getTime()) return nothing();
  const opened = { type: 'opened', at } as const;
  if (account === 'gone') return yes(opened, { type: 'removed', by: 'somebody-else', at });
  if (account !== 'not-permitted' || !isStaying(guest)) return yes(opened);
  return yes(opened, { type: 'ended', why: 'stopped', by, at }, { type: 'closed', left: [], account: 'disabled', at });
};
