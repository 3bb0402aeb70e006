import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import type { Readdressed } from '../../src/guest/events.js';
import { newDelegationId, newNominationId } from '../../src/kernel/ids.js';
import { from, noteRequest } from '../../src/kernel/origin.js';
import { entriesOf } from '../../src/store/audit/reading.js';
import { readAuditKey, type AuditKey } from '../../src/store/audit/signing.js';
import { verify, verifyWithin } from '../../src/store/audit/verifying.js';
import { createStore } from '../../src/store/store.js';
import type { Queryable } from '../../src/store/database.js';
import type { Store } from '../../src/workflow/ports.js';
import { onEveryDatabase } from '../support/database.js';
import { after as afterwards, LIVES, MORNING, nominated, oskar, pendingGuest, sue } from './samples.js';

const noJobs = { add: async () => {} };
const pem = (): string => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const keyOf = (text: string): AuditKey => {
  const key = readAuditKey(text);
  assert.ok(key);
  return key;
};

/** A nomination from its beginning to an answer, and a guest: nine entries in all, in three transactions. */
const happens = async (store: Store): Promise<void> => {
  const begun = nominated();
  const lives = [
    [begun, ...LIVES['approved in two stages, and joined']!],
    [nominated(), ...LIVES['denied']!],
  ];
  for (const events of lives)
    await from({ by: 'card', name: 'approve', id: 'f:1' }, () =>
      store.transaction((tx) => tx.nominations.save(afterwards(events), events)),
    );
  const guest = pendingGuest();
  await store.transaction((tx) => tx.guests.save(guest, [{ type: 'received', facts: guest, at: MORNING }]));
};

/** Whoever may do this owns the tables, or the whole server. */
const UNGUARDED = ['audit_entries', 'audit_seals', 'audit_heads'].map(
  (table) => `alter table guestlist.${table} disable trigger user`,
);

class Undo extends Error {}

const seal = (n: number): string =>
  `(select day, place from guestlist.audit_seals order by day, place offset ${n} limit 1)`;
const sealed = (n: number): string =>
  `(select entry from guestlist.audit_seals order by day, place offset ${n} limit 1)`;
/** Whatever is taken from the content goes along, so that each takes the other's place among the numbers alone. */
const SWAP = [
  `drop index guestlist.audit_entries_id`,
  `drop index guestlist.audit_entries_about`,
  `update guestlist.audit_entries as entries set content = other.content, proof = other.proof
   from guestlist.audit_entries as other
   where entries.number + other.number = 7 and entries.number in (3, 4)`,
];
const EDIT = `content = replace(content, '"who":"', '"who":"0')`;
/** By somebody who knows how the proofs are made, where there is no key. */
const EDIT_WELL = `${EDIT}, proof = 'sha256:' || encode(sha256(convert_to(replace(content, '"who":"', '"who":"0'), 'UTF8')), 'hex')`;

