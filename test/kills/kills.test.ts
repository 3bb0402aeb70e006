import assert from 'node:assert/strict';
import { join } from 'node:path';
import { systemClock } from '../../src/kernel/clock.js';
import { createAttempts } from '../../src/store/attempts.js';
import { openDatabase } from '../../src/store/database.js';
import { silent } from '../support/database.js';
import { tellNoticed, tellTries } from '../support/telling.js';
import { killing, wanted } from './killing.js';
import { inspect, ONCE, playPatiently, type Came } from './main-job.js';
import { nameOf, type Moment } from './moments.js';
import { countWindows, isLook } from './windows.js';

/** What the bot was doing when it died. */
const DOINGS = ['looks', 'installs itself', 'invites', 'gives', 'says', 'redraws'] as const;

const doing = (moment: Moment): (typeof DOINGS)[number] => {
  const { on, method, path } = moment;
  if (isLook(moment)) return 'looks';
  if (on === 'connector') return method === 'POST' ? 'says' : 'redraws';
  if (path.endsWith('/sendMail')) return 'says';
  if (path.endsWith('/installedApps')) return 'installs itself';
  return path === '/invitations' ? 'invites' : 'gives';
};

describe('killed at any moment of the main job', () => {
  const { die, freshFolder, moments, tenant } = killing({ play: playPatiently });

  /** How many second invitations and mails the bot's own books show. */
  const countedIn = async (folder: string) => {
    const database = await openDatabase({ kind: 'embedded', folder: join(folder, 'local') }, silent);
    try {
      return await createAttempts(database, systemClock).repeated();
    } finally {
      await database.close();
    }
  };

  it('notices when the job is not completed: a bot that forgets everything when it dies', async function () {
    const invitation = (await moments()).find(({ path, when }) => path === '/invitations' && when === 'after');
    assert.ok(invitation);
    // Sue has sent her nomination and Oskar has answered it; a bot without memory can complete nothing of that.
    const { outcome } = await die(invitation, await freshFolder(), async () => undefined, {
      reborn: await freshFolder(),
      patience: 25_000,
    });
    assert.equal(outcome, 'stuck');
    tellNoticed('a bot that forgets everything when it dies', 'after 1 kill');
  });

  it(`completes the job with one guest, ${wanted ? `at moments: ${wanted}` : 'at the first moment, and before and after the invitation'}`, async function () {
    this.timeout(wanted ? 7_200_000 : 600_000);
    let usual: Came | undefined;
    const all = await moments(async () => (usual = await inspect(tenant(), 'nowhere', ONCE)));
    assert.deepEqual(usual, ONCE);
    const few = new Set([...all.slice(0, 1), ...all.filter(({ path }) => path === '/invitations')]);
    const fits = wanted === 'all' ? () => true : (name: string) => new RegExp(wanted ?? '').test(name);
    const chosen = all.filter((moment) => (wanted ? fits(nameOf(moment)) : few.has(moment)));
    const windows = countWindows(DOINGS, doing);
    const twice = { invitations: 0, mails: 0, news: 0, receipts: 0 };
    for (const moment of chosen) {
      const folder = await freshFolder();
      const name = nameOf(moment);
      const death = await die(moment, folder, () => inspect(tenant(), name, ONCE));
      assert.ok(death.outcome === 'completed', `killed ${name}: the job was not completed`);
      const { came, seen } = death;
      const { invitations } = seen;
      assert.ok(invitations <= 2, `killed ${name}: ${invitations} invitations`);
      // The bot begins an attempt in its books before it calls, and ends it with its record: so this says that it died in between.
      // Of a call that the tenant never heard, it cannot know that: there the books have one more, and what is shown says "at most".
      // That is so before the invitation, and may be so wherever something else is done at the moment at which it is begun.
      const isUnheard = came && moment.path === '/invitations' && moment.when === 'before' && invitations === 1;
      const { invitation: counted, mail } = await countedIn(folder);
      assert.ok(
        counted >= invitations - 1 + (isUnheard ? 1 : 0),
        `killed ${name}: a second invitation is not in the books`,
      );
      assert.ok(
        counted <= invitations - 1 + (came ? 1 : 0),
        `killed ${name}: the books count one that was never begun`,
      );
      for (const what of ['mails', 'news', 'receipts'] as const) {
        const more = seen[what] - ONCE[what];
        assert.ok(more >= 0, `killed ${name}: of ${what} there are ${more}`);
        // Whatever was under way besides may have been between its sending and its record.
        assert.ok(more <= (came ? 1 : 0), `killed ${name}: of ${what} there are ${more} too many`);
        twice[what] += more;
      }
      assert.ok(mail >= seen.mails - ONCE.mails, `killed ${name}: a second mail is not in the books`);
      if (came) windows.add(moment);
      if (invitations === 2) twice.invitations += 1;
    }
    const killed = windows.sum();
    console.log(
      [
        `      ${chosen.length} of ${all.length} moments: killed ${killed}, moment did not come ${chosen.length - killed}`,
        ...windows.lines(),
        `      came twice, between the answer and our record: ${Object.entries(twice)
          .map(([what, times]) => `${what} ${times}`)
          .join(', ')}`,
      ].join('\n'),
    );
    assert.ok(killed >= Math.max(1, chosen.length / 2), 'too few kills to mean anything');
    if (wanted === 'all') assert.deepEqual(windows.empty(), [], 'there is a window into which no kill fell');
    tellTries(killed, 'kills');
  });
});
