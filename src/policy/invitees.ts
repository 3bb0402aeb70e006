import { DAY } from '../kernel/clock.js';
import type { InviteeLimits } from './policy.js';

/** Milliseconds, back from whatever moment is asked about: no Monday, and no first of a month, makes room at once for all. */
export const WEEK = 7 * DAY;
export const MONTH = 30 * DAY;

/** An invitation, its reminder, and three more for whoever cannot find them; and three people, or one of them three times, who said no. */
export const USUAL_INVITEES: InviteeLimits = { mailsPerWeek: 5, denialsPerMonth: 3 };
