import assert from 'node:assert/strict';
import fc from 'fast-check';
import { domainOf, parseAddress, type AddressFault } from '../../src/kernel/address.js';

const GOOD: readonly (readonly [typed: string, address: string, why: string])[] = [
  ['ada@fabrikam.com', 'ada@fabrikam.com', 'as it should be'],
  ['Ada.Lovelace@Fabrikam.COM', 'ada.lovelace@fabrikam.com', 'capitals'],
  ['<ada@fabrikam.com>,', 'ada@fabrikam.com', 'pasted from a list'],
  ['(ada@fabrikam.com).', 'ada@fabrikam.com', 'the end of a sentence'],
  ['“ada@fabrikam.com”', 'ada@fabrikam.com', 'in quotes'],
  ['**ada@fabrikam.com**', 'ada@fabrikam.com', 'in bold'],
  ['ada@fabrikam.com\u200B', 'ada@fabrikam.com', 'with a zero-width space behind it, as pasting leaves'],
  ['  ada@fabrikam.com\n', 'ada@fabrikam.com', 'with space around it'],
  ['mailto:ada@fabrikam.com?subject=Hello', 'ada@fabrikam.com', 'a mailto: link'],
  ['[ada@fabrikam.com](mailto:ada@fabrikam.com)', 'ada@fabrikam.com', 'as Teams links it'],
  ['[write to Ada](mailto:ada@fabrikam.com)', 'ada@fabrikam.com', 'a link with a label'],
  ['"Lovelace, Ada" <ada@fabrikam.com>', 'ada@fabrikam.com', 'from a mail client'],
  ['&lt;ada@fabrikam.com&gt;', 'ada@fabrikam.com', 'with entities'],
  ['ada＠fabrikam．com', 'ada@fabrikam.com', 'from a Chinese keyboard'],
  ['ada@fabrikam。com', 'ada@fabrikam.com', 'with an ideographic full stop'],
  ['a_b-c.d1@x-1.fabrikam.co.uk', 'a_b-c.d1@x-1.fabrikam.co.uk', 'with all that is allowed'],
  ['ada@bücher.de', 'ada@xn--bcher-kva.de', 'with an umlaut in the domain'],
  ['ada@例子.中国', 'ada@xn--fsqu00a.xn--fiqs8s', 'with a Chinese domain'],
  // The first “а” of the domain is Cyrillic: punycode shows that it is not fabrikam.com.
  ['ada@fаbrikam.com', 'ada@xn--fbrikam-2fg.com', 'of a look-alike domain'],
  [`${'a'.repeat(64)}@fabrikam.com`, `${'a'.repeat(64)}@fabrikam.com`, '64 characters before the @'],
];

