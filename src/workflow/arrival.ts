import { thingsOf } from '../nomination/move.js';
import type { Nomination } from '../nomination/nomination.js';
import type { GuestMail } from './ports.js';

/** The place that the invitation named, where it is one of the company's own. */
export const arrival = (nomination: Nomination): Pick<GuestMail, 'landingHost'> => {
  const { judgement } = nomination;
  const [first] = thingsOf(nomination);
  const landing = first?.landing ?? judgement.landing;
  return landing === undefined ? {} : { landingHost: new URL(landing).host };
};
