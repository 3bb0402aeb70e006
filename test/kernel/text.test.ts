import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cleanLine, inert, withoutFormulas } from '../../src/kernel/text.js';

const FAMILY = '👩‍👩‍👧‍👧';

const LINES: readonly (readonly [typed: string, max: number, line: string, why: string])[] = [
  ['  joint \t audit\r\nof 2027 ', 50, 'joint audit of 2027', 'is one line'],
  ['fine\u202Etxt.exe', 50, 'finetxt.exe', 'is not turned round'],
  ['pass\u200Bword\u2060\uFEFF', 50, 'password', 'hides nothing'],
  ['a\u0000b\u0007c', 50, 'abc', 'has no control characters'],
  ['\u{E0041}\u{E0042}tagged', 50, 'tagged', 'has no invisible tags'],
  ['half \uD83D a smile', 50, 'half a smile', 'has no half characters'],
  ['Ame\u0301lie', 50, 'Amélie', 'is composed'],
  [`${FAMILY} ❤️‍🔥 👍🏽 1️⃣`, 50, `${FAMILY} ❤️‍🔥 👍🏽 1️⃣`, 'keeps emoji whole'],
  ['a\u200Db', 50, 'ab', 'keeps no joiner between letters'],
  ['林薇‎', 50, '林薇', 'keeps Chinese'],
  ['עדה', 50, 'עדה', 'keeps what is written from right to left'],
  ['Hello wonderful world', 10, 'Hello won…', 'is cut'],
  ['Hello wonderful world', 7, 'Hello…', 'has no space before the cut'],
  ['exactly', 7, 'exactly', 'is not cut where it fits'],
  [FAMILY.repeat(3), 25, `${FAMILY}${FAMILY}…`, 'is not cut in the middle of a character'],
  [`Z${'\u0301'.repeat(500)}`, 10, '…', 'cannot be piled up beyond its limit'],
];

describe('a line somebody typed', () => {
  for (const [typed, max, line, why] of LINES) {
    it(why, () => {
      assert.equal(cleanLine(typed, max), line);
    });
  }

  it('is clean once and for all, and never longer than allowed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (typed, max) => {
        const line = cleanLine(typed, max);
        assert(line.length <= max);
        assert.equal(cleanLine(line, max), line);
        assert.doesNotMatch(line, /[\n\r\u202A-\u202E\u2066-\u2069\u200B]/);
      }),
    );
  });
});

describe('inert text', () => {
  it('has nothing that a card or a template would expand', () => {
    assert.equal(inert('{{DATE(2027-06-30)}} and ${secret}'), '{ {DATE(2027-06-30)}} and $ {secret}');
    assert.equal(inert('{{{${{'), '{ { {$ { {');
  });

  it('is otherwise what was typed', () => {
    assert.equal(inert('costs $5 {or so} **bold**'), 'costs $5 {or so} **bold**');
  });

  it('stays inert, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('{', '$', '}', ' ', 'a') }), (typed) => {
        assert.doesNotMatch(inert(typed), /[{$]\{/);
      }),
    );
  });
});

describe('a cell of a table', () => {
  it('begins no formula, also where a spreadsheet begins a cell at a semicolon', () => {
    assert.equal(withoutFormulas('=1;\t@x; -2;a-b'), "'=1; '@x; '-2;a-b");
    assert.equal(withoutFormulas('\r\n=1'), " '=1");
    // Where a cell begins with a quotation mark, what stands behind the next one is read as well.
    assert.equal(withoutFormulas('x;"=1+1;""@y'), `x;"'=1+1;""'@y`);
    assert.equal(withoutFormulas('said "no"; "so"'), 'said "no"; "so"');
    assert.equal(withoutFormulas('ada@fabrikam.com; Ada'), 'ada@fabrikam.com; Ada');
  });
});
