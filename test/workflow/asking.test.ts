import assert from 'node:assert/strict';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.js';
import { channelId, groupId } from '../../src/kernel/ids.js';
import { isOpen, type Asked } from '../../src/nomination/asking.js';
import { askedNow } from '../../src/nomination/awaited.js';
import type { Facts, Nomination } from '../../src/nomination/nomination.js';
import type { ApproverSource, Stage } from '../../src/policy/policy.js';
import { DirectoryTrouble, type Account, type Directory } from '../../src/workflow/ports.js';
import type { Said } from '../../src/workflow/workflow.js';
import { aStage } from '../policy/policies.js';
import { onEveryDatabase } from '../support/database.js';
import { carl, facts, lin, mia, nora, oskar, ruth, sue } from '../support/samples.js';
import { employee, openOffice } from './office.js';

const owners: ApproverSource = { from: 'owners' };
const administrators: ApproverSource = { from: 'administrators' };
const byCarl: ApproverSource = { from: 'people', addresses: ['carl@contoso.com'] };
const byRuth: ApproverSource = { from: 'people', addresses: ['ruth@contoso.com'] };

const inStage = (sources: readonly ApproverSource[], rest: Partial<Stage> = {}): Partial<Facts> => ({
  judgement: { ...facts().judgement, stages: [aStage(sources, { within: 10 * DAY, ...rest })] },
});

/** How far everybody's card has got. */
const reached = (nomination: Nomination): Readonly<Record<string, Asked['reached']>> =>
  nomination.status === 'awaiting-approval'
    ? Object.fromEntries(nomination.asked.map((one) => [one.person.name.replace(/ .*/, ''), one.reached] as const))
    : {};

const who = (nomination: Nomination): readonly string[] =>
  nomination.status === 'awaiting-approval'
    ? nomination.asked
        .filter(isOpen)
        .map(({ person, for: whose }) => `${person.name}${whose ? ` for ${whose.person.name}` : ''}`)
    : [];

