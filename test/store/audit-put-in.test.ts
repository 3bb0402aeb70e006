import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { guestAddress } from '../../src/kernel/address.js';
import { verify } from '../../src/store/audit/verifying.js';
import { erase } from '../../src/store/privacy/erasing.js';
import { holdingsOf } from '../../src/store/privacy/exporting.js';
import { createStore } from '../../src/store/store.js';
import type { Store } from '../../src/workflow/ports.js';
import { onEveryDatabase } from '../support/database.js';
import { after as afterwards, facts, LIVES, MORNING, nominated, oskar, pendingGuest } from './samples.js';

const clock = { now: () => MORNING };

onEveryDatabase('what the bot is made to chain without a key', (database) => {
  let store: Store;
  let nomination: string;
  const guest = pendingGuest();
  before(async () => {
    store = createStore(database(), { add: async () => {} }, clock);
    const events = [nominated(), ...LIVES['denied']!];
    const { id } = afterwards(events);
    nomination = `nomination/${id}`;
    await store.transaction(async (tx) => {
      await tx.nominations.save(afterwards(events), events);
      await tx.guests.save(guest, [{ type: 'received', facts: guest, at: MORNING }]);
    });
    await store.audit.seal(MORNING);
    assert.deepEqual((await verify(database(), undefined)).faults, []);
  });

  const erasing = (address: string) => erase(database(), { address, operator: 'ruth@contoso.com' }, clock, {});

  /** An entry as whoever may add to the tables writes it, with a checksum as it is to be; chained by the bot. */
  const putIn = async (said: object, number?: number): Promise<string> => {
    const id = randomUUID();
    const entry = { v: 1, id, at: MORNING, who: oskar.id, details: {}, ...said };
    await database().query(
      `with forged as (
         insert into guestlist.audit_entries (number, content, proof) overriding system value
         values (coalesce($2, nextval(pg_get_serial_sequence('guestlist.audit_entries', 'number'))), $1::text,
           'sha256:' || encode(sha256(convert_to($1, 'UTF8')), 'hex')) returning number)
       insert into guestlist.audit_waiting select number from forged`,
      [JSON.stringify(entry), number],
    );
    await store.audit.seal(MORNING);
    return id;
  };

  /** What is said of this entry. */
  const saidOf = async (id: string): Promise<string> =>
    (await verify(database(), undefined)).faults
      .filter(({ entry }) => entry === id)
      .map(({ says }) => says)
      .join('\n');

  /** A nomination that was there, and of which no more than the record is left. */
  const afterErasing = async (): Promise<string> => {
    const address = guestAddress.parse(`${randomUUID()}@fabrikam.com`);
    const events = [nominated({ guest: { ...facts().guest, address } }), ...LIVES['denied']!];
    const { id } = afterwards(events);
    await store.transaction((tx) => tx.nominations.save(afterwards(events), events));
    assert.ok((await erasing(address)).ok);
    await store.audit.seal(MORNING);
    const { faults } = await verify(database(), undefined);
    assert.ok(!faults.some(({ says }) => says.includes(id)), JSON.stringify(faults));
    return `nomination/${id}`;
  };

  it('is found where it is about a nomination or guest, and about no revision', async () => {
    for (const said of [
      { what: 'nomination.denied', about: nomination },
      { what: 'guest.ended', about: `guest/${guest.id}` },
      { what: 'guest.destroyed', about: nomination },
      { what: 'nomination.denied', about: 'inviting' },
      { what: 'nomination.denied', about: `delegation/${nomination.slice(-36)}`, revision: 4 },
      { about: nomination },
    ])
      assert.match(await saidOf(await putIn(said)), /about no revision of it: the history knows/, JSON.stringify(said));
    const pause = await putIn({ what: 'inviting.paused', about: 'inviting' });
    assert.equal(await saidOf(pause), '', 'of an emergency the history knows nothing');
  });

  it('is found where it has a moment that is none', async () => {
    for (const at of ['x', 'now', ''])
      assert.match(
        await saidOf(await putIn({ what: 'guest.received', about: `guest/${guest.id}`, revision: 1, at })),
        /says something else than the history of guest/,
      );
  });

  it('is found where nobody can read it, and keeps nothing else from being exported, sent on or erased', async () => {
    const deep = '['.repeat(4000) + ']'.repeat(4000);
    const bad = [
      await putIn({ what: 'inviting.paused', about: 'inviting', who: undefined }),
      await putIn({ what: 'inviting.paused', about: 'inviting', details: undefined }),
      await putIn({ what: 'guest.received', about: `guest/${guest.id}`, guestText: 5 }),
      await putIn({ what: 'inviting.paused', about: 'inviting', details: JSON.parse(deep) as unknown }),
    ];
    for (const id of bad) assert.match(await saidOf(id), /says nothing that can be read as an entry/);

    const lines: string[] = [];
    const outlet = async (more: readonly string[]) => void lines.push(...more);
    const sending = createStore(database(), { add: async () => {} }, clock, { stream: { outlet } });
    const [all] = await database().query<{ count: number }>('select count(*) from guestlist.audit_entries');
    assert.equal(await sending.audit.sendOn(MORNING), all?.count);
    const sent = lines.map((line) => JSON.parse(line) as { id: string; what: string; who: string; about: string });
    assert.deepEqual(
      sent.flatMap(({ id, what, who, about }) => (bad.includes(id) ? [[what, who, about]] : [])),
      ['inviting', 'inviting', `guest/${guest.id}`, 'inviting'].map((about) => ['unreadable', 'unknown', about]),
    );
    const { record } = await database().transaction((tx) => holdingsOf(tx, guest.address));
    assert.equal(
      record.find(({ what }) => what === 'guest.received')?.forWhom,
      `${guest.displayName} <${guest.address}>`,
    );
    assert.ok((await erasing('nobody@fabrikam.com')).ok);
  });

  it('is found under a number from before, be what it is about there or gone', async () => {
    const there = await putIn({ what: 'guest.ended', about: `guest/${guest.id}`, revision: 7 }, -1);
    assert.match(await saidOf(there), /at revision 7, of which the history knows nothing/);
    const gone = await afterErasing();
    const late = await putIn({ what: 'nomination.approved', about: gone, revision: 4 }, -2);
    assert.match(await saidOf(late), /is out of order: of nomination\/\S+ there is a later entry before it/);
  });

  it('is found where it says that something was destroyed that was not there, or no more', async () => {
    const gone = await afterErasing();
    for (const about of [gone, `nomination/${randomUUID()}`])
      assert.match(await saidOf(await putIn({ what: 'nomination.destroyed', about })), /of which nothing was there/);
  });
});
