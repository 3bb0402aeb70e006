import { randomUUID } from 'node:crypto';
import { BOT_ID, TENANT_ID } from '../../src/local/company.js';
import { chatIdOf, teamsIdOf } from '../../src/local/people/activities.js';

/** What Teams sends of somebody in their chat with the bot, made here so that nothing but the bot's answer is timed. */

const envelope = (person: string, serviceUrl: string) => ({
  id: randomUUID(),
  timestamp: new Date().toISOString(),
  localTimezone: 'Europe/Berlin',
  channelId: 'msteams',
  serviceUrl,
  from: { id: teamsIdOf(person), name: 'Somebody', aadObjectId: person },
  recipient: { id: BOT_ID, name: 'Guestlist' },
  conversation: { id: chatIdOf(person), conversationType: 'personal', tenantId: TENANT_ID },
  locale: 'en-GB',
  channelData: { tenant: { id: TENANT_ID } },
});

export const typed = (person: string, serviceUrl: string, text: string) => ({
  ...envelope(person, serviceUrl),
  type: 'message',
  textFormat: 'plain',
  text,
});

export const pressed = (person: string, serviceUrl: string, card: string, data: { readonly verb?: unknown }) => ({
  ...envelope(person, serviceUrl),
  type: 'invoke',
  name: 'adaptiveCard/action',
  value: { action: { type: 'Action.Execute', verb: data.verb, data }, trigger: 'manual' },
  replyToId: card,
});
