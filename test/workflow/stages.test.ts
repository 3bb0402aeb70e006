import assert from 'node:assert/strict';
import type { NominationId } from '../../src/kernel/ids.js';
import { DAY } from '../../src/kernel/clock.js';
import { askedNow } from '../../src/nomination/awaited.js';
import type { Facts } from '../../src/nomination/nomination.js';
import type { ApproverSource } from '../../src/policy/policy.js';
import { DirectoryTrouble, type Account, type Directory } from '../../src/workflow/ports.js';
import type { View } from '../../src/workflow/views.js';
import { onEveryDatabase } from '../support/database.js';
import { aStage } from '../policy/policies.js';
import { facts, lin, mia, nora, oskar, ruth, sue } from '../support/samples.js';
import { openOffice } from './office.js';

const inStages = (...stages: readonly ApproverSource[][]): Partial<Facts> => ({
  judgement: {
    ...facts().judgement,
    stages: stages.map((sources) => aStage([...sources, { from: 'administrators' }], { within: 3 * DAY })),
  },
});
const owners: ApproverSource = { from: 'owners' };
const byRuth: ApproverSource = { from: 'people', addresses: ['ruth@contoso.com'] };

/** Whether this card would have buttons: its reader is asked in the stage that is open. */
const asks = (view: View | undefined): boolean =>
  view?.kind === 'approval' && view.reader !== undefined && askedNow(view.nomination, view.reader) !== undefined;

onEveryDatabase('stages of approval', (database) => {
  const office = (described: Partial<Directory> = {}) => openOffice(database(), described);

  it('ask one after the other, and the cards of the first close when the second is asked', async () => {
    const { begin, settles, answer, card, read, toldTo } = office();
    const id = await begin(inStages([owners], [byRuth]));
    await settles();
    assert.ok(asks(card(id, oskar, 'approval')) && asks(card(id, mia, 'approval')));
    assert.equal(card(id, ruth, 'approval'), undefined);

    assert.equal((await answer(id, oskar, { answer: 'approve', comment: 'fine' })).outcome, 'decided');
    await settles();
    assert.ok(!asks(card(id, oskar, 'approval')) && !asks(card(id, mia, 'approval')));
    assert.ok(asks(card(id, ruth, 'approval')));
    assert.ok(toldTo(sue).includes('stage-approved'));

    await answer(id, ruth, { answer: 'approve', comment: 'fine too' });
    await settles();
    assert.equal((await read(id)).status, 'invited');
  });

  it('tell whoever came too late so, and whoever answered before, and strangers, each their own', async () => {
    const { begin, settles, answer } = office();
    const id = await begin(inStages([owners], [byRuth]));
    await settles();
    await answer(id, oskar, { answer: 'approve', comment: 'fine' });
    await settles();
    const why = async (by: typeof sue) => {
      const refused = await answer(id, by, { answer: 'approve', comment: '' });
      return refused.outcome === 'refused' && refused.why;
    };
    assert.deepEqual(await Promise.all([mia, oskar, lin, sue].map(why)), [
      'stage-settled',
      'answered-before',
      'not-an-approver',
      'own-nomination',
    ]);
  });

  it('notify somebody who is asked a second time, whose card stands there already', async () => {
    const { begin, settles, answer, card, toldTo } = office();
    const id = await begin(inStages([owners], [{ from: 'manager' }]));
    await settles();
    assert.deepEqual(toldTo(mia), []);
    await answer(id, oskar, { answer: 'approve', comment: 'fine' });
    await settles();
    assert.ok(asks(card(id, mia, 'approval')));
    assert.deepEqual(toldTo(mia), ['asked-again']);
  });

  it('come to the administrators where nobody else may answer a second time', async () => {
    const { begin, settles, answer, card } = office();
    const id = await begin(inStages([{ from: 'manager' }], [{ from: 'manager' }]));
    await settles();
    await answer(id, mia, { answer: 'approve', comment: 'fine' });
    await settles();
    assert.ok(asks(card(id, lin, 'approval')));
    assert.ok(!asks(card(id, mia, 'approval')));
  });

  it('ask the sponsor whom the nominator named, where they may answer', async () => {
    const { begin, settles, card, answer } = office();
    const id = await begin({ ...inStages([owners]), sponsor: mia });
    await settles();
    assert.ok(card(id, mia, 'approval'));
    assert.equal((await answer(id, mia, { answer: 'approve', comment: '' })).outcome, 'decided');
  });

  it('count no click for a stage it was not made for, though it is looked at later', async () => {
    let trouble = true;
    const employees = [employee(oskar), employee(mia)];
    const { begin, settles, answer, read, waiting, toldTo } = office({
      ownersOf: async () => {
        if (trouble) throw new DirectoryTrouble('unavailable', 'Not now.');
        return employees;
      },
    });
    trouble = false;
    const id = await begin(inStages([owners], [owners]));
    await settles();
    trouble = true;
    assert.equal((await answer(id, mia, { answer: 'approve', comment: '' })).outcome, 'noted');
    const noted = waiting.splice(0);
    trouble = false;
    await answer(id, oskar, { answer: 'approve', comment: 'fine' });
    await settles();
    waiting.push(...noted);
    await settles();
    const nomination = await read(id);
    assert.ok(nomination.status === 'awaiting-approval' && nomination.stage === 1);
    assert.deepEqual(toldTo(mia), ['asked-again', 'decision-refused']);
    await answer(id, mia, { answer: 'approve', comment: 'now that I am asked' });
    assert.equal((await read(id)).status, 'approved');
  });
});

