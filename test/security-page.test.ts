import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attacksOn, namedIn, securityPage, type Named } from './support/security-page.js';

const isThere = ({ title, file }: Named): boolean => {
  try {
    const text = readFileSync(file, 'utf8');
    return text.includes(title) && !/\b(it|describe)\.skip\b/.test(text);
  } catch {
    return false;
  }
};

/** Parts of queries that are text of ours: whoever adds one has looked at where it comes from. */
const OURS =
  /^([A-Z][A-Z_]*|count|left|life|lock|text|which|where|table|column|next\(\d\)|parameters\.length \+ 1|audited\.text|LIVES\[life\]|NOBODY\.name|mine|source|since|begunSince\('\$\d'\)|key\.join\(', '\))$/;

/** A query, wherever it is put together: not only what is handed over on the spot. */
const ASKS = /\b(select|insert into|update|delete from|lock table)\b[^]*(\bguestlist(_jobs)?\.|\$\d)/;

const mixedInto = (source: string): readonly string[] =>
  [...source.matchAll(/`([^`]*)`/g)].flatMap(([, text = '']) =>
    ASKS.test(text)
      ? [...text.matchAll(/\$\{([^}]*)\}/g)].flatMap(([, part = '']) => (OURS.test(part) ? [] : [part]))
      : [],
  );

describe('what we say of attacks', () => {
  const page = securityPage();

  it('names tests that are there', () => {
    const named = namedIn(page).filter(({ title }) => title !== 'a test');
    assert.ok(named.length > 30);
    assert.deepEqual(
      named.filter((one) => !isThere(one)),
      [],
    );
    assert.equal(isThere({ title: 'answers 200 to everybody', file: 'test/teams/gate.test.ts' }), false);
  });

  it('has a test for every attack', () => {
    const rows = attacksOn(page);
    assert.ok(rows.length > 20);
    assert.deepEqual(
      rows.filter(({ tests }) => tests.length === 0),
      [],
    );
  });
});

describe('the store', () => {
  it('asks with parameters alone', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const sources = files.map((name) => readFileSync(join('src', name), 'utf8'));
    assert.ok(sources.join('').match(/\.query/g)!.length > 40);
    assert.deepEqual(sources.flatMap(mixedInto), []);
    assert.deepEqual(mixedInto('database.query(`select ${COLUMNS} from x where id = $1 and name = ${name}`)'), [
      'name',
    ]);
    assert.deepEqual(mixedInto("const named = `select id from guestlist.people where name = '${said}'`;"), ['said']);
  });
});
