import assert from 'node:assert/strict';
import { answerPattern, LONGEST_ANSWER, patternFault } from '../../src/policy/answer-pattern.js';

const ENDLESS = /could take for ever/;

describe('a pattern for answers', () => {
  it('holds of the whole answer, whatever it is made of', () => {
    const ours = answerPattern('CC-[0-9]{4}|none');
    assert.deepEqual(
      ['CC-1234', 'none', 'CC-12345', 'xnone', 'CC-1234|', ''].filter((answer) => ours.test(answer)),
      ['CC-1234', 'none'],
    );
    assert(answerPattern('\\p{Script=Han}{2,4}').test('联合审计'));
    assert(answerPattern('.').test('😀'), 'a character is one, however many units it has');
  });

  it('may be whatever people write for numbers, names and words', () => {
    for (const pattern of [
      'CC-[0-9]{4}',
      '[A-Z]{2,5}-\\d+',
      '[A-Z]+-[0-9]+(-[a-z]+)?',
      '(?:PO|SO)\\d{6,10}',
      '(?<year>20\\d\\d)/(0[1-9]|1[0-2])',
      '(\\d{4} ){3}\\d{4}',
      '(?:[0-9a-f]{2}:){5}[0-9a-f]{2}',
      '(?!0)\\d{1,9}',
      '[\\p{L} .-]+',
      '\\p{Lu}\\p{Ll}+ \\p{Lu}\\p{Ll}+',
      'https://.+',
      '[*+?{}()|\\]]+',
      '\\u{1F600}*\\+\\(\\{\\?',
      '.{1,200}',
      '.*x.*',
      'a+?b*?',
    ])
      assert.equal(patternFault(pattern), undefined, pattern);
  });

  it('may not be one that the engine could try for ever', () => {
    for (const pattern of [
      '(a+)+',
      '(a*)*b',
      '(?:a|a)*b',
      '(a|aa)+$',
      '([a-z]+)*!',
      '(.*a){20}',
      '(?<word>\\w+\\s?)*',
      '(?=(a+)+b)a',
      `${'a?'.repeat(40)}${'a'.repeat(40)}`,
      '\\d*\\d*\\d*\\d*x',
      '((a{0,9}){0,9}){0,9}',
      '(x+x+)+y',
      '(a|a){250}',
      '(?:(?:a?){9}){9}b',
    ])
      assert.match(patternFault(pattern) ?? '', ENDLESS, pattern);
  });

  it('is told from what is no pattern at all', () => {
    assert.match(patternFault('CC-[0-9') ?? '', /is no regular expression/);
    assert.match(patternFault('a)|(b') ?? '', /is no regular expression/);
    assert.match(patternFault('\\-') ?? '', /is no regular expression/);
    assert.match(patternFault(' ') ?? '', /is empty/);
    assert.match(patternFault('a'.repeat(201)) ?? '', /is longer than 200 characters/);
  });

  it('is soon done with the longest answer that does not fit', () => {
    // Were the ways counted wrongly, this would not end within the test's time.
    for (const pattern of [
      '\\d*\\d*\\d*x',
      '[A-Z]+-[0-9]+(-[a-z]+)?',
      '.*a.*b.*',
      `${'a?'.repeat(20)}${'a'.repeat(20)}b`,
    ]) {
      assert.equal(patternFault(pattern), undefined, pattern);
      for (const letter of ['1', 'a', 'A', '-']) assert(!answerPattern(pattern).test(letter.repeat(LONGEST_ANSWER)));
    }
  });
});
