import { chatWith, readConversationId, type Place } from './people/places.js';
import type { RefusalCode } from './people/refusals.js';
import type { LocalTeams } from './teams.js';
import type { Tenant } from './tenant.js';

/** A conversation that the bot may write to; `thread` where its id names one. */
export type Standing = { readonly place: Place; readonly thread?: string };

/** Finds what a conversation's id names, or says why the bot may not write there. */
export const standing = (tenant: Tenant, teams: LocalTeams, conversationId: string): Standing | RefusalCode => {
  const { chats, channels, rooms } = teams;
  const person = chats.withId(conversationId);
  if (person) {
    if (tenant.settings().unreachable.includes(person.id)) return 'ConversationBlockedByUser';
    return chats.isInstalled(person.id) ? { place: chatWith(person) } : 'BotNotInConversationRoster';
  }
  const { channelId, thread } = readConversationId(conversationId);
  const channel = channels.withId(channelId);
  if (!channel) return 'ConversationNotFound';
  const team = channel.team.properties.id;
  if (tenant.settings().closedTeams.includes(team) || !channels.isInstalled(team)) return 'BotNotInConversationRoster';
  const place = channels.placeOf(channel);
  if (thread === undefined) return { place };
  return rooms.message(channel.id, thread) ? { place, thread } : 'ConversationNotFound';
};
