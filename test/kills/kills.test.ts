import assert from 'node:assert/strict';
import { boundOf } from '../../bench/chaos/proof.js';
import { join } from 'node:path';
import { systemClock } from '../../src/kernel/clock.js';
import { createAttempts } from '../../src/store/attempts.js';
import { openDatabase } from '../../src/store/database.js';
import { silent } from '../support/database.js';
import { killing, wanted } from './killing.js';
import { inspect, playPatiently } from './main-job.js';
import { nameOf, spread } from './moments.js';

const SPREAD = 1;

describe('killed at any moment of the main job', () => {
  const { die, freshFolder, moments, tenant } = killing({ play: playPatiently });

  /** How many second invitations the bot's own books show. */
  const countedIn = async (folder: string): Promise<number> => {
    const database = await openDatabase({ kind: 'embedded', folder: join(folder, 'local') }, silent);
    try {
      return (await createAttempts(database, systemClock).repeated()).invitation;
    } finally {
      await database.close();
    }
  };

  it('notices when the job is not completed: a bot that forgets everything when it dies', async function () {
    this.timeout(180_000);
    const invitation = (await moments()).find(({ path, when }) => path === '/invitations' && when === 'after');
    assert.ok(invitation);
    // Sue has sent her nomination and Oskar has answered it; a bot without memory can complete nothing of that.
    const { outcome } = await die(invitation, await freshFolder(), async () => undefined, {
      reborn: await freshFolder(),
      patience: 25_000,
    });
    assert.equal(outcome, 'stuck');
  });

  it(`completes the job with one guest, ${wanted ? `at moments: ${wanted}` : 'at a spread of moments'}`, async function () {
    this.timeout(wanted ? 3_600_000 : 600_000);
    const all = await moments();
    const few = new Set([...spread(all, SPREAD), ...all.filter(({ path }) => path === '/invitations')]);
    const fits = wanted === 'all' ? () => true : (name: string) => new RegExp(wanted ?? '').test(name);
    const chosen = all.filter((moment) => (wanted ? fits(nameOf(moment)) : few.has(moment)));
    const counts = { killed: 0, 'never came': 0, 'invited twice': 0 };
    for (const moment of chosen) {
      const folder = await freshFolder();
      const name = nameOf(moment);
      const death = await die(moment, folder, () => inspect(tenant(), name));
      assert.ok(death.outcome === 'completed', `killed ${name}: the job was not completed`);
      const { came, seen: invitations } = death;
      assert.ok(invitations <= 2, `killed ${name}: ${invitations} invitations`);
      // The bot begins an attempt in its books before it calls, and ends it with its record: so this says that it died in between.
      // Of a call that the tenant never heard, it cannot know that: there the books have one more, and what is shown says "at most".
      const isUnheard = came && moment.path === '/invitations' && moment.when === 'before' && invitations === 1;
      const counted = await countedIn(folder);
      assert.equal(counted, isUnheard ? 1 : invitations - 1, `killed ${name}: a second invitation is not in the books`);
      counts[came ? 'killed' : 'never came'] += 1;
      if (invitations === 2) counts['invited twice'] += 1;
    }
    assert.ok(counts.killed >= Math.min(SPREAD, chosen.length) / 2, 'too few kills to mean anything');
    console.log(
      `      ${chosen.length} of ${all.length} moments: killed ${counts.killed}, moment did not come ${counts['never came']}, ` +
        `second invitation ${counts['invited twice']} (only between Microsoft's answer and our record); ` +
        `a breach in fewer than ${boundOf(counts.killed)} of such kills, with 95 % confidence`,
    );
  });
});
