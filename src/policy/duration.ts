import { DAY, HOUR, MINUTE, SECOND } from '../kernel/clock.js';

const UNITS = { second: SECOND, minute: MINUTE, hour: HOUR, day: DAY, week: 7 * DAY } as const;

/** A duration as people say it (`14 days`, `1 hour`, `10 seconds`), in milliseconds; undefined where it is none. */
export const parseDuration = (text: string): number | undefined => {
  const [, amount, unit] = /^(\d{1,6})\s*(second|minute|hour|day|week)s?$/i.exec(text.trim()) ?? [];
  return amount && unit ? Number(amount) * UNITS[unit.toLowerCase() as keyof typeof UNITS] : undefined;
};

/** In the largest unit that it is a whole number of, weeks aside: `14 days`, `36 hours`, `90 minutes`. */
export const formatDuration = (milliseconds: number): string => {
  const whole = (['day', 'hour', 'minute'] as const).find((unit) => milliseconds % UNITS[unit] === 0) ?? 'second';
  const amount = milliseconds / UNITS[whole];
  return `${amount} ${whole}${amount === 1 ? '' : 's'}`;
};