/** Each of these, and words of the fault by which it is found. */
const TAMPERINGS: readonly (readonly [what: string, statements: readonly string[], found: RegExp])[] = [
  ['an edited entry', [`update guestlist.audit_entries set ${EDIT} where id = ${sealed(4)}`], /\/5 was edited/],
  [
    'an edited entry with a new proof',
    [`update guestlist.audit_entries set ${EDIT_WELL} where id = ${sealed(4)}`],
    /\/5 does not fit its seal/,
  ],
  ['a deleted first entry', [`delete from guestlist.audit_entries where id = ${sealed(0)}`], /\/1 is missing/],
  ['a deleted entry', [`delete from guestlist.audit_entries where id = ${sealed(4)}`], /\/5 is missing/],
  ['a deleted last entry', [`delete from guestlist.audit_entries where id = ${sealed(8)}`], /\/9 is missing/],
  [
    'a deleted first seal',
    [`delete from guestlist.audit_seals where (day, place) = ${seal(0)}`],
    /\/1 is missing from the chain/,
  ],
  [
    'a deleted seal',
    [`delete from guestlist.audit_seals where (day, place) = ${seal(4)}`],
    /\/5 is missing from the chain/,
  ],
  [
    'a deleted last seal',
    [`delete from guestlist.audit_seals where (day, place) = ${seal(8)}`],
    /its seal was taken away/,
  ],
  [
    'a last entry deleted with its seal',
    [
      `delete from guestlist.audit_entries where id = ${sealed(8)}`,
      `delete from guestlist.audit_seals where (day, place) = ${seal(8)}`,
    ],
    /changed to revision 1, and the entry for that is missing/,
  ],
  [
    'a last entry deleted with its seal and the history',
    [
      `delete from guestlist.audit_entries where id = ${sealed(8)}`,
      `delete from guestlist.audit_seals where (day, place) = ${seal(8)}`,
      `delete from guestlist.guest_events`,
    ],
    /is at revision 1, and the entry for that is missing/,
  ],
  ['two entries that changed places', SWAP, /is out of order: revision 3 of nomination/],
  [
    'two seals that changed places',
    [
      `create temporary table swapped on commit drop as select place, entry from guestlist.audit_seals where place in (3, 4)`,
      `delete from guestlist.audit_seals where place in (3, 4)`,
      `insert into guestlist.audit_seals (day, place, entry, previous, hash)
       select day, 7 - swapped.place, swapped.entry, previous, hash from swapped
       cross join (select day, previous, hash from guestlist.audit_seals where place = 2) as other`,
    ],
    /\/3 does not fit its seal/,
  ],
  [
    'an entry that was put in',
    [
      `insert into guestlist.audit_entries (content, proof)
       select new, 'sha256:' || encode(sha256(convert_to(new, 'UTF8')), 'hex') from (
         select replace(replace(content, id::text, gen_random_uuid()::text), '"revision":1,', '"revision":99,') as new
         from guestlist.audit_entries where id = ${sealed(0)}) as forged`,
    ],
    /of which the history knows nothing/,
  ],
  [
    'an edited seal',
    [`update guestlist.audit_seals set hash = repeat('f', 64) where (day, place) = ${seal(4)}`],
    /\/5 does not fit its seal/,
  ],
  [
    'a seal that follows another',
    [`update guestlist.audit_seals set previous = repeat('f', 64) where (day, place) = ${seal(4)}`],
    /\/5 does not follow/,
  ],
];

const found = async (tx: Queryable, key: AuditKey | undefined): Promise<string> =>
  (await verifyWithin(tx, key)).faults
    .map(({ at, entry, says }) => `${at ? `${at.day}/${at.place}` : (entry ?? '')} ${says}`)
    .join('\n');

