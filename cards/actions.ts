import { z } from 'zod';
import { parseCompanyDomain } from '../src/kernel/address.js';
import { delegationId, nominationId, personId } from '../src/kernel/ids.js';
import { failed, ok, type Result } from '../src/kernel/result.js';
import type { Sentence } from '../src/words/words.js';
import { drawnLine, line, type Card, type Element } from './card.js';

/** The longest text that an input of a card may bring. In UTF-16 units, as Teams counts. */
export const LONGEST_INPUT = 1000;

/** Questions of the company's own that one press may answer. */
const MOST_ANSWERS = 20;

const typed = z.string().max(LONGEST_INPUT).optional();
/** A draft keeps its id when it becomes a nomination. */
const draft = nominationId;

const guest = personId;

/** What the nominator fills in; the inputs of the form are called so. */
const inputs = {
  address: typed,
  name: typed,
  company: typed,
  access: typed,
  reason: typed,
  until: typed,
  sponsor: typed,
  backup: typed,
  language: typed,
  delivery: typed,
};

/** A field of the form: one of ours, or `q-` and the key of a question of the company's own. */
export const draftField = z.union([z.strictObject(inputs).keyof(), z.templateLiteral(['q-', z.string()])]);
export type DraftField = z.infer<typeof draftField>;

/** By the key of the question. */
const answers = z
  .record(z.string().regex(/^[a-z0-9-]{1,64}$/i), z.string().max(LONGEST_INPUT))
  .refine((given) => Object.keys(given).length <= MOST_ANSWERS);

/** What a finding offers in place of what was asked. What it would be done to is known to the draft, not to the button. */
export const WAYS_OUT = [
  'access',
  'end',
  'sponsor',
  'backup',
  'resend',
  'fix-address',
  'revive',
  'anew',
  'join',
  'shorten',
] as const;
export type WayOut = (typeof WAYS_OUT)[number];

/** The one the card asks about, so that a card left behind by an earlier stage answers no later one; absent on cards of version 0.1. */
const stage = z.number().int().min(0).optional();
/** How often what it asks had been changed, so that nobody agrees to what they did not read; absent on older cards. */
const edition = z.number().int().min(0).optional();
/** Who is to answer for the guest, by the card: the nominator agrees to nobody of whom they did not read. */
const sponsor = personId.optional();
/**
 * Which question, from 0, so that the next one is not answered with what was written to this, and one that comes again is not another;
 * absent on older cards.
 */
const inquiry = z.number().int().min(0).optional();
/** As `parseCompanyDomain` gives it; who pressed may have written the card's data themselves. */
const ofDomain = {
  domain: z.string().refine((said) => parseCompanyDomain(said) === said),
  guests: z.number().int().min(0),
};
/** Where the button stands, which is where the answer is drawn: on the card of one nomination, or on the list of all that wait. */
const on = z.literal('list').optional();

/**
 * Everything a button can say. It carries an id and a verb, and nothing that would have to be trusted: who pressed comes
 * from the activity, and every right is looked up. The verb stands in the data too, since Action.Submit has no other place.
 */
