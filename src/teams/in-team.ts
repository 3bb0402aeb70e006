import type { Activity, TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Conversation } from '../../dialogs/conversation.js';
import { groupId } from '../kernel/ids.js';
import { groupBehind } from '../policy/things.js';
import { wordsFor } from '../words/index.js';
import { asMarkdown } from '../words/markdown.js';
import type { Workflow } from '../workflow/workflow.js';
import type { Chats } from './chats.js';
import type { Who } from './meeting.js';
import type { Turns } from './turns.js';

const channelData = z.looseObject({ team: z.looseObject({ aadGroupId: groupId }) });

/**
 * Words typed in a channel. An invitation means that team, and goes on in the speaker's own chat: the thread learns that much and
 * nothing about the guest. All else is for our own chat.
 */
export const createChannelWords =
  (deps: {
    workflow: Workflow;
    conversation: Conversation;
    chats: Pick<Chats, 'reach'>;
    turns: Pick<Turns, 'inOrder'>;
  }) =>
  async (context: TurnContext, who: Who): Promise<void> => {
    const { workflow, conversation, chats, turns } = deps;
    const { text = '' } = context.activity as { readonly text?: string };
    const { commands } = wordsFor(who.reader.locale);
    const says = async (): Promise<keyof typeof commands & ('inChannel' | 'inOwnChat' | 'noOwnChat')> => {
      if (!conversation.isInvitation(text, who)) return 'inChannel';
      const thing = thingOf(context.activity, workflow);
      const reached = await chats.reach(who.person.id, (own) =>
        turns.inOrder(own.activity.conversation.id, () => conversation.invite(own, who, { text, thing })),
      );
      return reached === 'unreachable' ? 'noOwnChat' : 'inOwnChat';
    };
    await context.sendActivity(asMarkdown(commands[await says()]));
  };

/** The key of what the rules call this team. */
const thingOf = ({ channelData: data }: Activity, workflow: Workflow): string | undefined => {
  const named = channelData.safeParse(data);
  if (!named.success) return undefined;
  const { aadGroupId } = named.data.team;
  return workflow.policy().offers.find((offer) => groupBehind(offer)?.toLowerCase() === aadGroupId.toLowerCase())?.key;
};
