import assert from 'node:assert/strict';
import { personId } from '../../src/kernel/ids.js';
import { DirectoryTrouble } from '../../src/workflow/ports.js';
import { problem, startPlayback, type Play, type Playback } from './playback.js';

const person = (n: number) => personId.parse(`11111111-0000-4000-8000-${String(n).padStart(12, '0')}`);
const SUE = person(1);
const DORA = person(105);
const found = (body: object): Play => ({ status: 200, body });
const gone = problem(404, 'Request_ResourceNotFound', `Resource '${DORA}' does not exist.`);
const denied = problem(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
const dora = (more: object = {}): Play => found({ id: DORA, displayName: 'Dora', userType: 'Guest', ...more });

describe('guests who are here already', () => {
  let graph: Playback;
  beforeEach(async () => {
    graph = await startPlayback();
  });
  afterEach(() => graph.close());
  const methods = () => graph.received.map(({ method }) => method);
  const notPermitted = (permission: string) => (error: unknown) =>
    error instanceof DirectoryTrouble && error.kind === 'not-permitted' && error.message.includes(permission);

  describe('who were disabled', () => {
    const USER = `/users/${DORA}`;

    it('are let in again, and nothing else about them changes', async () => {
      graph.on(`GET ${USER}`, dora({ accountEnabled: false }));
      graph.on(`PATCH ${USER}`, { status: 204 });
      assert.equal(await graph.directory.enable(DORA), 'enabled');
      assert.deepEqual(graph.received[1]?.body, { accountEnabled: true });
      assert.equal(graph.received[1].headers['content-type'], 'application/json');
    });

    const untouched: readonly [string, Play, string][] = [
      ['somebody enabled', dora({ accountEnabled: true }), 'enabled'],
      ['a member', dora({ userType: 'Member', accountEnabled: false }), 'not-a-guest'],
      ['somebody of no type', dora({ userType: null, accountEnabled: false }), 'not-a-guest'],
      ['nobody', gone, 'gone'],
    ];
    for (const [what, play, outcome] of untouched)
      it(`are looked at first: ${what} is left alone`, async () => {
        graph.on(`GET ${USER}`, play);
        assert.equal(await graph.directory.enable(DORA), outcome);
        assert.deepEqual(methods(), ['GET']);
      });

    it('may be gone in between, or not ours to let in', async () => {
      graph.on(`GET ${USER}`, dora({ accountEnabled: false }));
      graph.on(`PATCH ${USER}`, gone, denied, problem(503, 'ServiceUnavailable', ''));
      assert.equal(await graph.directory.enable(DORA), 'gone');
      await assert.rejects(graph.directory.enable(DORA), notPermitted('User.EnableDisableAccount.All'));
      await assert.rejects(graph.directory.enable(DORA), DirectoryTrouble);
      assert.equal(methods().filter((method) => method === 'PATCH').length, 3, 'a write is not repeated by itself');
    });
  });

  describe('who were deleted', () => {
    const RESTORE = `POST /directory/deletedItems/${DORA}/restore`;
    const taken = 'Another object with the same value for property proxyAddresses already exists.';

    it('are brought back, without a body', async () => {
      graph.on(RESTORE, dora());
      assert.equal(await graph.directory.restore(DORA), 'restored');
      assert.equal(graph.received[0]?.text, '');
    });

    const ends: readonly [string, Play, Play, string][] = [
      ['back already', gone, dora(), 'restored'],
      ['too late', gone, gone, 'gone'],
      ['an address taken by another account', problem(400, 'Request_BadRequest', taken), gone, 'gone'],
      ['the same as a conflict', problem(409, 'Conflict', ''), gone, 'gone'],
    ];
    for (const [what, play, look, outcome] of ends)
      it(`may be ${what}`, async () => {
        graph.on(RESTORE, play);
        graph.on(`GET /users/${DORA}`, look);
        assert.equal(await graph.directory.restore(DORA), outcome);
      });

    it('may have to wait', async () => {
      for (const play of [denied, problem(503, 'ServiceUnavailable', ''), problem(429, 'TooManyRequests', '')]) {
        graph.on(RESTORE, play);
        await assert.rejects(graph.directory.restore(DORA), DirectoryTrouble);
      }
    });
  });

  describe('in want of a sponsor', () => {
    const SPONSORS = `/users/${DORA}/sponsors`;
    const sponsors = (...ids: readonly string[]): Play => found({ value: ids.map((id) => ({ id })) });

    it('get one more', async () => {
      graph.on(`GET ${SPONSORS}`, sponsors(person(2), person(3), person(4), person(5)));
      graph.on(`POST ${SPONSORS}/$ref`, { status: 204 });
      assert.equal(await graph.directory.addSponsor(DORA, SUE), 'added');
      assert.deepEqual(graph.received[1]?.body, { '@odata.id': `${graph.url}/v1.0/users/${SUE}` });
    });

    const looked: readonly [string, Play, string][] = [
      ['they have that one', sponsors(SUE.toUpperCase()), 'added'],
      ['they have that one among five', sponsors(person(2), person(3), person(4), person(5), SUE), 'added'],
      ['five are enough', sponsors(person(2), person(3), person(4), person(5), person(6)), 'full'],
      ['they have not arrived yet', gone, 'not-yet'],
    ];
    for (const [what, play, outcome] of looked)
      it(`are left as they are where ${what}`, async () => {
        graph.on(`GET ${SPONSORS}`, play);
        assert.equal(await graph.directory.addSponsor(DORA, SUE), outcome);
        assert.deepEqual(methods(), ['GET']);
      });

    const already =
      "One or more added object references already exist for the following modified properties: 'sponsors'.";
    const outcomes: readonly [string, Play, string][] = [
      ['added by somebody quicker', problem(400, 'Request_BadRequest', already), 'added'],
      ['unknown to that part of the directory', gone, 'not-yet'],
      ['the same as a 400', problem(400, 'Request_BadRequest', 'Not a valid reference update'), 'not-yet'],
    ];
    for (const [what, play, outcome] of outcomes)
      it(`may be ${what}`, async () => {
        graph.on(`GET ${SPONSORS}`, sponsors());
        graph.on(`POST ${SPONSORS}/$ref`, play);
        assert.equal(await graph.directory.addSponsor(DORA, SUE), outcome);
      });

    it('go without where we may not write', async () => {
      graph.on(`GET ${SPONSORS}`, sponsors());
      graph.on(`POST ${SPONSORS}/$ref`, denied);
      await assert.rejects(graph.directory.addSponsor(DORA, SUE), notPermitted('User.ReadWrite.All'));
    });
  });
});

describe('colleagues', () => {
  let graph: Playback;
  beforeEach(async () => {
    graph = await startPlayback();
  });
  afterEach(() => graph.close());
  const one = (n: number, more: object = {}) => ({
    id: person(n),
    displayName: 'Mia Berg',
    userType: 'Member',
    accountEnabled: true,
    ...more,
  });

  const filters: readonly [said: string, filter: string][] = [
    ['Mia Berg', "displayName eq 'Mia Berg'"],
    ['Mia', "displayName eq 'Mia' or givenName eq 'Mia'"],
    ["  Mia\u202e\n O'Berg ", "displayName eq 'Mia O''Berg'"],
    [
      'mia@contoso.com',
      "mail eq 'mia@contoso.com' or userPrincipalName eq 'mia@contoso.com' or proxyAddresses/any(p:p eq 'smtp:mia@contoso.com')",
    ],
  ];
  for (const [said, filter] of filters)
    it(`are looked for by ${JSON.stringify(said)}`, async () => {
      graph.on('GET /users', found({ value: [] }));
      assert.deepEqual(await graph.directory.colleagues(said), []);
      assert.equal(graph.received[0]?.query.get('$filter'), filter);
    });

  it('are employees with an open account, five at most, and nobody for nothing', async () => {
    const others = [one(1, { userType: 'Guest' }), one(2, { accountEnabled: false })];
    graph.on('GET /users', found({ value: [...others, ...[3, 4, 5, 6, 7, 8].map((n) => one(n))] }));
    assert.deepEqual(
      (await graph.directory.colleagues('Mia Berg')).map(({ person: { id } }) => id),
      [3, 4, 5, 6, 7].map(person),
    );
    assert.deepEqual(await graph.directory.colleagues(' \u200b '), []);
    assert.equal(graph.received.length, 1);
  });
});
