import assert from 'node:assert/strict';
import { applicationId, packageId, packagePolicyId, roleId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import type { Offer, PackageApproval, Policy } from '../../src/policy/policy.js';
import type { ApplicationFacts, PackagePolicy, Survey, SurveyedThing } from '../../src/workflow/ports.js';
import { approversIn } from '../../src/workflow/preflight/approvers.js';
import { examine } from '../../src/workflow/preflight/examine.js';
import { aPolicy } from '../policy/policies.js';
import {
  anAsk,
  APOLLO,
  aSurvey,
  aThing,
  carl,
  employee,
  group,
  known,
  mia,
  NOW,
  someBooks,
  sue,
  unknown,
} from './surveys.js';

const ROLE = roleId.parse('a2000000-0000-4000-8000-000000000001');
const application: ApplicationFacts = {
  id: applicationId.parse('a1000000-0000-4000-8000-000000000001'),
  name: 'Time Sheets',
  enabled: true,
  roles: [ROLE],
  hasRoles: true,
};
const withoutRole: Offer = { key: 'sheets', name: 'Time Sheets', aliases: [], kind: 'application', id: application.id };
const sheets: Offer = { ...withoutRole, role: ROLE };
const kit: Offer = {
  key: 'kit',
  name: 'Kit',
  aliases: [],
  kind: 'package',
  id: packageId.parse('a3000000-0000-4000-8000-000000000001'),
};
const [one, two] = [1, 2].map((n): PackagePolicy => ({
  id: packagePolicyId.parse(`a4000000-0000-4000-8000-00000000000${n}`),
  name: `Policy ${n}`,
})) as [PackagePolicy, PackagePolicy];
/** What was looked up of the thing, and besides. */
type Found = Partial<SurveyedThing & Pick<Survey, 'nominator' | 'people' | 'lacking'>>;

const ofPolicies = (policies: readonly PackagePolicy[], hidden = false): Found => ({
  package: known({ name: 'Kit', hidden, policies }),
});

const look = (offer: Offer, { nominator, people, lacking, ...found }: Found, policy: Partial<Policy> = {}) => {
  const elsewhere = offer.kind === 'application' || offer.kind === 'package' ? { group: unknown('not-asked') } : {};
  const survey = aSurvey({
    things: new Map([[offer.key, aThing({ ...elsewhere, ...found })]]),
    ...(nominator && { nominator }),
    ...(people && { people }),
    ...(lacking && { lacking }),
  });
  return examine(survey, someBooks(), anAsk({ offers: [offer] }), aPolicy(policy), NOW);
};
const faults = (offer: Offer, survey: Found): readonly string[] =>
  look(offer, survey).findings.flatMap((finding) =>
    finding.finding === 'thing' ? [`${finding.name}: ${finding.why}`] : [finding.finding],
  );

const ROWS: readonly (readonly [what: string, offer: Offer, survey: Found, fault?: string])[] = [
  ['a team that is full', APOLLO, { group: known(group({ full: true })) }, 'full'],
  ['an application', sheets, { application: known(application) }],
  ['an application that is gone', sheets, { application: known(undefined) }, 'gone'],
  ['one that is switched off', sheets, { application: known({ ...application, enabled: false }) }, 'disabled'],
  ['one whose role is gone', sheets, { application: known({ ...application, roles: [] }) }, 'role-gone'],
  ['one with roles, of which the rules name none', withoutRole, { application: known(application) }, 'role-needed'],
  ['one without roles', withoutRole, { application: known({ ...application, roles: [], hasRoles: false }) }],
  ['one at which we may not look', sheets, { application: unknown('not-permitted') }, 'not-granted'],
  ['one while Microsoft is slow', sheets, { application: unknown() }],
  ['a package whose policy admits the guest', kit, ofPolicies([{ ...one, admits: true }])],
  ['one of which that is not known', kit, ofPolicies([one])],
  ['one that admits others alone', kit, ofPolicies([{ ...one, admits: false }]), 'not-admitted'],
  ['one without policies', kit, ofPolicies([]), 'policy-gone'],
  ['one with two that do', kit, ofPolicies([one, two].map((policy) => ({ ...policy, admits: true }))), 'policy-needed'],
  [
    'one with another that does not',
    kit,
    ofPolicies([
      { ...one, admits: true },
      { ...two, admits: false },
    ]),
  ],
  [
    'one whose policy the rules name',
    { ...kit, policy: two.id },
    ofPolicies([
      { ...one, admits: true },
      { ...two, admits: true },
    ]),
  ],
  ['one whose policy is gone', { ...kit, policy: two.id }, ofPolicies([{ ...one, admits: true }]), 'policy-gone'],
  ['one that is hidden', kit, ofPolicies([one], true), 'hidden'],
  ['one that is gone', kit, { package: known(undefined) }, 'gone'],
  ['one at which we may not look', kit, { package: unknown('not-permitted') }, 'not-granted'],
];

describe('a look before sending, at what is asked for', () => {
  for (const [what, offer, survey, fault] of ROWS)
    it(`${fault ? 'refuses' : 'lets through'} ${what}`, () => {
      assert.deepEqual(faults(offer, survey), fault ? [`${offer.name}: ${fault}`] : []);
    });

  it('warns where the rules and the package’s own policy do not agree on who decides', () => {
    const asks = { people: [], groups: [], sponsors: false, others: true };
    const warned = (approval: PackageApproval | undefined, policy: PackagePolicy) =>
      look({ ...kit, ...(approval && { approval }) }, ofPolicies([{ ...policy, admits: true }])).findings.map(
        (finding) =>
          finding.finding === 'decided-there' ? `${finding.names.join()}: ${finding.how}` : finding.finding,
      );
    assert.deepEqual(warned('here', { ...one, asks }), ['Kit: too']);
    assert.deepEqual(warned('there', one), ['Kit: by-nobody']);
    for (const approval of [undefined, 'both', 'there'] as const)
      assert.deepEqual(warned(approval, { ...one, asks }), [], approval);
    for (const approval of [undefined, 'both', 'here'] as const) assert.deepEqual(warned(approval, one), [], approval);
  });

  it('names those who are asked here, and not whoever is asked there', () => {
    const people = new Map([mia, carl].map((person) => [person.address, [employee(person)]]));
    const owners = { from: 'people', addresses: [mia.address, carl.address] } as const;
    const stages = (approval: PackageApproval | undefined, ...there: readonly Person[]) => {
      const asks = { people: there, groups: [], sponsors: false, others: false };
      const offer = { ...kit, owners, ...(approval && { approval }) } as Offer;
      const policies = [{ ...one, admits: true, asks }];
      const { scene } = look(offer, { ...ofPolicies(policies), people: known(people) }, { offers: [offer] });
      return approversIn(scene).map(({ people: some, elsewhere }) => elsewhere ?? some?.map(({ name }) => name));
    };
    assert.deepEqual(stages(undefined, mia), [[carl.name]]);
    assert.deepEqual(stages('here', mia), [[mia.name, carl.name]]);
    assert.deepEqual(stages('both', mia, carl), [true]);
    assert.deepEqual(stages('there', mia), []);
  });

  it('says that it could not look at all of it', () => {
    assert.deepEqual(look(sheets, { application: unknown() }).seen.unchecked, ['thing']);
    assert.deepEqual(look(kit, ofPolicies([one])).seen.unchecked, ['thing']);
    assert.deepEqual(look(kit, ofPolicies([{ ...one, admits: true }])).seen.unchecked, []);
  });

  it('refuses what is for others to ask for, also where nobody knows', () => {
    const who = { departments: ['Sales'] };
    const policy = { offers: [{ ...APOLLO, who }] };
    const [finding] = look({ ...APOLLO, who }, {}, policy).findings;
    assert.deepEqual(finding, {
      answer: 'refuse',
      finding: 'rules',
      verdict: { ok: false, why: 'may-not-ask', offer: 'Project Apollo' },
    });
    const blind = look({ ...APOLLO, who }, { nominator: unknown() }, policy).findings;
    assert.deepEqual(blind[0]?.finding === 'rules' && blind[0].verdict, {
      ok: false,
      why: 'may-not-ask',
      offer: 'Project Apollo',
      unsure: true,
    });
  });

  it('offers the last day that it may be used, by its name', () => {
    const policy = { offers: [{ ...APOLLO, longestStay: 2 }] };
    assert.deepEqual(look(APOLLO, {}, policy).findings, [
      {
        answer: 'offer',
        finding: 'stay-too-long',
        rule: 'Everyone',
        latestEnd: new Date('2027-05-05T21:59:59.999Z'),
        offer: 'Project Apollo',
      },
    ]);
  });

  it('names those whom the rules name for it, in place of its owners', () => {
    const asked = (offer: Offer) =>
      approversIn(
        look(offer, {
          people: known(new Map([['carl@contoso.com', [employee(carl)]]])),
          owners: known([employee(mia)]),
        }).scene,
      )[0];
    assert.deepEqual(asked(APOLLO), { people: [mia], from: 'owners' });
    const named = { ...APOLLO, owners: { from: 'people', addresses: ['carl@contoso.com'] } } as const;
    assert.deepEqual(asked(named), { people: [carl], from: 'owners' });
    const ofAGroup = { ...APOLLO, owners: { from: 'group', group: APOLLO.id } } as const;
    assert.deepEqual(asked(ofAGroup), { from: 'owners' });
  });
});

describe('a look before sending, at what we lack the permission to give', () => {
  const MEMBERS = 'GroupMember.ReadWrite.All';
  const TEAMS = 'TeamMember.ReadWriteNonOwnerRole.All';
  const SETTINGS = 'GroupSettings.Read.All';
  const lacking = (...what: Lacked[]): Found => ({ lacking: known(new Map(what)) });
  type Lacked = readonly ['settings' | Offer['kind'], readonly string[]];

  const aGroup: Offer = { ...APOLLO, key: 'audit', name: 'Joint Audit', kind: 'group' };
  const rows: readonly (readonly [what: string, offer: Offer, survey: Found, fault?: string])[] = [
    ['an application', sheets, { application: known(application), ...lacking(['application', ['A']]) }, 'not-granted'],
    ['a package', kit, { ...ofPolicies([{ ...one, admits: true }]), ...lacking(['package', ['P']]) }, 'not-granted'],
    ['a team', APOLLO, { group: known(group({ isTeam: true })), ...lacking(['team', [TEAMS]]) }, 'not-granted'],
    ['another kind', APOLLO, { group: known(group({ isTeam: true })), ...lacking(['group', [MEMBERS]]) }],
    [
      'a group that is a team',
      aGroup,
      { group: known(group({ isTeam: true })), ...lacking(['team', [TEAMS]]) },
      'not-granted',
    ],
    ['a group that is none', aGroup, { group: known(group({ isTeam: false })), ...lacking(['team', [TEAMS]]) }],
    [
      'what is called a team and is none',
      APOLLO,
      { group: known(group({ isTeam: false })), ...lacking(['team', [TEAMS]]) },
    ],
    ['a group not looked at yet', aGroup, { group: unknown(), ...lacking(['group', [MEMBERS]]) }, 'not-granted'],
    [
      'a group whose settings were not read',
      aGroup,
      { group: known(group({ settingsRead: false })), ...lacking(['settings', [SETTINGS]]) },
      'not-granted',
    ],
    [
      'a group that has no such settings',
      aGroup,
      { group: known(group({ isTeam: false })), ...lacking(['settings', [SETTINGS]]) },
    ],
    ['what has gone besides', sheets, { application: known(undefined), ...lacking(['application', ['A']]) }, 'gone'],
    ['what no token says', sheets, { application: known(application), lacking: unknown() }],
  ];
  for (const [what, offer, survey, fault] of rows)
    it(`${fault ? 'refuses' : 'lets through'} ${what}`, () => {
      assert.deepEqual(faults(offer, survey), fault ? [`${offer.name}: ${fault}`] : []);
    });

  it('names the permission to administrators, and to nobody else', () => {
    const permissions = (administrators: readonly string[]) =>
      look(
        sheets,
        {
          application: known(application),
          ...lacking(['application', ['Application.Read.All', 'AppRoleAssignment.ReadWrite.All']]),
          people: known(
            new Map([
              ['sue@contoso.com', [employee(sue)]],
              ['carl@contoso.com', [employee(carl)]],
            ]),
          ),
        },
        { administrators },
      ).findings.map((finding) => (finding.finding === 'thing' ? finding.permissions : 'something else'));
    assert.deepEqual(permissions(['carl@contoso.com']), [undefined]);
    assert.deepEqual(permissions(['carl@contoso.com', 'sue@contoso.com']), [
      ['Application.Read.All', 'AppRoleAssignment.ReadWrite.All'],
    ]);
  });
});
