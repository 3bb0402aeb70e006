import assert from 'node:assert/strict';
import { guestAddress } from '../../src/kernel/address.js';
import { groupId, personId, type PersonId } from '../../src/kernel/ids.js';
import type { Access } from '../../src/nomination/nomination.js';
import { DirectoryTrouble } from '../../src/workflow/ports.js';
import { answered, answering, partsIn, pathOf, refused, type Answer } from './parts.js';
import { problem, startPlayback, type Play, type Playback } from './playback.js';

const person = (n: number) => personId.parse(`11111111-0000-4000-8000-${String(n).padStart(12, '0')}`);
const SUE = person(1);
const OSKAR = person(2);
const ADA = person(201);
const APOLLO = groupId.parse('22222222-0000-4000-8000-000000000001');
const apollo: Access = { key: 'apollo', name: 'Project Apollo', kind: 'team', id: APOLLO };

const found = (body: object): Play => ({ status: 200, body });
const listed = (...value: readonly object[]): Play => found({ value });
const done: Play = { status: 204 };
const gone = problem(404, 'Request_ResourceNotFound', 'Resource does not exist.');
const denied = problem(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
const guest = (more: object = {}) => ({
  id: ADA,
  displayName: 'Ada Lovelace',
  mail: 'ada@fabrikam.com',
  userPrincipalName: 'ada_fabrikam.com#EXT#@contoso.onmicrosoft.com',
  userType: 'Guest',
  accountEnabled: true,
  externalUserState: 'Accepted',
  ...more,
});
const user = (id: PersonId, name: string) => ({
  '@odata.type': '#microsoft.graph.user',
  id,
  displayName: name,
  mail: `${name.toLowerCase()}@contoso.com`,
});
const notPermitted = (permission: string) => (error: unknown) =>
  error instanceof DirectoryTrouble && error.kind === 'not-permitted' && error.message.includes(permission);

describe('a guest’s whole stay, over Microsoft Graph', () => {
  let graph: Playback;
  beforeEach(async () => {
    graph = await startPlayback();
  });
  afterEach(() => graph.close());
  const asked = () => graph.received.map(({ method, path }) => `${method} ${path}`);

  describe('compared', () => {
    it('is read with its sponsors, people alone, in one request', async () => {
      const sponsors = [
        user(OSKAR, 'Oskar'),
        { '@odata.type': '#microsoft.graph.group', id: APOLLO },
        user(SUE, 'Sue'),
      ];
      graph.on(`GET /users/${ADA}`, found(guest({ sponsors, accountEnabled: false })), gone);
      const stay = await graph.directory.stayOf(ADA);
      assert.deepEqual([stay?.kind, stay?.enabled, stay?.redemption], ['guest', false, 'accepted']);
      assert.deepEqual(stay?.sponsors, [
        { id: OSKAR, name: 'Oskar', address: 'oskar@contoso.com' },
        { id: SUE, name: 'Sue', address: 'sue@contoso.com' },
      ]);
      assert.match(graph.received[0]?.query.get('$expand') ?? '', /^sponsors\(/);
      assert.equal(await graph.directory.stayOf(ADA), undefined);
      assert.equal(graph.received.length, 2);
    });

    const page = (link?: string) => ({
      value: [
        guest({ sponsors: [user(SUE, 'Sue')] }),
        guest({ mail: null, userPrincipalName: 'a_b_adatum.com#EXT#@c.d' }),
      ],
      ...(link && { '@odata.nextLink': link }),
    });
    it('is read page by page, where only the token of a link is followed', async () => {
      graph.on('GET /users', found(page('https://elsewhere.example/users?$skiptoken=a%2Bb')), found(page()));
      const first = await graph.directory.guestPage();
      assert.deepEqual(
        first.guests.map(({ address, sponsors }) => [address, sponsors.length]),
        [
          ['ada@fabrikam.com', 1],
          ['a_b@adatum.com', 0],
        ],
      );
      assert.equal(first.next, 'a+b');
      assert.equal((await graph.directory.guestPage(first.next)).next, undefined);
      assert.equal(graph.received[0]?.query.get('$top'), '999');
      assert.equal(graph.received[0].query.get('$filter'), "userType eq 'Guest'");
      assert.equal(graph.received[1]?.query.get('$skiptoken'), 'a+b');
    });
  });

  describe('and the last sign-in', () => {
    const answersWith = (answers: Readonly<Record<string, Answer>>): void =>
      graph.on(
        'POST /$batch',
        answering((part) => answers[pathOf(part)] ?? refused(404, 'Request_ResourceNotFound')),
      );
    const activity = (signInActivity: object) => answered({ id: ADA, signInActivity });

    it('is the last successful one, or else the last attempt; never is written in several ways', async () => {
      const at = '2027-04-01T10:00:00Z';
      answersWith({
        [`/users/${person(1)}`]: activity({
          lastSuccessfulSignInDateTime: at,
          lastSignInDateTime: '2027-04-02T10:00:00Z',
        }),
        [`/users/${person(2)}`]: activity({ lastSuccessfulSignInDateTime: '', lastSignInDateTime: at }),
        [`/users/${person(3)}`]: activity({ lastSignInDateTime: '0001-01-01T00:00:00Z' }),
        [`/users/${person(4)}`]: answered({ id: ADA }),
        [`/users/${person(5)}`]: refused(500, 'InternalServerError'),
      });
      const read = await graph.directory.lastSignIns([1, 2, 3, 4, 5, 6].map(person));
      assert.deepEqual([...read.keys()], [person(1), person(2)]);
      for (const one of read.values()) assert.deepEqual(one, new Date(at));
      assert.ok(graph.received[0] && partsIn(graph.received[0]).every(({ url }) => url.includes('signInActivity')));
    });

    it('wants a permission of its own, or a licence', async () => {
      answersWith({ [`/users/${ADA}`]: refused(403, 'Authentication_MSGraphPermissionMissing') });
      await assert.rejects(graph.directory.lastSignIns([ADA]), notPermitted('AuditLog.Read.All'));
      answersWith({ [`/users/${ADA}`]: refused(403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant') });
      await assert.rejects(graph.directory.lastSignIns([ADA]), notPermitted('P1 or P2'));
      assert.equal((await graph.directory.lastSignIns([])).size, 0);
    });
  });

  describe('at its end', () => {
    const USER = `/users/${ADA}`;
    const looks: readonly [what: string, look: Play, disabled: string, removed: string][] = [
      ['a member', found(guest({ userType: 'Member' })), 'not-a-guest', 'not-a-guest'],
      ['somebody of no type', found(guest({ userType: null })), 'not-a-guest', 'not-a-guest'],
      ['nobody', gone, 'gone', 'gone'],
    ];
    for (const [what, look, disabled, removed] of looks)
      it(`leaves ${what} alone`, async () => {
        graph.on(`GET ${USER}`, look);
        assert.equal(await graph.directory.disable(ADA), disabled);
        assert.equal(await graph.directory.remove(ADA), removed);
        assert.deepEqual(asked(), [`GET ${USER}`, `GET ${USER}`]);
      });

    it('lets nobody sign in any more, and nothing else about them changes', async () => {
      graph.on(`GET ${USER}`, found(guest()), found(guest()), found(guest({ accountEnabled: false })));
      graph.on(`PATCH ${USER}`, done, gone);
      assert.equal(await graph.directory.disable(ADA), 'disabled');
      assert.deepEqual(graph.received[1]?.body, { accountEnabled: false });
      assert.equal(await graph.directory.disable(ADA), 'gone');
      assert.equal(await graph.directory.disable(ADA), 'disabled');
      assert.equal(graph.received.length, 5);
    });

    it('deletes whoever is disabled or never came, and nobody who can sign in', async () => {
      graph.on(`DELETE ${USER}`, done);
      const cases: readonly [object, string][] = [
        [{ accountEnabled: false }, 'removed'],
        [{ externalUserState: 'PendingAcceptance' }, 'removed'],
        [{ externalUserState: 'PendingAcceptance', accountEnabled: false }, 'removed'],
        [{}, 'still-open'],
        [{ externalUserState: null }, 'still-open'],
      ];
      for (const [more, outcome] of cases) {
        graph.on(`GET ${USER}`, found(guest(more)));
        assert.equal(await graph.directory.remove(ADA), outcome, JSON.stringify(more));
      }
      assert.equal(asked().filter((one) => one === `DELETE ${USER}`).length, 3);
      // Where no more than an invitation is taken back, whoever accepted it stays, closed out or not.
      graph.on(`GET ${USER}`, found(guest({ accountEnabled: false })));
      assert.equal(await graph.directory.remove(ADA, 'not-accepted'), 'still-open');
      graph.on(`GET ${USER}`, found(guest({ externalUserState: 'PendingAcceptance', accountEnabled: false })));
      assert.equal(await graph.directory.remove(ADA, 'not-accepted'), 'removed');
      graph.on(`GET ${USER}`, found(guest({ accountEnabled: false })));
      graph.on(`DELETE ${USER}`, gone, denied);
      assert.equal(await graph.directory.remove(ADA), 'gone');
      await assert.rejects(graph.directory.remove(ADA), notPermitted('User.DeleteRestore.All'));
    });
  });

  describe('without an access', () => {
    const GROUP = `GET /groups/${APOLLO}`;
    const MEMBERS = `/teams/${APOLLO}/members`;
    const REF = `DELETE /groups/${APOLLO}/members/${ADA}/$ref`;
    const team = found({
      id: APOLLO,
      displayName: 'Apollo',
      groupTypes: ['Unified'],
      resourceProvisioningOptions: ['Team'],
    });
    const plain = found({ id: APOLLO, displayName: 'Apollo', groupTypes: [] });
    const membership = listed({ id: 'not-ours', userId: SUE }, { id: 'm+1==', userId: ADA.toUpperCase() });

    it('leaves a team by the team’s own route', async () => {
      graph.on(GROUP, team);
      graph.on(`GET ${MEMBERS}`, membership);
      graph.on(`DELETE ${MEMBERS}/m%2B1%3D%3D`, done);
      assert.equal(await graph.directory.take(ADA, apollo), 'taken');
      assert.deepEqual(asked(), [GROUP, `GET ${MEMBERS}`, `DELETE ${MEMBERS}/m%2B1%3D%3D`]);
      assert.match(graph.received[1]?.query.get('$filter') ?? '', new RegExp(`userId eq '${ADA}'$`));
    });

    const through: readonly [string, Play, Play][] = [
      ['Teams has not heard of the guest', listed(), done],
      ['the members of teams may not be read', denied, done],
      ['there is no team any more', gone, done],
      ['the guest is in neither', listed(), gone],
    ];
    for (const [why, members, ref] of through)
      it(`leaves a team through its group where ${why}`, async () => {
        graph.on(GROUP, team);
        graph.on(`GET ${MEMBERS}`, members);
        graph.on(REF, ref);
        assert.equal(await graph.directory.take(ADA, apollo), 'taken');
        assert.equal(asked().at(-1), REF);
      });

    it('leaves a group, and one that is gone needs no leaving', async () => {
      graph.on(GROUP, plain, gone);
      graph.on(REF, done);
      assert.equal(await graph.directory.take(ADA, apollo), 'taken');
      assert.equal(await graph.directory.take(ADA, apollo), 'taken');
      assert.deepEqual(asked(), [GROUP, REF, GROUP]);
    });

    it('stays where a rule or a directory on-premises says who is in, and where we may not', async () => {
      graph.on(
        GROUP,
        found({ id: APOLLO, groupTypes: ['DynamicMembership'] }),
        found({ id: APOLLO, onPremisesSyncEnabled: true }),
        plain,
      );
      graph.on(REF, denied);
      assert.deepEqual(await graph.directory.take(ADA, apollo), { refused: 'dynamic' });
      assert.deepEqual(await graph.directory.take(ADA, apollo), { refused: 'dynamic' });
      assert.deepEqual(await graph.directory.take(ADA, apollo), { refused: 'not-permitted' });
      for (const passing of [problem(503, 'ServiceUnavailable', ''), problem(401, 'InvalidAuthenticationToken', '')]) {
        graph.on(REF, passing, passing);
        await assert.rejects(graph.directory.take(ADA, apollo), DirectoryTrouble);
      }
    });
  });

  describe('and its sponsors', () => {
    const SPONSORS = `/users/${ADA}/sponsors`;
    const there = (...ns: readonly number[]): void =>
      graph.on(`GET ${SPONSORS}`, listed(...ns.map((n) => ({ id: person(n) }))));
    const removal = (n: number): string => `DELETE ${SPONSORS}/${person(n)}/$ref`;
    const addition = `POST ${SPONSORS}/$ref`;
    beforeEach(() => {
      graph.on(addition, done);
      for (const n of [1, 2, 3, 4, 5, 6]) graph.on(removal(n), done);
    });
    const set = (sponsors: readonly number[], former: readonly number[]) =>
      graph.directory.setSponsors(ADA, sponsors.map(person), former.map(person));
    const writes = () => asked().filter((one) => !one.startsWith('GET'));

    it('come before former ones go, and others stay', async () => {
      there(1, 9);
      assert.equal(await set([2, 2], [1, 7]), 'set');
      assert.deepEqual(writes(), [addition, removal(1)]);
      assert.match(JSON.stringify(graph.received[1]?.body), new RegExp(`/v1.0/users/${person(2)}"`));
    });

    it('are left as they are where nothing is to do', async () => {
      there(1, 2);
      assert.equal(await set([1, 2], [1, 3]), 'set');
      assert.deepEqual(writes(), []);
    });

    it('make room where there is none, and are not touched where that would not do', async () => {
      there(1, 2, 3, 4, 5);
      assert.equal(await set([6], [1]), 'set');
      assert.deepEqual(writes(), [removal(1), addition]);
      graph.forget();
      assert.equal(await set([6], []), 'full');
      assert.deepEqual(writes(), []);
    });

    it('may be there or gone already when we come, or not known yet', async () => {
      there(1);
      graph.on(
        addition,
        problem(400, 'Request_BadRequest', 'One or more added object references already exist for: sponsors.'),
      );
      graph.on(removal(1), gone);
      assert.equal(await set([2], [1]), 'set');
      graph.on(addition, gone);
      assert.equal(await set([2], [1]), 'not-yet');
      graph.on(`GET ${SPONSORS}`, gone);
      assert.equal(await set([2], [1]), 'gone');
      there(1);
      graph.on(addition, denied);
      await assert.rejects(set([2], []), notPermitted('User.ReadWrite.All'));
    });
  });

  describe('among all that changes', () => {
    const DELTA = 'GET /users/delta()';
    const link = (token: string) => `https://elsewhere.example/v1.0/users/delta?${token}`;

    it('begins now, goes on within what has happened, and ends with a mark for next time', async () => {
      graph.on(
        DELTA,
        found({ value: [], '@odata.deltaLink': link('$deltatoken=one%2B1') }),
        found({
          value: [guest(), { id: SUE, userType: 'Member' }, { id: OSKAR }],
          '@odata.nextLink': link('$skiptoken=two'),
        }),
        found({
          value: [{ id: person(3), '@removed': { reason: 'deleted' } }],
          '@odata.deltaLink': link('$deltatoken=three'),
        }),
      );
      const first = await graph.directory.changes();
      assert.ok(first !== 'begin-anew');
      assert.deepEqual([first.changed, first.more], [[], false]);
      const second = await graph.directory.changes(first.mark);
      assert.ok(second !== 'begin-anew');
      assert.deepEqual(second.changed, [
        { id: ADA, gone: false, kind: 'guest' },
        { id: SUE, gone: false, kind: 'member' },
        { id: OSKAR, gone: false },
      ]);
      assert.equal(second.more, true);
      const third = await graph.directory.changes(second.mark);
      assert.ok(third !== 'begin-anew');
      assert.deepEqual([third.changed, third.more], [[{ id: person(3), gone: true }], false]);
      assert.deepEqual(
        graph.received.map(({ query }) => [query.get('$deltatoken'), query.get('$skiptoken'), query.has('$select')]),
        [
          ['latest', null, true],
          ['one+1', null, false],
          [null, 'two', false],
        ],
      );
    });

    it('begins anew where the mark is forgotten, or is none', async () => {
      graph.on(
        DELTA,
        problem(410, 'syncStateNotFound', ''),
        problem(400, 'syncStateNotFound', 'The sync state generation is not found.'),
        problem(400, 'BadRequest', 'Something else.'),
        found({ value: [] }),
      );
      assert.equal(await graph.directory.changes('delta:old'), 'begin-anew');
      assert.equal(await graph.directory.changes('delta:old'), 'begin-anew');
      await assert.rejects(graph.directory.changes('delta:old'), DirectoryTrouble);
      await assert.rejects(graph.directory.changes('delta:old'), DirectoryTrouble, 'an answer without a link');
      assert.equal(await graph.directory.changes('https://evil.example/?$deltatoken=x'), 'begin-anew');
      assert.equal(graph.received.length, 4);
    });
  });

  describe('before us', () => {
    const AUDITS = 'GET /auditLogs/directoryAudits';
    const entry = (at: string, initiatedBy: object | null, result = 'success') => ({
      id: at,
      activityDateTime: at,
      result,
      initiatedBy,
    });
    const by = (id: PersonId, name: string) => ({ user: { id, displayName: null, userPrincipalName: name } });

    it('began with whoever invited first, if a person did and the log still knows', async () => {
      graph.on(
        AUDITS,
        listed(
          entry('2027-05-02T10:00:00.1234567Z', by(SUE, 'sue@contoso.com')),
          entry('2027-05-01T10:00:00Z', by(OSKAR, 'oskar@contoso.com')),
          entry('2027-04-30T10:00:00Z', { app: { displayName: 'Portal' }, user: null }),
          entry('2027-04-29T10:00:00Z', by(person(3), 'mia@contoso.com'), 'failure'),
        ),
        listed(),
        denied,
      );
      const oskar = { id: OSKAR, name: 'oskar@contoso.com', address: 'oskar@contoso.com' };
      assert.deepEqual(await graph.directory.inviterOf(ADA), oskar);
      assert.match(graph.received[0]?.query.get('$filter') ?? '', new RegExp(`any\\(t:t/id eq '${ADA}'\\)`));
      assert.equal(await graph.directory.inviterOf(ADA), undefined);
      await assert.rejects(graph.directory.inviterOf(ADA), notPermitted('AuditLog.Read.All'));
    });

    it('may have led into groups', async () => {
      const GROUPS = `GET /users/${ADA}/memberOf/graph.group`;
      graph.on(GROUPS, listed({ id: APOLLO }), gone, denied);
      assert.deepEqual(await graph.directory.groupsOf(ADA), [APOLLO]);
      assert.equal(graph.received[0]?.headers['consistencylevel'], 'eventual');
      assert.deepEqual(await graph.directory.groupsOf(ADA), []);
      await assert.rejects(graph.directory.groupsOf(ADA), notPermitted('GroupMember.ReadBasic.All'));
    });
  });

  it('is in groups that have names', async () => {
    const GROUPS = `GET /users/${ADA}/memberOf/graph.group`;
    graph.on(
      GROUPS,
      listed({ id: APOLLO, displayName: 'Project Apollo' }, { id: SUE, displayName: null }),
      gone,
      denied,
    );
    assert.deepEqual(await graph.directory.membershipsOf(ADA), [
      { id: APOLLO, name: 'Project Apollo' },
      { id: SUE, name: SUE },
    ]);
    assert.equal(graph.received[0]?.query.get('$select'), 'id,displayName');
    assert.deepEqual(await graph.directory.membershipsOf(ADA), []);
    await assert.rejects(graph.directory.membershipsOf(ADA), notPermitted('GroupMember.ReadBasic.All'));
  });

  describe('under another address', () => {
    const request = {
      address: guestAddress.parse('ada@adatum.com'),
      displayName: 'Ada Lovelace',
      sponsors: [SUE],
      landing: 'https://contoso.com/',
      language: 'en',
    } as const;
    const answer = { inviteRedeemUrl: 'https://login.example/redeem', invitedUser: { id: ADA } };

    it('keeps its account and gets a new link, asked for once', async () => {
      graph.on('POST /invitations', { status: 201, body: answer });
      assert.deepEqual(await graph.directory.resetRedemption(ADA, request), {
        outcome: 'invited',
        guestId: ADA,
        redeemLink: answer.inviteRedeemUrl,
      });
      const body = graph.received[0]?.body as Record<string, unknown>;
      assert.deepEqual([body['resetRedemption'], body['invitedUser']], [true, { id: ADA }]);
      assert.equal(body['sendInvitationMessage'], false);
      assert.ok(!('invitedUserSponsors' in body));
      graph.on('POST /invitations', problem(503, 'ServiceUnavailable', ''));
      graph.forget();
      await assert.rejects(graph.directory.resetRedemption(ADA, request), DirectoryTrouble);
      assert.equal(graph.received.length, 1);
    });

    it('may be refused, or be more than we are permitted', async () => {
      const taken = `The invited user already exists in the directory as object ID: ${SUE}.`;
      graph.on('POST /invitations', problem(400, 'BadRequest', taken));
      const outcome = await graph.directory.resetRedemption(ADA, request);
      assert.equal(outcome.outcome === 'refused' && outcome.refusal.kind, 'colleague');
      graph.on('POST /invitations', problem(401, 'Unauthorized', 'Insufficient privileges.'));
      await assert.rejects(graph.directory.resetRedemption(ADA, request), notPermitted('User.ReadWrite.All'));
    });
  });
});
