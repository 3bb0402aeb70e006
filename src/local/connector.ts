import type { Activity } from 'botframework-schema';
import { z } from 'zod';
import { TENANT_ID } from './company.js';
import { standing, type Standing } from './conversations.js';
import type { Answer, Handler, Incoming, LocalServer } from './edge.js';
import { accountOf, chatIdOf, teamsIdOf } from './people/activities.js';
import type { Message } from './people/messages.js';
import { refused } from './people/refusals.js';
import { colleaguesIn, type Somebody } from './staff.js';
import type { LocalTeams } from './teams.js';
import type { Tenant } from './tenant.js';

/** Where the connector is mounted; with a slash behind it, the `serviceUrl` of every activity. */
const CONNECTOR = '/connector';

/** What Teams takes for one message, card included (about 28 KB, by its documentation). Bytes of JSON. */
const LARGEST = 28 * 1024;

/** Members on a page, by Microsoft's description of the roster. */
const PAGE = 200;

const tenantNamed = { tenant: z.looseObject({ id: z.string() }).optional() };
const newChat = z.looseObject({
  members: z.array(z.looseObject({ id: z.string() })).length(1),
  isGroup: z.literal(false).optional(),
  tenantId: z.string().optional(),
  channelData: z.looseObject(tenantNamed).optional(),
  activity: z.looseObject({ type: z.string() }).optional(),
});
const newPost = z.looseObject({
  isGroup: z.literal(true),
  tenantId: z.string().optional(),
  channelData: z.looseObject({ ...tenantNamed, channel: z.looseObject({ id: z.string() }) }),
  activity: z.looseObject({ type: z.string() }),
});

/** A list of attachments is checked because a card that is no object would reach the people's pages. */
const incomingActivity = z.looseObject({
  type: z.string(),
  text: z.string().nullish(),
  summary: z.string().nullish(),
  attachments: z.array(z.looseObject({ contentType: z.string(), name: z.string().optional() })).nullish(),
});

/** What of the SDK's activity the chats read. */
const activityIn = (body: unknown): Partial<Activity> | undefined => {
  const read = incomingActivity.safeParse(body);
  return read.success ? (body as Partial<Activity>) : undefined;
};

/** An activity that says something, and not too much of it. */
const spoken = (body: unknown): Partial<Activity> | Answer => {
  const activity = activityIn(body);
  if (!activity) return refused('BadSyntax');
  if (Buffer.byteLength(JSON.stringify(body)) > LARGEST) return refused('MessageSizeTooBig');
  if (activity.type !== 'message')
    return refused('BadArgument', `Activities of type ${activity.type ?? ''} are not shown.`);
  return activity.text || activity.attachments?.length ? activity : refused('BadArgument', 'Message is empty.');
};
const isAnswer = (either: Partial<Activity> | Answer): either is Answer => 'status' in either;

