import { callsIn } from './graph-calls.js';
import type { Exchange, Fault, PlacedGuest, PlacedHomeTenant } from './tenant-shapes.js';
import type { ChatMessage, MailSeen, Pressed, Said } from './tenant-shapes.js';

/** The local tenant's doors for tests, over HTTP as anybody could use them. */
export const createTenantClient = (url: string) => {
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${url}${path}`, {
      method,
      ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 500)}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  const requests = (since = 0): Promise<readonly Exchange[]> =>
    call<readonly Exchange[]>('GET', `/_local/requests?since=${since}`);
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
    mails: () => call<readonly MailSeen[]>('GET', '/_local/mail'),
    requests,
    /** The number of the last exchange so far: what comes after it is `since` this. */
    now: async () => (await requests()).at(-1)?.n ?? 0,
    /** The HTTP round trips to Graph; a `$batch` is one. */
    roundTrips: async (since = 0) => (await requests(since)).filter(({ on }) => on === 'graph'),
    /** All that Graph was asked, with the parts of each `$batch` in place of it. */
    graphCalls: async (since = 0) => callsIn(await requests(since)),
    state: <T>() => call<T>('GET', '/_local/state'),
    settings: (settings: Readonly<Record<string, unknown>>) => call('POST', '/_local/settings', settings),
    fault: (fault: Fault) => call<{ id: string }>('POST', '/_local/faults', fault),
    faults: () => call<readonly { id: string; holding: boolean }[]>('GET', '/_local/faults'),
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
