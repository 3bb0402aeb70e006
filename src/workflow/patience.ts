import { DAY, HOUR, MINUTE, SECOND } from '../kernel/clock.js';

/** Milliseconds until the next look at something that takes its time, by how long it has taken: seconds at first, then minutes, then an hour. */
export const nextLook = (age: number): number => {
  if (age < MINUTE) return 2 * SECOND;
  if (age < HOUR) return 30 * SECOND;
  return age < DAY ? 10 * MINUTE : HOUR;
};

/** How long anybody who typed or pressed something waits for the directory, in milliseconds; Teams itself waits 10 to 15 s. */
export const CHAT_PATIENCE = 2 * SECOND;
