import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Throws where a compiled test has lost its source: it would be run, and counted, as if somebody still wanted it. */
export const refuseStaleTests = (): void => {
  const stale = readdirSync('dist/test', { recursive: true, encoding: 'utf8' }).find(
    (name) => name.endsWith('.test.js') && !existsSync(join('test', name.replace(/js$/, 'ts'))),
  );
  if (stale)
    throw new Error(`dist/test/${stale} has no source any more. Remove the folder dist, and run the tests again.`);
};
