import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { DAY } from '../../src/kernel/clock.js';
import { delegationId, personId, type PersonId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import { DirectoryTrouble, type Account, type Delegation, type Directory } from '../../src/workflow/ports.js';
import { circleWith } from '../../src/workflow/circles.js';
import { onEveryDatabase } from '../support/database.js';
import { carl } from '../support/samples.js';
import { employee, openOffice } from './office.js';

/** People of this story alone, so that no other story's delegations stand in their way. */
const somebody = (name: string): Person => ({
  id: personId.parse(randomUUID()),
  name,
  address: `${name.toLowerCase()}@contoso.com`,
});

const may = (day: number, hour = 0): Date => new Date(Date.UTC(2027, 4, day, hour));
const from = (starts: Date, ends: Date) => ({ starts, ends });
const AUGUST = from(new Date('2027-07-31T22:00:00Z'), new Date('2027-08-14T21:59:59.999Z'));

onEveryDatabase('delegating', (database) => {
  const everybody = new Map<PersonId, Account>();
  const join = <T extends Person>(...people: readonly T[]): readonly T[] => {
    for (const person of people) everybody.set(person.id, employee(person));
    return people;
  };
  const office = (described: Partial<Directory> = {}) =>
    openOffice(database(), { account: async (id) => everybody.get(id), ...described });
  const three = () => join(somebody('Oskar'), somebody('Mia'), somebody('Ruth')) as readonly [Person, Person, Person];

  it('is told to whoever stands in, and seen by both', async () => {
    const { delegate, delegationsOf, waiting } = office();
    const [oskar, mia] = three();
    const result = await delegate({ from: oskar, to: mia, ...AUGUST });
    assert.ok(result.outcome === 'delegated');
    const { delegation } = result;
    assert.deepEqual(delegation, { id: delegation.id, from: oskar, to: mia, ...AUGUST });
    assert.deepEqual(waiting, [{ name: 'tell-delegate', delegationId: delegation.id, about: 'delegated' }]);
    for (const one of [oskar, mia]) assert.deepEqual(await delegationsOf(one.id), [delegation]);
  });

  it('says who they are by the directory, not by what was typed', async () => {
    const [oskar, mia] = three();
    const result = await office().delegate({ from: oskar, to: { ...mia, name: 'Mimi', address: '' }, ...AUGUST });
    assert.deepEqual(result.outcome === 'delegated' && result.delegation.to, mia);
  });

  describe('is refused', () => {
    const closed = somebody('Hugo');
    const guest = somebody('Ada');
    everybody.set(closed.id, { ...employee(closed), enabled: false });
    everybody.set(guest.id, { ...employee(guest), kind: 'guest' });
    const [oskar, mia] = three();

    for (const [what, wish, why] of [
      ['to oneself', { to: oskar }, 'yourself'],
      ['to whoever has left', { to: closed }, 'not-an-employee'],
      ['to a guest', { to: guest }, 'not-an-employee'],
      ['to somebody unknown', { to: somebody('Nobody') }, 'not-an-employee'],
      ['backwards', from(may(20), may(10)), 'no-such-time'],
      ['for no time', from(may(20), may(20)), 'no-such-time'],
      ['for a time that is over', from(may(1), may(2)), 'no-such-time'],
      ['for longer than a year', from(may(10), new Date('2028-05-10T00:00:00.001Z')), 'too-long'],
    ] as const) {
      it(`${what}: ${why}`, async () => {
        const { delegate, waiting, delegationsOf } = office();
        const refused = await delegate({ from: oskar, to: mia, ...AUGUST, ...wish });
        assert.deepEqual(refused, { outcome: 'refused', why });
        assert.deepEqual(waiting, []);
        assert.deepEqual(await delegationsOf(oskar.id), []);
      });
    }
  });

  it('may last a year, one with a leap day too', async () => {
    const [oskar, mia] = three();
    const year = from(may(10), new Date('2028-05-10T00:00:00.000Z'));
    assert.equal((await office().delegate({ from: oskar, to: mia, ...year })).outcome, 'delegated');
  });

  it('may have begun already', async () => {
    const { delegate, store, now } = office();
    const [oskar, mia] = three();
    await delegate({ from: oskar, to: mia, ...from(may(1), may(20)) });
    assert.deepEqual(
      (await store.delegations.to(mia.id, now())).map(({ from: giver }) => giver.id),
      [oskar.id],
    );
  });

  it('is one at a time, and one after the other', async () => {
    const { delegate } = office();
    const [oskar, mia, ruth] = three();
    const first = await delegate({ from: oskar, to: mia, ...from(may(10), may(20)) });
    assert.ok(first.outcome === 'delegated');
    for (const span of [from(may(5), may(11)), from(may(12), may(13)), from(may(19), may(25)), from(may(5), may(25))])
      assert.deepEqual(await delegate({ from: oskar, to: ruth, ...span }), {
        outcome: 'refused',
        why: 'overlap',
        with: first.delegation,
      });
    for (const span of [from(may(5), may(10)), from(may(20), may(25))])
      assert.equal((await delegate({ from: oskar, to: ruth, ...span })).outcome, 'delegated');
  });

  it('never leads back, over however many', async () => {
    const { delegate } = office();
    const [oskar, mia, ruth] = three();
    const given = async (one: Person, other: Person) => delegate({ from: one, to: other, ...from(may(10), may(20)) });
    const first = await given(oskar, mia);
    assert.ok(first.outcome === 'delegated');
    assert.deepEqual(await given(mia, oskar), { outcome: 'refused', why: 'circle', with: first.delegation });
    const second = await given(mia, ruth);
    assert.ok(second.outcome === 'delegated');
    assert.deepEqual(await given(ruth, oskar), { outcome: 'refused', why: 'circle', with: second.delegation });
    const afterwards = { from: ruth, to: oskar, ...from(may(20), may(25)) };
    assert.equal((await delegate(afterwards)).outcome, 'delegated', 'when the others are over');
  });

  it('is in nobody’s way once it is revoked', async () => {
    const { delegate, revokeDelegation, waiting, now } = office();
    const [oskar, mia, ruth] = three();
    const first = await delegate({ from: oskar, to: mia, ...AUGUST });
    assert.ok(first.outcome === 'delegated');
    waiting.length = 0;
    const revoked = await revokeDelegation(first.delegation.id, oskar.id);
    assert.deepEqual(revoked, { ...first.delegation, revokedAt: now() });
    assert.deepEqual(waiting, [{ name: 'tell-delegate', delegationId: first.delegation.id, about: 'revoked' }]);
    assert.equal((await delegate({ from: mia, to: oskar, ...AUGUST })).outcome, 'delegated');
    assert.equal((await delegate({ from: oskar, to: ruth, ...AUGUST })).outcome, 'delegated');
  });

  it('is begun five times a day at most, whatever became of them', async () => {
    const { delegate, revokeDelegation, passes, waiting } = office();
    const [oskar, mia, ruth] = three();
    const again = () => delegate({ from: oskar, to: mia, ...AUGUST });
    for (let times = 0; times < 5; times++) {
      const given = await again();
      assert.ok(given.outcome === 'delegated');
      await revokeDelegation(given.delegation.id, oskar.id);
    }
    waiting.length = 0;
    assert.deepEqual(await again(), { outcome: 'refused', why: 'too-many-today' });
    assert.deepEqual(waiting, [], 'nobody hears of that');
    assert.equal((await delegate({ from: ruth, to: mia, ...AUGUST })).outcome, 'delegated');
    passes(DAY);
    assert.equal((await again()).outcome, 'delegated');
  });

  it('is revoked by whoever gave it, and once', async () => {
    const { delegate, revokeDelegation, delegationsOf, waiting } = office();
    const [oskar, mia, ruth] = three();
    const given = await delegate({ from: oskar, to: mia, ...AUGUST });
    assert.ok(given.outcome === 'delegated');
    const { id } = given.delegation;
    waiting.length = 0;
    for (const other of [mia, ruth]) assert.equal(await revokeDelegation(id, other.id), undefined);
    assert.equal(await revokeDelegation(delegationId.parse(randomUUID()), oskar.id), undefined);
    assert.equal((await delegationsOf(oskar.id)).length, 1);
    assert.ok(await revokeDelegation(id, oskar.id));
    assert.equal(await revokeDelegation(id, oskar.id), undefined);
    assert.equal(waiting.length, 1);
    assert.deepEqual(await delegationsOf(oskar.id), []);
  });

  it('closes no circle when two are given at once', async () => {
    const { delegate } = office();
    const [oskar, mia] = three();
    const outcomes = await Promise.all([
      delegate({ from: oskar, to: mia, ...AUGUST }),
      delegate({ from: mia, to: oskar, ...AUGUST }),
    ]);
    assert.deepEqual(outcomes.map((one) => (one.outcome === 'refused' ? one.why : one.outcome)).toSorted(), [
      'circle',
      'delegated',
    ]);
  });

  it('begins nothing while nobody can say whether they are a colleague', async () => {
    const { delegate, delegationsOf } = office({
      account: async () => {
        throw new DirectoryTrouble('unavailable', 'Not now.');
      },
    });
    const [oskar, mia] = three();
    await assert.rejects(delegate({ from: oskar, to: mia, ...AUGUST }), DirectoryTrouble);
    assert.deepEqual(await delegationsOf(oskar.id), []);
  });

  it('is waited for two seconds', async () => {
    const { delegate } = office({ account: () => new Promise(() => {}) });
    await assert.rejects(delegate({ from: somebody('Oskar'), to: carl, ...AUGUST }), DirectoryTrouble);
  });
});

describe('a circle of delegations', () => {
  const people = new Map('abcdef'.split('').map((name) => [name, somebody(name)]));
  const who = (name: string): Person => people.get(name) ?? somebody(name);
  /** `ab 1-5`: a hands over to b from the 1st to the 5th. */
  const read = (text: string): Delegation => {
    const [, one = '', other = '', starts, ends] = /^(\w)(\w) (\d+)-(\d+)$/.exec(text) ?? [];
    const span = from(may(Number(starts)), may(Number(ends)));
    return { id: delegationId.parse(randomUUID()), from: who(one), to: who(other), ...span };
  };

  for (const [wish, others, closing] of [
    ['ab 1-9', [], undefined],
    ['ab 1-9', ['ba 1-9'], 'ba'],
    ['ab 1-9', ['ba 9-12'], undefined],
    ['ab 1-9', ['ba 8-12'], 'ba'],
    ['ab 1-9', ['bc 1-9', 'ca 1-9'], 'ca'],
    ['ab 1-9', ['bc 1-5', 'ca 5-9'], undefined],
    ['ab 1-9', ['bc 1-5', 'ca 4-9'], 'ca'],
    ['ab 1-3', ['bc 1-5', 'ca 4-9'], undefined],
    ['ab 1-9', ['bc 1-9', 'cd 1-9', 'de 1-9', 'ef 1-9', 'fa 1-9'], 'fa'],
    ['ab 1-9', ['bc 1-9', 'cd 1-9', 'de 1-9', 'ef 1-9'], undefined],
    ['ab 1-9', ['bc 1-4', 'bd 4-9', 'da 6-7'], 'da'],
    ['ab 1-9', ['cb 1-9', 'ac 1-9'], undefined],
    // Never made, but not to be looped over for ever either.
    ['ab 1-9', ['bc 1-9', 'cb 1-9'], undefined],
  ] as const) {
    it(`${wish} with ${others.join(', ') || 'no other'}: ${closing ?? 'none'}`, () => {
      const found = circleWith(read(wish), others.map(read));
      assert.equal(found && `${found.from.name}${found.to.name}`, closing);
    });
  }
});
