import type { Circumstances } from '../../policy/verdict.js';
import type { Survey } from '../ports.js';
import { nominatorIn } from './nominator.js';
import type { Books } from './scene.js';

/** The facts that rules may ask for, as far as they were had. */
export const circumstancesOf = (survey: Survey, books: Books, domain: string | undefined): Circumstances => {
  const { homeTenant, connected } = survey;
  const earlier = domain === undefined ? undefined : hadGuestsFrom(domain, books, survey);
  return {
    ...nominatorIn(survey),
    answersFor: books.answersFor,
    ...(homeTenant.known && { homeTenant: homeTenant.value ? 'known' : 'none' }),
    ...(connected.known && { connected: connected.value }),
    ...(earlier !== undefined && { earlier }),
  };
};

/** Our own books are enough for a yes. */
const hadGuestsFrom = (domain: string, { partnerDomains }: Books, { guestsFromThere }: Survey): boolean | undefined => {
  if (partnerDomains.includes(domain)) return true;
  return guestsFromThere.known ? guestsFromThere.value.accepted > 0 : undefined;
};
