import assert from 'node:assert/strict';
import { domainToASCII } from 'node:url';
import { distance } from 'fastest-levenshtein';
import { readDomains } from '../../bench/look-alikes/domains.js';
import { drawSamples, SEED } from '../../bench/look-alikes/samples.js';
import { LEAST_FOUND, MOST_ALARMS, score } from '../../bench/look-alikes/score.js';
import { lookAlike } from '../../src/policy/look-alike.js';
import { readingOf, skeletonOf } from '../../src/policy/look-alike/reading.js';

const KNOWN = [
  'contoso.com',
  'fabrikam.com',
  'modern.com',
  'wingtiptoys.com',
  'tailspin.co.uk',
  'partner.net',
  'abc.com',
  'sap.com',
  'eu.northwind.com',
  'litware.onmicrosoft.com',
  domainToASCII('müller-bau.de'),
  domainToASCII('пример.рф'),
];

/** What is typed, the known domain that it passes for, and by what. */
const LOOK_ALIKES: readonly (readonly [string, string, string])[] = [
  ['xn--fabrikm-7fg.com', 'fabrikam.com', 'a Cyrillic а, in punycode'],
  ['fabrikаm.com', 'fabrikam.com', 'the same, as it is seen'],
  ['сontоsо.com', 'contoso.com', 'a Cyrillic с and two о'],
  ['fаbrikm.com', 'fabrikam.com', 'a Cyrillic а and a letter lost'],
  ['fabrikám.com', 'fabrikam.com', 'an accent'],
  ['fabrikarn.com', 'fabrikam.com', 'rn for m'],
  ['rnodern.com', 'modern.com', 'rn for m, where the name has another rn'],
  ['c0ntoso.com', 'contoso.com', 'nought for o'],
  ['fabr1kam.com', 'fabrikam.com', 'one for i'],
  ['fabrlkam.com', 'fabrikam.com', 'l for i'],
  ['vvingtiptoys.com', 'wingtiptoys.com', 'two v for w'],
  ['fabrlkam.net', 'fabrikam.com', 'l for i, under another ending'],
  ['contsoo.com', 'contoso.com', 'letters swapped'],
  ['conttoso.com', 'contoso.com', 'a letter doubled'],
  ['contoao.com', 'contoso.com', 'the key beside'],
  ['fabrikom.com', 'fabrikam.com', 'another vowel'],
  ['fabrika.com', 'fabrikam.com', 'a letter lost'],
  ['abrikam.com', 'fabrikam.com', 'the first letter lost'],
  ['fabri-kam.com', 'fabrikam.com', 'a hyphen'],
  ['fabricam.com', 'fabrikam.com', 'another letter'],
  ['partners.net', 'partner.net', 'a plural'],
  ['fabrikan.de', 'fabrikam.com', 'the key beside, under another ending'],
  ['tailspln.co.uk', 'tailspin.co.uk', 'l for i, under an ending of two labels'],
  ['fabrikam.co', 'fabrikam.com', 'another ending'],
  ['fabrikam.con', 'fabrikam.com', 'an ending that there is not'],
  ['abc.con', 'abc.com', 'the same, of a short name'],
  ['fabrikam.co.uk', 'fabrikam.com', 'an ending of two labels'],
  ['contoso-login.com', 'contoso.com', 'a word with a hyphen'],
  ['wwwcontoso.com', 'contoso.com', 'a word without, before it'],
  ['myfabrikam.com', 'fabrikam.com', 'a little word before it'],
  ['contosohq.com', 'contoso.com', 'two letters after it'],
  ['contosobilling.com', 'contoso.com', 'a word without, after it'],
  ['fabrikam-apples.com', 'fabrikam.com', 'any word, with a long name'],
  ['contoso.example.net', 'contoso.com', 'a name before that of a stranger'],
  ['sap.com.example.net', 'sap.com', 'the whole, before the name of a stranger'],
  ['contoso.com-invoice.net', 'contoso.com', 'the whole, in the name of a stranger'],
  ['contoso.onmicrosoft.com', 'contoso.com', 'a name that anybody may take at Microsoft'],
  ['lltware.onmicrosoft.com', 'litware.onmicrosoft.com', 'l for i, in such a name'],
  ['muller-bau.de', 'xn--mller-bau-q9a.de', 'dots left off'],
  ['mueller-bau.de', 'xn--mller-bau-q9a.de', 'ue for ü'],
  ['пpимер.рф', 'xn--e1afmkfd.xn--p1ai', 'a Latin p in a Cyrillic name'],
];

