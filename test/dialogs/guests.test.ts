import assert from 'node:assert/strict';
import { understand } from '../../dialogs/understand.js';
import { chat } from './chat.js';

const NO_HINTS = { isOffer: () => false, isDay: () => false };

describe('what is said about guests', () => {
  for (const text of ['guests', 'my guests', 'Guests, please', 'show guests', '来宾', '我的来宾'])
    it(`“${text}” asks for all of them`, () =>
      assert.match(understand(text, NO_HINTS).command, /^guests$/, JSON.stringify(understand(text, NO_HINTS))));
  for (const [text, rest] of [
    ['guest ada@fabrikam.com', 'ada@fabrikam.com'],
    ['guest Ada Lovelace', 'Ada Lovelace'],
    ['guests: Ada Lovelace', 'Ada Lovelace'],
    ['来宾 ada@fabrikam.com', 'ada@fabrikam.com'],
    ['来宾艾达', '艾达'],
  ] as const)
    it(`“${text}” asks for one`, () => assert.deepEqual(understand(text, NO_HINTS), { command: 'guest', rest }));
  it('“gusets” may have meant it', () => {
    assert.deepEqual(understand('gusets', NO_HINTS), { command: 'unknown', line: 'gusets', suggestion: 'guests' });
  });
});

describe('guests', () => {
  const guests = ['Ada Lovelace (Fabrikam)', 'Bob Stone (Fabrikam)'];

  it('come on a card, all or those that are meant', async () => {
    const sues = chat({ guests });
    assert.equal(await sues.says('guests'), '');
    assert.equal(await sues.says('guest'), '');
    assert.equal(await sues.says('guest Ada'), '');
    assert.deepEqual(sues.guestsShown, [guests, guests, guests.slice(0, 1)]);
  });

  it('are told where there are none, or none is meant', async () => {
    assert.match(await chat().says('guests'), /You answer for no guests, and nobody asks you to\. .*\*\*invite\*\*/);
    assert.match(await chat().says('guest'), /You answer for no guests/);
    assert.match(await chat({ guests }).says('guest Zoe <b>'), /No guest whom you may see fits “Zoe .*\*\*guests\*\*/);
    assert.match(await chat({ locale: 'zh-CN' }).says('来宾'), /你没有负责任何来宾/);
    assert.match(await chat({ locale: 'zh-CN', guests }).says('来宾 Zoe'), /没有与“Zoe”相符/);
  });

  it('who were there before are for administrators', async () => {
    const strangers = { guests: 9, known: 2, disabled: 1, strangers: 6, unsponsored: 3, isAll: true };
    assert.match(await chat().says('adopt'), /Only the Guestlist administrators/);
    assert.match(
      await chat({ strangers }).says('adopt'),
      /Ask who answers for 6 guests\?[^]*Of the others, 3 lack a sponsor/,
    );
    assert.match(await chat({ strangers: { ...strangers, isAll: false } }).says('adopt'), /and more that I have not/);
    assert.match(
      await chat({ strangers: { ...strangers, strangers: 0 } }).says('adopt'),
      /nobody to take in: of 9 guests/,
    );
    assert.match(await chat({ locale: 'zh-CN', strangers }).says('接管来宾'), /要询问 ?6 位来宾/);
  });

  it('may be what a draft asks for in its reason', async () => {
    const sues = chat({ guests });
    await sues.says('invite Hal Abel <hal@fabrikam.com> to Apollo until 30 June');
    assert.match(await sues.says('guest lecture on ships'), /guest lecture on ships/);
    assert.deepEqual(sues.guestsShown, []);
  });

  it('are taught by help', async () => {
    assert.match(await chat().says('help'), /\*\*guests\*\* — whom you answer for/);
  });
});
