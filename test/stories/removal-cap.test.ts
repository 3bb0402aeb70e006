import assert from 'node:assert/strict';
import { DAY, later } from '../../src/kernel/clock.js';
import { eventually } from '../support/eventually.js';
import { addressOf, approvalsBy, offered } from '../support/nominating.js';
import { createWorld, type World } from '../support/world.js';

/** A Monday, at eight in Berlin. */
const MONDAY = new Date('2027-05-03T06:00:00Z');
const GUESTS = ['Ann Stay', 'Bea Stay', 'Cas Stay'] as const;

describe('more stays that end than may end in a day', function () {
  let world: World;
  before(async () => {
    const file = await approvalsBy({ stay: 'none' as never }, (rules) => {
      rules['stays'] = { removalsPerDay: 1 };
    });
    world = await createWorld({ POLICY_FILE: file }, MONDAY);
  });
  after(() => world.ends());

  const accounts = async () => {
    const { users } = await world.tenant.state<{
      users: readonly { id: string; mail?: string; accountEnabled: boolean; groupIds: readonly string[] }[];
    }>();
    const all = users.filter(({ mail }) => GUESTS.some((guest) => mail === addressOf(guest, 'stay')));
    return {
      all,
      open: all.filter(({ accountEnabled }) => accountEnabled),
      closed: all.filter(({ accountEnabled }) => !accountEnabled),
    };
  };
  const closed = (many: number) =>
    eventually(async () => {
      const { closed: out, open } = await accounts();
      assert.equal(out.length, many);
      assert.ok(out.every(({ groupIds }) => groupIds.length === 0));
      assert.ok(
        open.every(({ groupIds }) => groupIds.length === 1),
        'whoever waits keeps what they have',
      );
    });

  it('end one a day, and nobody is forgotten', async () => {
    const { sue } = world;
    for (const guest of GUESTS) {
      await sue.says(`invite ${guest} <${addressOf(guest, 'stay')}> to Apollo for 30 weeks, figures`);
      await sue.reads(new RegExp(`Invite ${guest} `));
      await sue.presses('Send invitation');
      await sue.reads(new RegExp(`${guest}[^]*redeem\\?`));
    }
    for (const { id } of (await accounts()).all) await world.tenant.accept(id);
    for (const guest of GUESTS) await sue.reads(new RegExp(`${guest} \\([^)]*\\) accepted`));
    await eventually(async () => assert.ok((await accounts()).all.every(({ groupIds }) => groupIds.length === 1)));
    for (const guest of GUESTS) {
      await sue.says(`guest ${guest}`);
      const { activityId } = await offered(sue, new RegExp(guest), 'Remove now');
      await sue.pressesOn(activityId, 'Yes, remove');
      await sue.reads(new RegExp(`${guest}[^]*(The stay ended on|is being ended)`));
    }
    await closed(1);
    world.clock.push(DAY);
    await closed(2);
    world.clock.push(DAY);
    await closed(3);
    const changes = (await world.tenant.requests()).filter(
      ({ method, path }) => method === 'PATCH' && /^\/users\/[^/]+$/.test(path),
    );
    assert.equal(changes.length, 3, 'nobody was disabled twice');
    assert.ok(world.clock.now() < later(MONDAY, 3 * DAY));
  });
});
