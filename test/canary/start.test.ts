import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { freePort } from '../support/ports.js';
import { canariesIn, canary, peopleIn, SECRETS } from './canaries.js';

const MAIN = fileURLToPath(new URL('../../src/main.js', import.meta.url));
const TYPED = `${canary('name')} <${canary('address')}@fabrikam.com>`;

describe('a server that cannot start, or go on, names no secret and nobody', function () {
  let folder: string;
  let rules: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guestlist-canary-start-'));
    rules = join(folder, 'policy.yaml');
    const sample = await readFile('policy.sample.yaml', 'utf8');
    await writeFile(rules, sample.replace('ruth@contoso.com', `${canary('rules')}@contoso.com and others`));
    // What nobody reckoned with, once the program is under way.
    await writeFile(
      join(folder, 'bug.mjs'),
      `const fails = () => void Promise.reject(new Error('no place for ${TYPED}\\n    at /dist/${canary('body')}/x.js:1'));
       setInterval(() => process.listenerCount('uncaughtException') > 0 && fails(), 50).unref();`,
    );
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const starts = async (env: Readonly<Record<string, string>>, ...before: string[]): Promise<string> => {
    const child = spawn(process.execPath, [...before, MAIN], {
      cwd: folder,
      env: { PATH: process.env['PATH'], DATA_DIR: join(folder, 'data'), PORT: String(await freePort()), ...env },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += data.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    assert.equal(code, 1, said);
    return said;
  };

  const CASES: readonly (readonly [string, () => Promise<string>, RegExp])[] = [
    [
      'with half an identity',
      () => starts({ ...SECRETS, MicrosoftAppType: canary('word') }),
      /MicrosoftAppId is missing/,
    ],
    [
      'with secrets where something else belongs',
      () =>
        starts({
          MicrosoftAppId: canary('secret'),
          DATABASE_URL: `mysql://user:${canary('secret')}@host/x`,
          AUDIT_KEY: canary('stream'),
          AUDIT_STREAM: `ftp://${canary('stream')}@host`,
          MAIL_SENDER: canary('address'),
        }),
      /DATABASE_URL is not an address[^]*AUDIT_KEY is neither|AUDIT_KEY is neither[^]*DATABASE_URL is not/,
    ],
    [
      'where nobody answers for the database',
      () =>
        starts({
          DATABASE_URL: `postgres://${canary('name')}:${canary('secret')}@127.0.0.1:1/${canary('path')}`,
          POLICY_FILE: resolve('policy.sample.yaml'),
          GRAPH_BASE_URL: 'http://localhost:1',
        }),
      /PostgreSQL cannot be reached/,
    ],
    [
      'with rules that name somebody wrongly',
      () => starts({ POLICY_FILE: rules }),
      /administrators\[0\]: “… and others” is no e-mail address/,
    ],
    [
      'with a bug',
      () =>
        starts({ POLICY_FILE: resolve('policy.sample.yaml') }, '--import', pathToFileURL(join(folder, 'bug.mjs')).href),
      /Guestlist ends, for nobody had reckoned with this: Error/,
    ],
  ];
  let said: readonly string[];
  before(async () => (said = await Promise.all(CASES.map(([, fails]) => fails()))));

  for (const [n, [name, , says]] of CASES.entries())
    it(name, () => {
      const words = said[n] ?? '';
      assert.match(words, says);
      assert.deepEqual([canariesIn(words), peopleIn(words)], [[], []], words);
    });
});
