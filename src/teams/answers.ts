import { CardFactory, type TurnContext } from 'botbuilder';
import type { Card } from '../../cards/card.js';
import type { Reply } from '../../dialogs/voice.js';
import { nameOf, type Log } from '../kernel/log.js';

/** What Teams wants for `adaptiveCard/action`: HTTP says 200, the body says the rest. */
export const answerInvoke = async (context: TurnContext, reply: Reply): Promise<void> => {
  const body =
    reply.kind === 'card'
      ? { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: reply.card }
      : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: reply.text };
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
};

/** A sentence, to whoever typed or pressed something; other activities expect no answer. */
export const sayOnly = async (context: TurnContext, text: string): Promise<void> => {
  if (context.activity.type === 'invoke') await answerInvoke(context, { kind: 'message', text });
  else if (context.activity.type === 'message') await context.sendActivity(text);
};

/**
 * The card under the pressed button, brought up to date; a card nobody recorded is closed by this as well. The command is
 * carried out by now: a card that cannot be edited follows by its job, and is no reason to say otherwise.
 */
export const showAgain = async (context: TurnContext, card: Card, log: Log): Promise<void> => {
  const message = { type: 'message', attachments: [CardFactory.adaptiveCard(card)] };
  const { replyToId } = context.activity;
  try {
    if (replyToId) await context.updateActivity({ ...message, id: replyToId });
    else await context.sendActivity(message);
  } catch (error) {
    log.warn('A card could not be edited in its turn.', { error: nameOf(error) });
  }
};
