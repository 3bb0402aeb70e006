import type { Hindrance } from '../src/nomination/nomination.js';
import type { Sentence } from '../src/words/words.js';
import type { Hold } from '../src/workflow/ports.js';
import type { Facts } from './facts.js';

/** Why an approved nomination waits, and what makes it go on. */
export const whyItWaits = (hindrance: Hindrance, facts: Facts): Sentence =>
  hindrance.kind === 'paused'
    ? whoPaused(hindrance, facts)
    : facts.words.receipt.hindered[hindrance.kind](facts.moment(hindrance.tryAgainAt));

export const whoPaused = ({ by, since, domain }: Hold, { words, name, moment, domainName }: Facts): Sentence => {
  const { waits } = words.emergency;
  return domain === undefined
    ? waits.paused(name(by.name), moment(since))
    : waits.stopped(domainName(domain), name(by.name), moment(since));
};
