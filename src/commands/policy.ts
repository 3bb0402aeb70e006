import { check } from './policy/check.js';
import { explain } from './policy/explain.js';
import { schema } from './policy/schema.js';

/**
 * `npm run policy -- VERB …`: what one asks of a file of rules by hand. Each verb answers with its exit code, or undefined
 * where it did not understand what follows it; 2 says that there was nothing to answer.
 */

const USAGE = `Usage: npm run policy -- check FILE   whether the server would start with these rules, and their examples hold
                                      (such as policy.yaml; begin with a copy of policy.sample.yaml)
       npm run policy -- explain --nominator ADDRESS --guest ADDRESS [--to NAME] [--until DAY]
                                      [--file FILE] [--directory local|real] [--json]
                                      what would become of that nomination, and why
       npm run policy -- schema       the JSON Schema of such files, for editors`;

type Verb = (words: readonly string[]) => Promise<number | undefined>;

const VERBS: ReadonlyMap<string, Verb> = new Map([
  ['check', check],
  ['explain', explain],
  ['schema', schema],
]);

const [verb = '', ...words] = process.argv.slice(2);
const code = await VERBS.get(verb)?.(words);
if (code !== 0) process.exitCode = code ?? 2;
if (code === undefined) console.error(USAGE);
