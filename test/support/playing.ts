import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Mocha's own account of a test that it has played, or of a hook that failed; the file as it was compiled. */
export type Played = { readonly fullTitle: string; readonly file: string; readonly err: { readonly message?: string } };
export type Account = {
  readonly passes: readonly Played[];
  readonly failures: readonly Played[];
  readonly pending: readonly Played[];
};

/** Where a source file's program is: `test/attack.test.ts`. */
export const compiled = (file: string): string => resolve('dist', file.replace(/ts$/, 'js'));

/** Plays the tests of these source files in a process of their own, as `npm test` does; what they print is printed. */
export const play = async (files: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Account> => {
  const folder = await mkdtemp(join(tmpdir(), 'guestlist-played-'));
  const account = join(folder, 'account.json');
  const how = ['--no-config', '--require', 'dist/test/support/hooks.js', '--parallel', '--jobs', '3'];
  const told = ['--timeout', '180000', '--reporter', 'json', '--reporter-option', `output=${account}`];
  try {
    const mocha = spawn(
      process.execPath,
      ['node_modules/mocha/bin/mocha.js', ...how, ...told, ...files.map(compiled)],
      { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } },
    );
    await once(mocha, 'exit');
    return JSON.parse(await readFile(account, 'utf8')) as Account;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

export const wordsOf = ({ fullTitle, err }: Played): string => `${fullTitle}: ${err.message ?? 'it failed'}`;
