import assert from 'node:assert/strict';
import type { Graph } from '../../src/graph/graph.js';
import { guestAddress } from '../../src/kernel/address.js';
import {
  applicationId,
  groupId,
  packageId,
  packagePolicyId,
  personId,
  roleId,
  type PersonId,
} from '../../src/kernel/ids.js';
import type { Thing } from '../../src/policy/policy.js';
import type { Givable, PackageTarget, PackageThing } from '../../src/workflow/ports.js';
import { ourGraph } from '../support/our-graph.js';
import type { TenantClient } from '../support/tenant-client.js';

const idOf = (kind: string, n: number): string => `${kind}-0000-4000-8000-${String(n).padStart(12, '0')}`;
const application = (n: number, role?: number): Extract<Thing, { readonly kind: 'application' }> => ({
  kind: 'application',
  id: applicationId.parse(idOf('a1000000', n)),
  ...(role !== undefined && { role: roleId.parse(idOf('a2000000', role)) }),
});
const pack = (n: number, policy?: number): PackageThing => ({
  kind: 'package',
  id: packageId.parse(idOf('a3000000', n)),
  ...(policy !== undefined && { policy: packagePolicyId.parse(idOf('a4000000', policy)) }),
});
const group = (kind: 'group' | 'team' | 'site', n: number) =>
  ({ kind, id: groupId.parse(idOf('22222222', n)) }) as const;

const TIME_SHEETS = application(1, 1);
const TRAVEL_DESK = application(3);
const WORKSPACE = group('site', 12);
const STARTER_KIT = pack(1);
const CONTRACTOR_KIT = pack(2);

