import assert from 'node:assert/strict';
import { MINUTE } from '../../src/kernel/clock.js';
import { eventually } from '../support/eventually.js';
import { createWorld, type World } from '../support/world.js';

type State = { readonly users: readonly { readonly mail?: string; readonly id: string }[] };

describe('after the invitation', () => {
  let world: World;
  before(async () => (world = await createWorld()));
  after(() => world.ends());
  afterEach(() => world.tenant.clearFaults());

  const invited = async (name: string, address: string): Promise<string> => {
    await world.sue.says(`invite ${name} <${address}> to Apollo until 30 December, joint audit`);
    await world.sue.presses('Send for approval');
    await world.oskar.reads(new RegExp(name));
    await world.oskar.presses('Approve');
    const receipt = await world.sue.reads(new RegExp(`${name}[^]*redeem\\?`));
    return /https?:\/\/\S+redeem\?[\w=-]+/.exec(JSON.stringify(receipt.card))?.[0] ?? '';
  };
  const accounts = async (address: string) =>
    (await world.tenant.state<State>()).users.filter(({ mail }) => mail === address);

  it('it is withdrawn: the account goes, the link is dead and leaves the card', async () => {
    const link = await invited('Lia Moss', 'lia@fabrikam.com');
    assert.equal((await accounts('lia@fabrikam.com')).length, 1);
    await world.sue.presses('Yes, withdraw');
    await eventually(async () => assert.equal((await accounts('lia@fabrikam.com')).length, 0));
    await eventually(() => world.sue.neverReads(/Lia Moss[^]*redeem\?/));
    assert.notEqual((await world.tenant.redeem(link)).status, 303);
  });

  it('it is not withdrawn once the guest accepted, though we have not looked since', async () => {
    const link = await invited('Ula Berg', 'ula@fabrikam.com');
    await world.tenant.fault({
      on: 'graph',
      method: 'POST',
      path: '\\$batch',
      times: 1,
      when: 'before',
      answer: { status: 503 },
    });
    const card = await world.sue.card(/Ula Berg[^]*redeem\?/);
    await world.tenant.redeem(link);
    const answer = await world.sue.pressesOn(card.activityId, 'Yes, withdraw').catch(() => undefined);
    assert.ok(
      answer === undefined || /accepted already/.test(JSON.stringify(answer.body)),
      JSON.stringify(answer?.body),
    );
    assert.equal((await accounts('ula@fabrikam.com')).length, 1);
  });

  it('it is withdrawn while Microsoft has not answered: the account that came of it goes all the same', async function () {
    await world.sue.says('invite Nia Falk <nia@fabrikam.com> to Apollo until 30 December, joint audit');
    await world.sue.presses('Send for approval');
    await world.oskar.reads(/Nia Falk/);
    await world.tenant.fault({
      on: 'graph',
      method: 'POST',
      path: '^/invitations$',
      times: 1,
      when: 'after',
      answer: 'reset',
    });
    await world.oskar.presses('Approve');
    await eventually(async () => assert.equal((await accounts('nia@fabrikam.com')).length, 1));
    await world.sue.presses('Yes, withdraw');
    await eventually(async () => assert.equal((await accounts('nia@fabrikam.com')).length, 0), 30_000);
  });

  it('acceptance is told to those whose invitation is in force, and to nobody who took theirs back', async () => {
    const link = await invited('Uma Kent', 'uma@fabrikam.com');
    await world.mia.says('invite Uma Kent <uma@fabrikam.com> to Joint Audit until 30 December, joint audit');
    await world.mia.presses('Send the link again');
    await world.mia.presses('Send for approval');
    await world.lin.reads(/Uma Kent/);
    await world.lin.presses('批准');
    await world.mia.reads(/Uma Kent[^]*redeem\?/);
    await world.mia.presses('Yes, withdraw');
    await eventually(() => world.mia.neverReads(/Uma Kent[^]*redeem\?/));
    await world.tenant.redeem(link);
    await world.sue.reads(/Uma Kent.*accepted your invitation/);
    await world.mia.neverReads(/Uma Kent.*accepted your invitation/);
  });

  it('it is not withdrawn by the word either: the question says so in its place, and the receipt stays the only one', async () => {
    const link = await invited('Tove Lund', 'tove@fabrikam.com');
    await world.sue.says('withdraw tove');
    const question = await world.sue.card(/Take back the nomination of Tove Lund/);
    await world.tenant.redeem(link);
    await world.sue.pressesOn(question.activityId, 'Yes, withdraw');
    await world.sue.reads(/^Tove Lund has accepted already, so there is nothing left to withdraw\./);
    const receipts = (await world.sue.sees()).filter((text) => /^Tove Lund → Project Apollo/.test(text));
    assert.equal(receipts.length, 1, receipts.join('\n---\n'));
    assert.equal((await accounts('tove@fabrikam.com')).length, 1);
  });

  it('the e-mail is sent again, as a message of its own, but not at once', async () => {
    await invited('Ora Klein', 'ora@fabrikam.com');
    const mails = async () => (await world.tenant.mails()).filter(({ to }) => to.includes('ora@fabrikam.com')).length;
    await eventually(async () => assert.equal(await mails(), 1));
    // It is recorded a moment later; the clock that is pushed below would be the time at which it went out.
    await world.sue.reads(/^Ora Klein[^]*Our e-mail to ora@fabrikam\.com went out/);
    const tooSoon = await world.sue.presses('Send the e-mail again');
    assert.equal(tooSoon.body?.type, 'application/vnd.microsoft.activity.message');
    world.clock.push(11 * MINUTE);
    await world.sue.presses('Send the e-mail again');
    await eventually(async () => assert.equal(await mails(), 2));
  });

  it('nobody but the nominator withdraws', async () => {
    await invited('Ada Brandt', 'brandt@fabrikam.com');
    const { json } = await world.sue.card(/Ada Brandt/);
    const nomination = /"nomination":"([^"]+)"/.exec(JSON.stringify(json))?.[1];
    const action = { type: 'Action.Execute', verb: 'withdraw', data: { verb: 'withdraw', nomination } };
    await world.tenant.send({
      as: world.oskar.id,
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action, trigger: 'manual' },
    });
    assert.equal((await accounts('brandt@fabrikam.com')).length, 1);
  });

  it('a guest of the tenant is told that the bot serves employees, and learns nothing', async () => {
    const bob = '11111111-0000-4000-8000-000000000101';
    await world.carl.says('help');
    const before = (await world.carl.sees()).length;
    const said = await world.tenant.send({
      as: world.carl.id,
      type: 'message',
      text: 'invite carl@contoso.com',
      from: { id: '29:bob', name: 'Bob Stone', aadObjectId: bob },
    });
    const fresh = (await world.carl.sees()).slice(before).join('\n');
    assert.match(fresh, /Only employees/, JSON.stringify(said));
    assert.ok(!fresh.includes('Carl Meyer'), fresh);
  });

  it('an address that is a guest already gets no second account and no invitation, only the access', async () => {
    await world.sue.says('invite Bob Stone <bob@fabrikam.com> to Apollo until 30 December, joint audit');
    await world.sue.presses('Send for approval');
    await world.sue.reads(/Bob Stone → Project Apollo[^]*○ Access not given yet/);
    await world.oskar.reads(/Bob Stone, who is a guest here already, joins the team Project Apollo/);
    await world.oskar.presses('Approve');
    await world.sue.reads(/guest here already|was a guest/);
    assert.equal((await accounts('bob@fabrikam.com')).length, 1);
    const invitations = (await world.tenant.requests()).filter(
      ({ path, body }) => path === '/invitations' && JSON.stringify(body).includes('bob@'),
    );
    assert.equal(invitations.length, 0);
  });

  it('a group that takes no guests is refused before anybody is asked', async () => {
    const before = (await world.carl.sees()).length;
    await world.sue.says('invite Ira Vane <ira@fabrikam.com> to Payroll until 30 December, joint audit');
    await world.sue.reads(/Payroll keeps guests out by its own settings/);
    assert.equal((await world.carl.sees()).length, before);
    await world.sue.says('cancel');
  });

  it('nothing is lost when the directory is away while a nomination is sent', async () => {
    await world.sue.says('invite Eli Stern <eli@fabrikam.com> to Apollo until 30 December, joint audit');
    await world.tenant.fault({ on: 'graph', method: 'GET', path: '^/users', times: null, answer: { status: 503 } });
    const away = await world.sue.presses('Send for approval');
    assert.match(JSON.stringify(away.body), /try again/);
    await world.tenant.clearFaults();
    await world.sue.presses('Send for approval');
    await world.oskar.reads(/Eli Stern/);
  });

  it('speaks Chinese to whoever asks for it, on new cards and old', async () => {
    await world.mia.says('语言 中文');
    await world.sue.says('invite Ayo Bello <ayo@fabrikam.com> to Apollo until 30 December, joint audit');
    await world.sue.presses('Send for approval');
    await world.mia.reads(/Ayo Bello[^]*2026年12月30日/);
    await world.mia.presses('批准');
    await world.oskar.reads(/Approved by Mia Berg[^]*Ayo Bello/);
  });

  it('a repeated delivery of the same message has the effect of one', async () => {
    await world.tenant.settings({ redeliverNext: 1 });
    const answers = async () => (await world.sue.sees()).filter((text) => /^Your [^:]*nominations/.test(text)).length;
    const before = await answers();
    await world.sue.says('status');
    assert.equal(await answers(), before + 1);
  });
});
