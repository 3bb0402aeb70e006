import assert from 'node:assert/strict';
import { linesOfStays } from '../../src/commands/policy/explain/stays.js';
import { DAY, MINUTE, SECOND } from '../../src/kernel/clock.js';
import { USUAL_STAYS } from '../../src/policy/stays.js';

describe('a stay in words', () => {
  it('says what is usual', () => {
    assert.deepEqual(linesOfStays(USUAL_STAYS), [
      'not accepted: the guest written to again after 3 days, the sponsor told after 7 days, the invitation taken back after 30 days',
      'before the end: the sponsor asked 14 days ahead, or at half of a shorter stay; once more 1 day ahead; the guest told 3 days ahead',
      'after the end: disabled, and deleted 14 days later',
      'without an end within a year: reviewed every 180 days',
      'without a sponsor: whoever is asked has 7 days; where nobody takes over, the guest stays and the administrators hear of it',
    ]);
  });

  it('says what never comes, what comes every day, and what ends', () => {
    const { nudge: _, review: __, ...never } = USUAL_STAYS;
    const [notAccepted, , , reviewed] = linesOfStays(never);
    assert.match(notAccepted ?? '', /^not accepted: the guest is not written to again, the sponsor told/);
    assert.equal(reviewed, 'without an end within a year: not reviewed');
    const [, , after, daily, without] = linesOfStays({
      ...USUAL_STAYS,
      grace: 90 * SECOND,
      review: DAY,
      answer: 10 * MINUTE,
      unanswered: 'end',
    });
    assert.deepEqual(
      [after, daily, without],
      [
        'after the end: disabled, and deleted 90 seconds later',
        'without an end within a year: reviewed every day',
        'without a sponsor: whoever is asked has 10 minutes; where nobody takes over, the stay ends',
      ],
    );
  });
});
