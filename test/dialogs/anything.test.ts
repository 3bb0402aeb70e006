import assert from 'node:assert/strict';
import fc from 'fast-check';
import { chat } from './chat.js';

const PIECES = [
  ...[
    'invite',
    'ada@fabrikam.com',
    'bob@partner.net',
    'carl@contoso.com',
    'dan+x@partner.net',
    'bob@fabrikam.com',
    'eve@partner.net',
    'theirs@partner.net',
    'ada@strict.example',
    'bob@fabrlkam.com',
    'sponsor',
    'oskar@contoso.com',
    'Payroll',
    '<ada@fabrikam.com>',
    'Ada',
    'Lovelace',
    '(Fabrikam)',
  ],
  ...[
    'to',
    'Apollo',
    'Vendor',
    'until',
    '30 June',
    '1.2.',
    'March',
    'because',
    'of',
    'for',
    '3 months',
    'and',
    'by mail',
    'in Chinese',
    'name:',
    'reason:',
  ],
  ...[
    '邀请',
    '到',
    '至',
    '6月30日',
    '因为',
    '撤回',
    'cancel',
    'send',
    'yes',
    'no',
    'change',
    'withdraw',
    'status',
    'help',
    ',',
  ],
  ...['**', '{{DATE()}}', '${x}', '\u202e', '🎉', '"', '+'],
];

describe('whatever is said', () => {
  it('is answered, and leaves one open card at most', async function () {
    const piece = fc.constantFrom(...PIECES);
    const line = fc.oneof(
      fc.array(piece, { minLength: 1, maxLength: 9 }).map((pieces) => pieces.join(' ')),
      fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join('')),
      fc.string({ maxLength: 60 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('en', 'zh-CN'),
        async (lines, locale) => {
          const talk = chat({ locale });
          for (const said of lines) {
            const answer = await talk.says(said);
            assert.notEqual(answer, '', said);
            const open = talk.cards().filter(({ card }) => JSON.stringify(card).includes('"draft":'));
            assert.ok(open.length <= 1, said);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
