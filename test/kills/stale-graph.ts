import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** How a bot could go wrong about whose account it ends, which no part of ours can be told to do. */
export type Naive = 'does not look again' | 'ends by address';

type Account = { readonly id: string; readonly mail?: string | null };

/** What the tenant is to hear of; the rest is between two ends of one connection. */
const PASSED_ON = ['authorization', 'content-type', 'consistencylevel', 'prefer'] as const;
const passedOn = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    PASSED_ON.flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );

/** Not in a chain: restify, where it is loaded, has `writeHead` return nothing. */
const respond = (response: ServerResponse, status: number, type: string | null, body: string): void => {
  response.writeHead(status, type === null ? {} : { 'content-type': type });
  response.end(body === '' ? undefined : body);
};

/** Either end knows the other by the address in the middle: in links, references, and the scope of a token. */
const renamed = (body: string, from: string, to: string): string =>
  body.replaceAll(from, to).replaceAll(encodeURIComponent(from), encodeURIComponent(to));

/**
 * Stands between a bot and Graph, so that the bot acts as a naive one would: what it saw of an account first it sees for ever; or what it
 * asks about an account, it asks about whoever has that account's address now.
 */
export const startStaleGraph = async (tenant: string, naive: Naive): Promise<{ url: string; end(): Promise<void> }> => {
  const looks = new Map<string, string>();
  const addresses = new Map<string, string>();

  const holderNow = async (id: string): Promise<string> => {
    const { users } = (await (await fetch(`${tenant}/_local/state`)).json()) as { users: readonly Account[] };
    const own = users.find((user) => user.id === id)?.mail;
    if (own && !addresses.has(id)) addresses.set(id, own);
    const address = addresses.get(id);
    return users.findLast(({ mail }) => mail === address)?.id ?? id;
  };

  let own = '';
  const server: Server = createServer((request, response) => {
    void (async () => {
      const { method = 'GET', headers } = request;
      const body = renamed(await text(request), own, tenant);
      const [, before = '', id, after = ''] = /^(.*\/users\/)([0-9a-f-]{36})(\?.*)?$/.exec(request.url ?? '') ?? [];
      const isAccount = id !== undefined;
      const path =
        isAccount && naive === 'ends by address' ? `${before}${await holderNow(id)}${after}` : (request.url ?? '');
      const known = naive === 'does not look again' && method === 'GET' && isAccount ? looks.get(path) : undefined;
      if (known !== undefined) {
        respond(response, 200, 'application/json', known);
        return;
      }
      const answer = await fetch(`${tenant}${path}`, {
        method,
        headers: passedOn(headers),
        ...(body !== '' && { body }),
      });
      const said = renamed(await answer.text(), tenant, own);
      if (method === 'GET' && isAccount && answer.ok) looks.set(path, said);
      respond(response, answer.status, answer.headers.get('content-type'), said);
    })().catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  own = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    url: own,
    end: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
