import { parseAddress } from '../../src/kernel/address.js';
import { DAY, later, systemClock } from '../../src/kernel/clock.js';
import { newNominationId, personId, type PersonId } from '../../src/kernel/ids.js';
import { createLog } from '../../src/kernel/log.js';
import type { Person } from '../../src/kernel/people.js';
import { loadPolicy } from '../../src/policy-in-force.js';
import { openDatabase } from '../../src/store/database.js';
import { createJobs } from '../../src/store/jobs.js';
import { migrate } from '../../src/store/migrations.js';
import { createStore } from '../../src/store/store.js';
import { createGuestViews } from '../../src/workflow/guest-views.js';
import { createRights } from '../../src/workflow/rights.js';
import { createSubmit } from '../../src/workflow/submit.js';
import { createWorkflow } from '../../src/workflow/use-cases.js';
import { createViewing } from '../../src/workflow/viewing.js';
import type { TenantClient } from '../../test/support/tenant-client.js';
import { graphOf } from '../year/assembled.js';
import { THINGS } from './things.js';

/** A guest as our books have them. */
export type Known = { readonly id: PersonId; readonly address: string };

/** The bot's own database, from outside: nominations are begun in it as a conversation would, and looked at. */
export const openBooks = async (url: string, tenant: TenantClient) => {
  const log = createLog('silent');
  const clock = systemClock;
  const database = await openDatabase({ kind: 'postgres', url }, log);
  await migrate(database);
  const jobs = createJobs(database, log, clock);
  await jobs.start();
  const store = createStore(database, jobs, clock);
  const { tenantId } = await tenant.state<{ tenantId: string }>();
  const { directory } = graphOf(tenant.url, tenantId, log);
  const read = await loadPolicy('policy.sample.yaml');
  if (!read.ok) throw new Error('The sample policy cannot be read.');
  const policy = { ...read.value, nominators: {} };
  const ports = { store, directory, clock, log, policy: () => policy };
  const rights = createRights(ports);
  const workflow = createWorkflow({
    ...ports,
    submit: createSubmit(store, clock),
    rights,
    viewing: createViewing(store, clock, () => policy),
    guestViews: createGuestViews({ ...ports, rights }),
  });
  const offers = policy.offers.filter(({ key }) => THINGS.includes(key));

  const nominateOne = async (nominator: Person, n: number): Promise<void> => {
    const address = parseAddress(`guest-${n}@northwindtraders.com`);
    if (!address.ok) throw new Error('This is no address.');
    const begun = await workflow.nominate({
      id: newNominationId(),
      nominator,
      address: address.value,
      name: `Guest ${n}`,
      company: 'Northwind',
      language: 'en',
      offers,
      reason: 'to see what is given',
      until: later(clock.now(), 60 * DAY),
      zone: policy.zone,
      // The mailbox of the sender takes thirty mails a minute, and none of them is looked at here.
      deliveries: ['chat'],
    });
    if (begun.outcome !== 'begun') throw new Error(`A nomination did not begin: ${begun.outcome}.`);
  };

  return {
    /** Nobody has to agree: of Northwind everybody is let in at once. */
    nominate: async (count: number): Promise<void> => {
      const { employees } = await tenant.employees(Math.max(2, Math.round(count / 10)), { name: 'Nominator' });
      const people = employees.map(({ id, name }): Person => ({ id: personId.parse(id), name, address: '' }));
      for (let n = 0; n < count; n += people.length)
        await Promise.all(people.slice(0, count - n).map((one, at) => nominateOne(one, n + at)));
    },
    areDone: async (count: number): Promise<boolean> => {
      const [row] = await database.query<{ done: string | number }>(DONE);
      return Number(row?.done) === count;
    },
    guests: async (): Promise<readonly Known[]> =>
      (await database.query<{ id: string; address: string }>(GUESTS)).map(({ id, address }) => ({
        id: personId.parse(id),
        address,
      })),
    forgetJobs: () => database.query('delete from guestlist_jobs.job'),
    close: async (): Promise<void> => {
      await jobs.stop();
      await database.close();
    },
  };
};

const DONE = `
  select count(*) as done from guestlist.nominations
  where state->>'status' = 'invited'
    and not exists (select 1 from jsonb_array_elements(state->'grants') as one where one->>'state' <> 'given')`;
const GUESTS = `
  select state->>'guestId' as id, state->'guest'->>'address' as address from guestlist.nominations
  where state->>'status' = 'invited'`;
