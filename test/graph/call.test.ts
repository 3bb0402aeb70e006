import assert from 'node:assert/strict';
import { z } from 'zod';
import { GraphError } from '../../src/graph/errors.js';
import { personId } from '../../src/kernel/ids.js';
import { DirectoryTrouble, isDenied, type InvitationRequest } from '../../src/workflow/ports.js';
import { guestAddress } from '../../src/kernel/address.js';
import { problem, SECRET, startPlayback, type Play, type Playback } from './playback.js';

const ADA = 'ada@fabrikam.com';
const SUE = personId.parse('11111111-0000-4000-8000-000000000001');
const request: InvitationRequest = {
  address: guestAddress.parse(ADA),
  displayName: 'Ada Lovelace (Fabrikam)',
  sponsors: [SUE],
  landing: 'https://contoso.com/apollo',
  language: 'en',
};
const INVITED: Play = {
  status: 201,
  body: { inviteRedeemUrl: 'https://login.microsoftonline.com/redeem?x=1', invitedUser: { id: SUE } },
};
const EVERYBODY: Play = { status: 200, body: { value: [] } };

const troubleOf = async (attempt: Promise<unknown>): Promise<DirectoryTrouble> => {
  const error: unknown = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof DirectoryTrouble, `trouble was expected, not ${String(error)}`);
  return error;
};

