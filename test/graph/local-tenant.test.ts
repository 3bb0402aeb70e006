import assert from 'node:assert/strict';
import { createCredential } from '../../src/graph/credential.js';
import { createGraph, type Graph } from '../../src/graph/graph.js';
import { rolesIn } from '../../src/graph/permissions.js';
import { guestAddress } from '../../src/kernel/address.js';
import { DAY } from '../../src/kernel/clock.js';
import { groupId, personId, type PersonId } from '../../src/kernel/ids.js';
import type { Log } from '../../src/kernel/log.js';
import { startLocalTenant } from '../../src/local/server.js';
import { composeMime } from '../../src/mail/mime.js';
import { DirectoryTrouble, type Account, type Givable } from '../../src/workflow/ports.js';

const TENANT = '7e4a0001-0000-4000-8000-00000000c0de';
const person = (n: number) => personId.parse(`11111111-0000-4000-8000-${String(n).padStart(12, '0')}`);
const group = (n: number) => groupId.parse(`22222222-0000-4000-8000-${String(n).padStart(12, '0')}`);
const access = (n: number): Givable => ({ kind: 'group', id: group(n) });
const SUE = person(1);
const quiet: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

describe('the directory and the local tenant, over the same HTTP as Microsoft’s', () => {
  let tenant: Awaited<ReturnType<typeof startLocalTenant>>;
  let graph: Graph;
  const post = (path: string, body: object) =>
    fetch(`${tenant.url}${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    });
  const ada = (sponsor = SUE) =>
    ({
      address: guestAddress.parse('ada@fabrikam.com'),
      displayName: 'Ada Lovelace (Fabrikam)',
      sponsors: [sponsor],
      landing: `${tenant.url}/landing/x`,
      language: 'en',
    }) as const;

  before(async () => {
    tenant = await startLocalTenant({ port: 0, botUrl: 'http://localhost:9', log: quiet });
  });
  beforeEach(async () => {
    await post('/_local/reset', {});
    const credential = createCredential({ mode: 'local', graphBaseUrl: tenant.url, tenantId: TENANT });
    graph = createGraph({
      baseUrl: tenant.url,
      credential,
      teamsAppId: '00000000-6775-4573-8000-006c69737431',
      tenantId: TENANT,
      log: quiet,
    });
  });
  after(() => tenant.close());

  it('agree on people', async () => {
    const { directory } = graph;
    assert.equal((await directory.account(SUE))?.person.address, 'sue@contoso.com');
    assert.equal(await directory.account(person(99)), undefined);
    assert.equal((await directory.managerOf(SUE))?.person.name, 'Lin Wei');
    assert.equal(await directory.managerOf(person(5)), undefined);
    assert.deepEqual(
      (await directory.ownersOf(access(1))).map(({ person: { name } }) => name),
      ['Oskar Lind', 'Mia Berg'],
    );
    assert.ok((await directory.ownDomains()).includes('contoso.com'));
    const names = async (address: string) =>
      (await directory.accountsAt(address)).map(({ person: { name }, kind, redemption }) => [name, kind, redemption]);
    assert.deepEqual(await names('SUE@contoso.com'), [['Sue Park', 'member', undefined]]);
    assert.deepEqual(await names('ruth.adams@adatum.com'), [['Ruth Adams', 'member', undefined]], 'by proxy address');
    assert.deepEqual(await names('bob@fabrikam.com'), [['Bob Stone (Fabrikam)', 'guest', 'accepted']]);
    assert.deepEqual(await names('nobody@fabrikam.com'), []);
  });

  it('agree on who has a right by an address: not whoever wrote it into their other mails', async () => {
    const { directory } = graph;
    await post('/_local/settings', { roles: ['User.ReadWrite.All'] });
    const credential = createCredential({ mode: 'local', graphBaseUrl: tenant.url, tenantId: TENANT });
    const token = (await credential.getToken(`${tenant.url}/.default`))?.token ?? '';
    const patched = await fetch(`${tenant.url}/v1.0/users/${person(6)}`, {
      method: 'PATCH',
      body: JSON.stringify({ otherMails: ['boss@partner.net', 'ruth@contoso.com'] }),
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    });
    assert.equal(patched.status, 204);
    const names = (accounts: readonly Account[]) => accounts.map(({ person: { name } }) => name).sort();
    assert.deepEqual(names(await directory.accountsAt('boss@partner.net')), ['Carl Meyer']);
    assert.deepEqual(names(await directory.employeesAt('boss@partner.net')), []);
    const held = async (address: string) =>
      (await directory.accountsAt(address)).map(({ person: { name }, holds }) => `${name}: ${holds}`).sort();
    assert.deepEqual(await held('Boss@partner.net'), ['Carl Meyer: further']);
    assert.deepEqual(await held('RUTH@contoso.com'), ['Carl Meyer: further', 'Ruth Adams: main']);
    assert.deepEqual(await held('bob@fabrikam.com'), ['Bob Stone (Fabrikam): main']);
    assert.deepEqual(names(await directory.accountsAt('ruth@contoso.com')), ['Carl Meyer', 'Ruth Adams']);
    assert.deepEqual(names(await directory.employeesAt('RUTH@contoso.com')), ['Ruth Adams']);
    assert.deepEqual(names(await directory.employeesAt('ruth.adams@adatum.com')), ['Ruth Adams'], 'by proxy address');
    assert.deepEqual(names(await directory.employeesAt('guestlist@contoso.com')), ['Guestlist'], 'not enabled');
    assert.deepEqual(names(await directory.employeesAt('bob@fabrikam.com')), [], 'a guest');
  });

  it('agree on groups', async () => {
    const facts = async (n: number) => {
      const found = await graph.directory.group(group(n));
      return found && [found.name, found.isTeam, found.admitsGuests, found.membership, found.webUrl !== undefined];
    };
    assert.deepEqual(await facts(1), ['Project Apollo', true, true, 'by-hand', true]);
    assert.deepEqual(await facts(3), ['Vendor Portal', false, true, 'by-hand', false]);
    assert.deepEqual(await facts(4), ['Payroll', false, false, 'by-hand', false]);
    assert.deepEqual((await facts(5))?.[3], 'by-rule');
    assert.equal(await facts(99), undefined);
  });

  it('invite, give, look, and take back', async () => {
    const { directory } = graph;
    const outcome = await directory.invite(ada());
    assert.ok(outcome.outcome === 'invited');
    const { guestId } = outcome;
    assert.match(outcome.redeemLink, /\/redeem\?ticket=/);
    assert.equal((await directory.accountsAt('ada@fabrikam.com'))[0]?.redemption, 'pending');
    for (const n of [1, 1, 2, 2, 3]) assert.equal(await directory.give(guestId, access(n)), 'given');
    assert.deepEqual(await directory.give(guestId, access(4)), { refused: 'no-guests' });
    assert.deepEqual(await directory.give(guestId, access(5)), { refused: 'dynamic' });
    assert.deepEqual(await directory.give(guestId, access(99)), { refused: 'gone' });
    const redemptions = await directory.redemptions([guestId, person(99)]);
    assert.deepEqual([redemptions.get(guestId)?.state, redemptions.get(person(99))?.state], ['pending', 'gone']);
    assert.equal(await directory.removePending(SUE), 'not-pending');
    assert.equal(await directory.removePending(guestId), 'removed');
    assert.equal(await directory.removePending(guestId), 'gone');
    const { harms } = (await (await fetch(`${tenant.url}/_local/state`)).json()) as { harms: unknown[] };
    assert.deepEqual(harms, []);
  });

  it('agree on refusals', async () => {
    const { directory } = graph;
    const refusal = async (address: string) => {
      const outcome = await directory.invite({ ...ada(), address: guestAddress.parse(address) });
      return outcome.outcome === 'refused' ? outcome.refusal.kind : outcome.outcome;
    };
    await post('/_local/settings', { blockedDomains: ['partner.net'] });
    assert.equal(await refusal('sue@contoso.com'), 'colleague');
    assert.equal(await refusal('nobody@contoso.com'), 'colleague');
    assert.equal(await refusal('new@partner.net'), 'domain-blocked');
    assert.equal(await refusal('a+b@fabrikam.com'), 'address-refused');
    assert.equal(await refusal('ruth.adams@adatum.com'), 'address-refused');
    assert.equal((await directory.invite(ada(person(99)))).outcome, 'refused');
    const kindOf = (attempt: Promise<unknown>) =>
      attempt.catch((error: unknown) => error instanceof DirectoryTrouble && error.kind);
    await post('/_local/settings', { allowInvitesFrom: 'none' });
    assert.equal(await kindOf(directory.invite(ada())), 'invitations-closed');
    await post('/_local/settings', { allowInvitesFrom: 'everyone', roles: ['User.Read.All'] });
    assert.equal(await kindOf(directory.invite(ada())), 'not-permitted');
    await post('/_local/settings', { invitationLimit: 0, roles: ['User.Invite.All'] });
    assert.equal(await kindOf(directory.invite(ada())), 'throttled');
  });

  it('wait for a new account to arrive everywhere', async () => {
    await post('/_local/settings', { replicationDelayMs: 60_000 });
    const outcome = await graph.directory.invite(ada());
    assert.ok(outcome.outcome === 'invited');
    assert.equal(await graph.directory.give(outcome.guestId, access(1)), 'not-yet');
    assert.equal(await graph.directory.give(outcome.guestId, access(3)), 'not-yet');
  });

  it('agree on who is in a group', async () => {
    const { directory } = graph;
    assert.deepEqual(
      (await directory.membersOf(group(10)))?.map(({ person: { id } }) => id),
      [person(1), person(7)],
    );
    assert.equal(await directory.membersOf(group(99)), undefined);
    assert.equal(await directory.isMember(SUE, group(10)), true);
    assert.equal(await directory.isMember(person(2), group(10)), false);
    assert.equal(await directory.isMember(SUE, group(99)), false);
    assert.equal(await directory.isMember(person(99), group(10)), false);
  });

  it('agree on who is away, where looking is allowed', async () => {
    const { directory } = graph;
    const now = new Date();
    await assert.rejects(
      directory.away([SUE], now),
      (error) => error instanceof DirectoryTrouble && error.kind === 'not-permitted',
    );
    await post('/_local/settings', { roles: ['User.Read.All', 'MailboxSettings.Read'] });
    const until = new Date(now.getTime() + 3 * DAY);
    const replies = (who: PersonId, status: string, more: object = {}) =>
      post('/_local/out-of-office', { person: who, status, ...more });
    await replies(person(2), 'alwaysEnabled');
    await replies(person(3), 'scheduled', {
      from: new Date(now.getTime() - DAY).toISOString(),
      until: until.toISOString(),
    });
    await replies(person(4), 'scheduled', {
      from: until.toISOString(),
      until: new Date(until.getTime() + DAY).toISOString(),
    });
    const away = await directory.away([SUE, person(2), person(3), person(4), person(99)], now);
    assert.deepEqual([...away.keys()], [person(2), person(3)]);
    assert.equal(away.get(person(2))?.until, undefined);
    assert.ok(Math.abs((away.get(person(3))?.until?.getTime() ?? 0) - until.getTime()) < 1000);
  });

  it('install the app in a team, but not in a closed one, nor in what is no team', async () => {
    await post('/_local/settings', { roles: ['AppCatalog.Read.All', 'TeamsAppInstallation.ReadWriteSelfForTeam.All'] });
    assert.equal(await graph.directory.installIn(group(1)), 'installed');
    assert.equal(await graph.directory.installIn(group(1)), 'installed', 'once more is as good');
    assert.equal(await graph.directory.installIn(group(3)), 'impossible');
    await post('/_local/settings', { closedTeams: [group(1)] });
    assert.equal(await graph.directory.installIn(group(1)), 'impossible');
  });

  it('install the app for people, but not for Noor', async () => {
    const installed = await graph.directory.installFor(SUE);
    assert.ok(installed !== 'impossible');
    assert.deepEqual(await graph.directory.installFor(SUE), installed);
    assert.equal(await graph.directory.installFor(person(7)), 'impossible');
  });

  it('deliver mail', async () => {
    const mime = await composeMime({
      from: { name: 'Contoso', address: 'guestlist@contoso.com' },
      to: { name: 'Ada Lovelace', address: 'ada@fabrikam.com' },
      subject: 'Sue Park (Contoso) invites you to Project Apollo',
      html: '<p>Hello</p>',
      text: 'Hello',
      language: 'en',
      messageKey: 'n.0',
    });
    assert.equal(await graph.sendMime('guestlist@contoso.com', mime), 'accepted');
    const [mail] = (await (await fetch(`${tenant.url}/_local/mail`)).json()) as { to: string; subject: string }[];
    assert.match(mail?.to ?? '', /ada@fabrikam\.com/);
    assert.equal(await graph.sendMime('guestlist@contoso.com', '###'), 'refused');
    await assert.rejects(graph.sendMime('nobody@contoso.com', mime), /MAIL_SENDER/);
  });

  it('take a token and see the same permissions in it', async () => {
    const credential = createCredential({ mode: 'local', graphBaseUrl: tenant.url, tenantId: TENANT });
    const token = await credential.getToken(`${tenant.url}/.default`);
    assert.ok(rolesIn(token?.token ?? '')?.includes('User.Invite.All'));
  });
});
