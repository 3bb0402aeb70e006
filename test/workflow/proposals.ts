import { DAY, later } from '../../src/kernel/clock.js';
import { newNominationId } from '../../src/kernel/ids.js';
import type { Proposal } from '../../src/workflow/workflow.js';
import { NOON } from '../support/samples.js';
import { APOLLO } from './surveys.js';

/** What somebody proposes about Ada, as a story has it. */
export const aProposal = (part: Partial<Proposal> & Pick<Proposal, 'nominator' | 'address'>): Proposal => ({
  id: newNominationId(),
  name: 'Ada Lovelace',
  company: 'Fabrikam',
  language: 'en',
  offers: [APOLLO],
  reason: 'joint audit',
  until: later(NOON, 30 * DAY),
  zone: 'Europe/Berlin',
  deliveries: ['chat', 'mail'],
  ...part,
});
