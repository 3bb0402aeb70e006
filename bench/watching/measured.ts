import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What Graph was asked in one part of the work. */
export type Cost = {
  /** Each part of a `$batch` is one. */
  readonly requests: number;
  readonly roundTrips: number;
  readonly resourceUnits: number;
  /** Of passes: the most in one of them. Of jobs: the most in ten seconds. */
  readonly mostUnits: number;
  readonly passes: number;
  readonly seconds: number;
  /** Megabytes of the process, at their highest so far. */
  readonly peak: number;
};

/** What a watcher says at its end. */
export type Watched = {
  /** All that was due: looks at the pending, what changed in the directory, and the stays whose day has come. */
  readonly due: Cost;
  /** Microsoft has forgotten how far we had come: everybody is compared once. */
  readonly comparison: Cost;
  /** All that followed from both. */
  readonly jobs: Cost & { readonly count: number };
  /** The same after all rounds. */
  readonly peak: number;
  /** What was not done at the end; nothing, if all is well. */
  readonly left: Readonly<Record<string, number>>;
};

/** Runs the watcher in a process of its own, so that its memory is its own. */
export const watched = async (env: Readonly<Record<string, string>>): Promise<Watched> => {
  const child = fork(fileURLToPath(new URL('watcher.js', import.meta.url)), {
    env: { PATH: process.env['PATH'], BENCH_LOG: process.env['BENCH_LOG'], ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let said: Watched | undefined;
  child.on('message', (message) => (said = message as Watched));
  await once(child, 'exit');
  if (!said) throw new Error('The watcher ended before it had said anything.');
  return said;
};
