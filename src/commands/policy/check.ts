import { readFile } from 'node:fs/promises';
import { runExamples } from '../../policy/examples.js';
import { formatProblem, readPolicyFile } from '../../policy/read.js';

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

const read = async (file: string): Promise<string | undefined> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    console.error(`${file} could not be read (${why}). Give the path of your policy file.`);
    return undefined;
  }
};

/**
 * `check FILE`: whether the server would start with these rules, and whether they do what the file's own examples say.
 * 0: both; 1: there are problems, one a line; 2: there was nothing to check.
 */
export const check = async ([file, ...rest]: readonly string[]): Promise<number | undefined> => {
  if (file === undefined || rest.length > 0) return undefined;
  const text = await read(file);
  if (text === undefined) return 2;

  const rules = readPolicyFile(text, file);
  if (!rules.ok) {
    for (const problem of rules.error) console.log(formatProblem(problem));
    console.log(`${file} has ${count(rules.error.length, 'problem')}. The server does not start with it.`);
    return 1;
  }
  const { policy, examples, problemWith } = rules.value;
  const failed = runExamples(policy, examples, new Date());
  for (const { at, problem } of failed) console.log(formatProblem(problemWith(at, problem)));
  if (failed.length > 0) {
    console.log(
      `${file}: ${failed.length} of ${count(examples.length, 'example')} failed. The server would start with it.`,
    );
    return 1;
  }
  const sizes = [
    count(policy.rules.length, 'rule'),
    count(policy.offers.length, 'offer'),
    count(examples.length, 'example'),
  ];
  console.log(`${file} is good: ${sizes.join(', ')}`);
  return 0;
};
