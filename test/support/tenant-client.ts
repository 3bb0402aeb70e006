import type { Exchange, Fault } from './tenant-shapes.js';
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
    requests: (since = 0) => call<readonly Exchange[]>('GET', `/_local/requests?since=${since}`),
    state: <T>() => call<T>('GET', '/_local/state'),
    settings: (settings: Readonly<Record<string, unknown>>) => call('POST', '/_local/settings', settings),
    fault: (fault: Fault) => call<{ id: string }>('POST', '/_local/faults', fault),
    faults: () => call<readonly { id: string; holding: boolean }[]>('GET', '/_local/faults'),
    release: (id: string) => call('POST', `/_local/faults/${id}/release`),
    clearFaults: () => call('DELETE', '/_local/faults'),
    reset: () => call('POST', '/_local/reset'),
    /** Accepts the invitation behind a redeem link, as the guest would. */
    redeem: async (link: string) => {
      const response = await fetch(link, { method: 'POST', redirect: 'manual' });
      return { status: response.status, location: response.headers.get('location') };
    },
  };
};

export type TenantClient = ReturnType<typeof createTenantClient>;
