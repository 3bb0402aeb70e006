import { NoRecord } from './books.js';
import { exportEntries } from './export.js';
import { show } from './show.js';
import { verify } from './verify.js';

type Verb = (words: readonly string[], env: NodeJS.ProcessEnv) => Promise<number | undefined>;

const VERBS: ReadonlyMap<string, Verb> = new Map([
  ['verify', verify],
  ['export', exportEntries],
  ['show', show],
]);

/** 0: done; 1: the record is not as it was written, or has nothing of that id; 2: that could not be answered; undefined: not understood. */
export const audit = async (
  [verb = '', ...words]: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number | undefined> => {
  try {
    return await VERBS.get(verb)?.(words, env);
  } catch (error) {
    if (!(error instanceof NoRecord)) throw error;
    console.error(error.message);
    return 2;
  }
};