onEveryDatabase('asking', (database) => {
  const office = (...described: Parameters<typeof openOffice> extends [unknown, ...infer R] ? R : never) =>
    openOffice(database(), ...described);

  describe('somebody who wants to hear once a day', () => {
    it('waits for the digest, unless it would be too late by then', async () => {
      const { begin, settles, read, card, meets, setDigest, passes, sweeps, listOf, answer } = office();
      await meets(ruth, 'Europe/Berlin');
      await setDigest(ruth.id, 9 * 60);
      // It is 14:00 where she is; tomorrow's digest comes in nineteen hours.
      const urgent = await begin(inStage([byRuth, administrators], { within: 18 * HOUR }));
      const soonOthers = await begin(inStage([byRuth, administrators], { alternatesAfter: 18 * HOUR }));
      const calm = await begin(inStage([byRuth, administrators], { alternatesAfter: 20 * HOUR }));
      await settles();
      assert.ok(card(urgent, ruth, 'approval') && card(soonOthers, ruth, 'approval'));
      assert.equal(card(calm, ruth, 'approval'), undefined);
      assert.deepEqual(reached(await read(calm)), { Ruth: 'held' });

      await sweeps();
      await settles();
      assert.equal(listOf(ruth), undefined);
      passes(19 * HOUR + MINUTE);
      await sweeps();
      await settles();
      const list = listOf(ruth);
      assert.ok(list);
      assert.deepEqual(new Set(list.items.map(({ id }) => id)), new Set([soonOthers, calm]));
      assert.deepEqual(reached(await read(calm)), { Ruth: 'yes' });
      assert.equal((await read(urgent)).status, 'expired');
      assert.equal((await answer(calm, ruth, { answer: 'approve', comment: '' })).outcome, 'decided');
      await setDigest(ruth.id, undefined);
    });
  });

  it('leads whoever cannot be reached in chat there by a mail, and tells the nominator', async () => {
    const { begin, settles, read, blocks, asks, noticesTo } = office();
    blocks(oskar);
    const id = await begin(inStage([owners, administrators]));
    await settles();
    assert.deepEqual(reached(await read(id)), { Oskar: 'by-mail', Mia: 'yes' });
    assert.deepEqual(
      asks.map(({ to, accessNames, messageKey }) => ({ to, accessNames, messageKey })),
      [{ to: oskar, accessNames: ['Project Apollo'], messageKey: `${id}.0.${oskar.id}.asked` }],
    );
    const notice = noticesTo(sue).find(({ about }) => about === 'approver-unreachable');
    assert.ok(notice?.about === 'approver-unreachable' && notice.mailed);
    assert.deepEqual([notice.who, notice.instead], [oskar, [mia]]);
  });

  it('reminds in a card that comes anew, by the clock and by the nominator', async () => {
    const { begin, settles, passes, sweeps, remind, raisedFor, answer } = office();
    const id = await begin(inStage([owners, administrators], { quorum: 2, remindAfter: DAY }));
    await settles();
    passes(HOUR);
    await sweeps();
    await settles();
    assert.deepEqual(raisedFor(mia), []);
    await answer(id, oskar, { answer: 'approve', comment: '' });
    await settles();
    passes(DAY);
    await sweeps();
    await settles();
    assert.deepEqual(raisedFor(mia), ['reminder']);
    assert.equal((await remind(id, sue.id)).outcome, 'decided');
    await settles();
    assert.deepEqual(raisedFor(mia), ['reminder', 'nominator-reminds']);
    assert.deepEqual(raisedFor(oskar), []);
  });

  it('brings a card anew with a question to the nominator, and with the answer to whoever asked', async () => {
    const { begin, settles, inquire, reply, raisedFor, remind } = office();
    const id = await begin(inStage([owners, administrators]));
    await settles();
    assert.equal((await inquire(id, oskar, 'Which audit?')).outcome, 'decided');
    await settles();
    assert.deepEqual(raisedFor(sue), ['question']);
    assert.equal((await reply(id, sue.id, 'The joint one.')).outcome, 'decided');
    await settles();
    assert.deepEqual([raisedFor(oskar), raisedFor(mia)], [['answered'], []]);
    await remind(id, sue.id);
    await settles();
    assert.deepEqual(raisedFor(mia), ['nominator-reminds']);
  });

  it('brings nothing anew that was settled meanwhile', async () => {
    const { begin, settles, inquire, reply, remind, answer, raisedFor } = office();
    const id = await begin(inStage([owners, administrators]));
    await settles();
    await inquire(id, oskar, 'Which audit?');
    await reply(id, sue.id, 'The joint one.');
    await remind(id, sue.id);
    await answer(id, mia, { answer: 'approve', comment: '' });
    await settles();
    assert.deepEqual([raisedFor(sue), raisedFor(oskar), raisedFor(mia)], [[], [], []]);
  });

  it('brings nothing anew to somebody who left it to the others meanwhile', async () => {
    const { begin, settles, inquire, reply, handOver, raisedFor } = office();
    const id = await begin(inStage([owners, administrators]));
    await settles();
    await inquire(id, oskar, 'Which audit?');
    await reply(id, sue.id, 'The yearly one');
    await handOver(id, oskar);
    await settles();
    assert.deepEqual(raisedFor(oskar), []);
  });

  it('reminds whoever waits for a digest where the nominator asks for it', async () => {
    const { begin, settles, meets, setDigest, remind, raisedFor, read } = office();
    await meets(nora, 'Europe/Berlin');
    await setDigest(nora.id, 9 * 60);
    const id = await begin(inStage([{ from: 'people', addresses: ['nora@contoso.com'] }, administrators]));
    await settles();
    assert.deepEqual(reached(await read(id)), { Nora: 'held' });
    await remind(id, sue.id);
    await settles();
    assert.deepEqual(raisedFor(nora), ['nominator-reminds']);
    assert.deepEqual(reached(await read(id)), { Nora: 'yes' });
    await setDigest(nora.id, undefined);
  });

  it('reminds nobody who has lost the right, and asks the next in their stead', async () => {
    const left = new Set<string>();
    const ownersOf: Directory['ownersOf'] = async () => [oskar].filter(({ id }) => !left.has(id)).map(employee);
    const { begin, settles, passes, sweeps, raisedFor, read, card } = office({ ownersOf });
    const id = await begin(inStage([owners, administrators], { remindAfter: DAY }));
    await settles();
    left.add(oskar.id);
    passes(DAY + MINUTE);
    await sweeps();
    await settles();
    assert.deepEqual(raisedFor(oskar), []);
    assert.deepEqual(reached(await read(id)), { Oskar: 'lost', Lin: 'yes' });
    const view = card(id, oskar, 'approval');
    assert.ok(view && !askedNow(view.nomination, oskar.id));
  });

  it('ends in words, which the administrators read too, where nobody is left', async () => {
    const { begin, settles, read, noticesTo, toldTo } = office({ ownersOf: async () => [] });
    const id = await begin(inStage([owners]));
    await settles();
    const nomination = await read(id);
    assert.ok(nomination.status === 'expired' && nomination.nobodyLeft);
    assert.deepEqual(toldTo(sue), ['expired']);
    assert.ok(noticesTo(lin).some((one) => one.about === 'admin-nobody-reached' && one.nomination.id === id));
  });

  describe('whom nobody can look up', () => {
    const hidden: ApproverSource = { from: 'group', group: groupId.parse('22222222-0000-4000-8000-000000000009') };
    const trouble = (lasting?: 'refused') =>
      new DirectoryTrouble(lasting ? 'not-permitted' : 'unavailable', 'Graph answers 403.', { lasting });

    it('are passed over, and the administrators read why', async () => {
      for (const [why, membersOf] of [
        ['refused', () => Promise.reject(trouble('refused'))],
        ['gone', async () => undefined],
      ] as const) {
        const { begin, settles, read, noticesTo, answer } = office({ membersOf });
        const id = await begin(inStage([hidden, byCarl]));
        await settles();
        assert.deepEqual(who(await read(id)), [carl.name]);
        const told = noticesTo(lin).filter(({ about }) => about === 'admin-source-unread');
        assert.deepEqual(
          told.map((one) => one.about === 'admin-source-unread' && [one.nomination.id, one.source, one.why]),
          [[id, 'group', why]],
        );
        assert.equal((await answer(id, carl, { answer: 'approve', comment: '' })).outcome, 'decided');
      }
    });

    it('keep nobody else from being told that it is not theirs, and the request from ending where nobody is left', async () => {
      const refused = () => Promise.reject(trouble('refused'));
      const { begin, settles, read, answer, toldTo } = office({ membersOf: refused, isMember: refused });
      const open = await begin(inStage([hidden, byCarl]));
      const over = await begin(inStage([hidden]));
      await settles();
      const answered = await answer(open, ruth, { answer: 'approve', comment: '' });
      assert.equal(answered.outcome === 'refused' && answered.why, 'not-an-approver');
      const ended = await read(over);
      assert.ok(ended.status === 'expired' && ended.nobodyLeft);
      assert.deepEqual(toldTo(sue), ['expired']);
    });

    it('are waited for while that may pass', async () => {
      const { begin, settles, read, toldTo } = office({ membersOf: () => Promise.reject(trouble()) });
      const id = await begin(inStage([hidden, byCarl]));
      await assert.rejects(settles(), DirectoryTrouble);
      assert.deepEqual(who(await read(id)), []);
      assert.deepEqual(toldTo(lin), []);
    });
  });

  it('asks the alternates as well, once it took too long', async () => {
    const { begin, settles, passes, sweeps, read } = office();
    const id = await begin(inStage([owners, administrators], { alternatesAfter: DAY }));
    await settles();
    assert.deepEqual(who(await read(id)), [oskar.name, mia.name]);
    passes(DAY + MINUTE);
    await sweeps();
    await settles();
    assert.deepEqual(who(await read(id)), [oskar.name, mia.name, lin.name]);
  });

  describe('in a channel', () => {
    const team = groupId.parse('22222222-0000-4000-8000-000000000008');
    const channel = channelId.parse('19:approvals@thread.tacv2');
    const source: ApproverSource = { from: 'channel', team, channel };

    it('puts one card there, which whoever is in the team may answer, and closes it', async () => {
      const { begin, settles, groups, channelCard, answer, read } = office();
      groups.set(team, [nora]);
      const id = await begin(inStage([source, administrators]));
      await settles();
      const open = channelCard(id, channel);
      assert.ok(open?.kind === 'approval' && open.inChannel && open.reader === undefined);
      const stranger = await answer(id, mia, { answer: 'approve', comment: '' });
      assert.equal(stranger.outcome === 'refused' && stranger.why, 'not-an-approver');
      assert.equal((await answer(id, nora, { answer: 'approve', comment: '' })).outcome, 'decided');
      await settles();
      assert.equal((await read(id)).status, 'invited');
      assert.equal(channelCard(id, channel)?.nomination.status, 'invited');
    });

    it('posts it anew where a later stage asks the same channel, since nobody hears of an edit', async () => {
      const { begin, settles, groups, postedAnew, answer, read } = office();
      groups.set(team, [nora, ruth]);
      const stages = [aStage([source], { within: 10 * DAY }), aStage([source], { within: 10 * DAY })];
      const id = await begin({ judgement: { ...facts().judgement, stages } });
      await settles();
      assert.deepEqual(postedAnew, []);
      await answer(id, nora, { answer: 'approve', comment: '' });
      await settles();
      assert.deepEqual(postedAnew, [channel]);
      assert.equal((await answer(id, ruth, { answer: 'approve', comment: '' })).outcome, 'decided');
      assert.equal((await read(id)).status, 'approved');
    });
  });

  describe('delegations', () => {
    it('that begin have what waits asked of whoever stands in, once, and give it back when they end', async () => {
      const { begin, settles, passes, sweeps, read, delegate, now, waiting, toldTo } = office();
      const id = await begin(inStage([byRuth, administrators]));
      await settles();
      const starts = new Date(now().getTime() + HOUR);
      const result = await delegate({ from: ruth, to: nora, starts, ends: new Date(starts.getTime() + DAY) });
      assert.equal(result.outcome, 'delegated');
      await sweeps();
      await settles();
      assert.deepEqual(toldTo(nora), ['delegated']);
      assert.deepEqual(who(await read(id)), [ruth.name]);

      passes(HOUR + MINUTE);
      await sweeps();
      const [again, ...others] = await settles();
      assert.deepEqual(who(await read(id)), [ruth.name, `${nora.name} for ${ruth.name}`]);
      assert.ok(again?.name === 'apply-delegation' && others.length === 0);
      await sweeps();
      assert.equal(waiting.length, 0);

      passes(DAY);
      waiting.push(again);
      assert.deepEqual(await settles(), []);
      assert.deepEqual(who(await read(id)), [ruth.name]);
    });

    it('that are revoked have it asked of whoever gave them', async () => {
      const { begin, settles, read, delegate, revokeDelegation, now, card, toldTo, answer } = office();
      const starts = now();
      const given = await delegate({ from: carl, to: mia, starts, ends: new Date(starts.getTime() + DAY) });
      assert.ok(given.outcome === 'delegated');
      const id = await begin(inStage([byCarl, administrators]));
      await settles();
      assert.deepEqual(who(await read(id)), [`${mia.name} for ${carl.name}`]);
      assert.equal(card(id, carl, 'approval'), undefined);

      await revokeDelegation(given.delegation.id, carl.id);
      await settles();
      assert.deepEqual(who(await read(id)), [carl.name]);
      assert.ok(card(id, carl, 'approval'));
      assert.equal(toldTo(mia).at(-1), 'delegation-revoked');
      const refused = await answer(id, mia, { answer: 'approve', comment: '' });
      assert.equal(refused.outcome === 'refused' && refused.why, 'not-an-approver');
    });

    it('that are revoked have it asked of whoever gave them, though nobody can be told of it now', async () => {
      const { begin, settles, read, delegate, revokeDelegation, now, fails } = office();
      const given = await delegate({ from: carl, to: ruth, starts: now(), ends: new Date(now().getTime() + DAY) });
      assert.ok(given.outcome === 'delegated');
      const id = await begin(inStage([byCarl, administrators]));
      await settles();
      fails(ruth);
      await revokeDelegation(given.delegation.id, carl.id);
      await assert.rejects(settles());
      assert.deepEqual(who(await read(id)), [carl.name]);
    });
  });

  describe('a click that is looked at later', () => {
    /** Trouble while it is pressed, none when the job runs. */
    const noted = async (said: Said) => {
      const trouble = { now: false };
      const ownersOf = async (): Promise<readonly Account[]> => {
        if (trouble.now) throw new DirectoryTrouble('unavailable', 'Not now.');
        return [oskar, mia].map(employee);
      };
      const here = office({ ownersOf });
      const id = await here.begin(inStage([owners, administrators], { quorum: 2 }));
      await here.settles();
      trouble.now = true;
      assert.equal((await here.answer(id, oskar, said)).outcome, 'noted');
      const jobs = here.waiting.splice(0);
      trouble.now = false;
      return { ...here, id, looks: () => void here.waiting.push(...jobs) };
    };

    it('brings its changes along', async () => {
      const { id, looks, settles, read } = await noted({
        answer: 'approve',
        comment: 'shorter',
        changes: { until: '2027-05-31' },
      });
      looks();
      await settles();
      const nomination = await read(id);
      assert.equal(nomination.until.toISOString(), '2027-05-31T21:59:59.999Z');
      assert.ok(nomination.status === 'awaiting-approval' && nomination.agreed[0]?.by.id === oskar.id);
    });

    it('counts for nothing once what it agreed to was changed, and says so', async () => {
      const { id, looks, settles, read, answer, toldTo } = await noted({ answer: 'approve', comment: '', edition: 0 });
      await answer(id, mia, { answer: 'approve', comment: '', changes: { until: '2027-05-31' } });
      looks();
      await settles();
      const nomination = await read(id);
      assert.ok(nomination.status === 'awaiting-approval' && nomination.agreed.length === 1);
      assert.equal(toldTo(oskar).at(-1), 'decision-refused');
    });

    it('says so where its changes cannot be made', async () => {
      const { id, looks, settles, read, noticesTo } = await noted({
        answer: 'approve',
        comment: '',
        changes: { until: '2028-05-31' },
      });
      looks();
      await settles();
      assert.equal((await read(id)).status, 'awaiting-approval');
      const notice = noticesTo(oskar).at(-1);
      assert.equal(notice?.about === 'decision-refused' && notice.why, 'change-not-allowed');
    });
  });
});
