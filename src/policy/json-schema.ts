import { z } from 'zod';
import { REMEDIES } from './remedies.js';
import { policyFile } from './schema.js';

/** As much of a JSON Schema as ours is made of. */
type Schema = {
  description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
};

/** A place of the file and what may stand there; entries of a list are written `[]`. `isForm`: one of several for this place. */
type Place = { readonly place: string; readonly schema: Schema; readonly isForm: boolean };

const placesIn = (schema: Schema, place = '', isForm = false): readonly Place[] => [
  { place, schema, isForm },
  ...Object.entries(schema.properties ?? {}).flatMap(([key, one]) => placesIn(one, place ? `${place}.${key}` : key)),
  ...(schema.items ? placesIn(schema.items, `${place}[]`) : []),
  ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((form) => placesIn(form, place, true)),
];

/** zod's own answer, written out: no part of it is shared between two places. */
const plainSchema = (): Schema => JSON.parse(JSON.stringify(z.toJSONSchema(policyFile, { io: 'input' }))) as Schema;

/** For editors: completion, and at each place what `check` would say to do about it. JSON Schema, draft 2020-12. */
export const policyJsonSchema = (): object => {
  const schema = plainSchema();
  for (const { place, schema: at, isForm } of placesIn(schema)) {
    const remedy = REMEDIES[place];
    if (remedy !== undefined && !isForm) at.description = remedy;
  }
  return { title: 'The rules of Guestlist', ...schema };
};

let known: ReadonlyMap<string, readonly string[]> | undefined;

/** Every place of the file, with the fields that may stand there; in whichever form, where there are several. */
export const knownFields = (): ReadonlyMap<string, readonly string[]> => {
  if (known) return known;
  const fields = new Map<string, readonly string[]>();
  for (const { place, schema } of placesIn(plainSchema()))
    fields.set(place, [...new Set([...(fields.get(place) ?? []), ...Object.keys(schema.properties ?? {})])]);
  return (known = fields);
};
