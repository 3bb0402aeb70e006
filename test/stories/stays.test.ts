import assert from 'node:assert/strict';
import { DAY, HOUR, later, MINUTE } from '../../src/kernel/clock.js';
import { eventually } from '../support/eventually.js';
import { addressOf, approvalsBy, offered, pressed } from '../support/nominating.js';
import { createWorld, PEOPLE, type World } from '../support/world.js';

type State = {
  readonly users: readonly {
    readonly id: string;
    readonly mail?: string;
    readonly accountEnabled: boolean;
    readonly sponsorIds: readonly string[];
    readonly groupIds: readonly string[];
  }[];
  readonly deletedUsers: readonly { readonly mail?: string }[];
};

/** A Monday, at eight in Berlin. */
const MONDAY = new Date('2027-05-03T06:00:00Z');
const WEEKS = 30;

describe('a guest’s whole stay', function () {
  let world: World;
  before(async () => {
    const file = await approvalsBy({ stay: 'none' as never });
    world = await createWorld({ POLICY_FILE: file }, MONDAY);
    await world.tenant.changePerson(PEOPLE.sue, { managerId: PEOPLE.mia });
    // Optional: without it, who answers stands in our own books alone.
    await world.tenant.grant('User.ReadWrite.All');
  });
  after(() => world.ends());

  const account = async (guest: string) =>
    (await world.tenant.state<State>()).users.find(({ mail }) => mail === addressOf(guest, 'stay'));
  const mailsTo = async (guest: string) =>
    (await world.tenant.mails()).filter(({ to }) => to.includes(addressOf(guest, 'stay')));
  const passes = async (milliseconds: number): Promise<void> => {
    world.clock.push(milliseconds);
  };

  const invited = async (guest: string): Promise<string> => {
    const { sue } = world;
    await sue.says(`invite ${guest} <${addressOf(guest, 'stay')}> to Apollo for ${WEEKS} weeks, figures`);
    await sue.reads(new RegExp(`Invite ${guest} `));
    await sue.presses('Send invitation');
    await sue.reads(new RegExp(`${guest}[^]*redeem\\?`));
    return eventually(async () => {
      const found = await account(guest);
      assert.ok(found);
      return found.id;
    });
  };
  const isIn = async (guest: string): Promise<string> => {
    const id = await invited(guest);
    await world.tenant.accept(id);
    await world.sue.reads(new RegExp(`${guest} \\([^)]*\\) accepted`));
    return id;
  };

  it('is asked about two weeks before its end, and goes on where the sponsor says until when', async () => {
    await isIn('Ann Stay');
    await world.sue.says('guests');
    await world.sue.reads(/You answer for 1 guest[^]*|Ann Stay[^]*is a guest until/);
    await passes(WEEKS * 7 * DAY - 13 * DAY);
    const card = await offered(world.sue, /Ann Stay[^]*Are they still needed\?/, 'Let it end then');
    const [until] = card.inputs.filter(({ id }) => id.startsWith('until'));
    assert.ok(until);
    await world.sue.pressesOn(card.activityId, 'Keep', { [until.id]: '2028-01-31' });
    await world.sue.reads(/Ann Stay[^]*Mon 31 January 2028/);
    await passes(20 * DAY);
    await eventually(async () => assert.equal((await account('Ann Stay'))?.accountEnabled, true));
  });

  it('ends on its day where nobody answers: taken away, disabled, told, and after the grace deleted', async () => {
    await isIn('Bea Stay');
    await passes(WEEKS * 7 * DAY - 13 * DAY);
    await offered(world.sue, /Bea Stay[^]*Are they still needed\?/, 'Remove now');
    await passes(11 * DAY);
    await eventually(async () =>
      assert.match((await mailsTo('Bea Stay')).map(({ subject }) => subject).join('\n'), /ends/),
    );
    assert.equal((await account('Bea Stay'))?.accountEnabled, true);
    await passes(3 * DAY);
    await eventually(async () => {
      const guest = await account('Bea Stay');
      assert.deepEqual([guest?.accountEnabled, guest?.groupIds], [false, []]);
    });
    await world.sue.reads(/Bea Stay[^]*The stay ended on[^]*The account is disabled/);
    await eventually(async () =>
      assert.match((await mailsTo('Bea Stay')).map(({ subject }) => subject).join('\n'), /ended/),
    );
    await passes(15 * DAY);
    await eventually(async () => {
      assert.equal(await account('Bea Stay'), undefined);
      const { deletedUsers } = await world.tenant.state<State>();
      assert.ok(deletedUsers.some(({ mail }) => mail === addressOf('Bea Stay', 'stay')));
    });
  });

  it('is handed over: “Not mine” asks the manager, and whoever says yes stands in the directory too', async () => {
    await isIn('Cas Stay');
    await world.sue.says('guest Cas Stay');
    await pressed(world.sue, /Cas Stay/, 'Pass on');
    await passes(21 * HOUR);
    await pressed(world.mia, /Cas Stay[^]*Will you\?/, 'Yes, I answer for Cas');
    await eventually(async () => {
      const sponsors = (await account('Cas Stay'))?.sponsorIds ?? [];
      assert.ok(sponsors.includes(PEOPLE.mia) && !sponsors.includes(PEOPLE.sue), sponsors.join());
    });
    await world.sue.reads(/Mia Berg answers for Cas Stay[^]* from now on/);
  });

  it('has somebody else asked where the sponsor can no longer sign in', async () => {
    await isIn('Dot Stay');
    await world.tenant.changePerson(PEOPLE.sue, { enabled: false });
    // Mia had a card before dawn: the next one comes in the morning after.
    await passes(29 * HOUR);
    await offered(world.mia, /Dot Stay[^]*Will you\?/, 'Yes, I answer for Dot');
    await world.tenant.changePerson(PEOPLE.sue, { enabled: true });
    // That she cannot sign in is remembered for some minutes.
    await passes(HOUR);
  });

  it('never begins where nobody accepts: one more mail, then the sponsor, then it is withdrawn', async () => {
    await invited('Eli Stay');
    const first = (await mailsTo('Eli Stay')).length;
    await passes(4 * DAY);
    await eventually(async () => assert.equal((await mailsTo('Eli Stay')).length, first + 1));
    await passes(5 * DAY);
    await offered(world.sue, /Eli Stay[^]*Has not accepted/, 'Send the link again');
    await pressed(world.sue, /Eli Stay[^]*Has not accepted/, 'Send the link again');
    await eventually(async () => assert.equal((await mailsTo('Eli Stay')).length, first + 2));
    await passes(30 * DAY);
    await eventually(async () => assert.equal(await account('Eli Stay'), undefined));
  });

  it('is followed in the directory: renamed, disabled and let in again, and deleted by somebody else', async () => {
    const id = await isIn('Fay Stay');
    await world.tenant.changeAccount(id, { displayName: 'Fay Stay-Marsh (Stay)' });
    await passes(30 * MINUTE);
    await eventually(async () => {
      await world.sue.says('guest Fay');
      await world.sue.reads(/Fay Stay-Marsh/);
    }, 30_000);
    await world.tenant.changeAccount(id, { enabled: false });
    await passes(30 * MINUTE);
    await world.sue.reads(/Fay Stay-Marsh[^]*An administrator stopped this guest/);
    await world.tenant.deleteAccount(id);
    await passes(30 * MINUTE);
    await world.sue.reads(/Fay Stay-Marsh[^]*Somebody else deleted the account/);
  });

  it('is an administrator’s to decide about as well, on a card that stays what it was asked for', async () => {
    await isIn('Abe Stay');
    const { ruth } = world;
    await ruth.says('guest Abe Stay');
    const asked = await offered(ruth, /Abe Stay[^]*Sue Park answers for them/, 'Remove now');
    const [until] = asked.inputs.filter(({ id }) => id.startsWith('until'));
    assert.ok(until);
    const day = later(world.clock.now(), 250 * DAY)
      .toISOString()
      .slice(0, 10);
    await ruth.pressesOn(asked.activityId, 'Keep', { [until.id]: day });
    await eventually(async () => {
      const { text, buttons } = await ruth.card(/Abe Stay[^]*Sue Park answers for them/);
      assert.notEqual(text, asked.text);
      assert.deepEqual(buttons, asked.buttons);
    });
  });
});
