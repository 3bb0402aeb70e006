import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import type { Database, Queryable } from '../../src/store/database.js';
import { readAuditKey, type AuditKey } from '../../src/store/audit/signing.js';
import { verify, verifyWithin } from '../../src/store/audit/verifying.js';
import { createStore } from '../../src/store/store.js';
import type { Store } from '../../src/workflow/ports.js';
import { onEveryDatabase } from '../support/database.js';
import { after as afterwards, LIVES, MORNING, nominated, sue } from './samples.js';

const key = readAuditKey(
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
) as AuditKey;

/** The text of an entry that nobody wrote: that somebody resumed inviting. */
const FORGED = `select (content::jsonb - 'revision'
    || jsonb_build_object('id', gen_random_uuid(), 'what', 'inviting.resumed', 'about', 'inviting'))::text as content
  from guestlist.audit_entries order by number limit 1`;
const CHECKSUM = `'sha256:' || encode(sha256(convert_to(content, 'UTF8')), 'hex')`;

const found = async (tx: Queryable, by: AuditKey | undefined): Promise<string> =>
  (await verifyWithin(tx, by)).faults
    .map(({ at, entry, says }) => `${at?.day}/${at?.place} ${entry} ${says}`)
    .join('\n');

class Undo extends Error {}

const tampered = async (
  database: Database,
  statements: readonly string[],
  by: AuditKey | undefined,
): Promise<string> => {
  let said = '';
  await assert.rejects(
    database.transaction(async (tx) => {
      for (const statement of statements) await tx.query(statement);
      said = await found(tx, by);
      throw new Undo();
    }),
    Undo,
  );
  return said;
};

onEveryDatabase('what is added to the record by whoever may add to it', (database) => {
  let store: Store;
  before(async () => {
    store = createStore(database(), { add: async () => {} }, { now: () => MORNING }, { key });
    const events = [nominated(), ...LIVES['denied']!];
    await store.transaction((tx) => tx.nominations.save(afterwards(events), events));
    await store.audit.seal(MORNING);
  });

  it('before its first place is refused, and found where the refusal was taken away', async () => {
    const before = [
      `with forged as (insert into guestlist.audit_entries (content, proof) select content, ${CHECKSUM} from (${FORGED}) as one returning id)
       insert into guestlist.audit_seals (day, place, entry, previous, hash) select '', 0, id, '0', '0' from forged`,
    ];
    await assert.rejects(tampered(database(), before, key), /audit_seals_of_a_day/);
    const refusal = 'alter table guestlist.audit_seals drop constraint audit_seals_of_a_day';
    for (const by of [key, undefined])
      assert.match(
        await tampered(database(), [refusal, ...before], by),
        /^\/0 [0-9a-f-]{36} stands in no place that the chain has/m,
      );
  });

  it('as having been before there was a record is refused, and found as well', async () => {
    const begun = [
      `insert into guestlist.audit_begun select about, 2 from guestlist.audit_entries order by number limit 1`,
    ];
    await assert.rejects(tampered(database(), begun, key), /INSERT of audit_begun is refused/);
    const refusal = 'alter table guestlist.audit_begun disable trigger user';
    assert.match(
      await tampered(database(), [refusal, ...begun], key),
      /is about nomination\/\S+ at revision 2, up to which there is said to have been no record/,
    );
  });

  it('to keep others from being chained does not', async () => {
    await database().query(
      `insert into guestlist.audit_waiting
       select generate_series(-1500, 0) union select number from guestlist.audit_entries`,
    );
    await store.transaction((tx) => tx.emergencies.pause({ by: sue, at: MORNING }));
    await store.audit.seal(MORNING);
    const { faults, waiting, sealed } = await verify(database(), key);
    assert.deepEqual([faults, waiting, sealed], [[], 0, 4]);
    assert.deepEqual(await database().query('select number from guestlist.audit_waiting'), []);
  });

  it('under a key that nobody has is found, and named, though the bot chains it and signs its place', async () => {
    await database().query(
      `with forged as (insert into guestlist.audit_entries (content, proof)
         select content, 'ed25519:0000000000000000:AAAA' from (${FORGED}) as one returning number)
       insert into guestlist.audit_waiting select number from forged`,
    );
    await store.audit.seal(MORNING);
    const [last] = await database().query<{ id: string }>(
      'select id from guestlist.audit_entries order by number desc limit 1',
    );
    for (const by of [key, undefined])
      assert.match(
        await found(database(), by),
        new RegExp(`^2027-05-03/5 ${last?.id} is signed by a key, 0{16}, that has signed no place`, 'm'),
      );
  });
});