const employee = (person: typeof sue): Account => ({ person, kind: 'member', enabled: true });

onEveryDatabase('joining', (database) => {
  const office = (described: Partial<Directory> = {}) => openOffice(database(), described);

  it('gives a receipt without the link, and every message but those about the nominator’s own buttons', async () => {
    const { begin, settles, join, answer, card, viewFor, toldTo, nominationsOf } = office();
    const id = await begin(inStages([owners], [byRuth]));
    await settles();
    const joined = await join(id, lin);
    assert.ok(joined.outcome === 'decided' && joined.view.kind === 'receipt' && joined.view.joined);
    await settles();
    assert.ok(card(id, lin, 'receipt'));
    assert.ok(toldTo(sue).includes('joined'));

    await answer(id, oskar, { answer: 'approve', comment: 'fine' });
    await answer(id, ruth, { answer: 'approve', comment: 'fine too' });
    await settles();
    for (const view of [card(id, lin, 'receipt'), await viewFor(id, lin.id)])
      assert.ok(view?.kind === 'receipt' && view.joined && !('redeemLink' in view));
    const own = await viewFor(id, sue.id);
    assert.ok(own?.kind === 'receipt' && own.redeemLink && !own.joined);
    assert.deepEqual(toldTo(lin), ['invited (joined)']);
    assert.ok((await nominationsOf(lin.id)).some((one) => one.id === id));
  });

  /** Oskar agrees, and the guest who is invited accepts. */
  const comesIn = async ({ answer, settles, read, submit }: ReturnType<typeof office>, id: NominationId) => {
    await answer(id, oskar, { answer: 'approve', comment: 'fine' });
    await settles();
    const nomination = await read(id);
    assert.ok(nomination.status === 'invited');
    await submit.guest(nomination.guestId, { type: 'record-acceptance', since: nomination.invitedAt });
  };

  it('is heard of when the guest accepts, by both', async () => {
    const story = office();
    const { begin, settles, join, toldTo } = story;
    const id = await begin(inStages([owners]));
    await join(id, lin);
    await settles();
    await comesIn(story, id);
    await settles();
    assert.equal(toldTo(sue).at(-1), 'accepted');
    assert.equal(toldTo(lin).at(-1), 'accepted (joined)');
  });

  it('is heard of once when the guest accepts, though somebody who joined cannot be told for a while', async () => {
    const story = office();
    const { begin, settles, waiting, join, fails, recovers, toldTo } = story;
    const id = await begin(inStages([owners]));
    for (const person of [lin, nora]) await join(id, person);
    await settles();
    await comesIn(story, id);
    fails(lin);
    const again = await settles();
    recovers(lin);
    waiting.push(...again);
    await settles();
    const times = [sue, lin, nora].map((person) => toldTo(person).filter((about) => about.startsWith('accepted')));
    assert.deepEqual(times, [['accepted'], ['accepted (joined)'], ['accepted (joined)']]);
  });

  it('is heard of when the guest accepts while a colleague is asked to answer for them', async () => {
    const { begin, settles, join, answer, read, submit, decideOnGuest, toldTo } = office();
    const id = await begin(inStages([owners]));
    await join(id, lin);
    await settles();
    await answer(id, oskar, { answer: 'approve', comment: 'fine' });
    await settles();
    const nomination = await read(id);
    assert.ok(nomination.status === 'invited');
    await decideOnGuest(nomination.guestId, sue, { say: 'pass-on', colleague: mia.address });
    await submit.guest(nomination.guestId, { type: 'record-acceptance', since: nomination.invitedAt });
    await settles();
    assert.deepEqual([toldTo(sue).at(-1), toldTo(lin).at(-1)], ['accepted', 'accepted (joined)']);
  });

  it('is heard of when it is withdrawn, by whoever joined alone', async () => {
    const { begin, settles, join, withdraw, toldTo } = office();
    const id = await begin(inStages([owners]));
    await join(id, lin);
    await withdraw(id, sue.id);
    await settles();
    assert.equal(toldTo(lin).at(-1), 'withdrawn (joined)');
    assert.ok(!toldTo(sue).includes('withdrawn'));
  });

  it('takes away the right to approve, and the buttons of a card that stands there', async () => {
    const { begin, settles, join, answer, card, read, rights } = office();
    const id = await begin(inStages([owners]));
    await settles();
    assert.ok(asks(card(id, mia, 'approval')));
    await join(id, mia);
    await settles();
    assert.ok(!asks(card(id, mia, 'approval')));
    assert.equal(await rights.rightOf(await read(id), mia.id), 'none');
    const refused = await answer(id, mia, { answer: 'approve', comment: '' });
    assert.equal(refused.outcome === 'refused' && refused.why, 'own-nomination');
  });

  it('is for those who may nominate', async () => {
    const { begin, join } = office({ account: async () => undefined });
    const refused = await join(await begin(inStages([owners])), lin);
    assert.equal(refused.outcome === 'refused' && refused.why, 'not-a-nominator');
  });

  it('twice is once', async () => {
    const { begin, join, read } = office();
    const id = await begin(inStages([owners]));
    await join(id, lin);
    assert.equal((await join(id, lin)).outcome, 'decided');
    assert.equal((await join(id, sue)).outcome, 'decided');
    assert.deepEqual((await read(id)).joined, [lin]);
  });
});
