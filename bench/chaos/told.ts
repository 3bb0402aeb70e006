import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { play, wordsOf, type Account } from '../../test/support/playing.js';
import { TELL_TO, type Telling } from '../../test/support/telling.js';
import { brokenOff, type Seen } from './proof.js';

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
    promise: 'a press that comes again at the real edge, under another id and time, changes nothing',
    file: 'test/stories/repeats.test.ts',
    long: { REPEATS: '2000' },
  },
};

/** What was seen of it, and each other bot that was noticed before. */
export type Heard = { readonly seen: Seen; readonly noticed: readonly string[] };

/** From mocha's account and what the tests told. A test that has nothing to tell shows nothing, however green it is. */
export const heardFrom = ({ failures, pending }: Account, tellings: readonly Telling[]): Heard => {
  const tried = tellings.filter((one) => 'tries' in one);
  const noticed = tellings.flatMap((one) => ('bot' in one ? [`${one.bot}: ${one.how}`] : []));
  const broken = [...failures.map(wordsOf), ...pending.map(({ fullTitle }) => `${fullTitle}: it was skipped`)];
  const untold = [
    ...(tried.every(({ tries }) => tries === 0) ? ['its test told of nothing that it tried'] : []),
    ...(noticed.length === 0 ? ['its test told of no other bot'] : []),
  ];
  const seen = {
    tries: tried.reduce((sum, { tries }) => sum + tries, 0),
    of: tried[0]?.of ?? 'tries',
    windows: {},
    notes: [],
    // Of a test that failed nothing else is to be expected.
    faults: broken.length > 0 ? broken : untold,
  };
  return { seen, noticed };
};

const saidOf = (long: Told['long']): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.keys(long).flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));

const linesOf = async (file: string): Promise<readonly string[]> =>
  existsSync(file) ? (await readFile(file, 'utf8')).trimEnd().split('\n') : [];

export const tell = async ({ file, long }: Told, isShort: boolean): Promise<Heard> => {
  const folder = await mkdtemp(join(tmpdir(), 'guestlist-told-'));
  const tellings = join(folder, 'tellings');
  try {
    // Whatever the environment says of it goes before.
    const account = await play([file], { ...(isShort ? {} : long), ...saidOf(long), [TELL_TO]: tellings });
    const lines = await linesOf(tellings);
    return heardFrom(
      account,
      lines.map((line) => JSON.parse(line) as Telling),
    );
  } catch (error) {
    return { seen: brokenOff(error), noticed: [] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
