import { HOUR, MINUTE, SECOND } from '../kernel/clock.js';

/** Milliseconds until the next look at something that takes its time, by how long it has taken: seconds at first, then minutes. */
export const nextLook = (age: number): number => {
  if (age < MINUTE) return 2 * SECOND;
  return age < HOUR ? 30 * SECOND : 10 * MINUTE;
};

/** The answer, or undefined where there is none within so many milliseconds. What comes later, good or bad, is dropped. */
export const inTime = async <T>(question: Promise<T>, within: number): Promise<T | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, within, undefined);
  });
  question.catch(() => undefined);
  try {
    return await Promise.race([question, tooLate]);
  } finally {
    clearTimeout(timer);
  }
};

/** How long anybody who typed or pressed something waits for the directory, in milliseconds; Teams itself waits 10 to 15 s. */
export const CHAT_PATIENCE = 2 * SECOND;
