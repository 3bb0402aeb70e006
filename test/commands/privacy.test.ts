import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { privacy } from '../../src/commands/privacy/privacy.js';
import { entriesBetween } from '../../src/store/audit/reading.js';
import { readAuditKey } from '../../src/store/audit/signing.js';
import { openDatabase, type Database } from '../../src/store/database.js';
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

  const withDatabase = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
    const database = await openDatabase({ kind: 'embedded', folder: join(folder, 'local') }, silent);
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  };
  /** What the record says that these commands did: what it was, which command, who ran it. */
  const recorded = () =>
    withDatabase(async (database) => {
      const found: unknown[] = [];
      for await (const page of entriesBetween(database, {}))
        for (const { what, who, from, why, details } of page)
          if (from) found.push([what, who, from.name, why, details]);
      return found;
    });

  it('exports what there is of somebody, and of nobody else', async () => {
    const { code, said } = await run('export', address);
    assert.equal(code, 0);
    const { tables } = JSON.parse(said) as { tables: Record<string, readonly unknown[]> };
    assert.deepEqual(Object.keys(tables), ['guestlist.nomination_events', 'guestlist.nominations']);
    assert.ok(!said.includes('grace@'));
  });

  it('leaves in the record that somebody was exported, by whom, and not their address', async () => {
    assert.equal((await run('export', 'grace@fabrikam.com', '--by', 'ruth@contoso.com\u202e\n')).code, 0);
    assert.equal((await run('export', 'grece@fabrikam.com')).code, 0);
    assert.deepEqual(await recorded(), [
      ['privacy.exported', 'guestlist', 'privacy export', `Run by ${userInfo().username}`, { people: [] }],
      ['privacy.exported', 'guestlist', 'privacy export', 'Run by ruth@contoso.com', { people: [guest.id] }],
    ]);
    const plain = await withDatabase((database) => database.query('select content from guestlist.audit_entries'));
    assert.doesNotMatch(JSON.stringify(plain), /@fabrikam|ruth/);
  });

  it('does not write anew into the record whom it is about', async () => {
    for (const verb of ['export', 'erase']) {
      const { code, said } = await run(verb, address, '--by', `Ada <${address.toUpperCase()}>`);
      assert.deepEqual([code, /^--by names whom this is about/.test(said)], [2, true], said);
    }
  });

  it('refuses a guest who is still here, and says what to do first', async () => {
    const { code, said } = await run('erase', 'Grace@Fabrikam.com');
    assert.equal(code, 1);
    assert.match(said, /^Nothing was erased\.\ngrace@fabrikam\.com is a guest here\. End the stay first/);
  });

  it('erases whoever is over, and says what is not in reach', async () => {
    const { code, said } = await run('erase', address, '--by', 'ruth@contoso.com');
    assert.equal(code, 0);
    const by = ['guestlist', 'privacy erase', 'Run by ruth@contoso.com'];
    assert.deepEqual((await recorded()).slice(2), [
      ['nomination.destroyed', ...by, { why: 'erased' }],
      ['privacy.erased', ...by, { nominations: 1, guests: 0 }],
    ]);
    assert.match(said, /^Erased: 1 nominations, 0 guests[^]*docs\/privacy\.md/);
    const after = JSON.parse((await run('export', address)).said) as { tables: object };
    assert.deepEqual(after.tables, {});
  });

  it('exports and erases nobody where it could not sign that, in a record that is signed', async () => {
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
    for (const verb of ['export', 'erase']) {
      const { code, said } = await run(verb, guest.address);
      assert.deepEqual([code, /^The record is signed[^]*set AUDIT_KEY/.test(said)], [2, true], said);
    }
    const exported = await runWith({ AUDIT_KEY: pem }, 'export', guest.address);
    assert.match(exported.said, /guestlist\.guests/);
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
    for (const words of [
      [],
      ['erase'],
      ['erase', 'ada'],
      ['forget', address],
      ['erase', address, '--for', 'x'],
      ['erase', address, address],
    ])
      assert.equal((await run(...words)).code, undefined, words.join(' '));
  });
});
