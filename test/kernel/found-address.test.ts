import assert from 'node:assert/strict';
import { findAddresses } from '../../src/kernel/address.js';

/** The message, the addresses in it, and what is left once they are cut out of it. */
const MESSAGES: readonly (readonly [message: string, found: readonly string[], left: string])[] = [
  ['invite ada@fabrikam.com to Apollo', ['ada@fabrikam.com'], 'invite  to Apollo'],
  ['invite ada@fabrikam.com.', ['ada@fabrikam.com'], 'invite .'],
  ['邀请ada@fabrikam.com到Apollo', ['ada@fabrikam.com'], '邀请到Apollo'],
  ['邀请ada@fabrikam.com和bob@x.com，到阿波罗。', ['ada@fabrikam.com', 'bob@x.com'], '邀请和，到阿波罗。'],
  ['请邀请“ada@fabrikam.com”加入', ['ada@fabrikam.com'], '请邀请加入'],
  ['邀请 ada@例子.中国 到阿波罗', ['ada@例子.中国'], '邀请  到阿波罗'],
  ['邀请＂ada＠fabrikam．com＂', ['ada＠fabrikam．com'], '邀请＂＂'],
  ['invite ada@x.com, bob@y.com and carl@z.com', ['ada@x.com', 'bob@y.com', 'carl@z.com'], 'invite ,  and '],
  ['Ada Lovelace <ada@x.com>; Bob (bob@y.com)', ['ada@x.com', 'bob@y.com'], 'Ada Lovelace ; Bob '],
  [
    '<at>Guestlist</at> invite [ada@x.com](mailto:ada@x.com) to Apollo',
    ['ada@x.com'],
    '<at>Guestlist</at> invite  to Apollo',
  ],
  ['<at>me@contoso.com</at> invite', [], '<at>me@contoso.com</at> invite'],
  ['<a href="mailto:ada@x.com">ada@x.com</a>&nbsp;to', ['ada@x.com'], '<a href="mailto:ada@x.com"></a>&nbsp;to'],
  ['mailto:ada@x.com?subject=x to Apollo', ['ada@x.com'], ' to Apollo'],
  ["ada@x.com's access", ['ada@x.com'], "'s access"],
  ['🙂ada@x.com🙂', ['ada@x.com'], '🙂🙂'],
  ['invite bob@ to Apollo', ['bob@'], 'invite  to Apollo'],
  ['invite @fabrikam.com to Apollo', ['@fabrikam.com'], 'invite  to Apollo'],
  ["invite o'brien@x.com", ["o'brien@x.com"], 'invite '],
  ['invite dan+apollo@partner.net', ['dan+apollo@partner.net'], 'invite '],
  ['invite ada\u200B@x.com', ['ada\u200B@x.com'], 'invite '],
  ['invite josé@x.com', ['josé@x.com'], 'invite '],
  ['invite ada@x@y.com', ['ada@x@y.com'], 'invite '],
  ['@Guestlist help', [], '@Guestlist help'],
  ['meet @ five', [], 'meet @ five'],
  ['see https://medium.com/@ada', [], 'see https://medium.com/@ada'],
  ['help', [], 'help'],
];

describe('the addresses in a message', () => {
  for (const [message, found, left] of MESSAGES) {
    it(`are ${found.join(' and ') || 'none'}: ${message}`, () => {
      const addresses = findAddresses(message);
      assert.deepEqual(
        addresses.map(({ text }) => text),
        found,
      );
      const rest = addresses
        .toReversed()
        .reduce((kept, { start, end }) => kept.slice(0, start) + kept.slice(end), message);
      assert.equal(rest, left);
    });
  }

  it('are found in time, whatever a message of 20,000 characters is made of', () => {
    for (const part of [
      'a',
      '@',
      '<',
      '[',
      'a@',
      '.',
      '&lt;',
      '<at>',
      '[](',
      '\u200B',
      'https://',
      '. ',
      '邀',
      '👩\u200D',
    ]) {
      const began = performance.now();
      findAddresses(part.repeat(20_000 / part.length));
      assert(performance.now() - began < 500, `“${part}” took ${performance.now() - began} ms`);
    }
  });
});
