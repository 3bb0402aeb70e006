import assert from 'node:assert/strict';
import { DAY } from '../../src/kernel/clock.js';
import { eventually } from '../support/eventually.js';
import { addressOf, approvalsBy, offered } from '../support/nominating.js';
import { createWorld, type World } from '../support/world.js';

/** Each kind of thing over a whole stay: given, kept where the stay goes on longer, and taken back when it ends. */

const group = (n: number): string => `22222222-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** A Monday, at eight in Berlin; ten weeks on it is 12 July. */
const MONDAY = new Date('2027-05-03T06:00:00Z');
const LONGER = '2027-09-20';

/** Who gets what; Ida a second time from somebody else. Of the last two, the group becomes something else meanwhile. */
const GUESTS = {
  'Ann Stays': 'Project Apollo',
  'Bea Stays': 'Joint Audit',
  'Cas Stays': 'Vendor Portal',
  'Dag Stays': 'Partner Workspace',
  'Eva Stays': 'Time Sheets',
  'Fay Stays': 'Contractor Kit',
  'Ida Stays': 'Project Apollo',
  'Gus Stays': 'Garden',
  'Hal Stays': 'Reviews',
} as const;
type Guest = keyof typeof GUESTS;
const EXTENDED: readonly Guest[] = ['Ann Stays', 'Bea Stays', 'Cas Stays', 'Dag Stays', 'Eva Stays', 'Fay Stays'];
const KEPT: readonly Guest[] = [...EXTENDED, 'Ida Stays'];

type State = {
  readonly users: readonly { readonly id: string; readonly mail?: string; readonly groupIds: string[] }[];
};
type Held = {
  readonly roles: readonly { readonly personId: string }[];
  readonly requests: readonly { readonly id: string; readonly personId: string; readonly type: string }[];
  readonly assignments: readonly { readonly personId: string; readonly state: string }[];
};

describe('what a guest may use, over a whole stay', function () {
  let world: World;
  const ids = new Map<Guest, string>();
  before(async () => {
    const file = await approvalsBy({ stays: 'none' as never }, ({ offers }) =>
      offers.push({ name: 'Garden', kind: 'group', id: group(10) }, { name: 'Reviews', kind: 'group', id: group(11) }),
    );
    world = await createWorld({ POLICY_FILE: file }, MONDAY);
    await world.tenant.settings({ packageDeliveryMs: 100 });
  });
  after(() => world.ends());

  const idOf = (guest: Guest): string => ids.get(guest) ?? assert.fail(`${guest} has no account`);
  /** How many things they have now. */
  const uses = async (guest: Guest): Promise<number> => {
    const { users } = await world.tenant.state<State>();
    const { roles, assignments } = await world.tenant.access<Held>();
    const isTheirs = ({ personId }: { readonly personId: string }): boolean => personId === idOf(guest);
    const groups = users.find(({ id }) => id === idOf(guest))?.groupIds ?? [];
    const packages = assignments.filter((one) => isTheirs(one) && one.state === 'delivered');
    return groups.length + roles.filter(isTheirs).length + packages.length;
  };
  const useEach = (guests: readonly Guest[], count: number) =>
    eventually(async () => {
      const found = await Promise.all(guests.map(async (guest) => [guest, await uses(guest)] as const));
      assert.deepEqual(
        found,
        guests.map((guest) => [guest, count]),
      );
    }, 30_000);

  const agreesInEntra = (guest: Guest) =>
    eventually(async () => {
      const { requests } = await world.tenant.access<Held>();
      const request = requests.find(({ personId, type }) => personId === idOf(guest) && type === 'adminAdd');
      assert.ok(request);
      await world.tenant.decidePackage(request.id, 'approved');
    });

  it('is given, whatever its kind', async () => {
    for (const [guest, thing] of Object.entries(GUESTS) as [Guest, string][]) {
      await world.sue.says(`invite ${guest} <${addressOf(guest, 'stays')}> to ${thing} for 10 weeks, figures`);
      await world.sue.reads(new RegExp(`Invite ${guest} `));
      await world.sue.presses('Send invitation');
      await world.sue.reads(new RegExp(`^${guest} →[^]*redeem\\?`));
      const { users } = await world.tenant.state<State>();
      ids.set(guest, users.find(({ mail }) => mail === addressOf(guest, 'stays'))?.id ?? assert.fail());
      await world.tenant.accept(idOf(guest));
    }
    await agreesInEntra('Fay Stays');
    for (const guest of Object.keys(GUESTS)) await world.sue.reads(new RegExp(`${guest} \\([^)]*\\) accepted`));
    await useEach(Object.keys(GUESTS) as Guest[], 1);
  });

  it('is asked for by somebody else until later, and the later end holds', async () => {
    const { sue, mia } = world;
    await mia.says(`invite ${addressOf('Ida Stays', 'stays')} to Apollo for 20 weeks, figures`);
    await mia.reads(/Ida Stays \(Alpineskihouse\) is a guest here already\. No invitation is sent; access is added\./);
    await mia.presses('Give access');
    await mia.reads(/Ida Stays can use Project Apollo until Mon 20 September 2027/);
    await sue.says('guest Ida Stays');
    await sue.reads(/Ida Stays[^]*Mon 20 September 2027/);
  });

  it('is kept where the stay is extended, beyond its first end', async () => {
    for (const guest of EXTENDED) {
      await world.sue.says(`guest ${guest}`);
      const card = await offered(world.sue, new RegExp(guest), 'Keep');
      const [until] = card.inputs.filter(({ id }) => id.startsWith('until'));
      assert.ok(until);
      await world.sue.pressesOn(card.activityId, 'Keep', { [until.id]: LONGER });
      await world.sue.reads(new RegExp(`${guest}[^]*Mon 20 September 2027`));
    }
    // Two weeks before the first end, a week before it, and past it: whoever is to hear of an end hears before it comes.
    for (const days of [57, 11, 5]) {
      world.clock.push(days * DAY);
      if (days === 57) await happensToGroups();
      await world.sue.reads(/Hal Stays/);
      await heard('Hal Stays', days === 57 ? 0 : 1);
    }
    await useEach(['Hal Stays'], 1);
    await world.sue.reads(/Hal Stays[^]*The stay ended on[^]*Not taken away: Reviews/);
    await useEach(KEPT, 1);
  });

  /** One goes, with everybody's membership; of the other a rule chooses the members from then on. */
  const happensToGroups = async (): Promise<void> => {
    await world.tenant.deleteGroup(group(10));
    await world.tenant.changeGroup(group(11), { membersBy: 'rule' });
  };
  /** Mails to the guest about the end. */
  const heard = (guest: Guest, least: number) =>
    eventually(async () => {
      const mails = (await world.tenant.mails()).filter(
        ({ to, subject }) => to.includes(addressOf(guest, 'stays')) && /end/.test(subject),
      );
      assert.ok(mails.length >= least, `${guest} has read of it ${mails.length} times`);
    });

  it('is no trouble where it has gone by the end, and told where it cannot be taken away', async () => {
    await world.sue.reads(/Gus Stays[^]*The stay ended on/);
    await world.sue.neverReads(/Not taken away: Garden/);
    await world.ruth.reads(/The stay of Hal Stays[^]*not everything could be ended[^]*Not taken away: Reviews/);
    await world.ruth.neverReads(/Gus Stays/);
  });

  it('is taken back when the stay ends, whatever its kind', async () => {
    for (const days of [58, 10, 5]) {
      world.clock.push(days * DAY);
      await heard('Ann Stays', days === 58 ? 0 : 1);
    }
    await useEach(KEPT, 0);
  });
});
