import assert from 'node:assert/strict';
import { askFirst, execute, parseAction } from '../../cards/actions.js';
import { facts } from './samples.js';

const nomination = facts.id;
const faultOf = (data: unknown): string => {
  const parsed = parseAction(data);
  return parsed.ok ? 'none' : parsed.error;
};

describe('what a pressed button may say', () => {
  it('is a verb and an id', () => {
    assert.deepEqual(parseAction({ verb: 'withdraw', nomination }), {
      ok: true,
      value: { verb: 'withdraw', nomination },
    });
    assert.equal(faultOf({ verb: 'deny', nomination, comment: 'not before the contract' }), 'none');
    assert.equal(faultOf({ verb: 'draft-fill', draft: nomination, name: 'Ada Lovelace', reason: '' }), 'none');
    // Cards of before do not say which question they answer.
    for (const inquiry of [{}, { inquiry: 2 }])
      assert.equal(faultOf({ verb: 'reply', nomination, answer: 'The audit', ...inquiry }), 'none');
  });

  it('is refused without a verb we know', () => {
    for (const data of [
      undefined,
      null,
      'approve',
      7,
      [],
      {},
      { nomination },
      { verb: 'promote', nomination },
      { verb: 7 },
    ])
      assert.match(faultOf(data), /unknown-action|malformed/);
    assert.equal(faultOf({ verb: 'promote', nomination }), 'unknown-action');
    assert.equal(faultOf({ nomination }), 'unknown-action');
  });

  it('is refused with a missing or unreadable id, with extra fields, or with something that is no text', () => {
    for (const data of [
      { verb: 'approve' },
      { verb: 'approve', nomination: '' },
      { verb: 'approve', nomination: '../../etc' },
      { verb: 'approve', nomination: { $ne: null } },
      { verb: 'approve', nomination, by: 'somebody else' },
      { verb: 'withdraw', nomination, comment: 'no comment here' },
      { verb: 'deny', nomination, comment: ['x'] },
      { verb: 'draft-send', draft: nomination, nomination },
    ])
      assert.equal(faultOf(data), 'malformed', JSON.stringify(data));
  });

  it('is about the guests of a company, and not of a country, whoever wrote the card', () => {
    const stop = (domain: string) => faultOf({ verb: 'stop-guests', domain, guests: 3, reason: 'broken into' });
    assert.equal(stop('fabrikam.co.uk'), 'none');
    for (const domain of ['co.uk', 'com.cn', 'Fabrikam.com', 'localhost', '.']) assert.equal(stop(domain), 'malformed');
  });

  it('is refused when a text is too long, and says so', () => {
    assert.equal(faultOf({ verb: 'deny', nomination, comment: 'x'.repeat(1000) }), 'none');
    assert.equal(faultOf({ verb: 'deny', nomination, comment: 'x'.repeat(20_000) }), 'too-long');
  });
});

describe('a button', () => {
  it('takes along what was typed only where its verb has room for it', () => {
    assert.equal(execute({ verb: 'deny', nomination }, 'Deny')['associatedInputs'], 'auto');
    assert.equal(execute({ verb: 'draft-cancel', draft: nomination }, 'Cancel')['associatedInputs'], 'none');
  });

  it('that asks first holds the one that means it', () => {
    const yes = execute({ verb: 'withdraw', nomination }, 'Yes, withdraw', 'destructive');
    const asking = askFirst('Withdraw', [['Withdraw this?']], yes);
    assert.equal(asking.type, 'Action.ShowCard');
    assert.ok(JSON.stringify(asking).includes('"verb":"withdraw"'));
  });
});
