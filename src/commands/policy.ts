import { readFile } from 'node:fs/promises';
import { formatProblem, readPolicy } from '../policy/read.js';

/**
 * `npm run policy -- check FILE`: whether the server would start with this policy. Exit code 0: it is good; 1: it has
 * problems, one a line; 2: there was nothing to check.
 */

const USAGE = 'Usage: npm run policy -- check FILE   (such as policy.yaml; begin with a copy of policy.sample.yaml)';

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

const read = async (file: string): Promise<string | undefined> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    console.error(`${file} could not be read (${why}). Give the path of your policy file.\n${USAGE}`);
    return undefined;
  }
};

const check = async (file: string): Promise<0 | 1 | 2> => {
  const text = await read(file);
  if (text === undefined) return 2;
  const policy = readPolicy(text, file);
  if (policy.ok) {
    console.log(
      `${file} is good: ${count(policy.value.rules.length, 'rule')}, ${count(policy.value.offers.length, 'offer')}`,
    );
    return 0;
  }
  for (const problem of policy.error) console.log(formatProblem(problem));
  console.log(`${file} has ${count(policy.error.length, 'problem')}. The server does not start with it.`);
  return 1;
};

const [verb, file, ...rest] = process.argv.slice(2);
if (verb === 'check' && file !== undefined && rest.length === 0) {
  process.exitCode = await check(file);
} else {
  console.error(USAGE);
  process.exitCode = 2;
}
