import { createHash } from 'node:crypto';
import { CardFactory, type ConversationReference, type TurnContext } from 'botbuilder';
import type { Card, Reader } from '../../cards/card.js';
import { draw, headline } from '../../cards/draw.js';
import { sayNotice } from '../../cards/notice.js';
import type { PersonId } from '../kernel/ids.js';
import { nearestLocale } from '../kernel/people.js';
import type { Acquaintance, Courier, Directory, SentCard, Store } from '../workflow/ports.js';
import type { View } from '../workflow/views.js';
import type { TeamsAdapter } from './adapter.js';
import type { ServiceHosts } from './service-hosts.js';

type Chat = NonNullable<Acquaintance['chat']>;

/** Codes of the connector that say "not this person", with 403 or 404 (FACTS of Teams' proactive messages). */
const OUT_OF_REACH = new Set([
  'BotNotInConversationRoster',
  'ConversationBlockedByUser',
  'MessageWritesBlocked',
  'ConversationNotFound',
  'BotDisabledByAdmin',
  'ForbiddenOperationException',
]);

export const readerOf = (acquaintance: Acquaintance | undefined, zone: string): Reader => ({
  locale: acquaintance?.language ?? nearestLocale(acquaintance?.teamsLocale),
  zone: acquaintance?.zone ?? zone,
});

/** Where it is noted that the app is with somebody because we had something for them: no welcome is due then. */
export const introducedKey = (id: PersonId): string => `introduced/${id}`;

/** What a card shows, in short, so that it is edited only when that changes. */
const fingerprint = (card: Card): string => createHash('sha256').update(JSON.stringify(card)).digest('base64url');

/** Draws for each reader in their language and zone, and sends. "Sent" is at-least-once: a process may die before we record it. */
export const createCourier = (deps: {
  adapter: TeamsAdapter;
  store: Store;
  directory: Directory;
  serviceHosts: ServiceHosts;
  /** Where to write to people we know only through the directory. */
  serviceUrl: string;
  botId: string;
  tenantId: string;
  /** For people whose own zone is not known. */
  zone: () => string;
}): Courier => {
  const { adapter, store, directory } = deps;

  const inChat = async <T>(chat: Chat, act: (context: TurnContext) => Promise<T>): Promise<T> => {
    if (!deps.serviceHosts(chat.serviceUrl))
      throw new Error('A stored conversation names a service we do not write to.');
    const reference: Partial<ConversationReference> = {
      channelId: 'msteams',
      serviceUrl: chat.serviceUrl,
      bot: { id: chat.botId, name: 'Guestlist' },
      conversation: {
        id: chat.conversationId,
        isGroup: false,
        conversationType: 'personal',
        tenantId: deps.tenantId,
        name: '',
      },
    };
    let result: T | undefined;
    await adapter.proactively(reference, async (context) => {
      result = await act(context);
    });
    return result as T;
  };

  /** Makes the acquaintance of somebody who never met the bot, through the directory. */
  const introduce = async (to: PersonId): Promise<Acquaintance | undefined> => {
    await store.documents.write(new Map([[introducedKey(to), true]]));
    const [account, installed] = await Promise.all([directory.account(to), directory.installFor(to)]);
    if (!account || installed === 'impossible') return undefined;
    const chat = { conversationId: installed.chat, serviceUrl: deps.serviceUrl, botId: deps.botId };
    await store.people.meet({
      person: account.person,
      ...(account.preferredLanguage && { teamsLocale: account.preferredLanguage }),
      chat,
    });
    return store.people.read(to);
  };

  const reach = async <T>(
    to: PersonId,
    act: (context: TurnContext, reader: Reader) => Promise<T>,
  ): Promise<T | 'unreachable'> => {
    const known = await store.people.read(to);
    const attempt = async (acquaintance: Acquaintance | undefined): Promise<T | 'unreachable'> => {
      if (!acquaintance?.chat) return 'unreachable';
      const reader = readerOf(acquaintance, deps.zone());
      try {
        return await inChat(acquaintance.chat, (context) => act(context, reader));
      } catch (error) {
        if (isOutOfReach(error)) return 'unreachable';
        throw error;
      }
    };
    const first = await attempt(known);
    // Never met, or the app was removed since: have it installed, and try once more.
    return first === 'unreachable' ? attempt(await introduce(to)) : first;
  };

  const edit: Courier['edit'] = async (card, view) => {
    const acquaintance = await store.people.read(card.personId);
    if (!acquaintance?.chat) return 'gone';
    const drawn = draw(view, readerOf(acquaintance, deps.zone()));
    const shows = fingerprint(drawn);
    if (shows === card.shows) return 'shown';
    try {
      await inChat({ ...acquaintance.chat, conversationId: card.conversationId }, (context) =>
        context.updateActivity({
          id: card.activityId,
          type: 'message',
          attachments: [CardFactory.adaptiveCard(drawn)],
        }),
      );
    } catch (error) {
      if (!isOutOfReach(error)) throw error;
      await store.cards.forget(card);
      return 'gone';
    }
    await store.cards.remember({ ...card, shows });
    return 'shown';
  };

  return {
    edit,
    show: async (to, view) => {
      const before = await cardOf(store, to, view);
      if (before && (await edit(before, view)) === 'shown') return 'shown';
      const sent = await reach(to, async (context, reader) => {
        const drawn = draw(view, reader);
        const message = {
          type: 'message',
          summary: headline(view, reader),
          attachments: [CardFactory.adaptiveCard(drawn)],
        };
        const response = await context.sendActivity(message);
        return {
          activityId: response?.id ?? '',
          conversationId: context.activity.conversation.id,
          shows: fingerprint(drawn),
        };
      });
      if (sent === 'unreachable') return 'unreachable';
      await store.cards.remember({ nominationId: view.nomination.id, personId: to, kind: view.kind, ...sent });
      return 'shown';
    },
    tell: async (to, notice) => {
      const sent = await reach(to, (context, reader) => context.sendActivity(sayNotice(notice, reader)));
      return sent === 'unreachable' ? 'unreachable' : 'told';
    },
  };
};

const cardOf = async (store: Store, to: PersonId, view: View): Promise<SentCard | undefined> =>
  (await store.cards.of(view.nomination.id)).find(({ personId, kind }) => personId === to && kind === view.kind);

const isOutOfReach = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  const { statusCode, code } = error as { statusCode?: unknown; code?: unknown };
  return statusCode === 404 || (statusCode === 403 && typeof code === 'string' && OUT_OF_REACH.has(code));
};
