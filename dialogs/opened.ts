import type { DialogContext } from 'botbuilder-dialogs';
import { drawDraft } from '../cards/draft.js';
import { nominateState, type NominateState } from './draft.js';
import type { Surroundings } from './surroundings.js';

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
