import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { DAY, HOUR } from '../../src/kernel/clock.js';
import { packageId, type PersonId } from '../../src/kernel/ids.js';
import type { Access, EndedThere, Grant } from '../../src/nomination/nomination.js';
import { DirectoryTrouble, type Holder, type Packages } from '../../src/workflow/ports.js';
import { onEveryDatabase } from '../support/database.js';
import { facts as someFacts, oskar, sue } from '../support/samples.js';
import { aGuest, goingBy, openOffice } from './office.js';

const [apollo] = someFacts().access;
assert.ok(apollo);
/** Each story has packages of its own, for all of them share their tables. */
const kitOf = (n: number): Access => ({
  key: `kit-${n}`,
  name: `Kit ${n}`,
  kind: 'package',
  id: packageId.parse(randomUUID()),
});

/** Entitlement management as somebody else may change it too. */
const entra = () => {
  const [starter, contractor] = [kitOf(1), kitOf(2)];
  const ours = new Set<string>([starter.id, contractor.id]);
  const held = new Map<string, Set<PersonId>>();
  const ended = new Map<string, EndedThere>();
  const calls: string[] = [];
  let trouble: DirectoryTrouble | undefined;
  const unlisted = new Set<string>();
  const asked = (what: string, id: string): void => {
    if (ours.has(id)) calls.push(what);
    if (trouble) throw trouble;
  };
  const packages: Packages = {
    has: async (guest, { id }) => held.get(id)?.has(guest) ?? false,
    ask: async ({ guest }, { id }) => {
      if (guest) held.set(id, new Set([...(held.get(id) ?? []), guest]));
      return { requested: `request-${id}` };
    },
    asks: async () => undefined,
    look: async () => 'delivered',
    holders: async (id) => {
      asked('holders', id);
      if (unlisted.has(id)) throw new DirectoryTrouble('unavailable', 'Microsoft does not find it.');
      return held.get(id) ?? new Set();
    },
    standing: async (guest, { id }) => {
      asked('standing', id);
      return !ours.has(id) || held.get(id)?.has(guest) ? 'held' : (ended.get(id) ?? 'removed');
    },
    remove: async (guest, { id }) => {
      calls.push('remove');
      held.get(id)?.delete(guest);
      return 'taken';
    },
  };
  const ends = (guest: PersonId, { id }: Access, why: EndedThere): void => {
    held.get(id)?.delete(guest);
    ended.set(id, why);
  };
  return {
    starter,
    contractor,
    packages,
    calls,
    ends,
    fails: (with_: DirectoryTrouble | undefined) => void (trouble = with_),
    /** Of this one alone, who has it cannot be listed, or can again. */
    hides: ({ id }: Access) => void unlisted.add(id),
    shows: ({ id }: Access) => void unlisted.delete(id),
  };
};

