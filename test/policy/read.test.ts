import assert from 'node:assert/strict';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/kernel/clock.js';
import { formatProblem, readPolicy } from '../../src/policy/read.js';
import type { Consequences, Policy, Rule, StayTerms } from '../../src/policy/policy.js';
import { USUAL_STAYS } from '../../src/policy/stays.js';
import { withLines } from './good-policy.js';
import { aStage } from './policies.js';

const read = (changes: Readonly<Record<number, string>>): Policy => {
  const policy = readPolicy(withLines(changes), 'policy.yaml');
  assert(policy.ok, policy.ok ? '' : policy.error.map(formatProblem).join('\n'));
  return policy.value;
};

const letting = (rule: Rule): Consequences => {
  assert(!rule.refuse, `${rule.name} refuses`);
  return rule;
};

describe('a policy file', () => {
  it('is read', () => {
    const policy = read({});
    assert.match(policy.hash, /^[0-9a-f]{64}$/);
    assert.deepEqual(
      { ...policy, hash: '' },
      {
        hash: '',
        company: { name: 'Contoso', privacyNotice: 'https://contoso.example/privacy', contact: 'privacy@contoso.com' },
        administrators: ['ruth@contoso.com'],
        zone: 'Europe/Berlin',
        displayName: '{name} ({company})',
        blockedDomains: ['mailinator.com'],
        nominators: {},
        invitees: { mailsPerWeek: 5, denialsPerMonth: 3 },
        approvers: { working: { days: [1, 2, 3, 4, 5, 6, 7] }, outOfOffice: false },
        stays: USUAL_STAYS,
        found: 'ignore',
        removals: { perDay: 200, stopsPerDay: 2000 },
        never: [],
        offers: [
          {
            key: 'project-apollo',
            name: 'Project Apollo',
            aliases: ['Apollo'],
            kind: 'team',
            id: '22222222-0000-4000-8000-000000000001',
          },
          { key: 'payroll', name: 'Payroll', aliases: [], kind: 'group', id: '22222222-0000-4000-8000-000000000004' },
        ],
        rules: [
          {
            name: 'Partners',
            when: { domains: ['fabrikam.com'] },
            stages: [],
            longestStay: 365,
            stays: USUAL_STAYS,
            backupSponsor: 'optional',
            deliveries: ['chat', 'mail'],
            languages: ['en', 'zh-CN'],
            questions: [],
          },
          {
            name: 'Everyone else',
            when: {},
            stages: [
              {
                sources: [{ from: 'owners' }, { from: 'manager' }, { from: 'administrators' }],
                quorum: 'any',
                within: 14 * DAY,
                handOver: false,
              },
            ],
            longestStay: 180,
            stays: USUAL_STAYS,
            defaultStay: 90,
            backupSponsor: 'optional',
            deliveries: ['chat', 'mail'],
            languages: ['en', 'zh-CN'],
            questions: [],
          },
        ],
        mails: [],
      },
    );
  });

  it('is known by its text: another comment, another hash', () => {
    assert.notEqual(read({}).hash, read({ 1: 'version: 1 # ours' }).hash);
  });

  it('takes people, names of offers, other letters and other units', () => {
    const policy = read({
      4: '  privacyNotice: http://localhost:3979/privacy',
      6: "administrators: [Ruth@Contoso.com, ruth@contoso.com, o'brien@contoso.com]",
      12: '  - name: 阿波罗项目',
      13: '',
      22: '      domains: [bücher.example, "*.Fabrikam.com"]\n      offers: [ＰＡＹＲＯＬＬ]',
      24: '    longestStay: 2 weeks\n    delivery: [mail, mail]',
      28: '        - ask: [administrators, people: [Mia@contoso.com]]',
      29: '          within: 90 minutes',
    });
    assert.deepEqual(policy.administrators, ['ruth@contoso.com', "o'brien@contoso.com"]);
    assert.equal(policy.offers[0]?.key, '阿波罗项目');
    assert.deepEqual(policy.rules[0]?.when, {
      domains: ['xn--bcher-kva.example', '*.fabrikam.com'],
      offers: ['payroll'],
    });
    const [first, second] = policy.rules.map(letting);
    assert.equal(first?.longestStay, 14);
    assert.deepEqual(first.deliveries, ['mail']);
    assert.deepEqual(second?.stages, [
      aStage([{ from: 'administrators' }, { from: 'people', addresses: ['mia@contoso.com'] }], {
        within: 90 * MINUTE,
      }),
    ]);
    const quick = read({ 29: '          within: 10 seconds' }).rules.map(letting);
    assert.equal(quick[1]?.stages[0]?.within, 10 * SECOND);
  });

  it('may have Windows ends of lines, a byte order mark, and a few aliases', () => {
    const text = withLines({ 28: '        - ask: &who [owners]', 31: '    defaultStay: 90 days' });
    assert.equal(readPolicy(`\uFEFF${text.replaceAll('\n', '\r\n')}`, 'policy.yaml').ok, true);
  });
});

