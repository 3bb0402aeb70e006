import { createLog } from '../../src/kernel/log.js';
import { startLocalTenant } from '../../src/local/server.js';
import { TENANT_ID } from '../../src/local/company.js';
import type { Exchange } from '../../src/local/requests.js';
import type { PlacedGuest } from './tenant-shapes.js';

/** A local tenant for a test, and a caller that has a token for its Graph. */

export type Answered = { readonly status: number; readonly headers: Headers; readonly body: Record<string, unknown> };
export type Sending = {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
};

export const person = (n: number): string => `11111111-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const group = (n: number): string => `22222222-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const GRAPH = 'https://graph.microsoft.com/v1.0';

/** A clock that stands until it is pushed. */
export const pushedClock = (): { now(): Date; push(milliseconds: number): void } => {
  let time = Date.now();
  return { now: () => new Date(time), push: (milliseconds) => void (time += milliseconds) };
};

const bodyOf = (body: unknown): { readonly type?: string; readonly text?: string } => {
  if (body === undefined) return {};
  return typeof body === 'string' ? { text: body } : { text: JSON.stringify(body), type: 'application/json' };
};

const read = (text: string): Record<string, unknown> => {
  try {
    return (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
  } catch {
    return { text };
  }
};

export const startGraph = async (
  options: { readonly clock?: { now(): Date }; readonly dataFolder?: string; readonly botUrl?: string } = {},
) => {
  const tenant = await startLocalTenant({
    port: 0,
    botUrl: 'http://localhost:1',
    log: createLog('silent'),
    ...options,
  });

  const fetched = async (
    method: string,
    path: string,
    { body, headers = {}, signal }: Sending = {},
  ): Promise<Answered> => {
    const { type, text } = bodyOf(body);
    const response = await fetch(`${tenant.url}${path}`, {
      method,
      headers: { ...(type && { 'content-type': type }), ...headers },
      ...(text !== undefined && { body: text }),
      ...(signal && { signal }),
    });
    return { status: response.status, headers: response.headers, body: read(await response.text()) };
  };

  const token = async (): Promise<string> => {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'test-app',
      client_secret: 'secret',
      scope: `${GRAPH.slice(0, -5)}/.default`,
    });
    const answer = await fetched('POST', `/${TENANT_ID}/oauth2/v2.0/token`, {
      body: form.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    return String(answer.body['access_token']);
  };
  const bearer = `Bearer ${await token()}`;
  const graph = (method: string, path: string, sending: Sending = {}): Promise<Answered> =>
    fetched(method, `/v1.0${path}`, { ...sending, headers: { authorization: bearer, ...sending.headers } });

  return {
    url: tenant.url,
    close: () => tenant.close(),
    fetched,
    token,
    graph,
    settings: (settings: Readonly<Record<string, unknown>>) => fetched('POST', '/_local/settings', { body: settings }),
    fault: async (fault: Readonly<Record<string, unknown>>) =>
      String((await fetched('POST', '/_local/faults', { body: fault })).body['id']),
    requests: async (since = 0) =>
      (await fetched('GET', `/_local/requests?since=${since}`)).body as unknown as readonly Exchange[],
    state: async () =>
      (await fetched('GET', '/_local/state')).body as {
        users: readonly Record<string, unknown>[];
        deletedUsers: readonly Record<string, unknown>[];
        harms: readonly string[];
      },
    /** Puts guests in place that have a past; returns their ids. */
    place: async (guests: readonly PlacedGuest[]) =>
      ((await fetched('POST', '/_local/guests', { body: guests })).body as unknown as readonly { id: string }[]).map(
        ({ id }) => id,
      ),
    /** Invites and returns Graph's answer. */
    invite: (address: string, more: Readonly<Record<string, unknown>> = {}) =>
      graph('POST', '/invitations', {
        body: {
          invitedUserEmailAddress: address,
          inviteRedirectUrl: 'https://contoso.com/welcome',
          sendInvitationMessage: false,
          ...more,
        },
      }),
    /** The id of a new guest. */
    guest: async (address: string): Promise<string> => {
      const { body } = await graph('POST', '/invitations', {
        body: {
          invitedUserEmailAddress: address,
          inviteRedirectUrl: 'https://contoso.com/welcome',
          sendInvitationMessage: false,
        },
      });
      return (body['invitedUser'] as { id: string }).id;
    },
  };
};

export type TestGraph = Awaited<ReturnType<typeof startGraph>>;

/** The code and message of a refusal. */
export const errorOf = ({ body }: Answered): { readonly code: string; readonly message: string } =>
  (body['error'] ?? { code: '', message: '' }) as { code: string; message: string };
