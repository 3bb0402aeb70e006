import assert from 'node:assert/strict';
import { guestAddress } from '../../src/kernel/address.js';
import { groupId, personId } from '../../src/kernel/ids.js';
import type { GrantRefusal, Refusal } from '../../src/nomination/nomination.js';
import { DirectoryTrouble, isDenied, type Givable, type InvitationRequest } from '../../src/workflow/ports.js';
import { APP, problem, startPlayback, TENANT, type Play, type Playback } from './playback.js';

const SUE = personId.parse('11111111-0000-4000-8000-000000000001');
const BACKUP = personId.parse('11111111-0000-4000-8000-000000000002');
const ADA = personId.parse('11111111-0000-4000-8000-000000000201');
const APOLLO = groupId.parse('22222222-0000-4000-8000-000000000001');
const access: Givable = { kind: 'team', id: APOLLO };
const request: InvitationRequest = {
  address: guestAddress.parse('ada@fabrikam.com'),
  displayName: 'Ada Lovelace (Fabrikam)',
  sponsors: [SUE],
  landing: 'https://contoso.com/apollo',
  language: 'zh-CN',
};
const found = (body: object): Play => ({ status: 200, body });
const user = (id: string, more: object = {}) => ({
  id,
  displayName: 'Sue Park',
  mail: 'sue@contoso.com',
  userType: 'Member',
  accountEnabled: true,
  ...more,
});

type Part = { readonly status: number; readonly body?: unknown; readonly headers?: object };
const batch = (...parts: readonly Part[]): Play =>
  found({ responses: parts.map((part, index) => ({ id: String(index + 1), ...part })).reverse() });
const failing = (status: number, code: string, message = ''): Part => ({ status, body: { error: { code, message } } });
const nobody = failing(404, 'Request_ResourceNotFound');
const none: Part = { status: 200, body: { value: [] } };
const setting = (templateId: string, name: string, value: string): Part => ({
  status: 200,
  body: { value: [{ templateId, values: [{ name, value }] }] },
});
const OWN = '08d542b9-071f-4e16-94b0-74abb372e3d9';
const TENANTS = '62375ab9-6b52-47ed-826b-58e47e0e304b';
const unified = (more: object = {}): Part => ({
  status: 200,
  body: { id: APOLLO, displayName: 'Project Apollo', groupTypes: ['Unified'], ...more },
});
const team: Part = { status: 200, body: { id: APOLLO, webUrl: 'https://teams.microsoft.com/l/team/1' } };

