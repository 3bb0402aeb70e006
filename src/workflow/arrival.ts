import { thingsOf } from '../nomination/move.js';
import type { Nomination } from '../nomination/nomination.js';
import type { GuestMail } from './ports.js';

/** Where the company has the guest arrive: at the first of the things that has a place named for it; else where the rule says. */
export const placeNamed = (nomination: Pick<Nomination, 'access' | 'move' | 'judgement'>): string | undefined =>
  thingsOf(nomination).find(({ landing }) => landing !== undefined)?.landing ?? nomination.judgement.landing;

/** The place that the invitation named, where it is one of the company's own. */
export const arrival = (nomination: Nomination): Pick<GuestMail, 'landingHost'> => {
  const landing = placeNamed(nomination);
  return landing === undefined ? {} : { landingHost: new URL(landing).host };
};
