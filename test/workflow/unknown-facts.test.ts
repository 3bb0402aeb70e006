import assert from 'node:assert/strict';
import { channelId, groupId } from '../../src/kernel/ids.js';
import { CHECKS, NEVER_CHECKED, type Check } from '../../src/policy/findings.js';
import type { Policy } from '../../src/policy/policy.js';
import { approversIn } from '../../src/workflow/preflight/approvers.js';
import { examine, type Examined } from '../../src/workflow/preflight/examine.js';
import type { Books } from '../../src/workflow/preflight/scene.js';
import type { Ask } from '../../src/workflow/workflow.js';
import { addressOf, aPolicy, aRule, aStage } from '../policy/policies.js';
import {
  anAsk,
  aSurvey,
  carl,
  deleted,
  employee,
  group,
  guest,
  holder,
  inOurBooks,
  known,
  mia,
  NOW,
  oskar,
  PAYROLL,
  ruth,
  silence,
  type SurveyPart,
  someBooks,
  sue,
  unknown,
} from './surveys.js';

const look = (survey: SurveyPart, policy: Partial<Policy> = {}, ask: Partial<Ask> = {}): Examined =>
  examine(aSurvey(survey), someBooks(), anAsk(ask), aPolicy(policy), NOW);
const refusals = ({ findings }: Examined) => findings.filter(({ answer }) => answer !== 'warn');

type Facts = Required<Omit<SurveyPart, 'things'>>;

/** For each fact: what it would refuse or offer, were it known, and the check that is named where it is not. */
const FACTS: readonly (readonly [keyof Facts, Facts[keyof Facts], Check, Partial<Policy>?])[] = [
  ['accounts', known([holder()]), 'address'],
  ['accounts', known([guest({ enabled: false })]), 'address'],
  ['deletedGuests', known([deleted]), 'deleted-guests'],
  ['ownDomains', known(['fabrikam.com']), 'own-domains'],
  ['allowInvitesFrom', known('none'), 'invitation-setting'],
  ['inbound', known('blocked'), 'cross-tenant-settings'],
  ['group', known(undefined), 'thing'],
  ['group', known(group({ admitsGuests: false })), 'thing'],
  ['nominator', known(undefined), 'nominator'],
  ['memberOf', known([]), 'nominator', { nominators: { who: { groups: [PAYROLL] } } }],
  [
    'homeTenant',
    known(undefined),
    'home-tenant',
    { never: [{ name: 'Unknown', when: { homeTenant: 'none' }, reason: { en: 'No.', 'zh-CN': '否。' } }] },
  ],
  [
    'guestsFromThere',
    known({ all: 3, accepted: 0 }),
    'guests-from-there',
    { never: [{ name: 'First', when: { partner: ['first-contact'] }, reason: { en: 'No.', 'zh-CN': '否。' } }] },
  ],
  [
    'connected',
    known(false),
    'connected-organisations',
    { rules: [aRule({ name: 'Connected', when: { partner: ['connected'] } })] },
  ],
];

describe('a look that could not see everything', () => {
  for (const [fact, value, check, policy] of FACTS)
    it(`refuses nothing for want of “${fact}”, and says that “${check}” was not checked`, () => {
      assert.ok(refusals(look({ [fact]: value }, policy)).length > 0, 'known, it would have been in the way');
      assert.ok(!look({ [fact]: value }, policy).seen.unchecked.includes(check));
      const isRuleOnly = fact === 'connected';
      for (const why of ['unavailable', 'not-permitted'] as const) {
        const blind = look({ [fact]: unknown(why) }, policy);
        if (!isRuleOnly) assert.deepEqual(refusals(blind), []);
        assert.deepEqual(blind.seen.unchecked, [check]);
      }
      assert.deepEqual(look({ [fact]: unknown('not-asked') }, policy).seen.unchecked, [], 'nobody asked');
    });

  it('counts neither contacts nor look-alikes as checked when it cannot look', () => {
    assert.deepEqual(look({ isContact: unknown() }).seen.unchecked, ['contacts']);
    assert.deepEqual(look({ group: known(group({ settingsRead: false, admitsGuests: false })) }).seen.unchecked, [
      'thing',
    ]);
    assert.deepEqual(refusals(look({ group: known(group({ settingsRead: false, admitsGuests: false })) })), []);
  });

  it('goes on through a directory that says nothing, and names every check', () => {
    const blind = examine(silence(), someBooks(), anAsk(), aPolicy(), NOW);
    assert.deepEqual(blind.findings, []);
    const asked = CHECKS.filter((check) => !NEVER_CHECKED.includes(check) && check !== 'connected-organisations');
    assert.deepEqual(blind.seen, { at: NOW, answersFor: 3, warnings: [], unchecked: asked });
    assert.equal(blind.scene.verdict?.ok, true);
    assert.deepEqual(approversIn(blind.scene), [{ from: 'owners' }]);
  });

  it('approves nothing at once on a fact it does not have', () => {
    const policy = {
      rules: [aRule({ name: 'Blind', when: { homeTenant: 'none' } }), aRule({ name: 'Free', stages: [] })],
    };
    const { scene, seen } = look({ homeTenant: unknown() }, policy);
    assert.deepEqual(approversIn(scene), [{ people: [ruth], from: 'administrators' }]);
    assert.deepEqual(seen.warnings, [{ finding: 'passed-over', rules: [{ rule: 'Blind', missing: ['homeTenant'] }] }]);
  });
});

