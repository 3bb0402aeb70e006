import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { later, SECOND } from '../../src/kernel/clock.js';
import { channelId, newNominationId, personId, type PersonId } from '../../src/kernel/ids.js';
import type { Nomination } from '../../src/nomination/nomination.js';
import { showingHandlers } from '../../src/workflow/handlers/showing.js';
import type { Courier, SentCard, Store } from '../../src/workflow/ports.js';
import type { GuestViews } from '../../src/workflow/guest-views.js';
import type { Viewing } from '../../src/workflow/viewing.js';
import { facts, NOON, oskar } from '../support/samples.js';

const guestViews = {} as GuestViews;
const CHANNEL = channelId.parse('19:approvals@thread.tacv2');

const approver = (at: number): PersonId =>
  personId.parse(`11111111-0000-4000-8000-${String(100 + at).padStart(12, '0')}`);

const aCard = (holder: SentCard['holder'], kind: SentCard['kind'] = 'approval'): SentCard => ({
  about: facts().id,
  holder,
  kind,
  conversationId: `a:${holder}`,
  activityId: `1:${holder}`,
  shows: '',
});

/** A nomination that is being approved, and these cards of it; every edit is noted as what it showed. */
const world = (cards: readonly SentCard[], edit: (card: SentCard) => Promise<void> = async () => {}) => {
  let nomination = {
    ...facts(),
    status: 'awaiting-approval',
    stage: 0,
    begunAt: NOON,
    source: 0,
    sourceSince: NOON,
    asked: [],
    agreed: [],
    decisions: [],
    dueAt: NOON,
    revision: 1,
  } as Nomination;
  const edits: string[] = [];
  let now = NOON;
  const atOnce = { now: 0, most: 0 };
  const courier = {
    edit: async (card: SentCard, view: { readonly kind: string; readonly inChannel?: true }) => {
      atOnce.now += 1;
      atOnce.most = Math.max(atOnce.most, atOnce.now);
      await setImmediate();
      atOnce.now -= 1;
      await edit(card);
      edits.push(`${card.holder} ${view.inChannel ? 'in a channel' : view.kind}`);
      return 'shown';
    },
  } as Partial<Courier> as Courier;
  const viewing = {
    view: async (_, kind) => ({ kind, nomination }),
    channelView: () => ({ kind: 'approval', nomination, inChannel: true }),
    viewOf: async (one, reader) => (one.nominator.id === reader ? { kind: 'receipt', nomination: one } : undefined),
    listAt: async (reader) => ({ kind: 'approvals', reader, items: [nomination], more: 0 }),
  } as Partial<Viewing> as Viewing;
  const store = {
    nominations: { read: async () => nomination },
    cards: {
      of: async () => cards,
      at: async (_: string, activityId: string) => cards.filter((card) => card.activityId === activityId),
    },
  } as unknown as Store;
  const { 'redraw-cards': redraw, 'settle-card': settle } = showingHandlers({
    store,
    courier,
    viewing,
    guestViews,
    clock: { now: () => now },
  });
  return {
    edits,
    atOnce,
    passes: (time: number) => void (now = later(now, time)),
    settle: ({ conversationId, activityId }: SentCard, shows: string) =>
      settle({ name: 'settle-card', conversationId, activityId, shows }),
    redraw: () => redraw({ name: 'redraw-cards', nominationId: nomination.id }),
    goesOn: (change: Partial<Nomination> = {}) =>
      void (nomination = { ...nomination, ...change, revision: nomination.revision + 1 } as Nomination),
  };
};

