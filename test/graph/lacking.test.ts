import assert from 'node:assert/strict';
import { lackingBy, readLacking, type RolesOf } from '../../src/graph/lacking.js';
import { requiredPermissions } from '../../src/graph/permissions.js';
import { createTierTokens } from '../../src/graph/tier-tokens.js';
import type { Tier } from '../../src/graph/tiers.js';
import { groupId } from '../../src/kernel/ids.js';
import { ourGraph } from '../support/our-graph.js';
import { ASK, surveyOf } from './answers.js';
import { startPlayback, type Playback } from './playback.js';

const ALL = requiredPermissions().map(({ permission }) => permission);
const without = (...less: readonly string[]): readonly string[] => ALL.filter((role) => !less.includes(role));
const lacks = (rolesOf: RolesOf) => Object.fromEntries(lackingBy(rolesOf));

const MEMBERS = 'GroupMember.ReadWrite.All';
const TEAMS = 'TeamMember.ReadWriteNonOwnerRole.All';
const ROLES = 'AppRoleAssignment.ReadWrite.All';
const PACKAGES = 'EntitlementManagement.ReadWrite.All';

describe('what we lack to give something', () => {
  const rows: readonly (readonly [lacked: string, ...kinds: readonly string[]])[] = [
    [MEMBERS, 'group', 'site'],
    [TEAMS, 'team'],
    [ROLES, 'application'],
    ['Application.Read.All', 'application'],
    [PACKAGES, 'package'],
    ['GroupSettings.Read.All', 'settings', 'site', 'team'],
    ['GroupMember.Read.All', 'group', 'site', 'team'],
    ['Mail.Send'],
  ];
  for (const [lacked, ...kinds] of rows)
    it(`without ${lacked}: ${kinds.join(', ') || 'nothing'}`, () =>
      assert.deepEqual(
        lacks(() => without(lacked)),
        Object.fromEntries(kinds.map((kind) => [kind, [lacked]])),
      ));

  it('nothing, where all is granted, or more than that', () => {
    assert.deepEqual(
      lacks(() => ALL),
      {},
    );
    assert.deepEqual(
      lacks(() => [...without(TEAMS, MEMBERS), 'TeamMember.ReadWrite.All', 'Group.ReadWrite.All']),
      {},
    );
    // Whoever may change packages may look at them.
    assert.deepEqual(
      lacks(() => without('EntitlementManagement.Read.All')),
      {},
    );
  });

  it('everything, where nothing is granted at all, and each by all its names', () => {
    const nothing = lacks(() => []);
    assert.deepEqual(nothing['application'], ['Application.Read.All', ROLES]);
    assert.deepEqual(nothing['package'], ['EntitlementManagement.Read.All', PACKAGES]);
  });

  it('by the roles of whoever would do it: a tier may be held by another', () => {
    const byAccess: RolesOf = (tier: Tier) =>
      tier === 'access' ? [MEMBERS, TEAMS, ROLES] : without(MEMBERS, TEAMS, ROLES);
    assert.deepEqual(lacks(byAccess), {});
    assert.deepEqual(Object.keys(lacks((tier) => (tier === 'packages' ? [] : ALL))), ['package']);
    // What the application holds is of no use where another one asks.
    assert.deepEqual(Object.keys(lacks((tier) => (tier === 'access' ? [] : ALL))), [
      'group',
      'site',
      'team',
      'application',
    ]);
  });

  it('nothing, as long as nobody knows', () => {
    assert.deepEqual(
      lacks(() => undefined),
      {},
    );
    assert.deepEqual(
      lacks((tier) => (tier === 'access' ? undefined : ALL)),
      {},
    );
  });

  describe('by the tokens at hand', () => {
    const tokens = (token: () => Promise<string>) =>
      createTierTokens(
        {
          credential: { getToken: async () => ({ token: await token(), expiresOnTimestamp: Date.now() + 3_600_000 }) },
        },
        'https://graph.example/v1.0',
      );
    const tokenOf = (claims: object): string => `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;

    it('is known of a token that says its roles', async () => {
      const lacking = await readLacking(tokens(async () => tokenOf({ roles: without(ROLES) })));
      assert.deepEqual([...lacking], [['application', [ROLES]]]);
    });

    const UNKNOWN: Readonly<Record<string, () => Promise<string>>> = {
      'a token that cannot be read': async () => 'opaque',
      'a token that is encrypted': async () => 'a.b.c.d.e',
      'no token at all': () => Promise.reject(new Error('AADSTS7000215')),
    };
    for (const [what, token] of Object.entries(UNKNOWN))
      it(`is not known with ${what}`, async () => assert.deepEqual([...(await readLacking(tokens(token)))], []));

    let graph: Playback;
    beforeEach(async () => (graph = await startPlayback()));
    afterEach(() => graph.close());
    it('is said with a survey, and is no question to Graph', async () => {
      await surveyOf(graph);
      const before = graph.received.length;
      const { lacking } = await graph.directory.survey(ASK);
      assert.deepEqual(lacking, { known: true, value: new Map() });
      assert.equal(graph.received.length - before, before);
    });
  });

  describe('in the local tenant', () => {
    const local = ourGraph();
    const identities = { access: { clientId: 'the-one-that-gives-access' } };
    const lacking = async (graph = local.graph()) => {
      const survey = await graph.directory.survey({
        ...ASK,
        groups: [groupId.parse('22222222-0000-4000-8000-000000000010')],
      });
      return survey.lacking.known ? Object.fromEntries(survey.lacking.value) : undefined;
    };

    it('is nothing on its first day, and what an administrator takes away from then on', async () => {
      assert.deepEqual(await lacking(), {});
      await local.tenant().withhold(ROLES, TEAMS);
      assert.deepEqual(await lacking(), { team: [TEAMS], application: [ROLES] });
    });

    it('is asked of the identity that would give it', async () => {
      await local.tenant().withhold(MEMBERS, TEAMS, ROLES);
      await local.tenant().settings({ rolesOf: { [identities.access.clientId]: [MEMBERS, TEAMS] } });
      assert.deepEqual(await lacking(local.graph(identities)), { application: [ROLES] });
    });
  });
});
