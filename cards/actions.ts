import { z } from 'zod';
import { nominationId } from '../src/kernel/ids.js';
import { failed, ok, type Result } from '../src/kernel/result.js';
import type { Sentence } from '../src/words/words.js';
import { line, type Element } from './card.js';

/** The longest text that an input of a card may bring. In UTF-16 units, as Teams counts. */
export const LONGEST_INPUT = 1000;

/** Questions of the company's own that one press may answer. */
const MOST_ANSWERS = 20;

const typed = z.string().max(LONGEST_INPUT).optional();
/** A draft keeps its id when it becomes a nomination. */
const draft = nominationId;

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

/**
 * Everything a button can say. It carries an id and a verb, and nothing that would have to be trusted: who pressed comes
 * from the activity, and every right is looked up. The verb stands in the data too, since Action.Submit has no other place.
 */
export const cardAction = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.literal('approve'), nomination: nominationId, stage, comment: typed }),
  z.strictObject({ verb: z.literal('deny'), nomination: nominationId, stage, comment: typed }),
  z.strictObject({ verb: z.literal('withdraw'), nomination: nominationId }),
  z.strictObject({ verb: z.literal('mail-again'), nomination: nominationId }),
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

/** Inputs of the company's own questions stand among ours as `q-…`; they are one field of the action. */
const gathered = (data: unknown): unknown => {
  if (typeof data !== 'object' || data === null || !('verb' in data) || data.verb !== 'draft-fill') return data;
  const entries = Object.entries(data);
  const own = entries.filter(([name]) => name.startsWith('q-'));
  if (own.length === 0) return data;
  const others = entries.filter(([name]) => !name.startsWith('q-'));
  return {
    ...Object.fromEntries(others),
    answers: Object.fromEntries(own.map(([name, said]) => [name.slice(2), said])),
  };
};

/** The verbs whose buttons send along what was typed into the card. The others must not: extra fields are refused. */
const TAKES_INPUTS: ReadonlySet<CardAction['verb']> = new Set(['approve', 'deny', 'draft-fill']);

/** A button. A client too old for Action.Execute sends the same data as a message. */
export const execute = (action: CardAction, title: string, style?: 'positive' | 'destructive'): Element => {
  const button = {
    title,
    ...(style && { style }),
    associatedInputs: TAKES_INPUTS.has(action.verb) ? 'auto' : 'none',
    data: action,
  };
  return { type: 'Action.Execute', verb: action.verb, ...button, fallback: { type: 'Action.Submit', ...button } };
};

/** A button that unfolds a question, and the one button that means it. */
export const askFirst = (title: string, question: readonly Sentence[], button: Element): Element => ({
  type: 'Action.ShowCard',
  title,
  card: {
    type: 'AdaptiveCard',
    body: [
      ...question.map((sentence) => ({ type: 'RichTextBlock', spacing: 'Small', inlines: line(sentence).runs })),
      { type: 'ActionSet', actions: [button] },
    ],
  },
});
