import assert from 'node:assert/strict';
import { DAY, later } from '../../src/kernel/clock.js';
import { delegationId, type PersonId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import type { Asked, Right } from '../../src/nomination/asking.js';
import type { NominationIn } from '../../src/nomination/nomination.js';
import type { Thing } from '../../src/policy/policy.js';
import { peopleFrom } from '../../src/workflow/owning.js';
import { DirectoryTrouble, type Account, type Directory } from '../../src/workflow/ports.js';
import { createRights } from '../../src/workflow/rights.js';
import { aPolicy, aStage } from '../policy/policies.js';
import { severalItems } from '../support/several-items.js';
import { carl, facts, lin, mia, nora, NOON, oskar, ruth, sue } from '../support/samples.js';

const ITEMS = severalItems('project-apollo', 'joint-audit', 'ledger');
const [APOLLO, AUDIT, LEDGER] = ITEMS.map(({ key }) => key) as [string, string, string];
const EVERYBODY = [sue, oskar, mia, ruth, lin, carl, nora];

type Owners = Readonly<Record<string, readonly Person[] | DirectoryTrouble>>;
/** Oskar owns Apollo, Mia the audit, and both of them the ledger. */
const OWNERS: Owners = { [APOLLO]: [oskar], [AUDIT]: [mia], [LEDGER]: [oskar, mia] };

const trouble = (lasting?: 'gone' | 'refused') =>
  new DirectoryTrouble('unavailable', 'Not now.', lasting ? { lasting } : {});

/** How often the directory was asked while nothing else was on its way: what is asked side by side is one trip. */
const company = (owners: Owners = OWNERS, delegations: readonly (readonly [Person, Person])[] = []) => {
  let trips = 0;
  let next: Promise<void> | undefined;
  const calls: string[] = [];
  const answers = async <T>(call: string, answer: () => T): Promise<T> => {
    calls.push(call);
    next ??= new Promise((arrive) => {
      setImmediate(() => {
        next = undefined;
        trips += 1;
        arrive();
      });
    });
    await next;
    return answer();
  };
  const account = (person: Person): Account => ({ person, kind: 'member', enabled: true });
  const ownersOf = ({ id }: Thing): readonly Account[] => {
    const found = owners[ITEMS.find((item) => item.id === id)?.key ?? ''] ?? [];
    if (found instanceof DirectoryTrouble) throw found;
    return found.map(account);
  };
  const directory = {
    account: (id: PersonId) => answers('account', () => EVERYBODY.filter((one) => one.id === id).map(account)[0]),
    managerOf: () => answers('managerOf', () => account(ruth)),
    employeesAt: (at: string) =>
      answers('employeesAt', () => EVERYBODY.filter((one) => one.address === at).map(account)),
    ownersOf: (thing: Thing) => answers('ownersOf', () => ownersOf(thing)),
  } as unknown as Directory;
  const given = delegations.map(([from, to], at) => ({
    id: delegationId.parse(`55555555-0000-4000-8000-00000000000${at}`),
    from,
    to,
    starts: NOON,
    ends: later(NOON, DAY),
  }));
  const rights = createRights({
    store: { delegations: { to: async (person: PersonId) => given.filter((one) => one.to.id === person) } } as never,
    directory,
    policy: () => aPolicy({ administrators: ['lin@contoso.com'] }),
    clock: { now: () => NOON },
  });
  return { rights, calls, trips: () => trips };
};

type Awaiting = NominationIn<'awaiting-approval'>;

const asked = (person: Person, about?: readonly string[], part: Partial<Asked> = {}): Asked => ({
  person,
  reached: 'yes',
  ...(about && { about }),
  ...part,
});

/** Sue's nomination: the owners are asked about all of it and, of some, those who come after them. */
const waiting = (part: Partial<Awaiting> = {}): Awaiting => ({
  ...facts({
    access: ITEMS,
    judgement: { ...facts().judgement, stages: [aStage([{ from: 'owners' }, { from: 'administrators' }])] },
  }),
  status: 'awaiting-approval',
  stage: 0,
  begunAt: NOON,
  source: 0,
  sourceSince: NOON,
  chosen: true,
  asked: [],
  agreed: [],
  decisions: [],
  dueAt: later(NOON, DAY),
  revision: 1,
  ...part,
});

const lane = (key: string, source: number) => ({ key, source, since: NOON, chosen: true, needed: 1 });

describe('the right to some of several items', () => {
  const right = (person: Person, part: Partial<Awaiting> = {}, ...world: Parameters<typeof company>): Promise<Right> =>
    company(...world).rights.rightOf(waiting(part), person.id);

  it('is an owner’s, to what they own at this moment', async () => {
    assert.deepEqual(await right(oskar), { about: [APOLLO, LEDGER] });
    assert.deepEqual(await right(mia), { about: [AUDIT, LEDGER] });
    assert.deepEqual(await right(mia, {}, { ...OWNERS, [AUDIT]: [oskar] }), { about: [LEDGER] });
    assert.equal(await right(ruth), 'none');
  });

  it('is to all of it, where they own all', async () => {
    const all = { [APOLLO]: [oskar], [AUDIT]: [oskar], [LEDGER]: [oskar, mia] };
    assert.equal(await right(oskar, {}, all), 'own');
  });

  it('is known after one round trip, whatever the number of items, and costs a read for each that they were asked about', async () => {
    const { rights, trips, calls } = company();
    await rights.rightOf(waiting(), oskar.id);
    assert.deepEqual([trips(), calls], [1, ['ownersOf', 'ownersOf', 'ownersOf']]);
    const asksOne = company();
    await asksOne.rights.rightOf(waiting({ asked: [asked(oskar, [APOLLO])] }), oskar.id);
    assert.deepEqual(asksOne.calls, ['ownersOf']);
  });

  it('is known after four at most where somebody stands in', async () => {
    const { rights, trips } = company(OWNERS, [[mia, nora]]);
    assert.deepEqual(await rights.rightOf(waiting(), nora.id), { for: mia, about: [AUDIT, LEDGER] });
    assert.ok(trips() <= 4, `${trips()} round trips`);
  });

  it('goes no further than they were asked', async () => {
    assert.deepEqual(await right(oskar, { asked: [asked(oskar, [APOLLO])] }), { about: [APOLLO] });
    assert.equal(await right(oskar, { asked: [asked(oskar, [AUDIT])] }), 'none');
  });

  it('is theirs who come after the owners, to what no owner could answer about', async () => {
    const part = { source: 1, lanes: [lane(APOLLO, 0), lane(AUDIT, 1), lane(LEDGER, 0)] };
    assert.deepEqual(await right(lin, part), { about: [AUDIT] });
    assert.equal(await right(lin, { source: 1 }), 'own');
    assert.equal(await right(lin), 'none');
  });

  it('is theirs by each of the sources that they belong to', async () => {
    const part = { source: 1, lanes: [lane(APOLLO, 0), lane(AUDIT, 1), lane(LEDGER, 0)] };
    assert.deepEqual(await right(lin, part, { ...OWNERS, [APOLLO]: [lin] }), { about: [APOLLO, AUDIT] });
  });

  it('of whoever stands in for two is first to theirs for whom they were asked', async () => {
    const part = { asked: [asked(nora, [AUDIT], { for: { person: mia, how: 'delegated' } })] };
    const both = [
      [oskar, nora],
      [mia, nora],
    ] as const;
    assert.deepEqual(await right(nora, part, OWNERS, both), { for: mia, about: [AUDIT] });
  });

  it('is not lost by trouble with what is another’s', async () => {
    const part = { asked: [asked(oskar, [APOLLO])] };
    assert.deepEqual(await right(oskar, part, { ...OWNERS, [AUDIT]: trouble() }), { about: [APOLLO] });
    const both = { asked: [asked(oskar, [APOLLO, LEDGER])] };
    await assert.rejects(right(oskar, both, { ...OWNERS, [LEDGER]: trouble() }), DirectoryTrouble);
    assert.deepEqual(await right(oskar, both, { ...OWNERS, [LEDGER]: trouble('gone') }), { about: [APOLLO] });
  });
});

describe('whom owners are, of several items', () => {
  const from = (owners: Owners) => {
    const { rights } = company(owners);
    return peopleFrom(rights, { from: 'owners' }, waiting(), new Set([sue.id]));
  };

  it('is each with what they own, once', async () => {
    assert.deepEqual(await from({ ...OWNERS, [AUDIT]: [mia, sue] }), {
      people: [
        { person: oskar, about: [APOLLO, LEDGER] },
        { person: mia, about: [AUDIT, LEDGER] },
      ],
    });
  });

  it('is everybody else’s, where the owners of one can never be read', async () => {
    assert.deepEqual(await from({ ...OWNERS, [AUDIT]: trouble('refused') }), {
      people: [
        { person: oskar, about: [APOLLO, LEDGER] },
        { person: mia, about: [LEDGER] },
      ],
      unread: 'refused',
      unreadAbout: [AUDIT],
    });
  });

  it('is not known while the trouble may pass, nor where no owners can be read', async () => {
    await assert.rejects(from({ ...OWNERS, [AUDIT]: trouble() }), DirectoryTrouble);
    const none = { [APOLLO]: trouble('gone'), [AUDIT]: trouble('gone'), [LEDGER]: trouble('refused') };
    await assert.rejects(from(none), DirectoryTrouble);
  });
});
