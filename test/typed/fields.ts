import type { ZodType } from 'zod';
import { cardAction, type CardAction } from '../../cards/actions.js';

type FieldOf<Action> = Action extends { verb: infer Verb extends string }
  ? `${Verb}.${Exclude<keyof Action & string, 'verb'>}`
  : never;
/** A field of a button, as `deny.comment`. */
export type Field = FieldOf<CardAction>;

/** What somebody typed, by itself or as the answer to a question of the company's own. */
const TYPED = ['x y <b>', { own: 'x y <b>' }];
const takesText = (schema: ZodType): boolean => TYPED.some((typed) => schema.safeParse(typed).success);

/** Every field of every button into which somebody types; what is chosen from a list comes as text too. */
export const typedFields = (): readonly Field[] =>
  cardAction.options.flatMap(({ shape }) => {
    const { verb, ...fields } = shape;
    const name = String(verb.def.values[0]);
    return Object.entries(fields as Readonly<Record<string, ZodType>>).flatMap(([field, schema]) =>
      takesText(schema) ? [`${name}.${field}` as Field] : [],
    );
  });