onEveryDatabase('what ends in Microsoft Entra', (database) => {
  type Office = ReturnType<typeof openOffice>;
  let stories = 0;
  /** The looks of the stories before are over. */
  const open = (there: ReturnType<typeof entra>, more: Parameters<typeof openOffice>[1] = {}): Office => {
    const office = openOffice(
      database(),
      { disable: async () => 'disabled', remove: async () => 'removed', take: async () => 'taken', ...more },
      {},
      there.packages,
    );
    stories += 1;
    office.passes(stories * 30 * DAY);
    return office;
  };

  /** One look, which is due after a day, and what follows from it. */
  const looks = async (office: Office): Promise<void> => {
    office.passes(DAY);
    await office.sweeps();
    await office.settles();
  };
  const staying = async (office: Office, access: readonly Access[]) => {
    const id = await office.begin({ access, until: new Date(office.now().getTime() + 100 * DAY) });
    await office.settles();
    const nomination = await office.read(id);
    assert.ok(nomination.status === 'invited');
    await office.submit.guest(nomination.guestId, { type: 'record-acceptance', since: office.now() });
    await office.settles();
    return { id, guest: nomination.guestId };
  };
  const grantsOf = async (office: Office, id: Parameters<Office['read']>[0]): Promise<readonly Grant[]> => {
    const nomination = await office.read(id);
    assert.ok(nomination.status === 'invited');
    return nomination.grants;
  };
  /** On the latest card of the day. */
  const toldOf = (office: Office, id: PersonId) =>
    office.guestLists
      .filter(({ scope }) => scope === 'daily')
      .at(-1)
      ?.items.find(({ guest }) => guest.id === id)?.lost ?? [];

  it('is written down with the item and its reason, and whoever answers for the guest hears of it once', async () => {
    const there = entra();
    const office = open(there);
    const { starter, contractor } = there;
    const { id, guest } = await staying(office, [starter, contractor, apollo]);
    await looks(office);
    assert.deepEqual(there.calls, ['holders', 'holders'], 'one request for each package');
    there.ends(guest, starter, 'expired');
    await looks(office);
    assert.deepEqual(
      (await grantsOf(office, id)).map(({ state, ended }) => [state, ended?.why]),
      [
        ['ended', 'expired'],
        ['given', undefined],
        ['given', undefined],
      ],
    );
    assert.deepEqual(toldOf(office, guest), [{ name: 'Kit 1', why: 'expired' }]);
    for (let days = 0; days < 3; days += 1) await looks(office);
    there.ends(guest, contractor, 'removed');
    await looks(office);
    assert.deepEqual(toldOf(office, guest), [{ name: 'Kit 2', why: 'removed' }], 'the other one they have heard of');
    const card = office.card(id, sue, 'receipt');
    assert.ok(card?.kind === 'receipt' && card.nomination.status === 'invited');
    assert.equal(card.nomination.grants[0]?.state, 'ended');
  });

  it('names both that ended on one day, and who took something away is not said', async () => {
    const there = entra();
    const office = open(there);
    const { starter, contractor } = there;
    const { guest } = await staying(office, [starter, contractor]);
    there.ends(guest, starter, 'expired');
    there.ends(guest, contractor, 'removed');
    await looks(office);
    assert.deepEqual(toldOf(office, guest), [
      { name: 'Kit 1', why: 'expired' },
      { name: 'Kit 2', why: 'removed' },
    ]);
  });

  it('is said once where two nominations had given the same', async () => {
    const there = entra();
    const known: Holder[] = [];
    const office = open(there, { accountsAt: async () => known, addSponsor: async () => 'added' });
    const { starter } = there;
    const { id, guest } = await staying(office, [starter]);
    const first = await office.read(id);
    known.push(goingBy(first.guest.address, aGuest(guest)));
    await office.begin({ access: [starter], guest: { ...first.guest, isGuest: true }, until: first.until });
    await office.settles();
    await looks(office);
    there.ends(guest, starter, 'removed');
    await looks(office);
    assert.deepEqual(toldOf(office, guest), [{ name: 'Kit 1', why: 'removed' }]);
  });

  it('stands in the record as done by somebody elsewhere, or as a day that had come', async () => {
    const there = entra();
    const office = open(there);
    const { starter, contractor } = there;
    const { id, guest } = await staying(office, [starter, contractor]);
    there.ends(guest, starter, 'expired');
    there.ends(guest, contractor, 'removed');
    await looks(office);
    const rows = await database().query<{ content: string }>(
      'select content from guestlist.audit_entries order by number',
    );
    type Said = { what: string; who: string; about: string; details: { access?: string } };
    const said = rows.map(({ content }) => JSON.parse(content) as Said);
    const whoEnded = (what: string, about: string) =>
      said
        .filter((one) => one.what === what && one.about === about)
        .map(({ who, details }) => `${details.access ?? ''}: ${who}`);
    assert.deepEqual(whoEnded('nomination.access-ended', `nomination/${id}`), ['kit-1: guestlist', 'kit-2: elsewhere']);
    assert.deepEqual(whoEnded('guest.access-lost', `guest/${guest}`), ['kit-1: guestlist', 'kit-2: elsewhere']);
  });

  it('is neither given anew by itself nor taken away at the end, which takes the rest', async () => {
    const there = entra();
    const office = open(there);
    const { starter, contractor } = there;
    const { guest } = await staying(office, [starter, contractor]);
    there.ends(guest, starter, 'removed');
    await looks(office);
    await looks(office);
    there.calls.length = 0;
    await office.submit.guest(guest, { type: 'end-now', by: sue });
    await office.settles();
    assert.deepEqual(there.calls, ['remove']);
    await looks(office);
    assert.deepEqual(there.calls, ['remove'], 'of whose stay is over nothing is asked');
  });

  it('is asked for again by a nomination of its own, and stands beside what ended', async () => {
    const there = entra();
    const known: Holder[] = [];
    const office = open(there, { accountsAt: async () => known, addSponsor: async () => 'added' });
    const { starter } = there;
    const { id, guest } = await staying(office, [starter]);
    there.ends(guest, starter, 'removed');
    await looks(office);
    const first = await office.read(id);
    known.push(goingBy(first.guest.address, aGuest(guest)));
    const again = await office.begin({
      access: [starter],
      guest: { ...first.guest, isGuest: true },
      until: first.until,
    });
    await office.settles();
    assert.equal((await grantsOf(office, id))[0]?.state, 'ended');
    assert.equal((await grantsOf(office, again))[0]?.state, 'given');
    await looks(office);
    assert.equal((await grantsOf(office, again))[0]?.state, 'given');
  });

  it('costs nothing where nobody was given a package, and one look a day where somebody was', async () => {
    const there = entra();
    const office = open(there);
    await staying(office, [apollo]);
    await looks(office);
    assert.deepEqual(there.calls, []);
    for (let guests = 0; guests < 5; guests += 1) await staying(office, [there.starter]);
    office.passes(DAY);
    for (let sweeps = 0; sweeps < 24; sweeps += 1) {
      await office.sweeps();
      office.passes(HOUR / 2);
    }
    assert.deepEqual(there.calls, ['holders']);
  });

  it('is not believed while Microsoft cannot be asked, nor of what we took away ourselves meanwhile', async () => {
    const there = entra();
    const office = open(there);
    const { starter } = there;
    const { id, guest } = await staying(office, [starter]);
    there.ends(guest, starter, 'removed');
    there.fails(new DirectoryTrouble('unavailable', 'Microsoft is slow.'));
    await looks(office);
    assert.equal((await grantsOf(office, id))[0]?.state, 'given');
    there.fails(undefined);
    office.passes(DAY);
    await office.sweeps();
    assert.ok(office.waiting.some(({ name }) => name === 'follow-assignment'));
    // Before that job comes round, the stay ends.
    await office.submit.guest(guest, { type: 'end-now', by: sue });
    await office.settles();
    assert.equal((await grantsOf(office, id))[0]?.state, 'given');
    assert.deepEqual(toldOf(office, guest), []);
  });

  it('is noticed of every other package though one cannot be listed, which is tried again within the hour', async () => {
    const there = entra();
    const office = open(there);
    const { starter, contractor } = there;
    const { id, guest } = await staying(office, [starter, contractor]);
    there.ends(guest, starter, 'expired');
    there.ends(guest, contractor, 'removed');
    there.hides(starter);
    await looks(office);
    const statesOf = async () => (await grantsOf(office, id)).map(({ state }) => state);
    assert.deepEqual(await statesOf(), ['given', 'ended']);
    there.shows(starter);
    there.calls.length = 0;
    for (let sweeps = 0; sweeps < 24; sweeps += 1) {
      office.passes(HOUR / 2);
      await office.sweeps();
      await office.settles();
    }
    assert.deepEqual(await statesOf(), ['ended', 'ended']);
    assert.deepEqual(there.calls, ['holders', 'standing'], 'and then not until the next day');
  });

  it('is told to whoever answers for the guest now', async () => {
    const there = entra();
    const office = open(there);
    const { starter } = there;
    const { guest } = await staying(office, [starter]);
    await office.submit.guest(guest, { type: 'pass-on', by: sue, to: oskar });
    await office.submit.guest(guest, { type: 'take-over', by: oskar });
    await office.settles();
    office.passes(DAY);
    there.ends(guest, starter, 'expired');
    await looks(office);
    const [list] = office.guestLists.filter(({ items }) => items.some(({ lost }) => lost));
    assert.equal(list?.reader, oskar.id);
  });
});
