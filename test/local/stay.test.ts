import assert from 'node:assert/strict';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createLog } from '../../src/kernel/log.js';
import { DAY, MINUTE } from '../../src/kernel/clock.js';
import { keep } from '../../src/local/persist.js';
import { createUserStore } from '../../src/local/user-store.js';
import { guestRecord } from '../../src/local/guests.js';
import {
  errorOf,
  group,
  person,
  pushedClock,
  startGraph,
  type Answered,
  type TestGraph,
} from '../support/local-graph.js';
import { createTenantClient, type TenantClient } from '../support/tenant-client.js';

const BOB = person(101);
const DELTA = '/users/delta()';

describe('A guest’s stay in the local Graph', () => {
  let graph: TestGraph;
  let tenant: TenantClient;
  const clock = pushedClock();
  before(async () => {
    graph = await startGraph({ clock });
    tenant = createTenantClient(graph.url);
  });
  after(() => graph.close());
  beforeEach(() => tenant.reset());

  describe('what changed', () => {
    type Item = { readonly id: string; readonly '@removed'?: { readonly reason: string } };
    const items = ({ body }: Answered) => body['value'] as readonly Item[];
    const linkIn = ({ body }: Answered): string => String(body['@odata.nextLink'] ?? body['@odata.deltaLink']);
    const follow = (answer: Answered) => graph.graph('GET', linkIn(answer).slice(`${graph.url}/v1.0`.length));
    const begin = () => graph.graph('GET', `${DELTA}?$deltatoken=latest&$select=displayName,userType`);

    it('is told once, with what was selected at first, and not who answers for whom', async () => {
      const from = await begin();
      assert.deepEqual(items(from), []);
      await tenant.changeAccount(BOB, { displayName: 'Bob Rock' });
      await tenant.changeAccount(BOB, { enabled: false });
      await tenant.changeAccount(person(102), { sponsorIds: [person(2)], lastSignIn: '2027-01-01T00:00:00Z' });
      const next = await follow(from);
      assert.deepEqual(items(next), [{ displayName: 'Bob Rock', userType: 'Guest', id: BOB }]);
      assert.deepEqual(items(await follow(next)), []);
      assert.deepEqual(items(await follow(from)).length, 1, 'a mark can be used again');
    });

    it('is told of whoever was deleted, for good or not, and came back', async () => {
      const [ada = ''] = await tenant.guests([{ address: 'ada@tailspintoys.com' }]);
      const from = await begin();
      await tenant.deleteAccount(BOB);
      await tenant.deleteAccount(ada, true);
      const next = await follow(from);
      assert.deepEqual(items(next), [
        { id: BOB, '@removed': { reason: 'changed' } },
        { id: ada, '@removed': { reason: 'deleted' } },
      ]);
      await tenant.restoreAccount(BOB);
      await assert.rejects(tenant.restoreAccount(ada));
      assert.deepEqual(
        items(await follow(next)).map((item) => [item.id, item['@removed']]),
        [[BOB, undefined]],
      );
    });

    it('comes page by page, and what changes meanwhile comes at the end', async () => {
      await tenant.settings({ deltaPage: 2 });
      const from = await begin();
      const ids = await tenant.placeCrowd({ count: 5 });
      const one = await follow(from);
      assert.deepEqual(
        items(one).map(({ id }) => id),
        ids.slice(0, 2),
      );
      await tenant.changeAccount(ids[2] ?? '', { displayName: 'Late' });
      const two = await follow(one);
      const three = await follow(two);
      assert.deepEqual(
        [...items(two), ...items(three)].map(({ id }) => id),
        [ids[3], ids[4], ids[2]],
      );
      assert.ok('@odata.nextLink' in two.body && '@odata.deltaLink' in three.body);
    });

    it('is everything for whoever comes without a mark', async () => {
      await tenant.settings({ deltaPage: 1000 });
      await tenant.deleteAccount(BOB);
      const all = await graph.graph('GET', '/users/delta?$select=id');
      const { users } = await graph.state();
      assert.deepEqual(
        items(all)
          .map(({ id }) => id)
          .sort(),
        users.map(({ id }) => id).sort(),
      );
    });

    it('is forgotten after seven days, or all at once', async () => {
      const from = await begin();
      await tenant.expireMarks();
      const gone = await follow(from);
      assert.deepEqual([gone.status, errorOf(gone).code], [410, 'syncStateNotFound']);
      const later = await begin();
      await tenant.pass(7 * DAY + MINUTE);
      const link = linkIn(later).slice(`${graph.url}/v1.0`.length);
      const old = await graph.graph('GET', link, { headers: { authorization: `Bearer ${await graph.token()}` } });
      assert.deepEqual([old.status, errorOf(old).code], [400, 'syncStateNotFound']);
    });
  });

  describe('what others see and do', () => {
    it('is a last sign-in, for those who may see it', async () => {
      await tenant.changeAccount(BOB, { lastSignIn: '2027-01-02T03:04:05Z' });
      const look = () => graph.graph('GET', `/users/${BOB}?$select=id,signInActivity`);
      assert.deepEqual((await look()).body['signInActivity'], {
        lastSignInDateTime: '2027-01-02T03:04:05Z',
        lastSuccessfulSignInDateTime: '2027-01-02T03:04:05Z',
      });
      await tenant.settings({ premium: false });
      assert.match(errorOf(await look()).code, /NonPremiumTenant/);
      await tenant.withhold('AuditLog.Read.All');
      assert.equal(errorOf(await look()).code, 'Authentication_MSGraphPermissionMissing');
      assert.equal((await graph.graph('GET', `/users/${BOB}?$select=id`)).status, 200);
    });

    it('stands in an audit log that is short, and slow to read', async () => {
      const byBob = `/auditLogs/directoryAudits?$filter=${encodeURIComponent(`targetResources/any(t:t/id eq '${BOB}')`)}`;
      const count = async () => ((await graph.graph('GET', byBob)).body['value'] as readonly object[]).length;
      const ago = (days: number) => new Date(clock.now().getTime() - days * DAY).toISOString();
      for (const days of [1, 8, 31]) await tenant.audit({ target: BOB, by: person(1), at: ago(days) });
      assert.equal(await count(), 2);
      await tenant.settings({ premium: false });
      assert.equal(await count(), 1);
      for (const _ of [3, 4, 5]) await count();
      assert.equal((await graph.graph('GET', byBob)).status, 429);
    });

    it('is an account that is renamed, disabled, deleted, restored, accepted', async () => {
      const [ada = ''] = await tenant.guests([{ address: 'ada@tailspintoys.com', state: 'PendingAcceptance' }]);
      await tenant.accept(ada);
      await tenant.changeAccount(ada, { displayName: 'Ada L.', mail: 'ada@adatum.com', enabled: false });
      const { displayName, mail, accountEnabled, externalUserState, isDeleted } = await tenant.account(ada);
      assert.deepEqual(
        [displayName, mail, accountEnabled, externalUserState, isDeleted],
        ['Ada L.', 'ada@adatum.com', false, 'Accepted', false],
      );
      await tenant.deleteAccount(ada);
      assert.equal((await tenant.account(ada)).isDeleted, true);
      await assert.rejects(tenant.accept(ada), /410/);
      await tenant.restoreAccount(ada);
      assert.equal((await tenant.account(ada)).isDeleted, false);
      await assert.rejects(tenant.changeAccount(ada, { sponsorIds: [person(999)] }), /404/);
    });

    it('is the same account under another address, to which no older link leads', async () => {
      await tenant.grant('User.ReadWrite.All');
      const invited = await graph.invite('ada@tailspintoys.com');
      const { id } = invited.body['invitedUser'] as { readonly id: string };
      await tenant.accept(id);
      const reset = (address: string) => graph.invite(address, { resetRedemption: true, invitedUser: { id } });
      assert.equal((await reset('bob@fabrikam.com')).status, 400, 'another guest has it');
      const again = await reset('ada@adatum.com');
      assert.equal((again.body['invitedUser'] as { readonly id: string }).id, id);
      const { mail, externalUserState } = await tenant.account(id);
      assert.deepEqual([mail, externalUserState], ['ada@adatum.com', 'PendingAcceptance']);
      assert.equal((await tenant.redeem(String(invited.body['inviteRedeemUrl']))).status, 404);
      assert.equal((await tenant.redeem(String(again.body['inviteRedeemUrl']))).status, 303);
      await tenant.withhold('User.ReadWrite.All');
      assert.equal((await reset('ada@northwindtraders.com')).status, 403);
    });

    it('is counted by route: a batch once as a round trip, and its parts as requests', async () => {
      await tenant.forgetGraphLoad();
      const part = (id: string) => ({ id, method: 'GET', url: `/users/${BOB}?$select=id` });
      await graph.graph('POST', '/$batch', { body: { requests: ['1', '2', '3'].map(part) } });
      await graph.graph('GET', `/users?$expand=sponsors`);
      await graph.graph('GET', `/users/${BOB}`, { headers: { authorization: 'Bearer none' } });
      assert.deepEqual(await tenant.graphLoad(), {
        roundTrips: 2,
        requests: 4,
        resourceUnits: 6,
        byRoute: { 'GET /users/{user-id}': 3, 'GET /users': 1 },
      });
    });
  });

  describe('in a large company', () => {
    const COUNT = 100_000;
    it('costs no more than in a small one', async function () {
      await tenant.settings({ exchangesKept: 10 });
      const ids = await tenant.placeCrowd({
        count: COUNT,
        pending: 10,
        sponsorIds: [person(1), person(2)],
        groupId: group(2),
      });
      assert.equal(new Set(ids).size, COUNT);
      const last = ids.at(-1) ?? '';
      assert.equal((await tenant.account(ids[1] ?? '')).sponsorIds[0], person(2));
      const began = performance.now();
      for (let n = 0; n < 200; n += 1) await tenant.changeAccount(ids[n * 10] ?? '', { enabled: false });
      const each = (performance.now() - began) / 200;
      assert.ok(each < 50, `a change took ${Math.round(each)} ms`);
      await tenant.deleteAccount(last);
      await tenant.restoreAccount(last);
      assert.deepEqual((await tenant.account(last)).groupIds, [group(2)]);
      const page = await graph.graph(
        'GET',
        `/users?$filter=${encodeURIComponent("userType eq 'Guest'")}&$top=999&$select=id`,
      );
      assert.equal((page.body['value'] as readonly object[]).length, 999);
      assert.ok((await graph.requests()).length <= 11);
    });

    it('finds accounts by all their names and addresses, also after these were changed', () => {
      const store = createUserStore();
      const look = { state: 'Accepted', createdAt: '2027-01-01T00:00:00Z', since: '2027-01-01T00:00:00Z' } as const;
      const ada = guestRecord({ ...look, id: 'A', address: 'Ada@fabrikam.com', displayName: 'Ada' });
      const bea = guestRecord({ ...look, id: 'b', address: 'bea@fabrikam.com', displayName: 'Bea' });
      store.load([ada, bea]);
      store.put({ ...bea, properties: { ...bea.properties, otherMails: ['ADA@fabrikam.com'] } });
      assert.deepEqual(
        store
          .holders('ada@FABRIKAM.com')
          .map(({ properties }) => properties.id)
          .sort(),
        ['A', 'b'],
      );
      store.put({ ...ada, properties: { ...ada.properties, mail: 'x@y.z', otherMails: [], proxyAddresses: [] } });
      assert.deepEqual(
        store.holders('ada@fabrikam.com').map(({ properties }) => properties.id),
        ['b'],
      );
      assert.equal(store.get('ADA_fabrikam.com#EXT#@contoso.onmicrosoft.com')?.properties.mail, 'x@y.z');
      store.remove('a');
      assert.deepEqual([store.get('A'), store.holders('x@y.z').length, store.all().length], [undefined, 0, 1]);
    });

    it('writes a large document the more rarely', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'guestlist-keep-'));
      let written = 0;
      const text = 'x'.repeat(3_000_000);
      const keeper = keep(folder, 'large.json', () => ((written += 1), text), createLog('silent'));
      try {
        for (let n = 0; n < 10; n += 1) {
          keeper.touch();
          await pause(70);
        }
        assert.equal(written, 1, 'ten changes in less than a second');
        await keeper.close();
        assert.equal(written, 2, 'and the last of them is not lost');
        assert.ok((await stat(join(folder, 'large.json'))).size > 3_000_000);
      } finally {
        await rm(folder, { recursive: true });
      }
    });
  });
});