const FAULTY: readonly (readonly [typed: string, fault: object])[] = [
  ['', { kind: 'no-at' }],
  ['ada', { kind: 'no-at' }],
  ['ada.fabrikam.com', { kind: 'no-at' }],
  ['ada@@fabrikam.com', { kind: 'several-at' }],
  ['ada@fabrikam.com, bob@fabrikam.com', { kind: 'several-at' }],
  ['<ada@x.com><bob@x.com>', { kind: 'several-at' }],
  ['@fabrikam.com', { kind: 'nothing-before-at' }],
  ['bob@', { kind: 'nothing-after-at' }],
  ['ada @fabrikam.com', { kind: 'whitespace' }],
  ['ada@fabri\u00A0kam.com', { kind: 'whitespace' }],
  ['ada\u200B@fabrikam.com', { kind: 'hidden-character', code: 'U+200B' }],
  ['a\u202Eda@fabrikam.com', { kind: 'hidden-character', code: 'U+202E' }],
  ['ada@fabri\u00ADkam.com', { kind: 'hidden-character', code: 'U+00AD' }],
  ['ada\u0000x@fabrikam.com', { kind: 'hidden-character', code: 'U+0000' }],
  ['dan+apollo@partner.net', { kind: 'plus', suggestion: 'dan@partner.net' }],
  ['Dan+a+b@Partner.NET', { kind: 'plus', suggestion: 'dan@partner.net' }],
  ['+tag@partner.net', { kind: 'refused-character', character: '+' }],
  ['ada@partner.net/x', { kind: 'refused-character', character: '/' }],
  ['ada@[10.0.0.1]', { kind: 'refused-character', character: '[' }],
  ['ada@%66abrikam.com', { kind: 'refused-character', character: '%' }],
  ['josé@fabrikam.com', { kind: 'non-ascii', character: 'é' }],
  ['林薇@fabrikam.com', { kind: 'non-ascii', character: '林' }],
  ['.ada@fabrikam.com', { kind: 'misplaced-dot' }],
  ['ada.@fabrikam.com', { kind: 'misplaced-dot' }],
  ['a..da@fabrikam.com', { kind: 'misplaced-dot' }],
  ['ada@fabrikam', { kind: 'no-dot-in-domain', domain: 'fabrikam' }],
  ['ada@-fabrikam.com', { kind: 'bad-domain', domain: '-fabrikam.com' }],
  ['ada@fabrikam-.com', { kind: 'bad-domain', domain: 'fabrikam-.com' }],
  ['ada@fabri_kam.com', { kind: 'bad-domain', domain: 'fabri_kam.com' }],
  ['ada@fabrikam..com', { kind: 'bad-domain', domain: 'fabrikam..com' }],
  ['ada@.com', { kind: 'bad-domain', domain: '.com' }],
  ['ada@10.0.0.1', { kind: 'bad-domain', domain: '10.0.0.1' }],
  ['ada@xn--zz--.com', { kind: 'bad-domain', domain: 'xn--zz--.com' }],
  [`ada@${'b'.repeat(64)}.com`, { kind: 'bad-domain', domain: `${'b'.repeat(64)}.com` }],
  [`${'a'.repeat(65)}@fabrikam.com`, { kind: 'too-long', limit: 64 }],
  [`ada@${'abcdefghi.'.repeat(25)}com`, { kind: 'too-long', limit: 254 }],
  [`${'a'.repeat(20_000)}@fabrikam.com`, { kind: 'too-long', limit: 254 }],
];

describe('an address', () => {
  for (const [typed, address, why] of GOOD) {
    it(`is read ${why}: ${typed.trim().slice(0, 50)}`, () => {
      assert.deepEqual(parseAddress(typed), { ok: true, value: address });
    });
  }

  for (const [typed, error] of FAULTY) {
    it(`is refused: ${JSON.stringify(typed.slice(0, 40))} – ${(error as AddressFault).kind}`, () => {
      assert.deepEqual(parseAddress(typed), { ok: false, error });
    });
  }

  it('names each character that Microsoft refuses', () => {
    for (const character of '~!#$%^&*()=[]{}\\/|;:\'"<>?,') {
      const parsed = parseAddress(`a${character}b@fabrikam.com`);
      assert.deepEqual(parsed, { ok: false, error: { kind: 'refused-character', character } });
    }
  });

  it('tells its domain', () => {
    const parsed = parseAddress('ada@Mail.Fabrikam.com');
    assert(parsed.ok);
    assert.equal(domainOf(parsed.value), 'mail.fabrikam.com');
  });

  it('once read, reads the same again', () => {
    const part = fc.string({ unit: fc.constantFrom(...Array.from('aZ9.-_+@＠ü林\u200B\u202E<>[]() ')) });
    const typed = fc
      .tuple(part, fc.constantFrom('@', ''), part, fc.constantFrom('.com', ''))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parseAddress(text);
        if (!parsed.ok) return;
        assert.match(parsed.value, /^[a-z0-9._-]{1,64}@[a-z0-9.-]+$/);
        assert.deepEqual(parseAddress(parsed.value), parsed);
      }),
      { numRuns: 2000 },
    );
  });
});
