import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { privacy } from '../../src/commands/privacy/privacy.js';
import { readAuditKey } from '../../src/store/audit/signing.js';
import { openDatabase } from '../../src/store/database.js';
import { migrate } from '../../src/store/migrations.js';
import { createStore } from '../../src/store/store.js';
import { silent } from '../support/database.js';
import { saidBy } from '../support/said.js';
import { after as afterwards, LIVES, MORNING, nominated, pendingGuest } from '../store/samples.js';

describe('npm run privacy', () => {
  let folder: string;
  const guest = pendingGuest({ address: 'grace@fabrikam.com', displayName: 'Grace Hopper' });
  const events = [nominated(), ...LIVES['denied']!];
  const nomination = afterwards(events);
  const { address } = nomination.guest;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guestlist-privacy-'));
    const database = await openDatabase({ kind: 'embedded', folder: join(folder, 'local') }, silent);
    await migrate(database);
    const store = createStore(database, { add: async () => {} }, { now: () => MORNING });
    await store.transaction(async (tx) => {
      await tx.nominations.save(nomination, events);
      await tx.guests.save(guest, [{ type: 'received', facts: guest, at: MORNING }]);
    });
    await database.close();
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const runWith = (besides: NodeJS.ProcessEnv, ...words: string[]) =>
    saidBy(() => privacy(words, { DATA_DIR: folder, POLICY_FILE: resolve('policy.sample.yaml'), ...besides }));
  const run = (...words: string[]) => runWith({}, ...words);

  it('exports what there is of somebody, and of nobody else', async () => {
    const { code, said } = await run('export', address);
    assert.equal(code, 0);
    const { tables } = JSON.parse(said) as { tables: Record<string, readonly unknown[]> };
    assert.deepEqual(Object.keys(tables), ['guestlist.nomination_events', 'guestlist.nominations']);
    assert.ok(!said.includes('grace@'));
  });

  it('refuses a guest who is still here, and says what to do first', async () => {
    const { code, said } = await run('erase', 'Grace@Fabrikam.com');
    assert.equal(code, 1);
    assert.match(said, /^Nothing was erased\.\ngrace@fabrikam\.com is a guest here\. End the stay first/);
  });

  it('erases whoever is over, and says what is not in reach', async () => {
    const { code, said } = await run('erase', address);
    assert.equal(code, 0);
    assert.match(said, /^Erased: 1 nominations, 0 guests[^]*docs\/privacy\.md/);
    const after = JSON.parse((await run('export', address)).said) as { tables: object };
    assert.deepEqual(after.tables, {});
  });

  it('erases nobody where it could not sign that, in a record that is signed', async () => {
    const keys = generateKeyPairSync('ed25519');
    const pem = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    const key = readAuditKey(pem);
    const half = keys.publicKey.export({ type: 'spki', format: 'pem' }) as string;
    assert.match(
      (await runWith({ AUDIT_KEY: half }, 'erase', guest.address)).said,
      /is a public key, which signs nothing/,
    );
    const database = await openDatabase({ kind: 'embedded', folder: join(folder, 'local') }, silent);
    const store = createStore(database, { add: async () => {} }, { now: () => MORNING }, key && { key });
    await store.audit.seal(MORNING);
    await database.close();
    const { code, said } = await run('erase', guest.address);
    assert.deepEqual([code, /The record is signed[^]*set AUDIT_KEY/.test(said)], [2, true], said);
    assert.match((await runWith({ AUDIT_KEY: pem }, 'erase', guest.address)).said, /^Nothing was erased\.\ngrace@/);
  });

  it('does not say that it erased somebody of whom there is nothing', async () => {
    for (const unknown of ['grece@fabrikam.com', address]) {
      const { code, said } = await run('erase', unknown);
      assert.equal(code, 1);
      assert.match(said, new RegExp(`^Nothing was erased: our tables hold nothing of ${unknown}\\.`));
    }
  });

  it('does nothing with what it does not understand', async () => {
    for (const words of [[], ['erase'], ['erase', 'ada'], ['forget', address], ['erase', address, address]])
      assert.equal((await run(...words)).code, undefined, words.join(' '));
  });
});
