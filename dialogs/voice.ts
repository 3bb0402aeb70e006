import { CardFactory, type Activity, type TurnContext } from 'botbuilder';
import type { Card } from '../cards/card.js';
import { asMarkdown } from '../src/words/markdown.js';
import { plain, type Sentence } from '../src/words/words.js';

/** The answer to a pressed button: the card as it stands now, or a sentence. */
export type Reply =
  { readonly kind: 'card'; readonly card: Card } | { readonly kind: 'message'; readonly text: string };

/** Has a card looked at once more that an answer left at this activity: a job may have drawn what is newer before. */
export type Settle = (conversationId: string, activityId: string, card: Card) => Promise<void>;

/** How the dialog speaks: the same words, whether somebody typed or pressed. A message holds text or a card, never both. */
export interface Voice {
  readonly how: 'typed' | 'pressed';
  /** Where the pressed card stands. */
  readonly pressed?: string;
  say(sentence: Sentence): Promise<void>;
  /** The draft's card is now this one; returns where it stands. To something typed it comes below, and the earlier one says so. */
  show(card: Card, summary: Sentence, earlier?: string): Promise<string | undefined>;
  /** The draft's card is this one for good, in the place where it stands. */
  close(card: Card, at?: string): Promise<void>;
}

const withCard = (card: Card, summary?: Sentence): Partial<Activity> => ({
  type: 'message',
  attachments: [CardFactory.adaptiveCard(card)],
  // What a notification shows of it.
  ...(summary && { summary: plain(summary) }),
});

const send = async (context: TurnContext, card: Card, summary?: Sentence): Promise<string | undefined> => {
  const id = (await context.sendActivity(withCard(card, summary)))?.id;
  return id === '' ? undefined : id;
};

/** An edit that fails must not cost the answer: the person may have deleted the chat's history. False where it failed. */
const edit = async (context: TurnContext, at: string, card: Card): Promise<boolean> => {
  try {
    await context.updateActivity({ ...withCard(card), id: at });
    return true;
  } catch {
    return false;
  }
};

/** `continued` draws what an earlier card of the draft becomes. */
export const typedVoice = (context: TurnContext, continued: () => Card, settle: Settle): Voice => {
  /** False where it could not be edited. */
  const replace = async (at: string, card: Card): Promise<boolean> => {
    if (!(await edit(context, at, card))) return false;
    await settle(context.activity.conversation.id, at, card);
    return true;
  };
  return {
    how: 'typed',
    say: async (sentence) => {
      await context.sendActivity(asMarkdown(sentence));
    },
    show: async (card, summary, earlier) => {
      const id = await send(context, card, summary);
      if (earlier) await replace(earlier, continued());
      return id;
    },
    close: async (card, at) => {
      if (!at || !(await replace(at, card))) await send(context, card);
    },
  };
};

/** The first thing said or shown answers the press; what comes after it is a message of its own. */
export const pressedVoice = (
  context: TurnContext,
): { readonly voice: Voice; readonly reply: () => Reply | undefined } => {
  let reply: Reply | undefined;
  const pressed = context.activity.replyToId;
  const show: Voice['show'] = async (card, summary) => {
    if (reply) return send(context, card, summary);
    reply = { kind: 'card', card };
    return pressed;
  };
  return {
    voice: {
      how: 'pressed',
      ...(pressed && { pressed }),
      say: async (sentence) => {
        if (reply) await context.sendActivity(asMarkdown(sentence));
        else reply = { kind: 'message', text: asMarkdown(sentence) };
      },
      show,
      close: async (card) => {
        await show(card, []);
      },
    },
    reply: () => reply,
  };
};
