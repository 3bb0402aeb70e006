import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.js';
import { rulesWith } from '../support/rules.js';
import { createWorld, type World } from '../support/world.js';

/** A rule with everything a company may wish: two stages, a backup, questions of its own, its own words in the mail. */
const policy = () =>
  rulesWith((file) => {
    file['mails'] = [
      { name: 'Newcomers', subject: '{company} and {things}', note: 'Questions? {nominator} is glad to help.' },
    ];
    file.rules.unshift({
      name: 'Newcomers',
      when: { partner: ['first-contact'], domains: ['partner.net'] },
      approval: {
        stages: [
          { ask: ['owners'], within: '5 days' },
          { ask: [{ people: ['ruth@contoso.com'] }], within: '2 days' },
        ],
      },
      longestStay: '365 days',
      sponsor: { backup: 'required' },
      mail: 'Newcomers',
      languages: ['en'],
      questions: [
        { key: 'nda', ask: { en: 'Is there an NDA?', 'zh-CN': '是否已签保密协议？' }, kind: 'yes-no' },
        {
          key: 'cost-centre',
          ask: 'Which cost centre pays?',
          kind: 'text',
          pattern: 'CC-[0-9]{4}',
          hint: 'It looks like CC-1234.',
        },
      ],
    });
  });

describe('what a company may wish of a nomination', function () {
  let world: World;
  before(async () => {
    world = await createWorld({ POLICY_FILE: await policy() });
  });
  after(() => world.ends());

  const nominated = async (name: string, address: string): Promise<void> => {
    await world.sue.says(`invite ${name} <${address}> to Apollo until 30 June, supplies`);
    await world.sue.reads(new RegExp(`${name}[^]*asks for a backup`));
    await world.sue.presses('Continue', { backup: 'mia@contoso.com', 'q-nda': 'yes', 'q-cost-centre': 'CC-1234' });
    await world.sue.reads(new RegExp(`Invite ${name}`));
    await world.sue.presses('Send for approval');
  };

  it('is asked for on the form, and a wrong answer is said with the company’s own hint', async () => {
    await world.sue.says('invite Zoe Hall <zoe@partner.net> to Apollo until 30 June, supplies');
    await world.sue.presses('Continue', { backup: 'sue@contoso.com', 'q-nda': 'yes', 'q-cost-centre': '1234' });
    await world.sue.reads(/It looks like CC-1234/);
    await world.sue.reads(/The backup must be somebody else/);
    await world.sue.presses('Continue', { backup: 'Oskar Lind', 'q-cost-centre': 'CC-1234' });
    const confirm = await world.sue.reads(/Invite Zoe Hall \(Partner\) to Project Apollo\?/);
    assert.match(JSON.stringify(confirm.card), /CC-1234/);
    await world.sue.reads(/backup Oskar Lind/);
    await world.sue.says('cancel');
  });

  it('goes through both stages, each with its own people, and the guest reads the company’s words', async () => {
    await nominated('Max Roe', 'max@partner.net');
    const first = await world.oskar.reads(/Max Roe/);
    assert.match(JSON.stringify(first.card), /step 1 of 2/);
    const { text } = await world.oskar.card(/Max Roe/);
    assert.match(text, /NDA[^]*[Yy]es[^]*CC-1234/);
    assert.match(text, /Mia Berg/);
    await world.ruth.says('status');
    await world.ruth.neverReads(/Max Roe/);

    await world.oskar.presses('Approve', { comment: 'fine with me' });
    await world.ruth.reads(/Max Roe[^]*fine with me|fine with me[^]*Max Roe/);
    await eventually(async () => assert.deepEqual((await world.oskar.card(/Max Roe/)).buttons, []));
    await world.sue.reads(/Approved by Oskar Lind[^]*Ruth Adams/);
    const again = await world.oskar.pressesOn(first.activityId, 'Approve').catch((error: unknown) => String(error));
    assert.match(JSON.stringify(again), /no button|not|answered|agreed/i);

    await world.ruth.presses('Approve');
    await world.sue.reads(/Max Roe[^]*redeem\?/);
    const mail = await eventually(async () => {
      const found = (await world.tenant.mails()).find(({ to }) => to.includes('max@partner.net'));
      assert.ok(found);
      return found;
    });
    assert.equal(mail.subject, 'Contoso and Project Apollo');
    assert.match(mail.text, /Questions\? Sue Park is glad to help\./);
    assert.match(mail.text, /Oskar Lind and Ruth Adams agreed/);
    const [invitation] = (await world.tenant.graphCalls()).filter(({ path }) => path === '/invitations');
    const sponsors = JSON.stringify((invitation?.body as { invitedUserSponsors?: unknown }).invitedUserSponsors);
    assert.ok(sponsors.indexOf(world.sue.id) < sponsors.indexOf(world.mia.id), 'the sponsor, then the backup');
  });

  it('ends with a no in the second stage as in the first', async () => {
    await nominated('Ned Roe', 'ned@partner.net');
    await world.oskar.reads(/Ned Roe/);
    await world.oskar.presses('Approve');
    await world.ruth.reads(/Ned Roe/);
    await world.ruth.presses('Deny', { comment: 'not this year' });
    await world.sue.reads(/Denied by Ruth Adams[^]*not this year/);
    const guests = (await world.tenant.graphCalls()).filter(
      ({ path, body }) => path === '/invitations' && JSON.stringify(body).includes('ned@'),
    );
    assert.deepEqual(guests, []);
  });
});
