import type { GuestEvent, NominationTerms } from '../events.js';
import { isAdopting, type Guest } from '../guest.js';
import { isStaying, nothing, yes, type CommandOf, type GuestDecision } from './outcome.js';

/**
 * One of their nominations was withdrawn and the account stays: the stay is what the others make it. Where there is none, and nothing
 * but access was ours, there is nothing to look after any more. The same comes of it twice.
 */
export const recordWithdrawal = (guest: Guest, command: CommandOf<'record-withdrawal'>, at: Date): GuestDecision => {
  const { nominationId, terms, others, brought } = command;
  if (!isStaying(guest) || isAdopting(guest) || !guest.nominations.includes(nominationId)) return nothing();
  const [first] = others;
  if (!first)
    return guest.ours === 'access'
      ? yes({ type: 'removed', by: 'us', why: 'withdrawn', accountStays: true, at })
      : nothing();
  const sponsor = brought ? sponsorOf(guest, terms, [first, ...others], at) : [];
  return yes(...endOf(guest, command, at), ...sponsor);
};

/** The latest end of those that are left, where the withdrawn one was what made it later, it is still to come, and nobody has spoken about the stay since they came in. */
const endOf = (
  guest: Guest,
  { nominationId, terms, others }: CommandOf<'record-withdrawal'>,
  at: Date,
): readonly GuestEvent[] => {
  const until = latest(others.map((one) => one.until));
  const isTheirs = guest.until?.getTime() === terms.until.getTime();
  const isSpokenFor = 'confirmedAt' in guest;
  if (!isTheirs || isSpokenFor || !until || until >= terms.until || until <= at) return [];
  const bound = earliest(others.map((one) => one.latestEnd ?? one.until));
  return [{ type: 'end-fell-back', nominationId, until, latestEnd: bound && bound > until ? bound : until, at }];
};

/** Whoever withdrew what brought them answers for nobody whom others asked for. */
const sponsorOf = (
  { sponsor: former }: Guest,
  terms: NominationTerms,
  others: readonly [NominationTerms, ...NominationTerms[]],
  at: Date,
): readonly GuestEvent[] => {
  const isTheirs = former.id === terms.sponsor.id && !others.some(({ sponsor }) => sponsor.id === former.id);
  return isTheirs ? [{ type: 'sponsor-changed', sponsor: others[0].sponsor, former, at }] : [];
};

const inOrder = (days: readonly Date[]): readonly Date[] =>
  [...days].sort((one, other) => one.getTime() - other.getTime());
const earliest = (days: readonly Date[]): Date | undefined => inOrder(days).at(0);
const latest = (days: readonly Date[]): Date | undefined => inOrder(days).at(-1);
