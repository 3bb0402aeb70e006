import assert from 'node:assert/strict';
import { createCredential } from '../../src/graph/credential.js';
import { createGraph } from '../../src/graph/graph.js';
import { guestAddress } from '../../src/kernel/address.js';
import { groupId, packageId, personId } from '../../src/kernel/ids.js';
import type { Log } from '../../src/kernel/log.js';
import { TENANT_ID } from '../../src/local/company.js';
import { startLocalTenant } from '../../src/local/server.js';
import { defaultSettings } from '../../src/local/settings.js';
import { DirectoryTrouble, type Directory, type Known, type Survey, type SurveyAsk } from '../../src/workflow/ports.js';
import { holdToDescription } from '../support/held.js';
import { createTenantClient, type TenantClient } from '../support/tenant-client.js';

const person = (n: number) => personId.parse(`11111111-0000-4000-8000-${String(n).padStart(12, '0')}`);
const group = (n: number) => groupId.parse(`22222222-0000-4000-8000-${String(n).padStart(12, '0')}`);
const aGroup = (n: number) => ({ kind: 'group', id: group(n) }) as const;
const SUE = person(1);
const apolloBy = (id: ReturnType<typeof group>) => ({ key: 'apollo', kind: 'group', id }) as const;
const NOT_LOOKED_AT = { known: false, why: 'not-asked' } as const;
/** Of a group, nothing about applications and packages is asked. */
const factsOf = ({ things, ...facts }: Survey) => {
  const { group: found = NOT_LOOKED_AT, owners = NOT_LOOKED_AT } = things.get('apollo') ?? {};
  return Object.entries<Known<unknown>>({ ...facts, group: found, owners });
};
const [BOB, DORA, FINN] = [person(101), person(105), person(106)];
const quiet: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const ROLES = [...new Set([...defaultSettings().roles, 'EntitlementManagement.Read.All', 'User.ReadWrite.All'])];