/** What resembles none, or is rightly what it is. */
const NONE: readonly (readonly [string, string])[] = [
  ['fabrikam.com', 'the domain itself'],
  ['mail.fabrikam.com', 'one below it'],
  ['northwind.com', 'the one that a known one lies below'],
  ['us.northwind.com', 'a sister of a known one'],
  ['other.onmicrosoft.com', 'what is a stranger, though known ones lie below the same'],
  ['nbc.com', 'another company with a short name'],
  ['abc.de', 'a short name in another country'],
  ['sap-group.com', 'a short name with a word'],
  ['abc.de.com', 'a short name before an ending that is for sale'],
  ['adventure-works.com', 'a name like no other'],
  ['fabric.com', 'a name two letters away'],
  ['co.uk', 'what nobody can own'],
];

describe('Look-alike domains', () => {
  for (const [typed, known, by] of LOOK_ALIKES)
    it(`takes ${typed} for ${known}: ${by}`, () => {
      assert.equal(lookAlike(domainToASCII(typed), KNOWN), known);
    });

  for (const [typed, what] of NONE)
    it(`takes ${typed} for none: ${what}`, () => {
      assert.equal(lookAlike(typed, KNOWN), undefined);
    });

  it('are none where no domain is known', () => {
    assert.equal(lookAlike('fabrlkam.com', []), undefined);
  });

  it('are found among two thousand', () => {
    assert.equal(lookAlike('fabrlkam.com', [...readDomains().slice(0, 2000), 'fabrikam.com']), 'fabrikam.com');
  });

  it('of two, are taken for the surer one', () => {
    const other = ['fabrikan.com', 'fabrikam.com'];
    assert.equal(lookAlike('fabrikarn.com', other), 'fabrikam.com');
    assert.equal(lookAlike('fabrikarn.com', other.toReversed()), 'fabrikam.com');
  });

  it('are not believed where a family of names differs in as little', () => {
    const banks = ['aue', 'ems', 'ulm', 'hof', 'suhl', 'gera', 'jena'].map((town) => `volksbank-${town}.de`);
    assert.equal(lookAlike('volksbank-uhm.de', banks), undefined);
    assert.equal(lookAlike('volksbank-uhm.de', ['volksbank-ulm.de']), 'volksbank-ulm.de');
    assert.equal(lookAlike('volsbank-ulm.de', banks), 'volksbank-ulm.de');
  });
});

describe('The score of look-alikes', () => {
  const { known, toFixOn, toScoreOn } = drawSamples(readDomains(), SEED);

  it('is drawn as the issue asks: 1,000 of each, a third of the real domains within two edits of a known one', () => {
    const [positives, negatives] = (['positives', 'negatives'] as const).map((of) => [
      ...toFixOn[of],
      ...toScoreOn[of],
    ]);
    const isNear = (domain: string) => known.some((other) => distance(domain, other) <= 2);
    assert.equal(new Set(positives!.map(({ domain }) => domain)).size, 1000);
    assert.equal(new Set(negatives!.map(({ domain }) => domain)).size, 1000);
    assert.ok(negatives!.filter(({ domain }) => isNear(domain)).length >= 1000 / 3);
    assert.ok(negatives!.every(({ domain }) => !known.includes(domain)));
  });

  it('keeps both limits on the half that the thresholds were not fixed on', () => {
    const { shares, passes } = score((domain) => lookAlike(domain, known), toScoreOn);
    assert.ok(passes, JSON.stringify(shares));
  });

  it('fails those who count edits alone, by false alarms', () => {
    const naive = (domain: string) => known.find((other) => distance(domain, other) <= 2);
    const { shares, passes } = score(naive, toScoreOn);
    assert.ok(shares.alarms > MOST_ALARMS && !passes, JSON.stringify(shares));
  });

  it('fails those who know homoglyphs alone, by what they miss', () => {
    const skeleton = (domain: string) =>
      domain
        .split('.')
        .map((label) => skeletonOf(readingOf(label)))
        .join('.');
    const byLooks = new Map(known.map((domain) => [skeleton(domain), domain]));
    const { shares, passes } = score((domain) => byLooks.get(skeleton(domain)), toScoreOn);
    assert.ok(shares.found < LEAST_FOUND && !passes, JSON.stringify(shares));
  });

  it('fails those who name any domain, though they always name one', () => {
    assert.equal(score(() => known[0], toScoreOn).shares.found < 0.01, true);
  });
});
