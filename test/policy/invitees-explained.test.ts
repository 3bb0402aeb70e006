import assert from 'node:assert/strict';
import { linesOfInvitees } from '../../src/commands/policy/explain/invitees.js';
import { USUAL_INVITEES } from '../../src/policy/invitees.js';

describe('what an address is spared, in words', () => {
  it('says what is usual', () => {
    assert.deepEqual(linesOfInvitees(USUAL_INVITEES, ['chat', 'mail']), [
      'asked in: by 5 mails in seven days at most',
      'written to about the stay: by 5 mails in seven days at most',
      'after 3 denials in thirty days: nominated by administrators alone',
    ]);
  });

  it('says nothing of mails that ask somebody in where the link travels by chat alone', () => {
    assert.deepEqual(linesOfInvitees({ mailsPerWeek: 1, denialsPerMonth: 1 }, ['chat']), [
      'written to about the stay: by 1 mail in seven days at most',
      'after 1 denial in thirty days: nominated by administrators alone',
    ]);
  });
});
