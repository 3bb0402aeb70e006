import assert from 'node:assert/strict';
import { hide, newKey, placeOf, reveal } from '../../src/store/audit/texts.js';

describe('a text about people', () => {
  const [adas, oskars] = [newKey(), newKey()];
  const place = placeOf('1', 'why');
  const hidden = hide('fine until the audit ends', [adas, oskars], place);

  it('is read with the keys of all whom it is about', () => {
    assert.equal(reveal(hidden, [adas, oskars], place), 'fine until the audit ends');
    assert.ok(!Buffer.from(hidden, 'base64').toString('latin1').includes('audit'));
    assert.notEqual(hide('fine until the audit ends', [adas, oskars], place), hidden);
  });

  it('is not read with the key of one, with others, in another place, or once it was touched', () => {
    for (const keys of [[adas], [oskars], [oskars, adas], [adas, newKey()], []])
      assert.equal(reveal(hidden, keys, place), undefined);
    assert.equal(reveal(hidden, [adas, oskars], placeOf('2', 'why')), undefined);
    const bytes = Buffer.from(hidden, 'base64');
    bytes[bytes.length - 1]! ^= 1;
    assert.equal(reveal(bytes.toString('base64'), [adas, oskars], place), undefined);
    assert.equal(reveal('', [adas, oskars], place), undefined);
  });
});
