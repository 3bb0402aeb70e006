import { HOUR } from '../../src/kernel/clock.js';

/**
 * The steps in which each day is played. A bot looks every hour at what changed, and at a new guest after minutes: what falls
 * between two steps is counted in the report as if it had been asked.
 */
export const PARTS_OF_A_DAY = [0.25 * HOUR, 0.75 * HOUR, 2 * HOUR, 5 * HOUR, 8 * HOUR, 8 * HOUR];
