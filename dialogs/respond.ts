import { drawDraft } from '../cards/draft.js';
import { domainOf, type GuestAddress } from '../src/kernel/address.js';
import { cleanLine } from '../src/kernel/text.js';
import { address as monospaced, type Sentence } from '../src/words/words.js';
import { answersIn, saidIn } from './answers.js';
import { emptyDraft, missingIn, type Draft, type NominateState, type Said } from './draft.js';
import { fill, type Faults } from './fill.js';
import { sendDraft } from './send.js';
import { formStep, stepFor, type Step } from './step.js';
import type { DraftAction, Turn } from './turn.js';
import type { Parts } from './understand.js';
import { lineOf } from './understanding/line.js';

/** Guests that one person may have half said at a time. */
const MOST_GUESTS = 10;

/** The state after a turn; undefined where nothing is open any more. */
export const respond = async (state: NominateState | undefined, turn: Turn): Promise<NominateState | undefined> => {
  const { heard } = turn;
  if (heard.kind === 'parts') return invited(state, heard.parts, turn);
  if (!state) return undefined;
  switch (heard.kind) {
    case 'line':
      return answered(state, heard.line, turn);
    case 'word':
      return told(state, heard.word, turn);
    case 'press':
      return pressed(state, heard.action, turn);
  }
};

/** `invite …`: begins, adds to the open draft, or sets that one aside for another guest. */
const invited = async (
  state: NominateState | undefined,
  parts: Parts,
  turn: Turn,
): Promise<NominateState | undefined> => {
  const { around, voice } = turn;
  const says = around.words.nominate;
  const sameGuest = (address: string) => !state?.draft.address || state.draft.address === address.toLowerCase();
  const [first] = parts.guests;
  const continues = state !== undefined && (!first || sameGuest(first.address));
  const room = MOST_GUESTS - (state ? state.waiting.length + 1 : 0) + (continues ? 1 : 0);
  const [now, ...later] = parts.guests.slice(0, room).map((_, index) => saidIn(parts, index));
  const left = parts.guests.slice(room).map(({ address }) => [monospaced(cleanLine(address, 80))]);
  if (left.length > 0) await voice.say(says.tooMany(MOST_GUESTS, left));
  if (state && first && !now) return state;
  const waiting = [...later.map(emptyDraft), ...(state && !continues ? [state.draft] : []), ...(state?.waiting ?? [])];
  if (first && state && !continues && state.draft.address) {
    await voice.say(says.setAside(state.draft.address, cleanLine(first.address, 80)));
  } else if (first && later.length > 0) {
    await voice.say(says.oneByOne(later.length + 1, cleanLine(first.address, 80)));
  }
  const draft = state && continues ? state.draft : emptyDraft();
  return takeUp({ draft, waiting, showing: 'form', ...cardOf(state) }, now ?? saidIn(parts), turn);
};

const answered = async (state: NominateState, line: string, turn: Turn): Promise<NominateState> => {
  const { around, voice } = turn;
  const chosen = offeredIn(line, state);
  if (chosen) return takeUp(state, { address: chosen }, turn);
  const said = answersIn(line, state, around);
  if (said && Object.keys(said).length > 0) return takeUp(state, said, turn);
  const says = around.words.nominate;
  await voice.say(state.showing === 'question' ? says.bringAddress : says.notUnderstood(cleanLine(line, 60)));
  return state;
};

/** "fabrikam.com", to "which one is it?". */
const offeredIn = (line: string, { offered = [] }: NominateState): GuestAddress | undefined => {
  const said = lineOf(line)
    .toLowerCase()
    .replace(/^@|[.。!！]$/g, '');
  return offered.find((address) => domainOf(address) === said);
};

const told = async (
  state: NominateState,
  word: 'send' | 'no' | 'change' | 'cancel',
  turn: Turn,
): Promise<NominateState | undefined> => {
  const { around, voice } = turn;
  switch (word) {
    case 'send':
      return agreed(state, turn);
    case 'change':
      return showStep(state, formStep(state.draft, {}, 'change', around), turn);
    case 'no':
      await voice.say(state.showing === 'question' ? around.words.nominate.address.ask : around.words.nominate.notSent);
      return withoutOffers(state);
    case 'cancel':
      return cancel(state, turn);
  }
};

/** "Yes" answers a question with one way out alone. */
const agreed = async (state: NominateState, turn: Turn): Promise<NominateState | undefined> => {
  const { offered = [] } = state;
  const [only, ...others] = offered;
  if (!only) return send(state, turn);
  if (others.length === 0) return takeUp(state, { address: only }, turn);
  await turn.voice.say(turn.around.words.nominate.address.which(offered));
  return state;
};

const pressed = async (state: NominateState, action: DraftAction, turn: Turn): Promise<NominateState | undefined> => {
  const here = turn.voice.pressed ? { ...state, cardActivityId: turn.voice.pressed } : state;
  switch (action.verb) {
    case 'draft-fill': {
      const { verb: _, draft: __, ...inputs } = action;
      return takeUp(here, inputs as Said, turn);
    }
    case 'draft-use':
      return takeUp(here, { address: action.address }, turn);
    case 'draft-change':
      return showStep(here, formStep(here.draft, {}, 'change', turn.around), turn);
    case 'draft-send':
      return send(here, turn);
    case 'draft-cancel':
      return cancel(here, turn);
  }
};

/** Reads answers into the draft and goes on to what is asked next. */
const takeUp = async (state: NominateState, said: Said, turn: Turn): Promise<NominateState> => {
  const { draft, faults } = await fill(state.draft, { ...state.draft.said, ...said }, turn.around);
  return proceed({ ...state, draft }, faults, turn);
};

const proceed = async (state: NominateState, faults: Faults, turn: Turn): Promise<NominateState> =>
  showStep(state, await stepFor(state.draft, faults, turn.voice.how, turn.around), turn);

const showStep = async (state: NominateState, step: Step, { voice, keep }: Turn): Promise<NominateState> => {
  const { draft, waiting } = state;
  if (!('card' in step)) {
    await voice.say(step.says);
    return { draft, waiting, showing: step.showing, ...cardOf(state) };
  }
  const shown = { draft, waiting, showing: step.showing, ...(step.offered && { offered: step.offered }) };
  await keep({ ...shown, ...cardOf(state) });
  const at = await voice.show(step.card, step.summary, state.cardActivityId);
  return { ...shown, ...(at && { cardActivityId: at }) };
};

const send = async (state: NominateState, turn: Turn): Promise<NominateState | undefined> => {
  const { around, voice, remember } = turn;
  // Wrong answers that wait to be corrected are read again; so is an offer that has left the policy.
  const { draft, faults } = await fill(state.draft, {}, around);
  if (missingIn(draft, around.policy).length > 0 || Object.keys(faults).length > 0)
    return proceed({ ...state, draft }, faults, turn);
  const outcome = await sendDraft(draft, state.cardActivityId, voice, around, remember);
  if (outcome === 'ended') return next(state.waiting, turn);
  return showStep({ ...state, draft }, formStep(draft, outcome, 'form', around), turn);
};

const cancel = async (state: NominateState, turn: Turn): Promise<NominateState | undefined> => {
  const { around, voice } = turn;
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

const cardOf = (state: NominateState | undefined): Pick<NominateState, 'cardActivityId'> =>
  state?.cardActivityId ? { cardActivityId: state.cardActivityId } : {};

const withoutOffers = ({ offered: _, ...state }: NominateState): NominateState => state;
