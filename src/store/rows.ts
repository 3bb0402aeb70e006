import { z } from 'zod';

/** A moment inside JSON, where it is ISO 8601; revived because the schema says so, not because it looks like one. */
export const moment = z.iso.datetime().transform((text) => new Date(text));

type KeysOf<T> = T extends unknown ? keyof T : never;
type Complete<T, S extends z.ZodType> = [Exclude<KeysOf<T>, KeysOf<z.output<S>>>] extends [never] ? S : never;

/** A schema for rows of type T. One that gives something else, or forgets a field, even an optional one, does not compile. */
export const rowsOf =
  <T>() =>
  <S extends z.ZodType<T>>(schema: S & Complete<T, S>): S =>
    schema;

/** Of several rows, those that can be read: one that is damaged, or a newer version's, hides no other. */
export const readable = <T>(rows: readonly { readonly state: unknown }[], row: z.ZodType<T>): readonly T[] =>
  rows.flatMap(({ state }) => {
    const read = row.safeParse(state);
    return read.success ? [read.data] : [];
  });
