import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLog } from '../../src/kernel/log.js';
import { startLocalTenant } from '../../src/local/server.js';
import { createConnectorDescription } from './connector-description.js';

/** The channel of Project Apollo beside its General one. */
export const GUESTS = '19:4d1c9f0a2b7e4e35a6d8c0000000a001@thread.tacv2';
export const APOLLO = '22222222-0000-4000-8000-000000000001';

export type Wire = Readonly<Record<string, unknown>>;
export type Heard = Wire & {
  readonly id: string;
  readonly type: string;
  readonly text?: string;
  readonly value?: unknown;
  readonly replyToId?: string;
  readonly serviceUrl: string;
  readonly conversation: { readonly id: string; readonly conversationType?: string };
  readonly channelData?: unknown;
};
export type Message = {
  readonly activityId: string;
  readonly from: string;
  readonly text?: string;
  readonly card?: unknown;
  readonly note?: { readonly text: string; readonly trouble: boolean };
  readonly editedAt?: string;
  readonly deleted?: boolean;
};

/** Whatever the tests read of an answer. What an answer has not got is missing at run time, and the test fails on it. */
export type Body = {
  readonly id: string;
  readonly activityId: string;
  readonly chatId: string;
  readonly messages: readonly Message[];
  readonly error: { readonly code: string };
  readonly status: number;
  readonly times: number;
  readonly titles: readonly string[];
  readonly users: readonly { readonly id: string; readonly externalUserState?: string }[];
  readonly message: Message;
  readonly asked: boolean;
  readonly problems: readonly string[];
};

/** What the bot's HTTP answer is: a status, and a body for invokes. */
export type Reply = { readonly status?: number; readonly body?: unknown; readonly afterMs?: number };

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
};

export const cardActivity = (card: object): Wire => ({
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
});

/** A bot of a few lines without any SDK, and a local tenant for it to live in. Every answer of the connector is held to its description. */
export const createLittleBot = async () => {
  const heard: Heard[] = [];
  let answer: (activity: Heard) => Promise<Reply> | Reply = () => ({});
  const server = createServer((request, response) => {
    void (async () => {
      const activity = JSON.parse(await bodyOf(request)) as Heard;
      heard.push(activity);
      const { status = 200, body, afterMs = 0 } = await answer(activity);
      if (afterMs > 0) await new Promise((done) => setTimeout(done, afterMs));
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body === undefined ? '' : JSON.stringify(body));
    })();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const tenant = await startLocalTenant({ port: 0, botUrl: url, log: createLog('silent') });
  const description = createConnectorDescription();

  const call = async (method: string, path: string, body?: unknown): Promise<{ status: number; body: Body }> => {
    const response = await fetch(`${tenant.url}${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answered = text === '' ? undefined : (JSON.parse(text) as unknown);
    if (path.startsWith('/connector/'))
      description.check(method, path.slice('/connector'.length).split('?')[0] ?? '', response.status, answered);
    return { status: response.status, body: answered as Body };
  };

  const connector = (method: string, path: string, body?: unknown) =>
    call(method, `/connector/v3/conversations${path}`, body);

  return {
    url,
    tenantUrl: tenant.url,
    heard,
    /** How the bot answers from now on. */
    answers: (how: typeof answer): void => {
      answer = how;
    },
    call,
    connector,
    /** A post in the channel "Guests" of Project Apollo; the answer names the post and its thread. */
    posts: (activity: Wire, channelId = GUESTS) =>
      connector('POST', '', { isGroup: true, channelData: { channel: { id: channelId } }, activity }),
    /** Into the chat that this activity came from. */
    reply: (to: Heard, activity: Wire) =>
      call('POST', `/connector/v3/conversations/${encodeURIComponent(to.conversation.id)}/activities`, activity),
    description,
    forgets: (): void => void heard.splice(0),
    ends: async (): Promise<void> => {
      await tenant.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
};

export type LittleBot = Awaited<ReturnType<typeof createLittleBot>>;
