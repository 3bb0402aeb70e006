import assert from 'node:assert/strict';
import { DAY } from '../../src/kernel/clock.js';
import { freshEnvironment, KINDS, type Kind } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { createWorld, type World } from '../support/world.js';

/** The redeem link on the newest card that shows one. */
export const linkIn = (text: string): string => {
  const link = /https?:\/\/\S+redeem\?\S+/.exec(text)?.[0];
  assert.ok(link, `no redeem link in:\n${text}`);
  return link;
};

const tellTheMainJob = (kind: Kind): void => {
  let world: World;
  const begun: World[] = [];
  before(async function () {
    world = await createWorld(await freshEnvironment(kind, this));
    begun.push(world);
  });
  after(() => Promise.all(begun.map((one) => one.ends())));

  it('goes from one message to an accepted guest', async () => {
    await world.sue.says('invite Ada Lovelace <ada@fabrikam.com> to Apollo until 30 June because of the joint audit');
    const confirm = await world.sue.reads(/Invite Ada Lovelace \(Fabrikam\) to Project Apollo\?/);
    await world.sue.reads(/Oskar Lind/);
    await world.sue.presses('Send for approval');

    await world.oskar.reads(/Sue Park asks to invite a guest/);
    await world.mia.reads(/ada@fabrikam\.com/);
    await world.oskar.presses('Approve', { comment: 'fine until the audit ends' });

    const receipt = await world.sue.reads(/redeem\?/);
    assert.equal(receipt.activityId, confirm.activityId, 'the card that asked becomes the receipt');
    await eventually(async () => {
      assert.deepEqual((await world.mia.card(/Ada Lovelace/)).buttons, [], "Mia's card still has buttons");
      assert.deepEqual((await world.oskar.card(/Ada Lovelace/)).buttons, []);
    });
    await world.mia.reads(/Approved by Oskar Lind/);

    const invitations = (await world.tenant.requests()).filter(
      ({ method, path }) => method === 'POST' && path === '/invitations',
    );
    assert.equal(invitations.length, 1);
    const sent = invitations[0]?.body as Record<string, unknown>;
    assert.equal(sent['sendInvitationMessage'], false);
    assert.equal(sent['invitedUserDisplayName'], 'Ada Lovelace (Fabrikam)');
    assert.match(JSON.stringify(sent['invitedUserSponsors']), new RegExp(world.sue.id));

    const mail = await eventually(async () => {
      const found = (await world.tenant.mails()).find(({ to }) => to.includes('ada@fabrikam.com'));
      assert.ok(found, 'no mail to Ada');
      return found;
    });
    assert.match(mail.subject, /Sue Park .* invites you to Project Apollo/);
    assert.match(mail.text, /joint audit/);
    assert.equal(linkIn(mail.text), linkIn((await world.sue.card(/redeem\?/)).text));

    const redeemed = await world.tenant.redeem(linkIn(mail.text));
    assert.equal(redeemed.status, 303);
    await world.sue.reads(/accepted your invitation/);
    await eventually(() => world.sue.neverReads(/redeem\?/));
    const members = (await world.tenant.requests()).filter(
      ({ method, path }) => method === 'POST' && /^\/teams\/.*\/members$/.test(path),
    );
    assert.equal(members.length, 1);
  });

  it('asks for what is missing on one card, and takes typed answers too', async () => {
    await world.sue.says('invite gina@fabrikam.com');
    await world.sue.reads(/gina@fabrikam\.com/);
    await world.sue.says('to Joint Audit until 30 June, quarterly figures');
    await world.sue.reads(/Joint Audit/);
    await world.sue.says('Gina Hopper');
    await world.sue.reads(/Invite Gina Hopper \(Fabrikam\) to Joint Audit\?/);
    await world.sue.presses('Send for approval');
    await world.lin.reads(/Gina Hopper/);
    await world.lin.reads(/联合|Sue Park/);
    await world.lin.presses('批准');
    await world.sue.reads(/Gina Hopper[^]*redeem\?/);
  });

  it('approves at once where the policy trusts the domain', async () => {
    await world.sue.says('invite Paul Wu <paul@northwindtraders.com> to Apollo until 30 June, shared launch');
    await world.sue.presses('Send invitation');
    await world.sue.reads(/Paul Wu[^]*redeem\?/);
  });

  it('is denied in words, and nobody is invited', async () => {
    await world.sue.says('invite Rosa Diaz <rosa@fabrikam.com> to Apollo until 30 June, curiosity');
    await world.sue.presses('Send for approval');
    await world.oskar.reads(/Rosa Diaz/);
    const empty = await world.oskar.presses('Deny');
    assert.match(JSON.stringify(empty.body), /say why/i);
    await world.oskar.presses('Deny', { comment: 'ask again in autumn' });
    await world.sue.reads(/ask again in autumn/);
    const second = await world.mia.reads(/Denied by Oskar Lind/);
    assert.ok(second);
    const guests = (await world.tenant.requests()).filter(
      ({ path, body }) => path === '/invitations' && JSON.stringify(body).includes('rosa@'),
    );
    assert.equal(guests.length, 0);
  });

  it('is withdrawn before anybody decides', async () => {
    await world.sue.says('invite Tim Roth <tim@fabrikam.com> to Apollo until 30 June, a film');
    await world.sue.presses('Send for approval');
    const card = await world.oskar.reads(/Tim Roth/);
    await world.sue.presses('Yes, withdraw');
    await eventually(async () => assert.deepEqual((await world.oskar.card(/Tim Roth/)).buttons, []));
    await assert.rejects(world.tenant.press(world.oskar.id, card.activityId, 'Approve'), /NoButton/);
  });

  it('is withdrawn by the word, without a second receipt', async () => {
    await world.sue.says('invite Pia Holm <pia@fabrikam.com> to Apollo until 30 June, a fair');
    await world.sue.presses('Send for approval');
    await world.sue.reads(/Pia Holm → Project Apollo[^]*Asked/);
    await world.sue.says('withdraw pia');
    await world.sue.presses('Yes, withdraw');
    await world.sue.reads(/^Withdrawn: Pia Holm → Project Apollo$/);
    await world.sue.reads(/Pia Holm → Project Apollo[^]*Withdrawn by you/);
    assert.equal(
      (await world.sue.sees()).filter((text) => /Withdrawn by you/.test(text) && /Pia/.test(text)).length,
      1,
    );
  });

  it('answers even if nobody does', async () => {
    await world.sue.says('invite Zoe Quinn <zoe@fabrikam.com> to Apollo until 30 December, games');
    await world.sue.presses('Send for approval');
    await world.oskar.reads(/Zoe Quinn/);
    world.clock.push(4 * DAY);
    await world.sue.reads(/Nobody answered your nomination of Zoe Quinn/);
    await eventually(async () => assert.deepEqual((await world.oskar.card(/Zoe Quinn/)).buttons, []));
  });

  it('says who could not be reached, writes to them, and asks the other owner', async () => {
    await world.sue.says('invite Kim Lee <kim@fabrikam.com> to Vendor Portal until 30 December, invoices');
    await world.sue.presses('Send for approval');
    await world.mia.reads(/Kim Lee/);
    await world.sue.reads(/could not reach Noor Haddad in Teams[^]*e-mail/);
    const mails = await world.tenant.mails();
    assert.ok(mails.some(({ to }) => JSON.stringify(to).includes('noor@contoso.com')));
  });

  it('asks the manager where the nominator is the only owner', async () => {
    await world.sue.says("invite Ned Flint <ned@fabrikam.com> to Sue's Workshop until 30 December, carpentry");
    await world.sue.presses('Send for approval');
    await world.lin.reads(/Ned Flint/);
    await world.sue.neverReads(/Sue Park asks to invite a guest/);
  });

  it('survives a restart in the middle of a conversation', async () => {
    await world.sue.says('invite Hal Abel <hal@fabrikam.com> to Apollo');
    await world.sue.reads(/hal@fabrikam\.com/);
    await world.restarts();
    await world.sue.says('until 30 December');
    await world.sue.says('because of the merger');
    await world.sue.reads(/Invite Hal Abel \(Fabrikam\) to Project Apollo\?/);
    await world.sue.says('cancel');
  });
};

for (const kind of KINDS) describe(`the main job (${kind})`, () => tellTheMainJob(kind));
