import assert from 'node:assert/strict';
import type { Offer, Policy, Stage } from '../../src/policy/policy.js';
import type { SurveyedThing } from '../../src/workflow/ports.js';
import { approversIn } from '../../src/workflow/preflight/approvers.js';
import { examine, type Examined } from '../../src/workflow/preflight/examine.js';
import type { Books } from '../../src/workflow/preflight/scene.js';
import type { Ask } from '../../src/workflow/workflow.js';
import { anOffer, aPolicy, aRule, aStage } from '../policy/policies.js';
import {
  anAsk,
  APOLLO,
  aSurvey,
  aThing,
  deleted,
  employee,
  group,
  holder,
  known,
  mia,
  NOW,
  openNomination,
  oskar,
  someBooks,
  unknown,
  type SurveyPart,
} from './surveys.js';

type Case = {
  readonly survey?: SurveyPart;
  readonly books?: Partial<Books>;
  readonly ask?: Partial<Ask>;
  readonly policy?: Partial<Policy>;
};
const found = ({ survey, books, ask, policy }: Case) =>
  examine(aSurvey(survey), someBooks(books), anAsk(ask), aPolicy(policy), NOW).findings;
const carlAs = (part: Parameters<typeof holder>[0]): SurveyPart => ({ accounts: known([holder(part)]) });

describe('what is said of all that was found', () => {
  it('judges a domain before anybody knows to what', () => {
    const ask = anAsk({ offers: [] });
    const policy = aPolicy({ blockedDomains: ['fabrikam.com'] });
    assert.equal(examine(aSurvey(), someBooks(), ask, policy, NOW).findings[0]?.finding, 'rules');
    const forAnother = aPolicy({ rules: [aRule({ name: 'Payroll', when: { offers: ['payroll'] } })] });
    assert.deepEqual(examine(aSurvey(), someBooks(), ask, forAnother, NOW).findings, [], 'a rule may still match');
    assert.deepEqual(examine(aSurvey(), someBooks(), ask, forAnother, NOW).scene.verdict, undefined);
  });

  it('says refusals first, then offers, then warnings', () => {
    const answers = found({
      survey: {
        isContact: known(true),
        inbound: known('blocked'),
        group: known(undefined),
        deletedGuests: known([deleted]),
      },
      books: { open: openNomination(), begunToday: 9 },
      policy: { nominators: { perDay: 9 }, rules: [aRule({ name: 'Short', longestStay: 2 })] },
    }).map(({ answer, finding }) => `${answer} ${finding}`);
    assert.deepEqual(answers, [
      'refuse too-many-today',
      'refuse cross-tenant-blocked',
      'refuse thing',
      'offer stay-too-long',
      'offer open-nomination',
      'offer deleted-guest',
      'warn contact',
    ]);
  });

  it('says nothing else where nobody can be invited, and nothing at all to whoever may not nominate', () => {
    const everything: Case = {
      survey: { ...carlAs({}), isContact: known(true), inbound: known('blocked'), group: known(undefined) },
      books: { open: openNomination(), begunToday: 9 },
    };
    assert.deepEqual(
      found({ ...everything, policy: { nominators: { perDay: 9 } } }).map(({ finding }) => finding),
      ['colleague'],
    );
    const nobody = { ...everything, survey: { ...everything.survey, nominator: known(undefined) } };
    assert.deepEqual(found(nobody), [{ answer: 'refuse', finding: 'not-a-nominator' }]);
  });

  it('names a colleague only where everybody may see them', () => {
    const kinds = [{}, { external: true }, { synchronised: true }, { holds: 'further' as const }];
    const seen = [known(true), known(false), unknown(), unknown('not-permitted')];
    let named = 0;
    for (const kind of kinds)
      for (const employeesSeeOthers of seen)
        for (const listed of [true, false])
          for (const enabled of [true, false]) {
            const [finding] = found({ survey: { ...carlAs({ ...kind, listed, enabled }), employeesSeeOthers } });
            const may = listed && enabled && employeesSeeOthers.known && employeesSeeOthers.value;
            assert.equal(
              JSON.stringify(finding).includes('Carl'),
              may,
              JSON.stringify([kind, employeesSeeOthers, listed]),
            );
            named += may ? 1 : 0;
          }
    assert.equal(named, kinds.length);
  });

  it('is about the thing that is asked for', () => {
    const payroll = anOffer('payroll', 'Payroll');
    const things = new Map([['payroll', aThing({ group: known(undefined), owners: known([]) })]]);
    const [finding] = found({ ask: { offers: [payroll] }, survey: { things } });
    assert.deepEqual(finding, { answer: 'refuse', finding: 'thing', offer: 'payroll', name: 'Payroll', why: 'gone' });
  });
});