export const cardAction = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.literal('approve'), nomination: nominationId, stage, edition, on, comment: typed }),
  z.strictObject({ verb: z.literal('deny'), nomination: nominationId, stage, edition, on, comment: typed }),
  /** Inputs: a day, somebody's name, one of the ways (`chat`, `mail`, `chat,mail`), keys of what stays, with commas. */
  z.strictObject({
    verb: z.literal('approve-changed'),
    nomination: nominationId,
    stage,
    edition,
    comment: typed,
    until: typed,
    sponsor: typed,
    delivery: typed,
    keep: typed,
  }),
  /** A button that was unfolded sends the inputs of the card around it too, and so a comment that is not its business. */
  z.strictObject({ verb: z.literal('hand-over'), nomination: nominationId, stage, colleague: typed, comment: typed }),
  z.strictObject({
    verb: z.literal('inquire'),
    nomination: nominationId,
    stage,
    inquiry,
    question: typed,
    comment: typed,
  }),
  z.strictObject({ verb: z.literal('reply'), nomination: nominationId, inquiry, answer: typed }),
  z.strictObject({ verb: z.literal('agree-change'), nomination: nominationId, sponsor }),
  z.strictObject({ verb: z.literal('decline-change'), nomination: nominationId, sponsor }),
  z.strictObject({ verb: z.literal('remind'), nomination: nominationId }),
  /** The nominator changes what they ask for: the form opens anew, filled with what it was. */
  z.strictObject({ verb: z.literal('amend'), nomination: nominationId }),
  /** The same of an invitation that is out, and went to a wrong address. */
  z.strictObject({ verb: z.literal('correct'), nomination: nominationId }),
  z.strictObject({ verb: z.literal('withdraw'), nomination: nominationId }),
  z.strictObject({ verb: z.literal('mail-again'), nomination: nominationId }),
  /** Sent by the client itself when the card comes into view. Reads; decides nothing. */
  z.strictObject({ verb: z.literal('refresh'), nomination: nominationId }),
  z.strictObject({ verb: z.literal('refresh-list') }),
  z.strictObject({ verb: z.literal('guest-keep'), guest, until: typed }),
  z.strictObject({ verb: z.literal('guest-confirm'), guest }),
  z.strictObject({ verb: z.literal('guest-remove'), guest }),
  z.strictObject({ verb: z.literal('guest-pass'), guest, colleague: typed }),
  z.strictObject({ verb: z.literal('guest-take'), guest, until: typed }),
  z.strictObject({ verb: z.literal('guest-decline'), guest }),
  z.strictObject({ verb: z.literal('guest-resend'), guest }),
  z.strictObject({ verb: z.literal('guest-correct'), guest }),
  /** The conversation opens below, with this guest known. */
  z.strictObject({ verb: z.literal('guest-more'), guest }),
  z.strictObject({ verb: z.literal('refresh-guests') }),
  z.strictObject({ verb: z.literal('adopt-guests') }),
  z.strictObject({ verb: z.literal('end-delegation'), delegation: delegationId }),
  /** Of an administrator, about everybody, or about all guests of a domain; `guests`: how many the card spoke of. */
  z.strictObject({ verb: z.literal('pause-inviting'), reason: typed }),
  z.strictObject({ verb: z.literal('resume-inviting') }),
  z.strictObject({ verb: z.literal('stop-guests'), ...ofDomain, reason: typed }),
  z.strictObject({ verb: z.literal('let-guests-in'), ...ofDomain, reason: typed }),
  z.strictObject({ verb: z.literal('leave-as-is') }),
  z.strictObject({ verb: z.literal('draft-fill'), draft, ...inputs, answers: answers.optional() }),
  z.strictObject({ verb: z.literal('draft-send'), draft }),
  z.strictObject({ verb: z.literal('draft-change'), draft }),
  z.strictObject({ verb: z.literal('draft-cancel'), draft }),
  z.strictObject({ verb: z.literal('draft-use'), draft, address: z.string().max(LONGEST_INPUT) }),
  z.strictObject({ verb: z.literal('draft-choose'), draft, choice: z.enum(WAYS_OUT) }),
]);
export type CardAction = z.infer<typeof cardAction>;

/** Why a card's data is no action; words/refusals has a sentence for each. */
export type ActionFault = 'unknown-action' | 'malformed' | 'too-long';

/** Reads what a pressed button sent: `value.action.data` of an invoke, or `value` of the message that a fallback sends. */
export const parseAction = (data: unknown): Result<CardAction, ActionFault> => {
  const parsed = cardAction.safeParse(gathered(data));
  if (parsed.success) return ok(parsed.data);
  const { issues } = parsed.error;
  if (issues.some(({ code, path }) => code === 'invalid_union' && path[0] === 'verb')) return failed('unknown-action');
  return failed(issues.every(({ code }) => code === 'too_big') ? 'too-long' : 'malformed');
};

