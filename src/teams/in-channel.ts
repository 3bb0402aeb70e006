import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { CardAction } from '../../cards/actions.js';
import { draw } from '../../cards/draw.js';
import { sayAction } from '../../cards/refusal.js';
import type { Reply } from '../../dialogs/voice.js';
import { channelId, type ChannelId } from '../kernel/ids.js';
import { wordsFor } from '../words/index.js';
import type { Answer, Unclear, Workflow } from '../workflow/workflow.js';
import { act } from './acting.js';
import type { Who } from './meeting.js';

const channelData = z.looseObject({ channel: z.looseObject({ id: channelId }) });

/** The channel that an activity comes from; undefined for a chat. */
export const channelOf = ({ conversation, channelData: data }: Activity): ChannelId | undefined => {
  if (conversation.conversationType !== 'channel') return undefined;
  const named = channelData.safeParse(data);
  return named.success ? named.data.channel.id : undefined;
};

/** What may be pressed on a card that everybody sees. Whatever opens a form, or belongs to one person, has no place there. */
const IN_CHANNEL: ReadonlySet<CardAction['verb']> = new Set([
  'approve',
  'deny',
  'approve-changed',
  'hand-over',
  'inquire',
  'refresh',
]);

export type ChannelPress = (channel: ChannelId, who: Who, action: CardAction) => Promise<Reply>;

/**
 * A button pressed in a channel. The answer is drawn for whoever pressed, and shown to them alone; the one card of all the
 * others is edited by its job.
 */
export const createChannelPress =
  ({ workflow }: { workflow: Workflow }): ChannelPress =>
  async (channel, { person, reader }, action) => {
    const malformed: Reply = { kind: 'message', text: wordsFor(reader.locale).refusals.action.malformed };
    if (
      !IN_CHANNEL.has(action.verb) ||
      !('nomination' in action) ||
      action.verb === 'amend' ||
      action.verb === 'correct'
    )
      return malformed;
    const shown = () => workflow.viewInChannel(action.nomination, person.id, channel);
    const told = (answer: Answer | Unclear): Reply => ({ kind: 'message', text: sayAction(answer, action, reader) });

    if (action.verb === 'refresh') {
      const view = await shown();
      return view ? { kind: 'card', card: draw(view, reader) } : malformed;
    }
    const answer = await act(workflow, action, person);
    if (answer.outcome === 'unclear' || answer.outcome === 'noted') return told(answer);
    const view = await shown();
    if (answer.outcome === 'decided') return view ? { kind: 'card', card: draw(view, reader) } : told(answer);
    // Whoever reads the card in their channel may be told what became of it, though they were not asked by name.
    return told({ ...(view && { view }), ...answer });
  };
