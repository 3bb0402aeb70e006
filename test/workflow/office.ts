import { randomUUID } from 'node:crypto';
import { guestAddress } from '../../src/kernel/address.js';
import { newNominationId, type NominationId, type PersonId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import type { NominationCommand } from '../../src/nomination/events.js';
import type { Facts, Nomination } from '../../src/nomination/nomination.js';
import type { Database } from '../../src/store/database.js';
import { createStore } from '../../src/store/store.js';
import { answering } from '../../src/workflow/answering.js';
import { createHandlers } from '../../src/workflow/handlers.js';
import type { Handlers, Job, JobName, Outcome } from '../../src/workflow/jobs.js';
import type { Account, Courier, Directory, GuestMail, InvitationRequest } from '../../src/workflow/ports.js';
import { createRights } from '../../src/workflow/rights.js';
import { createSubmit } from '../../src/workflow/submit.js';
import { createViewing } from '../../src/workflow/viewing.js';
import type { Notice, View } from '../../src/workflow/views.js';
import { aPolicy } from '../policy/policies.js';
import { facts as someFacts, lin, mia, NOON, oskar, ruth, sue } from '../support/samples.js';
import { silent } from '../support/database.js';

const employee = (person: Person): Account => ({ person, kind: 'member', enabled: true });
export const aGuest = (id: PersonId, part: Partial<Account> = {}): Account => ({
  person: { id, name: 'Ada Lovelace', address: 'ada@fabrikam.com' },
  kind: 'guest',
  enabled: true,
  redemption: 'accepted',
  ...part,
});

/**
 * The workflow over a real store, with every handler, a directory that a story describes and chats that are only noted.
 * Oskar and Mia own what is asked for, Mia is everybody's manager too, Ruth is asked by address. Jobs run when told to.
 */
export const openOffice = (database: Database, described: Partial<Directory> = {}) => {
  let now = NOON;
  const clock = { now: () => now };
  const waiting: Job[] = [];
  const store = createStore(database, { add: async (_tx, job) => void waiting.push(job) }, clock);
  const invitations: InvitationRequest[] = [];
  const mails: GuestMail[] = [];
  const told: { readonly to: PersonId; readonly notice: Notice }[] = [];
  const shown = new Map<string, View>();

  const people = [sue, oskar, mia, ruth, lin].map(employee);
  const directory = {
    account: async (id) => people.find(({ person }) => person.id === id),
    accountsAt: async () => [],
    employeesAt: async (address) => people.filter(({ person }) => person.address === address),
    managerOf: async () => employee(mia),
    ownersOf: async () => [employee(oskar), employee(mia)],
    group: async () => undefined,
    give: async () => 'given',
    redemptions: async () => new Map(),
    invite: async (request) => {
      invitations.push(request);
      const guestId = randomUUID() as PersonId;
      return { outcome: 'invited', guestId, redeemLink: 'https://login.microsoftonline.com/redeem?x' };
    },
    ...described,
  } as Partial<Directory> as Directory;

  const note = async (to: PersonId, view: View): Promise<'shown'> => {
    const { id } = view.nomination;
    const card = { nominationId: id, personId: to, kind: view.kind, conversationId: 'a:1', activityId: randomUUID() };
    shown.set(`${id}/${to}/${view.kind}`, view);
    await store.cards.remember({ ...card, shows: '' });
    return 'shown';
  };
  const courier: Courier = {
    show: note,
    edit: (card, view) => note(card.personId, view),
    tell: async (to, notice) => {
      told.push({ to, notice });
      return 'told';
    },
  };

  const policy = () => aPolicy({ administrators: ['lin@contoso.com'] });
  const needs = {
    store,
    directory,
    courier,
    post: {
      send: async (mail: GuestMail) => {
        mails.push(mail);
        return 'accepted' as const;
      },
    },
    rights: createRights(directory, policy),
    submit: createSubmit(store, clock),
    viewing: createViewing(store),
    clock,
    log: silent,
    policy,
    defaultLanding: 'https://contoso.com/apps',
  };
  const handlers: Handlers = createHandlers(needs);
  const handle = handlers as unknown as Readonly<Record<JobName, (job: Job) => Promise<Outcome>>>;

  return {
    ...answering({ ...needs, mayNominate: async ({ id }) => (await directory.account(id))?.kind === 'member' }),
    store,
    submit: needs.submit,
    rights: needs.rights,
    waiting,
    invitations,
    mails,
    passes: (milliseconds: number) => void (now = new Date(now.getTime() + milliseconds)),
    card: (id: NominationId, to: Person, kind: View['kind']) => shown.get(`${id}/${to.id}/${kind}`),
    toldTo: ({ id }: Person) =>
      told.filter(({ to }) => to === id).map(({ notice }) => `${notice.about}${notice.joined ? ' (joined)' : ''}`),

    /** Begins a nomination of Sue's, approved at once unless it says otherwise. */
    begin: async (change: Partial<Facts> = {}, ...then: readonly NominationCommand[]): Promise<NominationId> => {
      const id = newNominationId();
      const { guest, judgement } = someFacts();
      const facts = someFacts({
        id,
        guest: { ...guest, address: guestAddress.parse(`ada-${id}@fabrikam.com`) },
        judgement: { ...judgement, stages: [] },
        ...change,
      });
      for (const command of [{ type: 'nominate', facts } as const, ...then]) await needs.submit.nomination(id, command);
      return id;
    },

    /** Runs what waits, and what follows from it; returns what wants to be done again later. */
    settles: async (): Promise<Job[]> => {
      const again: Job[] = [];
      for (let job = waiting.shift(); job; job = waiting.shift()) {
        const outcome = await handle[job.name](job);
        if (typeof outcome === 'object') again.push(job);
      }
      return again;
    },

    read: async (id: NominationId): Promise<Nomination> => {
      const nomination = await store.nominations.read(id);
      if (!nomination) throw new Error('There is no such nomination.');
      return nomination;
    },
  };
};
