import { parseAddress } from '../../src/kernel/address.js';
import { DAY, later } from '../../src/kernel/clock.js';
import { newNominationId, personId, type NominationId, type PersonId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import { waitsFor } from '../../src/guest/react.js';
import type { DatabaseConfig } from '../../src/store/database.js';
import { guestRow } from '../../src/store/guest-rows.js';
import type { GuestSaid } from '../../src/workflow/workflow.js';
import { createChance, type Chance } from './chance.js';
import { PARTS_OF_A_DAY } from './day.js';
import { openCompany, type Company } from './company.js';
import { examine, type Report } from './report.js';

export type Year = {
  readonly guests: number;
  readonly sponsors: number;
  readonly days: number;
  readonly seed: number;
  /** New and empty. */
  readonly database: DatabaseConfig;
};

const BEGINS = new Date('2027-01-04T07:00:00Z');

/**
 * A year of guests: they are nominated, accept or do not, are asked about, kept, handed over and ended; sponsors leave, and
 * others edit, disable and delete accounts in the directory.
 */
export const simulate = async ({ guests, sponsors, days, seed, database }: Year): Promise<Report> => {
  const chance = createChance(seed);
  const company = await openCompany(BEGINS, database, (policy) => ({ ...policy, nominators: {} }));
  try {
    const staff = await employ(company, sponsors);
    const accepting: { readonly id: PersonId; readonly on: number }[] = [];
    const undoing: Undoing = [];
    let nominated = 0;
    let asked = 0;
    for (let day = 0; day < days; day++) {
      const due = Math.floor(guests * Math.min(1, (day + 1) / ARRIVING) - nominated);
      const before = await company.client.graphLoad();
      for (const id of await nominateAll(company, chance, staff, nominated, due))
        if (chance.is(0.85)) accepting.push({ id, on: day + chance.one([0, 0, 1, 1, 2, 4, 9, 20]) });
      asked += (await company.client.graphLoad()).requests - before.requests;
      nominated += due;
      for (const { id } of accepting.filter(({ on }) => on === day))
        await company.client.accept(id).catch(() => undefined);
      await happenElsewhere(company, chance, staff, undoing);
      for (const [part, span] of PARTS_OF_A_DAY.entries()) {
        await company.passes(span);
        if (part === 1) await answer(company, chance, staff);
      }
    }
    return await examine(company, { days, asked });
  } finally {
    await company.closes();
  }
};

/** Guests come in the first ten months, so that most of their stays end within the year. */
const ARRIVING = 300;

const employ = async ({ client, store }: Company, count: number): Promise<Person[]> => {
  const { employees } = await client.employees(count, { name: 'Sponsor' });
  const staff: Person[] = [];
  for (const { id, name } of employees) {
    const { mail } = await client.account(id);
    const person = { id: personId.parse(id), name, address: mail ?? '' };
    staff.push(person);
    await store.people.meet({ person });
  }
  // Everybody but the first has a manager among them.
  const [first, ...others] = staff;
  for (const { id } of others) await client.changePerson(id, { managerId: first?.id ?? null });
  return staff;
};

/** Those of a day, at the same time; returns the guests who were invited. */
const nominateAll = async (
  company: Company,
  chance: Chance,
  staff: readonly Person[],
  from: number,
  count: number,
): Promise<readonly PersonId[]> => {
  const { settle, store } = company;
  const begun = await Promise.all(Array.from({ length: count }, (_, n) => nominate(company, chance, staff, from + n)));
  await settle();
  const all = await Promise.all(begun.map((id) => store.nominations.read(id)));
  return all.flatMap((one) => (one?.status === 'invited' ? [one.guestId] : []));
};

const nominate = async (
  { workflow, policy, clock }: Company,
  chance: Chance,
  staff: readonly Person[],
  n: number,
): Promise<NominationId> => {
  const address = parseAddress(`guest-${n}@northwindtraders.com`);
  const [offer] = policy.offers;
  if (!address.ok || !offer) throw new Error('The year has no guest to begin with.');
  const nominator = chance.one(staff);
  const id = newNominationId();
  const backup = chance.is(0.3) ? chance.one(staff) : undefined;
  const begun = await workflow.nominate({
    id,
    nominator,
    address: address.value,
    name: `Guest ${n}`,
    company: 'Northwind',
    language: 'en',
    offers: [offer],
    reason: 'a year',
    until: later(clock.now(), chance.between(20, 360) * DAY),
    zone: policy.zone,
    deliveries: ['chat', 'mail'],
    ...(backup && backup.id !== nominator.id && { backup }),
  });
  if (begun.outcome !== 'begun') throw new Error(`A nomination of the year did not begin: ${begun.outcome}.`);
  return id;
};

/** What people who were asked say; some of them never say anything. */
const answer = async (
  { workflow, database, clock }: Company,
  chance: Chance,
  staff: readonly Person[],
): Promise<void> => {
  const asked = await database.query<{ state: unknown }>(
    "select state from guestlist.guests where state ? 'review' order by id",
  );
  for (const guest of asked.map(({ state }) => guestRow.parse(state))) {
    const who = staff.find(({ id }) => waitsFor(guest).includes(id));
    if (who && chance.is(0.15)) await workflow.decideOnGuest(guest.id, who, said(chance, staff, clock.now()));
  }
};

const said = (chance: Chance, staff: readonly Person[], now: Date): GuestSaid => {
  const day = later(now, chance.between(20, 120) * DAY)
    .toISOString()
    .slice(0, 10);
  return chance.one<GuestSaid>([
    { say: 'keep-until', day },
    { say: 'keep-until', day },
    { say: 'confirm' },
    { say: 'remove' },
    { say: 'pass-on' },
    { say: 'pass-on', colleague: chance.one(staff).address },
    { say: 'take-over' },
    { say: 'take-over' },
    { say: 'decline' },
  ]);
};

/** What somebody else did to an account, undone. */
type Undoing = (() => Promise<unknown>)[];

/** One thing every few days: a sponsor leaves; an account is disabled or deleted, and perhaps let in again; renamed, or its sponsors edited. */
const happenElsewhere = async (
  { client, store, clock }: Company,
  chance: Chance,
  staff: Person[],
  undoing: Undoing,
): Promise<void> => {
  if (chance.is(1 / 40) && staff.length > 5) {
    const [gone] = staff.splice(chance.between(1, staff.length - 1), 1);
    if (gone) await client.changePerson(gone.id, { enabled: false });
  }
  if (chance.is(0.04))
    await undoing
      .shift()?.()
      .catch(() => undefined);
  if (!chance.is(0.1)) return;
  const [guest] = await store.guests.of(chance.one(staff).id, clock.now(), 1);
  if (!guest || guest.status === 'removed') return;
  await chance
    .one([
      () => {
        undoing.push(() => client.restoreAccount(guest.id));
        return client.deleteAccount(guest.id);
      },
      () => {
        undoing.push(() => client.changeAccount(guest.id, { enabled: true }));
        return client.changeAccount(guest.id, { enabled: false });
      },
      () => client.changeAccount(guest.id, { displayName: `${guest.displayName} (renamed)` }),
      () => client.changeAccount(guest.id, { sponsorIds: [chance.one(staff).id] }),
    ])()
    .catch(() => undefined);
};
