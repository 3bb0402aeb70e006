/** Milliseconds a Retry-After header asks for. Seconds may be decimal ("2.128"); a date is allowed as well. Undefined where it says neither. */
export const readRetryAfter = (header: string | null | undefined, now: Date = new Date()): number | undefined => {
  const text = header?.trim();
  if (!text) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
};