describe('approvers', () => {
  const approvers = (said: string) => read({ 8: `approvers: ${said}\nguests:` }).approvers;

  it('work on the days that are named, in the order of the week', () => {
    assert.deepEqual(approvers('{ workingDays: [fri, mon, mon] }'), { working: { days: [1, 5] }, outOfOffice: false });
    assert.deepEqual(approvers('{ outOfOffice: yes }'), {
      working: { days: [1, 2, 3, 4, 5, 6, 7] },
      outOfOffice: true,
    });
  });

  it('are not disturbed in quiet hours, over midnight or not', () => {
    const quiet = (hours: string) => approvers(`{ quietHours: ${hours} }`).working.quiet;
    assert.deepEqual(quiet('19:00-8:00'), { from: 1140, to: 480 });
    assert.deepEqual(quiet('"12:30 – 13:15"'), { from: 750, to: 795 });
    assert.deepEqual(quiet('0:00-06:00'), { from: 0, to: 360 });
    assert.deepEqual(quiet('22:00-24:00'), { from: 1320, to: 0 });
  });
});

describe('stays', () => {
  /** The file's own and those of its first rule, as they come together. */
  const staysOf = (file: string, rule?: string): { readonly file: StayTerms; readonly rule: StayTerms | undefined } => {
    const { stays, rules } = read({
      8: `${file === '' ? '' : `stays: ${file}`}\nguests:`,
      24: `    longestStay: 365 days\n${rule === undefined ? '' : `    stays: ${rule}`}`,
    });
    return { file: stays, rule: rules.map(letting)[0]?.stays };
  };

  it('are the usual ones where nothing else is said, field by field', () => {
    const { file, rule } = staysOf('{ giveUp: 14 days, unanswered: end }');
    assert.deepEqual(file, { ...USUAL_STAYS, giveUp: 14 * DAY, unanswered: 'end' });
    assert.deepEqual(rule, file, 'a rule that says nothing has the file’s');
  });

  it('of a rule come over those of the file, and only there', () => {
    const { stays, rules } = read({
      8: 'stays: { giveUp: 14 days, answer: 3 days }\nguests:',
      24: '    longestStay: 365 days\n    stays: { giveUp: 20 days, grace: 365 days }',
    });
    const ofFile = { ...USUAL_STAYS, giveUp: 14 * DAY, answer: 3 * DAY };
    const [first, second] = rules.map(letting);
    assert.deepEqual(stays, ofFile);
    assert.deepEqual(first?.stays, { ...ofFile, giveUp: 20 * DAY, grace: 365 * DAY });
    assert.deepEqual(second?.stays, ofFile);
  });

  it('may never write again and never review, in the file or in a rule', () => {
    const { nudge: _, review: __, ...without } = USUAL_STAYS;
    const never = '{ nudge: never, review: never }';
    assert.deepEqual(staysOf(never), { file: without, rule: without });
    assert.deepEqual(staysOf('', never), { file: USUAL_STAYS, rule: without });
    assert.deepEqual(staysOf(never, '{ nudge: 1 day, review: 90 days }').rule, {
      ...without,
      nudge: DAY,
      review: 90 * DAY,
    });
  });

  it('may be as short as seconds, and the sponsor be asked when the guest hears of the end', () => {
    const times = 'nudge: 1 second, tellSponsor: 2 seconds, giveUp: 3 seconds, askAgain: 1 second, grace: 1 second';
    const { file } = staysOf(`{ ${times}, askSponsor: 5 seconds, tellGuest: 5 seconds, answer: 90 minutes }`);
    assert.deepEqual(file, {
      nudge: SECOND,
      tellSponsor: 2 * SECOND,
      giveUp: 3 * SECOND,
      askSponsor: 5 * SECOND,
      askAgain: SECOND,
      tellGuest: 5 * SECOND,
      grace: SECOND,
      review: 180 * DAY,
      answer: 90 * MINUTE,
      unanswered: 'keep',
    });
  });

  it('have their order as they come together, and are named where they can be mended', () => {
    const fieldsOf = (file: string, ...rules: string[]): readonly string[] => {
      const [first = '', second = ''] = rules.map((said) => `\n    stays: ${said}`);
      const text = withLines({
        8: `stays: ${file}\nguests:`,
        24: `    longestStay: 365 days${first}`,
        30: `    longestStay: 180 days${second}`,
      });
      const policy = readPolicy(text, 'policy.yaml');
      return policy.ok ? [] : policy.error.map(({ field }) => field);
    };
    assert.deepEqual(fieldsOf('{ nudge: 8 days }', '{ grace: 1 day }'), ['stays.nudge'], 'not again in each rule');
    assert.deepEqual(fieldsOf('{ tellSponsor: 10 days }', '{ giveUp: 10 days }', '{ giveUp: 11 days }'), [
      'rules[0].stays.giveUp',
    ]);
    assert.deepEqual(fieldsOf('{ tellSponsor: 10 days }', '{ giveUp: 9 days, tellSponsor: 8 days }'), []);
    assert.deepEqual(
      fieldsOf('{ tellSponsor: 10 days }', '{ tellSponsor: 2 days }', '{ tellSponsor: 2 days, nudge: never }'),
      ['rules[0].stays.tellSponsor'],
    );
    assert.deepEqual(
      fieldsOf('{ giveUp: soon, askSponsor: 1 hour }', '{ tellSponsor: 300 days }'),
      ['stays.giveUp', 'stays.askSponsor', 'stays.askSponsor'],
      'what cannot be understood is held against nothing',
    );
  });

  it('say what becomes of guests who came by other ways', () => {
    const found = (said: string) => read({ 8: `stays: ${said}\nguests:` }).found;
    assert.deepEqual(['{ found: ask }', '{ found: ignore }', '{ giveUp: 14 days }'].map(found), [
      'ask',
      'ignore',
      'ignore',
    ]);
  });

  it('say how many are removed in a day', () => {
    const removals = (said: string) => read({ 8: `stays: ${said}\nguests:` }).removals;
    assert.deepEqual(['{ removalsPerDay: 0 }', '{ stopsPerDay: 5000 }'].map(removals), [
      { perDay: 0, stopsPerDay: 2000 },
      { perDay: 200, stopsPerDay: 5000 },
    ]);
  });

  it('say what an address outside is spared', () => {
    const invitees = (said: string) => read({ 9: said }).invitees;
    assert.deepEqual(['  mailsPerWeek: 2', '  denialsPerMonth: 1'].map(invitees), [
      { mailsPerWeek: 2, denialsPerMonth: 3 },
      { mailsPerWeek: 5, denialsPerMonth: 1 },
    ]);
  });

  it('say how long what is over is remembered', () => {
    const forgetAfter = (said: string) => read({ 8: `stays: ${said}\nguests:` }).forgetAfter;
    assert.deepEqual(
      ['{ forget: 730 days }', '{ forget: 5 weeks }', '{ forget: never }', '{ found: ask }'].map(forgetAfter),
      [730 * DAY, 35 * DAY, undefined, undefined],
    );
  });
});

