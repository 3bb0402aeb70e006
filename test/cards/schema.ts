import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';

/** Where Microsoft's descriptions lie; they are not part of the project. */
const folder = process.env['DESCRIPTIONS'] ?? join('..', 'shared');
const file = join(folder, 'teams', 'adaptive-card-1.6.schema.json');

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** Holds a card against Microsoft's schema; undefined, with the reason, where the schema is not at hand. */
export const cardSchema = (): { validate: ValidateFunction } | { missing: string } => {
  let schema: unknown;
  try {
    schema = read(file);
  } catch {
    return { missing: `no ${file}: set DESCRIPTIONS to the folder with Microsoft's descriptions` };
  }
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  const draft6: unknown = createRequire(import.meta.url)('ajv/dist/refs/json-schema-draft-06.json');
  ajv.addMetaSchema(draft6 as object);
  return { validate: ajv.compile(schema as object) };
};

/** Teams' own addition to a card's root is not in the schema. */
export const withoutTeams = ({ msteams: _, ...card }: Readonly<Record<string, unknown>>): object => card;
