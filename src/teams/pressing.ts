import type { TurnContext } from 'botbuilder';
import type { CardAction } from '../../cards/actions.js';
import type { Card } from '../../cards/card.js';
import { draw, drawDone, drawRefused, drawWithdrawn } from '../../cards/draw.js';
import { sayAction } from '../../cards/refusal.js';
import type { Conversation } from '../../dialogs/conversation.js';
import type { Reply } from '../../dialogs/voice.js';
import type { NominationId } from '../kernel/ids.js';
import type { Log } from '../kernel/log.js';
import { wordsFor } from '../words/index.js';
import type { Store } from '../workflow/ports.js';
import type { View } from '../workflow/views.js';
import type { Answer, Unclear, Workflow } from '../workflow/workflow.js';
import { act, type Deed } from './acting.js';
import { showAgain } from './answers.js';
import { createGuestPress } from './guest-pressing.js';
import type { Who } from './meeting.js';

export type Press = (context: TurnContext, who: Who, action: CardAction) => Promise<Reply>;

/** A button pressed in a personal chat. */
export const createPress = (deps: {
  workflow: Workflow;
  conversation: Conversation;
  store: Store;
  log: Log;
}): Press => {
  const { workflow, conversation, store, log } = deps;
  const guests = createGuestPress({ workflow, log });

  /** Whether the nominator's receipt stands elsewhere, so that the pressed card need not become a second one. */
  const hasReceiptElsewhere = async ({ activity }: TurnContext, { person }: Who, { nomination }: View) => {
    const cards = await store.cards.of(nomination.id);
    const receipt = cards.find(({ holder, kind }) => holder === person.id && kind === 'receipt');
    return receipt !== undefined && receipt.activityId !== activity.replyToId;
  };

  /** Whether the pressed card follows by its job: at the pace that Teams allows, however many press at once. */
  const isKnown = async ({ activity: { conversation, replyToId } }: TurnContext): Promise<boolean> =>
    replyToId !== undefined && (await store.cards.at(conversation.id, replyToId)).length > 0;

  /** What a word asked is answered where it asked, so that the receipt stays the only one; undefined on any other card. */
  const drawByWord = async (
    context: TurnContext,
    who: Who,
    answer: Answer,
    { verb }: Deed,
  ): Promise<Card | undefined> => {
    const { view } = answer;
    if (!isByWord(verb) || view?.kind !== 'receipt') return undefined;
    if (!(await hasReceiptElsewhere(context, who, view))) return undefined;
    if (view.nomination.status === 'withdrawn') return drawWithdrawn(view.nomination, who.reader);
    return answer.outcome === 'refused' ? drawRefused(answer, { verb }, who.reader) : drawDone(verb, who.reader);
  };

  const replyTo = async (context: TurnContext, who: Who, answer: Answer | Unclear, action: Deed): Promise<Reply> => {
    const text = sayAction(answer, action, who.reader);
    if (answer.outcome === 'unclear') return { kind: 'message', text };
    const byWord = await drawByWord(context, who, answer, action);
    if (byWord) return { kind: 'card', card: byWord };
    const { view } = answer;
    if (answer.outcome === 'decided') return { kind: 'card', card: draw(answer.view, who.reader) };
    if (view && !(await isKnown(context))) await showAgain(context, draw(view, who.reader), log);
    return { kind: 'message', text };
  };

  /** The list under the pressed button, as it stands now. */
  const listHere = async ({ activity }: TurnContext, { person, reader }: Who): Promise<Card> =>
    draw(await workflow.approvalsAt(person.id, activity.conversation.id, activity.replyToId ?? ''), reader);

  const answerOnList = async (context: TurnContext, who: Who, action: Deed): Promise<Reply> => {
    const answer = await act(workflow, action, who.person);
    if (answer.outcome === 'decided') return { kind: 'card', card: await listHere(context, who) };
    if (!(await isKnown(context))) await showAgain(context, await listHere(context, who), log);
    return { kind: 'message', text: sayAction(answer, action, who.reader) };
  };

  /** Asked by the client of its own accord. Whoever has no part in it sees that it is not theirs. */
  const refresh = async (id: NominationId, { person, reader }: Who): Promise<Reply> => {
    const view = await workflow.viewFor(id, person.id);
    return view
      ? { kind: 'card', card: draw(view, reader) }
      : { kind: 'message', text: wordsFor(reader.locale).refusals.foreign };
  };

  return async (context, who, action) => {
    switch (action.verb) {
      case 'refresh':
        return refresh(action.nomination, who);
      case 'refresh-list':
        return { kind: 'card', card: await listHere(context, who) };
      case 'refresh-guests':
        return { kind: 'card', card: await guests.listHere(context, who) };
      case 'amend':
      case 'correct':
        return conversation.amend(context, who, action.nomination, action.verb);
      case 'guest-correct': {
        // Looked up before: where it cannot be, nothing was begun.
        const card = await guests.listHere(context, who);
        return (await conversation.correct(context, who, action.guest)) ?? { kind: 'card', card };
      }
      case 'guest-more':
        return conversation.moreAccess(context, who, action.guest);
      case 'adopt-guests':
        return conversation.adopt(who);
      case 'end-delegation':
        return conversation.endDelegation(who, action.delegation);
      case 'pause-inviting':
      case 'resume-inviting':
      case 'stop-guests':
      case 'let-guests-in':
      case 'leave-as-is':
        return conversation.emergency(who, action);
      default:
        if ('guest' in action) return guests.press(context, who, action);
        if ('draft' in action) return conversation.press(context, who, action);
        if ('on' in action && action.on === 'list') return answerOnList(context, who, action);
        return replyTo(context, who, await act(workflow, action, who.person), action);
    }
  };
};

/** What people also say in words; where several are meant, a card of its own asks which. */
const BY_WORD = ['withdraw', 'remind', 'reply'] as const;

const isByWord = (verb: Deed['verb']): verb is (typeof BY_WORD)[number] => BY_WORD.some((one) => one === verb);
