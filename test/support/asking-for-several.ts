import { DateTime } from 'luxon';
import { guestAddress } from '../../src/kernel/address.js';
import { DAY, systemClock } from '../../src/kernel/clock.js';
import { groupId, newNominationId, personId } from '../../src/kernel/ids.js';
import type { Access, Facts } from '../../src/nomination/nomination.js';
import type { Stage } from '../../src/policy/policy.js';
import { openDatabase } from '../../src/store/database.js';
import { createJobs } from '../../src/store/jobs.js';
import { createStore } from '../../src/store/store.js';
import { createSubmit } from '../../src/workflow/submit.js';
import { silent } from './database.js';
import { PEOPLE } from './world.js';

/** Of the local company: Oskar and Mia own the first, Lin the second, Mia and Noor the third. */
export const APOLLO: Access = {
  key: 'project-apollo',
  name: 'Project Apollo',
  kind: 'team',
  id: groupId.parse('22222222-0000-4000-8000-000000000001'),
};
export const AUDIT: Access = {
  key: 'joint-audit',
  name: 'Joint Audit',
  kind: 'group',
  id: groupId.parse('22222222-0000-4000-8000-000000000002'),
};

export const PORTAL: Access = {
  key: 'vendor-portal',
  name: 'Vendor Portal',
  kind: 'group',
  id: groupId.parse('22222222-0000-4000-8000-000000000003'),
};

/** Another replica of a bot, on its database, that begins nominations of Sue's and does nothing else. */
export const openAnother = async (url: string) => {
  const database = await openDatabase({ kind: 'postgres', url }, silent);
  const jobs = createJobs(database, silent, systemClock);
  await jobs.start();
  const submit = createSubmit(createStore(database, jobs, systemClock), systemClock);
  return {
    nominates: async (guest: string, access: readonly Access[], stage: Partial<Stage> = {}): Promise<void> => {
      const facts = severalFor(guest, access, stage, systemClock.now());
      await submit.nomination(facts.id, { type: 'nominate', facts });
    },
    ends: async () => {
      await jobs.stop();
      await database.close();
    },
  };
};

const severalFor = (guest: string, access: readonly Access[], stage: Partial<Stage>, now: Date): Facts => ({
  id: newNominationId(),
  nominator: { id: personId.parse(PEOPLE.sue), name: 'Sue Park', address: 'sue@contoso.com' },
  guest: {
    address: guestAddress.parse(`${guest.toLowerCase().replaceAll(' ', '.')}@fabrikam.com`),
    name: guest,
    company: 'Fabrikam',
    displayName: `${guest} (Fabrikam)`,
    language: 'en',
  },
  access,
  reason: 'joint audit',
  until: DateTime.fromJSDate(now, { zone: 'Europe/Berlin' }).plus({ days: 60 }).endOf('day').toJSDate(),
  zone: 'Europe/Berlin',
  deliveries: ['chat', 'mail'],
  judgement: {
    rule: 'Known partners',
    policy: 'f'.repeat(64),
    deliveries: ['chat', 'mail'],
    stages: [
      {
        sources: [{ from: 'owners' }, { from: 'people', addresses: ['aiko@contoso.com'] }],
        quorum: 'any',
        within: 3 * DAY,
        handOver: true,
        ...stage,
      },
    ],
  },
  nominatedAt: now,
});
