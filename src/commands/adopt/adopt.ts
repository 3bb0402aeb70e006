import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { describeProblems, loadDotEnv, readConfig, type Config } from '../../config.js';
import { systemClock } from '../../kernel/clock.js';
import { loadPolicy } from '../../policy-in-force.js';
import type { Policy } from '../../policy/policy.js';
import { everyGuest, NOBODY_YET, withPage, type Found, type Strangers } from '../../workflow/adopting.js';
import { createLikelySponsors } from '../../workflow/likely-sponsors.js';
import { DirectoryTrouble, type Directory } from '../../workflow/ports.js';
import { operatorOf } from '../audit/operator.js';
import { openDirectory } from '../policy/explain/directory.js';
import { NoAnswer } from '../policy/explain/no-answer.js';
import { openBooks, type Books } from './books.js';
import { CannotAdopt } from './cannot-adopt.js';
import { propose } from './proposing.js';
import { describeFaults, describeNumbers } from './report.js';
import { readTable, writeTable } from './table.js';
import { weigh } from './weighing.js';

const OPTIONS = {
  out: { type: 'string' },
  csv: { type: 'string' },
  yes: { type: 'boolean' },
  by: { type: 'string' },
} as const;
type Options = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

type Around = { readonly directory: Directory; readonly books: Books; readonly policy: Policy };

/**
 * Guests who were there before us. 0: done; 1: the file has faults, and nothing was changed; 2: that could not be answered;
 * undefined: not understood.
 */
export const adopt = async (words: readonly string[], env: NodeJS.ProcessEnv): Promise<number | undefined> => {
  const options = optionsIn(words);
  if (!options || (options.yes && options.csv === undefined) || (options.csv && options.out)) return undefined;
  loadDotEnv();
  const config = readConfig(env);
  if (!config.ok) {
    console.error(describeProblems(config.error));
    return 2;
  }
  try {
    return await within(config.value, options, (around) => carryOut(options, around));
  } catch (error) {
    if (!(error instanceof CannotAdopt || error instanceof DirectoryTrouble || error instanceof NoAnswer)) throw error;
    console.error(error.message);
    return 2;
  }
};

const optionsIn = (words: readonly string[]): Options | undefined => {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, strict: true }).values;
  } catch {
    return undefined;
  }
};

const within = async <T>(config: Config, options: Options, work: (around: Around) => Promise<T>): Promise<T> => {
  const policy = await loadPolicy(config.policyFile);
  if (!policy.ok) throw new CannotAdopt(['The policy cannot be used:', ...policy.error].join('\n  '));
  const books = await openBooks(config, options.yes ? 'to-write' : 'to-read');
  try {
    const opened = await openDirectory(config, undefined);
    try {
      console.log(`Looking at ${opened.name}.`);
      return await work({ directory: opened.directory, books, policy: policy.value });
    } finally {
      await opened.close();
    }
  } finally {
    await books.close();
  }
};

const carryOut = async ({ out, csv, yes, by }: Options, around: Around): Promise<number> => {
  const { numbers, all } = await look(around);
  console.log(describeNumbers(numbers));
  if (csv !== undefined) return take(csv, yes ? operatorOf(by) : undefined, all, around);
  if (out !== undefined) await write(out, all, around);
  return 0;
};

const look = async ({
  directory,
  books,
}: Around): Promise<{ readonly numbers: Strangers; readonly all: readonly Found[] }> => {
  const all: Found[] = [];
  let numbers = NOBODY_YET;
  for await (const page of everyGuest({ directory, store: books })) {
    numbers = withPage(numbers, page);
    all.push(...page);
  }
  return { numbers, all };
};

const write = async (file: string, all: readonly Found[], { directory }: Around): Promise<void> => {
  const strangers = all.filter(({ standing }) => standing === 'stranger');
  const likelySponsors = createLikelySponsors({ directory, clock: systemClock });
  const rows = await propose(strangers, { directory, likelySponsors });
  await writeFile(file, writeTable(rows)).catch(() => {
    throw new CannotAdopt(`${file} could not be written. Name another file with --out.`);
  });
  console.log(
    `${file} has a proposal for each of them. Look through it, and bring it back: npm run adopt -- --csv ${file}`,
  );
};

/** Without an operator it is a trial. */
const take = async (
  file: string,
  operator: string | undefined,
  all: readonly Found[],
  around: Around,
): Promise<number> => {
  const { directory, books, policy } = around;
  const bytes = await readFile(file).catch(() => {
    throw new CannotAdopt(`${file} could not be read.`);
  });
  const wishes = readTable(bytes);
  const guests = new Map(all.map((found) => [found.account.address.toLowerCase(), found]));
  const weighed = wishes.ok
    ? await weigh(wishes.value, guests, { directory, clock: systemClock, zone: policy.zone })
    : wishes;
  if (!weighed.ok) {
    console.error(describeFaults(file, weighed.error));
    return 1;
  }
  const { length: count } = weighed.value;
  if (operator === undefined) {
    console.log(`${file} is good: ${count} guests. Say it again with --yes, and their sponsors are asked in chat.`);
    return 0;
  }
  await books.enqueue(weighed.value, operator);
  console.log(
    `${count} guests are taken in as the bot comes to them. Each sponsor has one card a day about all of theirs.`,
  );
  return 0;
};