describe('what is said of several things', () => {
  const [payroll, audit] = [anOffer('payroll', 'Payroll'), anOffer('audit', 'Joint Audit')];
  const all = [APOLLO, payroll, audit];
  const owned = { owners: known([employee(oskar)]) };
  const things = (closed: readonly string[] = []) =>
    new Map(
      all.map(({ key }) => [key, aThing({ group: known(group({ admitsGuests: !closed.includes(key) })), ...owned })]),
    );
  const looked = (ask: readonly Offer[], rules: Policy['rules'], closed: readonly string[] = []): Examined =>
    examine(aSurvey({ things: things(closed) }), someBooks(), anAsk({ offers: ask }), aPolicy({ rules }), NOW);
  const everyone = aRule({ name: 'Everyone' });
  const brief = ({ findings, scene: { ask, verdict } }: Examined) => ({
    fallen: findings.map((one) => ('offer' in one ? `${one.finding} ${one.offer}` : one.finding)),
    left: ask.offers.map(({ key }) => key),
    rule: verdict?.ok && [verdict.rule, verdict.stages.length],
  });

  it('lets go of what is closed, and judges what is left', () => {
    const rules = [aRule({ name: 'Both', when: { offers: ['project-apollo', 'audit'] } })];
    assert.deepEqual(brief(looked(all, rules, ['payroll'])), {
      fallen: ['thing payroll'],
      left: ['project-apollo', 'audit'],
      rule: ['Both', 1],
    });
  });

  it('keeps asking for all where nothing would be left', () => {
    const { fallen, left } = brief(looked([payroll, audit], [everyone], ['payroll', 'audit']));
    assert.deepEqual({ fallen, left }, { fallen: ['thing payroll', 'thing audit'], left: ['payroll', 'audit'] });
  });

  it('lets go of what a rule refuses alone, for no refusal is passed by in company', () => {
    const no = { name: 'Not payroll', when: { offers: ['payroll'] }, refuse: { en: 'No.', 'zh-CN': '否。' } };
    assert.deepEqual(brief(looked([APOLLO, payroll], [no, everyone])), {
      fallen: ['rules payroll'],
      left: ['project-apollo'],
      rule: ['Everyone', 1],
    });
    assert.deepEqual(brief(looked([payroll], [no, everyone])).fallen, ['rules'], 'nothing would be left');
  });

  it('takes the strictest of the rules for all and for each, and the earliest end', () => {
    const twice = aRule({
      name: 'Twice',
      when: { offers: ['payroll'] },
      stages: [aStage([{ from: 'owners' }]), aStage([{ from: 'manager' }])],
    });
    const short = aRule({ name: 'Short', when: { offers: ['audit'] }, longestStay: 60 });
    const { scene, findings } = looked(all, [twice, short, aRule({ name: 'At once', stages: [] })]);
    assert.deepEqual([scene.verdict?.ok && scene.verdict.rule, findings], ['Twice', []]);
    assert.equal(scene.verdict?.ok && scene.verdict.latestEnd.toISOString(), '2027-07-02T21:59:59.999Z');
    const shorter = aRule({ name: 'Shorter', when: { offers: ['audit'] }, longestStay: 5 });
    const ends = looked(all, [shorter, everyone]).findings;
    assert.deepEqual(
      ends.map(({ finding }) => finding),
      ['stay-too-long'],
    );
  });

  it('asks all whom the rule of any of them asks, however few steps that rule has', () => {
    const guards = { from: 'people', addresses: ['guards@contoso.com'] } as const;
    const both = aStage([{ from: 'manager' }, { from: 'owners' }]);
    const one = aRule({
      name: 'Payroll',
      when: { offers: ['payroll'] },
      stages: [aStage([guards], { quorum: 'all' })],
    });
    const other = aRule({ name: 'Audit', when: { offers: ['audit'] }, stages: [both], longestStay: 60 });
    const sources = (ask: readonly Offer[], stages: readonly Stage[]): unknown => {
      const { verdict } = looked(ask, [one, other, aRule({ name: 'Any', stages })]).scene;
      return verdict?.ok && verdict.stages.map((stage) => [stage.sources.map(({ from }) => from).join(), stage.quorum]);
    };
    assert.deepEqual(sources([audit, payroll], [aStage([{ from: 'manager' }])]), [
      ['manager', 'any'],
      ['people', 'all'],
    ]);
    const twice = [aStage([{ from: 'managers-manager' }]), aStage([guards])];
    assert.deepEqual(
      sources([audit, payroll], twice),
      [
        ['managers-manager', 'any'],
        ['people', 'all'],
        ['manager,owners', 'any'],
      ],
      'the same people are asked once, by the stricter of both',
    );
    const elsewhere = [aStage([{ from: 'manager' }, { from: 'administrators' }, { from: 'owners' }])];
    assert.deepEqual(
      sources([audit, payroll], elsewhere),
      [
        ['manager,owners', 'any'],
        ['people', 'all'],
      ],
      'nobody stands in whom one of the rules would not ask',
    );
  });

  it('wants of the nominator and of the sponsor what the rule of any of them wants', () => {
    const question = {
      key: 'nda',
      kind: 'text',
      label: { en: 'NDA?', 'zh-CN': '保密协议？' },
      required: true,
    } as const;
    const strict = aRule({
      name: 'Payroll',
      when: { offers: ['payroll'] },
      questions: [question],
      sponsors: [{ from: 'manager' }],
      backupSponsor: 'required',
    });
    const lax = aRule({ name: 'Any', longestStay: 60 });
    const { verdict } = looked([audit, payroll], [strict, lax]).scene;
    assert.ok(verdict?.ok);
    assert.deepEqual(
      [verdict.questions, verdict.sponsors, verdict.backupSponsor],
      [[question], [{ from: 'manager' }], 'required'],
    );
  });

  it('refuses what no rule lets in together', () => {
    const alone = [APOLLO, audit].map(({ key, name }) => aRule({ name, when: { offers: [key] } }));
    const { findings } = looked([APOLLO, audit], alone);
    assert.deepEqual(findings, [
      { answer: 'refuse', finding: 'rules', verdict: { ok: false, why: 'no-rule', passedOver: [] } },
    ]);
  });

  it('names the owners of each as those who would be asked', () => {
    const own = new Map<string, SurveyedThing>([
      ['project-apollo', aThing({ owners: known([employee(oskar)]) })],
      ['audit', aThing({ owners: known([employee(mia), employee(oskar)]) })],
    ]);
    const asked = (survey: SurveyPart) =>
      approversIn(examine(aSurvey(survey), someBooks(), anAsk({ offers: [APOLLO, audit] }), aPolicy(), NOW).scene);
    assert.deepEqual(asked({ things: own }), [
      {
        people: [oskar, mia],
        from: 'owners',
        items: [
          { name: 'Project Apollo', people: [oskar], from: 'owners' },
          { name: 'Joint Audit', people: [mia, oskar], from: 'owners' },
        ],
      },
    ]);
    const unsure = new Map([...own, ['audit', aThing({ owners: unknown() })]]);
    assert.deepEqual(asked({ things: unsure }), [
      {
        from: 'owners',
        items: [
          { name: 'Project Apollo', people: [oskar], from: 'owners' },
          { name: 'Joint Audit', from: 'owners' },
        ],
      },
    ]);
    const same = new Map([...own, ['audit', aThing({ owners: known([employee(oskar)]) })]]);
    assert.deepEqual(asked({ things: same }), [{ people: [oskar], from: 'owners' }]);
  });

  it('names whoever comes after the owners for what has none, and for nothing else', () => {
    const things = new Map<string, SurveyedThing>([
      ['project-apollo', aThing({ owners: known([employee(oskar)]) })],
      ['audit', aThing({ owners: known([]) })],
    ]);
    const rules = [aRule({ name: 'Owners first', stages: [aStage([{ from: 'owners' }, { from: 'manager' }])] })];
    const { scene } = examine(
      aSurvey({ things }),
      someBooks(),
      anAsk({ offers: [APOLLO, audit] }),
      aPolicy({ rules }),
      NOW,
    );
    assert.deepEqual(approversIn(scene)[0]?.items, [
      { name: 'Project Apollo', people: [oskar], from: 'owners' },
      { name: 'Joint Audit', people: [mia], from: 'manager' },
    ]);
  });
});
