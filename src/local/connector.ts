import type { Activity } from 'botframework-schema';
import { z } from 'zod';
import type { Chats } from './chats.js';
import { COLLEAGUES, TENANT_ID, type Colleague } from './company.js';
import type { Answer, Handler, Incoming, LocalServer } from './edge.js';
import { accountOf, chatIdOf, teamsIdOf } from './people/activities.js';
import type { Message } from './people/messages.js';
import { refused } from './people/refusals.js';
import type { Tenant } from './tenant.js';

/** Where the connector is mounted; with a slash behind it, the `serviceUrl` of every activity. */
const CONNECTOR = '/connector';

/** What Teams takes for one message, card included (about 28 KB, by its documentation). Bytes of JSON. */
const LARGEST = 28 * 1024;

const conversationParameters = z.looseObject({
  members: z.array(z.looseObject({ id: z.string() })).length(1),
  isGroup: z.literal(false).optional(),
  tenantId: z.string().optional(),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string() }).optional() }).optional(),
  activity: z.looseObject({ type: z.string() }).optional(),
});

/** A list of attachments is checked because a card that is no object would reach the people's pages. */
const incomingActivity = z.looseObject({
  type: z.string(),
  text: z.string().nullish(),
  summary: z.string().nullish(),
  attachments: z.array(z.looseObject({ contentType: z.string(), name: z.string().optional() })).nullish(),
});

/** What of the SDK's activity the chats read. */
const activityIn = (incoming: Incoming): Partial<Activity> | undefined => {
  const read = incomingActivity.safeParse(incoming.body);
  return read.success ? (incoming.body as Partial<Activity>) : undefined;
};

export const mountConnector = (server: LocalServer, tenant: Tenant, chats: Chats): void => {
  const isUnreachable = (person: Colleague): boolean => tenant.settings().unreachable.includes(person.id);
  const named = (id: string | undefined): Colleague | undefined =>
    COLLEAGUES.find((person) => person.id === id || teamsIdOf(person.id) === id);

  const memberOf = (person: Colleague) => ({
    ...accountOf(person),
    email: person.address,
    userPrincipalName: person.address,
    tenantId: TENANT_ID,
    userRole: 'user',
  });

  /** A route inside a conversation, with the person whose chat it is. */
  const inChat =
    (answer: (person: Colleague, incoming: Incoming) => Answer): Handler =>
    (incoming) => {
      const person = COLLEAGUES.find(({ id }) => chatIdOf(id) === incoming.params['conversationId']);
      if (!person) return refused('ConversationNotFound');
      if (isUnreachable(person)) return refused('ConversationBlockedByUser');
      if (!chats.isInstalled(person.id)) return refused('BotNotInConversationRoster');
      return answer(person, incoming);
    };

  /** A message of this chat that the bot may change. */
  const onMessage = (answer: (person: Colleague, message: Message, incoming: Incoming) => Answer): Handler =>
    inChat((person, incoming) => {
      const id = incoming.params['activityId'];
      const message = chats.messages(person.id).find(({ activityId, deleted }) => activityId === id && !deleted);
      if (!message) return refused('ActivityNotFoundInConversation');
      return message.from === 'bot' ? answer(person, message, incoming) : refused('NotEnoughPermissions');
    });

  /** An activity that says something, and not too much of it. */
  const spoken = (incoming: Incoming): Partial<Activity> | Answer => {
    const activity = activityIn(incoming);
    if (!activity) return refused('BadSyntax');
    if (Buffer.byteLength(incoming.text) > LARGEST) return refused('MessageSizeTooBig');
    if (activity.type !== 'message')
      return refused('BadArgument', `Activities of type ${activity.type} are not shown.`);
    return activity.text || activity.attachments?.length ? activity : refused('BadArgument', 'Message is empty.');
  };
  const isAnswer = (either: Partial<Activity> | Answer): either is Answer => 'status' in either;

  const send = inChat((person, incoming) => {
    if (activityIn(incoming)?.type === 'typing') return { status: 202, body: {} };
    const activity = spoken(incoming);
    if (isAnswer(activity)) return activity;
    const id = chats.post(person.id, activity);
    return { status: 201, body: id === undefined ? {} : { id } };
  });

  server.on('POST', `${CONNECTOR}/v3/conversations`, ({ body }) => {
    const read = conversationParameters.safeParse(body);
    if (!read.success) return refused('BadSyntax', 'A conversation is created with exactly one member.');
    const wanted = read.data;
    const tenantId = wanted.tenantId ?? wanted.channelData?.tenant?.id;
    if (tenantId !== TENANT_ID) return refused('BadArgument', 'Unknown or missing tenant.');
    const person = named(wanted.members[0]?.id);
    if (!person) return refused('BadArgument', 'Failed to decrypt pairwise id');
    if (isUnreachable(person) || !chats.isInstalled(person.id)) return refused('ForbiddenOperationException');
    const activityId = wanted.activity ? chats.post(person.id, wanted.activity) : undefined;
    return { status: 201, body: { id: chatIdOf(person.id), ...(activityId === undefined ? {} : { activityId }) } };
  });

  const activities = `${CONNECTOR}/v3/conversations/:conversationId/activities`;
  server.on('POST', activities, send);
  // Personal chats have no threads: a reply is a message like any other.
  server.on('POST', `${activities}/:activityId`, send);
  server.on(
    'PUT',
    `${activities}/:activityId`,
    onMessage((person, { activityId }, incoming) => {
      const activity = spoken(incoming);
      if (isAnswer(activity)) return activity;
      chats.update(person.id, activityId, activity);
      return { status: 200, body: { id: activityId } };
    }),
  );
  server.on(
    'DELETE',
    `${activities}/:activityId`,
    onMessage((person, { activityId }) => {
      chats.remove(person.id, activityId);
      return { status: 200 };
    }),
  );

  const members = `${CONNECTOR}/v3/conversations/:conversationId`;
  server.on(
    'GET',
    `${members}/members`,
    inChat((person) => ({ status: 200, body: [memberOf(person)] })),
  );
  server.on(
    'GET',
    `${members}/pagedmembers`,
    inChat((person) => ({ status: 200, body: { members: [memberOf(person)] } })),
  );
  server.on(
    'GET',
    `${members}/members/:memberId`,
    inChat((person, { params }) =>
      named(params['memberId'])?.id === person.id
        ? { status: 200, body: memberOf(person) }
        : refused('MemberNotFoundInConversation'),
    ),
  );
};
