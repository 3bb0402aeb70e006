import assert from 'node:assert/strict';
import { get } from 'node:http';
import { errorOf, person, startGraph, type TestGraph } from '../support/local-graph.js';
import { eventually } from '../support/eventually.js';

/** How many bytes an answer said it had, and how many came before its connection was cut. */
const cutShort = (url: string, token: string): Promise<{ said: number; got: number }> =>
  new Promise((resolve, reject) => {
    get(url, { headers: { authorization: `Bearer ${token}` } }, (response) => {
      let got = 0;
      response.on('data', (some: Buffer) => (got += some.length));
      response.on('error', () => resolve({ said: Number(response.headers['content-length']), got }));
      response.on('end', () => reject(new Error('The answer came to its end.')));
    }).on('error', reject);
  });

describe('Trouble on request', () => {
  let graph: TestGraph;
  before(async () => (graph = await startGraph()));
  after(() => graph.close());
  beforeEach(() => graph.fetched('POST', '/_local/reset'));

  const sue = (signal?: AbortSignal) => graph.graph('GET', `/users/${person(1)}`, signal ? { signal } : {});
  const holding = async (id: string) =>
    ((await graph.fetched('GET', '/_local/faults')).body as unknown as { id: string; holding: boolean }[]).some(
      (fault) => fault.id === id && fault.holding,
    );

  it('answers something else as often as asked, and then the truth', async () => {
    await graph.fault({
      on: 'graph',
      method: 'GET',
      path: '^/users/',
      skip: 1,
      times: 2,
      answer: { status: 429, headers: { 'Retry-After': '2' } },
    });
    const statuses = [];
    for (let n = 0; n < 4; n += 1) statuses.push((await sue()).status);
    assert.deepEqual(statuses, [200, 429, 429, 200]);
  });

  it('throttles in Microsoft’s words, with Retry-After only where one was named', async () => {
    await graph.fault({ on: 'graph', answer: { status: 429 } });
    const answer = await sue();
    assert.deepEqual([errorOf(answer).code, answer.headers.get('retry-after')], ['TooManyRequests', null]);
  });

  it('can answer with a proxy’s page', async () => {
    await graph.fault({ on: 'graph', answer: { status: 503, html: true } });
    const answer = await sue();
    assert.deepEqual([answer.status, answer.headers.get('content-type')], [503, 'text/html']);
  });

  it('leaves other sides, methods and paths alone', async () => {
    await graph.fault({ on: 'connector', times: null, answer: { status: 500 } });
    await graph.fault({ on: 'graph', method: 'POST', times: null, answer: { status: 500 } });
    await graph.fault({ on: 'graph', path: '^/groups', times: null, answer: { status: 500 } });
    assert.equal((await sue()).status, 200);
    assert.equal((await graph.invite('ada@fabrikam.com')).status, 500);
  });

  it('can act first and break the answer', async () => {
    await graph.fault({ on: 'graph', path: '/invitations', when: 'after', answer: 'reset' });
    await assert.rejects(graph.invite('ada@fabrikam.com'));
    const { users } = await graph.state();
    assert.ok(
      users.some((user) => user['mail'] === 'ada@fabrikam.com'),
      'the guest exists though nobody was told',
    );
    assert.deepEqual(
      (await graph.requests()).map(({ path, status }) => [path, status]),
      [['/invitations', 0]],
    );
  });

  it('can act, and cut the connection in the middle of its answer', async () => {
    await graph.fault({ on: 'graph', path: '/invitations', answer: 'half' });
    await assert.rejects(graph.invite('ada@fabrikam.com'));
    const { users } = await graph.state();
    assert.ok(users.some((user) => user['mail'] === 'ada@fabrikam.com'));
    await graph.fault({ on: 'graph', path: '^/users/', answer: 'half' });
    const { said, got } = await cutShort(`${graph.url}/v1.0/users/${person(1)}`, await graph.token());
    assert.ok(got > 0 && got === said >> 1, `${got} of ${said}`);
    assert.equal((await sue()).status, 200);
  });

  it('can break the connection before anything happens', async () => {
    await graph.fault({ on: 'graph', path: '/invitations', answer: 'reset' });
    await assert.rejects(graph.invite('ada@fabrikam.com'));
    assert.equal((await graph.state()).users.length, 18);
  });

  it('holds a request until it is released, before or after it acted', async () => {
    for (const when of ['before', 'after'] as const) {
      const id = await graph.fault({ on: 'graph', path: '/invitations', when, answer: 'hold' });
      const answer = graph.invite(`${when}@fabrikam.com`);
      await eventually(async () => assert.ok(await holding(id)));
      assert.equal(
        (await graph.state()).users.some((user) => user['mail'] === `${when}@fabrikam.com`),
        when === 'after',
      );
      assert.equal((await graph.fetched('POST', `/_local/faults/${id}/release`)).status, 200);
      assert.equal((await answer).status, 201);
      assert.equal(await holding(id), false);
    }
  });

  it('forgets a held request whose client has died', async () => {
    const id = await graph.fault({ on: 'graph', path: '/invitations', answer: 'hold' });
    const dying = new AbortController();
    const answer = graph.graph('POST', '/invitations', {
      body: { invitedUserEmailAddress: 'ada@fabrikam.com', inviteRedirectUrl: 'https://contoso.com' },
      signal: dying.signal,
    });
    await eventually(async () => assert.ok(await holding(id)));
    dying.abort();
    await assert.rejects(answer);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await graph.fetched('POST', `/_local/faults/${id}/release`);
    await eventually(async () => assert.equal((await graph.requests()).length, 1));
    assert.equal((await graph.state()).users.length, 18);
  });

  it('reaches a single part of a batch', async () => {
    await graph.fault({ on: 'graph', path: `^/users/${person(2)}$`, answer: { status: 503 } });
    const requests = [1, 2, 3].map((n) => ({ id: String(n), method: 'GET', url: `/users/${person(n)}?$select=id` }));
    const answer = await graph.graph('POST', '/$batch', { body: { requests } });
    assert.deepEqual(
      (answer.body['responses'] as { status: number }[]).map(({ status }) => status),
      [200, 503, 200],
    );
  });

  it('delays, and lets go at once when everything is taken back', async () => {
    await graph.fault({ on: 'graph', delayMs: 600_000, times: null });
    const answer = sue();
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal((await graph.fetched('DELETE', '/_local/faults')).status, 200);
    assert.equal((await answer).status, 200);
  });

  it('writes every exchange down, and no token', async () => {
    await sue();
    await graph.invite('ada@fabrikam.com');
    const [read, written] = await graph.requests();
    assert.deepEqual(
      [read?.n, read?.on, read?.method, read?.path, read?.status],
      [1, 'graph', 'GET', `/users/${person(1)}`, 200].map((value, at) => (at === 0 ? read?.n : value)),
    );
    assert.equal((written?.body as Record<string, unknown>)['invitedUserEmailAddress'], 'ada@fabrikam.com');
    assert.equal((written?.answer as Record<string, unknown>)['status'], 'PendingAcceptance');
    assert.equal(
      JSON.stringify(await graph.requests())
        .toLowerCase()
        .includes('bearer'),
      false,
    );
    assert.deepEqual(await graph.requests(written?.n), []);
  });

  it('keeps the last 20,000 exchanges and no more', async () => {
    const { createRequestLog } = await import('../../src/local/requests.js');
    const log = createRequestLog(() => 20_000);
    const exchange = {
      on: 'graph',
      at: '',
      method: 'GET',
      path: '/',
      query: '',
      requestHeaders: {},
      status: 200,
      answerHeaders: {},
      milliseconds: 0,
    } as const;
    for (let n = 0; n < 45_000; n += 1) log.record(exchange);
    const kept = log.since(0);
    assert.deepEqual([kept.length, kept[0]?.n, kept.at(-1)?.n], [20_000, 25_001, 45_000]);
  });

  it('leaves nothing open when it is closed: not a hanging answer, not a held one, not a listener', async () => {
    const other = await startGraph();
    await other.fault({ on: 'graph', path: '/users', answer: 'hang' });
    const id = await other.fault({ on: 'graph', path: '/groups', answer: 'hold' });
    const hanging = assert.rejects(other.graph('GET', '/users'));
    const held = other.graph('GET', '/groups').catch(() => undefined);
    const events = await fetch(`${other.url}/_local/events`);
    await eventually(async () => {
      const faults = (await other.fetched('GET', '/_local/faults')).body as unknown as {
        id: string;
        holding: boolean;
      }[];
      assert.ok(faults.some((fault) => fault.id === id && fault.holding));
    });
    await other.close();
    await Promise.all([hanging, held, events.text().catch(() => undefined)]);
    await assert.rejects(fetch(`${other.url}/_local/state`));
  });
});