describe('what a guest may use in the local tenant, over the same HTTP as Microsoft’s', () => {
  const local = ourGraph();
  let tenant: TenantClient;
  let graph: Graph;
  let ada: PersonId;
  let fay: PersonId;
  beforeEach(async () => {
    tenant = local.tenant();
    graph = local.graph();
    const placed = await tenant.guests([{ address: 'ada@fabrikam.com' }, { address: 'fay@woodgrove.com' }]);
    [ada, fay] = placed.map((id) => personId.parse(id)) as [PersonId, PersonId];
  });

  const harms = async () => (await tenant.state<{ harms: readonly string[] }>()).harms;

  for (const [name, thing] of Object.entries({
    'a group': group('group', 2),
    'a team': group('team', 1),
    'a site': WORKSPACE,
    'a role in an application': TIME_SHEETS,
    'an application without roles': TRAVEL_DESK,
  } satisfies Record<string, Givable>))
    it(`agree on giving ${name} once, seeing it there, and taking it back once`, async () => {
      const { directory } = graph;
      assert.equal(await directory.has(ada, thing), false);
      for (let times = 0; times < 2; times += 1) assert.equal(await directory.give(ada, thing), 'given');
      assert.equal(await directory.has(ada, thing), true);
      assert.equal(await directory.has(fay, thing), false);
      for (let times = 0; times < 2; times += 1) assert.equal(await directory.take(ada, thing), 'taken');
      assert.equal(await directory.has(ada, thing), false);
      assert.deepEqual(await harms(), []);
    });

  it('agree that a member of a group within a group is no member of the outer one', async () => {
    const outer = group('group', 2);
    await tenant.changeGroup(outer.id, { addMembers: [WORKSPACE.id] });
    await graph.directory.give(ada, WORKSPACE);
    assert.equal(await graph.directory.has(ada, outer), false);
    assert.equal(await graph.directory.give(ada, outer), 'given');
    assert.equal(await graph.directory.has(ada, outer), true);
  });

  it('agree on who answers for it', async () => {
    const names = async (thing: Thing) => (await graph.directory.ownersOf(thing)).map(({ person: { name } }) => name);
    assert.deepEqual(await names(TIME_SHEETS), ['Mia Berg']);
    assert.deepEqual(await names(WORKSPACE), ['Oskar Lind']);
    assert.deepEqual(await names(TRAVEL_DESK), []);
    assert.deepEqual(await names(STARTER_KIT), []);
    assert.deepEqual(await names(application(99)), []);
  });

  it('agree on what an application is', async () => {
    const { directory } = graph;
    assert.deepEqual(await directory.application(TIME_SHEETS.id), {
      id: TIME_SHEETS.id,
      name: 'Time Sheets',
      enabled: true,
      roles: [TIME_SHEETS.role],
      hasRoles: true,
    });
    assert.equal((await directory.application(application(2).id))?.enabled, false);
    assert.equal(await directory.application(application(99).id), undefined);
  });

  it('agree on what cannot be given', async () => {
    const { directory } = graph;
    const refusals: readonly (readonly [Givable, string])[] = [
      [application(99), 'gone'],
      [application(2), 'disabled'],
      [application(1, 2), 'role-gone'],
      [application(1, 3), 'role-gone'],
      [application(1), 'role-gone'],
      [group('site', 4), 'no-guests'],
    ];
    for (const [thing, refused] of refusals) assert.deepEqual(await directory.give(ada, thing), { refused });
    await tenant.withhold('AppRoleAssignment.ReadWrite.All');
    assert.deepEqual(await directory.give(ada, TIME_SHEETS), { refused: 'not-permitted' });
    assert.deepEqual(await harms(), []);
  });

  it('wait for a new account to arrive everywhere, which is 404 at first and then 400', async () => {
    await tenant.settings({ replicationDelayMs: 60_000 });
    const invited = await graph.directory.invite({
      address: guestAddress.parse('new@woodgrove.com'),
      displayName: 'New',
      sponsors: [],
      landing: 'https://contoso.com/',
      language: 'en',
    });
    assert.ok(invited.outcome === 'invited');
    const target = { guest: invited.guestId, address: guestAddress.parse('new@woodgrove.com') };
    for (const wait of [0, 40_000]) {
      await tenant.pass(wait);
      assert.equal(await graph.directory.has(invited.guestId, TIME_SHEETS), false);
      assert.equal(await graph.directory.give(invited.guestId, TIME_SHEETS), 'not-yet');
      assert.equal(await graph.packages.ask(target, STARTER_KIT), 'not-yet');
    }
    await tenant.pass(30_000);
    assert.equal(await graph.directory.give(invited.guestId, TIME_SHEETS), 'given');
  });

  describe('of access packages', () => {
    const target = () => ({ guest: fay, address: guestAddress.parse('fay@woodgrove.com') });
    const asked = async (thing: PackageThing, who: PackageTarget = target()): Promise<string> => {
      const outcome = await graph.packages.ask(who, thing);
      assert.ok(typeof outcome === 'object' && 'requested' in outcome, JSON.stringify(outcome));
      return outcome.requested;
    };
    const decide = (request: string, how: 'approved' | 'denied' | 'canceled') =>
      fetch(`${tenant.url}/_local/package-requests/${request}`, {
        method: 'POST',
        body: JSON.stringify({ how }),
        headers: { 'Content-Type': 'application/json' },
      });

    it('follow a request to its end, take it away, and give it anew', async () => {
      const { packages } = graph;
      const request = await asked(STARTER_KIT);
      assert.equal(await asked(STARTER_KIT), request, 'what is open already is not asked for twice');
      assert.equal(await packages.look(request), 'under-way');
      await tenant.pass(1_500);
      assert.equal(await packages.look(request), 'under-way');
      assert.equal(await packages.has(fay, STARTER_KIT), true, 'on its way');
      await tenant.pass(2_000);
      assert.equal(await packages.look(request), 'delivered');
      assert.equal(await packages.ask(target(), STARTER_KIT), 'given');
      for (let times = 0; times < 2; times += 1) assert.equal(await packages.remove(fay, STARTER_KIT), 'taken');
      await tenant.pass(4_000);
      assert.equal(await packages.has(fay, STARTER_KIT), false);
      assert.equal(await packages.remove(fay, STARTER_KIT), 'taken');
      assert.notEqual(await asked(STARTER_KIT), request);
    });

    it('do not call taken what is still to come, and take it once it is there', async () => {
      const { packages } = graph;
      const request = await asked(CONTRACTOR_KIT);
      await tenant.pass(86_400_000);
      assert.equal(await packages.remove(fay, CONTRACTOR_KIT), 'not-yet', 'somebody there may still agree');
      await decide(request, 'approved');
      await tenant.pass(1_500);
      assert.equal(await packages.has(fay, CONTRACTOR_KIT), true, 'being delivered');
      assert.equal(await packages.remove(fay, CONTRACTOR_KIT), 'not-yet');
      await tenant.pass(2_000);
      assert.equal(await packages.look(request), 'delivered');
      for (let times = 0; times < 2; times += 1) assert.equal(await packages.remove(fay, CONTRACTOR_KIT), 'taken');
      await tenant.pass(4_000);
      assert.equal(await packages.has(fay, CONTRACTOR_KIT), false);
      const refused = await asked(CONTRACTOR_KIT);
      await decide(refused, 'denied');
      assert.equal(await packages.remove(fay, CONTRACTOR_KIT), 'taken', 'nothing will come');
    });

    it('do not call given what is being taken away at that moment, and ask again once it is gone', async () => {
      const { packages } = graph;
      const request = await asked(STARTER_KIT);
      await tenant.pass(4_000);
      assert.equal(await packages.remove(fay, STARTER_KIT), 'taken');
      assert.equal(await packages.ask(target(), STARTER_KIT), 'not-yet');
      await tenant.pass(4_000);
      assert.notEqual(await asked(STARTER_KIT), request);
      assert.deepEqual(await harms(), []);
    });

    it('wait where somebody there must agree, and hear yes, no and that it was cancelled', async () => {
      const { packages } = graph;
      const request = await asked(CONTRACTOR_KIT);
      await tenant.pass(40 * 86_400_000);
      assert.equal(await packages.look(request), 'held');
      await decide(request, 'denied');
      assert.deepEqual(await packages.look(request), { refused: 'denied' });
      const again = await asked(CONTRACTOR_KIT);
      await decide(again, 'canceled');
      assert.deepEqual(await packages.look(again), { refused: 'canceled' });
      const third = await asked(CONTRACTOR_KIT);
      await decide(third, 'approved');
      await tenant.pass(4_000);
      assert.equal(await packages.look(third), 'delivered');
      assert.deepEqual(await packages.look('99999999-0000-4000-8000-000000000000'), { refused: 'canceled' });
    });

    it('know who has it, on however many pages, and how whoever has it no more lost it', async () => {
      const { packages } = graph;
      const many = await tenant.guests(
        Array.from({ length: 120 }, (_, n) => ({ address: `guest-${n}@woodgrove.com` })),
      );
      const everybody = [fay, ...many.map((id) => personId.parse(id))];
      for (const guest of everybody)
        await asked(STARTER_KIT, { guest, address: guestAddress.parse('fay@woodgrove.com') });
      const { now } = await tenant.pass(4_000);
      const { assignments } = await tenant.access<{
        readonly assignments: readonly { readonly id: string; readonly personId: string }[];
      }>();
      const [first, second, third] = everybody as [PersonId, PersonId, PersonId];
      const assignmentOf = (guest: PersonId): string =>
        assignments.find(({ personId: whose }) => whose === guest)?.id ?? '';
      const day = 86_400_000;
      const tomorrow = new Date(Date.parse(now) + day);
      await tenant.endPackage(assignmentOf(first), tomorrow);
      await tenant.takePackage(assignmentOf(second));
      await tenant.endPackage(assignmentOf(third), tomorrow);
      await tenant.takePackage(assignmentOf(third));
      assert.equal((await packages.holders(STARTER_KIT.id)).size, 119);
      await tenant.pass(2 * day);
      const holders = await packages.holders(STARTER_KIT.id);
      assert.equal(holders.size, 118);
      assert.ok(!holders.has(fay) && !holders.has(second));
      assert.equal(await packages.standing(fay, STARTER_KIT), 'expired');
      assert.equal(await packages.standing(second, STARTER_KIT), 'removed');
      assert.equal(await packages.standing(third, STARTER_KIT), 'removed', 'before the day that was set for it');
      assert.equal(await packages.standing(everybody[3]!, STARTER_KIT), 'held');
      assert.equal(await packages.standing(ada, STARTER_KIT), 'removed');
      await asked(STARTER_KIT, { guest: fay, address: guestAddress.parse('fay@woodgrove.com') });
      await tenant.pass(4_000);
      assert.equal(await packages.standing(fay, STARTER_KIT), 'held');
      const later = await tenant.access<{
        readonly assignments: readonly { readonly id: string; readonly personId: string; readonly state: string }[];
      }>();
      const anew = later.assignments.find(({ personId: whose, state }) => whose === fay && state === 'delivered');
      await tenant.takePackage(anew!.id);
      assert.equal(await packages.standing(fay, STARTER_KIT), 'removed', 'the last time counts');
      assert.deepEqual(await harms(), []);
    });

    it('may fail there, and be tried again', async () => {
      await tenant.settings({ packagesFail: true });
      const request = await asked(STARTER_KIT);
      await tenant.pass(4_000);
      assert.deepEqual(await graph.packages.look(request), { refused: 'not-delivered' });
      await tenant.settings({ packagesFail: false });
      assert.equal(await graph.packages.has(fay, STARTER_KIT), false);
      assert.notEqual(await asked(STARTER_KIT), request);
    });

    it('say not delivered of one that came in part, see it there, and take it away', async () => {
      const { packages } = graph;
      await tenant.settings({ packagesFail: 'partly' });
      const request = await asked(STARTER_KIT);
      await tenant.pass(4_000);
      assert.deepEqual(await packages.look(request), { refused: 'not-delivered' });
      assert.equal(await packages.has(fay, STARTER_KIT), true);
      assert.equal(await packages.remove(fay, STARTER_KIT), 'taken');
      await tenant.pass(4_000);
      assert.equal(await packages.has(fay, STARTER_KIT), false);
    });

    it('know whom a policy admits, and what has gone', async () => {
      const { packages } = graph;
      const stranger = { guest: ada, address: guestAddress.parse('ada@fabrikam.com') };
      assert.deepEqual(await packages.ask(stranger, STARTER_KIT), { refused: 'not-admitted' });
      assert.deepEqual(await packages.ask(target(), pack(1, 2)), { refused: 'not-admitted' }, 'employees alone');
      assert.deepEqual(await packages.ask(target(), pack(99)), { refused: 'gone' });
      await asked(CONTRACTOR_KIT, stranger);
      await tenant.withhold('EntitlementManagement.ReadWrite.All');
      assert.deepEqual(await packages.ask(target(), STARTER_KIT), { refused: 'not-permitted' });
      await tenant.withhold('EntitlementManagement.Read.All');
      assert.deepEqual(await packages.ask(target(), STARTER_KIT), { refused: 'not-permitted' });
    });

    it('invite whoever is not in the directory, by address', async () => {
      const address = guestAddress.parse('hal@woodgrove.com');
      const request = await asked(STARTER_KIT, { address });
      assert.equal((await graph.directory.accountsAt(address)).length, 1);
      assert.equal(await asked(STARTER_KIT, { address }), request);
    });
  });
});
