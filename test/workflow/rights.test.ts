import assert from 'node:assert/strict';
import { DAY, later } from '../../src/kernel/clock.js';
import { channelId, delegationId, groupId, type GroupId, type PersonId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import type { Asked, Decision, Right } from '../../src/nomination/asking.js';
import type { NominationIn } from '../../src/nomination/nomination.js';
import type { ApproverSource } from '../../src/policy/policy.js';
import { DirectoryTrouble, type Account, type Delegation, type Directory } from '../../src/workflow/ports.js';
import { createRights } from '../../src/workflow/rights.js';
import { aPolicy, aStage } from '../policy/policies.js';
import { carl, facts, lin, mia, nora, NOON, oskar, ruth, sue } from '../support/samples.js';

const GROUP = groupId.parse('22222222-0000-4000-8000-000000000007');
const TEAM = groupId.parse('22222222-0000-4000-8000-000000000008');
const CHANNEL = channelId.parse('19:approvals@thread.tacv2');
const EVERYBODY = [sue, oskar, mia, ruth, lin, carl, nora];

/** Each source with the one person whom it has in this company, and how many calls their own right costs at most. */
const SOURCES: readonly (readonly [ApproverSource, Person, number])[] = [
  [{ from: 'manager' }, mia, 1],
  [{ from: 'managers-manager' }, nora, 2],
  [{ from: 'sponsor' }, ruth, 1],
  [{ from: 'owners' }, oskar, 1],
  [{ from: 'group', group: GROUP }, carl, 2],
  [{ from: 'channel', team: TEAM, channel: CHANNEL }, carl, 2],
  [{ from: 'administrators' }, lin, 1],
  [{ from: 'people', addresses: ['nobody@contoso.com', 'ruth@contoso.com', 'lin@contoso.com'] }, ruth, 1],
];

type Change = {
  /** Accounts that are otherwise than those of open employees. */
  readonly accounts?: ReadonlyMap<PersonId, Partial<Account>>;
  readonly delegations?: readonly (readonly [Person, Person])[];
  readonly directory?: Partial<Directory>;
};

/** A directory whose answers all take equally long, and how many such times have passed: what is asked side by side is one. */
const inSequence = (directory: Directory) => {
  let trips = 0;
  let next: Promise<void> | undefined;
  const onTheWay = (): Promise<void> => {
    next ??= new Promise((arrive) => {
      setImmediate(() => {
        next = undefined;
        trips += 1;
        arrive();
      });
    });
    return next;
  };
  const slow = Object.entries(directory).map(([name, read]) => [
    name,
    async (...of: never[]): Promise<unknown> => {
      await onTheWay();
      return (read as (...of: never[]) => unknown)(...of);
    },
  ]);
  return { directory: Object.fromEntries(slow) as Directory, trips: () => trips };
};

/** A company of which a test changes one thing, and the calls that were made of its directory. */
const company = ({ accounts = new Map(), delegations = [], directory: described = {} }: Change = {}) => {
  const calls: string[] = [];
  const accountOf = (person: Person): Account => ({
    person,
    kind: 'member',
    enabled: true,
    ...accounts.get(person.id),
  });
  const noted = <A extends unknown[], T>(name: string, read: (...of: A) => T) => {
    return async (...of: A): Promise<T> => {
      calls.push(name);
      return read(...of);
    };
  };
  const managers = new Map([
    [sue.id, mia],
    [mia.id, nora],
  ]);
  const members = new Map<GroupId, readonly Person[]>([
    [GROUP, [sue, carl]],
    [TEAM, [sue, carl]],
  ]);
  const known = {
    account: noted('account', (id: PersonId) => EVERYBODY.map(accountOf).find(({ person }) => person.id === id)),
    employeesAt: noted('employeesAt', (address: string) =>
      EVERYBODY.map(accountOf).filter(({ person, kind }) => kind === 'member' && person.address === address),
    ),
    managerOf: noted('managerOf', (id: PersonId) => {
      const manager = managers.get(id);
      return manager && accountOf(manager);
    }),
    ownersOf: noted('ownersOf', () => [sue, oskar].map(accountOf)),
    membersOf: noted('membersOf', (group: GroupId) => (members.get(group) ?? []).map(accountOf)),
    isMember: noted('isMember', (id: PersonId, group: GroupId) =>
      (members.get(group) ?? []).some((one) => one.id === id),
    ),
  } as unknown as Directory;
  const given = delegations.map(([from, to], at): Delegation => ({
    id: delegationId.parse(`55555555-0000-4000-8000-00000000000${at}`),
    from,
    to,
    starts: NOON,
    ends: later(NOON, DAY),
  }));
  const to = async (person: PersonId, now: Date) =>
    given.filter((one) => one.to.id === person && one.starts <= now && now < one.ends);
  const { directory, trips } = inSequence({ ...known, ...described });
  const rights = createRights({
    store: { delegations: { to } } as unknown as Parameters<typeof createRights>[0]['store'],
    directory,
    policy: () => aPolicy({ administrators: ['lin@contoso.com'] }),
    clock: { now: () => NOON },
  });
  return { rights, calls, trips };
};

type Awaiting = NominationIn<'awaiting-approval'>;

/** Sue's nomination, whose sponsor would be Ruth. */
const waiting = (sources: readonly ApproverSource[], part: Partial<Awaiting> = {}): Awaiting => ({
  ...facts({ sponsor: ruth, judgement: { ...facts().judgement, stages: [aStage(sources)] } }),
  status: 'awaiting-approval',
  stage: 0,
  begunAt: NOON,
  source: sources.length - 1,
  sourceSince: NOON,
  asked: [],
  agreed: [],
  decisions: [],
  dueAt: later(NOON, DAY),
  revision: 1,
  ...part,
});

const yesBy = (by: Person): Decision => ({ by, at: NOON, comment: '' });
const asked = (person: Person, part: Partial<Asked> = {}): Asked => ({ person, reached: 'yes', ...part });
const change = (person: Person, part: Partial<Account>) => ({ accounts: new Map([[person.id, part]]) });

describe('the right to answer', () => {
  for (const [source, person, cost] of SOURCES) {
    describe(`of somebody of the source "${source.from}"`, () => {
      const rightIn = (world: Change, nomination = waiting([source]), who = person) =>
        company(world).rights.rightOf(nomination, who.id);

      it('is their own, and known in few calls', async () => {
        const { rights, calls } = company();
        assert.equal(await rights.rightOf(waiting([source]), person.id), 'own');
        assert.ok(calls.length <= cost, calls.join(' '));
      });

      it('is known after one round trip, or two where one question follows from the other', async () => {
        const { rights, trips } = company();
        await rights.rightOf(waiting([source]), person.id);
        assert.equal(trips(), source.from === 'managers-manager' ? 2 : 1);
      });

      it('is known after four at most where somebody stands in', async () => {
        const standIn = person.id === nora.id ? oskar : nora;
        const { rights, trips } = company({ delegations: [[person, standIn]] });
        assert.notEqual(await rights.rightOf(waiting([source]), standIn.id), 'none');
        assert.ok(trips() <= 4, `${trips()} round trips`);
      });

      it('is nobody else’s', async () => {
        for (const other of EVERYBODY.filter(
          ({ id }) => id !== person.id && !(source.from === 'people' && id === lin.id),
        ))
          assert.equal(await rightIn({}, waiting([source]), other), 'none', other.name);
      });

      it('is gone with their account, and no guest has it', async () => {
        assert.equal(await rightIn(change(person, { enabled: false })), 'none');
        assert.equal(await rightIn(change(person, { kind: 'guest' })), 'none');
      });

      it('is not that of the nominator, of whoever joined, nor of whoever answered before', async () => {
        assert.equal(await rightIn({}, waiting([source], { nominator: person })), 'none');
        assert.equal(await rightIn({}, waiting([source], { joined: [person] })), 'none');
        assert.equal(await rightIn({}, waiting([source], { decisions: [yesBy(person)] })), 'none');
        const byAnother = { ...yesBy(sue), for: person };
        assert.equal(await rightIn({}, waiting([source], { decisions: [byAnother] })), 'none');
      });

      it('is not there before the source is asked, nor once nothing is asked', async () => {
        const later = waiting([{ from: 'people', addresses: [] }, source], { source: 0 });
        assert.equal(await rightIn({}, later), 'none');
        const { dueAt: _, ...rest } = waiting([source]);
        const denied = { ...rest, status: 'denied', decision: yesBy(oskar) } as const;
        assert.equal(await company().rights.rightOf(denied, person.id), 'none');
      });

      it('is theirs whom they have stand in, in their name', async () => {
        const standIn = person.id === nora.id ? oskar : nora;
        const right = await rightIn({ delegations: [[person, standIn]] }, waiting([source]), standIn);
        assert.deepEqual(right, { for: person });
      });

      it('chooses them, unless their account is closed', async () => {
        const from = async (world: Change) =>
          (await company(world).rights.approversFrom(source, waiting([source]), new Set([sue.id]))).map(({ id }) => id);
        // Whoever is in the team of a channel is asked there and by no name.
        const isChannel = source.from === 'channel';
        assert.equal((await from({})).includes(person.id), !isChannel);
        assert.equal((await from({})).includes(sue.id), false);
        assert.equal((await from(change(person, { enabled: false }))).includes(person.id), false);
      });
    });
  }

  it('of the sponsor is nobody’s, where the nominator is to answer for the guest', async () => {
    const { rights, calls } = company();
    const nomination = waiting([{ from: 'sponsor' }], { sponsor: sue });
    assert.equal(await rights.rightOf(nomination, ruth.id), 'none');
    assert.deepEqual(await rights.approversFrom({ from: 'sponsor' }, nomination, new Set()), []);
    assert.deepEqual(calls, []);
  });

  it('of people holds by every address that the directory vouches for', async () => {
    // Her account goes by her main address; the rule has the other one.
    const employeesAt = async (address: string): Promise<readonly Account[]> =>
      address === 'approvals@contoso.com' ? [{ person: ruth, kind: 'member', enabled: true }] : [];
    const source: ApproverSource = { from: 'people', addresses: ['approvals@contoso.com'] };
    const { rights } = company({ directory: { employeesAt } });
    assert.equal(await rights.rightOf(waiting([source]), ruth.id), 'own');
    assert.equal(await rights.rightOf(waiting([source]), mia.id), 'none');
  });

  it('is a yes where one source says so, whatever trouble there is with another; else it is the trouble', async () => {
    const trouble = async () => {
      throw new DirectoryTrouble('unavailable', 'Not now.');
    };
    const { rights } = company({ directory: { ownersOf: trouble } });
    const nomination = waiting([{ from: 'owners' }, { from: 'manager' }]);
    assert.equal(await rights.rightOf(nomination, mia.id), 'own');
    await assert.rejects(rights.rightOf(nomination, ruth.id), DirectoryTrouble);
  });
});

describe('the right to answer for somebody', () => {
  const owners: ApproverSource = { from: 'owners' };
  const right = (person: Person, world: Change, part: Partial<Awaiting> = {}): Promise<Right> =>
    company(world).rights.rightOf(waiting([owners], part), person.id);
  const toMia = { delegations: [[oskar, mia]] } as const;

  it('is gone with the account of either', async () => {
    assert.equal(await right(mia, { ...toMia, ...change(mia, { enabled: false }) }), 'none');
    assert.equal(await right(mia, { ...toMia, ...change(mia, { kind: 'guest' }) }), 'none');
    assert.equal(await right(mia, { ...toMia, ...change(oskar, { enabled: false }) }), 'none');
  });

  it('is nobody’s who is barred, nor does anybody barred pass one on', async () => {
    for (const bar of [
      { nominator: mia },
      { joined: [mia] },
      { decisions: [yesBy(mia)] },
      { nominator: oskar },
      { joined: [oskar] },
      { decisions: [yesBy(oskar)] },
    ])
      assert.equal(await right(mia, toMia, bar), 'none', JSON.stringify(bar));
  });

  it('is passed on once: round a circle, and along a chain, nothing comes', async () => {
    const chain = [
      [oskar, mia],
      [mia, ruth],
      [ruth, oskar],
    ] as const;
    assert.deepEqual(await right(mia, { delegations: chain }), { for: oskar });
    assert.equal(await right(ruth, { delegations: chain }), 'none');
    assert.equal(await right(oskar, { delegations: chain }), 'own');
  });

  it('is second to one’s own', async () => {
    assert.equal(await right(oskar, { delegations: [[lin, oskar]] }), 'own');
  });

  it('is first for whoever has still to answer', async () => {
    const both = {
      delegations: [
        [oskar, mia],
        [lin, mia],
      ],
    } as const;
    const sources: ApproverSource[] = [owners, { from: 'administrators' }];
    const rightOf = (part: Partial<Awaiting>) => company(both).rights.rightOf(waiting(sources, part), mia.id);
    assert.deepEqual(await rightOf({}), { for: oskar });
    assert.deepEqual(await rightOf({ agreed: [yesBy(oskar)] }), { for: lin });
    // They are told that it was answered for, and not that they have no right.
    assert.deepEqual(await rightOf({ agreed: [yesBy(oskar), yesBy(lin)] }), { for: oskar });
  });

  const handed = (part: Partial<Asked> = {}): Partial<Awaiting> => ({
    asked: [asked(oskar, { passed: true }), asked(ruth, { for: { person: oskar, how: 'handed-over' }, ...part })],
  });

  it('was handed over by somebody who still had it to give', async () => {
    assert.deepEqual(await right(ruth, {}, handed()), { for: oskar });
    assert.equal(await right(ruth, change(oskar, { enabled: false }), handed()), 'none');
    assert.equal(await right(ruth, change(ruth, { enabled: false }), handed()), 'none');
    assert.equal(await right(ruth, {}, { ...handed(), joined: [oskar] }), 'none');
    assert.equal(await right(ruth, {}, { ...handed(), nominator: ruth }), 'none');
    assert.equal(await right(mia, {}, handed()), 'none');
  });

  it('is gone once it was handed on', async () => {
    assert.equal(await right(ruth, {}, handed({ passed: true })), 'none');
  });

  it('is not handed over by having been asked for somebody', async () => {
    assert.equal(await right(ruth, {}, handed({ for: { person: oskar, how: 'delegated' } })), 'none');
    assert.equal(await right(ruth, {}, handed({ for: { person: lin, how: 'handed-over' } })), 'none');
  });
});
