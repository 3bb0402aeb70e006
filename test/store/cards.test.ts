import assert from 'node:assert/strict';
import { DAY, later } from '../../src/kernel/clock.js';
import { newNominationId } from '../../src/kernel/ids.js';
import type { SentCard, Store } from '../../src/workflow/ports.js';
import { createStore } from '../../src/store/store.js';
import { onEveryDatabase } from '../support/database.js';
import { anyone, MORNING, oskar, partnersChannel, sue } from './samples.js';

const noJobs = { add: () => Promise.reject(new Error('no jobs in this story')) };

onEveryDatabase('cards in the store', (database) => {
  let store: Store;
  before(() => (store = createStore(database(), noJobs, { now: () => MORNING })));

  const card = (change: Partial<SentCard> = {}): SentCard => ({
    about: newNominationId(),
    holder: oskar.id,
    kind: 'approval',
    conversationId: 'a:1',
    activityId: anyone(),
    shows: 'abc',
    ...change,
  });

  it('are found by their nomination, whoever holds them', async () => {
    const mine = card();
    const { about } = mine;
    const others = [
      card({ about, holder: sue.id, kind: 'receipt' }),
      card({ about, holder: partnersChannel.channel, conversationId: partnersChannel.channel }),
    ];
    for (const one of [mine, ...others]) await store.cards.remember(one);
    const found = await store.cards.of(about);
    assert.deepEqual(new Set(found.map(({ holder }) => holder)), new Set([oskar.id, sue.id, partnersChannel.channel]));
  });

  it('are one for each holder and kind; a newer one takes the place and is not forgotten with the older', async () => {
    const old = card();
    const newer = { ...old, activityId: anyone(), shows: 'def' };
    assert.equal(await store.cards.remember(old), undefined);
    assert.deepEqual(await store.cards.remember(newer), old);
    await store.cards.redrawn({ ...old, shows: 'edited too late' });
    await store.cards.forget(old);
    assert.deepEqual(await store.cards.of(old.about), [newer]);
    await store.cards.redrawn({ ...newer, shows: 'ghi' });
    assert.deepEqual(await store.cards.of(old.about), [{ ...newer, shows: 'ghi' }]);
    await store.cards.forget(newer);
    assert.deepEqual(await store.cards.of(old.about), []);
  });

  it('that list what waits are found by the message, in the order in which they were put there', async () => {
    const listed = (activityId: string, ids: readonly SentCard['about'][]) =>
      ids.map((about) => card({ about, activityId, kind: 'approvals' }));
    const at = async (activityId: string) => (await store.cards.at('a:1', activityId)).map(({ about }) => about);
    const [first, second, third] = [newNominationId(), newNominationId(), newNominationId()];
    const [morning, noon] = [anyone(), anyone()];
    for (const one of listed(morning, [first, second, third])) await store.cards.remember(one);
    await store.cards.remember(card({ about: first, activityId: anyone() }));
    assert.deepEqual(await at(morning), [first, second, third]);

    for (const one of listed(morning, [first])) await store.cards.remember({ ...one, shows: 'edited' });
    assert.deepEqual(await at(morning), [first, second, third], 'an edit changes nothing about the order');

    await store.cards.redrawn({ ...(await store.cards.at('a:1', morning))[1]!, shows: 'edited for one' });
    const shown = (await store.cards.at('a:1', morning)).map(({ shows }) => shows);
    assert.deepEqual(new Set(shown), new Set(['edited for one']), 'the whole list was edited');

    for (const one of listed(noon, [third, first])) await store.cards.remember(one);
    assert.deepEqual(await at(noon), [third, first], 'a newer list has an order of its own');
    assert.deepEqual(await at(morning), [second]);
    assert.deepEqual(await store.cards.at('a:2', noon), []);
  });

  it('stand where they were sent: an edit is none, another message is', async () => {
    let now = MORNING;
    const { cards } = createStore(database(), noJobs, { now: () => now });
    const first = card({ kind: 'guests' });
    const sentAt = () => cards.shown([first.about], first.holder, 'guests');
    await cards.remember(first);
    now = later(MORNING, DAY);
    await cards.redrawn({ ...first, shows: 'edited' });
    await cards.remember({ ...first, shows: 'edited again' });
    assert.deepEqual(await sentAt(), [{ about: first.about, at: MORNING }]);
    await cards.remember({ ...first, activityId: anyone() });
    assert.deepEqual(await sentAt(), [{ about: first.about, at: now }]);
  });
});
