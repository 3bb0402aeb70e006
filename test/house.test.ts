import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** Rooms by floor, lowest first; a file imports from lower floors and from its own room alone. */
const FLOORS: readonly (readonly string[])[] = [
  ['src/kernel'],
  ['src/policy'],
  ['src/nomination', 'src/guest'],
  ['src/workflow', 'src/words'],
  ['cards', 'src/store', 'src/graph', 'src/mail', 'src/local'],
  ['dialogs'],
  ['src/teams', 'src/web'],
  ['src/config-identities.ts', 'src/config-record.ts'],
  ['src/config.ts', 'src/policy-in-force.ts'],
  ['src/console.ts'],
  ['src/main.ts', 'src/commands'],
];
const ENTRIES_OF_SRC = FLOORS.flat().flatMap((room) => (room.startsWith('src/') ? [room.slice(4)] : []));
const HOUSES = ['src', 'dialogs', 'cards'];

/** Packages that may be used in some rooms, or files, alone; for a server, in one file of it. */
const KEPT_TO: readonly { readonly packages: RegExp; readonly rooms: readonly string[]; readonly files?: 1 }[] = [
  { packages: /^(botbuilder|botframework-connector)(-|$|\/)/, rooms: ['src/teams', 'dialogs'] },
  { packages: /^restify$/, rooms: ['src/teams', 'src/local'], files: 1 },
  // What has no part in these could only be a second way to Microsoft Graph, past the list of calls.
  {
    packages: /^@microsoft\/microsoft-graph-client(\/|$)/,
    rooms: ['src/graph/call.ts', 'src/graph/client.ts', 'src/graph/exchange.ts'],
  },
  { packages: /^(node:)?https$/, rooms: ['src/graph/transport.ts'] },
];
/** Who sends requests by themselves: none of these is about Microsoft Graph, but for `doctor`, which asks it the time. */
const FETCHES = [
  'src/commands',
  'src/local',
  'src/graph/credential.ts',
  'src/store/audit/outlet.ts',
  'src/teams/token.ts',
];
/** The witness does not read the accused: of Microsoft's packages, src/local knows the published types alone. */
const TYPES_ONLY_IN_LOCAL = /^(botframework-schema|@microsoft\/microsoft-graph-types)$/;
const FOREIGN_TO_LOCAL =
  /^(botbuilder|botframework|adaptivecards-templating|adaptive-expressions|@azure\/|@microsoft\/)/;

type File = { readonly path: string; readonly text: string };
type Import = { readonly from: string; readonly typeOnly: boolean };

