import assert from 'node:assert/strict';
import { findOffers } from '../../src/policy/several.js';
import { aPolicy, anOffer } from './policies.js';

const policy = aPolicy({
  offers: [
    anOffer('project-apollo', 'Project Apollo', 'Apollo', '阿波罗'),
    anOffer('joint-audit', 'Joint Audit', 'Audit', '联合审计'),
    anOffer('vendor-portal', 'Vendor Portal'),
    anOffer('vendor-list', 'Vendor List'),
    anOffer('r-and-d', 'Research and Development', '研发与测试'),
    anOffer('research-lab', 'Research Lab'),
  ],
});

const meant = (said: string): readonly string[] | string => {
  const found = findOffers(policy, said);
  if ('offers' in found) return found.offers.map(({ key }) => key);
  return `${found.said}: ${found.candidates.length}, besides ${found.others.map(({ key }) => key).join()}`;
};

const SAID: readonly (readonly [said: string, meant: readonly string[] | string, why: string])[] = [
  ['Apollo', ['project-apollo'], 'one'],
  ['Apollo and Vendor Portal', ['project-apollo', 'vendor-portal'], 'two'],
  ['vendor portal & apollo', ['vendor-portal', 'project-apollo'], 'in the order in which they were said'],
  ['Apollo, Audit, and Vendor Portal please', ['project-apollo', 'joint-audit', 'vendor-portal'], 'a list'],
  ['vendor-portal,project-apollo', ['vendor-portal', 'project-apollo'], 'as a form sends them'],
  ['Apollo and Project Apollo', ['project-apollo'], 'one said twice'],
  ['阿波罗和联合审计', ['project-apollo', 'joint-audit'], 'in Chinese'],
  ['Research and Development', ['r-and-d'], 'one that is called so'],
  ['研发与测试', ['r-and-d'], 'one that is called so in Chinese'],
  ['the Research and Development team', ['r-and-d'], 'one that is called nearly so'],
  [
    'Research and Development and Apollo',
    'Research: 2, besides r-and-d,project-apollo',
    'not guessed where it cannot be told apart',
  ],
  ['Apollo and Vendor', 'Vendor: 2, besides project-apollo', 'the one that could be two'],
  ['Apollo and Atlantis', 'Atlantis: 0, besides project-apollo', 'the one that is none'],
  ['the vendor portal, quickly', ['vendor-portal'], 'one, with words around it'],
  ['Atlantis and Utopia', 'Atlantis and Utopia: 0, besides ', 'none at all'],
  [' , ', ' , : 0, besides ', 'nothing'],
];

describe('things that are named in one breath', () => {
  for (const [said, expected, why] of SAID)
    it(`are ${why}: ${said.slice(0, 40)}`, () => {
      assert.deepEqual(meant(said), expected);
    });

  it('are looked for in the beginning of an endless list', () => {
    const began = performance.now();
    assert.ok('candidates' in findOffers(policy, 'Apollo, Atlantis, '.repeat(5000)));
    assert.deepEqual(meant('Apollo, '.repeat(5000)), ['project-apollo']);
    assert.ok(performance.now() - began < 1000);
  });
});
