import assert from 'node:assert/strict';
import { draw, headline } from '../../cards/draw.js';
import { another, itemWith, listOf } from './guest-samples.js';
import { seenOn } from './reading.js';
import { inChinese, inEnglish, mia, oskar, sue } from './samples.js';

const read = (state: string, reader = sue, language = inEnglish) =>
  seenOn(draw(listOf([itemWith(state, { given: [] })], { reader: reader.id }), language));

describe('the question whether somebody answers for a guest who was there before', () => {
  it('can be answered with a yes, a yes until a day, and a no', () => {
    assert.deepEqual(read('adopted'), [
      'Ada Lovelace (Fabrikam) is a guest for whom nobody answers yet. Do you?',
      'ada@fabrikam.com',
      'Here since Tue 4 May 2027; no end is agreed',
      'May use nothing that we gave · last signed in Mon 14 June 2027 · “joint audit”',
      'If you say yes, the account ends with the stay: it is disabled then, and deleted 2 weeks later',
      '[Yes, I answer for Ada] [Yes, until …] [No]',
      '  Yes, until … ›',
      '    Last day: ____',
      '    [I answer for them until then]',
    ]);
  });

  it('reads as well in Chinese', () => {
    assert.deepEqual(read('adopted, until a day', sue, inChinese), [
      '来宾 Ada Lovelace (Fabrikam) 目前无人负责。由你负责吗？',
      'ada@fabrikam.com',
      '自 2027年5月4日（周二）起，至 2027年6月30日（周三）',
      '没有经由我们开通的权限 · 上次登录：2027年6月14日（周一） · “joint audit”',
      '由你负责后，帐户随访问一同结束：到期时停用，2周后删除',
      '[好，由我负责 Ada] [好，负责至…] [不接手]',
      '  好，负责至… ›',
      '    最后一天: 2027-06-30',
      '    [由我负责，至该日]',
    ]);
  });

  it('is put to each who was proposed, and to the administrators in the end', () => {
    const asked = /nobody answers yet\. Do you\?/;
    for (const reader of [sue, mia]) assert.match(read('adopted, until a day', reader)[0] ?? '', asked);
    assert.match(read('adopted, nobody said yes', oskar)[0] ?? '', asked);
    assert.equal(
      read('adopted, nobody said yes', sue).at(-1),
      'Somebody else is asked to answer for them; nothing is asked of you',
    );
  });

  it('does not count anybody as theirs before they said yes', () => {
    const items = ['adopted', 'adopted', 'active'].map((state, n) => another(itemWith(state), n));
    assert.equal(
      headline(listOf(items, { scope: 'all' }), inEnglish),
      'You answer for 1 guest; 2 need a word from you',
    );
  });
});