describe('a rule', () => {
  /** The first rule, with these lines between its name and the next one. */
  const ruleOf = (...lines: string[]): Rule => {
    const [rule] = read({ 21: lines.map((line) => `    ${line}`).join('\n'), 22: '', 23: '', 24: '' }).rules;
    assert(rule);
    return rule;
  };

  it('may ask in three stages, each of which comes to the administrators in the end', () => {
    const rule = ruleOf(
      'when: { mailbox: [consumer] }',
      'longestStay: 30 days',
      'approval:',
      '  stages:',
      '    - { ask: [manager], within: 2 days }',
      '    - { ask: [administrators, owners], within: 1 day }',
      '    - { ask: [people: [Mia@contoso.com]], within: 1 week }',
    );
    assert.deepEqual(letting(rule).stages, [
      aStage([{ from: 'manager' }, { from: 'administrators' }], { within: 2 * DAY }),
      aStage([{ from: 'administrators' }, { from: 'owners' }], { within: DAY }),
      aStage([{ from: 'people', addresses: ['mia@contoso.com'] }, { from: 'administrators' }], { within: 7 * DAY }),
    ]);
    assert.equal(letting(rule).namesHidden, undefined);
  });

  /** What a rule asks that lets in and says this under approval. */
  const approvalOf = (...lines: string[]): Consequences =>
    letting(
      ruleOf('when: { mailbox: [consumer] }', 'longestStay: 30 days', 'approval:', ...lines.map((line) => `  ${line}`)),
    );

  it('may ask everybody there is to ask', () => {
    const [stage] = approvalOf(
      'stages:',
      '  - ask:',
      '      - sponsor',
      '      - managers-manager',
      '      - group: 22222222-0000-4000-8000-00000000000A',
      '      - channel: { team: 22222222-0000-4000-8000-00000000000B, id: "19:aB-c_1.2@thread.tacv2", language: zh-CN }',
      '      - channel: { team: 22222222-0000-4000-8000-00000000000B, id: "19:abc@thread.skype" }',
      '    within: 3 days',
    ).stages;
    assert.deepEqual(stage?.sources, [
      { from: 'sponsor' },
      { from: 'managers-manager' },
      { from: 'group', group: '22222222-0000-4000-8000-00000000000a' },
      {
        from: 'channel',
        team: '22222222-0000-4000-8000-00000000000b',
        channel: '19:aB-c_1.2@thread.tacv2',
        language: 'zh-CN',
      },
      { from: 'channel', team: '22222222-0000-4000-8000-00000000000b', channel: '19:abc@thread.skype' },
      { from: 'administrators' },
    ]);
  });

  it('says how many must agree, when the next are asked, and whether it may be handed on', () => {
    const { stages, namesHidden } = approvalOf(
      'stages:',
      '  - { ask: [owners], quorum: all, within: 3 days, remind: 36 hours, alternates: 2 days, handOver: yes }',
      '  - { ask: [owners], quorum: 2, within: 10 seconds, remind: 1 second, alternates: 2 seconds, handOver: true }',
      '  - { ask: [owners], quorum: any, within: 1 week, handOver: no }',
      'showApprovers: roles',
    );
    const sources = [{ from: 'owners' as const }, { from: 'administrators' as const }];
    assert.deepEqual(stages, [
      aStage(sources, {
        quorum: 'all',
        within: 3 * DAY,
        remindAfter: 36 * HOUR,
        alternatesAfter: 2 * DAY,
        handOver: true,
      }),
      aStage(sources, {
        quorum: 2,
        within: 10 * SECOND,
        remindAfter: SECOND,
        alternatesAfter: 2 * SECOND,
        handOver: true,
      }),
      aStage(sources, { within: 7 * DAY }),
    ]);
    assert.equal(namesHidden, true);
  });

  it('says who is asked in the end, in every stage that does not ask them anyway', () => {
    const asked = (fallback: string): readonly string[] =>
      approvalOf(
        'stages:',
        '  - { ask: [owners], within: 1 day }',
        '  - { ask: [group: 22222222-0000-4000-8000-00000000000A, people: [mia@contoso.com]], within: 1 day }',
        ...(fallback === '' ? [] : [`fallback: ${fallback}`]),
      ).stages.map(({ sources }) => sources.map(({ from }) => from).join(' '));
    assert.deepEqual(asked(''), ['owners administrators', 'group people administrators']);
    assert.deepEqual(asked('administrators'), asked(''));
    assert.deepEqual(asked('refuse'), ['owners', 'group people']);
    assert.deepEqual(asked('{ people: [Mia@contoso.com] }'), ['owners people', 'group people']);
    assert.deepEqual(asked('{ people: [ruth@contoso.com] }'), ['owners people', 'group people people']);
    assert.deepEqual(asked('{ group: 22222222-0000-4000-8000-00000000000a }'), ['owners group', 'group people']);
    assert.deepEqual(asked('{ group: 22222222-0000-4000-8000-00000000000b }'), ['owners group', 'group people group']);
  });

  it('may ask for as many as can be reached, and not for one more', () => {
    const stage = (ask: string, quorum: number) => `  - { ask: [${ask}], quorum: ${quorum}, within: 1 day }`;
    const one = 'people: [mia@contoso.com]';
    assert.equal(approvalOf('stages:', stage(one, 20)).stages.length, 1, 'there may be many administrators');
    assert.equal(approvalOf('stages:', stage('owners', 20), 'fallback: refuse').stages.length, 1);
    assert.equal(approvalOf('stages:', stage(`${one}, manager`, 2), 'fallback: refuse').stages.length, 1);
    const channel = 'channel: { team: 22222222-0000-4000-8000-00000000000B, id: "19:abc@thread.tacv2" }';
    assert.equal(approvalOf('stages:', stage(channel, 2), 'fallback: refuse').stages[0]?.quorum, 2);
  });

  it('may refuse, in one language for all or in each', () => {
    assert.deepEqual(ruleOf('when: { mailbox: [consumer] }', 'refuse: Not these.'), {
      name: 'Partners',
      when: { mailbox: ['consumer'] },
      refuse: { en: 'Not these.', 'zh-CN': 'Not these.' },
    });
    assert.deepEqual(ruleOf('when: { homeTenant: none }', 'refuse: { zh-CN: 不行。 }').refuse, {
      en: '不行。',
      'zh-CN': '不行。',
    });
    assert.deepEqual(ruleOf('when: { homeTenant: none }', 'refuse: { zh-CN: 不行。, en: No. }').refuse, {
      en: 'No.',
      'zh-CN': '不行。',
    });
  });

  it('has every condition there is', () => {
    const { when } = ruleOf(
      'when:',
      '  domains: [fabrikam.com]',
      '  mailbox: [company, consumer]',
      '  homeTenant: known',
      '  partner: [earlier, first-contact]',
      '  nominator: { groups: [22222222-0000-4000-8000-00000000000A], departments: ["Eng*"], jobTitles: [Head of *] }',
      '  offers: [Apollo]',
      '  stay: { longerThan: 2 weeks, upTo: 90 days }',
      '  answersFor: { moreThan: 0, upTo: 10 }',
      'approval: none',
      'longestStay: 90 days',
    );
    assert.deepEqual(when, {
      domains: ['fabrikam.com'],
      mailbox: ['company', 'consumer'],
      homeTenant: 'known',
      partner: ['earlier', 'first-contact'],
      nominator: {
        groups: ['22222222-0000-4000-8000-00000000000a'],
        departments: ['Eng*'],
        jobTitles: ['Head of *'],
      },
      offers: ['project-apollo'],
      stay: { longerThan: 14, upTo: 90 },
      answersFor: { moreThan: 0, upTo: 10 },
    });
  });

  it('says who may answer for the guest, where they arrive, how they are written to, and what is asked', () => {
    const policy = read({
      23: [
        '    approval: none',
        '    sponsor: { who: [nominator, manager, group: 22222222-0000-4000-8000-000000000010], backup: required }',
        '    landing: https://contoso.example/welcome',
        '    mail: Partners',
        '    languages: [zh-CN, zh-CN]',
        '    questions:',
        '      - { key: nda, ask: Is there an NDA?, kind: yes-no }',
        '      - { key: cc, ask: Which?, kind: text, pattern: "CC-[0-9]{4}", hint: Like CC-1234., required: false }',
        '      - { key: why, ask: Why?, kind: choice, choices: [{ value: a, label: A }, { value: b, label: { en: B } }] }',
      ].join('\n'),
      31: 'mails:\n  - { name: Partners, subject: "With {company}", note: { en: "{nominator}, {things}" } }',
    });
    const both = (text: string) => ({ en: text, 'zh-CN': text });
    assert.deepEqual(policy.rules[0], {
      name: 'Partners',
      when: { domains: ['fabrikam.com'] },
      stages: [],
      longestStay: 365,
      stays: USUAL_STAYS,
      sponsors: [
        { from: 'nominator' },
        { from: 'manager' },
        { from: 'group', group: '22222222-0000-4000-8000-000000000010' },
      ],
      backupSponsor: 'required',
      deliveries: ['chat', 'mail'],
      landing: 'https://contoso.example/welcome',
      mail: 'Partners',
      languages: ['zh-CN'],
      questions: [
        { key: 'nda', label: both('Is there an NDA?'), kind: 'yes-no', required: true },
        {
          key: 'cc',
          label: both('Which?'),
          kind: 'text',
          pattern: 'CC-[0-9]{4}',
          hint: both('Like CC-1234.'),
          required: false,
        },
        {
          key: 'why',
          label: both('Why?'),
          kind: 'choice',
          choices: [
            { value: 'a', label: both('A') },
            { value: 'b', label: both('B') },
          ],
          required: true,
        },
      ],
    });
    assert.deepEqual(policy.mails, [
      { name: 'Partners', subject: both('With {company}'), note: both('{nominator}, {things}') },
    ]);
  });

  it('stands beside who may nominate, and what is never let in', () => {
    const policy = read({
      8: 'nominators: { who: { departments: [Sales] }, perDay: 3, guestsEach: 12 }\nguests:',
      19: 'never: [{ name: Disposable, when: { mailbox: [disposable], offers: [Payroll] }, reason: No. }]\nrules:',
    });
    assert.deepEqual(policy.nominators, { who: { departments: ['Sales'] }, perDay: 3, guestsEach: 12 });
    assert.deepEqual(policy.never, [
      {
        name: 'Disposable',
        when: { mailbox: ['disposable'], offers: ['payroll'] },
        reason: { en: 'No.', 'zh-CN': 'No.' },
      },
    ]);
  });
});
