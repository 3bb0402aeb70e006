import assert from 'node:assert/strict';
import { errorOf, group, GRAPH, person, pushedClock, startGraph, type TestGraph } from '../support/local-graph.js';

describe('Inviting through the local Graph', () => {
  let graph: TestGraph;
  const clock = pushedClock();
  before(async () => (graph = await startGraph({ clock })));
  after(() => graph.close());
  beforeEach(() => graph.fetched('POST', '/_local/reset'));

  const refusal = async (address: string, more = {}) => {
    const answer = await graph.invite(address, more);
    return { status: answer.status, ...errorOf(answer) };
  };

  it('makes a guest who has not accepted, with a sponsor, and hands out the link once', async () => {
    const { status, body } = await graph.invite('Ada@fabrikam.com', {
      invitedUserDisplayName: 'Ada Lovelace (Fabrikam)',
      invitedUserSponsors: [{ id: person(1) }],
    });
    assert.equal(status, 201);
    assert.equal(body['status'], 'PendingAcceptance');
    assert.match(String(body['inviteRedeemUrl']), new RegExp(`^${graph.url}/redeem\\?ticket=`));
    assert.deepEqual((body['invitedUserMessageInfo'] as { ccRecipients: unknown }).ccRecipients, [
      { emailAddress: { name: null, address: null } },
    ]);
    const { id } = body['invitedUser'] as { id: string };
    const user = (
      await graph.graph(
        'GET',
        `/users/${id}?$select=userPrincipalName,userType,creationType,externalUserState,mail,displayName`,
      )
    ).body;
    assert.equal(user['userPrincipalName'], 'Ada_fabrikam.com#EXT#@contoso.onmicrosoft.com');
    assert.deepEqual(
      [user['userType'], user['creationType'], user['externalUserState']],
      ['Guest', 'Invitation', 'PendingAcceptance'],
    );
    const sponsors = (await graph.graph('GET', `/users/${id}/sponsors?$select=id`)).body['value'] as { id: string }[];
    assert.deepEqual(
      sponsors.map((sponsor) => sponsor.id),
      [person(1)],
    );
    assert.equal((await graph.graph('GET', '/invitations')).status, 405);
  });

  it('gives whoever is a guest already the same account and another link', async () => {
    const first = (await graph.invite('ada@fabrikam.com')).body;
    const second = (await graph.invite('ADA@fabrikam.com')).body;
    assert.deepEqual(first['invitedUser'], second['invitedUser']);
    assert.notEqual(first['inviteRedeemUrl'], second['inviteRedeemUrl']);
    const accepted = (await graph.invite('bob@fabrikam.com')).body;
    assert.deepEqual([accepted['status'], accepted['invitedUser']], ['Completed', { id: person(101) }]);
  });

  it('lets the guest in through the link, old or new, and says so only when asked', async () => {
    const { body } = await graph.invite('ada@fabrikam.com');
    await graph.invite('ada@fabrikam.com');
    const { id } = body['invitedUser'] as { id: string };
    clock.push(60_000);
    const answer = await fetch(String(body['inviteRedeemUrl']), { method: 'POST', redirect: 'manual' });
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get('location'), 'https://contoso.com/welcome');
    const asked = (await graph.graph('GET', `/users/${id}?$select=externalUserState,externalUserStateChangeDateTime`))
      .body;
    assert.equal(asked['externalUserState'], 'Accepted');
    assert.equal(asked['externalUserStateChangeDateTime'], `${clock.now().toISOString().slice(0, 19)}Z`);
    assert.equal('externalUserState' in (await graph.graph('GET', `/users/${id}`)).body, false);
  });

  it('does not let in a guest who was deleted, or whose domain was blocked since', async () => {
    const ada = (await graph.invite('ada@fabrikam.com')).body;
    const eve = (await graph.invite('eve@partner.net')).body;
    await graph.graph('DELETE', `/users/${(ada['invitedUser'] as { id: string }).id}`);
    await graph.settings({ blockedDomains: ['partner.net'] });
    for (const { inviteRedeemUrl } of [ada, eve])
      assert.equal((await fetch(String(inviteRedeemUrl), { method: 'POST', redirect: 'manual' })).status, 410);
    assert.equal(
      (await fetch(`${graph.url}/redeem?ticket=nobody`, { method: 'POST', redirect: 'manual' })).status,
      404,
    );
  });

  it('refuses what is missing or misspelt', async () => {
    assert.equal(
      (await graph.graph('POST', '/invitations', { body: { inviteRedirectUrl: 'https://contoso.com' } })).status,
      400,
    );
    assert.equal(
      (await graph.graph('POST', '/invitations', { body: { invitedUserEmailAddress: 'ada@fabrikam.com' } })).status,
      400,
    );
    assert.match(
      (await refusal('ada@fabrikam.com', { sponsor: 'sue' })).message,
      /The property 'sponsor' does not exist on type 'microsoft\.graph\.invitation'/,
    );
    assert.equal(
      (await graph.graph('POST', '/invitations', { body: '{', headers: { 'content-type': 'application/json' } }))
        .status,
      400,
    );
  });

  it('refuses every character Microsoft refuses, the plus included', async () => {
    for (const character of '~!#$%^&*()+=[]{}\\/|;:\'"<>?, ') {
      const { status } = await refusal(`dan${character}apollo@partner.net`);
      assert.equal(status, 400, `took an address with ${character}`);
    }
    for (const address of ['dan', 'dan@partner', '@partner.net', 'dan@@partner.net'])
      assert.equal((await refusal(address)).status, 400, `took ${address}`);
    assert.equal((await graph.invite('o-brien_1.x@partner.net')).status, 201);
  });

  it('refuses colleagues, by whatever address, in Microsoft’s words', async () => {
    const colleague = await refusal('carl@contoso.com');
    assert.equal(
      colleague.message,
      `The invited user already exists in the directory as object ID: ${person(6)}. They can use that account to sign in to shared apps and resources.`,
    );
    assert.match((await refusal('nobody@contoso.com')).message, /email address is a verified domain of this directory/);
    assert.match((await refusal('ruth.adams@adatum.com')).message, /proxyAddresses/);
    assert.match((await refusal('guestlist@contoso.com')).message, /but the account is blocked from signing in/);
  });

  it('keeps to what the administrators have set', async () => {
    await graph.settings({ blockedDomains: ['mailinator.com'] });
    assert.equal((await refusal('dan@mailinator.com')).status, 400);
    await graph.settings({ allowInvitesFrom: 'none' });
    const closed = await refusal('ada@fabrikam.com');
    assert.deepEqual(
      [closed.status, closed.message],
      [403, 'Guest invitations not allowed for your company. Contact your company administrator for more details.'],
    );
    await graph.settings({ allowInvitesFrom: 'adminsAndGuestInviters' });
    assert.equal((await graph.invite('ada@fabrikam.com')).status, 201);
    await graph.settings({ administratorsOnlyBindsApplications: true });
    assert.equal((await graph.invite('bea@fabrikam.com')).status, 403);
  });

  it('answers 401 in a way of its own where the permission is missing, and 403 elsewhere', async () => {
    await graph.settings({ roles: [] });
    const invited = await refusal('ada@fabrikam.com');
    assert.deepEqual([invited.status, invited.code], [401, 'Unauthorized']);
    assert.match(
      invited.message,
      /^Insufficient privileges to perform requested operation by the application '00000003-0000-0000-c000-000000000000'/,
    );
    const read = await graph.graph('GET', '/users');
    assert.deepEqual([read.status, errorOf(read).code], [403, 'Authorization_RequestDenied']);
  });

  it('sends Microsoft’s own mail only where it was asked to', async () => {
    await graph.invite('ada@fabrikam.com');
    const mails = async () =>
      (await graph.fetched('GET', '/_local/mail')).body as unknown as { by: string; to: string }[];
    assert.deepEqual(await mails(), []);
    await graph.invite('bea@fabrikam.com', { sendInvitationMessage: true });
    assert.deepEqual(
      (await mails()).map(({ by, to }) => [by, to]),
      [['microsoft', 'bea@fabrikam.com']],
    );
  });

  it('slows everybody down after 150 requests in 5 s, and the writes of one application after 3,000 in 150 s', async () => {
    for (let n = 0; n < 150; n += 1) assert.equal((await graph.graph('GET', '/invitations')).status, 405);
    const slow = await graph.invite('ada@fabrikam.com');
    assert.deepEqual(
      [slow.status, errorOf(slow)['code'], slow.headers.get('retry-after')],
      [429, 'TooManyRequests', '5'],
    );
    clock.push(5_000);
    assert.equal((await graph.invite('ada@fabrikam.com')).status, 201);
    await graph.settings({ writeLimit: 2 });
    clock.push(150_000);
    const write = (n: number) =>
      graph.graph('POST', `/groups/${group(2)}/members/$ref`, { body: { '@odata.id': `${GRAPH}/users/${person(n)}` } });
    assert.deepEqual([(await write(1)).status, (await write(2)).status, (await write(3)).status], [204, 204, 429]);
    assert.equal((await graph.graph('GET', '/users')).status, 200);
    clock.push(150_000);
    assert.equal((await write(3)).status, 204);
  });

  it('knows a new guest only little by little, where that was asked for', async () => {
    await graph.settings({
      replicationDelayMs: 10_000,
      roles: ['User.Invite.All', 'User.ReadWrite.All', 'Group.ReadWrite.All'],
    });
    const id = await graph.guest('ada@fabrikam.com');
    const join = () =>
      graph.graph('POST', `/groups/${group(2)}/members/$ref`, {
        body: { '@odata.id': `${GRAPH}/directoryObjects/${id}` },
      });
    assert.equal((await graph.graph('GET', `/users/${id}`)).status, 200);
    const early = await join();
    assert.deepEqual([early.status, errorOf(early).code], [404, 'Request_ResourceNotFound']);
    const patched = await graph.graph('PATCH', `/users/${id}`, { body: { displayName: 'Ada' } });
    assert.deepEqual([patched.status, errorOf(patched).code], [404, 'Directory_ObjectNotFound']);
    clock.push(6_000);
    const later = await join();
    assert.deepEqual([later.status, errorOf(later).message], [400, 'Not a valid reference update']);
    clock.push(6_000);
    assert.equal((await join()).status, 204);
  });

  it('does not know a new guest by id for as long, where reads lag too', async () => {
    await graph.settings({ replicationDelayMs: 10_000, readsLag: true });
    const id = await graph.guest('ada@fabrikam.com');
    const read = () => graph.graph('GET', `/users/${id}?$select=id`);
    const inBatch = async () => {
      const requests = [id, person(1)].map((one, n) => ({ id: String(n), method: 'GET', url: `/users/${one}` }));
      const { body } = await graph.graph('POST', '/$batch', { body: { requests } });
      return (body['responses'] as { status: number }[]).map(({ status }) => status);
    };
    const early = await read();
    assert.deepEqual([early.status, errorOf(early).code], [404, 'Request_ResourceNotFound']);
    assert.deepEqual(await inBatch(), [404, 200]);
    const found = await graph.graph('GET', `/users?$filter=${encodeURIComponent("mail eq 'ada@fabrikam.com'")}`);
    assert.equal((found.body['value'] as object[]).length, 1);
    clock.push(10_001);
    assert.equal((await read()).status, 200);
    assert.deepEqual(await inBatch(), [200, 200]);
  });
});
