import { randomUUID } from 'node:crypto';
import { PEOPLE } from '../../test/support/world.js';

export const APP = '0ea7d2a0-0000-4000-8000-000000000b07';
export const TENANT = '7e4a0001-0000-4000-8000-00000000c0de';

export type Activity = Readonly<Record<string, unknown>>;

/** Where Sue's chat with the bot is, as Teams says it. */
export type Chat = { readonly service: string; readonly chatId: string };

/** What Teams sends: Sue, in her own chat with the bot. */
export const activity = ({ service, chatId }: Chat, changes: Activity = {}): Activity => ({
  type: 'message',
  text: 'help',
  channelId: 'msteams',
  serviceUrl: service,
  from: { id: `29:${PEOPLE.sue}`, aadObjectId: PEOPLE.sue, name: 'Sue' },
  recipient: { id: '28:guestlist-local' },
  conversation: { id: chatId, conversationType: 'personal', tenantId: TENANT },
  channelData: { tenant: { id: TENANT } },
  ...changes,
});

/** One of each kind that the bot knows. */
export const kinds = (chat: Chat): readonly Activity[] => [
  activity(chat),
  activity(chat, { text: 'invite ada@fabrikam.com to Apollo until 30 June because of the joint audit' }),
  activity(chat, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: {
      action: { type: 'Action.Execute', verb: 'approve', data: { verb: 'approve', nomination: randomUUID() } },
      trigger: 'manual',
    },
  }),
  activity(chat, { text: '', value: { verb: 'approve', nomination: randomUUID() } }),
  activity(chat, {
    type: 'conversationUpdate',
    membersAdded: [{ id: '28:guestlist-local' }, { id: `29:${PEOPLE.oskar}`, aadObjectId: PEOPLE.oskar }],
  }),
  activity(chat, { type: 'installationUpdate', action: 'add' }),
  activity(chat, { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }),
  activity(chat, {
    attachments: [{ contentType: 'text/csv', contentUrl: 'https://evil.example/x.csv', name: 'x' }],
  }),
];
