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

/** A query, wherever it is put together, and whatever is handed over as one on the spot. */
const ASKS = /\b(select|insert into|update|delete from|lock table)\b[^]*(\bguestlist(_jobs)?\.|\$\d)/;
const TEXTS = /(\bquery(?:<[^(]*>)?\(\s*)?`([^`]*)`/g;

/** What is put into the queries of a file besides parameters, each once; numbers count as one. */
const mixedInto = (source: string): readonly string[] => {
  const parts = [...source.matchAll(TEXTS)].flatMap(([, isHanded, text = '']) =>
    isHanded || ASKS.test(text) ? [...text.matchAll(/\$\{([^}]*)\}/g)].map(([, part = '']) => part) : [],
  );
  return [...new Set(parts.map((part) => part.replace(/\d+/, 'n')))];
};

/** All of it is text of ours: whoever adds one has looked at where it comes from. */
const OURS: Readonly<Record<string, readonly string[]>> = {
  'store/audit/heads.ts': ['MOST'],
  'store/audit/history.ts': ['LIVING', 'text', 'MOST', 'life', 'BEGUN', 'MOMENT'],
  'store/audit/reading.ts': ['SELECT'],
  'store/audit/writing.ts': ['source', 'next(n)', 'text'],
  'store/books.ts': ['ANSWERED_FOR', "begunSince('$n')"],
  'store/cards.ts': ['COLUMNS'],
  'store/counting.ts': ['since', 'count'],
  'store/delegations.ts': ['SELECT', 'IN_FORCE'],
  'store/denials.ts': ['where'],
  'store/emergencies.ts': ['lock', 'THIS'],
  'store/given-packages.ts': ['GIVEN'],
  'store/guests-from.ts': ['FROM', 'which', 'parameters.length + n', 'STOPPED', 'OVERDUE', 'left'],
  'store/guests.ts': ['FOLLOWED'],
  'store/lives.ts': ['life', 'text', 'next(n)', 'audited.text'],
  'store/migrations/audit.ts': ['table'],
  'store/privacy/destroying.ts': ['life', 'LIVES[life]', 'where'],
  'store/privacy/erasing.ts': ['NOBODY.name', "key.join(', ')", 'column', 'table', 'where'],
  'store/privacy/exporting.ts': ['table'],
  'store/removals.ts': ['WAITING'],
};

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
    const sources = files.map((name) => [name.replaceAll('\\', '/'), readFileSync(join('src', name), 'utf8')] as const);
    assert.ok(sources.join('').match(/\.query/g)!.length > 40);
    const mixed = sources.map(([name, source]) => [name, mixedInto(source)] as const);
    assert.deepEqual(Object.fromEntries(mixed.filter(([, parts]) => parts.length > 0)), OURS);
  });

  it('would be noticed to ask with anything else', () => {
    assert.deepEqual(mixedInto('database.query(`select ${COLUMNS} from x where id = $1 and name = ${name}`)'), [
      'COLUMNS',
      'name',
    ]);
    assert.deepEqual(mixedInto('database.query<Row>(\n  `select state from ${where}`)'), ['where']);
    assert.deepEqual(mixedInto("const named = `select id from guestlist.people where name = '${said}'`;"), ['said']);
  });
});
