import type { NominationIn } from './nomination.js';

/**
 * Whoever said yes said it to this sponsor, too; and where the sponsor is asked, their own word is wanted. Another one is then
 * a matter for the nominator, whose changed request is asked anew.
 */
export const isSponsorSettled = ({ agreed, decisions, judgement, stage }: NominationIn<'awaiting-approval'>): boolean =>
  agreed.length + decisions.length > 0 ||
  judgement.stages.slice(0, stage + 1).some(({ sources }) => sources.some(({ from }) => from === 'sponsor'));
