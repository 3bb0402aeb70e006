import assert from 'node:assert/strict';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '../../src/store/database.js';
import { silent } from '../support/database.js';
import { tellNoticed, tellTries } from '../support/telling.js';
import { inspectBooks, inspectTenant, type Said } from './inspect-stay.js';
import { killing, wanted } from './killing.js';
import { nameOf, spread, type Moment } from './moments.js';
import { wholeStay } from './whole-stay.js';
import { countWindows, isLook } from './windows.js';

const SPREAD = 2;

/** What the bot was doing when it died: looking, changing the directory, saying something, editing or taking away a card. */
const DOINGS = ['looks', 'changes', 'says', 'tidies'] as const;

const doing = (moment: Moment): (typeof DOINGS)[number] => {
  const { on, method, path } = moment;
  if (isLook(moment)) return 'looks';
  if (path.endsWith('/sendMail') || (on === 'connector' && method === 'POST')) return 'says';
  return on === 'connector' ? 'tidies' : 'changes';
};

/** Which job says what may be said twice, if it dies between saying and recording. */
const SAYING: Readonly<Record<string, string>> = {
  'card: to whoever takes over': 'tell-of-guests',
  'message: to whoever did before': 'tell-former-sponsor',
};

const parted = (said: readonly string[]) => {
  const isMail = (what: string): boolean => what.startsWith('mail');
  return [said.filter(isMail), said.filter((what) => !isMail(what))] as const;
};

describe('killed in any step of the end of a stay, or of its hand-over', () => {
  const { die, freshFolder, moments, tenant } = killing(wholeStay);

  /** The books as they were when the bot died. */
  const asItDied = (folder: string): string => join(folder, 'as-it-died');
  const keepTheBooks = (folder: string): Promise<void> =>
    cp(join(folder, 'local'), asItDied(folder), { recursive: true });

  /** Which jobs were under way when the bot died: nothing else may be said twice. */
  const wasUnderWay = async (folder: string): Promise<readonly string[]> => {
    const database = await openDatabase({ kind: 'embedded', folder: asItDied(folder) }, silent);
    try {
      const jobs = await database.query<{ name: string }>("select name from guestlist_jobs.job where state = 'active'");
      return jobs.map(({ name }) => name);
    } finally {
      await database.close();
    }
  };

  const forgetJobs = async (folder: string): Promise<void> => {
    const database = await openDatabase({ kind: 'embedded', folder: join(folder, 'local') }, silent);
    await database.query('delete from guestlist_jobs.job');
    await database.close();
  };

  let all: readonly Moment[];
  let usual: Said;
  before(async function () {
    all = await moments(async () => {
      usual = await inspectTenant(tenant());
    });
  });

  it('notices what is left undone: a bot that forgets its jobs when it dies', async function () {
    const disabling = all.find(({ method, when }) => method === 'PATCH' && when === 'before');
    assert.ok(disabling);
    const death = await die(disabling, await freshFolder(), async () => undefined, {
      meanwhile: forgetJobs,
      patience: 25_000,
    });
    assert.equal(death.outcome, 'stuck');
    tellNoticed('a bot that forgets its jobs when it dies', 'after 1 kill');
  });

  it(`does each thing once, and says it once, ${wanted ? `at moments: ${wanted}` : 'at a spread of moments'}`, async function () {
    this.timeout(wanted ? 7_200_000 : 600_000);
    const few = new Set(spread(all, SPREAD));
    const fits = wanted === 'all' ? () => true : (name: string) => new RegExp(wanted ?? '').test(name);
    const chosen = all.filter((moment) => (wanted ? fits(nameOf(moment)) : few.has(moment)));
    const windows = countWindows(DOINGS, doing);
    const doubles: string[] = [];
    let missed = 0;
    for (const moment of chosen) {
      const folder = await freshFolder();
      const name = nameOf(moment);
      const death = await die(moment, folder, () => inspectTenant(tenant()), { meanwhile: keepTheBooks });
      assert.ok(death.outcome === 'completed', `killed ${name}: it was not completed`);
      if (death.came) windows.add(moment);
      else missed += 1;
      const twice = Object.entries(usual).flatMap(([what, times]) => {
        const more = (death.seen[what] ?? 0) - times;
        assert.ok(more === 0 || more === 1, `killed ${name}: ${what}, ${times + more} times in place of ${times}`);
        return more === 1 ? [what] : [];
      });
      doubles.push(...twice);
      const [mails, cards] = parted(twice);
      // The bot begins an attempt before it writes, and ends it with its record; what it begins anew may never have arrived.
      assert.ok(mails.length <= (await inspectBooks(folder)), `killed ${name}: not in the books: ${mails.join(', ')}`);
      const underWay = cards.length > 0 ? await wasUnderWay(folder) : [];
      const unexcused = cards.filter((what) => !underWay.includes(SAYING[what] ?? ''));
      assert.deepEqual(unexcused, [], `killed ${name}: said twice, though it had been recorded`);
    }
    const killed = windows.sum();
    console.log(
      [
        `      ${chosen.length} of ${all.length} moments: killed ${killed}, moment did not come ${missed}`,
        ...windows.lines(),
        `      said twice: ${doubles.length} (only between sending and recording)${doubles.length > 0 ? `: ${doubles.join(', ')}` : ''}`,
      ].join('\n'),
    );
    assert.ok(killed >= Math.max(1, chosen.length / 2), 'too few kills to mean anything');
    if (wanted === 'all') assert.deepEqual(windows.empty(), [], 'there is a window into which no kill fell');
    tellTries(killed, 'kills');
  });
});