describe('the directory, over Microsoft Graph', () => {
  let graph: Playback;
  beforeEach(async () => {
    graph = await startPlayback();
  });
  afterEach(() => graph.close());

  describe('people in the directory', () => {
    it('are read by id, with what rights depend on', async () => {
      graph.on(
        `GET /users/${ADA}`,
        found(
          user(ADA, {
            userType: 'Guest',
            externalUserState: 'PendingAcceptance',
            createdDateTime: '2027-05-03T10:12:00Z',
            accountEnabled: false,
            preferredLanguage: 'zh-CN',
          }),
        ),
      );
      assert.deepEqual(await graph.directory.account(ADA), {
        person: { id: ADA, name: 'Sue Park', address: 'sue@contoso.com' },
        kind: 'guest',
        enabled: false,
        redemption: 'pending',
        preferredLanguage: 'zh-CN',
        createdAt: new Date('2027-05-03T10:12:00Z'),
      });
      assert.match(graph.received[0]?.query.get('$select') ?? '', /externalUserState/);
      graph.on(`GET /users/${ADA}`, problem(404, 'Request_ResourceNotFound', ''));
      assert.equal(await graph.directory.account(ADA), undefined);
    });

    it('have a name in one line that hides nothing, whatever they are called in the directory', async () => {
      const nameOf = async (displayName: string | null) => {
        graph.on(`GET /users/${ADA}`, found(user(ADA, { displayName })));
        return (await graph.directory.account(ADA))?.person.name;
      };
      assert.equal(await nameOf('Ada\u202e\n\u200bLovelace\t(Fabrikam)'), 'Ada Lovelace (Fabrikam)');
      assert.equal(await nameOf('\u200b \u202e'), 'sue@contoso.com');
      assert.equal(await nameOf(null), 'sue@contoso.com');
      assert.equal((await nameOf('A'.repeat(1000)))?.length, 256);
    });

    it('are employees by the addresses the directory vouches for, and by no others', async () => {
      graph.on('GET /users', found({ value: [user(SUE), user(ADA, { userType: 'Guest' })] }));
      assert.deepEqual(
        (await graph.directory.employeesAt('sue@contoso.com')).map(({ person: { id } }) => id),
        [SUE],
      );
      assert.equal(
        graph.received[0]?.query.get('$filter'),
        "mail eq 'sue@contoso.com' or userPrincipalName eq 'sue@contoso.com' or proxyAddresses/any(p:p eq 'smtp:sue@contoso.com')",
      );
    });

    it('have a manager, or none, or a contact who can approve nothing', async () => {
      const route = `GET /users/${ADA}/manager`;
      graph.on(
        route,
        found({ '@odata.type': '#microsoft.graph.user', ...user(SUE) }),
        found(user(SUE)),
        found({ '@odata.type': '#microsoft.graph.orgContact', id: SUE }),
        problem(404, 'Request_ResourceNotFound', "Resource 'manager' does not exist"),
      );
      assert.equal((await graph.directory.managerOf(ADA))?.person.name, 'Sue Park');
      assert.equal((await graph.directory.managerOf(ADA))?.person.name, 'Sue Park', 'also where the type is left out');
      assert.equal(await graph.directory.managerOf(ADA), undefined);
      assert.equal(await graph.directory.managerOf(ADA), undefined);
    });

    it('own groups, if they are people and still here', async () => {
      const owners = [
        { '@odata.type': '#microsoft.graph.servicePrincipal', id: TENANT, displayName: 'Robot' },
        { '@odata.type': '#microsoft.graph.user', ...user(SUE, { accountEnabled: false }) },
        { '@odata.type': '#microsoft.graph.user', ...user(ADA, { displayName: 'Oskar Lind' }) },
      ];
      graph.on(`GET /groups/${APOLLO}/owners`, found({ value: owners }));
      assert.deepEqual(
        (await graph.directory.ownersOf(access)).map(({ person }) => person.name),
        ['Oskar Lind'],
      );
    });

    it('live in our own domains, if it is our own tenant', async () => {
      const ours = { id: TENANT, verifiedDomains: [{ name: 'Contoso.com' }, { name: 'contoso.onmicrosoft.com' }] };
      graph.on('GET /organization', found({ value: [ours] }), found({ value: [{ ...ours, id: APOLLO }] }));
      assert.deepEqual(await graph.directory.ownDomains(), ['contoso.com', 'contoso.onmicrosoft.com']);
      await assert.rejects(graph.directory.ownDomains(), /AZURE_TENANT_ID/);
    });
  });

  describe('an invitation', () => {
    it('says what we want of it and nothing else', async () => {
      graph.on('POST /invitations', {
        status: 201,
        body: { inviteRedeemUrl: 'https://login.microsoftonline.com/redeem?x=1', invitedUser: { id: ADA } },
      });
      assert.deepEqual(await graph.directory.invite({ ...request, sponsors: [SUE, BACKUP] }), {
        outcome: 'invited',
        guestId: ADA,
        redeemLink: 'https://login.microsoftonline.com/redeem?x=1',
      });
      assert.deepEqual(graph.received[0]?.body, {
        invitedUserEmailAddress: 'ada@fabrikam.com',
        invitedUserDisplayName: 'Ada Lovelace (Fabrikam)',
        invitedUserType: 'Guest',
        inviteRedirectUrl: 'https://contoso.com/apollo',
        sendInvitationMessage: false,
        invitedUserMessageInfo: { messageLanguage: 'zh-CN' },
        invitedUserSponsors: [{ id: SUE }, { id: BACKUP }],
      });
    });

    const refusals: readonly [string, number, Refusal['kind']][] = [
      [
        'The invited user already exists in the directory as object ID: 1. They can use that account to sign in to shared apps and resources.',
        400,
        'colleague',
      ],
      [
        'The invited user already exists in the directory as objectID: 1, but the account is blocked from signing in.',
        400,
        'colleague',
      ],
      ['The email address is a verified domain of this directory.', 400, 'colleague'],
      [
        "This invitation is blocked by cross-tenant access settings. Admins in both your organization and the invited user's organization must configure cross-tenant access settings to allow the invitation.",
        403,
        'cross-tenant',
      ],
      [
        "This action can't be completed because the Microsoft B2B Cross Cloud Worker application has been disabled in the invited user's tenant.",
        400,
        'cross-tenant',
      ],
      ['The domain of the address is on the block list.', 400, 'domain-blocked'],
      ['Another object with the same value for property proxyAddresses already exists.', 400, 'address-refused'],
      ['The invitedUserEmailAddress contains invalid characters.', 400, 'address-refused'],
      ['A conflicting object with the same value for property proxyAddresses exists.', 409, 'address-refused'],
      [
        'The directory object quota limit for the Tenant has been exceeded. Please ask your administrator to increase the quota limit or delete objects to reduce the used quota.',
        400,
        'other',
      ],
    ];
    for (const [text, status, kind] of refusals)
      it(`is refused for good: ${text.slice(0, 60)}…`, async () => {
        graph.on('POST /invitations', problem(status, 'BadRequest', text));
        assert.deepEqual(await graph.directory.invite(request), { outcome: 'refused', refusal: { kind, text } });
      });

    it('is refused for good where a sponsor has left', async () => {
      const text = `Resource '${BACKUP}' does not exist or one of its queried reference-property objects are not present.`;
      graph.on('POST /invitations', problem(404, 'Request_ResourceNotFound', text));
      assert.deepEqual(await graph.directory.invite({ ...request, sponsors: [SUE, BACKUP] }), {
        outcome: 'refused',
        refusal: { kind: 'other', text },
      });
    });

    const troubles: readonly [string, number, string, DirectoryTrouble['kind']][] = [
      [
        'Guest invitations not allowed for your company. Contact your company administrator for more details.',
        403,
        'Forbidden',
        'invitations-closed',
      ],
      [
        "Insufficient privileges to perform requested operation by the application '00000003-0000-0000-c000-000000000000'. ControllerName=MSGraphInviteAPI, ActionName=CreateInvite",
        401,
        'Unauthorized',
        'not-permitted',
      ],
      ['Insufficient privileges to complete the operation.', 403, 'Authorization_RequestDenied', 'not-permitted'],
      ['Unable to find target address', 500, 'InternalServerError', 'unavailable'],
      ['Please retry again later.', 429, 'TooManyRequests', 'throttled'],
      ['Access token is empty.', 401, 'InvalidAuthenticationToken', 'not-permitted'],
      ['The resource could not be found.', 404, 'Request_ResourceNotFound', 'unavailable'],
      ['The service has not heard of this tenant.', 404, 'ResourceNotFound', 'unavailable'],
      ['Request conflicts with another one.', 409, 'Conflict', 'unavailable'],
    ];
    for (const [text, status, code, kind] of troubles)
      it(`may work later: ${text.slice(0, 60)}`, async () => {
        graph.on('POST /invitations', problem(status, code, text));
        await assert.rejects(
          graph.directory.invite(request),
          (error) => error instanceof DirectoryTrouble && error.kind === kind,
        );
      });
  });

  describe('a group', () => {
    const facts = async (...parts: readonly Part[]) => {
      graph.on('POST /$batch', batch(...parts));
      return graph.directory.group(APOLLO);
    };

    it('is read with its settings, the tenant’s, and its team, in one request', async () => {
      assert.deepEqual(await facts(unified(), none, none, team), {
        id: APOLLO,
        name: 'Project Apollo',
        isTeam: true,
        admitsGuests: true,
        membership: 'by-hand',
        roleAssignable: false,
        labelled: false,
        settingsRead: true,
        webUrl: 'https://teams.microsoft.com/l/team/1',
      });
      assert.equal(graph.received.length, 1);
      assert.equal(await facts(nobody, nobody, none, nobody), undefined);
    });

    it('admits no guests where its own setting or the tenant’s says so', async () => {
      assert.equal(
        (await facts(unified(), setting(OWN, 'AllowToAddGuests', 'False'), none, nobody))?.admitsGuests,
        false,
      );
      assert.equal(
        (await facts(unified(), none, setting(TENANTS, 'AllowToAddGuests', 'false'), nobody))?.admitsGuests,
        false,
      );
      assert.equal(
        (
          await facts(
            unified(),
            setting(OWN, 'AllowToAddGuests', 'true'),
            setting(TENANTS, 'AllowGuestsToAccessGroups', 'false'),
            nobody,
          )
        )?.admitsGuests,
        false,
      );
      assert.equal(
        (await facts(unified(), setting(OWN, 'AllowToAddGuests', 'true'), none, nobody))?.admitsGuests,
        true,
      );
      const security = { status: 200, body: { id: APOLLO, displayName: 'Vendor Portal', groupTypes: [] } };
      assert.equal(
        (await facts(security, none, setting(TENANTS, 'AllowToAddGuests', 'false'), nobody))?.admitsGuests,
        true,
      );
    });

    it('shows whether it carries roles, and whether it is labelled', async () => {
      const label = { labelId: '1', displayName: 'Confidential' };
      const found = await facts(unified({ isAssignableToRole: true, assignedLabels: [label] }), none, none, nobody);
      assert.deepEqual([found?.roleAssignable, found?.labelled], [true, true]);
      const plain = await facts(unified({ isAssignableToRole: null, assignedLabels: [] }), none, none, nobody);
      assert.deepEqual([plain?.roleAssignable, plain?.labelled], [false, false]);
    });

    it('has a name in one line that hides nothing', async () => {
      const named = await facts(unified({ displayName: 'Project\u202e\n Apollo\u200b' }), none, none, nobody);
      assert.equal(named?.name, 'Project Apollo');
    });

    it('takes nobody by hand where a rule, a synchronisation or Exchange fills it', async () => {
      assert.equal(
        (await facts(unified({ groupTypes: ['Unified', 'DynamicMembership'] }), none, none, nobody))?.membership,
        'by-rule',
      );
      assert.equal(
        (await facts(unified({ groupTypes: [], onPremisesSyncEnabled: true }), none, none, nobody))?.membership,
        'synchronised',
      );
      assert.equal(
        (await facts(unified({ groupTypes: [], mailEnabled: true }), none, none, nobody))?.membership,
        'synchronised',
      );
      assert.equal((await facts(unified({ mailEnabled: true }), none, none, nobody))?.membership, 'by-hand');
    });

    it('is offered though its settings may not be read, and the log says so', async () => {
      const denied = failing(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
      const found = await facts(unified(), denied, denied, denied);
      assert.deepEqual([found?.admitsGuests, found?.settingsRead], [true, false]);
      assert.ok(graph.lines.some((line) => /not checked.*GroupSettings\.Read\.All/.test(line)));
    });

    it('is asked for once more where a part was throttled, and is trouble where that does not help', async () => {
      const throttled: Part = { ...failing(429, 'TooManyRequests'), headers: { 'Retry-After': '0.1' } };
      graph.on(
        'POST /$batch',
        batch(unified(), throttled, none, team),
        batch(setting(OWN, 'AllowToAddGuests', 'false')),
      );
      assert.equal((await graph.directory.group(APOLLO))?.admitsGuests, false);
      assert.equal(graph.received.length, 2);
      graph.on('POST /$batch', batch(unified(), throttled, none, team), batch(throttled));
      await assert.rejects(
        graph.directory.group(APOLLO),
        (error) => error instanceof DirectoryTrouble && error.kind === 'throttled',
      );
    });
  });

  describe('what was asked for', () => {
    const TO_TEAM = `POST /teams/${APOLLO}/members`;
    const TO_GROUP = `POST /groups/${APOLLO}/members/$ref`;

    it('is given through the team where there is one, else through the group', async () => {
      graph.on('POST /$batch', batch(unified(), none, none, team), batch(unified(), none, none, nobody));
      graph.on(TO_TEAM, { status: 201, body: { id: 'x' } });
      graph.on(TO_GROUP, { status: 204 });
      assert.equal(await graph.directory.give(ADA, access), 'given');
      assert.equal(await graph.directory.give(ADA, access), 'given');
      const [, joined, , referred] = graph.received;
      assert.deepEqual(joined?.body, {
        '@odata.type': '#microsoft.graph.aadUserConversationMember',
        roles: [],
        'user@odata.bind': `${graph.url}/v1.0/users('${ADA}')`,
      });
      assert.deepEqual(referred?.body, { '@odata.id': `${graph.url}/v1.0/directoryObjects/${ADA}` });
    });

    it('is never given against a setting, to a dynamic group, one with roles, or one that is gone', async () => {
      const cases: readonly [readonly Part[], GrantRefusal][] = [
        [[unified(), setting(OWN, 'AllowToAddGuests', 'false'), none, nobody], 'no-guests'],
        [[unified({ groupTypes: ['DynamicMembership'] }), none, none, nobody], 'dynamic'],
        [[unified({ onPremisesSyncEnabled: true }), none, none, nobody], 'synchronised'],
        [[unified({ isAssignableToRole: true }), none, none, nobody], 'role-assignable'],
        [[nobody, nobody, none, nobody], 'gone'],
      ];
      for (const [parts, refused] of cases) {
        graph.on('POST /$batch', batch(...parts));
        assert.deepEqual(await graph.directory.give(ADA, access), { refused });
      }
      assert.deepEqual(new Set(graph.received.map(({ path }) => path)), new Set(['/$batch']));
    });

    const outcomes: readonly [string, Play, Awaited<ReturnType<Playback['directory']['give']>>][] = [
      [
        'a member already',
        problem(
          400,
          'Request_BadRequest',
          "One or more added object references already exist for the following modified properties: 'members'.",
        ),
        'given',
      ],
      ['a conflict', problem(409, 'Conflict', ''), 'given'],
      [
        'an unknown guest',
        problem(
          404,
          'Request_ResourceNotFound',
          "Resource '1' does not exist or one of its queried reference-property objects are not present.",
        ),
        'not-yet',
      ],
      [
        'a guest on the way',
        problem(404, 'Directory_ObjectNotFound', 'Unable to read the company information from the directory.'),
        'not-yet',
      ],
      ['the same as a 400', problem(400, 'Request_BadRequest', 'Not a valid reference update'), 'not-yet'],
      [
        'a missing permission',
        problem(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.'),
        { refused: 'not-permitted' },
      ],
    ];
    for (const [what, play, outcome] of outcomes)
      it(`meets ${what}`, async () => {
        graph.on('POST /$batch', batch(unified(), none, none, nobody));
        graph.on(TO_GROUP, play);
        assert.deepEqual(await graph.directory.give(ADA, access), outcome);
      });

    it('is not given where the settings may not be read: it could be against them', async () => {
      const denied = failing(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
      graph.on('POST /$batch', batch(unified(), denied, denied, nobody));
      assert.deepEqual(await graph.directory.give(ADA, access), { refused: 'unchecked' });
      const security = { status: 200, body: { id: APOLLO, displayName: 'Vendor Portal', groupTypes: [] } };
      graph.on('POST /$batch', batch(security, failing(400, 'Request_BadRequest', 'Not supported.'), denied, nobody));
      graph.on(TO_GROUP, { status: 204 });
      assert.equal(await graph.directory.give(ADA, access), 'given', 'a security group has no such settings');
    });

    it('is trouble when Microsoft is', async () => {
      graph.on('POST /$batch', batch(unified(), none, none, team));
      graph.on(TO_TEAM, problem(503, 'ServiceUnavailable', ''));
      await assert.rejects(graph.directory.give(ADA, access), DirectoryTrouble);
    });
  });

  describe('guests', () => {
    const ids = Array.from({ length: 4 }, (_, index) => personId.parse(`11111111-0000-4000-8000-00000000030${index}`));

    it('are looked at together, each answered alone', async () => {
      graph.on(
        'POST /$batch',
        batch(
          {
            status: 200,
            body: {
              id: ids[0],
              externalUserState: 'Accepted',
              externalUserStateChangeDateTime: '2027-05-04T07:05:00Z',
            },
          },
          {
            status: 200,
            body: { id: ids[1], externalUserState: 'PendingAcceptance', externalUserStateChangeDateTime: null },
          },
          failing(429, 'TooManyRequests'),
          nobody,
        ),
      );
      const redemptions = await graph.directory.redemptions(ids);
      assert.deepEqual(
        [...redemptions],
        [
          [ids[0], { state: 'accepted', since: new Date('2027-05-04T07:05:00Z') }],
          [ids[1], { state: 'pending' }],
          [ids[3], { state: 'gone' }],
        ],
      );
      assert.equal(graph.received.length, 1);
    });

    it('are removed while their invitation is open, and nobody else ever', async () => {
      graph.on(`GET /users/${ADA}`, found(user(ADA, { userType: 'Guest', externalUserState: 'PendingAcceptance' })));
      graph.on(`DELETE /users/${ADA}`, { status: 204 }, problem(404, 'Request_ResourceNotFound', ''));
      assert.equal(await graph.directory.removePending(ADA), 'removed');
      assert.equal(await graph.directory.removePending(ADA), 'gone');
      graph.on(`DELETE /users/${ADA}`, problem(500, 'Unexpected', 'must not be asked'));
      for (const other of [
        { userType: 'Guest', externalUserState: 'Accepted' },
        { userType: 'Member', externalUserState: 'PendingAcceptance' },
        { userType: 'Guest' },
      ]) {
        graph.on(`GET /users/${ADA}`, found(user(ADA, other)));
        assert.equal(await graph.directory.removePending(ADA), 'not-pending');
      }
      graph.on(`GET /users/${ADA}`, problem(404, 'Request_ResourceNotFound', ''));
      assert.equal(await graph.directory.removePending(ADA), 'gone');
    });
  });

  describe('our app in somebody’s Teams', () => {
    const INSTALLED = `/users/${SUE}/teamwork/installedApps`;
    const ready = (): void => {
      graph.on('GET /appCatalogs/teamsApps', found({ value: [{ id: 'catalogue-id' }] }));
      graph.on(`GET ${INSTALLED}`, found({ value: [{ id: 'installation/1==' }] }));
      graph.on(`GET ${INSTALLED}/installation%2F1%3D%3D/chat`, found({ id: '19:chat' }));
    };

    it('is installed, and its chat found; already there is as good', async () => {
      ready();
      graph.on(`POST ${INSTALLED}`, { status: 201 }, problem(409, 'Conflict', ''));
      assert.deepEqual(await graph.directory.installFor(SUE), { chat: '19:chat' });
      assert.deepEqual(await graph.directory.installFor(SUE), { chat: '19:chat' });
      const catalogue = graph.received.filter(({ path }) => path === '/appCatalogs/teamsApps');
      assert.equal(catalogue.length, 1, 'the catalogue is asked once');
      assert.equal(catalogue[0]?.query.get('$filter'), `externalId eq '${APP}'`);
      const posted = graph.received.find(({ method }) => method === 'POST');
      assert.deepEqual(posted?.body, { 'teamsApp@odata.bind': `${graph.url}/v1.0/appCatalogs/teamsApps/catalogue-id` });
    });

    it('is impossible where it is in no catalogue, blocked, or not permitted', async () => {
      ready();
      graph.on(
        'GET /appCatalogs/teamsApps',
        found({ value: [] }),
        problem(403, 'Forbidden', ''),
        found({ value: [{ id: 'catalogue-id' }] }),
      );
      assert.equal(await graph.directory.installFor(SUE), 'impossible');
      assert.equal(await graph.directory.installFor(SUE), 'impossible');
      graph.on(
        `POST ${INSTALLED}`,
        problem(403, 'Forbidden', 'App is blocked by app permission policy'),
        problem(404, 'NotFound', ''),
      );
      assert.equal(await graph.directory.installFor(SUE), 'impossible');
      assert.equal(await graph.directory.installFor(SUE), 'impossible');
    });

    it('may work later where Teams stumbles', async () => {
      ready();
      graph.on(
        `POST ${INSTALLED}`,
        problem(400, 'BadRequest', 'Exception in CreateOrUpdateUserAppEntitlementForTeamsAsync. ...'),
      );
      await assert.rejects(graph.directory.installFor(SUE), DirectoryTrouble);
    });
  });

  describe('mail through Graph', () => {
    const ROUTE = 'POST /users/guestlist%40contoso.com/sendMail';
    const send = () => graph.sendMime('guestlist@contoso.com', 'TUlNRQ==');

    it('goes as one base64 text', async () => {
      graph.on(ROUTE, { status: 202 });
      assert.equal(await send(), 'accepted');
      assert.equal(graph.received[0]?.headers['content-type'], 'text/plain');
      assert.equal(graph.received[0].text, 'TUlNRQ==');
      assert.ok(
        graph.lines.every((line) => !line.includes('contoso')),
        'no address in the log',
      );
    });

    it('is refused for good, or may go later', async () => {
      graph.on(ROUTE, problem(400, 'ErrorMimeContentInvalidBase64String', 'Invalid base64 string for MIME content.'));
      assert.equal(await send(), 'refused');
      const troubles: readonly [Play, DirectoryTrouble['kind'], RegExp, denied?: true][] = [
        [problem(403, 'ErrorAccessDenied', 'OData is disabled.'), 'not-permitted', /RBAC for Applications/, true],
        [problem(404, 'ErrorInvalidUser', ''), 'not-permitted', /MAIL_SENDER/, true],
        [problem(401, 'InvalidAuthenticationToken', ''), 'not-permitted', /does not take the application's token/],
        [problem(429, 'TooManyRequests', ''), 'throttled', /slow down/],
        [problem(503, 'ServiceUnavailable', ''), 'unavailable', /later/],
      ];
      for (const [play, kind, message, denied = false] of troubles) {
        graph.on(ROUTE, play, play);
        await assert.rejects(
          send(),
          (error) =>
            error instanceof DirectoryTrouble &&
            error.kind === kind &&
            message.test(error.message) &&
            isDenied(error) === denied,
        );
      }
    });
  });
});
