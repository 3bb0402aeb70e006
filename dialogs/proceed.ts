import type { WayOut } from '../cards/actions.js';
import { drawDraft } from '../cards/draft.js';
import type { Sentence } from '../src/words/words.js';
import { choose } from './choose.js';
import { missingIn, type Draft, type NominateState, type Said } from './draft.js';
import { fill, type Filled } from './fill.js';
import { finish } from './finish.js';
import { askOf } from './look.js';
import { closeWith, sendDraft, sentAs } from './send.js';
import { formStep, stepFor, type Step } from './step.js';
import type { Turn } from './turn.js';
import { weigh, weighWith, type Weighed } from './weigh.js';

/* How an open draft goes on, and how it ends. Each returns the state after it; undefined where nothing is open any more. */

/** Takes a way out, and goes on from there. */
export const chose = async (
  state: NominateState,
  way: WayOut,
  turn: Turn,
  said: Said = {},
): Promise<NominateState | undefined> => {
  const outcome = await choose(state, way, turn);
  if (outcome === 'ended') return next(state.waiting, turn);
  if (outcome === 'unchanged') return withoutOffers(state);
  const filled = await fill(outcome.draft, { ...outcome.draft.said, ...said }, turn.around);
  const weighed = await weigh(filled, turn.around);
  return show(state, { ...weighed, ...(outcome.asks && { asks: outcome.asks }) }, turn);
};

/** Reads answers into the draft, looks, and goes on to what is asked next. */
export const takeUp = async (state: NominateState, said: Said, turn: Turn): Promise<NominateState | undefined> => {
  const filled = await fill(state.draft, { ...state.draft.said, ...said }, turn.around);
  return proceed(state, filled, turn);
};

const proceed = async (state: NominateState, filled: Filled, turn: Turn): Promise<NominateState | undefined> =>
  show(state, await weigh(filled, turn.around), turn);

const show = async (state: NominateState, weighed: Weighed, turn: Turn): Promise<NominateState | undefined> => {
  const { held, draft } = weighed;
  if (held?.forGood) {
    // Whoever may not nominate may nominate none of those who wait, either.
    await finish(held.says, state.cardActivityId, turn.voice, turn.around);
    return undefined;
  }
  return showStep({ ...state, draft }, stepFor(weighed, turn.voice.how, turn.around), turn);
};

export const change = async (state: NominateState, turn: Turn): Promise<NominateState | undefined> => {
  const weighed = await weigh({ draft: state.draft, faults: {} }, turn.around);
  // Whose address is to be corrected was invited at the wrong one, and is to be invited at another.
  const offer = state.draft.corrects ? undefined : weighed.offer;
  if (weighed.held || offer || weighed.faults.address) return show(state, weighed, turn);
  return showStep(
    { ...state, draft: weighed.draft },
    formStep({ ...weighed, faults: {} }, 'change', turn.around),
    turn,
  );
};

const showStep = async (state: NominateState, step: Step, { voice, keep }: Turn): Promise<NominateState> => {
  const { draft, waiting } = state;
  const asked = { draft, waiting, ...step.asking };
  if (!('card' in step)) {
    await voice.say(step.says);
    return { ...asked, ...cardOf(state) };
  }
  await keep({ ...asked, ...cardOf(state) });
  const at = await voice.show(step.card, step.summary, state.cardActivityId);
  return { ...asked, ...(at && { cardActivityId: at }) };
};

/** What was said back is sent as it stands, for the server looks again; anything else is looked at first. */
export const send = async (state: NominateState, turn: Turn): Promise<NominateState | undefined> => {
  const { around, voice, remember } = turn;
  const { draft } = state;
  const isSaidBack = state.showing === 'confirm' || state.showing === 'change';
  const isWhole = Object.keys(draft.typed).length === 0 && missingIn(draft, around.policy).length === 0;
  if (!isSaidBack || !isWhole) return takeUp(state, {}, turn);
  const outcome = await sendDraft(draft, state.cardActivityId, voice, around, remember);
  if (outcome === 'ended') return next(state.waiting, turn);
  const look = await around.look(askOf(draft, around));
  if ('findings' in outcome)
    return show(state, await weighWith({ ...look, findings: outcome.findings }, { draft, faults: {} }, around), turn);
  return show(state, await weighWith(look, { draft, faults: outcome.faults }, around), turn);
};

export const cancel = async (state: NominateState, turn: Turn): Promise<NominateState | undefined> => {
  const { around, voice } = turn;
  const sent = await sentAs(state.draft, around);
  if (sent) {
    await closeWith(sent, state.cardActivityId, voice, around);
    return next(state.waiting, turn);
  }
  const { address } = state.draft;
  const says = address ? around.words.nominate.cancelledGuest(address) : around.words.nominate.cancelled;
  const card = (line: Sentence) => drawDraft({ lines: [{ says: line }] }, around.reader.locale);
  // To something typed the answer comes below; the card above only closes, and does not say it a second time.
  if (voice.how === 'pressed') await voice.close(card(says), state.cardActivityId);
  else {
    if (state.cardActivityId) await voice.close(card(around.words.nominate.cancelledCard), state.cardActivityId);
    await voice.say(says);
  }
  return next(state.waiting, turn);
};

/** The next guest who was named, with a card of their own. */
const next = async (waiting: readonly Draft[], turn: Turn): Promise<NominateState | undefined> => {
  const [draft, ...others] = waiting;
  return draft && takeUp({ draft, waiting: others, showing: 'form' }, {}, turn);
};

export const cardOf = (state: NominateState | undefined): Pick<NominateState, 'cardActivityId'> =>
  state?.cardActivityId ? { cardActivityId: state.cardActivityId } : {};

export const withoutOffers = ({ offered: _, ways: __, ...state }: NominateState): NominateState => state;
