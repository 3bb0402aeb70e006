import type { Activity, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { parseAction, type CardAction } from '../../cards/actions.js';
import type { Conversation } from '../../dialogs/conversation.js';
import type { Reply, Settle } from '../../dialogs/voice.js';
import { nameOf, type Log } from '../kernel/log.js';
import { from } from '../kernel/origin.js';
import type { Person } from '../kernel/people.js';
import { whileSomebodyWaits } from '../kernel/waiting.js';
import { wordsFor } from '../words/index.js';
import type { Store } from '../workflow/ports.js';
import type { Workflow } from '../workflow/workflow.js';
import { answerInvoke, sayOnly, showAgain } from './answers.js';
import { introducedKey, type Chats } from './chats.js';
import { channelOf, createChannelPress } from './in-channel.js';
import { createChannelWords } from './in-team.js';
import { isPersonal, type Meet, type Who } from './meeting.js';
import { createPress } from './pressing.js';
import type { Turns } from './turns.js';

export type Bot = (context: TurnContext) => Promise<void>;

const executed = z.looseObject({ action: z.looseObject({ data: z.unknown() }) });

/** The chat edge: an activity the gate admitted → dialog, command or card action → answer. */
export const createBot = (deps: {
  workflow: Workflow;
  conversation: Conversation;
  settle: Settle;
  store: Store;
  chats: Pick<Chats, 'reach'>;
  meet: Meet;
  turns: Turns;
  log: Log;
}): Bot => {
  const { workflow, conversation, settle, store, meet, turns, log } = deps;
  const inChat = createPress({ workflow, conversation, store, log });
  const inChannel = createChannelPress({ workflow });
  const wordsInChannel = createChannelWords({ workflow, conversation, chats: deps.chats, turns });

  const press = async (context: TurnContext, who: Who, data: unknown): Promise<Reply> => {
    const parsed = parseAction(data);
    if (!parsed.ok) return { kind: 'message', text: wordsFor(who.reader.locale).refusals.action[parsed.error] };
    const channel = channelOf(context.activity);
    const { id } = context.activity;
    return from({ by: 'card', name: parsed.value.verb, ...(id && { id }) }, async () => {
      if (channel) return inChannel(channel, who, parsed.value);
      const reply = await inChat(context, who, parsed.value);
      const { conversation: chat, replyToId: at } = context.activity;
      // A client that only looks asks again by itself.
      if (reply.kind === 'card' && at && !isLook(parsed.value)) await settle(chat.id, at, reply.card);
      return reply;
    });
  };

  const onMessage = async (context: TurnContext, who: Who): Promise<void> => {
    const { value } = context.activity as { value?: unknown };
    if (value === undefined || value === null) return onWords(context, who);
    const reply = await press(context, who, value);
    if (reply.kind === 'message') await context.sendActivity(reply.text);
    // To everybody in a channel its card is one; it follows by its job.
    else if (isPersonal(context.activity)) await showAgain(context, reply.card, log);
  };

  const onWords = (context: TurnContext, who: Who): Promise<void> =>
    isPersonal(context.activity) ? conversation.hear(context, who) : wordsInChannel(context, who);

  const onInvoke = async (context: TurnContext, who: Who): Promise<void> => {
    const invoked = executed.safeParse(context.activity.value);
    const data =
      context.activity.name === 'adaptiveCard/action' && invoked.success ? invoked.data.action.data : undefined;
    await answerInvoke(context, await press(context, who, data));
  };

  const turn = async (context: TurnContext): Promise<void> => {
    const { activity } = context;
    if (!isPersonal(activity) && !channelOf(activity)) return;
    const who = await meet(activity);
    const { refusals } = wordsFor(who.reader.locale);
    if (!who.isEmployee) return sayOnly(context, who.isEmployee === false ? refusals.notAnEmployee : refusals.notNow);
    try {
      if (activity.type === 'invoke') await onInvoke(context, who);
      else if (activity.type === 'message')
        await turns.once(activity.conversation.id, activity.id, () => onMessage(context, who));
      else if (isFirstContact(activity) && !(await introduced(store, who.person.id)))
        await conversation.welcome(context, who);
    } catch (error) {
      log.error('A turn could not be finished.', { error: nameOf(error), personId: who.person.id });
      await sayOnly(context, refusals.notNow);
    }
  };

  return (context) => {
    const { id, type } = context.activity;
    const origin = { by: 'message', name: type, ...(id && { id }) } as const;
    return whileSomebodyWaits(() => turns.inOrder(queueOf(context.activity), () => from(origin, () => turn(context))));
  };
};

/** One turn at a time for everybody; in a channel nobody waits for the others. */
const queueOf = ({ conversation, from }: Activity): string =>
  conversation.conversationType === 'channel' ? `${conversation.id}/${from.aadObjectId ?? ''}` : conversation.id;

const isLook = ({ verb }: CardAction): boolean =>
  verb === 'refresh' || verb === 'refresh-list' || verb === 'refresh-guests';

const isFirstContact = (activity: Activity): boolean =>
  isPersonal(activity) &&
  activity.type === 'installationUpdate' &&
  (activity.action === 'add' || activity.action === 'add-upgrade');

/** Somebody we had the app installed for got it with a card that speaks for itself. */
const introduced = async ({ documents }: Store, id: Person['id']): Promise<boolean> => {
  const key = introducedKey(id);
  return (await documents.read([key])).has(key);
};
