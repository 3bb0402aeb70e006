import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { NominateState } from './draft.js';
import { respond } from './respond.js';
import { TURN, type Turn } from './turn.js';

/** From "invite" to "send", over as many turns as it takes. Its state is the draft; what it can be told is `Heard`. */
export class NominateDialog extends Dialog<Partial<NominateState>> {
  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return settle(dc, await respond(undefined, turnOf(dc)));
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return settle(dc, await respond(dc.activeDialog?.state as NominateState, turnOf(dc)));
  }
}

const turnOf = (dc: DialogContext): Turn => dc.context.turnState.get<Turn>(TURN);

const settle = async (dc: DialogContext, state: NominateState | undefined): Promise<DialogTurnResult> => {
  if (!state) return dc.endDialog();
  if (dc.activeDialog) dc.activeDialog.state = state;
  return Dialog.EndOfTurn;
};
