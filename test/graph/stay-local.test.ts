import assert from 'node:assert/strict';
import { guestAddress } from '../../src/kernel/address.js';
import { groupId, personId, type PersonId } from '../../src/kernel/ids.js';
import { DirectoryTrouble, type Directory, type Givable } from '../../src/workflow/ports.js';
import { ourGraph } from '../support/our-graph.js';
import type { TenantClient } from '../support/tenant-client.js';

const person = (n: number) => personId.parse(`11111111-0000-4000-8000-${String(n).padStart(12, '0')}`);
const access = (n: number): Givable => ({
  kind: 'group',
  id: groupId.parse(`22222222-0000-4000-8000-${String(n).padStart(12, '0')}`),
});
const [TEAM, GROUP] = [access(1), access(2)];

describe('a guest’s whole stay in the local tenant, over the same HTTP as Microsoft’s', () => {
  const local = ourGraph();
  let tenant: TenantClient;
  let directory: Directory;
  let ada: PersonId;
  beforeEach(async () => {
    tenant = local.tenant();
    await tenant.grant('User.ReadWrite.All');
    directory = local.graph().directory;
    const placed = await tenant.guests([{ address: 'ada@fabrikam.com', displayName: 'Ada', sponsorIds: [person(1)] }]);
    ada = personId.parse(placed[0]);
  });

  it('agree on accounts and who answers for them, one by one and page by page', async () => {
    await tenant.changeAccount(ada, { sponsorIds: [GROUP.id, person(2), person(1)] });
    const stay = await directory.stayOf(ada);
    assert.deepEqual([stay?.kind, stay?.redemption], ['guest', 'accepted']);
    assert.deepEqual(
      stay?.sponsors.map(({ address }) => address),
      ['oskar@contoso.com', 'sue@contoso.com'],
    );
    assert.equal(await directory.stayOf(person(999)), undefined);
    await tenant.placeCrowd({ count: 1500 });
    const seen = new Map<string, number>();
    let next: string | undefined;
    do {
      const page = await directory.guestPage(next);
      for (const { address, sponsors } of page.guests) seen.set(address, sponsors.length);
      next = page.next;
    } while (next);
    assert.deepEqual([seen.get('ada@fabrikam.com'), seen.get('guest-1499@crowd.example')], [2, 0]);
  });

  it('agree on the guests of a domain and of those below it, and of no other', async () => {
    await tenant.guests([
      { address: 'pat@partner.example', displayName: 'Pat', sponsorIds: [] },
      { address: 'bob@eu.partner.example', displayName: 'Bob', sponsorIds: [] },
      { address: 'eve@notpartner.example', displayName: 'Eve', sponsorIds: [] },
    ]);
    await tenant.placeCrowd({ count: 1500 });
    const { guests, next } = await directory.guestsFrom('partner.example');
    assert.deepEqual(guests.map(({ person }) => person.address).sort(), [
      'bob@eu.partner.example',
      'pat@partner.example',
    ]);
    assert.equal(next, undefined);
    const first = await directory.guestsFrom('crowd.example');
    const second = await directory.guestsFrom('crowd.example', first.next);
    assert.deepEqual([first.guests.length, second.guests.length, second.next], [999, 501, undefined]);
  });

  it('agree on sponsors being exchanged', async () => {
    const sponsors = async () => (await tenant.account(ada)).sponsorIds;
    assert.equal(await directory.setSponsors(ada, [person(2), person(3)], [person(1)]), 'set');
    assert.deepEqual(await sponsors(), [person(2), person(3)]);
    assert.equal(await directory.setSponsors(ada, [4, 5, 6, 7].map(person), []), 'full');
    assert.equal(await directory.setSponsors(ada, [4, 5, 6, 7].map(person), [person(2)]), 'set');
    assert.deepEqual(await sponsors(), [3, 4, 5, 6, 7].map(person));
    assert.equal(await directory.setSponsors(person(999), [person(1)], []), 'gone');
  });

  it('agree on the end: out of groups and teams, disabled, deleted, and nobody else', async () => {
    for (const one of [TEAM, GROUP]) assert.equal(await directory.give(ada, one), 'given');
    assert.deepEqual([...(await directory.groupsOf(ada))].sort(), [TEAM.id, GROUP.id].sort());
    const named = await directory.membershipsOf(ada);
    assert.deepEqual(named.map(({ id }) => id).toSorted(), [TEAM.id, GROUP.id].sort());
    assert.ok(named.every(({ id, name }) => name !== '' && name !== id));
    assert.equal(await directory.remove(ada), 'still-open');
    for (const one of [TEAM, GROUP, TEAM, access(99)]) assert.equal(await directory.take(ada, one), 'taken');
    assert.deepEqual(await directory.groupsOf(ada), []);
    const routes = (await tenant.graphCalls()).filter(({ method, status }) => method === 'DELETE' && status < 300);
    assert.equal(routes.filter(({ path }) => path.startsWith('/teams/')).length, 1);
    assert.equal(await directory.disable(ada), 'disabled');
    assert.equal(await directory.disable(person(2)), 'not-a-guest');
    assert.equal((await tenant.account(ada)).accountEnabled, false);
    assert.equal(await directory.remove(person(2)), 'not-a-guest');
    assert.equal(await directory.remove(ada), 'removed');
    assert.equal(await directory.remove(ada), 'gone');
    assert.equal((await tenant.account(ada)).isDeleted, true);
    assert.deepEqual((await tenant.state<{ harms: readonly string[] }>()).harms, []);
  });

  it('agree that an account which a directory on-premises came to keep is ended there alone', async () => {
    await tenant.changeAccount(ada, { onPremises: true });
    assert.equal(await directory.disable(ada), 'synchronised');
    await tenant.changeAccount(ada, { enabled: false });
    assert.equal(await directory.disable(ada), 'disabled');
    assert.deepEqual(
      [await directory.remove(ada), await directory.removePending(ada), await directory.enable(ada)],
      ['not-a-guest', 'not-pending', 'not-a-guest'],
    );
    const written = (await tenant.graphCalls()).filter(({ method }) => method === 'PATCH' || method === 'DELETE');
    assert.deepEqual(written, []);
  });

  it('agree on leaving a team without the permission to read its members', async () => {
    await directory.give(ada, TEAM);
    await tenant.withhold('TeamMember.Read.All');
    assert.equal(await directory.take(ada, TEAM), 'taken');
    assert.deepEqual((await tenant.account(ada)).groupIds, []);
    await tenant.withhold('GroupMember.ReadWrite.All');
    assert.deepEqual(await directory.take(ada, GROUP), { refused: 'not-permitted' });
  });

  it('agree on what changed since a mark, and that a mark can be forgotten', async () => {
    await tenant.settings({ deltaPage: 2 });
    const begun = await directory.changes();
    assert.ok(begun !== 'begin-anew');
    await tenant.changeAccount(ada, { displayName: 'Ada L.' });
    await tenant.changePerson(person(3), { enabled: false });
    await tenant.deletePerson(person(4));
    const first = await directory.changes(begun.mark);
    assert.ok(first !== 'begin-anew');
    assert.deepEqual([first.changed.length, first.more], [2, true]);
    const second = await directory.changes(first.mark);
    assert.ok(second !== 'begin-anew');
    assert.deepEqual(
      [...first.changed, ...second.changed],
      [
        { id: ada, gone: false, kind: 'guest' },
        { id: person(3), gone: false, kind: 'member' },
        { id: person(4), gone: true },
      ],
    );
    assert.equal(second.more, false);
    await tenant.expireMarks();
    assert.equal(await directory.changes(second.mark), 'begin-anew');
  });

  it('agree on who invited, and on the last sign-in', async () => {
    const at = '2027-01-02T03:04:05Z';
    await tenant.audit({ target: ada, by: person(2) });
    await tenant.changeAccount(ada, { lastSignIn: at });
    assert.equal((await directory.inviterOf(ada))?.address, 'oskar@contoso.com');
    assert.equal(await directory.inviterOf(person(101)), undefined);
    assert.deepEqual([...(await directory.lastSignIns([person(101), ada]))], [[ada, new Date(at)]]);
    await tenant.settings({ premium: false });
    const unlicensed = (error: unknown) => error instanceof DirectoryTrouble && error.kind === 'not-permitted';
    await assert.rejects(directory.lastSignIns([ada]), unlicensed);
    await tenant.withhold('AuditLog.Read.All');
    await assert.rejects(directory.inviterOf(ada), unlicensed);
  });

  it('agree on another address for the same account', async () => {
    const request = {
      address: guestAddress.parse('ada@adatum.com'),
      displayName: 'Ada',
      sponsors: [person(1)],
      landing: `${tenant.url}/landing/x`,
      language: 'en',
    } as const;
    const outcome = await directory.resetRedemption(ada, request);
    assert.ok(outcome.outcome === 'invited');
    assert.equal(outcome.guestId, ada);
    assert.equal((await directory.stayOf(ada))?.redemption, 'pending');
    assert.equal((await tenant.redeem(outcome.redeemLink)).status, 303);
    assert.equal((await directory.account(ada))?.person.address, 'ada@adatum.com');
    await tenant.withhold('User.ReadWrite.All');
    await assert.rejects(directory.resetRedemption(ada, request), DirectoryTrouble);
  });
});
