import { play, wordsOf } from '../../test/support/playing.js';

/** A promise that a test tells in a long form, its naive bots before it. */
export type Told = {
  readonly promise: string;
  readonly file: string;
  /** What makes it long. */
  readonly long: Readonly<Record<string, string>>;
};

export const TOLD: Readonly<Record<string, Told>> = {
  inviting: {
    promise: 'the main job is done once, wherever the bot is killed',
    file: 'test/kills/kills.test.ts',
    long: { KILLS: 'all' },
  },
  staying: {
    promise: 'the end of a stay and a hand-over are done once, wherever the bot is killed',
    file: 'test/kills/stay.test.ts',
    long: { KILLS: 'all' },
  },
  hostile: {
    promise:
      'the end of a stay touches only guests of ours, and disables before it deletes, whatever others do to the account meanwhile',
    file: 'test/kills/hostile.test.ts',
    long: { KILLS: 'all' },
  },
  rights: {
    promise: 'whoever may do what, by one rule, for every role, tenant, relation and state',
    file: 'test/workflow/matrix.test.ts',
    long: {},
  },
  organisations: {
    promise: 'nobody approves for themselves, by no detour',
    file: 'test/workflow/organisations.test.ts',
    long: { ORGANISATIONS: '10000' },
  },
  sequences: {
    promise: 'repeated, reordered and stale presses have the effect of one',
    file: 'test/workflow/repeats.test.ts',
    long: { SEQUENCES: '10000' },
  },
  repeats: {
    promise: 'the same at the real edge, under new ids and times',
    file: 'test/stories/repeats.test.ts',
    long: { REPEATS: '2000' },
  },
};

export const tell = async ({ file, long }: Told, isShort: boolean) => {
  const { passes, failures, pending } = await play([file], isShort ? {} : long);
  const faults = [...failures.map(wordsOf), ...pending.map(({ fullTitle }) => `${fullTitle}: it was skipped`)];
  return { passed: passes.length, faults: passes.length > 0 ? faults : [...faults, 'nothing was played'] };
};
