import assert from 'node:assert/strict';
import { simulate } from '../../bench/year/simulate.js';
import { freshDatabase } from '../support/database.js';

/** The short form of `npm run year`. */
describe('a year of a hundred and twenty guests', () => {
  it('ends every stay with a reason, somebody responsible, and what was due before it', async function () {
    this.timeout(600_000);
    const database = await freshDatabase('postgres', this);
    const report = await simulate({ guests: 120, sponsors: 6, days: 365, seed: 1, database });
    const states = Object.entries(report.states).map(([state, count]) => `${count} ${state}`);
    console.log(`      ${states.join(', ')}; ${report.perGuestAndDay.toFixed(3)} requests a guest and day`);
    assert.deepEqual(report.faults, []);
    assert.ok(report.removals > 50, 'many stays ended');
    assert.ok(report.mostCards <= 5, `${report.mostCards} cards for one person in a day`);
    // One look an hour, and one comparison a day, serve these guests as they serve a thousand: `npm run year` counts them, with two thousand.
    const each = (report.asked.staying - report.looks) / report.guestDays;
    assert.ok(each <= 0.2, `${each} requests for each guest and day`);
  });
});
