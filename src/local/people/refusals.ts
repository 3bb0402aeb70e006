import type { Answer } from '../edge.js';

/**
 * The Bot Connector's refusals, with the codes Teams gives them.
 * Source: Microsoft Learn, "Build conversational capability", status codes from agent conversational APIs.
 */
const REFUSALS = {
  BadArgument: [400, 'Bad argument.'],
  BadSyntax: [400, 'The body of the request could not be read as an activity.'],
  BotNotInConversationRoster: [403, 'The bot is not part of the conversation roster.'],
  ConversationBlockedByUser: [403, 'User blocked the conversation with the bot.'],
  ForbiddenOperationException: [403, "Bot is not installed in user's personal scope"],
  NotEnoughPermissions: [403, 'The bot may change its own messages only.'],
  ActivityNotFoundInConversation: [404, 'Conversation not found.'],
  ConversationNotFound: [404, 'Conversation not found.'],
  MemberNotFoundInConversation: [404, 'Unknown member.'],
  MessageSizeTooBig: [413, 'Message size too large.'],
  TooManyRequests: [429, 'Too many requests.'],
} as const satisfies Record<string, readonly [number, string]>;

export type RefusalCode = keyof typeof REFUSALS;

export const refused = (code: RefusalCode, message: string = REFUSALS[code][1]): Answer => ({
  status: REFUSALS[code][0],
  body: { error: { code, message } },
});
