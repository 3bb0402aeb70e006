import assert from 'node:assert/strict';
import { DateTime } from 'luxon';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.js';
import { eventually } from '../support/eventually.js';
import {
  addressOf,
  approvalsBy,
  closed,
  named,
  nominates,
  notified,
  offered,
  pressed,
  pressedLate,
} from '../support/nominating.js';
import { createWorld, type World } from '../support/world.js';

const within = '3 days';

const policy = () =>
  approvalsBy({
    any: { stages: [{ ask: ['owners'], within }] },
    all: { stages: [{ ask: ['owners'], quorum: 'all', within }] },
    short: { stages: [{ ask: [named('aiko')], within: '1 day' }] },
  });

describe('questions and changes', function () {
  let world: World;
  before(async () => {
    world = await createWorld({ POLICY_FILE: await policy() });
  });
  after(() => world.ends());

  /** A day of the stay, in the two ways in which it is typed and read. */
  const dayIn = (weeks: number) => {
    const day = DateTime.fromJSDate(world.clock.now(), { zone: 'Europe/Berlin' }).plus({ weeks }).setLocale('en');
    return { typed: day.toISODate() ?? '', said: day.toFormat('ccc d LLLL yyyy') };
  };
  const mailTo = (address: string) =>
    eventually(async () => {
      const found = (await world.tenant.mails()).find(({ to }) => to.includes(address));
      assert.ok(found, `no mail to ${address}`);
      return found;
    });

  describe('a question to the nominator', () => {
    it('comes anew on their receipt, is answered there, and stands on every card', async () => {
      const { sue, oskar, mia } = world;
      await nominates(sue, 'Ann Hart', 'any');
      const receipt = await sue.card(/^Ann Hart →/);
      const card = await offered(oskar, /Ann Hart/, 'Ask Sue Park');
      await pressed(oskar, /Ann Hart/, 'Send the question', { question: 'Which figures?' });
      assert.equal(await notified(world, sue, receipt), 'Oskar Lind asks about Ann Hart: “Which figures?”');
      await sue.reads(
        /^Ann Hart →[^]*Oskar Lind asks you:\n“Which figures\?”\nThe clock stands still until you answer/,
      );
      await mia.reads(/Ann Hart[^]*Question by Oskar Lind, .* — “Which figures\?”\nSue Park has not answered yet/);
      assert.ok(!(await mia.card(/Ann Hart/)).buttons.includes('Send the question'), 'one question at a time');

      await pressed(sue, /^Ann Hart →/, 'Answer', { answer: 'Those of May' });
      assert.equal(await notified(world, oskar, card), 'Sue Park answered: “Those of May”');
      await mia.reads(/Ann Hart[^]*“Which figures\?”\nAnswer by Sue Park, .* — “Those of May”/);
      await sue.reads(/^Ann Hart →[^]*You answered, .*: “Those of May”/);
      await pressed(mia, /Ann Hart/, 'Approve');
      await sue.reads(/^Ann Hart →[^]*redeem\?/);
    });

    it('is answered by a word, or by a plain line that is then offered as the answer', async () => {
      const { sue, oskar, mia } = world;
      await nominates(sue, 'Ben Hart', 'any');
      await pressed(oskar, /Ben Hart/, 'Send the question', { question: 'For how long?' });
      await sue.reads(/For how long\?/);
      await sue.says('answer until the audit ends');
      await sue.reads(/I have passed it on\. It stands on every card about Ben Hart/);
      await mia.reads(/Ben Hart[^]*Answer by Sue Park, .* — “until the audit ends”/);

      await pressed(mia, /Ben Hart/, 'Send the question', { question: 'Which audit?' });
      await sue.reads(/Which audit\?/);
      await sue.says('that of our suppliers');
      await sue.reads(/Is that your answer to Mia Berg's question about Ben Hart[^]*“that of our suppliers”/);
      await pressed(sue, /Is that your answer/, 'Send it as my answer');
      await oskar.reads(/Ben Hart[^]*“Which audit\?”\nAnswer by Sue Park, .* — “that of our suppliers”/);
      await sue.reads(/^Your answer stands on every card now/);
      await pressed(oskar, /Ben Hart/, 'Approve');
      await sue.reads(/^Ben Hart →[^]*redeem\?/);
      assert.equal((await sue.sees()).filter((text) => /^Ben Hart →/.test(text)).length, 1, 'one receipt');
    });

    it('stops the clock of its stage, and after three working days it goes on without an answer', async () => {
      const { sue, aiko, clock } = world;
      await nominates(sue, 'Cem Hart', 'short');
      await nominates(sue, 'Dan Hart', 'short');
      await offered(aiko, /Dan Hart/, 'Approve');
      await pressed(aiko, /Cem Hart/, 'Send the question', { question: 'Is that needed?' });
      await aiko.reads(/Cem Hart[^]*The clock stands still until then/);
      clock.push(DAY + MINUTE);
      await sue.reads(/Nobody answered your nomination of Dan Hart/);
      await offered(aiko, /Cem Hart/, 'Approve');
      await sue.neverReads(/Nobody answered your nomination of Cem Hart/);
      // Days of 25 hours count as days.
      clock.push(3 * DAY + 2 * HOUR);
      await sue.reads(/Nobody answered your nomination of Cem Hart/);
      await aiko.reads(/^Ended unanswered[^]*Cem Hart[^]*It was not answered/);
      await sue.says('answer yes, it is');
      await sue.reads(/Nobody has asked you anything about your nominations/);
    });

    it('that is too long is refused in words, and nothing is lost', async () => {
      const { sue, oskar } = world;
      await nominates(sue, 'Eva Hart', 'any');
      const card = await offered(oskar, /Eva Hart/, 'Send the question');
      const answer = await pressedLate(world, oskar, card, 'Send the question', { question: 'why '.repeat(2500) });
      assert.match(answer, /too long for me, so nothing was changed\. Please keep it under 1,000 characters/);
      const comment = await pressedLate(world, oskar, card, 'Approve', { comment: 'x'.repeat(10_000) });
      assert.match(comment, /too long for me, so nothing was changed/);
      await pressed(oskar, /Eva Hart/, 'Approve');
      await sue.reads(/^Eva Hart →[^]*redeem\?/);
    });
  });

  describe('an approver changes what is asked while approving', () => {
    it('a shorter stay, and another way for the link: the nominator reads what it became', async () => {
      const { sue, oskar, mia } = world;
      await nominates(sue, 'Fay Hart', 'any');
      const day = dayIn(10);
      await pressed(oskar, /Fay Hart/, 'Approve with these changes', { until: day.typed, delivery: 'mail' });
      await sue.reads(
        new RegExp(
          `^Fay Hart .* is invited\\.[^]*Oskar Lind shortened the stay from .* to .*${day.said}.* and chose e-mail`,
        ),
      );
      await mia.reads(
        new RegExp(`^Approved by Oskar Lind[^]*Fay Hart[^]*Changed by Oskar Lind, .*: until ${day.said} instead of`),
      );
      assert.match((await mailTo(addressOf('Fay Hart', 'any'))).text, new RegExp(day.said.slice(4)));
      await sue.neverReads(/^Fay Hart →[^]*redeem\?/);
    });

    it('where others must agree too, they read it before they do; an older card agrees to nothing', async () => {
      const { sue, oskar, mia } = world;
      await nominates(sue, 'Gus Hart', 'all');
      const before = await offered(mia, /Gus Hart/, 'Approve');
      const day = dayIn(12);
      await pressed(oskar, /Gus Hart/, 'Approve with these changes', { until: day.typed });
      await sue.reads(
        /Oskar Lind agreed to your nomination of Gus Hart.*, but shortened the stay[^]*Others still have to agree/,
      );
      await mia.reads(new RegExp(`Gus Hart[^]*until ${day.said} instead of`));
      const refused = await pressedLate(world, mia, before, 'Approve');
      assert.match(refused, /What is asked was changed since you read it/);
      await pressed(mia, /Gus Hart/, 'Approve');
      await sue.reads(/^Gus Hart →[^]*redeem\?/);
    });

    it('a no counts from an older card too', async () => {
      const { sue, oskar, mia } = world;
      await nominates(sue, 'Hal Hart', 'all');
      const before = await offered(mia, /Hal Hart/, 'Deny');
      await pressed(oskar, /Hal Hart/, 'Approve with these changes', { until: dayIn(12).typed });
      await mia.reads(/Hal Hart[^]*Changed by Oskar Lind/);
      await pressedLate(world, mia, before, 'Deny', { comment: 'not at all' });
      await sue.reads(/Mia Berg denied your nomination of Hal Hart[^]*not at all/);
    });

    it('somebody else to answer for the guest: it counts once the nominator agrees', async () => {
      const { sue, oskar, mia, carl } = world;
      await nominates(sue, 'Ida Hart', 'any');
      const receipt = await sue.card(/^Ida Hart →/);
      await pressed(oskar, /Ida Hart/, 'Approve with these changes', { sponsor: 'Carl Meyer', comment: 'it is his' });
      assert.equal(await notified(world, sue, receipt), 'Oskar Lind agrees if Carl Meyer answers for Ida Hart');
      await mia.reads(
        /Ida Hart[^]*Proposed by Oskar Lind, .*: Carl Meyer answers for the guest instead of Sue Park\. This waits for Sue Park/,
      );
      await sue.reads(/^Ida Hart →[^]*“it is his”[^]*If you agree, that yes counts/);
      await pressed(sue, /^Ida Hart →/, 'Agree');
      await sue.reads(/^Ida Hart →[^]*redeem\?/);
      await carl.reads(/Oskar Lind named you, and Sue Park agreed: you answer for Ida Hart/);
    });

    it('or keeps it as it was, and the approver is asked again', async () => {
      const { sue, oskar } = world;
      await nominates(sue, 'Jan Hart', 'any');
      await pressed(oskar, /Jan Hart/, 'Approve with these changes', { sponsor: 'carl@contoso.com' });
      await offered(sue, /^Jan Hart →/, 'Keep it as it was');
      const card = await oskar.card(/Jan Hart/);
      await pressed(sue, /^Jan Hart →/, 'Keep it as it was');
      assert.equal(
        await notified(world, oskar, card),
        'Sue Park did not agree to your change; Jan Hart waits for your answer again',
      );
      await oskar.reads(
        /Jan Hart[^]*Sue Park did not agree to what Oskar Lind proposed: Carl Meyer answers for the guest/,
      );
      await pressed(oskar, /Jan Hart/, 'Approve');
      await sue.reads(/^Jan Hart →[^]*redeem\?/);
    });

    it('a colleague nobody knows, or a longer stay, is refused in words', async () => {
      const { sue, oskar } = world;
      await nominates(sue, 'Kay Hart', 'any');
      const unknown = await pressed(oskar, /Kay Hart/, 'Approve with these changes', { sponsor: 'Zed Nobody' });
      assert.match(unknown, /I found no colleague called “Zed Nobody”/);
      const card = await oskar.card(/Kay Hart/);
      const longer = await pressedLate(world, oskar, card, 'Approve with these changes', { until: dayIn(50).typed });
      assert.match(
        longer,
        /It cannot be changed like that, so your answer does not count yet\. A stay can only become shorter/,
      );
      await pressed(oskar, /Kay Hart/, 'Approve');
      await sue.reads(/^Kay Hart →[^]*redeem\?/);
    });
  });

  describe('the nominator changes what they ask for', () => {
    it('the form opens filled; what is sent takes the place of what was asked, and the cards say so', async () => {
      const { sue, oskar, mia } = world;
      await nominates(sue, 'Leo Hart', 'any');
      const old = await offered(oskar, /Leo Hart/, 'Approve');
      await pressed(sue, /^Leo Hart →/, 'Change');
      const form = await eventually(() => sue.card(/Leo Hart[^]*figures[^]*Why|Why[^]*figures/));
      assert.deepEqual(
        form.inputs.filter(({ id }) => id === 'reason').map(({ value }) => value),
        ['figures'],
      );
      await sue.pressesOn(form.activityId, 'Continue', { reason: 'the figures of May' });
      await sue.reads(/Invite Leo Hart[^]*the figures of May/);
      await sue.presses('Send for approval');
      await sue.reads(/^Leo Hart →[^]*Changed by you/);
      await offered(mia, /Leo Hart[^]*“the figures of May”/, 'Approve');
      await oskar.reads(
        /^Sue Park changed this request and sent it anew[^]*If it asks you again, its card is below[^]*“figures”/,
      );
      const late = await pressedLate(world, oskar, old, 'Approve');
      assert.match(late, /Sue Park changed this request, .*a new one takes its place/);
      await pressed(oskar, /Leo Hart[^]*“the figures of May”/, 'Approve');
      await sue.reads(/^Leo Hart →[^]*redeem\?/);
      await closed(mia, /Leo Hart[^]*“the figures of May”/);
    });

    it('too late, once it was decided: the button’s answer says so', async () => {
      const { sue, oskar } = world;
      await nominates(sue, 'Mia Hart', 'any');
      const receipt = await offered(sue, /^Mia Hart →/, 'Change');
      await pressed(oskar, /Mia Hart/, 'Approve');
      await sue.reads(/^Mia Hart →[^]*redeem\?/);
      assert.match(await pressedLate(world, sue, receipt, 'Change'), /decided|ended|too late/i);
    });
  });
});