describe('a survey of the local tenant, over the same HTTP as Microsoft’s', () => {
  let local: Awaited<ReturnType<typeof startLocalTenant>>;
  let tenant: TenantClient;
  let directory: Directory;

  before(async () => {
    local = await startLocalTenant({ port: 0, botUrl: 'http://localhost:9', log: quiet });
    tenant = createTenantClient(local.url);
  });
  beforeEach(async () => {
    await tenant.reset();
    await tenant.settings({ roles: ROLES });
    const credential = createCredential({ mode: 'local', graphBaseUrl: local.url, tenantId: TENANT_ID });
    const teamsAppId = '00000000-6775-4573-8000-006c69737431';
    ({ directory } = createGraph({ baseUrl: local.url, credential, teamsAppId, tenantId: TENANT_ID, log: quiet }));
  });
  afterEach(() => holdToDescription(tenant));
  after(() => local.close());

  const survey = (address: string, more: Partial<SurveyAsk> = {}): Promise<Survey> =>
    directory.survey({
      nominator: SUE,
      address: guestAddress.parse(address),
      groups: [],
      connected: false,
      people: [],
      ...more,
    });
  const valueOf = <T>(fact: Known<T>): T => (fact.known ? fact.value : assert.fail(`not known: ${fact.why}`));

  const holders: readonly [address: string, ...expected: unknown[]][] = [
    ['bob@fabrikam.com', 'Bob Stone (Fabrikam)', 'guest', true, 'accepted', 'main', 'external'],
    ['hugo@fabrikam.com', 'Hugo Lang (Fabrikam)', 'guest', true, 'pending', 'main', 'external'],
    ['dora@adatum.com', 'Dora Quill (A. Datum)', 'guest', false, 'accepted', 'main', 'external'],
    ['ines@tailspintoys.com', 'Ines Vega', 'member', true, 'accepted', 'main', 'external'],
    ['jon.falk@litwareinc.com', 'Jon Falk', 'member', true, undefined, 'main', 'synchronised'],
    ['ruth.adams@adatum.com', 'Ruth Adams', 'member', true, undefined, 'further'],
    ['vera@contoso.com', 'Vera Stahl', 'member', true, undefined, 'main', 'hidden'],
    ['carl@contoso.com', 'Carl Meyer', 'member', true, undefined, 'main'],
  ];
  for (const [address, ...expected] of holders)
    it(`knows who has ${address}`, async () => {
      const [one = assert.fail('nobody'), ...others] = valueOf((await survey(address)).accounts);
      assert.deepEqual(others, []);
      const marks = [
        one.external && 'external',
        one.synchronised && 'synchronised',
        !one.listed && !one.external && 'hidden',
      ];
      const found = [one.person.name, one.kind, one.enabled, one.redemption, one.holds, ...marks.filter(Boolean)];
      assert.deepEqual(found, expected);
    });

  it('knows who was deleted, who is a contact, and whose nobody is', async () => {
    const finn = await survey('finn@northwindtraders.com');
    assert.deepEqual(valueOf(finn.accounts), []);
    const [deleted, ...others] = valueOf(finn.deletedGuests);
    assert.deepEqual([deleted?.id, deleted?.name, others], [FINN, 'Finn Roth (Northwind)', []]);
    assert.ok((deleted?.deletedAt?.getTime() ?? Infinity) < Date.now());
    assert.equal(valueOf(finn.isContact), false);
    assert.equal(valueOf((await survey('kim@partner.net')).isContact), true);
    assert.deepEqual(valueOf((await survey('nobody@partner.net')).accounts), []);
  });

  const domains: readonly [domain: string, home: string | undefined, inbound: string, connected: boolean][] = [
    ['fabrikam.com', 'Fabrikam Inc.', 'open', false],
    ['eu.fabrikam.com', 'Fabrikam Inc.', 'open', false],
    ['us.fabrikam.com', undefined, 'open', false],
    ['adatum.com', 'A. Datum Corporation', 'open', true],
    ['woodgrove.com', undefined, 'open', true],
    ['litware.com', 'Litware', 'blocked', false],
    ['wingtiptoys.com', 'Wingtip Toys', 'partly', false],
    ['gmail.com', undefined, 'open', false],
  ];
  for (const [domain, home, inbound, connected] of domains)
    it(`knows where ${domain} is at home`, async () => {
      const found = await survey(`new@${domain}`, { connected: true });
      assert.deepEqual(
        [valueOf(found.homeTenant)?.name, valueOf(found.inbound), valueOf(found.connected)],
        [home, inbound, connected],
      );
    });

  it('knows of a connection what an access package needs, and asks for it where nothing else does for nobody', async () => {
    const kit = { key: 'kit', kind: 'package', id: packageId.parse('a3000000-0000-4000-8000-000000000001') } as const;
    const found = await survey('new@woodgrove.com', { things: [kit] });
    assert.deepEqual([valueOf(found.connection), found.connected.known], [true, false], 'no rule may hang on it');
    assert.equal((await survey('new@woodgrove.com')).connection.known, false);
    assert.equal(valueOf((await survey('new@fabrikam.com', { things: [kit] })).connection), false);
  });

  it('counts guests by their very domain', async () => {
    const found = await survey('new@fabrikam.com', { alsoCount: 'adatum.com' });
    assert.deepEqual(valueOf(found.guestsFromThere), { all: 3, accepted: 2 });
    assert.equal(valueOf(found.alsoCounted), 1);
    assert.deepEqual(valueOf((await survey('new@eu.fabrikam.com')).guestsFromThere), { all: 0, accepted: 0 });
  });

  it('knows the company’s own settings', async () => {
    await tenant.settings({
      allowInvitesFrom: 'adminsAndGuestInviters',
      employeesSeeOthers: false,
      inboundDefault: 'blocked',
    });
    const found = await survey('new@northwindtraders.com');
    assert.equal(valueOf(found.allowInvitesFrom), 'adminsAndGuestInviters');
    assert.equal(valueOf(found.employeesSeeOthers), false);
    assert.equal(valueOf(found.inbound), 'blocked');
    assert.ok(valueOf(found.ownDomains).includes('contoso.com'));
  });

  const groups: readonly [n: number, name: string, ...marks: string[]][] = [
    [1, 'Project Apollo', 'team'],
    [4, 'Payroll', 'no guests'],
    [5, 'All Staff', 'by-rule'],
    [7, 'Board Papers', 'roles'],
    [8, 'Old Sales', 'synchronised'],
    [9, 'Confidential', 'no guests', 'labelled'],
  ];
  for (const [n, name, ...expected] of groups)
    it(`knows the group ${name}`, async () => {
      const facts = valueOf(
        (await survey('new@fabrikam.com', { things: [apolloBy(group(n))] })).things.get('apollo')?.group ??
          NOT_LOOKED_AT,
      );
      assert.deepEqual(facts, await directory.group(group(n)), 'as it is known by itself');
      assert.ok(facts?.settingsRead);
      const marks = [
        facts.isTeam && 'team',
        !facts.admitsGuests && 'no guests',
        facts.membership !== 'by-hand' && facts.membership,
        facts.roleAssignable && 'roles',
        facts.labelled && 'labelled',
      ];
      assert.deepEqual([facts.name, ...marks.filter(Boolean)], [name, ...expected]);
    });

  it('knows the nominator and those who may have to approve', async () => {
    const people = ['RUTH.ADAMS@adatum.com', 'mia@contoso.com', 'bob@fabrikam.com', 'nobody@contoso.com'];
    const found = await survey('new@fabrikam.com', {
      things: [apolloBy(group(1))],
      groups: [group(9), group(10), group(1)],
      people,
    });
    const nominator = valueOf(found.nominator);
    assert.deepEqual(nominator?.account, await directory.account(SUE));
    assert.ok(nominator?.department && nominator.jobTitle);
    assert.deepEqual(valueOf(found.memberOf), [group(10), group(1)]);
    assert.deepEqual(valueOf(found.things.get('apollo')?.owners ?? NOT_LOOKED_AT), await directory.ownersOf(aGroup(1)));
    assert.deepEqual(valueOf(found.manager), await directory.managerOf(SUE));
    const names = [...valueOf(found.people)].map(([address, some]) => [address, some.map((one) => one.person.name)]);
    assert.deepEqual(names, [
      ['RUTH.ADAMS@adatum.com', ['Ruth Adams']],
      ['mia@contoso.com', ['Mia Berg']],
      ['bob@fabrikam.com', []],
      ['nobody@contoso.com', []],
    ]);
  });

  describe('in its round trips', () => {
    const whole = {
      things: [apolloBy(group(1))],
      groups: [group(10)],
      connected: true,
      alsoCount: 'adatum.com',
      people: ['mia@contoso.com'],
    };
    const four = [1, 2, 3, 4].map((n) => ({ key: String(n), kind: 'group', id: group(n) }) as const);
    const many = {
      ...whole,
      things: [apolloBy(group(1)), ...four.slice(1)],
      groups: Array.from({ length: 60 }, (_, n) => group(n + 1)),
      people: Array.from({ length: 20 }, (_, n) => `person${n}@contoso.com`),
    };
    for (const [what, ask] of Object.entries({ whole, 'with four things, sixty groups and twenty people': many }))
      it(`takes two, ${what}`, async () => {
        const since = await tenant.now();
        const found = await survey('new@adatum.com', ask);
        for (const [name, fact] of factsOf(found)) assert.ok(fact.known, name);
        assert.equal((await tenant.roundTrips(since)).length, 2);
      });

    it('takes one where the domain has no tenant', async () => {
      const since = await tenant.now();
      await survey('new@partner.net', whole);
      assert.equal((await tenant.roundTrips(since)).length, 1);
    });

    it('takes three where something fails on the way, and no more', async () => {
      for (const path of ['/users$', '^/tenantRelationships', '^/policies', '^/\\$batch$']) {
        await tenant.clearFaults();
        await tenant.fault({ on: 'graph', path, times: 1, answer: { status: 503, headers: { 'Retry-After': '0' } } });
        const since = await tenant.now();
        const found = await survey('new@adatum.com', whole);
        for (const [name, fact] of factsOf(found)) assert.ok(fact.known, `${path}: ${name}`);
        assert.ok((await tenant.roundTrips(since)).length <= 3, path);
      }
    });

    it('goes on without what nobody granted, and is trouble without anything', async () => {
      const optional = ['CrossTenant', 'OrgContact', 'Policy', 'EntitlementManagement', 'User.ReadWrite'];
      await tenant.settings({ roles: ROLES.filter((role) => !optional.some((start) => role.startsWith(start))) });
      const found = await survey('new@adatum.com', whole);
      const missing = factsOf(found).flatMap(([name, fact]) => (fact.known ? [] : [`${name}: ${fact.why}`]));
      assert.deepEqual(
        missing.sort(),
        ['allowInvitesFrom', 'connected', 'connection', 'employeesSeeOthers', 'homeTenant', 'inbound', 'isContact'].map(
          (name) => `${name}: not-permitted`,
        ),
      );
      await tenant.fault({ on: 'graph', path: '^/\\$batch$', times: null, answer: { status: 503 } });
      await assert.rejects(survey('new@adatum.com'), DirectoryTrouble);
    });
  });

  describe('and what follows from it', () => {
    const accountOf = async (address: string) => valueOf((await survey(address)).accounts)[0];

    it('lets Dora in again, brings Finn back, and leaves Sue alone', async () => {
      assert.equal(await directory.enable(DORA), 'enabled');
      assert.equal((await accountOf('dora@adatum.com'))?.enabled, true);
      assert.equal(await directory.enable(DORA), 'enabled');
      assert.equal(await directory.enable(SUE), 'not-a-guest');
      assert.equal(await directory.enable(person(999)), 'gone');
      assert.equal(await directory.restore(FINN), 'restored');
      assert.equal((await accountOf('finn@northwindtraders.com'))?.person.id, FINN);
      assert.equal(await directory.restore(FINN), 'restored');
      assert.equal(await directory.restore(person(999)), 'gone');
    });

    it('does not bring Finn back over somebody who came after him', async () => {
      const invited = await directory.invite({
        address: guestAddress.parse('finn@northwindtraders.com'),
        displayName: 'Finn Roth',
        sponsors: [SUE, person(2)],
        landing: `${local.url}/landing/x`,
        language: 'en',
      });
      assert.equal(invited.outcome, 'invited');
      assert.equal(await directory.restore(FINN), 'gone');
    });

    it('gives Bob sponsors, up to five', async () => {
      assert.equal(await directory.addSponsor(BOB, SUE), 'added');
      for (const n of [2, 3, 4, 5, 5]) assert.equal(await directory.addSponsor(BOB, person(n)), 'added');
      assert.equal(await directory.addSponsor(BOB, person(6)), 'full');
      assert.equal(await directory.addSponsor(person(999), SUE), 'not-yet');
    });

    it('finds colleagues by what people call them', async () => {
      const found = async (said: string) => (await directory.colleagues(said)).map((one) => one.person.name);
      for (const said of ['mia berg', 'MIA@contoso.com', ' Mia  Berg ', 'mia'])
        assert.deepEqual(await found(said), ['Mia Berg']);
      for (const said of ['Bob Stone (Fabrikam)', 'guestlist@contoso.com', 'Berg', 'Mi', ''])
        assert.deepEqual(await found(said), []);
    });

    it('gives nobody into a group that carries roles', async () => {
      assert.deepEqual(await directory.give(BOB, aGroup(7)), { refused: 'role-assignable' });
    });
  });
});
