import { formatDuration as time } from '../../../policy/duration.js';
import type { StayTerms } from '../../../policy/policy.js';
import { every } from './stages.js';

const UNANSWERED = { keep: 'the guest stays and the administrators hear of it', end: 'the stay ends' } as const;

const untilAccepted = ({ nudge, tellSponsor, giveUp }: StayTerms): string =>
  [
    nudge === undefined ? 'the guest is not written to again' : `the guest written to again after ${time(nudge)}`,
    `the sponsor told after ${time(tellSponsor)}`,
    `the invitation taken back after ${time(giveUp)}`,
  ].join(', ');

const beforeTheEnd = ({ askSponsor, askAgain, tellGuest }: StayTerms): string =>
  [
    `the sponsor asked ${time(askSponsor)} ahead, or at half of a shorter stay`,
    `once more ${time(askAgain)} ahead`,
    `the guest told ${time(tellGuest)} ahead`,
  ].join('; ');

/** How the guest's stay would be looked after, in words. */
export const linesOfStays = (terms: StayTerms): readonly string[] => {
  const { grace, review, answer, unanswered } = terms;
  return [
    `not accepted: ${untilAccepted(terms)}`,
    `before the end: ${beforeTheEnd(terms)}`,
    `after the end: disabled, and deleted ${time(grace)} later`,
    `without an end within a year: ${review === undefined ? 'not reviewed' : `reviewed ${every(review)}`}`,
    `without a sponsor: whoever is asked has ${time(answer)}; where nobody takes over, ${UNANSWERED[unanswered]}`,
  ];
};
