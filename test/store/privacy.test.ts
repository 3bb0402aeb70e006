import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { guestAddress } from '../../src/kernel/address.js';
import { newDelegationId, newNominationId, type NominationId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import type { GuestEvent } from '../../src/guest/events.js';
import type { Guest } from '../../src/guest/guest.js';
import { DAY, type Clock } from '../../src/kernel/clock.js';
import type { NominationEvent } from '../../src/nomination/events.js';
import { entriesBetween } from '../../src/store/audit/reading.js';
import { verify } from '../../src/store/audit/verifying.js';
import { createJobs, type Jobs } from '../../src/store/jobs.js';
import { erase } from '../../src/store/privacy/erasing.js';
import { holdingsOf } from '../../src/store/privacy/exporting.js';
import { createStore } from '../../src/store/store.js';
import type { Store } from '../../src/workflow/ports.js';
import { onEveryDatabase, silent } from '../support/database.js';
import { after as afterwards, anyone, facts, LIVES, MORNING, nominated, oskar, pendingGuest, sue } from './samples.js';

const clock = { now: () => MORNING };

onEveryDatabase('somebody who is to be erased', (database) => {
  let store: Store;
  let jobs: Jobs;
  before(async () => {
    jobs = createJobs(database(), silent);
    await jobs.start();
    store = createStore(database(), jobs, clock);
  });
  after(() => jobs.stop());

  const erasing = (address: string, at: Clock = clock) =>
    erase(database(), { address, operator: 'ruth@contoso.com' }, at, {});

  const grace: Person = { id: anyone(), name: 'Grace Hopper', address: 'grace@fabrikam.com' };
  const guestOf = (change: Partial<Guest>): Guest =>
    pendingGuest({ id: grace.id, address: grace.address, displayName: 'Grace Hopper (Fabrikam)', ...change });
  const invitee = {
    ...facts().guest,
    address: guestAddress.parse(grace.address),
    name: grace.name,
    displayName: 'Grace Hopper (Fabrikam)',
  };

  const saved = async (events: readonly NominationEvent[]): Promise<string> => {
    const nomination = afterwards(events);
    await store.transaction((tx) => tx.nominations.save(nomination, events));
    return nomination.id;
  };
  const invited = (guestId: Guest['id']): NominationEvent =>
    ({
      ...LIVES['invited']!.at(-1)!,
      guestId,
    }) as NominationEvent;

  /** Every cell of every table, ours and the queue's. */
  const everything = async (): Promise<string> => {
    const tables = await database().query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_schema in ('guestlist', 'guestlist_jobs') and table_type = 'BASE TABLE'`,
    );
    assert.ok(tables.length > 15, String(tables.length));
    let all = '';
    for (const { name } of tables) {
      const rows = await database().query<{ row: string }>(`select found::text as row from ${name} as found`);
      all += rows.map(({ row }) => `${name} ${row}\n`).join('');
    }
    return all;
  };
  /** A key or a ciphertext has any four letters in it, now and then. */
  const withoutCiphers = (text: string): string =>
    text.replace(/[A-Za-z0-9+/]{24,}={0,2}/g, (run) =>
      [/[A-Z]/, /[a-z]/, /\d/].every((kind) => kind.test(run)) ? '' : run,
    );
  const linesWith = async (...words: readonly string[]): Promise<readonly string[]> =>
    withoutCiphers(await everything())
      .split('\n')
      .filter((line) => words.some((word) => line.toLowerCase().includes(word.toLowerCase())));

  let guest = guestOf({});
  const live = async (events: readonly GuestEvent[], change: Partial<Guest>): Promise<void> => {
    guest = { ...guest, ...change } as Guest;
    await store.transaction((tx) => tx.guests.save(guest, events));
  };

  it('is refused while they are a guest, or about to be one, with what is to be done first', async () => {
    const open = await saved([nominated({ guest: invitee, reason: 'Grace Hopper knows the compiler' })]);
    const first = await erasing(grace.address);
    assert.ok(!first.ok);
    assert.match(
      first.obstacles.join('\n'),
      /^A nomination for grace@fabrikam\.com is open\. Have it withdrawn or denied first\.$/,
    );
    const nomination = await store.nominations.read(open as never);
    const denied = LIVES['denied']!.slice(-1);
    await store.transaction((tx) => tx.nominations.save(afterwards(denied, nomination), denied));

    const taken = await saved([nominated({ id: newNominationId(), guest: invitee }), ...LIVES['withdrawn']!]);
    await store.attempts.begin(taken as NominationId, 'invitation');
    const unanswered = await erasing(grace.address);
    assert.ok(!unanswered.ok);
    assert.match(
      unanswered.obstacles.join('\n'),
      /^Guestlist is looking whether an invitation of theirs left an account behind/,
    );
    await store.attempts.end(taken as NominationId, 'invitation');
    const came = { nominationId: taken as NominationId, guestId: anyone(), asked: MORNING, answered: MORNING };
    await store.transaction((tx) => tx.jobs.add({ name: 'remove-stray', ...came }));
    const stray = await erasing(grace.address);
    assert.deepEqual(stray, unanswered, 'an account that came besides theirs is to be removed');
    await database().query(`delete from guestlist_jobs.job where name = 'remove-stray'`, []);

    await live([{ type: 'received', facts: guest, at: MORNING }], { revision: 1 });
    const second = await erasing(grace.address.toUpperCase());
    assert.ok(!second.ok);
    assert.match(second.obstacles.join('\n'), /grace@fabrikam\.com is a guest here\. End the stay first/);
    const sponsors = await erasing(sue.address);
    assert.ok(!sponsors.ok);
    assert.match(sponsors.obstacles.join('\n'), /They answer for 1 guests/);
    assert.ok((await linesWith(grace.address)).length > 5, 'nothing was erased');
  });

  it('is exported with all that our tables hold of them', async () => {
    const { tables, record, ids } = await database().transaction((tx) => holdingsOf(tx, grace.address));
    assert.deepEqual(Object.keys(tables), [
      'guestlist.guest_events',
      'guestlist.guests',
      'guestlist.nomination_events',
      'guestlist.nominations',
    ]);
    assert.deepEqual(ids, [grace.id]);
    assert.ok(record.some(({ why }) => why === 'Grace Hopper knows the compiler'));
    assert.doesNotMatch(JSON.stringify(tables), /ada-[0-9a-f-]+@/);
  });

  it('is in none of our tables any more once it was done, and the record still holds', async () => {
    await saved([nominated({ guest: invitee, id: newNominationId() }), LIVES['approved']![1]!, invited(grace.id)]);
    await saved([nominated({ reason: 'with grace@fabrikam.com and GRACE HOPPER' }), ...LIVES['denied']!]);
    await store.people.meet({
      person: grace,
      chat: { conversationId: 'a:grace', serviceUrl: 'https://x.example', botId: 'b' },
    });
    await store.documents.write(
      new Map<string, unknown>([
        ['heard/a:grace', ['1']],
        ['msteams/conversations/a:sue/', { draft: { address: grace.address } }],
        ['msteams/conversations/a:oskar/', { draft: { address: 'other@fabrikam.com' } }],
      ]),
    );
    await store.transaction(async (tx) => {
      await tx.jobs.add({ name: 'tell-of-many-guests', news: 'guests-unread', guests: 1, some: [grace.address] });
      await tx.jobs.add({ name: 'show-guest', guestId: grace.id } as never);
    });
    await store.audit.seal(MORNING);
    await live([{ type: 'renamed', displayName: 'Grace Hopper', address: 'g.hopper@fabrikam.com', at: MORNING }], {
      address: 'g.hopper@fabrikam.com',
      revision: 2,
    });
    await live([{ type: 'removed', by: 'us', at: MORNING }], {
      status: 'removed',
      revision: 3,
      at: MORNING,
      by: 'us',
    });
    assert.ok((await linesWith('hopper', grace.address)).length > 10);

    const erased = await erasing('g.hopper@fabrikam.com');
    assert.ok(erased.ok, JSON.stringify(erased));
    assert.deepEqual([erased.nominations, erased.guests], [3, 1]);
    assert.deepEqual(await linesWith('hopper', 'grace@', 'compiler'), []);
    assert.equal((await linesWith('with erased@erased.invalid and (erased)')).length, 2);
    assert.equal((await linesWith('other@fabrikam.com')).length, 1);

    await store.audit.seal(MORNING);
    assert.deepEqual((await verify(database(), undefined)).faults, []);
    const whats: string[] = [];
    for await (const page of entriesBetween(database(), {}))
      for (const { what, why, forWhom } of page) {
        whats.push(what);
        if (/\.(destroyed|erased)$/.test(what)) assert.equal(why, 'Run by ruth@contoso.com');
        assert.doesNotMatch(`${why ?? ''} ${forWhom ?? ''}`, /hopper|grace|compiler/i);
      }
    assert.equal(whats.filter((what) => what.endsWith('.destroyed')).length, 4);
    assert.ok(whats.includes('privacy.erased'));
  });

  it('is an employee: nothing that names them, and nothing that they typed', async () => {
    const noor: Person = { id: anyone(), name: 'Noor Haddad', address: 'noor@contoso.com' };
    const asked = { ...facts(), nominator: noor, reason: 'a secret of Noor' };
    const question = LIVES['asked back about, and answered']!;
    const id = await saved([
      nominated(asked),
      ...question.slice(0, -1),
      { type: 'question-answered', text: 'what Noor said', at: MORNING },
      { type: 'denied', decision: { by: noor, at: MORNING, comment: 'Noors no' }, at: MORNING },
    ]);
    const ends = new Date(MORNING.getTime() + DAY);
    await store.transaction((tx) =>
      tx.delegations.add({ id: newDelegationId(), from: noor, to: oskar, starts: MORNING, ends }, () => undefined),
    );
    const refused = await erasing(noor.address);
    assert.ok(!refused.ok);
    assert.match(refused.obstacles.join('\n'), /They stand in for somebody/);
    const erased = await erasing(noor.address, { now: () => ends });
    assert.ok(erased.ok);
    assert.deepEqual(await linesWith('noor'), []);
    const left = await store.nominations.read(id as never);
    assert.deepEqual(left?.nominator, { id: noor.id, name: '(erased)', address: 'erased@erased.invalid' });
    assert.equal(left.inquiries?.[0]?.text, 'Which audit?');
    assert.deepEqual((await verify(database(), undefined)).faults, []);
  });

  it('has a name with quotation marks in it: nothing names them in what others wrote', async () => {
    const bob: Person = { id: anyone(), name: 'Robert "Bob" Smith', address: 'bob@contoso.com' };
    await saved([nominated({ nominator: bob, reason: 'an audit' }), ...LIVES['denied']!]);
    await saved([nominated({ reason: 'as Robert "Bob" Smith asked' }), ...LIVES['denied']!]);
    assert.ok((await erasing(bob.address)).ok);
    assert.deepEqual(await linesWith('smith'), []);
    assert.equal((await linesWith('as (erased) asked')).length, 2);
  });

  it('was asked for by a name that is a phrase of others, and never came: what those wrote stays', async () => {
    const [address, name] = ['ivo@litware.com', 'for the audit'];
    const guest = { ...facts().guest, address: guestAddress.parse(address), name, displayName: name };
    await saved([nominated({ id: newNominationId(), guest }), ...LIVES['denied']!]);
    await saved([nominated({ reason: 'she comes for the audit' }), ...LIVES['denied']!]);
    const before = await linesWith('she comes for the audit');
    assert.ok(before.length >= 2);
    assert.ok((await erasing(address)).ok);
    assert.deepEqual(await linesWith(address), []);
    assert.deepEqual(await linesWith('she comes for the audit'), before);
  });

  it('has an address that is part of a longer one, and a name that begins another: those stay', async () => {
    const named = (address: string, name: string): readonly NominationEvent[] => {
      const guest = { ...facts().guest, address: guestAddress.parse(address), name, displayName: name };
      const reason =
        'for bea@litware.com.\nBea Long,bea@litware.com (not labea@litware.com, bea@litware.com.au or Bea Longman)';
      return [nominated({ id: newNominationId(), guest, reason }), ...LIVES['denied']!];
    };
    await saved(named('bea@litware.com', 'Bea Long'));
    const others = ['labea@litware.com', 'a_bea@litware.com', 'bea@litware.com.au', 'bea@litware.com-x.de'];
    for (const other of others) await saved(named(other, 'Bea Longman'));
    const { tables } = await holdingsOf(database(), 'labea@litware.com');
    assert.deepEqual(
      tables['guestlist.nominations']?.map((row) => (row as { guest_address: string }).guest_address).toSorted(),
      ['bea@litware.com', ...others].toSorted(),
      'those that speak of them, too',
    );
    assert.equal((await erasing('bea@litware.com')).ok, true);
    const left = (await everything()).split('\n').filter((line) => line.includes('Bea Longman'));
    assert.ok(left.length >= 2 * others.length, String(left.length));
    for (const other of others)
      assert.ok(
        left.some((line) => line.includes(other)),
        other,
      );
    for (const line of left) assert.doesNotMatch(line, /(?<![a-z_])bea@litware\.com(?![-.][a-z])|Bea Long(?!man)/);
  });

  it('whose account somebody else has now: that one stays', async () => {
    const [old, now] = ['old@fabrikam.com', 'new@fabrikam.com'];
    const id = anyone();
    const nomination = await saved([
      nominated({
        guest: { ...invitee, address: guestAddress.parse(old), name: 'Olga Past', displayName: 'Olga Past' },
      }),
      LIVES['approved']![1]!,
      invited(id),
    ]);
    const another = pendingGuest({
      id,
      address: now,
      displayName: 'Nia New',
      moved: { nomination: newNominationId(), from: old, at: MORNING },
    });
    await store.transaction((tx) => tx.guests.save(another, [{ type: 'received', facts: another, at: MORNING }]));
    const erased = await erasing(old);
    assert.ok(erased.ok);
    assert.equal(erased.nominations, 0);
    assert.deepEqual(await linesWith('olga', old), []);
    const left = await store.nominations.read(nomination as never);
    assert.deepEqual([left?.status, left?.guest.address], ['invited', 'erased@erased.invalid']);
    assert.equal((await store.guests.read(id))?.address, now);
  });

  it('was written to: it is counted without their address, exported, and gone with them', async () => {
    const zoe = 'zoe@fabrikam.com';
    const id = await saved([
      nominated({ id: newNominationId(), guest: { ...invitee, address: guestAddress.parse(zoe) } }),
    ]);
    const mail = { to: 'Zoe@Fabrikam.com', sort: 'invitation', about: id as NominationId, mail: 'mail-1' } as const;
    const place = await store.transaction((tx) => tx.mailed.take(mail, new Date(0), 5));
    assert.equal(place, 'granted');
    const counted = async () => (await linesWith(id)).filter((line) => line.startsWith('guestlist.mailed'));
    const [line = ''] = await counted();
    assert.doesNotMatch(line, /zoe|fabrikam/i);
    const { tables } = await database().transaction((tx) => holdingsOf(tx, zoe));
    assert.equal(tables['guestlist.mailed']?.length, 1);

    const nomination = await store.nominations.read(id as NominationId);
    const denied = LIVES['denied']!.slice(-1);
    await store.transaction((tx) => tx.nominations.save(afterwards(denied, nomination), denied));
    // What is about another life, such as an address that was corrected since, is theirs too.
    const elsewhere = { ...mail, about: anyone() };
    await store.transaction((tx) => tx.mailed.take(elsewhere, new Date(0), 5));
    assert.ok((await erasing(zoe)).ok);
    assert.deepEqual(await counted(), []);
    assert.deepEqual(await database().query('select 1 from guestlist.mailed'), []);
  });

  it('the search finds what is there', async () => {
    const hash = createHash('sha256').update('x').digest('hex');
    await store.documents.write(new Map([['planted', hash]]));
    assert.equal((await linesWith(hash)).length, 1);
  });
});
