import type { Guest } from '../guest.js';
import { isStaying, nothing, yes, type CommandOf, type GuestDecision } from './outcome.js';

/** News while they stay; with the stay, everything they were given ends, and of that is told otherwise. */
export const loseAccess = (
  guest: Guest,
  { nominationId, access, elsewhere }: CommandOf<'record-lost-access'>,
  at: Date,
): GuestDecision => {
  const isTheirs = isStaying(guest) && guest.nominations.includes(nominationId);
  const isKnown = (guest.lost ?? []).some((one) => one.nomination === nominationId && one.access === access);
  if (!isTheirs || isKnown) return nothing();
  return yes({ type: 'access-lost', nominationId, access, ...(elsewhere && { elsewhere }), at });
};
