import { policyJsonSchema } from '../../policy/json-schema.js';

/** `schema`: the JSON Schema that editors complete and check a file of rules by, as it stands in policy.schema.json. */
export const schema = async (words: readonly string[]): Promise<number | undefined> => {
  if (words.length > 0) return undefined;
  console.log(JSON.stringify(policyJsonSchema(), null, 2));
  return 0;
};
