import { DAY, HOUR, MINUTE, SECOND } from '../kernel/clock.js';

const UNITS = { second: SECOND, minute: MINUTE, hour: HOUR, day: DAY, week: 7 * DAY } as const;

/** A duration as people say it (`14 days`, `1 hour`, `10 seconds`), in milliseconds; undefined where it is none. */
export const parseDuration = (text: string): number | undefined => {
  const [, amount, unit] = /^(\d{1,6})\s*(second|minute|hour|day|week)s?$/i.exec(text.trim()) ?? [];
  return amount && unit ? Number(amount) * UNITS[unit.toLowerCase() as keyof typeof UNITS] : undefined;
};
