import type { Nomination } from '../nomination/nomination.js';
import type { GuestMail } from './ports.js';

/** The place that the invitation named, where it is one of the company's own. */
export const arrival = ({ access: [first], judgement }: Nomination): Pick<GuestMail, 'landingHost'> => {
  const landing = first?.landing ?? judgement.landing;
  return landing === undefined ? {} : { landingHost: new URL(landing).host };
};