onEveryDatabase('the record', (database) => {
  let store: Store;
  before(async () => {
    store = createStore(database(), noJobs, { now: () => MORNING }, { rules: () => 'b'.repeat(64) });
    await happens(store);
  });

  const afterTampering = async (statements: readonly string[], key?: AuditKey): Promise<string> => {
    let said = '';
    await database()
      .transaction(async (tx) => {
        for (const statement of [...UNGUARDED, ...statements]) await tx.query(statement);
        said = await found(tx, key);
        throw new Undo();
      })
      .catch((error: unknown) => {
        if (!(error instanceof Undo)) throw error;
      });
    return said;
  };

  const contents = async (): Promise<readonly Record<string, unknown>[]> => {
    const rows = await database().query<{ content: string }>(
      'select content from guestlist.audit_entries order by number',
    );
    return rows.map(({ content }) => JSON.parse(content) as Record<string, unknown>);
  };

  it('has an entry for every event, with who, what, from where and under which rules', async () => {
    const all = await contents();
    assert.deepEqual(
      all.map(({ what }) => what),
      [
        ...['nominated', 'approvers-chosen', 'joined', 'stage-approved', 'approved'].map(
          (type) => `nomination.${type}`,
        ),
        ...['nominated', 'approvers-chosen', 'denied'].map((type) => `nomination.${type}`),
        'guest.received',
      ],
    );
    const denied = all[7];
    assert.deepEqual(
      [denied?.['who'], denied?.['rules'], denied?.['judged']],
      [oskar.id, 'b'.repeat(64), 'a'.repeat(64)],
    );
    assert.deepEqual(denied?.['from'], { by: 'card', name: 'approve', id: 'f:1' });
    assert.deepEqual([all[0]?.['who'], all[0]?.['revision'], all[4]?.['revision']], [sue.id, 1, 5]);
  });

  it('holds, before it is chained and after, and a second look at it chains nothing twice', async () => {
    assert.equal((await verify(database(), undefined)).waiting, 9);
    assert.deepEqual((await verify(database(), undefined)).faults, []);
    assert.equal(await store.audit.seal(MORNING), 9);
    assert.equal(await store.audit.seal(MORNING), 0);
    const { sealed: chained, waiting, head, faults } = await verify(database(), undefined);
    assert.deepEqual([chained, waiting, head?.day, head?.place, faults], [9, 0, '2027-05-03', 9, []]);
  });

  it('is only added to, whoever asks', async () => {
    for (const table of ['audit_entries', 'audit_seals', 'audit_heads'])
      for (const statement of [`delete from guestlist.${table}`, `truncate guestlist.${table}`])
        if (table !== 'audit_heads' || statement.startsWith('truncate'))
          await assert.rejects(database().query(statement), /only added to/, statement);
    await assert.rejects(database().query(`update guestlist.audit_entries set proof = ''`), /only added to/);
    await assert.rejects(database().query(`update guestlist.audit_seals set hash = ''`), /only added to/);
  });

  for (const [what, statements, words] of TAMPERINGS)
    it(`${what} is found, and named`, async () => assert.match(await afterTampering(statements), words));

  it('a naive check, that each entry fits its own checksum, would find none of what is missing or moved', async () => {
    const naive = async (tx: Queryable): Promise<boolean> => {
      const rows = await tx.query(
        `select from guestlist.audit_entries where proof <> 'sha256:' || encode(sha256(convert_to(content, 'UTF8')), 'hex')`,
      );
      return rows.length > 0;
    };
    const noticed: string[] = [];
    for (const [what, statements] of TAMPERINGS)
      await database()
        .transaction(async (tx) => {
          for (const statement of [...UNGUARDED, ...statements]) await tx.query(statement);
          if (await naive(tx)) noticed.push(what);
          throw new Undo();
        })
        .catch(() => {});
    assert.deepEqual(noticed, ['an edited entry']);
  });

  it('an end that was written down elsewhere shows that the end was cut off, with all that spoke of it', async () => {
    const { head } = await verify(database(), undefined);
    assert.ok(head);
    assert.deepEqual((await verify(database(), undefined, head)).faults, []);
    const [fault] = (await verify(database(), undefined, { ...head, place: head.place + 1 })).faults;
    assert.match(fault?.says ?? '', /was the end of the chain once/);
  });

  it('goes on the next day from the end of the one before, also where a clock is put back', async () => {
    for (const at of ['2027-05-04T00:00:01Z', '2027-05-03T23:59:59Z']) {
      await store.transaction((tx) =>
        tx.delegations.add(
          { id: newDelegationId(), from: sue, to: oskar, starts: MORNING, ends: new Date(at) },
          () => undefined,
        ),
      );
      await store.audit.seal(new Date(at));
    }
    const { head, faults } = await verify(database(), undefined);
    assert.deepEqual([head?.day, head?.place, faults], ['2027-05-04', 2, []]);
    const rows = await database().query<{ previous: string; hash: string }>(
      `select (select previous from guestlist.audit_seals where day = '2027-05-04' and place = 1) as previous, hash
       from guestlist.audit_seals where day = '2027-05-03' and place = 9`,
    );
    assert.equal(rows[0]?.previous, rows[0]?.hash);
    assert.match(
      await afterTampering([`delete from guestlist.audit_seals where day = '2027-05-03' and place = 9`]),
      /2027-05-04\/1 does not follow 2027-05-03\/8/,
    );
  });

  it('what is not changed is no entry, and what is undone is none either', async () => {
    const before = (await contents()).length;
    assert.equal(await store.transaction((tx) => tx.emergencies.resume(sue)), false);
    await store
      .transaction(async (tx) => {
        await tx.emergencies.pause({ by: sue, at: MORNING, reason: 'a breach' });
        throw new Undo();
      })
      .catch(() => {});
    assert.equal((await contents()).length, before);
  });

  it('has what Microsoft was asked for it, and the rules that were put in force, once', async () => {
    await from({ by: 'job', name: 'invite-guest', id: '7' }, async () => {
      noteRequest('request-1');
      await store.transaction((tx) => tx.emergencies.pause({ by: sue, at: MORNING, reason: 'a breach' }));
    });
    const paused = (await contents()).at(-1);
    assert.deepEqual([paused?.['what'], paused?.['requests']], ['inviting.paused', ['request-1']]);
    assert.ok(!JSON.stringify(paused).includes('breach'));
    await Promise.all([1, 2, 3].map(() => store.audit.rulesInForce('c'.repeat(64))));
    await store.audit.rulesInForce('d'.repeat(64));
    const rules = (await contents()).filter(({ what }) => what === 'rules.in-force');
    assert.deepEqual(
      rules.map(({ details }) => (details as { hash: string }).hash[0]),
      ['c', 'd'],
    );
  });

  it('says for whom each entry was, also of an account that somebody else has since', async () => {
    const ada = pendingGuest({ revision: 2 });
    const grace = { ...ada, address: 'grace@adatum.com', displayName: 'Grace Hopper', revision: 3 };
    const to = { address: grace.address, displayName: grace.displayName } as Readdressed;
    const nominationId = newNominationId();
    await store.transaction((tx) =>
      tx.guests.save(ada, [
        { type: 'received', facts: ada, at: MORNING },
        { type: 'accepted', since: MORNING, at: MORNING },
      ]),
    );
    await store.transaction((tx) =>
      tx.guests.save(grace, [{ type: 'address-changed', nominationId, by: sue, to, at: MORNING }]),
    );
    assert.deepEqual(
      (await entriesOf(database(), ada.id)).map(({ what, forWhom }) => [what, forWhom]),
      [
        ['guest.received', 'Ada Lovelace (Fabrikam) <ada@fabrikam.com>'],
        ['guest.accepted', 'Ada Lovelace (Fabrikam) <ada@fabrikam.com>'],
        ['guest.address-changed', 'Grace Hopper <grace@adatum.com>'],
      ],
    );
  });

  it('many replicas write and chain at once, and each entry has one place', async () => {
    const replicas = [1, 2, 3].map(() => createStore(database(), noJobs, { now: () => MORNING }));
    await Promise.all(
      replicas.flatMap((replica) => [
        ...Array.from({ length: 10 }, () => happens(replica).then(() => replica.audit.seal(MORNING))),
      ]),
    );
    await store.audit.seal(MORNING);
    const { faults, waiting, sealed: chained } = await verify(database(), undefined);
    assert.deepEqual([faults, waiting, chained], [[], 0, (await contents()).length]);
  });
});