describe('a request to Microsoft Graph', () => {
  let graph: Playback;
  beforeEach(async () => {
    graph = await startPlayback();
  });
  afterEach(() => graph.close());

  it('carries its token over plain http too, for the local tenant, and an id of its own', async () => {
    graph.on('GET /users', EVERYBODY);
    await graph.directory.accountsAt(ADA);
    const [sent] = graph.received;
    assert.equal(sent?.headers.authorization, `Bearer ${SECRET}`);
    assert.match(String(sent.headers['client-request-id']), /^[0-9a-f-]{36}$/);
  });

  it('follows no redirect, so that the token goes nowhere else', async () => {
    const elsewhere = await startPlayback();
    try {
      elsewhere.on('GET /users', EVERYBODY);
      graph.on('GET /users', { status: 302, headers: { Location: `${elsewhere.url}/v1.0/users` } });
      assert.equal((await troubleOf(graph.directory.accountsAt(ADA))).kind, 'unavailable');
      assert.equal(elsewhere.received.length, 0);
    } finally {
      await elsewhere.close();
    }
  });

  it('keeps +, &, # and quotes of an address inside the filter', async () => {
    graph.on('GET /users', EVERYBODY);
    await graph.directory.accountsAt("o'brien+a&b#c@fabrikam.com");
    const [sent] = graph.received;
    assert.ok(sent);
    assert.doesNotMatch(sent.url.split('?')[1] ?? '', /\+/);
    const filter = sent.query.get('$filter') ?? '';
    assert.ok(filter.startsWith("mail eq 'o''brien+a&b#c@fabrikam.com' or "), filter);
    assert.ok(filter.includes("proxyAddresses/any(p:p eq 'smtp:o''brien+a&b#c@fabrikam.com')"), filter);
    assert.ok(filter.endsWith("startswith(userPrincipalName,'o''brien+a&b#c_fabrikam.com#EXT#@')"), filter);
  });

  it('does not let a parameter walk the path', async () => {
    const walk = (id: string) => graph.call('GET /users/{user-id}', { params: { 'user-id': id } }, z.unknown());
    for (const id of ['..', '.', '']) await assert.rejects(walk(id), /path parameter/);
    await troubleOf(walk('a/../groups?x=1'));
    assert.deepEqual(
      graph.received.map(({ url }) => url),
      ['/users/a%2F..%2Fgroups%3Fx%3D1'],
    );
  });

  const passing: readonly [string, Play][] = [
    ['503', problem(503, 'ServiceUnavailable', 'busy')],
    ['504', problem(504, 'GatewayTimeout', '')],
    ['a broken line', 'reset'],
  ];
  for (const [what, failure] of passing)
    it(`is read again after ${what}`, async () => {
      graph.on('GET /users', failure, failure, EVERYBODY);
      assert.deepEqual(await graph.directory.accountsAt(ADA), []);
      assert.equal(graph.received.length, 3);
    });

  it('is read three times and no more', async () => {
    graph.on('GET /users', problem(500, 'InternalServerError', 'no'));
    assert.equal((await troubleOf(graph.directory.accountsAt(ADA))).kind, 'unavailable');
    assert.equal(graph.received.length, 3);
  });

  it('waits as long as Microsoft asks, decimals included', async () => {
    graph.on(
      'GET /users',
      problem(429, 'TooManyRequests', 'Please retry again later.', { 'Retry-After': '0.7' }),
      EVERYBODY,
    );
    const began = performance.now();
    await graph.directory.accountsAt(ADA);
    assert.ok(performance.now() - began >= 690);
  });

  it('says how long to wait, rather than keep somebody waiting', async () => {
    graph.on('GET /users', problem(429, 'TooManyRequests', 'Please retry again later.', { 'Retry-After': '120' }));
    const trouble = await troubleOf(graph.directory.accountsAt(ADA));
    assert.equal(trouble.kind, 'throttled');
    assert.equal(trouble.retryAfter, 120_000);
    assert.equal(graph.received.length, 1);
  });

  const notRepeated: readonly [string, Play][] = [
    ['503', problem(503, 'ServiceUnavailable', 'busy', { 'Retry-After': '0' })],
    ['504', problem(504, 'GatewayTimeout', '')],
    ['500', problem(500, 'InternalServerError', 'Unable to find target address')],
    ['a 429 without Retry-After', problem(429, 'TooManyRequests', 'Please retry again later.')],
    ['a broken line', 'reset'],
    ['silence', 'hang'],
  ];
  for (const [what, play] of notRepeated)
    it(`does not send an invitation again after ${what}`, async () => {
      graph.on('POST /invitations', play, INVITED);
      const { kind } = await troubleOf(graph.directory.invite(request));
      assert.equal(kind, what.includes('429') ? 'throttled' : 'unavailable');
      assert.equal(graph.received.length, 1);
    });

  it('sends an invitation again after a 429 that names a short wait', async () => {
    graph.on('POST /invitations', problem(429, 'TooManyRequests', '', { 'Retry-After': '0.2' }), INVITED);
    assert.equal((await graph.directory.invite(request)).outcome, 'invited');
    assert.equal(graph.received.length, 2);
  });

  it('does not delete again what may be deleted', async () => {
    graph.on('GET /users/' + SUE, {
      status: 200,
      body: { id: SUE, userType: 'Guest', externalUserState: 'PendingAcceptance' },
    });
    graph.on('DELETE /users/' + SUE, problem(503, 'ServiceUnavailable', ''), { status: 204 });
    await troubleOf(graph.directory.removePending(SUE));
    assert.equal(graph.received.filter(({ method }) => method === 'DELETE').length, 1);
  });

  const odd: readonly [string, Play][] = [
    ['a page of HTML', { status: 200, body: '<html>Sign in to the proxy</html>' }],
    ['nothing', { status: 200 }],
    ['half a body', 'half'],
    ['something else', { status: 200, body: { error: null } }],
    ['an HTML error', { status: 502, body: '<html>Bad gateway</html>' }],
    ['silence', 'hang'],
  ];
  for (const [what, play] of odd)
    it(`takes ${what} for "unavailable"`, async () => {
      graph.on('GET /users', play);
      const trouble = await troubleOf(graph.directory.accountsAt(ADA));
      assert.equal(trouble.kind, 'unavailable');
      assert.doesNotMatch(trouble.message, /proxy|html|gateway/i);
      graph.on('POST /invitations', play);
      assert.equal((await troubleOf(graph.directory.invite(request))).kind, 'unavailable');
    });

  it('names call, status, code, remedy and request id in an error, and never an address or a token', async () => {
    const text = `Insufficient privileges for ${ADA} with ${SECRET}`;
    graph.on('POST /invitations', problem(403, 'Authorization_RequestDenied', text));
    const error = await troubleOf(graph.directory.invite(request));
    assert.ok(error instanceof GraphError);
    assert.equal(
      String(error),
      'GraphError: POST /invitations 403 Authorization_RequestDenied. Grant the application User.Invite.All and consent again (request id r-1234).',
    );
    const everything = [String(error), error.stack, JSON.stringify(error), ...graph.lines].join('\n');
    assert.doesNotMatch(everything, /ada@|SECRET/);
    assert.equal(error.requestId, 'r-1234');
  });

  it('keeps an address that stands where a code should be out of the message', async () => {
    graph.on('GET /users', problem(400, `No ${ADA}`, ADA, { 'request-id': ADA }));
    assert.doesNotMatch((await troubleOf(graph.directory.accountsAt(ADA))).message, /ada/);
  });

  it('has no way to delete a person by forgetting /$ref', () => {
    const attempt = () =>
      // @ts-expect-error: this call does not exist
      graph.call('DELETE /groups/{group-id}/members/{directoryObject-id}', { params: {} }, z.unknown());
    assert.equal(typeof attempt, 'function');
  });
});

