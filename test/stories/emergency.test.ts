import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.js';
import { nominates, pressed, approvalsBy, named } from '../support/nominating.js';
import { createWorld, type World } from '../support/world.js';

describe('an emergency', function () {
  let world: World;
  before(async () => {
    world = await createWorld({
      POLICY_FILE: await approvalsBy({ urgent: { stages: [{ ask: [named('oskar')], within: '3 days' }] } }),
    });
  });
  after(() => world.ends());

  const accountOf = async (address: string) => {
    const { users } = await world.tenant.state<{ users: readonly { mail?: string; accountEnabled: boolean }[] }>();
    return users.find(({ mail }) => mail?.toLowerCase() === address);
  };
  const isEnabled = (address: string, expected: boolean) =>
    eventually(async () => assert.equal((await accountOf(address))?.accountEnabled, expected, address));

  it('is an administrator’s to declare', async () => {
    await world.sue.says('pause inviting');
    await world.sue.reads(/Only the Guestlist administrators can do that: .*Ruth/);
    await world.sue.says('help');
    await world.sue.neverReads(/You look after Guestlist/);
    const value = { action: { type: 'Action.Execute', verb: 'pause-inviting', data: { verb: 'pause-inviting' } } };
    await world.tenant.send({ as: world.sue.id, type: 'invoke', name: 'adaptiveCard/action', value });
    await world.ruth.says('resume inviting');
    await world.ruth.reads(/Inviting is not paused/);
    await world.ruth.says('help');
    await world.ruth.reads(/You look after Guestlist[^]*stop guests of[^]*adopt/);
  });

  it('pauses what is approved meanwhile, and nothing is lost', async () => {
    await world.ruth.says('pause inviting: a wave of phishing');
    await world.ruth.presses('Pause inviting', { reason: 'a wave of phishing' });
    await world.ruth.reads(/Inviting is paused/);
    await nominates(world.sue, 'Ann Fox', 'urgent');
    await world.sue.reads(/Ann Fox[^]*Nobody is invited just now[^]*Ruth .*paused all inviting/);
    await pressed(world.oskar, /Ann Fox/, 'Approve');
    await world.sue.reads(/has to wait\. Ruth .*paused all inviting/);
    assert.equal(await accountOf('ann.fox@urgent.alpineskihouse.com'), undefined);

    await world.ruth.says('恢复邀请');
    await world.ruth.presses('Resume inviting');
    await world.sue.reads(/Ann Fox[^]*redeem\?/);
    await isEnabled('ann.fox@urgent.alpineskihouse.com', true);
  });

  it('stops everybody of a domain, and lets them in again', async () => {
    const address = 'ann.fox@urgent.alpineskihouse.com';
    const other = 'stranger@urgent.alpineskihouse.com';
    await world.tenant.guests([{ address: other, state: 'Accepted' }]);
    await world.ruth.says('stop guests of alpineskihouse.com');
    await world.ruth.reads(
      /Stop all guests of alpineskihouse\.com\?[^]*Ann Fox[^]*Sue Park \(1\)[^]*One more is in the directory, but not in our books:[^]*stranger@/,
    );
    await world.ruth.presses('Stop these 2 guests', { reason: 'their mail was broken into' });
    await isEnabled(address, false);
    await isEnabled(other, false);
    await world.ruth.reads(/Both guests of `alpineskihouse\.com` are stopped/);

    await world.sue.says('invite Ben Fox <ben.fox@urgent.alpineskihouse.com> to Apollo for 3 weeks, figures');
    await world.sue.reads(/stopped all guests of .*alpineskihouse/);

    await world.ruth.says('let guests of alpineskihouse.com in again');
    await world.ruth.presses('Let these 2 guests in');
    await isEnabled(address, true);
    await isEnabled(other, true);
    await world.ruth.reads(/Both guests of `alpineskihouse\.com` can sign in again/);
    // Whom nobody answers for is asked about, as of any other guest who was there before.
    await world.ruth.reads(/for whom nobody answers yet[^]*stranger@urgent\.alpineskihouse\.com/);
  });
});
