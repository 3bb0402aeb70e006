import { ConversationState, type Storage, type TurnContext } from 'botbuilder';
import { DialogSet, type DialogContext, type DialogState } from 'botbuilder-dialogs';
import { draw } from '../cards/draw.js';
import { drawDraft } from '../cards/draft.js';
import type { Clock } from '../src/kernel/clock.js';
import type { DelegationId, NominationId, PersonId } from '../src/kernel/ids.js';
import type { Locale } from '../src/kernel/people.js';
import { unreachable } from '../src/kernel/result.js';
import { cleanLine } from '../src/kernel/text.js';
import { asMarkdown } from '../src/words/markdown.js';
import type { Workflow } from '../src/workflow/workflow.js';
import { adopt, beginAdopting } from './adopt.js';
import { heardByDraft } from './answers.js';
import { draftOf, ownOpen } from './amend.js';
import { catalogueText } from './catalogue.js';
import { draftToCorrect } from './correct.js';
import { setDigest } from './digest.js';
import { askAboutEmergency, pressEmergency, type EmergencyAction } from './emergency.js';
import { answerQuestion, perhapsAnAnswer } from './inquiries.js';
import { bringsFiles, continued, readable, stale, stateOf } from './kept.js';
import { changeLanguage } from './language.js';
import { moreFor } from './more.js';
import { NominateDialog } from './nominate.js';
import { isAdministrator } from './own.js';
import { helpText, tooLongText, unknownText, welcomeText } from './replies.js';
import type { RememberReceipt } from './send.js';
import { remind } from './remind.js';
import { delegate, endDelegation } from './standing-in.js';
import { statusText } from './status.js';
import { hintsOf, surroundingsOf, type Surroundings, type Who } from './surroundings.js';
import { understand, type Understood } from './understand.js';
import type { Told } from './told.js';
import { TURN, type DraftAction, type Heard, type Turn } from './turn.js';
import { pressedVoice, typedVoice, type Reply, type Settle, type Voice } from './voice.js';
import { withdrawal } from './withdraw.js';

export type { DraftAction } from './turn.js';
export type { Reply } from './voice.js';

/** What is said to the bot, turn by turn. The edge lets one turn of a conversation end before the next begins. */
export interface Conversation {
  /** The first words to somebody new. */
  welcome(context: TurnContext, who: Who): Promise<void>;
  /** A typed message: an answer to what was asked, or a command, which works in the middle of anything. */
  hear(context: TurnContext, who: Who): Promise<void>;
  /** A button of a draft's card, pressed as an invoke or sent as a message by a client too old for that. */
  press(context: TurnContext, who: Who, action: DraftAction): Promise<Reply>;
  /** The nominator changes what they asked for: the form opens below, filled with what it was. */
  amend(context: TurnContext, who: Who, id: NominationId, how: 'amend' | 'correct'): Promise<Reply>;
  /** Whoever answers for a guest, or an administrator, has the address changed: a form opens below. Undefined: it is open. */
  correct(context: TurnContext, who: Who, guest: PersonId): Promise<Reply | undefined>;
  /** An administrator has those asked who may answer for guests that were there before us. */
  adopt(who: Who): Promise<Reply>;
  /** More access for a guest who is here: the conversation opens below, with them known. */
  moreAccess(context: TurnContext, who: Who, guest: PersonId): Promise<Reply>;
  /** Whether something typed in front of others begins a nomination; nothing else is answered there. */
  isInvitation(text: string, who: Who): boolean;
  /**
   * What was said in the channel of a team, taken up in the speaker's own chat. `thing`: the key of what the rules call that team;
   * undefined where they do not know it. A thing that is named in the words counts before it.
   */
  invite(
    context: TurnContext,
    who: Who,
    said: { readonly text: string; readonly thing: string | undefined },
  ): Promise<void>;
  endDelegation(who: Who, id: DelegationId): Promise<Reply>;
  /** An administrator confirms, or leaves it. */
  emergency(who: Who, action: EmergencyAction): Promise<Reply>;
}