onEveryDatabase('a signed record', (database) => {
  const key = keyOf(pem());
  const other = keyOf(pem());
  let store: Store;
  before(async () => {
    store = createStore(database(), noJobs, { now: () => MORNING }, { key });
    await happens(store);
    await store.audit.seal(MORNING);
  });

  const tampered = async (statements: readonly string[], by: AuditKey | undefined = key): Promise<string> => {
    let said = '';
    await database()
      .transaction(async (tx) => {
        for (const statement of [...UNGUARDED, ...statements]) await tx.query(statement);
        said = await found(tx, by);
        throw new Undo();
      })
      .catch((error: unknown) => {
        if (!(error instanceof Undo)) throw error;
      });
    return said;
  };

  it('holds for whoever has the key, or its public half, and says so where neither is at hand', async () => {
    assert.deepEqual((await verify(database(), key)).faults, []);
    const { unknown, faults } = await verify(database(), other);
    assert.deepEqual([unknown, faults], [9, []]);
  });

  it('a chain that was made anew after an edit is found by its signed end', async () => {
    const anew = [
      `update guestlist.audit_entries set ${EDIT_WELL} where id = ${sealed(8)}`,
      `update guestlist.audit_seals set hash = encode(sha256(convert_to(
         previous || chr(10) || day || chr(10) || place || chr(10) || content, 'UTF8')), 'hex')
       from guestlist.audit_entries where audit_entries.id = entry and place = 9`,
    ];
    assert.match(await tampered(anew), /2027-05-03\/9 is another than was signed/);
    const withHead = [
      ...anew,
      `update guestlist.audit_heads set hash = audit_seals.hash from guestlist.audit_seals where audit_seals.place = 9`,
    ];
    assert.match(await tampered(withHead), /2027-05-03\/9 has a signature that is not of its key/);
  });

  /** By whoever owns the tables and has no key: an entry is edited, and the chain made anew from there on, as if nobody had ever signed. */
  const ANEW = [
    `update guestlist.audit_entries set ${EDIT_WELL} where id = ${sealed(4)}`,
    ...[5, 6, 7, 8, 9].map(
      (place) => `update guestlist.audit_seals as seals
        set previous = before.hash, hash = encode(sha256(convert_to(
          before.hash || chr(10) || seals.day || chr(10) || seals.place || chr(10) || content, 'UTF8')), 'hex')
        from guestlist.audit_seals as before, guestlist.audit_entries as entries
        where before.place = ${place - 1} and entries.id = seals.entry and seals.place = ${place}`,
    ),
  ];

  it('a chain that was made anew without its signatures is found by what they were missing from', async () => {
    const without = [...ANEW, `delete from guestlist.audit_heads`];
    assert.match(await tampered(without), /2027-05-03\/1 to 9 are not signed/);
    const from = [...ANEW, `delete from guestlist.audit_heads where place >= 5`];
    assert.match(await tampered(from), /2027-05-03\/5 to 9 are not signed/);
    // By the next pass the bot itself has signed an end that lies behind.
    const last = [...ANEW, `delete from guestlist.audit_heads where place between 5 and 8`];
    assert.match(await tampered(last), /2027-05-03\/5 to 8 are not signed/);
    // Where the signatures of the places were left as they were.
    assert.match(await tampered(ANEW), /2027-05-03\/5 is not signed, though there are entries before it that are/);
  });

  it('a chain that was made anew under a key of somebody’s own is signed by a key that nobody knows', async () => {
    let said: unknown;
    await database()
      .transaction(async (tx) => {
        const forged = `update guestlist.audit_entries set proof = 'ed25519:0badkey:' || proof where id = ${sealed(4)}`;
        const places = `update guestlist.audit_heads as heads set key = '0badkey', hash = seals.hash
          from guestlist.audit_seals as seals where seals.place = heads.place and seals.place >= 5`;
        for (const statement of [...UNGUARDED, ...ANEW, forged, places]) await tx.query(statement);
        const { faults, signed, unknown, strangers } = await verifyWithin(tx, key);
        said = [faults, signed, unknown, strangers];
        throw new Undo();
      })
      .catch((error: unknown) => {
        if (!(error instanceof Undo)) throw error;
      });
    assert.deepEqual(said, [[], 4, 5, ['0badkey']]);
  });

  it('an entry without a signature is found before it is chained', async () => {
    const forger = createStore(database(), noJobs, { now: () => MORNING });
    await forger.transaction((tx) => tx.emergencies.pause({ by: sue, at: MORNING }));
    assert.match(await tampered([]), /is not signed, though there is a key/);
    await store.audit.seal(MORNING);
    await store.transaction((tx) => tx.emergencies.resume(sue));
    const signed = `(select id from guestlist.audit_entries order by number desc limit 1)`;
    assert.match(
      await tampered([`update guestlist.audit_entries set ${EDIT} where id = ${signed}`]),
      /was edited before it was chained/,
    );
  });

  it('an end that nobody signed is found', async () => {
    assert.equal(await createStore(database(), noJobs, { now: () => MORNING }).audit.seal(MORNING), 1);
    assert.match(await tampered([]), /2027-05-03\/\d+ is not signed, though the record was by then/);
  });
});
