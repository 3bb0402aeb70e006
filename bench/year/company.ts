import { later } from '../../src/kernel/clock.js';
import type { PersonId } from '../../src/kernel/ids.js';
import { createLog } from '../../src/kernel/log.js';
import { loadPolicy } from '../../src/policy-in-force.js';
import type { Policy } from '../../src/policy/policy.js';
import { openDatabase, type DatabaseConfig } from '../../src/store/database.js';
import { migrate } from '../../src/store/migrations.js';
import { createStore } from '../../src/store/store.js';
import { cardKindOf } from '../../src/workflow/guest-cards.js';
import type { Job, JobName, Outcome } from '../../src/workflow/jobs.js';
import type { Courier, Post } from '../../src/workflow/ports.js';
import type { GuestList } from '../../src/workflow/views.js';
import { createTenantClient } from '../../test/support/tenant-client.js';
import { freePort } from '../../test/support/ports.js';
import { assemble, graphOf } from './assembled.js';
import { createQueue } from './queue.js';
import { createSharedClock, startTenantThread } from './shared-clock.js';

/** What people got: cards about guests, each with its moment, and mails to guests. */
export type Delivered = {
  readonly cards: { readonly to: PersonId; readonly at: Date; readonly list: GuestList }[];
  readonly mails: { readonly to: string; readonly about: string; readonly at: Date }[];
  /** Notices to the administrators about a guest. */
  readonly told: { readonly guest: PersonId; readonly about: string }[];
};

/**
 * A company whose time is pushed: the real workflow, store and Graph client, and the local tenant over HTTP. Jobs are taken from
 * the transactions that wish for them, and cards and mails are noted in place of being drawn.
 */
export const openCompany = async (from: Date, where: DatabaseConfig, rules: (policy: Policy) => Policy) => {
  const { clock, set, time } = createSharedClock(from);
  const log = createLog('silent');
  const tenant = await startTenantThread(await freePort(), time);
  const client = createTenantClient(tenant.url);
  const read = await loadPolicy('policy.sample.yaml');
  if (!read.ok) throw new Error('The sample policy cannot be read.');
  const policy = rules(read.value);

  const database = await openDatabase(where, log);
  await migrate(database);
  const queue = createQueue(clock);
  const add = async (_tx: unknown, job: Job, { startAfter = clock.now() }: { readonly startAfter?: Date } = {}) =>
    queue.enqueue(job, startAfter);
  const store = createStore(database, { add }, clock);
  const { tenantId } = await client.state<{ tenantId: string }>();
  const { directory, packages } = graphOf(tenant.url, tenantId, log);

  const delivered: Delivered = { cards: [], mails: [], told: [] };
  const courier: Courier = {
    show: async () => 'shown',
    post: async () => 'shown',
    edit: async () => 'shown',
    list: async (to, list) => {
      if (list.kind !== 'guests') return 'shown';
      // Whoever gets a card is known from then on.
      await store.people.meet({ person: { id: to, name: '', address: '' } });
      const activityId = `card-${delivered.cards.push({ to, at: clock.now(), list })}`;
      const sent = { holder: to, kind: cardKindOf(list), conversationId: `chat-${to}`, activityId, shows: '' };
      for (const { guest } of list.items) await store.cards.remember({ about: guest.id, ...sent });
      return 'shown';
    },
    tell: async (_to, notice) => {
      if ('guest' in notice) delivered.told.push({ guest: notice.guest.id, about: notice.about });
      return 'told';
    },
  };
  const post: Post = {
    send: async (mail) => {
      delivered.mails.push({ to: mail.to, about: 'invitation', at: clock.now() });
      return 'accepted';
    },
    sendStay: async (mail) => {
      delivered.mails.push({ to: mail.to, about: mail.about, at: clock.now() });
      return 'accepted';
    },
    ask: async () => 'accepted',
  };

  const { workflow, handlers, sweep } = assemble({
    store,
    directory,
    packages,
    courier,
    post,
    clock,
    log,
    policy: () => policy,
  });
  const handle = handlers as unknown as Readonly<Record<JobName, (job: Job) => Promise<Outcome>>>;

  const settle = () => queue.settle((job) => handle[job.name](job));

  return {
    client,
    store,
    database,
    directory,
    policy,
    delivered,
    workflow,
    clock,
    settle,
    /** Pushes the clock, and lets the sweep and the jobs do what is due. */
    passes: async (milliseconds: number): Promise<void> => {
      const now = later(clock.now(), milliseconds);
      set(now);
      queue.wake();
      do await sweep.pass();
      while ((await settle()) > 0);
    },
    closes: async (): Promise<void> => {
      await database.close();
      await tenant.close();
    },
  };
};
export type Company = Awaited<ReturnType<typeof openCompany>>;
