import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { attacksOn, type Named } from '../../test/support/security-page.js';

/** An attack that docs/security.md tells of, and how many of the tests that it names there passed. */
export type Shown = {
  readonly attack: string;
  readonly passed: number;
  readonly failed: number;
  /** Named, and not played: skipped, or kept from it by what failed before. */
  readonly missing: readonly Named[];
};

/** Mocha's own account of a test that it has played, or of a hook that failed; the file as it was compiled. */
type Played = { readonly fullTitle: string; readonly file: string; readonly err: { readonly message?: string } };
type Account = { readonly passes: readonly Played[]; readonly failures: readonly Played[] };

const compiled = (file: string): string => resolve('dist', file.replace(/ts$/, 'js'));

/** `${…}` in a title is whatever the source puts there. */
const means = ({ title, file }: Named): ((played: Played) => boolean) => {
  const parts = title.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const words = new RegExp(parts.join('.*'));
  return (played) => played.file === compiled(file) && words.test(played.fullTitle);
};

/** Plays these files as `npm test` does. */
const play = async (files: readonly string[]): Promise<Account> => {
  const folder = await mkdtemp(join(tmpdir(), 'guestlist-attack-'));
  const account = join(folder, 'account.json');
  const how = ['--no-config', '--require', 'dist/test/support/hooks.js', '--parallel', '--jobs', '3'];
  const told = ['--timeout', '60000', '--reporter', 'json', '--reporter-option', `output=${account}`];
  try {
    const mocha = spawn(process.execPath, ['node_modules/mocha/bin/mocha.js', ...how, ...told, ...files], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    await once(mocha, 'exit');
    return JSON.parse(await readFile(account, 'utf8')) as Account;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Plays every test that the page names, once; `faults`: whatever failed in their files, named or not. */
export const showAll = async (
  page: string,
): Promise<{ readonly shown: readonly Shown[]; readonly faults: readonly string[] }> => {
  const attacks = attacksOn(page);
  const files = new Set(attacks.flatMap(({ tests }) => tests.map(({ file }) => compiled(file))));
  const { passes, failures } = await play([...files]);
  const shown = attacks.map(({ attack, tests }) => {
    const named = tests.map((test) => ({ test, isIt: means(test) }));
    const among = (played: readonly Played[]) => played.filter((one) => named.some(({ isIt }) => isIt(one)));
    const missing = named.filter(({ isIt }) => ![...passes, ...failures].some(isIt)).map(({ test }) => test);
    return { attack, passed: among(passes).length, failed: among(failures).length, missing };
  });
  return { shown, faults: failures.map(({ fullTitle, err }) => `${fullTitle}: ${err.message ?? 'it failed'}`) };
};