describe('what approvers are shown', () => {
  it('is where the guest comes from, and what the nominator answers for', () => {
    assert.deepEqual(look({}).seen, {
      at: NOW,
      homeTenant: { name: 'Fabrikam Inc.' },
      guestsFromThere: { all: 12, accepted: 11 },
      answersFor: 3,
      warnings: [],
      unchecked: [],
    });
    assert.equal(look({ homeTenant: known(undefined) }).seen.homeTenant, 'none');
  });

  it('counts nobody from a domain that anybody can have an address in', () => {
    const { seen } = look({}, {}, { address: addressOf('ada@gmail.com') });
    assert.equal(seen.guestsFromThere, undefined);
    assert.deepEqual(seen.warnings, [{ finding: 'private-mailbox', domain: 'gmail.com', mailbox: 'consumer' }]);
  });
});

describe('who would be asked', () => {
  const sources = (...from: ('owners' | 'manager' | 'administrators')[]) => aStage(from.map((one) => ({ from: one })));
  const asked = (survey: SurveyPart, stages: Parameters<typeof aRule>[0]['stages'] = [], ask: Partial<Ask> = {}) =>
    approversIn(look(survey, { rules: [aRule({ name: 'One', stages })] }, ask).scene);

  it('is the first source that has somebody, stage by stage', () => {
    const stages = [sources('owners', 'administrators'), sources('manager', 'administrators')];
    assert.deepEqual(asked({ manager: known(undefined) }, stages), [
      { people: [oskar, mia], from: 'owners' },
      { people: [ruth], from: 'administrators' },
    ]);
  });

  it('is not the nominator, no guest, and nobody who cannot sign in; a named sponsor may be', () => {
    const owners = known([
      employee(sue),
      employee(carl),
      employee(mia, { enabled: false }),
      employee(ruth, { kind: 'guest' }),
      employee(oskar),
      employee(oskar),
    ]);
    for (const ask of [{}, { sponsor: carl }])
      assert.deepEqual(asked({ owners }, [sources('owners')], ask), [{ people: [carl, oskar], from: 'owners' }]);
  });

  it('is somebody in any case where the guest was shut out, is gone, or is another’s', () => {
    const rules = [aRule({ name: 'At once', stages: [] })];
    const askedFor = (ask: Partial<Ask>, books: Partial<Books> = {}) =>
      approversIn(
        examine(aSurvey({ accounts: known([guest()]) }), someBooks(books), anAsk(ask), aPolicy({ rules }), NOW).scene,
      );
    const administrators = [{ people: [ruth], from: 'administrators' }];
    assert.deepEqual(askedFor({ chosen: 'access' }), []);
    assert.deepEqual(askedFor({ chosen: 'revive' }), administrators);
    for (const purpose of ['end', 'sponsor', 'backup'] as const) {
      const mine = { guest: inOurBooks(sue) };
      assert.deepEqual(askedFor({ purpose, chosen: purpose }, mine), [], purpose);
      assert.deepEqual(askedFor({ purpose, chosen: purpose }, { guest: inOurBooks(carl) }), administrators, purpose);
      assert.deepEqual(askedFor({ purpose, chosen: purpose }), administrators, purpose);
    }
  });

  it('is nobody of a thing where none is asked for, and people by their addresses', () => {
    const named = aStage([{ from: 'owners' }, { from: 'people', addresses: ['ruth@contoso.com'] }]);
    const about = { survey: { accounts: known([guest()]) }, ask: { chosen: 'end', purpose: 'end' } } as const;
    assert.deepEqual(asked(about.survey, [named], about.ask), [{ people: [ruth], from: 'people' }]);
    const nobodyThere = known(new Map([['ruth@contoso.com', []]]));
    assert.deepEqual(asked({ people: nobodyThere, owners: known([]) }, [named]), [{ people: [] }]);
    const notAskedAbout = known(new Map());
    assert.deepEqual(asked({ people: notAskedAbout, owners: known([]) }, [named]), [{ from: 'people' }]);
    assert.deepEqual(asked({ people: unknown(), owners: known([]) }, [named]), [{ from: 'people' }]);
  });
  it('is the sponsor, where it is another than the nominator', () => {
    const stages = [aStage([{ from: 'sponsor' }, { from: 'manager' }])];
    assert.deepEqual(asked({}, stages, { sponsor: carl }), [{ people: [carl], from: 'sponsor' }]);
    for (const ask of [{}, { sponsor: sue }])
      assert.deepEqual(asked({}, stages, ask), [{ people: [mia], from: 'manager' }]);
  });

  it('has no names where a survey does not ask for them', () => {
    const group = groupId.parse('22222222-0000-4000-8000-000000000009');
    const channel = channelId.parse('19:approvals@thread.tacv2');
    for (const source of [
      { from: 'managers-manager' },
      { from: 'group', group },
      { from: 'channel', team: group, channel },
    ] as const)
      assert.deepEqual(asked({}, [aStage([source, { from: 'administrators' }])]), [{ from: source.from }]);
  });
});
