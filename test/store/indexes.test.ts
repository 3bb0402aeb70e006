import assert from 'node:assert/strict';
import { newDelegationId, newNominationId } from '../../src/kernel/ids.js';
import type { Database, Queryable } from '../../src/store/database.js';
import { createStore } from '../../src/store/store.js';
import { onEveryDatabase } from '../support/database.js';
import { after as afterwards, anyone, facts, LIVES, MORNING, nominated, oskar, sue } from './samples.js';

const noJobs = { add: () => Promise.resolve() };

type Asked = { readonly text: string; readonly parameters: readonly unknown[] };

/** The same database, and everything it was asked. */
const overheard = (database: Database): { readonly database: Database; readonly asked: Asked[] } => {
  const asked: Asked[] = [];
  const listen = (to: Queryable): Queryable => ({
    query: (text, parameters = []) => {
      asked.push({ text, parameters });
      return to.query(text, parameters);
    },
  });
  const listening: Database = {
    ...database,
    ...listen(database),
    transaction: (work) => database.transaction((tx) => work(listen(tx))),
  };
  return { database: listening, asked };
};

onEveryDatabase('with a hundred thousand nominations', (database) => {
  /** Where an index could have been used, the planner uses it under this setting, however few rows there are. */
  const plan = (text: string, parameters: readonly unknown[]): Promise<string> =>
    database().transaction(async (tx) => {
      await tx.query('set local enable_seqscan = off');
      return JSON.stringify(await tx.query(`explain ${text}`, parameters));
    });

  it('nothing that people wait for reads a whole table', async () => {
    const { database: listening, asked } = overheard(database());
    const store = createStore(listening, noJobs, { now: () => MORNING });
    const events = [nominated(), ...LIVES['reached an approver']!];
    const nomination = afterwards(events);
    const to = nomination.guest.address;
    const { nominations, cards, people, delegations } = store;
    await store.transaction(async (tx) => {
      await tx.nominations.lock(nomination.id);
      await tx.nominations.begunSince(sue.id, MORNING);
      await tx.nominations.answeredFor(sue.id);
      await tx.nominations.save(nomination, events);
      await tx.nominations.arriving(sue.id, [nomination.id]);
      await tx.nominations.takingBack([nomination.id], MORNING);
      await tx.nominations.deniedSince(to, MORNING, 3);
      await tx.mailed.take({ to, about: nomination.id, sort: 'invitation', mail: 'mail-1' }, MORNING, 5);
      await tx.removals.take('end', sue.id, MORNING, 1);
      await tx.people.takeDigestsDue(MORNING, () => MORNING, 100);
      await tx.delegations.takeBegun(MORNING, 100);
      await tx.delegations.givenSince(sue.id, MORNING);
      const ends = new Date(MORNING.getTime() + 1);
      await tx.delegations.add({ id: newDelegationId(), from: sue, to: oskar, starts: MORNING, ends }, () => undefined);
      await tx.delegations.revoke(newDelegationId(), anyone(), MORNING);
    });
    await nominations.read(nomination.id);
    await nominations.of(sue.id, 10);
    await nominations.wasAsked(nomination.id, oskar.id);
    await nominations.books({ nominator: sue.id, since: MORNING, address: facts().guest.address });
    await nominations.due(MORNING, 100);
    await nominations.waitingFor(oskar.id, 10);
    await cards.of(nomination.id);
    await nominations.deniedSince(to, MORNING, 3);
    await store.mailed.fullSince({ to, sort: 'invitation' }, MORNING, 5);
    await store.removals.waiting('end', MORNING);
    await cards.at('a:1', '1');
    await cards.remember({
      about: newNominationId(),
      holder: oskar.id,
      kind: 'approval',
      conversationId: 'a:1',
      activityId: '1',
      shows: '',
    });
    await people.read(sue.id);
    await people.setDigest(sue.id, { at: 540, next: MORNING });
    await delegations.by([sue.id, oskar.id], MORNING);
    await delegations.to(sue.id, MORNING);
    await delegations.of(sue.id, MORNING);

    const searching = asked.filter(
      ({ text }) => /\b(from|update|delete) guestlist\./.test(text) || /^\s*update/.test(text),
    );
    assert.ok(searching.length >= 20);
    for (const { text, parameters } of searching)
      assert.doesNotMatch(await plan(text, parameters), /Seq Scan on/, text);
  });

  it('a question that no index answers would be noticed', async () => {
    assert.match(await plan('select 1 from guestlist.nominations where revision = 1', []), /Seq Scan on/);
  });
});