export const createConversation = (deps: {
  readonly workflow: Workflow;
  readonly clock: Clock;
  /** Where a draft half written is kept, so that it survives a restart. */
  readonly storage: Storage;
  /** Where the storage may hold back what it is given until the turn ends: has it written now. */
  readonly writeDown?: () => Promise<void>;
  readonly rememberReceipt: RememberReceipt;
  readonly settle: Settle;
  /** Sends what waits for this person, in one card; returns how many are on it. Nothing is sent where nothing waits. */
  readonly showList: (personId: PersonId) => Promise<number>;
  /** Sends the guests they answer for, or those that are meant, in one card; returns how many. Nothing is sent where there are none. */
  readonly showGuests: (personId: PersonId, meant?: string) => Promise<number>;
  readonly setLanguage: (personId: PersonId, locale: Locale) => Promise<void>;
}): Conversation => {
  const { workflow, clock, rememberReceipt, settle, showList, showGuests, setLanguage } = deps;
  const state = new ConversationState(deps.storage);
  const dialogs = new DialogSet(state.createProperty<DialogState>('dialogs')).add(new NominateDialog('nominate'));

  const say = async (context: TurnContext, text: string): Promise<void> => {
    await context.sendActivity(text);
  };

  /** With the draft that is open; of one that cannot be read that is said. */
  const opened = async (context: TurnContext, around: Surroundings): Promise<DialogContext> => {
    const dc = await dialogs.createContext(context);
    if (!(await readable(dc))) await say(context, asMarkdown(around.words.nominate.unreadable));
    return dc;
  };

  const typed = (context: TurnContext, around: Surroundings): Voice => typedVoice(context, continued(around), settle);

  const tell = async (context: TurnContext, what: Told, around: Surroundings): Promise<void> => {
    if ('text' in what) return say(context, what.text);
    await typed(context, around).show(what.card, what.summary);
  };

  /** Gives one turn to the open draft, or begins one. */
  const nominate = async (dc: DialogContext, heard: Heard, voice: Voice, around: Surroundings): Promise<void> => {
    const remember: Turn['remember'] = (id, activityId) =>
      rememberReceipt(around.person.id, id, dc.context.activity.conversation.id, activityId);
    const keep: Turn['keep'] = async (draft) => {
      if (dc.activeDialog) dc.activeDialog.state = draft;
      await state.saveChanges(dc.context);
      await deps.writeDown?.();
    };
    const turn: Turn = { heard, voice, around, remember, keep };
    dc.context.turnState.set(TURN, turn);
    if (dc.activeDialog) await dc.continueDialog();
    else await dc.beginDialog('nominate');
  };

  /** Not by an answer to what is open: the draft's card comes below. */
  const begin = async (context: TurnContext, heard: Heard, around: Surroundings): Promise<void> => {
    const dc = await opened(context, around);
    await nominate(dc, heard, typed(context, around), around);
    await state.saveChanges(context);
  };

  const answer = async (dc: DialogContext, said: Understood, around: Surroundings): Promise<void> => {
    const { context } = dc;
    const { commands, nominate: drafting } = around.words;
    const open = stateOf(dc);
    const toDraft = (heard: Heard) => nominate(dc, heard, typed(context, around), around);
    switch (said.command) {
      case 'invite': {
        const { command: _, ...parts } = said;
        return toDraft({ kind: 'parts', parts });
      }
      case 'send':
      case 'no':
      case 'change':
        if (open) return toDraft({ kind: 'word', word: said.command });
        return say(
          context,
          asMarkdown(
            { send: drafting.nothingToSend, no: commands.nothingAsked, change: drafting.nothingToChange }[said.command],
          ),
        );
      case 'cancel':
        return open ? toDraft({ kind: 'word', word: 'cancel' }) : say(context, asMarkdown(commands.nothingToCancel));
      case 'status':
        return say(context, await statusText(around, open));
      case 'withdraw': {
        const found = await withdrawal(said.which, around);
        if ('card' in found) return tell(context, found, around);
        // "Withdraw from the tender" may well be the reason that was asked for.
        if (open && said.which !== undefined && !found.matched)
          return toDraft({ kind: 'line', line: context.activity.text });
        return say(context, [found.says, ...(open ? [commands.withdraw.draft] : [])].map(asMarkdown).join(' '));
      }
      case 'approvals':
        if ((await showList(around.person.id)) === 0) await say(context, asMarkdown(commands.approvals.none));
        return;
      case 'guests':
        if ((await showGuests(around.person.id)) === 0) await say(context, asMarkdown(commands.guests.none));
        return;
      case 'guest': {
        if ((await showGuests(around.person.id, said.rest)) > 0) return;
        if (said.rest === undefined) return say(context, asMarkdown(commands.guests.none));
        // "Guest lecture" may well be the reason that was asked for.
        if (open) return toDraft({ kind: 'line', line: context.activity.text });
        return say(context, asMarkdown(commands.guests.unknown(cleanLine(said.rest, 60))));
      }
      case 'answer':
      case 'remind':
      case 'delegate':
      case 'digest': {
        const heard = await WITH_REST[said.command](said.rest, around);
        // "Answer the tender" may well be the reason that was asked for.
        const isForDraft = open && said.rest !== undefined && 'unheard' in heard;
        return isForDraft ? toDraft({ kind: 'line', line: context.activity.text }) : tell(context, heard, around);
      }
      case 'emergency':
        return tell(context, await askAboutEmergency(said.wish, around), around);
      case 'offers':
        return say(context, await catalogueText(around));
      case 'adopt':
        return tell(context, await adopt(around), around);
      case 'language':
        return tell(context, await changeLanguage(said.to, around, setLanguage), around);
      case 'help':
      case 'nothing':
        return say(context, helpText(around, open !== undefined, await isAdministrator(around)));
      case 'thanks':
        return say(context, asMarkdown(commands.welcomeAnyTime));
      case 'too-long':
        return say(context, tooLongText(around, said.length));
      case 'unknown': {
        if (open) return toDraft({ kind: 'line', line: said.line });
        const perhaps = await perhapsAnAnswer(said.line, around);
        return perhaps ? tell(context, perhaps, around) : say(context, unknownText(around, said.line, said.suggestion));
      }
      default:
        return unreachable(said);
    }
  };

  return {
    welcome: (context, who) => say(context, welcomeText(surroundingsOf(who, workflow, clock.now()))),

    hear: async (context, who) => {
      const around = surroundingsOf(who, workflow, clock.now());
      const { text = '' } = context.activity as { readonly text?: string };
      if (bringsFiles(context)) {
        await say(context, asMarkdown(around.words.commands.attachment));
        if (text.trim() === '') return;
      }
      const dc = await opened(context, around);
      const open = stateOf(dc);
      const heard = open && heardByDraft(text, open, around);
      if (heard) await nominate(dc, heard, typed(context, around), around);
      else await answer(dc, understand(text, hintsOf(around)), around);
      await state.saveChanges(context);
    },

    press: async (context, who, action) => {
      const around = surroundingsOf(who, workflow, clock.now());
      const dc = await dialogs.createContext(context);
      if (!(await readable(dc))) {
        await state.saveChanges(context);
        return { kind: 'message', text: asMarkdown(around.words.nominate.unreadable) };
      }
      if (stateOf(dc)?.draft.id !== action.draft) return stale(action, around);
      const { voice, reply } = pressedVoice(context);
      await nominate(dc, { kind: 'press', action }, voice, around);
      await state.saveChanges(context);
      return reply() ?? { kind: 'message', text: around.words.nominate.staleDraft };
    },

    amend: async (context, who, id, how) => {
      const around = surroundingsOf(who, workflow, clock.now());
      const own = await ownOpen(id, how, around);
      if (!own.ok) return { kind: 'message', text: own.error };
      const { nomination, view } = own.value;
      await begin(context, { kind: 'amend', draft: draftOf(nomination, around) }, around);
      return { kind: 'card', card: draw(view, who.reader) };
    },

    correct: async (context, who, guest) => {
      const around = surroundingsOf(who, workflow, clock.now());
      const draft = await draftToCorrect(guest, around);
      if (!draft.ok) return { kind: 'message', text: draft.error };
      await begin(context, { kind: 'amend', draft: draft.value }, around);
      return undefined;
    },

    moreAccess: async (context, who, id) => {
      const around = surroundingsOf(who, workflow, clock.now());
      const wish = moreFor(await workflow.guestFor(id, who.person), around);
      if ('draft' in wish) await begin(context, { kind: 'begin', draft: wish.draft }, around);
      return { kind: 'message', text: asMarkdown(wish.says) };
    },

    isInvitation: (text, who) =>
      understand(text, hintsOf(surroundingsOf(who, workflow, clock.now()))).command === 'invite',

    invite: async (context, who, { text, thing }) => {
      const around = surroundingsOf(who, workflow, clock.now());
      const said = understand(text, hintsOf(around));
      if (said.command !== 'invite') return;
      const { command: _, access = thing, ...parts } = said;
      if (access === undefined) await say(context, asMarkdown(around.words.commands.notInCatalogue));
      await begin(context, { kind: 'parts', parts: { ...parts, ...(access !== undefined && { access }) } }, around);
    },

    emergency: (who, action) => pressEmergency(action, surroundingsOf(who, workflow, clock.now())),
    adopt: async (who) => {
      const says = await beginAdopting(surroundingsOf(who, workflow, clock.now()));
      return { kind: 'card', card: drawDraft({ lines: [{ says }] }, who.reader.locale) };
    },

    endDelegation: async (who, id) => {
      const around = surroundingsOf(who, workflow, clock.now());
      const says = await endDelegation(id, around);
      return { kind: 'card', card: drawDraft({ lines: [{ says }] }, who.reader.locale) };
    },
  };
};

const WITH_REST = { answer: answerQuestion, remind, delegate, digest: setDigest } as const;
