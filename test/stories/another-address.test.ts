import assert from 'node:assert/strict';
import { DAY, HOUR } from '../../src/kernel/clock.js';
import { eventually } from '../support/eventually.js';
import { addressOf, approvalsBy, named, nominates, offered, pressed } from '../support/nominating.js';
import { createWorld, PEOPLE, type World } from '../support/world.js';

type State = {
  readonly users: readonly {
    readonly id: string;
    readonly mail?: string;
    readonly externalUserState?: string;
    readonly groupIds: readonly string[];
  }[];
  readonly groups: readonly { readonly id: string; readonly displayName: string }[];
};

/** A Monday, at eight in Berlin. */
const MONDAY = new Date('2027-05-03T06:00:00Z');
const within = '90 days';

describe('a guest’s address is changed', function () {
  let world: World;
  before(async () => {
    const file = await approvalsBy({
      here: { stages: [{ ask: [named('oskar')], within }] },
      elsewhere: { stages: [{ ask: [named('oskar')], within }] },
    });
    world = await createWorld({ POLICY_FILE: file }, MONDAY);
    await world.tenant.grant('User.ReadWrite.All');
  });
  after(() => world.ends());

  const accountAt = async (address: string) =>
    (await world.tenant.state<State>()).users.find(({ mail }) => mail === address);
  const mailsTo = async (address: string) => (await world.tenant.mails()).filter(({ to }) => to.includes(address));

  const invited = async (guest: string, besides = ''): Promise<string> => {
    await nominates(world.sue, guest, 'here', { besides });
    await pressed(world.oskar, new RegExp(guest), 'Approve');
    await world.sue.reads(new RegExp(`^${guest}[^]*redeem\\?`));
    const account = await accountAt(addressOf(guest, 'here'));
    assert.ok(account);
    return account.id;
  };
  const isIn = async (guest: string): Promise<string> => {
    const id = await invited(guest);
    await world.tenant.accept(id);
    await world.sue.reads(new RegExp(`${guest} \\([^)]*\\) accepted your invitation`));
    return id;
  };
  const linkIn = ({ card }: { readonly card?: unknown }): string =>
    /https?:\/\/\S+redeem\?[\w=-]+/.exec(JSON.stringify(card))?.[0] ?? '';

  /** From the guest's card to a request that waits. */
  const asks = async (guest: string, to: string): Promise<void> => {
    const { sue } = world;
    await sue.says(`guest ${guest}`);
    await pressed(sue, new RegExp(`^${guest}[^]*is a guest until`), 'New address');
    await sue.reads(/Another address is another person/);
    await sue.presses('Continue', { address: to, reason: 'works elsewhere now' });
    await sue.reads(new RegExp(`Give the account of ${guest} another address\\?[^]*${to}`));
    await sue.presses('Send for approval');
    await sue.reads(new RegExp(`^${guest} → the address ${to}`));
  };

  it('after acceptance with somebody’s yes to all that goes along: the same account, another person', async () => {
    const [old, to] = [addressOf('Ada Hill', 'here'), addressOf('Ada Hill', 'elsewhere')];
    const id = await isIn('Ada Hill');
    const before = await world.tenant.state<State>();
    const audit = before.groups.find(({ displayName }) => displayName === 'Joint Audit');
    assert.ok(audit);
    await world.tenant.changeGroup(audit.id, { addMembers: [id] });
    const groupIds = (await accountAt(old))?.groupIds ?? [];
    assert.equal(groupIds.length, 2);
    const toOld = (await mailsTo(old)).length;

    await asks('Ada Hill', to);
    const asked = await offered(world.oskar, /hand a guest's account to another address/, 'Approve');
    assert.match(asked.text, new RegExp(`instead of ${old}`));
    assert.match(asked.text, /Goes along — Project Apollo\nGoes along too, given by others — Joint Audit/);
    assert.match(asked.text, new RegExp(`If you approve, whoever uses ${to} gets the account and all that goes along`));
    assert.equal((await accountAt(old))?.id, id, 'nothing has changed yet');

    await world.oskar.pressesOn(asked.activityId, 'Approve');
    const receipt = await world.sue.reads(
      new RegExp(`^Ada Hill → the address[^]*goes by the new address[^]*redeem\\?`),
    );
    await eventually(async () => {
      const account = await world.tenant.account(id);
      assert.deepEqual([account.mail, account.externalUserState], [to, 'PendingAcceptance']);
    });
    assert.deepEqual((await accountAt(to))?.groupIds.toSorted(), [...groupIds].sort());
    await eventually(async () => assert.match((await mailsTo(to)).map(({ text }) => text).join(), /Project Apollo/));
    assert.equal((await mailsTo(old)).length, toOld, 'the address before is told nothing');
    await world.sue.reads(/^Ada Hill → Project Apollo[^]*The account has gone to another address/);

    await world.sue.says('guest Ada Hill');
    await world.sue.reads(new RegExp(`Ada Hill[^]*${to}[^]*The account went by ${old}`));
    assert.equal((await world.tenant.redeem(linkIn(receipt))).status, 303);
    await world.sue.reads(/^Ada Hill → the address[^]*● Accepted/);
  });

  it('and is not that of whoever is asked for by the address before: nobody is disturbed', async () => {
    const before = addressOf('Ada Hill', 'here');
    await world.sue.says(`invite Ada Hill <${before}> to Apollo for 30 weeks, figures`);
    await world.sue.reads(/belongs to the account of Ada Hill[^]*as a further one or as the one before, so nobody is/);
    await world.sue.says('cancel');
  });

  it('by nobody who wrote the address of another into their own account: what was agreed to for that one is not theirs', async () => {
    const theirs = await isIn('Mal Hill');
    await nominates(world.sue, 'Gil Hill', 'here', { to: 'Vendor Portal' });
    await world.tenant.changeAccount(theirs, { otherMails: [addressOf('Gil Hill', 'here')] });
    const before = (await accountAt(addressOf('Mal Hill', 'here')))?.groupIds;
    await pressed(world.oskar, /Gil Hill/, 'Approve');
    await world.sue.reads(/^Gil Hill → Vendor Portal[^]*Could not be invited[^]*as a further one or as the one before/);
    assert.deepEqual((await accountAt(addressOf('Mal Hill', 'here')))?.groupIds, before);
  });

  it('and stays as it is after a no', async () => {
    const old = addressOf('Bea Hill', 'here');
    const id = await isIn('Bea Hill');
    await asks('Bea Hill', addressOf('Bea Hill', 'elsewhere'));
    await offered(world.oskar, /Bea Hill[^]*instead of/, 'Deny');
    await pressed(world.oskar, /Bea Hill[^]*instead of/, 'Deny', { comment: 'invite them anew' });
    await world.sue.reads(/^Bea Hill → the address[^]*Denied[^]*Nothing was changed/);
    assert.equal((await accountAt(old))?.id, id);
    await world.sue.says('guest Bea Hill');
    await pressed(world.sue, /^Bea Hill[^]*is a guest until/, 'New address');
    await world.sue.presses('Cancel');
  });

  it('and only for whoever answers for them: a stranger’s press is refused, and opens nothing', async () => {
    const guest = await isIn('Cy Hill');
    const verb = 'guest-correct';
    const said = await world.tenant.send({
      as: PEOPLE.carl,
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb, data: { verb, guest } }, trigger: 'manual' },
    });
    assert.match(JSON.stringify(said.body), /Only whoever answers for this guest/);
    assert.doesNotMatch(JSON.stringify(said.body), /Cy/);
    await world.carl.neverReads(/another address/);
  });

  it('waits where Guestlist may not do it, says which permission, and can be taken back', async () => {
    const to = addressOf('Dee Hill', 'elsewhere');
    const id = await isIn('Dee Hill');
    await world.tenant.withhold('User.ReadWrite.All');
    await asks('Dee Hill', to);
    await pressed(world.oskar, /Dee Hill[^]*instead of/, 'Approve');
    await world.sue.reads(/^Dee Hill → the address[^]*lacks a permission/);
    await world.ruth.reads(/User\.ReadWrite\.All/);
    await world.tenant.grant('User.ReadWrite.All');
    await pressed(world.sue, /^Dee Hill → the address/, 'Yes, withdraw');
    await world.sue.reads(/^Dee Hill → the address[^]*Withdrawn by you/);
    assert.equal((await world.tenant.account(id)).mail, addressOf('Dee Hill', 'here'));
  });

  it('once, where the bot dies before Microsoft’s answer gets to it: the link that is shown lets them in', async () => {
    const to = addressOf('Fay Hill', 'elsewhere');
    const id = await isIn('Fay Hill');
    await asks('Fay Hill', to);
    const fault = { on: 'graph', method: 'POST', path: '^/invitations$', times: 1, when: 'after' } as const;
    await world.tenant.fault({ ...fault, answer: 'reset' });
    await pressed(world.oskar, /Fay Hill[^]*instead of/, 'Approve');
    await eventually(async () => assert.equal((await world.tenant.account(id)).mail, to));
    await world.restarts();
    await world.tenant.clearFaults();
    const receipt = await world.sue.reads(/^Fay Hill → the address[^]*goes by the new address[^]*redeem\?/);
    assert.equal((await world.tenant.redeem(linkIn(receipt))).status, 303);
    await world.sue.reads(/^Fay Hill → the address[^]*● Accepted/);
    assert.equal((await mailsTo(to)).length, 1);
  });

  it('before acceptance by the sponsor, who reads after a week that it was not accepted; the nominator hears of it', async () => {
    const right = addressOf('Eve Hill-Marsh', 'here');
    await invited('Eve Hill', ', sponsor: Mia Berg');
    world.clock.push(8 * DAY);
    await offered(world.mia, /Eve Hill[^]*Has not accepted|Eve Hill[^]*has not accepted/, 'Correct the address');
    await pressed(world.mia, /Eve Hill[^]*as not accepted/, 'Correct the address');
    await world.mia.reads(/Correct the address\. Until you send it again/);
    await world.mia.presses('Continue', { address: right });
    await world.mia.presses('Send for approval');
    await world.mia.reads(/^Eve Hill → Project Apollo[^]*redeem\?/);
    await eventually(async () => assert.equal(await accountAt(addressOf('Eve Hill', 'here')), undefined));
    assert.ok(await accountAt(right));
    await world.sue.reads(new RegExp(`Mia Berg, in your place, corrected the address of Eve Hill[^]*${right}`));
    await world.sue.reads(/^Eve Hill → Project Apollo[^]*Changed by Mia Berg/);
    await world.oskar.reads(new RegExp(`Mia Berg corrected the address of Eve Hill[^]*${right}`));
    world.clock.push(HOUR);
  });
});
