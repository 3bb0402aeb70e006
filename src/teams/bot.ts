import { CardFactory, type Activity, type TurnContext } from 'botbuilder';
import { z } from 'zod';
import { parseAction, type CardAction } from '../../cards/actions.js';
import type { Card, Reader } from '../../cards/card.js';
import { draw } from '../../cards/draw.js';
import { sayAction } from '../../cards/refusal.js';
import type { Conversation } from '../../dialogs/conversation.js';
import { nameOf, type Log } from '../kernel/log.js';
import { person, type Person } from '../kernel/people.js';
import { wordsFor } from '../words/index.js';
import { DirectoryTrouble, type Acquaintance, type Directory, type Store } from '../workflow/ports.js';
import type { Answer, Workflow } from '../workflow/workflow.js';
import { introducedKey, readerOf } from './courier.js';
import type { Turns } from './turns.js';

export type Bot = (context: TurnContext) => Promise<void>;

export type Who = { readonly person: Person; readonly reader: Reader };

/** What a pressed button is answered with: the card as it stands now, or a sentence. */
type Reply = { readonly kind: 'card'; readonly card: Card } | { readonly kind: 'message'; readonly text: string };

const executed = z.looseObject({ action: z.looseObject({ data: z.unknown() }) });

/** The chat edge: an activity the gate admitted → dialog, command or card action → answer. */
export const createBot = (deps: {
  workflow: Workflow;
  conversation: Conversation;
  store: Store;
  directory: Directory;
  turns: Turns;
  zone: () => string;
  log: Log;
}): Bot => {
  const { workflow, conversation, store, turns, log } = deps;

  const press = async (context: TurnContext, who: Who, data: unknown): Promise<Reply> => {
    const parsed = parseAction(data);
    if (!parsed.ok) return { kind: 'message', text: wordsFor(who.reader.locale).refusals.action[parsed.error] };
    const action = parsed.value;
    if (!('nomination' in action)) return conversation.press(context, who, action);
    return replyTo(context, who, await act(workflow, action, who.person), action);
  };

  const replyTo = async (context: TurnContext, who: Who, answer: Answer, action: CardAction): Promise<Reply> => {
    if (answer.outcome === 'decided') return { kind: 'card', card: draw(answer.view, who.reader) };
    if (answer.view) await showAgain(context, draw(answer.view, who.reader));
    return { kind: 'message', text: sayAction(answer, action, who.reader) };
  };

  const onMessage = async (context: TurnContext, who: Who): Promise<void> => {
    const { value } = context.activity as { value?: unknown };
    if (value === undefined || value === null) return conversation.hear(context, who);
    const reply = await press(context, who, value);
    if (reply.kind === 'message') await context.sendActivity(reply.text);
    else await showAgain(context, reply.card);
  };

  const onInvoke = async (context: TurnContext, who: Who): Promise<void> => {
    const invoked = executed.safeParse(context.activity.value);
    const data =
      context.activity.name === 'adaptiveCard/action' && invoked.success ? invoked.data.action.data : undefined;
    await context.sendActivity({
      type: 'invokeResponse',
      value: { status: 200, body: invokeBody(await press(context, who, data)) },
    });
  };

  const turn = async (context: TurnContext): Promise<void> => {
    const { activity } = context;
    const who = await meet(deps, activity);
    try {
      if (activity.conversation.conversationType !== 'personal') return;
      if (activity.type === 'invoke') await onInvoke(context, who);
      else if (activity.type === 'message')
        await turns.once(activity.conversation.id, activity.id, () => onMessage(context, who));
      else if (isFirstContact(activity) && !(await introduced(store, who.person.id)))
        await conversation.welcome(context, who);
    } catch (error) {
      log.error('A turn could not be finished.', { error: nameOf(error), personId: who.person.id });
      const text = wordsFor(who.reader.locale).refusals.notNow;
      if (activity.type === 'invoke') {
        await context.sendActivity({
          type: 'invokeResponse',
          value: { status: 200, body: invokeBody({ kind: 'message', text }) },
        });
      } else if (activity.type === 'message') await context.sendActivity(text);
    }
  };

  return (context) => turns.inOrder(context.activity.conversation.id, () => turn(context));
};

const act = (workflow: Workflow, action: Extract<CardAction, { nomination: unknown }>, by: Person): Promise<Answer> => {
  switch (action.verb) {
    case 'approve':
    case 'deny':
      return workflow.answer(action.nomination, by, action.verb, action.comment ?? '');
    case 'withdraw':
      return workflow.withdraw(action.nomination, by.id);
    case 'mail-again':
      return workflow.mailAgain(action.nomination, by.id);
  }
};

/** The card under the pressed button, brought up to date; a card nobody recorded is closed by this as well. */
const showAgain = async (context: TurnContext, card: Card): Promise<void> => {
  const message = { type: 'message', attachments: [CardFactory.adaptiveCard(card)] };
  const { replyToId } = context.activity;
  if (replyToId) await context.updateActivity({ ...message, id: replyToId });
  else await context.sendActivity(message);
};

/** The body Teams wants for `adaptiveCard/action`: HTTP says 200, this says the rest. */
const invokeBody = (reply: Reply) =>
  reply.kind === 'card'
    ? { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: reply.card }
    : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: reply.text };

const isFirstContact = (activity: Activity): boolean =>
  activity.type === 'installationUpdate' && (activity.action === 'add' || activity.action === 'add-upgrade');

/** Somebody we had the app installed for got it with a card that speaks for itself. */
const introduced = async ({ documents }: Store, id: Person['id']): Promise<boolean> => {
  const key = introducedKey(id);
  return (await documents.read([key])).has(key);
};

/**
 * Learns who speaks and where to write to them. Names and addresses come from the directory; while it cannot be asked,
 * Teams' own name must do.
 */
const meet = async (
  deps: { store: Store; directory: Directory; zone: () => string },
  activity: Activity,
): Promise<Who> => {
  const { store, directory, zone } = deps;
  const id = person.shape.id.parse(activity.from.aadObjectId);
  const known = await store.people.read(id);
  const speaker = known?.person.address ? known.person : await lookUp(directory, id, activity.from.name);
  const personal = activity.conversation.conversationType === 'personal';
  const met: Acquaintance = {
    person: speaker,
    ...(activity.locale && { teamsLocale: activity.locale }),
    ...(activity.localTimezone && { zone: activity.localTimezone }),
    ...(personal && {
      chat: {
        conversationId: activity.conversation.id,
        serviceUrl: activity.serviceUrl,
        botId: activity.recipient.id,
      },
    }),
  };
  await store.people.meet(met);
  return { person: speaker, reader: readerOf({ ...known, ...met }, zone()) };
};

const lookUp = async (directory: Directory, id: Person['id'], name: string): Promise<Person> => {
  try {
    const account = await directory.account(id);
    if (account) return account.person;
  } catch (trouble) {
    if (!(trouble instanceof DirectoryTrouble)) throw trouble;
  }
  return { id, name, address: '' };
};
