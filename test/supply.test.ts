import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Locked = { readonly version?: string; readonly license?: string; readonly hasInstallScript?: boolean };
const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const { packages } = read('package-lock.json') as { readonly packages: Readonly<Record<string, Locked>> };
const own = read('package.json') as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
};

const nameOf = (place: string): string => place.split('node_modules/').at(-1) ?? place;
const OTHERS = Object.entries(packages).filter(([place]) => place !== '');

/** Licences under which we may pass a package on with ours, and ask nothing of whoever runs it. */
const FREE = new Set([
  '(AFL-2.1 OR BSD-3-Clause)',
  '(MIT OR CC0-1.0)',
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'PSF-2.0',
  'Unlicense',
]);
/** They name none in the form of today: what their own files say. */
const SAID_ELSEWHERE: Readonly<Record<string, RegExp>> = {
  cldrjs: /MIT/,
  'escape-regexp-component': /MIT/,
  jspath: /MIT/,
};

const saysElsewhere = (place: string): string =>
  readdirSync(place)
    .filter((name) => /^(licen[cs]e|readme|package\.json)/i.test(name))
    .map((name) => readFileSync(join(place, name), 'utf8'))
    .join('\n');

const isFree = (place: string, { license }: Locked): boolean =>
  license === undefined ? (SAID_ELSEWHERE[nameOf(place)]?.test(saysElsewhere(place)) ?? false) : FREE.has(license);

/** `uses:` of a workflow that is not a commit, which alone cannot be moved. */
const unpinned = (workflow: string): readonly string[] =>
  [...workflow.matchAll(/uses:\s*(\S+)/g)].flatMap(([, used = '']) => (/@[0-9a-f]{40}$/.test(used) ? [] : [used]));

describe('what we build on', () => {
  it('is asked for by exact versions', () => {
    const asked = Object.entries({ ...own.dependencies, ...own.devDependencies });
    assert.ok(asked.length > 30);
    assert.deepEqual(
      asked.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
      [],
    );
  });

  it('has licences that ask nothing of whoever runs us', () => {
    assert.ok(OTHERS.length > 300);
    // What is for another machine is not installed here, and has its licence in the lock.
    const taken = OTHERS.filter(([place, { license }]) => license !== undefined || existsSync(place));
    const others = taken.filter(([place, locked]) => !isFree(place, locked));
    assert.deepEqual(
      others.map(([place, { license }]) => `${nameOf(place)}: ${license ?? 'none'}`),
      [],
    );
    assert.equal(isFree('node_modules/somebody', { license: 'GPL-3.0' }), false);
  });

  it('runs a script of its own at installation only where we named it', () => {
    const scripted = OTHERS.filter(([, { hasInstallScript }]) => hasInstallScript).map(([place]) => nameOf(place));
    assert.ok(scripted.length > 0);
    assert.deepEqual(
      scripted.filter((name) => !(name in own.allowScripts)),
      [],
    );
    // npm from 11.19 on refuses what is not named; older ones run everybody's scripts, unless they are told not to.
    assert.match(readFileSync('.npmrc', 'utf8'), /^strict-allow-scripts=true$/m);
    const workflows = readdirSync('.github/workflows').map((name) => join('.github/workflows', name));
    const installs = ['.ci/run', 'Dockerfile', ...workflows].flatMap(
      (file) => readFileSync(file, 'utf8').match(/^[^#\n]*\bnpm (ci|i|install)\b.*$/gm) ?? [],
    );
    assert.ok(installs.length > 2);
    assert.deepEqual(
      installs.filter((line) => !line.includes('--ignore-scripts')),
      [],
    );
  });

  it('is fetched by workflows from commits that nobody can move', () => {
    const folder = '.github/workflows';
    const workflows = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    assert.ok(workflows.length > 0);
    assert.deepEqual(workflows.flatMap(unpinned), []);
    assert.deepEqual(unpinned('- uses: actions/checkout@v4'), ['actions/checkout@v4']);
  });
});
