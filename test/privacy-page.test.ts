import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { MIGRATIONS } from '../src/store/migrations.js';

const MADE = /create table (?:if not exists )?guestlist\.(\w+)/g;

/** Tables of the first column; `_heads` is short for `audit_heads`, where its family stands before it. */
const namedOn = (page: string): ReadonlySet<string> => {
  const cells = page.split('\n').flatMap((line) => /^\| (`[^|]+)\|/.exec(line)?.[1] ?? []);
  return new Set(
    cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name.replace(/^_/, 'audit_'))),
  );
};

describe('what we say that we keep of people', () => {
  const named = namedOn(readFileSync('docs/privacy.md', 'utf8'));

  it('names every table there is', () => {
    const statements = MIGRATIONS.flatMap((migration) => migration.statements).join(';\n');
    const tables = [...statements.matchAll(MADE)].map(([, name = '']) => name);
    assert.ok(tables.length > 15);
    assert.deepEqual(
      [...tables, 'migrations'].filter((table) => !named.has(table)),
      [],
    );
    assert.equal(named.has('shoe_sizes'), false);
  });
});
