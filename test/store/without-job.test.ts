import assert from 'node:assert/strict';
import { HOUR } from '../../src/kernel/clock.js';
import { createJobs } from '../../src/store/jobs.js';
import { onEveryDatabase, silent } from '../support/database.js';
import { lin } from '../support/samples.js';
import { openOffice } from '../workflow/office.js';

onEveryDatabase('what was approved, and has no job any more', (database) => {
  it('is taken up within the hour; what is paused, or has one, is left as it is', async () => {
    const jobs = createJobs(database(), silent);
    await jobs.start();
    try {
      const office = openOffice(database());
      const inviting = () => office.waiting.filter(({ name }) => name === 'invite-guest');
      const paused = await office.begin();
      const hindrance = { kind: 'paused', by: lin, since: office.now() } as const;
      await office.submit.nomination(paused, { type: 'record-hindrance', hindrance, unanswered: false });
      const waits = await office.begin();
      await database().transaction((tx) => jobs.add(tx, { name: 'invite-guest', nominationId: waits }));
      await office.begin({}, { type: 'withdraw', by: (await office.read(waits)).nominator.id, accepted: false });

      office.waiting.length = 0;
      await office.sweeps();
      assert.deepEqual(inviting(), []);

      const nominationId = await office.begin();
      office.waiting.length = 0;
      await office.sweeps();
      assert.deepEqual(inviting(), [], 'an hour has not passed');
      office.passes(HOUR);
      await office.sweeps();
      assert.deepEqual(inviting(), [{ name: 'invite-guest', nominationId }]);
    } finally {
      await jobs.stop();
    }
  });
});
