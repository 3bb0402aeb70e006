import { DAY, HOUR, MINUTE, SECOND } from '../kernel/clock.js';
import { waitedFor } from '../kernel/waiting.js';

/** Milliseconds until the next look at something that takes its time, by how long it has taken: seconds at first, then minutes, then an hour. */
export const nextLook = (age: number): number => {
  if (age < MINUTE) return 2 * SECOND;
  if (age < HOUR) return 30 * SECOND;
  return age < DAY ? 10 * MINUTE : HOUR;
};

/** How long anybody who typed or pressed something waits for the directory, in milliseconds; Teams itself waits 10 to 15 s. */
export const CHAT_PATIENCE = 2 * SECOND;

/**
 * From the arrival of a click until the directory has to have said what it is asked; what is left of two seconds is for the
 * database and the drawing. Several questions come one after the other, and a click may have waited for the one before it.
 */
const CLICK_PATIENCE = 1.5 * SECOND;
/** Of that, for who it is that clicks, where we know them. */
const ACQUAINTED = 0.8 * SECOND;
/** For a question that comes when nothing is left: it may well be answered by then. */
const LEAST = 0.2 * SECOND;

const leftOf = (patience: number): number => Math.max(LEAST, patience - waitedFor());

/** How long to look up whether an answer counts: one that is not known by then is noted, and decided by a job. */
export const clickPatience = (): number => leftOf(CLICK_PATIENCE);

/** How long for what cannot be answered without: where others came first it has a second all the same, or it would be asked again. */
export const answerPatience = (): number => Math.max(SECOND, CLICK_PATIENCE - waitedFor());

/** How long to look up somebody whom we know. */
export const acquaintedPatience = (): number => leftOf(ACQUAINTED);
