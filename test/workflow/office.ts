import { randomUUID } from 'node:crypto';
import { guestAddress } from '../../src/kernel/address.js';
import {
  newNominationId,
  type ChannelId,
  type GroupId,
  type NominationId,
  type PersonId,
} from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import type { NominationCommand } from '../../src/nomination/commands.js';
import type { Facts, Nomination } from '../../src/nomination/nomination.js';
import type { Policy } from '../../src/policy/policy.js';
import type { Database } from '../../src/store/database.js';
import { createStore } from '../../src/store/store.js';
import { cardKindOf } from '../../src/workflow/guest-cards.js';
import { createGuestViews } from '../../src/workflow/guest-views.js';
import { createHandlers } from '../../src/workflow/handlers.js';
import type { Handlers, Job, JobName, Outcome } from '../../src/workflow/jobs.js';
import type {
  Account,
  ApproverMail,
  Courier,
  Directory,
  Holder,
  Packages,
  GuestMail,
  InvitationRequest,
  SentCard,
  StayMail,
  Survey,
} from '../../src/workflow/ports.js';
import { createRights } from '../../src/workflow/rights.js';
import { createSubmit } from '../../src/workflow/submit.js';
import { createSweep } from '../../src/workflow/sweep.js';
import { createWorkflow } from '../../src/workflow/use-cases.js';
import { createViewing } from '../../src/workflow/viewing.js';
import type { ApprovalList, GuestList, Because, Notice, View } from '../../src/workflow/views.js';
import type { Workflow } from '../../src/workflow/workflow.js';
import { aPolicy } from '../policy/policies.js';
import { carl, facts as someFacts, lin, mia, nora, NOON, oskar, ruth, sue } from '../support/samples.js';
import { silent } from '../support/database.js';
import type { Tables } from '../support/tables.js';
import { aSurvey, known as knownThat } from './surveys.js';

export const employee = (person: Person): Account => ({ person, kind: 'member', enabled: true });
export const aGuest = (id: PersonId, part: Partial<Holder> = {}): Holder => ({
  person: { id, name: 'Ada Lovelace', address: 'ada@fabrikam.com' },
  kind: 'guest',
  enabled: true,
  redemption: 'accepted',
  holds: 'main',
  external: true,
  synchronised: false,
  listed: true,
  ...part,
});

/** The same account, whose address this is. */
export const goingBy = (address: string, account: Holder): Holder => ({
  ...account,
  person: { ...account.person, address },
});

/** Oskar and Mia own what is asked for, Mia is everybody's manager too, Ruth is asked by address, Lin is the administrator. */
const COLLEAGUES = [sue, oskar, mia, ruth, lin, carl, nora];

/** A directory of these colleagues, of whom some may have left by now. */
const directoryOf = (left: ReadonlySet<PersonId>, groups: ReadonlyMap<GroupId, readonly Person[]>): Directory => {
  const people = () => COLLEAGUES.map((person): Account => ({ ...employee(person), enabled: !left.has(person.id) }));
  const accountOf = (person: Person) => people().filter((account) => account.person.id === person.id);
  const said = (text: string) =>
    people().filter(({ person: { name, address } }) => [name, address].some((one) => one.toLowerCase() === text));
  const directory: Partial<Directory> = {
    account: async (id) => people().find(({ person }) => person.id === id),
    accountsAt: async () => [],
    colleagues: async (text) => said(text.toLowerCase()).filter(({ enabled }) => enabled),
    employeesAt: async (address) => people().filter(({ person }) => person.address === address),
    managerOf: async () => accountOf(mia)[0],
    ownersOf: async () => [oskar, mia].flatMap(accountOf),
    membersOf: async (group) => (groups.get(group) ?? []).flatMap(accountOf),
    guestsFrom: async () => ({ guests: [] }),
    isMember: async (id, group) => (groups.get(group) ?? []).some((person) => person.id === id),
    away: async () => new Map(),
    group: async () => undefined,
    application: async () => undefined,
    has: async () => false,
    give: async () => 'given',
    redemptions: async () => new Map(),
    membershipsOf: async () => [],
    removePending: async () => 'removed',
    lastSignIns: async () => new Map(),
    setSponsors: async () => 'set',
  };
  return directory as Directory;
};

/** What a pre-flight is told by that directory: a good day, as far as the nominator goes. */
const surveyBy =
  (directory: Directory): Directory['survey'] =>
  async ({ nominator: id, groups }) => {
    const account = await directory.account(id);
    const isIn = await Promise.all(groups.map((group) => directory.isMember(id, group)));
    const manager = await directory.managerOf(id);
    return aSurvey({
      nominator: knownThat(account && { account, department: 'Audit', jobTitle: '' }),
      memberOf: knownThat(groups.filter((_, at) => isIn[at])),
      manager: knownThat(manager),
    });
  };