const IMPORT =
  /^(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

const importsOf = (file: File): Import[] =>
  [...file.text.matchAll(IMPORT)].map(([, typeOnly, from, dynamic]) => ({
    from: from ?? dynamic ?? '',
    typeOnly: typeOnly !== undefined,
  }));

const roomOf = (path: string): string | undefined =>
  FLOORS.flat().find((room) => path === room || path.startsWith(`${room}/`));
const floorOf = (room: string): number => FLOORS.findIndex((rooms) => rooms.includes(room));

const faultOfImport = (file: File, room: string, { from, typeOnly }: Import): string | undefined => {
  if (!from.startsWith('.')) {
    const kept = KEPT_TO.find(({ packages }) => packages.test(from));
    if (kept && !kept.rooms.includes(room) && !kept.rooms.includes(file.path))
      return `${file.path} imports ${from}, which is kept to ${kept.rooms.join(' and ')}`;
    if (room !== 'src/local' || !FOREIGN_TO_LOCAL.test(from)) return undefined;
    return TYPES_ONLY_IN_LOCAL.test(from) && typeOnly
      ? undefined
      : `${file.path} imports ${from}; src/local takes published types alone`;
  }
  const target = normalize(join(dirname(file.path), from))
    .replaceAll('\\', '/')
    .replace(/\.js$/, '.ts');
  const targetRoom = roomOf(target);
  if (targetRoom === undefined) return `${file.path} imports ${target}, which is in no room`;
  if (targetRoom === room) return undefined;
  if (room === 'src/local' && targetRoom !== 'src/kernel')
    return `${file.path} imports ${target}; src/local knows kernel alone`;
  return floorOf(targetRoom) < floorOf(room)
    ? undefined
    : `${file.path} imports ${target}, which is not on a lower floor`;
};

/** Every way in which these files break the rules of the house. */
const faultsOf = (files: readonly File[]): string[] => {
  const faults: string[] = [];
  for (const file of files) {
    const room = roomOf(file.path);
    if (room === undefined) {
      faults.push(`${file.path} is in no room`);
      continue;
    }
    faults.push(...importsOf(file).flatMap((found) => faultOfImport(file, room, found) ?? []));
    if (/^export default\b|\bas default\b/m.test(file.text)) faults.push(`${file.path} has a default export`);
    if (/\bfetch\(/.test(file.text) && !FETCHES.includes(room) && !FETCHES.includes(file.path))
      faults.push(`${file.path} fetches something by itself`);
    const lines = file.text.split('\n').length - 1;
    if (lines > 300) faults.push(`${file.path} has ${lines} lines`);
  }
  for (const { packages, rooms, files: allowed } of KEPT_TO)
    for (const room of allowed === undefined ? [] : rooms) {
      const users = files.filter(
        (file) => roomOf(file.path) === room && importsOf(file).some((found) => packages.test(found.from)),
      );
      if (users.length > 1) faults.push(`${users.map((file) => file.path).join(' and ')} both use ${packages.source}`);
    }
  return faults;
};

const filesOfTheHouse = (): File[] =>
  HOUSES.flatMap((house) =>
    readdirSync(house, { recursive: true, encoding: 'utf8' })
      .map((name) => join(house, name).replaceAll('\\', '/'))
      .filter((path) => path.endsWith('.ts'))
      .map((path) => ({ path, text: readFileSync(path, 'utf8') })),
  );

describe('the house', () => {
  it('keeps to its floors', () => {
    const files = filesOfTheHouse();
    assert.ok(files.length > 40, 'the rooms were read');
    assert.ok(files.flatMap(importsOf).length > files.length, 'and their imports with them');
    assert.deepEqual(faultsOf(files), []);
  });

  it('has no other entries than its plan names', () => {
    const entries = readdirSync('src').filter((name) => !ENTRIES_OF_SRC.includes(name));
    assert.deepEqual(entries, []);
  });

  it('locks its dependencies by version and checksum, and names no place to fetch them from', () => {
    const lock = readFileSync('package-lock.json', 'utf8');
    assert.ok(lock.includes('"integrity"'));
    assert.ok(!lock.includes('"resolved"'));
  });

  const planted: readonly [string, File | File[], RegExp][] = [
    [
      'an import from above',
      { path: 'src/policy/a.ts', text: `import { x } from '../workflow/x.js';` },
      /not on a lower floor/,
    ],
    [
      'an import from a neighbour',
      { path: 'src/words/a.ts', text: `import { x } from '../workflow/x.js';` },
      /not on a lower floor/,
    ],
    [
      'a type from a neighbour',
      { path: 'src/store/a.ts', text: `import type { X } from '../graph/x.js';` },
      /not on a lower floor/,
    ],
    [
      'an import over several lines',
      { path: 'src/guest/a.ts', text: `import {\n  x,\n  y,\n} from '../nomination/x.js';` },
      /not on a lower floor/,
    ],
    [
      'an import on the way',
      { path: 'src/kernel/a.ts', text: `const x = await import('../store/x.js');` },
      /not on a lower floor/,
    ],
    ['a passing on', { path: 'src/kernel/a.ts', text: `export * from '../policy/x.js';` }, /not on a lower floor/],
    ['a side effect', { path: 'cards/a.ts', text: `import '../dialogs/x.js';` }, /not on a lower floor/],
    [
      'a command that runs main',
      { path: 'src/commands/a.ts', text: `import { x } from '../main.js';` },
      /not on a lower floor/,
    ],
    [
      'a test in the product',
      { path: 'src/graph/a.ts', text: `import { x } from '../../test/support/x.js';` },
      /in no room/,
    ],
    [
      'a local tenant that knows the policy',
      { path: 'src/local/a.ts', text: `import { x } from '../policy/x.js';` },
      /kernel alone/,
    ],
    [
      'a local tenant that runs the SDK',
      { path: 'src/local/a.ts', text: `import { x } from 'botframework-schema';` },
      /published types alone/,
    ],
    [
      'the SDK in the workflow',
      { path: 'src/workflow/a.ts', text: `import type { X } from 'botbuilder';` },
      /kept to src\/teams and dialogs/,
    ],
    ['dialogs of the SDK in cards', { path: 'cards/a.ts', text: `import { X } from 'botbuilder-dialogs';` }, /kept to/],
    ['restify in the graph', { path: 'src/graph/a.ts', text: `import restify from 'restify';` }, /kept to/],
    [
      'restify in two files of a server',
      ['a', 'b'].map((name) => ({ path: `src/local/${name}.ts`, text: `import restify from 'restify';` })),
      /both use/,
    ],
    [
      'a second client of Microsoft Graph',
      { path: 'src/graph/a.ts', text: `import { Client } from '@microsoft/microsoft-graph-client';` },
      /kept to src\/graph\/call\.ts/,
    ],
    [
      'requests that are sent by another hand',
      { path: 'src/graph/a.ts', text: `const { request } = await import('https');` },
      /kept to src\/graph\/transport\.ts/,
    ],
    ['a request past the client', { path: 'src/graph/a.ts', text: 'await fetch(url);' }, /fetches something by itself/],
    ['a default export', { path: 'src/graph/a.ts', text: 'export default 1;' }, /default export/],
    ['a long file', { path: 'dialogs/a.ts', text: 'x();\n'.repeat(301) }, /301 lines/],
    ['a room of its own', { path: 'src/utils/a.ts', text: '' }, /in no room/],
  ];
  for (const [what, files, fault] of planted)
    it(`would notice ${what}`, () => {
      const faults = faultsOf([files].flat());
      assert.equal(faults.length, 1, faults.join('\n'));
      assert.match(faults[0] ?? '', fault);
    });

  it('lets through what is allowed', () => {
    const files = [
      {
        path: 'src/local/a.ts',
        text: `import type { X } from 'botframework-schema';\nimport { y } from '../kernel/y.js';`,
      },
      { path: 'src/teams/a.ts', text: `import { X } from 'botbuilder';\nimport { y } from '../../cards/y.js';` },
      { path: 'src/commands/a.ts', text: `import { x } from '../config.js';\nimport { y } from '../graph/y.js';` },
      { path: 'src/graph/client.ts', text: `import { Client } from '@microsoft/microsoft-graph-client';` },
      { path: 'cards/a.ts', text: `import t from './a.json' with { type: 'json' };` },
    ];
    assert.deepEqual(faultsOf(files), []);
  });
});
