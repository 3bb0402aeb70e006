import type { Nomination } from './nomination.js';

/** Whether an approver's yes was to a shorter stay than was asked for. */
export const isShortened = ({ changes = [] }: Nomination): boolean => changes.some(({ to }) => to.until !== undefined);

/**
 * The last moment up to which whoever answers for the guest may keep them without asking: as far as the rules would answer alike,
 * and no later than an approver agreed to. Absent: as long as the stay itself.
 */
export const mayKeepUntil = (nomination: Nomination): Date | undefined =>
  isShortened(nomination) ? nomination.until : nomination.judgement.latestEnd;
