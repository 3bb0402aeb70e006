import assert from 'node:assert/strict';
import { DAY, MINUTE } from '../../src/kernel/clock.js';
import { eventually } from '../support/eventually.js';
import { addressOf, approvalsBy, named, nominates, pressed } from '../support/nominating.js';
import { createWorld, type World } from '../support/world.js';

/** A Monday, at eight in Berlin. */
const MONDAY = new Date('2027-05-03T06:00:00Z');

describe('an address that our invitations must not pester', function () {
  let world: World;
  before(async () => {
    const asked = { stages: [{ ask: [named('oskar')], within: '3 days' }] };
    const file = await approvalsBy({ spared: 'none' as never, asked }, (rules) => {
      rules['guests'] = { mailsPerWeek: 2, denialsPerMonth: 2 };
    });
    world = await createWorld({ POLICY_FILE: file }, MONDAY);
  });
  after(() => world.ends());

  const mailsTo = (address: string, many: number) =>
    eventually(async () => {
      const mails = (await world.tenant.mails()).filter(({ to }) => to.includes(address));
      assert.equal(mails.length, many);
    });

  it('is asked about no more once two people said no, until the first no is thirty days old; an administrator may', async () => {
    const { sue, oskar, ruth } = world;
    const address = addressOf('Ben Calm', 'asked');
    for (const nth of [1, 2]) {
      await nominates(sue, 'Ben Calm', 'asked');
      await pressed(oskar, /Ben Calm/, 'Deny', { comment: 'not known here' });
      await eventually(async () => {
        const denials = (await sue.sees()).filter((text) => /Ben Calm[^]*not known here/.test(text));
        assert.ok(denials.length >= nth);
      });
    }
    await sue.says(`invite Ben Calm <${address}> to Apollo for 30 weeks, figures`);
    await sue.reads(
      /ben\.calm.* was denied 2 times in the last 30 days.* From \*\*Wed 2 Jun, 08:00\*\* on it can be nominated anew/,
    );
    await ruth.says(`invite Ben Calm <${address}> to Apollo for 30 weeks, figures`);
    await ruth.reads(/Invite Ben Calm /);
  });

  it('gets two mails in a week, whoever presses, withdraws and invites again; a week later there is room', async () => {
    const { sue } = world;
    const [ann, address] = ['Ann Calm', addressOf('Ann Calm', 'spared')];
    const invites = () => sue.says(`invite ${ann} <${address}> to Apollo for 30 weeks, figures`);
    await invites();
    await sue.reads(/Invite Ann Calm /);
    await sue.presses('Send invitation');
    await mailsTo(address, 1);
    await sue.reads(/Our e-mail to [^ ]*ann\.calm[^ ]* went out/);
    world.clock.push(11 * MINUTE);
    await sue.presses('Send the e-mail again');
    await mailsTo(address, 2);
    await sue.reads(/Our e-mail to [^ ]*ann\.calm[^ ]* went out [^;]*08:11/);
    world.clock.push(11 * MINUTE);
    const { body } = await sue.presses('Send the e-mail again');
    assert.match(
      String(body?.value),
      /Nothing was sent: we have written to .*ann\.calm.* 2 times in the last seven days, .* again from Mon 10 May, 08:0\d on/,
    );

    await sue.presses('Yes, withdraw');
    await sue.reads(/Ann Calm[^]*[Ww]ithdr[ae]wn?/);
    await invites();
    await sue.reads(
      /We have written to [^ ]*ann\.calm[^ ]* 2 times in the last seven days.* From \*\*Mon 10 May, 08:0\d\*\* on/,
    );
    await mailsTo(address, 2);

    world.clock.push(7 * DAY);
    await sue.says('send');
    // The account went with the invitation.
    await sue.presses('Invite anew');
    await sue.presses('Send invitation');
    await mailsTo(address, 3);
  });
});
