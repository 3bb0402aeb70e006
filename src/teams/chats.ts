import type { ConversationReference, TurnContext } from 'botbuilder';
import type { Reader } from '../../cards/card.js';
import type { PersonId } from '../kernel/ids.js';
import { nearestLocale } from '../kernel/people.js';
import type { Acquaintance, Directory, Store } from '../workflow/ports.js';
import type { TeamsAdapter } from './adapter.js';
import type { Pacing } from './pacing.js';
import type { ServiceHosts } from './service-hosts.js';

/** Where a conversation of ours is, and who we are there. */
export type Chat = NonNullable<Acquaintance['chat']>;

/** The conversations we may write to of our own accord. Unreachable is an outcome; passing trouble throws. */
export interface Chats {
  /** Acts in a conversation known from before, if its service is one we write to; what the SDK throws is thrown on. */
  within<T>(chat: Chat, act: (context: TurnContext) => Promise<T>): Promise<T>;
  /** Acts in somebody's personal chat; has the app installed for whoever never met us, or removed us. */
  reach<T>(to: PersonId, act: (context: TurnContext, reader: Reader) => Promise<T>): Promise<T | 'unreachable'>;
}

export const readerOf = (acquaintance: Acquaintance | undefined, zone: string): Reader => ({
  locale: acquaintance?.language ?? nearestLocale(acquaintance?.teamsLocale),
  zone: acquaintance?.zone ?? zone,
});

/** Where it is noted that the app is with somebody because we had something for them: no welcome is due then. */
export const introducedKey = (id: PersonId): string => `introduced/${id}`;

export const createChats = (deps: {
  adapter: TeamsAdapter;
  pacing: Pacing;
  store: Store;
  directory: Directory;
  serviceHosts: ServiceHosts;
  /** Where to write to people we know only through the directory. */
  serviceUrl: string;
  botId: string;
  tenantId: string;
  /** For people whose own zone is not known. */
  zone: () => string;
}): Chats => {
  const { adapter, pacing, store, directory } = deps;

  const within: Chats['within'] = async <T>(chat: Chat, act: (context: TurnContext) => Promise<T>): Promise<T> => {
    if (!deps.serviceHosts(chat.serviceUrl))
      throw new Error('A stored conversation names a service we do not write to.');
    await pacing(chat.conversationId);
    const conversation = { id: chat.conversationId, tenantId: deps.tenantId, name: '', ...kindOf(chat.conversationId) };
    const reference: Partial<ConversationReference> = {
      channelId: 'msteams',
      serviceUrl: chat.serviceUrl,
      bot: { id: chat.botId, name: 'Guestlist' },
      conversation,
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

  return {
    within,
    reach: async (to, act) => {
      const attempt = async (known: Acquaintance | undefined) => {
        if (!known?.chat) return 'unreachable';
        const reader = readerOf(known, deps.zone());
        return orUnreachable(within(known.chat, (context) => act(context, reader)));
      };
      const first = await attempt(await store.people.read(to));
      // Never met, or the app was removed since: have it installed, and try once more.
      return first === 'unreachable' ? attempt(await introduce(to)) : first;
    },
  };
};

/** A channel's conversation names its thread; a personal chat's does not. */
const kindOf = (conversationId: string) =>
  conversationId.startsWith('19:') && conversationId.includes('@thread.')
    ? { isGroup: true, conversationType: 'channel' }
    : { isGroup: false, conversationType: 'personal' };

/** Codes of the connector that say "not this person", with 403 or 404 (FACTS of Teams' proactive messages). */
const OUT_OF_REACH = new Set([
  'BotNotInConversationRoster',
  'ConversationBlockedByUser',
  'MessageWritesBlocked',
  'ConversationNotFound',
  'BotDisabledByAdmin',
  'ForbiddenOperationException',
]);

const isOutOfReach = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  const { statusCode, code } = error as { statusCode?: unknown; code?: unknown };
  return statusCode === 404 || (statusCode === 403 && typeof code === 'string' && OUT_OF_REACH.has(code));
};

/** The outcome, where the service says that nobody can be written to there. */
export const orUnreachable = async <T>(work: Promise<T>): Promise<T | 'unreachable'> => {
  try {
    return await work;
  } catch (error) {
    if (isOutOfReach(error)) return 'unreachable';
    throw error;
  }
};
