import { unreachable } from '../../kernel/result.js';
import { comingEnd, duesOf, isUnanswered, unannounced, unansweredEnd, type Due } from '../clock.js';
import { evolve } from '../evolve.js';
import type { GuestEvent } from '../events.js';
import type { Guest } from '../guest.js';
import { ended } from './ending.js';
import { nothing, yes, type GuestDecision } from './outcome.js';
import { askOthers } from './succeeding.js';

/** What is due by now, one after the other: what comes of the first may put off the second. */
export const tick = (guest: Guest, at: Date): GuestDecision => {
  let now = guest;
  const events: GuestEvent[] = [];
  for (let round = 0; round < MOST_AT_ONCE; round++) {
    const came = next(now, at);
    if (came.length === 0) break;
    events.push(...came);
    now = came.reduce(evolve, now);
  }
  return events.length > 0 ? yes(...events) : nothing();
};

/** More than can be due together: the sponsor is told, asked and reminded, the guest told, the end comes. */
const MOST_AT_ONCE = 10;

const next = (guest: Guest, at: Date): readonly GuestEvent[] => {
  // An end that passed while nobody looked at the clock waits until whoever is to hear of it before has heard.
  const late = unannounced(guest, at);
  if (late === 'unanswered') return [{ type: 'left-unanswered', ends: unansweredEnd(guest, at), at }];
  if (late) return [{ type: 'end-put-off', until: late, at }];
  const [due] = duesOf(guest);
  return due && due.at <= at ? comesOf(guest, due.what, at) : [];
};

const comesOf = (guest: Guest, due: Due, at: Date): readonly GuestEvent[] => {
  switch (due) {
    case 'nudge':
      return [{ type: 'guest-nudged', at }];
    case 'tell-sponsor':
      return [{ type: 'sponsor-told', at }];
    case 'give-up':
      return [ended(guest, 'never-accepted', at)];
    case 'ask-about-end':
      return [{ type: 'review-begun', why: 'ending', asked: [guest.sponsor], at }];
    case 'ask-whether-needed':
      return [{ type: 'review-begun', why: 'periodic', asked: [guest.sponsor], at }];
    case 'ask-again':
      return [{ type: 'review-reminded', at }];
    case 'ask-others':
      return askOthers(guest, at);
    case 'tell-guest': {
      const until = comingEnd(guest);
      return until ? [{ type: 'guest-told-of-end', until, at }] : [];
    }
    case 'end':
      return [ended(guest, isUnanswered(guest) ? 'no-sponsor' : 'over', at)];
    case 'close':
      return [{ type: 'closing-begun', at }];
    case 'remove':
      return [{ type: 'removal-begun', at }];
    default:
      return unreachable(due);
  }
};
