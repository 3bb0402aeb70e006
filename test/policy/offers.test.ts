import assert from 'node:assert/strict';
import { companyFrom, displayNameOf, findOffer } from '../../src/policy/offers.js';
import { aPolicy, addressOf, anOffer } from './policies.js';

const policy = aPolicy({
  offers: [
    anOffer('project-apollo', 'Project Apollo', 'Apollo', '阿波罗'),
    anOffer('apollo-archive', 'Apollo Archive'),
    anOffer('joint-audit', 'Joint Audit', 'Audit', '联合审计'),
    anOffer('vendor-portal', 'Vendor Portal', '供应商门户'),
    anOffer('sues-workshop', "Sue's Workshop"),
  ],
});

const meant = (said: string): string | readonly string[] => {
  const found = findOffer(policy, said);
  return 'candidates' in found ? found.candidates.map(({ key }) => key) : found.key;
};

const SAID: readonly (readonly [said: string, key: string | readonly string[], why: string])[] = [
  ['Project Apollo', 'project-apollo', 'by name'],
  ['apollo', 'project-apollo', 'by alias, though another begins with it'],
  ['ＡＰＯＬＬＯ', 'project-apollo', 'in wide letters'],
  ['project-apollo', 'project-apollo', 'by key'],
  ['“Vendor portal”.', 'vendor-portal', 'in quotes'],
  ['Sue’s workshop', 'sues-workshop', 'with a curly apostrophe'],
  ['sues workshop', 'sues-workshop', 'without one'],
  ['阿波罗', 'project-apollo', 'in Chinese'],
  ['the vendor portal, please', 'vendor-portal', 'with words around it'],
  ['joint', 'joint-audit', 'by one word of it'],
  ['the audit team', 'joint-audit', 'by an alias among other words'],
  ['ven', 'vendor-portal', 'by a beginning'],
  ['加入阿波罗项目组', 'project-apollo', 'in the middle of a Chinese phrase'],
  ['审计', 'joint-audit', 'by a part of a Chinese name'],
  ['加入workshop', 'sues-workshop', 'in Latin letters within Chinese'],
  ['apolo', 'project-apollo', 'with a letter missing'],
  ['jiont audit', 'joint-audit', 'with two letters changed about'],
  ['vendr portl', 'vendor-portal', 'with two slips in a long name'],
  ['ap', ['project-apollo', 'apollo-archive'], 'unless two begin so'],
  ['apollo audit', ['project-apollo', 'joint-audit'], 'unless two are named'],
  ['payroll', [], 'unless there is none'],
  ['audi a4', [], 'unless it only sounds like one'],
  ['  ', [], 'unless nothing was said'],
  ['x'.repeat(20_000), [], 'unless it is endless'],
];

describe('an offer is found', () => {
  for (const [said, key, why] of SAID) {
    it(`${why}: ${said.slice(0, 30)}`, () => {
      assert.deepEqual(meant(said), key);
    });
  }
});

describe('the name of a guest’s account', () => {
  it('follows the pattern', () => {
    assert.equal(displayNameOf(policy, { name: ' Ada  Lovelace', company: 'Fabrikam' }), 'Ada Lovelace (Fabrikam)');
    const other = { displayName: '{company} – {name}' };
    assert.equal(displayNameOf(other, { name: 'Ada', company: 'Fabrikam' }), 'Fabrikam – Ada');
  });

  it('has no empty brackets where no company is known', () => {
    assert.equal(displayNameOf(policy, { name: 'Ada', company: '' }), 'Ada');
    assert.equal(displayNameOf({ displayName: '{company} – {name}' }, { name: 'Ada', company: ' ' }), 'Ada');
  });

  it('takes what was typed for text', () => {
    assert.equal(displayNameOf(policy, { name: '{company} $& ${x}', company: '{name}' }), '{company} $& ${x} ({name})');
  });

  it('fits Entra’s 256 characters and keeps the company', () => {
    const name = displayNameOf(policy, { name: 'A'.repeat(1000), company: 'Fabrikam' });
    assert.equal(name.length, 256);
    assert.match(name, /^A+… \(Fabrikam\)$/);
  });
});

describe('the company an address seems to belong to', () => {
  const COMPANIES: readonly (readonly [address: string, company: string | undefined])[] = [
    ['ada@fabrikam.com', 'Fabrikam'],
    ['ada@mail.fabrikam.co.uk', 'Fabrikam'],
    ['ada@northwind-traders.com', 'Northwind Traders'],
    ['ada@ibm.com', 'IBM'],
    ['ada@bücher.de', 'Bücher'],
    ['ada@contoso.onmicrosoft.com', 'Contoso'],
    ['ada@gmail.com', undefined],
    ['ada@outlook.de', undefined],
    ['ada@yahoo.co.jp', undefined],
    ['ada@qq.com', undefined],
    ['ada@vip.163.com', undefined],
    ['ivo@closed.example', 'Closed'],
  ];
  for (const [address, company] of COMPANIES) {
    it(`is ${company ?? 'not known'}: ${address}`, () => {
      assert.equal(companyFrom(addressOf(address)), company);
    });
  }
});
