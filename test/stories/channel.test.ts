import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.js';
import { approvalsBy, named, nominates, pressed } from '../support/nominating.js';
import type { Pressed } from '../support/tenant-shapes.js';
import { createWorld, type Actor, type World } from '../support/world.js';

const APOLLO = '22222222-0000-4000-8000-000000000001';
const GUESTS = '19:4d1c9f0a2b7e4e35a6d8c0000000a001@thread.tacv2';
const TENANT = '7e4a0001-0000-4000-8000-00000000c0de';
const BOB = { id: '29:1bob', name: 'Bob Stone', aadObjectId: '11111111-0000-4000-8000-000000000101' };

const within = '3 days';
const channel = { channel: { team: APOLLO, id: GUESTS, language: 'en' } };

const policy = () =>
  approvalsBy({
    team: { stages: [{ ask: [channel, named('carl')], within }], fallback: 'refuse' },
    two: { stages: [{ ask: [channel], quorum: 2, within }] },
    twice: {
      stages: [
        { ask: [channel], within },
        { ask: [channel], within },
      ],
    },
  });

describe('a channel that is asked', function () {
  let world: World;
  before(async () => {
    world = await createWorld({ POLICY_FILE: await policy() });
  });
  after(() => world.ends());

  /** The one card about this guest, once somebody who sees the channel can press there. */
  const posted = (who: Actor, about: RegExp) =>
    eventually(async () => {
      const card = await who.inChannel().card(about);
      assert.ok(card.buttons.includes('Approve'), `${who.name} cannot press on:\n${card.text}`);
      return card;
    });
  const isClosedFor = (who: Actor, became: RegExp) =>
    eventually(async () => {
      const card = await who.inChannel().card(became);
      assert.deepEqual(card.buttons, [], `${who.name} can press on:\n${card.text}`);
      return card;
    });
  const invited = (guest: string) => world.sue.reads(new RegExp(`^${guest} →[^]*redeem\\?`));
  const inWords = ({ status, body }: Pressed): string => {
    assert.deepEqual([status, body?.statusCode], [200, 200]);
    return typeof body?.value === 'string' ? body.value : '';
  };

  /** What a client sends from the thread of a post, whoever made it up. */
  const around = (activityId: string) => ({
    conversation: {
      id: `${GUESTS};messageid=${activityId}`,
      conversationType: 'channel',
      isGroup: true,
      tenantId: TENANT,
    },
    channelData: { tenant: { id: TENANT }, team: { id: GUESTS, aadGroupId: APOLLO }, channel: { id: GUESTS } },
  });
  /** An approval of somebody who has no such card before their eyes. */
  const forged = async (
    as: Actor,
    { activityId, json }: { readonly activityId: string; readonly json: object },
    more: object = {},
  ): Promise<string> => {
    const nomination = /"nomination":"([^"]+)"/.exec(JSON.stringify(json))?.[1];
    const action = { type: 'Action.Execute', verb: 'approve', data: { verb: 'approve', nomination } };
    return inWords(
      await world.tenant.send({
        as: as.id,
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: activityId,
        value: { action, trigger: 'manual' },
        ...around(activityId),
        ...more,
      }),
    );
  };

  it('into which the app may not be put is passed over, and the next one is asked', async () => {
    await nominates(world.sue, 'Ann Cole', 'team');
    await world.sue.reads(/^Ann Cole →[^]*Asked — Carl Meyer$/m);
    await world.mia.inChannel().neverReads(/Ann Cole/);
    await pressed(world.carl, /Ann Cole/, 'Approve');
    await invited('Ann Cole');
  });

  describe('where the app may be put into the team', () => {
    before(() => world.tenant.grant('TeamsAppInstallation.ReadWriteSelfForTeam.All'));

    it('gets one card, on which any of the team may answer; it becomes what was decided for everybody', async () => {
      const { sue, oskar, mia } = world;
      await nominates(sue, 'Ben Cole', 'team');
      const open = await posted(mia, /Ben Cole/);
      assert.match(open.text, /^Sue Park asks to invite a guest\n[^]*“figures”/);
      await sue.reads(/^Ben Cole →[^]*Asked — .*channel/);
      await oskar.neverReads(/Ben Cole/);
      await mia.inChannel().presses('Approve', { comment: 'welcome' });
      await invited('Ben Cole');
      for (const who of [sue, oskar, mia]) {
        const card = await isClosedFor(who, /^Approved by Mia Berg[^]*“welcome”[^]*Ben Cole/);
        assert.equal(card.activityId, open.activityId, 'the same card, where it stood');
      }
      assert.match(await forged(oskar, open), /Mia Berg approved this/);
      await world.carl.neverReads(/Ben Cole/);
    });

    it('shows everybody their own view: the nominator sees no buttons, and cannot answer', async () => {
      const { sue, oskar } = world;
      await nominates(sue, 'Cem Cole', 'team');
      const { activityId } = await posted(oskar, /Cem Cole/);
      // What they press before their client has asked for their own view.
      assert.match(inWords(await sue.pressesInChannel('Approve')), /You asked for this guest yourself/);
      const own = await sue.looksAt(activityId, { anew: true });
      assert.match(own.text, /This is your own request, so somebody else must answer it/);
      assert.deepEqual(own.buttons, []);
      assert.ok((await oskar.looksAt(activityId, { anew: true })).buttons.includes('Approve'));
      await oskar.inChannel().presses('Deny', { comment: 'not this year' });
      await sue.reads(/Oskar Lind denied your nomination of Cem Cole[^]*not this year/);
      await isClosedFor(sue, /^Denied by Oskar Lind[^]*Cem Cole/);
    });

    it('takes no answer from whoever is not in the team, is no more, or is a guest in it', async () => {
      const { sue, oskar, aiko, carl, tenant } = world;
      await nominates(sue, 'Dan Cole', 'team');
      await tenant.changeGroup(APOLLO, { addMembers: [aiko.id, BOB.aadObjectId] });
      const card = await posted(aiko, /Dan Cole/);
      await tenant.changeGroup(APOLLO, { removeMembers: [aiko.id] });
      const theirs = /Only the members of the approvers' channel can answer this/;
      for (const who of [aiko, carl]) assert.match(await forged(who, card), theirs);
      const guests = await forged(oskar, card, { from: BOB });
      assert.match(guests, /Only employees with an account of our own can use Guestlist/);
      await posted(oskar, /Dan Cole/);
      await sue.neverReads(/^Dan Cole →[^]*Approved/);
      await tenant.changeGroup(APOLLO, { removeMembers: [BOB.aadObjectId] });
      await oskar.inChannel().presses('Approve');
      await invited('Dan Cole');
    });

    it('two of it must agree: the first sees that they did, the others how far it has come', async () => {
      const { sue, oskar, mia } = world;
      await nominates(sue, 'Eva Cole', 'two');
      const card = await posted(oskar, /Eva Cole/);
      await oskar.inChannel().presses('Approve');
      await mia.inChannel().reads(/Eva Cole[^]*1 of 2 agreed[^]*Approved by Oskar Lind/);
      const own = await oskar.looksAt(card.activityId, { anew: true });
      assert.match(own.text, /^You agreed[^]*Eva Cole/);
      assert.deepEqual(own.buttons, []);
      assert.match(await forged(oskar, card), /You agreed to this/);
      await posted(mia, /Eva Cole/);
      await mia.inChannel().presses('Approve');
      await invited('Eva Cole');
      for (const who of [sue, oskar, mia])
        await isClosedFor(who, /^Approved by Mia Berg[^]*Approved by Oskar Lind[^]*Eva Cole/);
    });

    it('asks back, and everybody there reads the question and the answer', async () => {
      const { sue, oskar, mia } = world;
      await nominates(sue, 'Fay Cole', 'team');
      await posted(mia, /Fay Cole/);
      await mia.inChannel().presses('Send the question', { question: 'Whose figures?' });
      await oskar.inChannel().reads(/Fay Cole[^]*Question by Mia Berg, .* — “Whose figures\?”/);
      await pressed(sue, /^Fay Cole →[^]*Whose figures/, 'Answer', { answer: 'Ours' });
      for (const who of [oskar, mia])
        await who.inChannel().reads(/Fay Cole[^]*“Whose figures\?”\nAnswer by Sue Park, .* — “Ours”/);
      await oskar.inChannel().presses('Approve');
      await invited('Fay Cole');
    });

    it('has its card anew below where a later step asks it again, and none above', async () => {
      const { sue, oskar, mia } = world;
      await nominates(sue, 'Ida Cole', 'twice');
      const first = await posted(mia, /Ida Cole/);
      await mia.inChannel().presses('Approve');
      const second = await eventually(async () => {
        const card = await oskar.inChannel().card(/Ida Cole/);
        assert.notEqual(card.activityId, first.activityId);
        assert.ok(card.buttons.includes('Approve'));
        return card;
      });
      await eventually(async () => {
        const seen = (await oskar.inChannel().sees()).filter((text) => text.includes('Ida Cole'));
        assert.equal(seen.length, 1, seen.join('\n---\n'));
      });
      assert.match(await forged(mia, second), /You agreed to this already/);
      await oskar.inChannel().presses('Approve');
      await invited('Ida Cole');
    });

    it('answers what is typed there with one sentence that helps', async () => {
      const { sue, mia, tenant } = world;
      const { activityId } = await mia.inChannel().card(/Fay Cole/);
      const before = (await mia.inChannel().sees()).length;
      for (const text of ['approve', 'is zed@fabrikam.com with us?'])
        await tenant.send({ as: mia.id, type: 'message', text, ...around(activityId) });
      const said = (await mia.inChannel().sees()).slice(before);
      assert.equal(said.length, 2);
      for (const sentence of said) assert.match(sentence, /^In a channel I take answers on my cards.*our own chat/);
      await sue.neverReads(/zed@/);
      await mia.neverReads(/zed@/);
    });

    it('means its team, and takes an invitation up in the own chat of whoever said it', async () => {
      const { mia, oskar, tenant } = world;
      const { activityId } = await mia.inChannel().card(/Fay Cole/);
      const text = '<at>Guestlist</at> invite Zoe Cole <zoe@fabrikam.com> until 30 June, figures';
      await tenant.send({ as: mia.id, type: 'message', text, ...around(activityId) });
      await mia.reads(/Invite Zoe Cole \(Fabrikam\) to Project Apollo\?/);
      await mia.inChannel().reads(/^I have answered you in our own chat\.$/);
      await oskar.inChannel().neverReads(/[Zz]oe/);
      await mia.presses('Send for approval');
      await mia.reads(/^Zoe Cole → Project Apollo/);
    });

    it('is told where the rules do not know its team', async () => {
      const { mia, tenant } = world;
      const { activityId } = await mia.inChannel().card(/Fay Cole/);
      const here = around(activityId);
      const team = { id: GUESTS, aadGroupId: '22222222-0000-4000-8000-00000000ffff' };
      const channelData = { ...here.channelData, team };
      await tenant.send({ as: mia.id, type: 'message', text: 'invite yan@fabrikam.com', ...here, channelData });
      await mia.reads(/Our rules do not let guests into that team/);
      await mia.reads(/Invite yan@fabrikam\.com\?[^]*/);
      await mia.says('cancel');
    });

    it('closes for everybody when the nominator withdraws', async () => {
      const { sue, oskar, mia } = world;
      await nominates(sue, 'Gus Cole', 'two');
      const card = await posted(mia, /Gus Cole/);
      await sue.presses('Yes, withdraw');
      for (const who of [sue, oskar, mia]) await isClosedFor(who, /^Withdrawn by Sue Park[^]*Gus Cole/);
      assert.match(await forged(oskar, card), /Sue Park withdrew this/);
    });
  });
});
