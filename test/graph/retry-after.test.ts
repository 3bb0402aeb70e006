import assert from 'node:assert/strict';
import { readRetryAfter } from '../../src/graph/retry-after.js';

const NOW = new Date('2027-05-03T10:12:00Z');
const HOUR = 3_600_000;

describe('Retry-After', () => {
  const meant: readonly [string, number][] = [
    ['0', 0],
    ['9', 9000],
    ['2.128', 2128],
    [' 120 ', 120_000],
    ['Mon, 03 May 2027 10:13:30 GMT', 90_000],
    ['Mon, 03 May 2027 10:11:00 GMT', 0],
    ['3600', HOUR],
    ['7200', HOUR],
    ['Mon, 03 May 2027 20:12:00 GMT', HOUR],
  ];
  for (const [header, wait] of meant)
    it(`“${header}” is ${wait} ms`, () => assert.equal(readRetryAfter(header, NOW), wait));

  const nonsense = [
    '',
    '-5',
    '-0.1',
    'NaN',
    'Infinity',
    '1e3',
    '0x10',
    '5 s',
    'soon',
    '999999999',
    '99999999999999999999',
    '9'.repeat(400),
    '2027-05-03',
    'Mon, 03 May 2032 10:12:00 GMT',
    'Mon, 99 Foo 2027 10:12:00 GMT',
  ];
  for (const header of nonsense)
    it(`“${header.slice(0, 30)}” says nothing`, () => assert.equal(readRetryAfter(header, NOW), undefined));

  it('says nothing where it is missing', () => {
    assert.equal(readRetryAfter(null, NOW), undefined);
    assert.equal(readRetryAfter(undefined, NOW), undefined);
  });
});
