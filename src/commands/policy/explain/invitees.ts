import type { Delivery, InviteeLimits } from '../../../policy/policy.js';

const often = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** What the guest's address is spared, in words. */
export const linesOfInvitees = (
  { mailsPerWeek, denialsPerMonth }: InviteeLimits,
  deliveries: readonly Delivery[],
): readonly string[] => {
  const mails = often(mailsPerWeek, 'mail');
  return [
    ...(deliveries.includes('mail') ? [`asked in: by ${mails} in seven days at most`] : []),
    `written to about the stay: by ${mails} in seven days at most`,
    `after ${often(denialsPerMonth, 'denial')} in thirty days: nominated by administrators alone`,
  ];
};
