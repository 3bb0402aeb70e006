import type { DraftField } from '../cards/draft.js';
import { domainOf, type GuestAddress } from '../src/kernel/address.js';
import { cleanLine } from '../src/kernel/text.js';
import { address as monospaced, type Sentence } from '../src/words/words.js';
import { answersIn, saidIn } from './answers.js';
import { emptyDraft, ruleOf, type Draft, type NominateState, type Said } from './draft.js';
import { fieldFor } from './extras.js';
import { cancel, cardOf, change, chose, send, takeUp, withoutOffers } from './proceed.js';
import type { DraftAction, Turn } from './turn.js';
import { sentAs } from './send.js';
import { hintsOf, type Surroundings } from './surroundings.js';
import type { Parts } from './understand.js';
import { partsOf } from './understanding/invite.js';
import { lineOf } from './understanding/line.js';

/** Guests that one person may have half said at a time. */
const MOST_GUESTS = 10;

/** The state after a turn; undefined where nothing is open any more. */
export const respond = async (state: NominateState | undefined, turn: Turn): Promise<NominateState | undefined> => {
  const { heard } = turn;
  if (heard.kind === 'parts') return invited(await unsent(state, turn), heard.parts, turn);
  if (heard.kind === 'amend') return amended(await unsent(state, turn), heard.draft, turn);
  if (heard.kind === 'begin') return begun(await unsent(state, turn), heard.draft, turn);
  if (!state) return undefined;
  switch (heard.kind) {
    case 'line':
      return answered(state, heard.line, turn);
    case 'way':
      return chose(state, heard.way, turn, saidIn(partsOf(heard.rest, hintsOf(turn.around))));
    case 'word':
      return told(state, heard.word, turn);
    case 'press':
      return pressed(state, heard.action, turn);
  }
};

/** Without a draft that was sent by a process that died before it wrote that down: it is no other guest's, and does not wait. */
const unsent = async (state: NominateState | undefined, { around }: Turn): Promise<NominateState | undefined> => {
  if (!state || !(await sentAs(state.draft, around))) return state;
  const [draft, ...waiting] = state.waiting;
  return draft && { draft, waiting, showing: 'form' };
};

/** `invite …`: begins, adds to the open draft, or sets that one aside for another guest. */
const invited = async (
  state: NominateState | undefined,
  parts: Parts,
  turn: Turn,
): Promise<NominateState | undefined> => {
  const { around, voice } = turn;
  const says = around.words.nominate;
  // Another address for a guest who is here is no invitation of anybody.
  const sameGuest = (address: string) =>
    !state?.draft.moves && (!state?.draft.address || state.draft.address === address.toLowerCase());
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

/** What was open waits; of the same guest, it is what goes on. */
const begun = async (
  state: NominateState | undefined,
  draft: Draft,
  turn: Turn,
): Promise<NominateState | undefined> => {
  const others = state ? [state.draft, ...state.waiting] : [];
  const waiting = others.filter(({ address }) => address !== draft.address);
  return takeUp({ draft, waiting, showing: 'form', ...(waiting.length < others.length && cardOf(state)) }, {}, turn);
};

/** What was open waits until the change is sent or dropped. */
const amended = async (
  state: NominateState | undefined,
  draft: Draft,
  turn: Turn,
): Promise<NominateState | undefined> => {
  const others = state ? [state.draft, ...state.waiting] : [];
  // Pressed twice, the form is already there.
  const waiting = others.filter((one) => !isSame(one, draft));
  return change({ draft, waiting, showing: 'form' }, turn);
};

/** The same request, or the same guest's address. */
const isSame = (one: Draft, other: Draft): boolean =>
  other.replaces === undefined ? one.moves?.guest === other.moves?.guest : one.replaces === other.replaces;

const answered = async (state: NominateState, line: string, turn: Turn): Promise<NominateState | undefined> => {
  const { around, voice } = turn;
  const chosen = offeredIn(line, state);
  if (chosen) return takeUp(state, { address: chosen }, turn);
  const said = answersIn(line, state, around);
  if (said && Object.keys(said).length > 0) return takeUp(state, said, turn);
  const says = around.words.nominate;
  switch (state.showing) {
    case 'question':
      await voice.say(says.bringAddress);
      return state;
    case 'choice':
      await voice.say(says.findings.choose);
      return state;
    // What kept it may be over by now.
    case 'held':
      return takeUp(state, {}, turn);
    case 'form':
    case 'change':
    case 'confirm':
      await voice.say(says.notUnderstood(cleanLine(line, 60)));
      return state;
  }
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
  const { voice, around } = turn;
  switch (word) {
    case 'send':
      return agreed(state, turn);
    case 'change':
      return change(state, turn);
    case 'no': {
      const field = asksYesOrNo(state, turn);
      if (field) return takeUp(state, { [field]: 'no' }, turn);
      await voice.say(insteadOf(state.showing, around));
      return withoutOffers(state);
    }
    case 'cancel':
      return cancel(state, turn);
  }
};

/** What to say next, to whoever said no. */
const insteadOf = (showing: NominateState['showing'], { words }: Surroundings): Sentence => {
  const says = words.nominate;
  if (showing === 'question') return says.address.ask;
  return showing === 'choice' ? says.findings.choose : says.notSent;
};

/** "Yes" answers a question with one way out alone, and one that asks for yes or no. */
const agreed = async (state: NominateState, turn: Turn): Promise<NominateState | undefined> => {
  const { offered = [], ways = [] } = state;
  const says = turn.around.words.nominate;
  const [only, ...others] = offered;
  if (only && others.length === 0) return takeUp(state, { address: only }, turn);
  if (only) {
    await turn.voice.say(says.address.which(offered));
    return state;
  }
  const [way, ...more] = ways;
  if (way && more.length === 0) return chose(state, way, turn);
  if (way) {
    await turn.voice.say(says.findings.choose);
    return state;
  }
  const field = asksYesOrNo(state, turn);
  return field ? takeUp(state, { [field]: 'yes' }, turn) : send(state, turn);
};

const pressed = async (state: NominateState, action: DraftAction, turn: Turn): Promise<NominateState | undefined> => {
  const here = turn.voice.pressed ? { ...state, cardActivityId: turn.voice.pressed } : state;
  switch (action.verb) {
    case 'draft-fill': {
      const { verb: _, draft: __, answers = {}, ...inputs } = action;
      const own = Object.fromEntries(Object.entries(answers).map(([key, said]) => [`q-${key}`, said]));
      return takeUp(here, { ...(inputs as Said), ...own }, turn);
    }
    case 'draft-use':
      return takeUp(here, { address: action.address }, turn);
    case 'draft-choose':
      return chose(here, action.choice, turn);
    case 'draft-change':
      return change(here, turn);
    case 'draft-send':
      return send(here, turn);
    case 'draft-cancel':
      return cancel(here, turn);
  }
};

/** The first question of the company's own that is still open and asks for yes or no; “yes” answers nothing else. */
const asksYesOrNo = ({ draft, wanted = [] }: NominateState, { around }: Turn): DraftField | undefined => {
  const questions = ruleOf(draft, around.policy)?.questions ?? [];
  return wanted.find((field) => questions.some((one) => one.kind === 'yes-no' && fieldFor(one) === field));
};
