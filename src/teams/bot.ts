import { CardFactory, type Activity, type TurnContext } from 'botbuilder';
import { z } from 'zod';
import { parseAction, type CardAction } from '../../cards/actions.js';
import type { Card } from '../../cards/card.js';
import { draw, drawRefused, drawWithdrawn } from '../../cards/draw.js';
import { sayAction } from '../../cards/refusal.js';
import type { Conversation } from '../../dialogs/conversation.js';
import type { Reply } from '../../dialogs/voice.js';
import { nameOf, type Log } from '../kernel/log.js';
import type { Person } from '../kernel/people.js';
import { wordsFor } from '../words/index.js';
import type { Store } from '../workflow/ports.js';
import type { View } from '../workflow/views.js';
import type { Answer, Workflow } from '../workflow/workflow.js';
import { introducedKey } from './courier.js';
import type { Meet, Who } from './meeting.js';
import type { Turns } from './turns.js';

export type Bot = (context: TurnContext) => Promise<void>;

const executed = z.looseObject({ action: z.looseObject({ data: z.unknown() }) });

/** The chat edge: an activity the gate admitted → dialog, command or card action → answer. */
export const createBot = (deps: {
  workflow: Workflow;
  conversation: Conversation;
  store: Store;
  meet: Meet;
  turns: Turns;
  log: Log;
}): Bot => {
  const { workflow, conversation, store, meet, turns, log } = deps;

  const press = async (context: TurnContext, who: Who, data: unknown): Promise<Reply> => {
    const parsed = parseAction(data);
    if (!parsed.ok) return { kind: 'message', text: wordsFor(who.reader.locale).refusals.action[parsed.error] };
    const action = parsed.value;
    if (!('nomination' in action)) return conversation.press(context, who, action);
    return replyTo(context, who, await act(workflow, action, who.person), action);
  };

  /** Whether the nominator's receipt stands elsewhere, so that the pressed card need not become a second one. */
  const hasReceiptElsewhere = async ({ activity }: TurnContext, { person }: Who, { nomination }: View) => {
    const cards = await store.cards.of(nomination.id);
    const receipt = cards.find(({ personId, kind }) => personId === person.id && kind === 'receipt');
    return receipt !== undefined && receipt.activityId !== activity.replyToId;
  };

  const drawAnswered = async (context: TurnContext, who: Who, view: View): Promise<Card> =>
    view.nomination.status === 'withdrawn' && view.kind === 'receipt' && (await hasReceiptElsewhere(context, who, view))
      ? drawWithdrawn(view.nomination, who.reader)
      : draw(view, who.reader);

  const replyTo = async (context: TurnContext, who: Who, answer: Answer, action: CardAction): Promise<Reply> => {
    if (answer.outcome === 'decided') return { kind: 'card', card: await drawAnswered(context, who, answer.view) };
    const { view } = answer;
    // The question of the word `withdraw`: the sentence stands in its place, and the receipt stays the only one.
    if (answer.outcome === 'refused' && action.verb === 'withdraw' && view && view.nomination.status !== 'withdrawn') {
      if (await hasReceiptElsewhere(context, who, view))
        return { kind: 'card', card: drawRefused(answer, action, who.reader) };
    }
    if (view) await tryToShow(context, await drawAnswered(context, who, view));
    return { kind: 'message', text: sayAction(answer, action, who.reader) };
  };

  /** The command is carried out by now; a card that cannot be edited follows by its job, and is no reason to say otherwise. */
  const tryToShow = (context: TurnContext, card: Card): Promise<void> =>
    showAgain(context, card).catch((error: unknown) => {
      log.warn('A card could not be edited in its turn.', { error: nameOf(error) });
    });

  const onMessage = async (context: TurnContext, who: Who): Promise<void> => {
    const { value } = context.activity as { value?: unknown };
    if (value === undefined || value === null) return conversation.hear(context, who);
    const reply = await press(context, who, value);
    if (reply.kind === 'message') await context.sendActivity(reply.text);
    else await tryToShow(context, reply.card);
  };

  const onInvoke = async (context: TurnContext, who: Who): Promise<void> => {
    const invoked = executed.safeParse(context.activity.value);
    const data =
      context.activity.name === 'adaptiveCard/action' && invoked.success ? invoked.data.action.data : undefined;
    await answerInvoke(context, await press(context, who, data));
  };

  const turn = async (context: TurnContext): Promise<void> => {
    const { activity } = context;
    if (activity.conversation.conversationType !== 'personal') return;
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

  return (context) => turns.inOrder(context.activity.conversation.id, () => turn(context));
};

const act = (workflow: Workflow, action: Extract<CardAction, { nomination: unknown }>, by: Person): Promise<Answer> => {
  switch (action.verb) {
    case 'approve':
    case 'deny':
      return workflow.answer(action.nomination, by, action.verb, action.comment ?? '', action.stage);
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

/** What Teams wants for `adaptiveCard/action`: HTTP says 200, the body says the rest. */
const answerInvoke = async (context: TurnContext, reply: Reply): Promise<void> => {
  const body =
    reply.kind === 'card'
      ? { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: reply.card }
      : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: reply.text };
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
};

/** A sentence, to whoever typed or pressed something; other activities expect no answer. */
const sayOnly = async (context: TurnContext, text: string): Promise<void> => {
  if (context.activity.type === 'invoke') await answerInvoke(context, { kind: 'message', text });
  else if (context.activity.type === 'message') await context.sendActivity(text);
};

const isFirstContact = (activity: Activity): boolean =>
  activity.type === 'installationUpdate' && (activity.action === 'add' || activity.action === 'add-upgrade');

/** Somebody we had the app installed for got it with a card that speaks for itself. */
const introduced = async ({ documents }: Store, id: Person['id']): Promise<boolean> => {
  const key = introducedKey(id);
  return (await documents.read([key])).has(key);
};
