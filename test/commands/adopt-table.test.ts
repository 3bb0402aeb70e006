import assert from 'node:assert/strict';
import { CORPUS } from '../support/corpus.js';
import { readTable, writeTable } from '../../src/commands/adopt/table.js';

const read = (text: string) => readTable(new TextEncoder().encode(text));
const wishes = (text: string) => {
  const result = read(text);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
};
const faults = (bytes: Uint8Array | string) => {
  const result = typeof bytes === 'string' ? read(bytes) : readTable(bytes);
  assert.ok(!result.ok);
  return result.error.map(({ line, says }) => `${line ?? '-'} ${says}`);
};

describe('the file of guests to adopt', () => {
  it('is read with commas or semicolons, with quotes, a mark at the beginning, and columns of one’s own', () => {
    const expected = [
      { line: 2, address: 'bob@fabrikam.com', sponsor: 'sue@contoso.com', until: '2027-06-30' },
      { line: 4, address: 'eve@partner.net', sponsor: '', until: '' },
    ];
    const comma =
      '\uFEFFAddress,Note,Sponsor,Until\r\nbob@fabrikam.com,"one, two",sue@contoso.com,2027-06-30\r\n\r\neve@partner.net,,,\r\n';
    assert.deepEqual(wishes(comma), expected);
    assert.deepEqual(wishes(comma.replace('"one, two"', '"one; two"').replaceAll(/,(?! two)/g, ';')), expected);
  });

  it('keeps count of lines where a value goes over several', () => {
    const text = 'address,why\nbob@fabrikam.com,"one\ntwo"\neve@partner.net,x';
    assert.deepEqual(
      wishes(text).map(({ line }) => line),
      [3, 4],
    );
  });

  it('says what cannot be read, and where', () => {
    assert.match(faults('sponsor,until\na,b')[0]!, /^1 .*address,sponsor,until/);
    assert.match(faults('')[0]!, /address/);
    assert.match(faults('address,until\n"bob@fabrikam.com,x\n')[0]!, /quotes do not match/);
    assert.deepEqual(
      faults('address,until\na@b.com\nc@d.com,x,y\ne@f.com,').map((one) => one.slice(0, 14)),
      ['2 It has 1 val', '3 It has 3 val'],
    );
    assert.match(faults(new Uint8Array([0x61, 0xe4, 0x0a]))[0]!, /UTF-8/);
  });

  it('is no formula to a spreadsheet, and says the same when it comes back', () => {
    const row = {
      address: '-bob@fabrikam.com',
      name: '=HYPERLINK("https://x")',
      sponsor: '@sue',
      why: '+1',
      until: '',
    };
    const text = writeTable([row]);
    const [, line] = text.split('\n');
    assert.equal(line, `'-bob@fabrikam.com,"'=HYPERLINK(""https://x"")",'@sue,'+1,`);
    assert.deepEqual(wishes(text), [{ line: 2, address: '-bob@fabrikam.com', sponsor: '@sue', until: '' }]);
    for (const why of Object.values(CORPUS)) assert.deepEqual(wishes(writeTable([{ ...row, why }])), wishes(text));
  });
});
