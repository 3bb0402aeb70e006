import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { DAY, later } from '../../src/kernel/clock.js';
import { newDelegationId, personId, type PersonId } from '../../src/kernel/ids.js';
import type { Log } from '../../src/kernel/log.js';
import type { Person } from '../../src/kernel/people.js';
import type { NominationIn } from '../../src/nomination/nomination.js';
import { DirectoryTrouble, type Account, type Directory } from '../../src/workflow/ports.js';
import type { Rights } from '../../src/workflow/rights.js';
import { createChooseFrom } from '../../src/workflow/standing-in.js';
import { aPolicy, aStage } from '../policy/policies.js';
import { facts, lin, mia, NOON, oskar, ruth, sue } from '../support/samples.js';
import { silent } from '../support/database.js';

const owners = { from: 'owners' } as const;
const nomination: NominationIn<'awaiting-approval'> = {
  ...facts({ judgement: { ...facts().judgement, stages: [aStage([owners, { from: 'administrators' }])] } }),
  status: 'awaiting-approval',
  stage: 0,
  begunAt: NOON,
  source: 0,
  sourceSince: NOON,
  asked: [],
  agreed: [],
  decisions: [],
  dueAt: later(NOON, DAY),
  revision: 1,
};

type World = {
  readonly people?: readonly Person[];
  readonly delegations?: readonly (readonly [Person, Person])[];
  readonly accounts?: ReadonlyMap<PersonId, Partial<Account> | undefined>;
  readonly away?: readonly Person[] | DirectoryTrouble;
  readonly until?: ReadonlyMap<PersonId, Date>;
  readonly outOfOffice?: boolean;
  readonly zones?: ReadonlyMap<PersonId, string>;
};

/** Oskar and Mia are asked, unless it says otherwise; the chooser, what it looked up, and what it logged. */
const world = ({
  people = [oskar, mia],
  delegations = [],
  accounts = new Map(),
  away = [],
  until = new Map(),
  outOfOffice = true,
  zones = new Map(),
}: World = {}) => {
  const asked: (readonly PersonId[])[] = [];
  const warnings: string[] = [];
  const log: Log = { ...silent, warn: (_, fields) => void warnings.push(fields?.code ?? '') };
  const directory = {
    account: async (id: PersonId): Promise<Account | undefined> => {
      const person = [...people, sue, oskar, mia, ruth, lin].find((one) => one.id === id);
      return person && { person, kind: 'member', enabled: true, ...accounts.get(id) };
    },
    away: async (ids: readonly PersonId[]) => {
      asked.push(ids);
      if (away instanceof DirectoryTrouble) throw away;
      const endOf = (id: PersonId) => (until.has(id) ? { until: until.get(id) } : {});
      return new Map(away.filter(({ id }) => ids.includes(id)).map(({ id }) => [id, endOf(id)]));
    },
  } as unknown as Directory;
  const store = {
    delegations: {
      by: async (ids: readonly PersonId[]) =>
        delegations
          .filter(([from]) => ids.includes(from.id))
          .map(([from, to]) => ({ id: newDelegationId(), from, to, starts: NOON, ends: later(NOON, DAY) })),
    },
    people: {
      read: async (id: PersonId) => {
        const zone = zones.get(id);
        return zone === undefined ? undefined : { person: oskar, zone };
      },
    },
  } as unknown as Parameters<typeof createChooseFrom>[0]['store'];
  const policy = aPolicy();
  const choose = createChooseFrom({
    store,
    directory,
    packages: { asks: async () => undefined },
    rights: {
      approversFrom: async (_source, _about, except) => people.filter(({ id }) => !except.has(id)),
    } as Pick<Rights, 'approversFrom'> as Rights,
    policy: () => ({ ...policy, approvers: { ...policy.approvers, outOfOffice } }),
    clock: { now: () => NOON },
    log,
  });
  return {
    asked,
    warnings,
    choose: async (part: Partial<typeof nomination> = {}, isLast = false) =>
      (await choose(owners, { ...nomination, ...part }, isLast)).people,
  };
};

const inPlaceOf = (person: Person) => ({ person, how: 'delegated' });

