import type { TurnContext } from 'botbuilder';
import type { Card } from '../../cards/card.js';
import { draw } from '../../cards/draw.js';
import { sayGuestAnswer, type GuestDeed } from '../../cards/guests/said.js';
import type { Reply } from '../../dialogs/voice.js';
import type { Log } from '../kernel/log.js';
import { unreachable } from '../kernel/result.js';
import { notInTrouble } from '../workflow/ports.js';
import type { GuestSaid, Workflow } from '../workflow/workflow.js';
import { showAgain } from './answers.js';
import type { Who } from './meeting.js';

/** What is carried out at once; another address is asked for first. */
export type GuestPressed = Exclude<GuestDeed, { verb: 'guest-correct' }>;

/** Buttons on the card about guests. */
export interface GuestPress {
  press(context: TurnContext, who: Who, action: GuestPressed): Promise<Reply>;
  /** The list under the pressed button, as it stands now. */
  listHere(context: TurnContext, who: Who): Promise<Card>;
}

export const createGuestPress = ({ workflow, log }: { workflow: Workflow; log: Log }): GuestPress => {
  const listHere: GuestPress['listHere'] = async ({ activity }, { person, reader }) =>
    draw(await workflow.guestsAt(person.id, activity.conversation.id, activity.replyToId ?? ''), reader);

  return {
    listHere,
    press: async (context, who, action) => {
      const answer = await workflow.decideOnGuest(action.guest, who.person, saidBy(action));
      // It is carried out by now, whether or not the directory says what may be shown.
      const card = answer.outcome === 'unclear' ? undefined : await listHere(context, who).catch(notInTrouble);
      if (card && answer.outcome === 'done' && answer.changed) return { kind: 'card', card };
      // Somebody else may have been quicker: nothing changed just now that would have the card edited.
      if (card) await showAgain(context, card, log);
      return { kind: 'message', text: sayGuestAnswer(answer, action, who.reader) };
    },
  };
};

/** From what a button said to what it means. */
export const saidBy = (action: GuestPressed): GuestSaid => {
  switch (action.verb) {
    case 'guest-keep':
      return { say: 'keep-until', day: action.until ?? '' };
    case 'guest-confirm':
      return { say: 'confirm' };
    case 'guest-remove':
      return { say: 'remove' };
    case 'guest-pass': {
      const colleague = action.colleague?.trim();
      return { say: 'pass-on', ...(colleague && { colleague }) };
    }
    case 'guest-take': {
      const day = action.until?.trim();
      return { say: 'take-over', ...(day && { day }) };
    }
    case 'guest-decline':
      return { say: 'decline' };
    case 'guest-resend':
      return { say: 'resend' };
    default:
      return unreachable(action);
  }
};
