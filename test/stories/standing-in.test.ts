import assert from 'node:assert/strict';
import { DateTime } from 'luxon';
import { DAY, HOUR } from '../../src/kernel/clock.js';
import { approvalsBy, closed, named, nominates, offered, pressed, pressedLate } from '../support/nominating.js';
import { createWorld, type Actor, type World } from '../support/world.js';

const within = '5 days';
const APPROVALS = {
  any: { stages: [{ ask: ['owners'], within, handOver: 'yes' }] },
  fixed: { stages: [{ ask: ['owners'], within }] },
  mia: { stages: [{ ask: [named('mia')], within, handOver: 'yes' }] },
  pair: { stages: [{ ask: [named('mia', 'aiko')], quorum: 'all', within }] },
  managed: { stages: [{ ask: ['owners', 'manager'], within }] },
  away: { stages: [{ ask: [named('aiko'), named('ivy')], within, alternates: '3 days' }] },
};

const saidDay = (date: DateTime): string => date.setLocale('en').toFormat('d LLLL yyyy');

describe('somebody answers for somebody else', function () {
  let world: World;
  before(async () => {
    world = await createWorld({ POLICY_FILE: await approvalsBy(APPROVALS) });
    await world.lin.says('language en');
  });
  after(() => world.ends());

  const today = (zone: string): DateTime => DateTime.fromJSDate(world.clock.now(), { zone });
  const invited = (guest: string) => world.sue.reads(new RegExp(`^${guest} →[^]*redeem\\?`));
  /** Ends what is open, so that the next story finds nobody waiting. */
  const denied = (who: Actor, about: RegExp) => pressed(who, about, 'Deny', { comment: 'enough' });

  describe('not me', () => {
    it('leaves it to the others, who still can', async () => {
      const { sue, oskar, mia } = world;
      await nominates(sue, 'Ann Lamb', 'fixed');
      const { text, inputs } = await offered(oskar, /Ann Lamb/, 'Leave it to the others');
      assert.match(text, /Without you, it is left to Mia Berg/);
      assert.ok(!inputs.some(({ label }) => /colleague/.test(label)), 'the rule lets nobody hand it over');
      await pressed(oskar, /Ann Lamb/, 'Leave it to the others');
      await closed(oskar, /^You left this to the others[^]*Ann Lamb/);
      await sue.reads(/^Ann Lamb →[^]*Asked — Mia Berg\n[^]*Oskar Lind left it to the others/);
      await pressed(mia, /Ann Lamb/, 'Approve');
      await invited('Ann Lamb');
    });

    it('hands it to a colleague, who answers in their place; every card says so', async () => {
      const { sue, oskar, mia, carl } = world;
      await nominates(sue, 'Ben Lamb', 'any');
      await pressed(oskar, /Ben Lamb/, 'Hand over', { colleague: 'Carl Meyer' });
      await closed(oskar, /^You handed this to Carl Meyer[^]*Ben Lamb/);
      assert.match((await offered(carl, /Ben Lamb/, 'Approve')).text, /Oskar Lind hands you this/);
      await sue.reads(/^Ben Lamb →[^]*Carl Meyer \(to whom Oskar Lind handed it\)/);
      await pressed(carl, /Ben Lamb/, 'Approve');
      await invited('Ben Lamb');
      for (const who of [sue, oskar, mia, carl])
        await who.reads(
          /Approved by Carl Meyer for Oskar Lind[^]*Ben Lamb|Ben Lamb[^]*Approved by Carl Meyer for Oskar Lind/,
        );
    });

    it('to nobody who may not have it: each is refused in words, and the card stays', async () => {
      const { sue, oskar, tenant } = world;
      for (let n = 0; n < 2; n += 1) await tenant.employees(1, { name: 'Twin' });
      await nominates(sue, 'Cem Lamb', 'any');
      const rows: readonly [colleague: string, refused: RegExp][] = [
        ['Sue Park', /This cannot go to them: whoever asks for a guest .*Please name another colleague/],
        ['bob@fabrikam.com', /I found no colleague called “bob\u200B?@/],
        ['Zed Nobody', /I found no colleague called “Zed Nobody”\. Please give their full name or e-mail address/],
        ['Twin 001', /More than one colleague may be “Twin 001”/],
      ];
      for (const [colleague, refused] of rows) {
        assert.match(await pressed(oskar, /Cem Lamb/, 'Hand over', { colleague }), refused);
        await offered(oskar, /Cem Lamb/, 'Approve');
      }
      await denied(oskar, /Cem Lamb/);
    });
  });

  describe('for some days', () => {
    afterEach(async () => {
      for (const who of [world.mia, world.oskar]) await who.says('delegate off');
    });

    it('a delegate is asked instead, and answers in their place', async () => {
      const { sue, oskar, mia } = world;
      const until = today('Europe/Stockholm').plus({ weeks: 2 });
      await mia.says(`delegate to Oskar Lind until ${saidDay(until)}`);
      await mia.reads(
        new RegExp(`Oskar Lind answers in your place\\.[^]*\\nOskar Lind, from .* to .*${saidDay(until)}`),
      );
      await oskar.reads(/You stand in for Mia Berg from .*your answer counts as given for Mia Berg/);
      await nominates(sue, 'Dan Lamb', 'mia');
      assert.match((await offered(oskar, /Dan Lamb/, 'Approve')).text, /For Mia Berg, for whom you stand in/);
      await sue.reads(/^Dan Lamb →[^]*Asked — Oskar Lind \(for Mia Berg\)/);
      await mia.neverReads(/Dan Lamb/);
      await pressed(oskar, /Dan Lamb/, 'Approve', { comment: 'as Mia would' });
      await invited('Dan Lamb');
      for (const who of [sue, oskar]) await who.reads(/Approved by Oskar Lind for Mia Berg[^]*“as Mia would”/);
    });

    it('once it is revoked, what waits is theirs again', async () => {
      const { sue, oskar, mia } = world;
      await mia.says('delegate to Oskar Lind for 2 weeks');
      await nominates(sue, 'Eva Lamb', 'mia');
      await offered(oskar, /Eva Lamb/, 'Approve');
      await mia.says('delegate');
      await pressed(mia, /Your approvals are handed over:\n.*Oskar Lind/, 'End it');
      await oskar.reads(/You no longer stand in for Mia Berg/);
      await offered(mia, /Eva Lamb/, 'Approve');
      await closed(oskar, /not yours to answer any more[^]*Eva Lamb/);
      await pressed(mia, /Eva Lamb/, 'Approve');
      await invited('Eva Lamb');
    });

    it('where cards are out already, the delegate is asked too from the first day; one answer counts for both', async () => {
      const { sue, oskar, mia, aiko, clock } = world;
      await nominates(sue, 'Fay Lamb', 'pair');
      await offered(mia, /Fay Lamb/, 'Approve');
      const first = today('Europe/Stockholm').plus({ days: 2 });
      await mia.says(`delegate to Oskar Lind from ${saidDay(first)} to ${saidDay(first.plus({ weeks: 1 }))}`);
      await oskar.reads(/You stand in for Mia Berg/);
      await oskar.neverReads(/Fay Lamb/);
      clock.push(2 * DAY + 2 * HOUR);
      assert.match((await offered(oskar, /Fay Lamb/, 'Approve')).text, /For Mia Berg, for whom you stand in/);
      const mias = await offered(mia, /Fay Lamb/, 'Approve');
      await pressed(oskar, /Fay Lamb/, 'Approve');
      await closed(mia, /^Oskar Lind agreed for you[^]*Fay Lamb/);
      assert.match(await pressedLate(world, mia, mias, 'Approve'), /Oskar Lind answered this in your place already/);
      await aiko.reads(/Fay Lamb[^]*1 of 2 agreed[^]*Approved by Oskar Lind for Mia Berg/);
      await pressed(aiko, /Fay Lamb/, 'Approve');
      await invited('Fay Lamb');
    });

    it('in no circle, and to nobody twice', async () => {
      const { mia, oskar } = world;
      await mia.says('delegate to Oskar Lind for 2 weeks');
      await mia.reads(/Oskar Lind answers in your place/);
      await oskar.says('delegate to Mia Berg for 1 week');
      await oskar.reads(/Mia Berg hands their own approvals on, and in the end to you: nobody would answer/);
      await mia.says('delegate to Carl Meyer for 1 week');
      await mia.reads(/Oskar Lind answers in your place from .* already\. Say \*\*delegate off\*\* first/);
      await mia.says('delegate to Mia Berg for 1 week');
      await mia.reads(/You answer for yourself already/);
    });

    it('a delegate who lost their account is nobody: whoever delegated is asked', async () => {
      const { sue, mia, oskar, carl, tenant } = world;
      await mia.says('delegate to Carl Meyer for 2 weeks');
      await carl.reads(/You stand in for Mia Berg/);
      await tenant.changePerson(carl.id, { enabled: false });
      await nominates(sue, 'Gus Lamb', 'mia');
      await offered(mia, /Gus Lamb/, 'Approve');
      await carl.neverReads(/Gus Lamb/);
      await denied(mia, /Gus Lamb/);
      await tenant.changePerson(carl.id, { enabled: true });
      await oskar.neverReads(/Gus Lamb/);
    });

    it('and one who loses it later is told so when they answer; it goes back to whoever delegated', async () => {
      const { sue, mia, aiko, tenant } = world;
      await mia.says('delegate to Aiko Tanaka for 2 weeks');
      await nominates(sue, 'Hal Lamb', 'mia');
      const card = await offered(aiko, /Hal Lamb/, 'Approve');
      await tenant.changePerson(aiko.id, { enabled: false });
      assert.match(await pressedLate(world, aiko, card, 'Approve'), /Only (?:employees|the people named by the rule)/);
      await offered(mia, /Hal Lamb/, 'Approve');
      await closed(aiko, /not yours to answer any more[^]*Hal Lamb/);
      await denied(mia, /Hal Lamb/);
      await sue.reads(/Mia Berg denied your nomination of Hal Lamb/);
      await tenant.changePerson(aiko.id, { enabled: true });
    });

    it('the nominator’s own delegate gets no right from them', async () => {
      const { sue, carl, lin } = world;
      await sue.says('delegate to Carl Meyer for 2 weeks');
      await carl.reads(/You stand in for Sue Park/);
      await nominates(sue, 'Ida Lamb', 'managed', { to: "Sue's Workshop" });
      const card = await offered(lin, /Ida Lamb/, 'Approve');
      await carl.neverReads(/Ida Lamb/);
      const forged = await pressedLate(world, carl, card, 'Approve');
      assert.match(forged, /Only the owners of Sue's Workshop .*can answer this/);
      await denied(lin, /Ida Lamb/);
      await sue.says('delegate off');
    });
  });

  it('an automatic reply is nobody’s business where the company has not switched it on', async () => {
    const { sue, aiko, ivy, tenant } = world;
    await tenant.grant('MailboxSettings.Read');
    await tenant.outOfOffice(aiko.id, { status: 'alwaysEnabled' });
    const before = await tenant.now();
    await nominates(sue, 'Jan Lamb', 'away');
    await offered(aiko, /Jan Lamb/, 'Approve');
    await ivy.neverReads(/Jan Lamb/);
    const looked = (await tenant.graphCalls(before)).filter(({ path }) => /mailboxSettings/i.test(path));
    assert.deepEqual(looked, []);
  });
});

describe('somebody is out of office', function () {
  let world: World;
  before(async () => {
    const POLICY_FILE = await approvalsBy(APPROVALS, (file) => {
      file['approvers'] = { outOfOffice: 'yes' };
    });
    world = await createWorld({ POLICY_FILE });
    await world.tenant.grant('MailboxSettings.Read');
    await world.tenant.outOfOffice(world.aiko.id, { status: 'alwaysEnabled' });
  });
  after(() => world.ends());

  it('the next is asked at once, and the nominator reads why', async () => {
    const { sue, aiko, ivy } = world;
    await nominates(sue, 'Ann Pike', 'away');
    await offered(ivy, /Ann Pike/, 'Approve');
    await sue.reads(/^Ann Pike →[^]*An automatic reply is on for Aiko Tanaka, so somebody else is asked/);
    await aiko.neverReads(/Ann Pike/);
    await pressed(ivy, /Ann Pike/, 'Approve');
    await sue.reads(/^Ann Pike →[^]*redeem\?/);
  });

  it('or their delegate, where they named one', async () => {
    const { sue, aiko, carl, ivy } = world;
    await aiko.says('delegate to Carl Meyer for 2 weeks');
    await nominates(sue, 'Ben Pike', 'away');
    await offered(carl, /Ben Pike/, 'Approve');
    await ivy.neverReads(/Ben Pike/);
    await pressed(carl, /Ben Pike/, 'Approve');
    await sue.reads(/^Ben Pike →[^]*Approved by Carl Meyer for Aiko Tanaka/);
    await aiko.says('delegate off');
  });

  it('back again, they are asked like anybody', async () => {
    const { sue, aiko, tenant } = world;
    await tenant.outOfOffice(aiko.id, { status: 'disabled' });
    await nominates(sue, 'Cem Pike', 'away');
    await pressed(aiko, /Cem Pike/, 'Deny', { comment: 'no' });
    await tenant.outOfOffice(aiko.id, { status: 'alwaysEnabled' });
  });

  it('where the permission is withheld nobody counts as away', async () => {
    const { sue, aiko, ivy, tenant } = world;
    await tenant.withhold('MailboxSettings.Read');
    await nominates(sue, 'Dan Pike', 'away');
    await offered(aiko, /Dan Pike/, 'Approve');
    await ivy.neverReads(/Dan Pike/);
  });
});
