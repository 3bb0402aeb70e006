import { HOUR, MINUTE, SECOND } from '../kernel/clock.js';

/** Milliseconds until the next look at something that takes its time, by how long it has taken: seconds at first, then minutes. */
export const nextLook = (age: number): number => {
  if (age < MINUTE) return 2 * SECOND;
  return age < HOUR ? 30 * SECOND : 10 * MINUTE;
};

/** How long anybody who typed or pressed something waits for the directory, in milliseconds; Teams itself waits 10 to 15 s. */
export const CHAT_PATIENCE = 2 * SECOND;