describe('choosing whom to ask', () => {
  it('asks the people of the source, each where they are', async () => {
    const { choose } = world({ zones: new Map([[mia.id, 'Asia/Shanghai']]) });
    assert.deepEqual(await choose(), [{ person: oskar }, { person: mia, zone: 'Asia/Shanghai' }]);
  });

  it('asks whoever stands in for one of them, in their place', async () => {
    const { choose } = world({ delegations: [[oskar, ruth]], zones: new Map([[ruth.id, 'Asia/Shanghai']]) });
    assert.deepEqual(await choose(), [{ person: ruth, for: inPlaceOf(oskar), zone: 'Asia/Shanghai' }, { person: mia }]);
  });

  it('asks them all the same where whoever would stand in may not, or has left', async () => {
    const toRuth: World = { people: [oskar], delegations: [[oskar, ruth]] };
    const oskarHimself = [{ person: oskar }];
    for (const bar of [{ nominator: ruth }, { joined: [ruth] }, { decisions: [{ by: ruth, at: NOON, comment: '' }] }])
      assert.deepEqual(await world(toRuth).choose(bar), oskarHimself);
    for (const account of [{ enabled: false }, { kind: 'guest' }] as const)
      assert.deepEqual(await world({ ...toRuth, accounts: new Map([[ruth.id, account]]) }).choose(), oskarHimself);
  });

  it('goes no further than one step, and round no circle', async () => {
    const { choose } = world({
      people: [oskar],
      delegations: [
        [oskar, mia],
        [mia, ruth],
        [ruth, oskar],
      ],
    });
    assert.deepEqual(await choose(), [{ person: mia, for: inPlaceOf(oskar) }]);
  });

  it('names everybody of the source, though one stand in for two', async () => {
    assert.deepEqual(await world({ delegations: [[oskar, mia]] }).choose(), [
      { person: mia, for: inPlaceOf(oskar) },
      { person: mia },
    ]);
    assert.deepEqual(
      await world({
        delegations: [
          [oskar, ruth],
          [mia, ruth],
        ],
      }).choose(),
      [
        { person: ruth, for: inPlaceOf(oskar) },
        { person: ruth, for: inPlaceOf(mia) },
      ],
    );
  });

  it('names whoever is away, and asks nobody who stands in and is away', async () => {
    const { choose } = world({ away: [mia, ruth], delegations: [[oskar, ruth]] });
    assert.deepEqual(await choose(), [
      { person: ruth, for: inPlaceOf(oskar), away: true },
      { person: mia, away: true },
    ]);
  });

  it('keeps until when somebody is away, where their automatic reply says so', async () => {
    const until = later(NOON, 3 * DAY);
    const { choose } = world({ away: [oskar, mia], until: new Map([[mia.id, until]]) });
    assert.deepEqual(await choose(), [
      { person: oskar, away: true },
      { person: mia, away: true, awayUntil: until },
    ]);
  });

  it('looks for automatic replies only where the company wants it, and somebody else is left to turn to', async () => {
    const everybody = [{ person: oskar }, { person: mia }];
    for (const [rules, isLast] of [
      [{ outOfOffice: false }, false],
      [{}, true],
    ] as const) {
      const { choose, asked } = world({ away: [oskar, mia], ...rules });
      assert.deepEqual(await choose({}, isLast), everybody);
      assert.deepEqual(asked, []);
    }
  });

  it('takes nobody to be away where that cannot be read, and says so in the log', async () => {
    for (const kind of ['not-permitted', 'unavailable', 'throttled'] as const) {
      const { choose, warnings } = world({ away: new DirectoryTrouble(kind, 'Grant …') });
      assert.deepEqual(await choose(), [{ person: oskar }, { person: mia }]);
      assert.deepEqual(warnings, [kind]);
    }
  });

  it('asks two hundred at most, of whom twenty are looked up at a time', async () => {
    const people = Array.from({ length: 250 }, (_, at): Person => ({
      id: personId.parse(randomUUID()),
      name: `Owner ${at}`,
      address: `owner-${at}@contoso.com`,
    }));
    const { choose, asked } = world({ people, away: people.slice(-60, -50) });
    const chosen = await choose();
    assert.deepEqual(
      chosen.map(({ person }) => person),
      people.slice(0, 200),
    );
    assert.equal(chosen.filter(({ away }) => away).length, 10);
    assert.deepEqual(
      asked.map(({ length }) => length),
      Array.from({ length: 10 }, () => 20),
    );
  });
});
