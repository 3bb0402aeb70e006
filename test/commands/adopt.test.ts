import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { adopt } from '../../src/commands/adopt/adopt.js';
import { systemClock } from '../../src/kernel/clock.js';
import { createLog } from '../../src/kernel/log.js';
import { startLocalTenant } from '../../src/local/server.js';
import { entriesBetween } from '../../src/store/audit/reading.js';
import { readAuditKey } from '../../src/store/audit/signing.js';
import { openDatabase } from '../../src/store/database.js';
import { createStore } from '../../src/store/store.js';
import { silent } from '../support/database.js';
import { saidBy } from '../support/said.js';

describe('npm run adopt', () => {
  let folder: string;
  let tenant: Awaited<ReturnType<typeof startLocalTenant>>;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guestlist-adopt-'));
    tenant = await startLocalTenant({ port: 0, botUrl: 'http://127.0.0.1:1', log: createLog('silent') });
  });
  afterEach(async () => {
    await tenant.close();
    await rm(folder, { recursive: true, force: true });
  });

  const runWith = (besides: NodeJS.ProcessEnv, ...words: string[]) => {
    const env = { GRAPH_BASE_URL: tenant.url, DATA_DIR: folder, POLICY_FILE: resolve('policy.sample.yaml') };
    return saidBy(() => adopt(words, { ...env, ...besides }));
  };
  const run = (...words: string[]) => runWith({}, ...words);
  const where = () => ({ kind: 'embedded', folder: join(folder, 'local'), evenInProduction: false }) as const;
  const file = async (text: string): Promise<string> => {
    const path = join(folder, 'guests.csv');
    await writeFile(path, text);
    return path;
  };
  const jobs = async (): Promise<readonly unknown[]> => {
    const database = await openDatabase(where(), silent);
    try {
      const rows = await database.query<{ data: unknown }>(
        `select data from guestlist_jobs.job where name = 'meet-guest' order by data ->> 'personId'`,
      );
      return rows.map(({ data }) => data);
    } finally {
      await database.close();
    }
  };

  /** What the record says of it: who, and why. */
  const recorded = async (): Promise<readonly unknown[]> => {
    const database = await openDatabase(where(), silent);
    try {
      const found: unknown[] = [];
      for await (const page of entriesBetween(database, {}))
        for (const { what, why, from } of page) if (what === 'adopting.begun') found.push([from?.by, why]);
      return found;
    } finally {
      await database.close();
    }
  };

  it('counts the guests, and proposes a sponsor for each who can sign in', async () => {
    const out = join(folder, 'proposal.csv');
    const { code, said } = await run('--out', out);
    assert.equal(code, 0, said);
    assert.match(said, /5 guests in the directory\n {2}0 are in.*\n {2}1 cannot sign in.*\n {2}4 have no end/);
    const written = await readFile(out, 'utf8');
    assert.match(
      written,
      /bob@fabrikam.com,Bob Stone \(Fabrikam\),sue@contoso.com,stands as sponsor in the directory,\n/,
    );
    assert.ok(!written.includes('dora@adatum.com'));
    assert.equal((await run('--csv', out)).code, 0);
  });

  it('says all that is wrong with a file at once, by line, and changes nothing', async () => {
    const path = await file(
      [
        'address;sponsor;until',
        'bob@fabrikam.com;nobody@contoso.com;2020-01-01',
        'stranger@fabrikam.com;;',
        'dora@adatum.com;sue@contoso.com;',
        'grace@fabrikam.com;grace@fabrikam.com;30/06/2099',
        'Bob@fabrikam.com;;',
      ].join('\n'),
    );
    const { code, said } = await run('--csv', path, '--yes');
    assert.equal(code, 1);
    for (const expected of [
      /:2 nobody@contoso.com is nobody/,
      /:2 2020-01-01 is over/,
      /:3 The directory has no guest/,
      /:4 dora@adatum.com cannot sign in/,
      /:5 grace@fabrikam.com is nobody/,
      /:5 “30\/06\/2099” is no day/,
      /:6 Bob@fabrikam.com stands in line 2/,
      /Nothing was changed/,
    ])
      assert.match(said, expected);
  });

  it('has those in a good file met, once it was said twice', async () => {
    const path = await file(
      'address,sponsor,until\nbob@fabrikam.com,oskar@contoso.com,2099-06-30\neve@partner.net,,\n',
    );
    const dry = await run('--csv', path);
    assert.deepEqual([dry.code, /is good: 2 guests/.test(dry.said)], [0, true], dry.said);
    const { code, said } = await run('--csv', path, '--yes');
    assert.equal(code, 0, said);
    const [bob, eve] = (await jobs()) as readonly Record<string, unknown>[];
    assert.deepEqual([bob?.['sponsor'], eve?.['sponsor']], ['11111111-0000-4000-8000-000000000002', undefined]);
    assert.equal(String(bob?.['until']).slice(0, 10), '2099-06-30');
    assert.equal((await run('--csv', path, '--yes', '--by', 'ruth@contoso.com\u202e\n')).code, 0);
    assert.deepEqual(await recorded(), [
      ['command', `Run by ${userInfo().username}`],
      ['command', 'Run by ruth@contoso.com'],
    ]);
  });

  it('has nobody met where it could not sign that, in a record that is signed', async () => {
    const path = await file('address,sponsor,until\nbob@fabrikam.com,oskar@contoso.com,\n');
    assert.equal((await run('--csv', path, '--yes')).code, 0);
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    const database = await openDatabase(where(), silent);
    const store = createStore(database, { add: async () => {} }, systemClock, { key: readAuditKey(pem) });
    await store.audit.seal(new Date());
    await database.close();
    const { code, said } = await run('--csv', path, '--yes');
    assert.deepEqual([code, /The record is signed[^]*set AUDIT_KEY/.test(said)], [2, true], said);
    assert.equal((await recorded()).length, 1);
    assert.equal((await runWith({ AUDIT_KEY: pem }, '--csv', path, '--yes')).code, 0);
    assert.equal((await recorded()).length, 2);
  });

  it('does nothing with what it does not understand', async () => {
    assert.equal((await run('--yes')).code, undefined);
    assert.equal((await run('--nonsense')).code, undefined);
    assert.equal((await run('--csv', join(folder, 'none.csv'))).code, 2);
  });
});