describe('redrawing cards', () => {
  it('draws each as what it is: a person’s card, a list, the one in a channel', async () => {
    const { redraw, edits } = world([aCard(oskar.id), aCard(oskar.id, 'approvals'), aCard(CHANNEL)]);
    assert.equal(await redraw(), 'done');
    assert.deepEqual(
      new Set(edits),
      new Set([`${oskar.id} approval`, `${oskar.id} approvals`, `${CHANNEL} in a channel`]),
    );
  });

  it('draws a hundred, and no more than eight at a time', async () => {
    const { redraw, edits, atOnce } = world(Array.from({ length: 100 }, (_, at) => aCard(approver(at))));
    await redraw();
    assert.equal(edits.length, 100);
    assert.equal(atOnce.most, 8);
  });

  it('draws a state once, however many jobs ask for it, and the next one again', async () => {
    const { redraw, edits, goesOn } = world([aCard(oskar.id)]);
    assert.deepEqual([await redraw(), await redraw(), await redraw()], ['done', 'skipped', 'skipped']);
    goesOn();
    assert.deepEqual([await redraw(), await redraw()], ['done', 'skipped']);
    assert.equal(edits.length, 2);
  });

  it('draws what came while it drew, a receipt whatever is noted of it: that one’s edit may stand behind this one', async () => {
    const known: string[] = [];
    let meanwhile: (() => void) | undefined;
    const card = { ...aCard(facts().nominator.id, 'receipt'), shows: 'drawn by another' };
    const { redraw, goesOn } = world([card], async ({ shows }) => {
      known.push(shows);
      meanwhile?.();
    });
    meanwhile = () => {
      meanwhile = undefined;
      goesOn();
    };
    await redraw();
    assert.deepEqual(known, ['drawn by another', '']);
    assert.equal(await redraw(), 'skipped', 'what was drawn is known');
  });

  it('draws again what it slept over, though the nomination is as it was: the guest may not be', async () => {
    let sleep: (() => void) | undefined;
    const { redraw, edits, goesOn, passes } = world([aCard(oskar.id)], async () => sleep?.());
    goesOn({ status: 'approved', approvedAt: NOON });
    sleep = () => {
      sleep = undefined;
      passes(15 * SECOND);
    };
    await redraw();
    assert.equal(edits.length, 2);
    await redraw();
    assert.equal(edits.length, 3, 'nothing is drawn twice by whoever was awake');
  });

  it('draws anew whenever it is asked once it is decided, for the guest and the link have a say then', async () => {
    const { redraw, edits, goesOn } = world([aCard(oskar.id)]);
    goesOn({ status: 'approved', approvedAt: NOON });
    assert.deepEqual([await redraw(), await redraw()], ['done', 'done']);
    assert.equal(edits.length, 2);
  });

  it('fails for one alone, and comes again until that one is right too', async () => {
    let trouble = true;
    const { redraw, edits } = world([aCard(approver(1)), aCard(oskar.id), aCard(approver(2))], async ({ holder }) => {
      if (trouble && holder === oskar.id) throw new Error('Teams is down for one of them.');
    });
    await assert.rejects(redraw());
    assert.equal(edits.length, 2);
    trouble = false;
    assert.equal(await redraw(), 'done');
    assert.ok(edits.includes(`${oskar.id} approval`));
  });

  it('looks at an answer by what it showed, and then by what is known to stand there', async () => {
    const shown: string[] = [];
    const card = { ...aCard(oskar.id), shows: 'drawn by a job' };
    const { settle, edits } = world([card, aCard(approver(1))], async ({ shows }) => void shown.push(shows));
    assert.equal(await settle(card, 'the answer'), 'done');
    assert.deepEqual(shown, ['the answer', 'drawn by a job']);
    assert.deepEqual(edits, [`${oskar.id} approval`, `${oskar.id} approval`]);
  });

  it('is drawn as the receipt of what whoever holds it has a part in, and of nothing else', async () => {
    const [others, own] = [aCard(oskar.id, 'receipt'), aCard(facts().nominator.id, 'receipt')];
    const { settle, redraw, edits } = world([
      { ...own, activityId: '1' },
      { ...others, activityId: '1' },
      { ...others, activityId: '2' },
    ]);
    await settle({ ...own, activityId: '1' }, 'the answer');
    await settle({ ...others, activityId: '2' }, 'the answer');
    await redraw();
    assert.deepEqual(new Set(edits), new Set([`${own.holder} receipt`]));
    assert.equal(edits.length, 3);
  });

  it('looks at an answer again where it slept over that', async () => {
    let sleep: (() => void) | undefined;
    const card = aCard(oskar.id);
    const { settle, edits, passes } = world([card], async () => sleep?.());
    sleep = () => {
      sleep = undefined;
      passes(15 * SECOND);
    };
    await settle(card, 'the answer');
    assert.equal(edits.length, 4);
    await settle(card, 'the answer');
    assert.equal(edits.length, 6, 'nothing more is drawn by whoever was awake');
  });

  it('looks at no answer that has gone from its place', async () => {
    const { settle, edits } = world([]);
    await settle(aCard(oskar.id), 'the answer');
    assert.deepEqual(edits, []);
  });

  it('has nothing to do where there is no nomination', async () => {
    const store = { nominations: { read: async () => undefined } } as unknown as Store;
    const redraw = showingHandlers({
      store,
      courier: {} as Courier,
      viewing: {} as Viewing,
      guestViews,
      clock: { now: () => NOON },
    })['redraw-cards'];
    assert.equal(await redraw({ name: 'redraw-cards', nominationId: newNominationId() }), 'skipped');
  });
});
