import { callsIn } from './graph-calls.js';
import type {
  AccountChange,
  AccountSeen,
  Away,
  Crowd,
  Exchange,
  Fault,
  GraphLoad,
  Load,
  PlacedGuest,
  PlacedHomeTenant,
  Somebody,
} from './tenant-shapes.js';
import type { ChannelSeen, ChatMessage, Looked, MailSeen, PersonSeen, Pressed, Said } from './tenant-shapes.js';

/** The local tenant's doors for tests, over HTTP as anybody could use them. */
export const createTenantClient = (url: string) => {
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${url}${path}`, {
      method,
      // A kept connection ends after five quiet seconds, and on a busy machine just when the next request is on its way.
      headers: { connection: 'close', ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 500)}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  const requests = (since = 0): Promise<readonly Exchange[]> =>
    call<readonly Exchange[]>('GET', `/_local/requests?since=${since}`);
  const roles = async (): Promise<readonly string[]> =>
    (await call<{ roles: readonly string[] }>('GET', '/_local/settings')).roles;
  const settings = (some: Readonly<Record<string, unknown>>) => call('POST', '/_local/settings', some);
  return {
    url,
    say: (as: string, text: string, attachments?: readonly object[]) =>
      call<Said>('POST', '/_local/say', { as, text, ...(attachments && { attachments }) }),
    press: (as: string, activityId: string, title: string, inputs: Readonly<Record<string, unknown>> = {}) =>
      call<Pressed>('POST', '/_local/press', { as, activityId, title, inputs }),
    send: (activity: { readonly as: string } & Readonly<Record<string, unknown>>) =>
      call<Said>('POST', '/_local/activity', activity),
    messages: async (personId: string) =>
      (await call<{ messages: readonly ChatMessage[] }>('GET', `/_local/chats/${personId}`)).messages,
    /** The conversation of somebody's personal chat with the bot. */
    chatId: async (personId: string) => (await call<{ chatId: string }>('GET', `/_local/chats/${personId}`)).chatId,
    people: () => call<readonly PersonSeen[]>('GET', '/_local/people'),
    channel: (personId: string, channelId: string) =>
      call<ChannelSeen>('GET', `/_local/chats/${personId}/channels/${encodeURIComponent(channelId)}`),
    /** Brings a message into somebody's view. `anew`: as if they had not looked within the last minute. */
    look: (as: string, activityId: string, anew = false) =>
      call<Looked>('POST', '/_local/look', { as, activityId, anew }),
    mails: () => call<readonly MailSeen[]>('GET', '/_local/mail'),
    requests,
    /** The number of the last exchange so far: what comes after it is `since` this. */
    now: async () => (await requests()).at(-1)?.n ?? 0,
    /** The HTTP round trips to Graph; a `$batch` is one. */
    roundTrips: async (since = 0) => (await requests(since)).filter(({ on }) => on === 'graph'),
    /** All that Graph was asked, with the parts of each `$batch` in place of it. */
    graphCalls: async (since = 0) => callsIn(await requests(since)),
    state: <T>() => call<T>('GET', '/_local/state'),
    settings,
    /** Consents to a permission of the application, besides those it has. */
    grant: async (...more: readonly string[]) => settings({ roles: [...new Set([...(await roles()), ...more])] }),
    withhold: async (...less: readonly string[]) =>
      settings({ roles: (await roles()).filter((role) => !less.includes(role)) }),
    /** Of an employee: `enabled`, `managerId` (null: nobody), `zone` (IANA) and `language` (BCP 47) of their client. */
    changePerson: (
      id: string,
      change: {
        readonly enabled?: boolean;
        readonly managerId?: string | null;
        readonly zone?: string;
        readonly language?: string;
      },
    ) => call('POST', `/_local/people/${id}`, change),
    deletePerson: (id: string) => call('DELETE', `/_local/people/${id}`),
    /** Of a group or team, by ids. */
    changeGroup: (
      id: string,
      change: Readonly<
        Partial<Record<'addOwners' | 'removeOwners' | 'addMembers' | 'removeMembers', readonly string[]>>
      > & {
        readonly guests?: boolean;
        readonly membersBy?: 'hand' | 'rule' | 'on-premises';
        readonly full?: boolean;
      },
    ) => call('POST', `/_local/groups/${id}`, change),
    deleteGroup: (id: string) => call('DELETE', `/_local/groups/${id}`),
    changeApplication: (id: string, change: { readonly enabled?: boolean; readonly withoutRole?: string }) =>
      call('POST', `/_local/applications/${id}`, change),
    deleteApplication: (id: string) => call('DELETE', `/_local/applications/${id}`),
    changePackage: (id: string, change: { readonly hidden?: boolean; readonly withoutPolicy?: string }) =>
      call('POST', `/_local/packages/${id}`, change),
    outOfOffice: (person: string, away: Away) => call('POST', '/_local/out-of-office', { person, ...away }),
    /** Adds the app, or takes it away, as its owner would by hand. */
    app: (where: { readonly person: string } | { readonly team: string }, installed: boolean) =>
      call('POST', '/_local/app', { ...where, installed }),
    /** So many more employees, "Approver 001" and so on, in a group where one is named. */
    employees: (
      count: number,
      more: { readonly group?: string; readonly name?: string; readonly zone?: string } = {},
    ) =>
      call<{ readonly employees: readonly Somebody[]; readonly groupId?: string }>('POST', '/_local/employees', {
        count,
        ...more,
      }),
    /** What the bot has asked of Teams since the tenant began, or since `forgetLoad`. */
    load: () => call<Load>('GET', '/_local/load'),
    forgetLoad: () => call('DELETE', '/_local/load'),
    /** The same of Graph. */
    graphLoad: () => call<GraphLoad>('GET', '/_local/graph-load'),
    forgetGraphLoad: () => call('DELETE', '/_local/graph-load'),
    /** Pushes the tenant's own clock, where it is not the bot's. */
    pass: (milliseconds: number) => call<{ readonly now: string }>('POST', '/_local/clock', { pass: milliseconds }),
    /** Who has which role of an application, and which access package. */
    access: <T>() => call<T>('GET', '/_local/access'),
    /** Whom an access package's policies ask from now on. */
    packageAsks: (id: string, people: readonly string[], groups: readonly string[] = []) =>
      call('POST', `/_local/packages/${id}`, { asks: { people, groups } }),
    /** Somebody there agrees to a request for an access package, says no, or cancels it. */
    decidePackage: (request: string, how: 'approved' | 'denied' | 'canceled') =>
      call('POST', `/_local/package-requests/${request}`, { how }),
    /** Of an access package that somebody has: the day on which it ends by itself, and that somebody takes it away. */
    endPackage: (assignment: string, ends: Date) =>
      call('POST', `/_local/package-assignments/${assignment}`, { ends: ends.toISOString() }),
    takePackage: (assignment: string) => call('DELETE', `/_local/package-assignments/${assignment}`),
    account: (id: string) => call<AccountSeen>('GET', `/_local/accounts/${id}`),
    /** By somebody else than the bot, as are the four after it. */
    changeAccount: (id: string, change: AccountChange) => call('POST', `/_local/accounts/${id}`, change),
    /** Restorable for 30 days, unless `forGood`. */
    deleteAccount: (id: string, forGood = false) => call('DELETE', `/_local/accounts/${id}?forGood=${forGood}`),
    restoreAccount: (id: string) => call('POST', `/_local/accounts/${id}/restore`),
    /** The guest accepts their invitation, without a link. */
    accept: (id: string) => call('POST', `/_local/accounts/${id}/accept`),
    /** In the directory's audit log; without `by`, an application did it, and without `activity`, it was an invitation. */
    audit: (entry: {
      readonly target: string;
      readonly by?: string;
      readonly at?: string;
      readonly activity?: string;
    }) => call('POST', '/_local/audits', entry),
    /** Every mark of a delta query given so far is forgotten. */
    expireMarks: () => call('POST', '/_local/delta/expire'),
    /** Very many guests at once; returns their ids. */
    placeCrowd: async (crowd: Crowd) => (await call<{ ids: readonly string[] }>('POST', '/_local/crowd', crowd)).ids,
    fault: (fault: Fault) => call<{ id: string }>('POST', '/_local/faults', fault),
    faults: () => call<readonly { id: string; holding: boolean }[]>('GET', '/_local/faults'),
    /** How many requests met a fault of each kind so far. */
    faultsMet: () => call<Readonly<Record<string, number>>>('GET', '/_local/faults/met'),
    release: (id: string) => call('POST', `/_local/faults/${id}/release`),
    clearFaults: () => call('DELETE', '/_local/faults'),
    /** Puts guests in place, and returns their ids in that order. */
    guests: async (guests: readonly PlacedGuest[]) =>
      (await call<readonly { id: string }[]>('POST', '/_local/guests', guests)).map(({ id }) => id),
    /** So many guests of one domain, the first ones of whom have accepted. */
    crowd: (domain: string, all: number, accepted = all) =>
      call(
        'POST',
        '/_local/guests',
        Array.from({ length: all }, (_, n) => ({
          address: `crowd-${n}@${domain}`,
          state: n < accepted ? 'Accepted' : 'PendingAcceptance',
        })),
      ),
    /** In place of the organisations that have these domains now; returns its id. */
    homeTenant: async (home: PlacedHomeTenant) => (await call<{ id: string }>('POST', '/_local/home-tenants', home)).id,
    reset: () => call('POST', '/_local/reset'),
    /** Accepts the invitation behind a redeem link, as the guest would. */
    redeem: async (link: string) => {
      const response = await fetch(link, { method: 'POST', redirect: 'manual' });
      return { status: response.status, location: response.headers.get('location') };
    },
  };
};

export type TenantClient = ReturnType<typeof createTenantClient>;
