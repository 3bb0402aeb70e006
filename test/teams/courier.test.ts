import assert from 'node:assert/strict';
import type { TurnContext } from 'botbuilder';
import { newNominationId } from '../../src/kernel/ids.js';
import type { Nomination } from '../../src/nomination/nomination.js';
import { createStore } from '../../src/store/store.js';
import type { Channels } from '../../src/teams/channels.js';
import type { Chats } from '../../src/teams/chats.js';
import { createCourier } from '../../src/teams/courier.js';
import type { View } from '../../src/workflow/views.js';
import { begun, choose } from '../nomination/played.js';
import { onEveryDatabase, silent } from '../support/database.js';
import { NOON, oskar } from '../support/samples.js';

const noJobs = { add: () => Promise.reject(new Error('no jobs in this story')) };

onEveryDatabase('a card that comes anew', (database) => {
  /** Oskar's chat, in which messages stand until they are taken away, and a courier who writes there. */
  const world = async ({ deletes = async () => undefined }: { deletes?: () => Promise<void> } = {}) => {
    const store = createStore(database(), noJobs, { now: () => NOON });
    const chat = { conversationId: 'a:oskar', serviceUrl: 'https://smba.example/', botId: '28:bot' };
    await store.people.meet({ person: oskar, chat });
    const stands: string[] = [];
    let sent = 0;
    const context = {
      activity: { conversation: { id: chat.conversationId } },
      sendActivity: async () => {
        const id = `m${++sent}`;
        stands.push(id);
        // Whoever sends at the same moment gets on as far as this.
        await new Promise((resolve) => void setTimeout(resolve, 20));
        return { id };
      },
      updateActivity: async () => undefined,
      deleteActivity: async (id: string) => {
        await deletes();
        const at = stands.indexOf(id);
        if (at < 0) throw Object.assign(new Error('Not found'), { statusCode: 404 });
        stands.splice(at, 1);
      },
    } as unknown as TurnContext;
    const chats: Chats = {
      within: async (_, act) => act(context),
      reach: async (_, act) => act(context, { locale: 'en', zone: 'Europe/Berlin' }),
    };
    const zone = (): string => 'Europe/Berlin';
    const courier = createCourier({ store, chats, channels: {} as Channels, zone, log: silent });
    const story = begun();
    story.at(0, choose([oskar]));
    const nomination: Nomination = { ...story.now(), id: newNominationId() };
    const view: View = { kind: 'approval', nomination, reader: oskar.id };
    const known = async () => (await store.cards.of(nomination.id)).map(({ activityId }) => activityId);
    return { courier, view, stands, known };
  };

  it('takes the place of the one above', async () => {
    const { courier, view, stands, known } = await world();
    await courier.show(oskar.id, view);
    await courier.show(oskar.id, view, 'reminder');
    assert.deepEqual([stands, await known()], [['m2'], ['m2']]);
  });

  it('came, though the one above could not be taken away: sent again, it would come again and again', async () => {
    const forbidden = Object.assign(new Error('Forbidden'), { statusCode: 403, code: 'Forbidden' });
    const { courier, view, stands, known } = await world({ deletes: () => Promise.reject(forbidden) });
    await courier.show(oskar.id, view);
    assert.equal(await courier.show(oskar.id, view, 'reminder'), 'shown');
    assert.deepEqual([stands, await known()], [['m1', 'm2'], ['m2']]);
    const list = { kind: 'approvals', reader: oskar.id, items: [view.nomination], more: 0 } as const;
    await courier.list(oskar.id, list);
    assert.equal(await courier.list(oskar.id, list), 'shown');
  });

  it('twice at once leaves one behind, which is the one that is kept up to date', async () => {
    const { courier, view, stands, known } = await world();
    await courier.show(oskar.id, view);
    await Promise.all([courier.show(oskar.id, view, 'reminder'), courier.show(oskar.id, view, 'answered')]);
    assert.equal(stands.length, 1);
    assert.deepEqual(await known(), stands);
  });
});
