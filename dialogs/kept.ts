import type { TurnContext } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import { draw } from '../cards/draw.js';
import { drawDraft } from '../cards/draft.js';
import { nominateState, type NominateState } from './draft.js';
import type { Surroundings } from './surroundings.js';
import type { DraftAction } from './turn.js';
import type { Reply } from './voice.js';

/* What is kept of a conversation between turns, and what a turn brings along. */

/** What was written down is read like anything else from outside. What cannot be read, by whatever version it was written, is dropped. */
export const readable = async (dc: DialogContext): Promise<boolean> => {
  if (!dc.activeDialog) return true;
  const read = nominateState.safeParse(dc.activeDialog.state);
  if (!read.success) {
    await dc.cancelAllDialogs();
    return false;
  }
  dc.activeDialog.state = read.data;
  return true;
};

export const stateOf = (dc: DialogContext): NominateState | undefined =>
  dc.activeDialog?.state as NominateState | undefined;

/** What an earlier card of a draft becomes, once there is another below. */
export const continued =
  ({ words, reader }: Surroundings) =>
  () =>
    drawDraft({ lines: [{ says: [words.nominate.continued], tone: 'subtle' }] }, reader.locale);

/** A draft that was sent keeps its id: a press that comes twice, or late, gets the receipt. Any other card is out of date. */
export const stale = async (
  { draft }: DraftAction,
  { workflow, person, reader, words }: Surroundings,
): Promise<Reply> => {
  const view = await workflow.viewFor(draft, person.id);
  return view?.kind === 'receipt'
    ? { kind: 'card', card: draw(view, reader) }
    : { kind: 'message', text: words.nominate.staleDraft };
};

/** Teams sends every message's own text along as an HTML attachment; that is no file. */
export const bringsFiles = ({ activity }: TurnContext): boolean =>
  (activity.attachments ?? []).some(({ contentType }) => !/^text\/(?:html|plain)\b/i.test(contentType));
