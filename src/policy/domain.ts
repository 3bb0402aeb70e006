/** Whether a guest's domain is meant by a rule's `fabrikam.com` (itself alone) or `*.fabrikam.com` (what is below it). */
export const isIn = (domain: string, pattern: string): boolean =>
  pattern.startsWith('*.') ? domain.endsWith(pattern.slice(1)) : domain === pattern;

/** Whether a domain is another one or lies below it. */
export const isAtOrBelow = (domain: string, other: string): boolean => domain === other || domain.endsWith(`.${other}`);