export const mountConnector = (server: LocalServer, tenant: Tenant, teams: LocalTeams): void => {
  const { chats, channels, rooms } = teams;

  const memberOf = (person: Somebody) => ({
    ...accountOf(person),
    email: person.address,
    userPrincipalName: person.address,
    tenantId: TENANT_ID,
    userRole: tenant.directory.user(person.id)?.properties.userType === 'Guest' ? 'guest' : 'user',
  });
  const isNamed = ({ id }: Somebody, wanted: string | undefined): boolean => id === wanted || teamsIdOf(id) === wanted;

  /** Teams counts what it is asked, and a thread what is written into it, before it looks at anything else. */
  const counted =
    (handler: Handler, threadOf: (incoming: Incoming) => string | undefined = () => undefined): Handler =>
    (incoming) => {
      const seconds = tenant.sending.take(threadOf(incoming));
      if (seconds === undefined) return handler(incoming);
      return { ...refused('TooManyRequests'), headers: { 'Retry-After': String(seconds) } };
    };
  const intoThread = ({ params }: Incoming): string | undefined => params['conversationId'];

  /** A route inside a conversation that the bot may write to. */
  const inside =
    (answer: (where: Standing, incoming: Incoming) => Answer): Handler =>
    (incoming) => {
      const found = standing(tenant, teams, incoming.params['conversationId'] ?? '');
      return typeof found === 'string' ? refused(found) : answer(found, incoming);
    };

  /** A message there that the bot may change. */
  const onMessage = (answer: (where: Standing, message: Message, incoming: Incoming) => Answer): Handler =>
    inside((where, incoming) => {
      const message = rooms.message(where.place.room, incoming.params['activityId'] ?? '');
      const isThere = message && !message.deleted;
      if (!isThere || (where.thread && where.thread !== (message.thread ?? message.activityId)))
        return refused('ActivityNotFoundInConversation');
      return message.from === 'bot' ? answer(where, message, incoming) : refused('NotEnoughPermissions');
    });

  const send = inside(({ place, thread }, { body }) => {
    if (activityIn(body)?.type === 'typing') return { status: 202, body: {} };
    const activity = spoken(body);
    if (isAnswer(activity)) return activity;
    const id = rooms.post(place.room, activity, thread);
    return { status: 201, body: id === undefined ? {} : { id } };
  });

  const openChat = (wanted: z.infer<typeof newChat>): Answer => {
    if ((wanted.tenantId ?? wanted.channelData?.tenant?.id) !== TENANT_ID)
      return refused('BadArgument', 'Unknown or missing tenant.');
    const person = colleaguesIn(tenant.directory).find((one) => isNamed(one, wanted.members[0]?.id));
    if (!person) return refused('BadArgument', 'Failed to decrypt pairwise id');
    if (tenant.settings().unreachable.includes(person.id) || !chats.isInstalled(person.id))
      return refused('ForbiddenOperationException');
    const activityId = wanted.activity ? rooms.post(person.id, wanted.activity) : undefined;
    return { status: 201, body: { id: chatIdOf(person.id), ...(activityId === undefined ? {} : { activityId }) } };
  };

  const postInChannel = (wanted: z.infer<typeof newPost>): Answer => {
    if ((wanted.tenantId ?? wanted.channelData.tenant?.id ?? TENANT_ID) !== TENANT_ID)
      return refused('BadArgument', 'Unknown tenant.');
    const channel = channels.withId(wanted.channelData.channel.id);
    if (!channel) return refused('ConversationNotFound');
    const found = standing(tenant, teams, channel.id);
    if (typeof found === 'string') return refused(found);
    const activity = spoken(wanted.activity);
    if (isAnswer(activity)) return activity;
    const activityId = rooms.post(channel.id, activity);
    if (activityId === undefined) return { status: 201, body: { id: channel.id } };
    return { status: 201, body: { id: `${channel.id};messageid=${activityId}`, activityId } };
  };

  const conversations = `${CONNECTOR}/v3/conversations`;
  const newThread = ({ body }: Incoming): string | undefined => newPost.safeParse(body).data?.channelData.channel.id;
  server.on(
    'POST',
    conversations,
    counted(({ body }) => {
      const post = newPost.safeParse(body);
      if (post.success) return postInChannel(post.data);
      const chat = newChat.safeParse(body);
      return chat.success
        ? openChat(chat.data)
        : refused('BadSyntax', 'A conversation is created with exactly one member, or with a channel and a message.');
    }, newThread),
  );

  const activities = `${conversations}/:conversationId/activities`;
  server.on('POST', activities, counted(send, intoThread));
  // Personal chats have no threads, and a channel's thread is named by its conversation: a reply is a message like any other.
  server.on('POST', `${activities}/:activityId`, counted(send, intoThread));
  server.on(
    'PUT',
    `${activities}/:activityId`,
    counted(
      onMessage(({ place }, { activityId }, { body }) => {
        const activity = spoken(body);
        if (isAnswer(activity)) return activity;
        rooms.update(place.room, activityId, activity);
        return { status: 200, body: { id: activityId } };
      }),
      intoThread,
    ),
  );
  server.on(
    'DELETE',
    `${activities}/:activityId`,
    counted(
      onMessage(({ place }, { activityId }) => {
        rooms.remove(place.room, activityId);
        return { status: 200 };
      }),
    ),
  );

  const everybody = inside(({ place }) => ({ status: 200, body: place.people.map(memberOf) }));
  const page = inside(({ place: { people } }, { query }) => {
    const from = Number(query.get('continuationToken') ?? 0);
    const to = from + Math.max(1, Number(query.get('pageSize') ?? PAGE));
    const more = to < people.length && { continuationToken: String(to) };
    return { status: 200, body: { ...more, members: people.slice(from, to).map(memberOf) } };
  });
  const conversation = `${conversations}/:conversationId`;
  server.on('GET', `${conversation}/members`, counted(everybody));
  server.on('GET', `${activities}/:activityId/members`, counted(everybody));
  server.on('GET', `${conversation}/pagedmembers`, counted(page));
  server.on(
    'GET',
    `${conversation}/members/:memberId`,
    counted(
      inside(({ place }, { params }) => {
        const person = place.people.find((one) => isNamed(one, params['memberId']));
        return person ? { status: 200, body: memberOf(person) } : refused('MemberNotFoundInConversation');
      }),
    ),
  );
};