/**
 * The workflow over a real store, with every handler, a directory that a story describes and chats that are only noted. Jobs
 * run when told to.
 */
export const openOffice = (
  database: Database | Tables,
  described: Partial<Directory> = {},
  rules: Partial<Policy> = {},
  packages: Partial<Packages> = {},
) => {
  let now = NOON;
  let found: Partial<Survey> = {};
  const clock = { now: () => now };
  const waiting: Job[] = [];
  const planned = new Map<Job, Date>();
  const add = async (_tx: unknown, job: Job, { startAfter }: { readonly startAfter?: Date } = {}) => {
    waiting.push(job);
    if (startAfter) planned.set(job, startAfter);
  };
  const noted = async (_tx: unknown, id: NominationId) =>
    waiting.flatMap((job) =>
      job.name === 'check-decision' && job.nominationId === id
        ? [{ stage: job.stage ?? 0, pressedAt: job.pressedAt }]
        : [],
    );
  const jobs = { add, noted };
  const store = 'connect' in database ? database.connect(jobs, clock) : createStore(database, jobs, clock);
  const invitations: InvitationRequest[] = [];
  const mails: GuestMail[] = [];
  const asks: ApproverMail[] = [];
  const stayMails: StayMail[] = [];
  const told: { readonly to: PersonId; readonly notice: Notice }[] = [];
  const raised: { readonly to: PersonId; readonly because: Because }[] = [];
  const postedAnew: ChannelId[] = [];
  const shown = new Map<string, View>();
  const lists = new Map<PersonId, ApprovalList>();
  /** In the order in which they were shown. */
  const guestLists: GuestList[] = [];
  const left = new Set<PersonId>();
  const outOfReach = new Set<PersonId>();
  const inTrouble = new Set<PersonId>();
  const groups = new Map<GroupId, readonly Person[]>();

  const known = directoryOf(left, groups);
  const directory: Directory = {
    ...known,
    invite: async (request) => {
      invitations.push(request);
      const guestId = randomUUID() as PersonId;
      return { outcome: 'invited', guestId, redeemLink: 'https://login.microsoftonline.com/redeem?x' };
    },
    survey: async (ask) => ({ ...(await surveyBy(directory)(ask)), ...found }),
    ...described,
  };

  const note = async (holder: SentCard['holder'], view: View): Promise<'shown'> => {
    const { id } = view.nomination;
    const card = { about: id, holder, kind: view.kind, conversationId: 'a:1', activityId: randomUUID() };
    shown.set(`${id}/${holder}/${view.kind}`, view);
    await store.cards.remember({ ...card, shows: '' });
    return 'shown';
  };
  const noteList = async (to: PersonId, list: ApprovalList | GuestList): Promise<'shown'> => {
    const at = {
      holder: to,
      kind: cardKindOf(list),
      conversationId: `a:${to}`,
      activityId: randomUUID(),
      shows: '',
    } as const;
    const listed = list.kind === 'approvals' ? list.items : list.items.map(({ guest }) => guest);
    for (const { id: about } of listed) await store.cards.remember({ about, ...at });
    if (list.kind === 'guests') guestLists.push(list);
    else lists.set(to, list);
    return 'shown';
  };
  const courier: Courier = {
    show: async (to, view, because) => {
      if (outOfReach.has(to)) return 'unreachable';
      if (because) raised.push({ to, because });
      return note(to, view);
    },
    post: async ({ channel }, view, anew) => {
      if (anew) postedAnew.push(channel);
      return note(channel, view);
    },
    list: async (to, list) => (outOfReach.has(to) ? 'unreachable' : noteList(to, list)),
    edit: async ({ holder }, view) => {
      if (view.kind === 'guests') guestLists.push(view);
      else if (view.kind === 'approvals') lists.set(view.reader, view);
      else return note(holder, view);
      return 'shown';
    },
    tell: async (to, notice) => {
      if (inTrouble.has(to)) throw new Error('Teams is in trouble.');
      if (outOfReach.has(to)) return 'unreachable';
      told.push({ to, notice });
      return 'told';
    },
  };

  const policy = () => aPolicy({ administrators: ['lin@contoso.com'], ...rules });
  const rights = createRights({ store, directory, policy, clock });
  const needs = {
    store,
    directory,
    packages: packages as Packages,
    courier,
    post: {
      send: async (mail: GuestMail) => {
        mails.push(mail);
        return 'accepted' as const;
      },
      ask: async (mail: ApproverMail) => {
        asks.push(mail);
        return 'accepted' as const;
      },
      sendStay: async (mail: StayMail) => {
        stayMails.push(mail);
        return 'accepted' as const;
      },
    },
    rights,
    submit: createSubmit(store, clock),
    viewing: createViewing(store, clock, policy),
    guestViews: createGuestViews({ store, directory, rights, clock }),
    clock,
    log: silent,
    policy,
    defaultLanding: 'https://contoso.com/apps',
  };
  const handlers: Handlers = createHandlers(needs);
  const handle = handlers as unknown as Readonly<Record<JobName, (job: Job) => Promise<Outcome>>>;
  /** Each by itself, as stories take them: none of them knows a `this`. */
  const useCases: Pick<Workflow, keyof Workflow> = createWorkflow(needs);
  const sweep = createSweep({ ...needs, every: 1000, looksEvery: 40_000 });

  return {
    ...useCases,
    /** From now on the directory says this to whoever looks before sending. */
    finds: (part: Partial<Survey>): void => void (found = part),
    store,
    directory,
    submit: needs.submit,
    rights: needs.rights,
    viewing: needs.viewing,
    guestLists,
    waiting,
    /** Of what waits, what is not to begin before some moment; it waits with the rest. */
    planned,
    invitations,
    mails,
    asks,
    stayMails,
    groups,
    sweeps: () => sweep.pass(),
    now: () => now,
    passes: (milliseconds: number) => void (now = new Date(now.getTime() + milliseconds)),
    /** Whoever notes the next attempt slept since they looked, and this is what happened meanwhile. */
    sleepsOver: (meanwhile: () => Promise<unknown>): void => {
      const { attempts } = store;
      const begin = attempts.begin.bind(attempts);
      const late = async (...about: Parameters<typeof begin>) => {
        Object.assign(attempts, { begin });
        await meanwhile();
        return begin(...about);
      };
      Object.assign(attempts, { begin: late });
    },
    /** Their account is closed. */
    leaves: ({ id }: Person) => void left.add(id),
    /** They blocked the app, or let it in again. */
    blocks: ({ id }: Person, blocked = true) => {
      if (blocked) outOfReach.add(id);
      else outOfReach.delete(id);
    },
    /** Nothing can be said to them now, and why is not known. */
    fails: ({ id }: Person) => void inTrouble.add(id),
    recovers: ({ id }: Person) => void inTrouble.delete(id),
    /** The bot learns where they are. */
    meets: (person: Person, zone?: string) => store.people.meet({ person, ...(zone && { zone }) }),
    card: (id: NominationId, to: Person, kind: View['kind']) => shown.get(`${id}/${to.id}/${kind}`),
    channelCard: (id: NominationId, channel: string) => shown.get(`${id}/${channel}/approval`),
    /** Channels in which a card came anew. */
    postedAnew,
    listOf: ({ id }: Person) => lists.get(id),
    showsList: ({ id }: Person, list: ApprovalList | GuestList) => courier.list(id, list),
    toldTo: ({ id }: Person) =>
      told.filter(({ to }) => to === id).map(({ notice }) => `${notice.about}${notice.joined ? ' (joined)' : ''}`),
    noticesTo: ({ id }: Person) => told.filter(({ to }) => to === id).map(({ notice }) => notice),
    /** Why cards of theirs came anew. */
    raisedFor: ({ id }: Person) => raised.filter(({ to }) => to === id).map(({ because }) => because),

    /** Begins a nomination of Sue's, approved at once unless it says otherwise. */
    begin: async (change: Partial<Facts> = {}, ...then: readonly NominationCommand[]): Promise<NominationId> => {
      const id = newNominationId();
      const { guest, judgement } = someFacts();
      const facts = someFacts({
        id,
        guest: { ...guest, address: guestAddress.parse(`ada-${id}@fabrikam.com`) },
        judgement: { ...judgement, stages: [] },
        nominatedAt: now,
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
        if (typeof outcome === 'object') again.push(...('instead' in outcome ? outcome.instead : [job]));
      }
      return again;
    },

    /** Runs the first job of this name that waits, and no other; whether it wants to be run again later. */
    runs: async (name: JobName): Promise<Exclude<Outcome, object> | 'again'> => {
      const [job] = waiting.splice(
        waiting.findIndex((one) => one.name === name),
        1,
      );
      if (job?.name !== name) throw new Error(`No ${name} waits.`);
      const outcome = await handle[name](job);
      return typeof outcome === 'object' ? 'again' : outcome;
    },

    read: async (id: NominationId): Promise<Nomination> => {
      const nomination = await store.nominations.read(id);
      if (!nomination) throw new Error('There is no such nomination.');
      return nomination;
    },
  };
};
