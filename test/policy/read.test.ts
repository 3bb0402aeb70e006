import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { DAY, MINUTE, SECOND } from '../../src/kernel/clock.js';
import { formatProblem, readPolicy } from '../../src/policy/read.js';
import type { Policy } from '../../src/policy/policy.js';
import { withLines } from './good-policy.js';

const SAMPLE = readFileSync('policy.sample.yaml', 'utf8');

const read = (changes: Readonly<Record<number, string>>): Policy => {
  const policy = readPolicy(withLines(changes), 'policy.yaml');
  assert(policy.ok, policy.ok ? '' : policy.error.map(formatProblem).join('\n'));
  return policy.value;
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
          { name: 'Partners', when: { domains: ['fabrikam.com'] }, longestStay: 365, deliveries: ['chat', 'mail'] },
          {
            name: 'Everyone else',
            when: {},
            stage: { sources: [{ from: 'owners' }, { from: 'manager' }], within: 14 * DAY },
            longestStay: 180,
            defaultStay: 90,
            deliveries: ['chat', 'mail'],
          },
        ],
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
    assert.equal(policy.rules[0].longestStay, 14);
    assert.deepEqual(policy.rules[0].deliveries, ['mail']);
    assert.deepEqual(policy.rules[1]?.stage, {
      sources: [{ from: 'administrators' }, { from: 'people', addresses: ['mia@contoso.com'] }],
      within: 90 * MINUTE,
    });
    assert.equal(read({ 29: '          within: 10 seconds' }).rules[1]?.stage?.within, 10 * SECOND);
  });

  it('may have Windows ends of lines, a byte order mark, and a few aliases', () => {
    const text = withLines({ 28: '        - ask: &who [owners]', 31: '    defaultStay: 90 days' });
    assert.equal(readPolicy(`\uFEFF${text.replaceAll('\n', '\r\n')}`, 'policy.yaml').ok, true);
  });
});

describe('the sample policy', () => {
  const policy = readPolicy(SAMPLE, 'policy.sample.yaml');

  it('is good', () => {
    assert(policy.ok, policy.ok ? '' : policy.error.map(formatProblem).join('\n'));
    assert.deepEqual(
      policy.value.rules.map(({ name, stage }) => [name, stage && stage.within / DAY]),
      [
        ['Trusted partners', undefined],
        ['Known partners', 3],
        ['Everyone else', 14],
      ],
    );
    assert.equal(policy.value.offers.length, 5);
  });

  it('explains every field there is', () => {
    for (const field of [
      'landing',
      'key',
      'people',
      'offers: [project-apollo]',
      'within',
      'defaultStay',
      'blockedDomains',
    ]) {
      assert(SAMPLE.includes(field), field);
    }
  });
});
