import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.js';
import { addressOf, approvalsBy } from '../support/nominating.js';
import { createWorld, type World } from '../support/world.js';

const PORTAL = '22222222-0000-4000-8000-000000000003';

describe('several things for one guest', function () {
  let world: World;
  before(async () => {
    world = await createWorld({ POLICY_FILE: await approvalsBy({ free: 'none' as never }) });
  });
  after(() => world.ends());

  /** From the message to the guest who is in; returns their id. */
  const isIn = async (guest: string): Promise<string> => {
    await world.sue.presses('Send invitation');
    await world.sue.reads(new RegExp(`^${guest} →[^]*redeem\\?`));
    const { users } = await world.tenant.state<{ users: readonly { id: string; mail?: string }[] }>();
    const { id } = users.find(({ mail }) => mail === addressOf(guest, 'free')) ?? assert.fail(`no ${guest}`);
    await world.tenant.accept(id);
    return id;
  };
  const given = async (id: string) =>
    (await world.tenant.requests()).flatMap(({ method, path, body }) =>
      method === 'POST' && /\/members(\/\$ref)?$/.test(path) && JSON.stringify(body).includes(id) ? [path] : [],
    );
  const invitations = async () => (await world.tenant.requests()).filter(({ path }) => path === '/invitations').length;

  it('are asked for in one message, looked at in two round trips, and both are given', async () => {
    const { sue, tenant } = world;
    const guest = 'Ann Lee';
    // The first message of all fetches a token, and learns who writes.
    await sue.says('help');
    await sue.reads(/This is what I can do/);
    const since = await tenant.now();
    await sue.says(
      `invite ${guest} <${addressOf(guest, 'free')}> to Apollo and Vendor Portal until 30 June, joint audit`,
    );
    const card = await sue.reads(/Invite Ann Lee \([^)]*\) to Project Apollo and Vendor Portal\?/);
    assert.equal((await tenant.roundTrips(since)).filter(({ path }) => path === '/$batch').length, 2);
    const id = await isIn(guest);
    const receipt = await sue.reads(
      /^Ann Lee → Project Apollo and Vendor Portal[^]*can use Project Apollo and Vendor Portal/,
    );
    assert.equal(receipt.activityId, card.activityId);
    await eventually(async () =>
      assert.deepEqual((await given(id)).sort(), [
        `/groups/${PORTAL}/members/$ref`,
        '/teams/22222222-0000-4000-8000-000000000001/members',
      ]),
    );
    const mail = (await tenant.mails()).find(({ to }) => to.includes(addressOf(guest, 'free')));
    assert.match(mail?.subject ?? '', /invites you to Project Apollo and Vendor Portal/);
  });

  it('go on without the one that admits no guests', async () => {
    const { sue } = world;
    await sue.says(`invite Ben Lee <${addressOf('Ben Lee', 'free')}> to Payroll and Apollo until 30 June, joint audit`);
    await sue.reads(/Invite Ben Lee \([^)]*\) to Project Apollo\?[^]*Payroll keeps guests out by its own settings/);
    await sue.presses('Send invitation');
    await sue.reads(/^Ben Lee → Project Apollo\n/);
  });

  it('are ticked on the card, and whoever must agree reads of both', async () => {
    const { sue, oskar } = world;
    await sue.says('invite Cem Lee <cem@fabrikam.com> until 30 June because of figures');
    await sue.reads(/Invite Cem Lee \(Fabrikam\)\?/);
    await sue.presses('Continue', { access: 'project-apollo,vendor-portal' });
    await sue.reads(/Invite Cem Lee \(Fabrikam\) to Project Apollo and Vendor Portal\?/);
    await sue.presses('Send for approval');
    await oskar.reads(/Cem Lee[^]*to Project Apollo and Vendor Portal/);
  });

  it('come later for a guest who is here: from their card, without an invitation', async () => {
    const { sue } = world;
    await nominatesFree('Dan Lee');
    const id = await isIn('Dan Lee');
    await sue.reads(/Dan Lee \([^)]*\) accepted/);
    const before = await invitations();
    await sue.says('guest Dan Lee');
    await sue.reads(/^Dan Lee \([^)]*\) is a guest until/);
    await sue.presses('More access …');
    await sue.reads(/Guest — Dan Lee/);
    await sue.presses('Continue', { access: 'vendor-portal', reason: 'invoices', until: '2027-06-30' });
    await sue.reads(/Give Dan Lee \([^)]*\) access to Vendor Portal\?/);
    await sue.presses('Give access');
    await eventually(async () => assert.ok((await given(id)).includes(`/groups/${PORTAL}/members/$ref`)));
    assert.equal(await invitations(), before);
  });

  it('are listed for whoever asks what there is', async () => {
    const { sue } = world;
    await sue.says('what can I offer?');
    const { text } = await sue.reads(/up to four things at a time/);
    assert.match(text ?? '', /Project Apollo \(team\) — looked after by Oskar Lind and Mia Berg/);
    assert.match(text ?? '', /Joint Audit \(group\)/);
  });

  const nominatesFree = async (guest: string): Promise<void> => {
    await world.sue.says(`invite ${guest} <${addressOf(guest, 'free')}> to Apollo until 30 June, figures`);
    await world.sue.reads(new RegExp(`Invite ${guest} `));
  };
});