/**
 * What has one name in an action may need several on a card: inputs of the company's own questions stand among ours as
 * `q-…`, and a list has one input of a kind for each of its items, `comment-1`, `until-1` and so on, since Teams on a phone
 * draws no card that has one id twice.
 */
const gathered = (data: unknown): unknown => {
  if (typeof data !== 'object' || data === null || !('verb' in data)) return data;
  if (data.verb === 'draft-fill') return withAnswers(data);
  if (data.verb === 'deny' && 'on' in data) return unnumbered('comment', data);
  if (data.verb === 'guest-keep' || data.verb === 'guest-take') return unnumbered('until', data);
  return data.verb === 'guest-pass' ? unnumbered('colleague', data) : data;
};

const withAnswers = (data: object): object => {
  const [own, others] = parted(data, (name) => name.startsWith('q-'));
  if (own.length === 0) return data;
  const answers = Object.fromEntries(own.map(([name, said]) => [name.slice(2), said]));
  return { ...Object.fromEntries(others), answers };
};

const unnumbered = (input: string, data: object): object => {
  const [own, others] = parted(data, (name) => name.replace(/-\d+$/, '') === input && name !== input);
  const [one, ...more] = own;
  return one && more.length === 0 ? { ...Object.fromEntries(others), [input]: one[1] } : data;
};

const parted = (data: object, belongs: (name: string) => boolean) => {
  const entries = Object.entries(data) as [string, unknown][];
  return [entries.filter(([name]) => belongs(name)), entries.filter(([name]) => !belongs(name))] as const;
};

/** The verbs whose buttons send along what was typed into the card. The others must not: extra fields are refused. */
const TAKES_INPUTS: ReadonlySet<CardAction['verb']> = new Set([
  'approve',
  'deny',
  'approve-changed',
  'hand-over',
  'inquire',
  'reply',
  'draft-fill',
  'pause-inviting',
  'stop-guests',
  'let-guests-in',
  'guest-keep',
  'guest-pass',
  'guest-take',
]);

/** A button. A client too old for Action.Execute sends the same data as a message. */
export const execute = (action: CardAction, title: string, style?: 'positive' | 'destructive'): Element =>
  button(action, { title, ...(style && { style }), associatedInputs: TAKES_INPUTS.has(action.verb) ? 'auto' : 'none' });

/** As `execute`, beside inputs that are not its business. */
export const executeAlone = (action: CardAction, title: string): Element =>
  button(action, { title, associatedInputs: 'none' });

const button = (action: CardAction, looks: { readonly title: string; readonly associatedInputs: string }): Element => {
  const said = { ...looks, data: action };
  return { type: 'Action.Execute', verb: action.verb, ...said, fallback: { type: 'Action.Submit', ...said } };
};

/** A button that unfolds what else there is to say or to fill in, with buttons of its own. */
export const unfolding = (title: string, body: readonly Element[], buttons: readonly Element[]): Element => ({
  type: 'Action.ShowCard',
  title,
  card: { type: 'AdaptiveCard', body: [...body, { type: 'ActionSet', actions: buttons }] },
});

/** A button that unfolds a question, and the one button that means it. */
export const askFirst = (title: string, question: readonly Sentence[], yes: Element): Element =>
  unfolding(
    title,
    question.map((sentence) => drawnLine(line(sentence))),
    [yes],
  );

/**
 * A card that the client itself brings up to date when it comes into view. No users are named: then Teams does so for
 * everybody in a conversation of up to sixty.
 */
export const refreshing = (card: Card, action: CardAction): Card => ({
  ...card,
  refresh: { action: { type: 'Action.Execute', verb: action.verb, associatedInputs: 'none', data: action } },
});