describe('the token', () => {
  const inTurn = (...tokens: readonly string[]) => {
    const left = [...tokens];
    let asked = 0;
    const getToken = async () => {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
      return { token: left.shift() ?? '', expiresOnTimestamp: Date.now() + 3_600_000 };
    };
    return { credential: { getToken }, asked: () => asked };
  };

  it('is asked for once, however many requests want it', async () => {
    const { credential, asked } = inTurn('one');
    const graph = await startPlayback(credential);
    try {
      graph.on('GET /users', EVERYBODY);
      await Promise.all(Array.from({ length: 5 }, () => graph.directory.accountsAt(ADA)));
      await graph.directory.accountsAt(ADA);
      assert.equal(asked(), 1);
    } finally {
      await graph.close();
    }
  });

  it('is asked for anew when Microsoft does not take it any more', async () => {
    const { credential } = inTurn('old', 'new');
    const graph = await startPlayback(credential);
    try {
      graph.on(
        'GET /users',
        problem(401, 'InvalidAuthenticationToken', 'Lifetime validation failed, the token is expired.'),
        EVERYBODY,
      );
      await graph.directory.accountsAt(ADA);
      assert.deepEqual(
        graph.received.map(({ headers }) => headers.authorization),
        ['Bearer old', 'Bearer new'],
      );
    } finally {
      await graph.close();
    }
  });

  const refusals: readonly [string, Error, DirectoryTrouble['kind'], RegExp][] = [
    [
      'a wrong secret',
      new Error("AADSTS7000215: Invalid client secret for app 'abc' (hunter2)"),
      'not-permitted',
      /AADSTS7000215.*AZURE_CLIENT_ID/,
    ],
    ['no credential', new Error('ChainedTokenCredential authentication failed.'), 'not-permitted', /NoCredential/],
    ['a broken line', new Error('getaddrinfo ENOTFOUND login.microsoftonline.com'), 'unavailable', /try again later/],
  ];
  for (const [what, error, kind, message] of refusals)
    it(`may be missing for ${what}`, async () => {
      const graph = await startPlayback({ getToken: () => Promise.reject(error) });
      try {
        const trouble = await troubleOf(graph.directory.accountsAt(ADA));
        assert.equal(trouble.kind, kind);
        assert.equal(isDenied(trouble), false, 'it passes once somebody mends it');
        assert.match(trouble.message, message);
        assert.doesNotMatch(trouble.message, /hunter2|login\.|abc/);
        assert.equal(graph.received.length, 0);
      } finally {
        await graph.close();
      }
    });
});
