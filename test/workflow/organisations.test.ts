import assert from 'node:assert/strict';
import type { Person } from '../../src/kernel/people.js';
import type { Directory } from '../../src/workflow/ports.js';
import { shortestOfLong } from '../support/model.js';
import { tellNoticed, tellTries } from '../support/telling.js';
import { howMany } from '../support/whole-number.js';
import { play, type Counted, type Mutant } from './organisations/play.js';
import { story } from './organisations/story.js';
import { colleague } from '../support/company.js';

/** ORGANISATIONS=10000 is the long form. */
const ORGANISATIONS = howMany('ORGANISATIONS', 300);

/** What has to occur, for anything to have been tried. */
const DETOURS = [
  'joined',
  'passed-on',
  'agreed for somebody',
  'change-proposed',
  'withdrawn',
  'corrected without a new yes',
  'source-exhausted',
  'alternates-asked',
  'hindered',
  'refused: approver-gone',
  'fell',
  'invited',
];

const nobody: Person = colleague(99, 'Nobody');

/** A bot that is wrong in one way, and what has to be said of it. */
const mutants: readonly (readonly [name: string, broke: RegExp, Mutant])[] = [
  [
    'forgot whose nomination it is',
    /counted .* in what .* nominated or joined/,
    {
      office: (office, tables) => ({
        ...office,
        answer: async (id, by, said) => {
          const { joined, ...before } = await office.read(id);
          tables.puts({ ...before, nominator: nobody });
          const answer = await office.answer(id, by, said);
          tables.puts({ ...(await office.read(id)), nominator: before.nominator, ...(joined && { joined }) });
          return answer;
        },
      }),
    },
  ],
  [
    'looked somebody up once and believed it from then on',
    /though the account of .* is closed|had no right|by a yes of .* whose account is closed/,
    { directory: (directory) => remembering(directory) },
  ],
  [
    'did not look again when it carries out a yes',
    /by a yes of .* whose account is closed/,
    {
      directory: (directory, isSettling) => ({
        ...directory,
        account: async (id) => {
          const account = await directory.account?.(id);
          return isSettling() ? { person: { ...nobody, id }, ...account, kind: 'member', enabled: true } : account;
        },
      }),
    },
  ],
  [
    'took whose address it corrects for a beginning',
    /by the yes of .*, whose own it is/,
    {
      office: (office, tables) => ({
        ...office,
        nominate: async (proposal) => {
          const old = proposal.corrects && proposal.replaces ? await office.read(proposal.replaces) : undefined;
          if (old?.corrects && old.judgement.stages.length === 0) {
            const { stages } = (await office.read(old.corrects.nomination)).judgement;
            const { corrects: _, ...forgotten } = old;
            tables.puts({ ...forgotten, judgement: { ...old.judgement, stages } });
          }
          return office.nominate(proposal);
        },
      }),
    },
  ],
];

const remembering = (directory: Partial<Directory>): Partial<Directory> => {
  const known = new Map<string, unknown>();
  const all = Object.entries(directory).map(([name, read]) => [
    name,
    async (...of: never[]): Promise<unknown> => {
      const key = `${name} ${JSON.stringify(of)}`;
      if (!known.has(key)) known.set(key, await (read as (...of: never[]) => Promise<unknown>)(...of));
      return known.get(key);
    },
  ]);
  return Object.fromEntries(all) as Partial<Directory>;
};

describe('nobody approves for themselves, by no detour', function () {
  this.timeout(Math.max(120_000, ORGANISATIONS * 100));

  for (const [name, broke, mutant] of mutants)
    it(`would not be so of a bot that ${name}`, async () => {
      const found = await shortestOfLong(story, 10_000, (told) => play(told, mutant), 'first');
      console.log(`      it ${found?.broke}`);
      assert.match(found?.broke ?? 'nothing', broke);
      tellNoticed(`a bot that ${name}`, `in organisation ${found?.after}`);
    });

  it(`in ${ORGANISATIONS} organisations, whatever everybody tries`, async () => {
    const counted: Counted = { steps: new Map(), events: new Map() };
    const found = await shortestOfLong(story, ORGANISATIONS, (told) => play(told, {}, counted));
    assert.equal(found, undefined, JSON.stringify(found, null, 1));
    const { events } = counted;
    console.log(`      ${ORGANISATIONS} organisations: ${[...events].map(([what, n]) => `${n} ${what}`).join(', ')}`);
    assert.deepEqual(
      DETOURS.filter((what) => (events.get(what) ?? 0) < ORGANISATIONS / 200),
      [],
      'hardly ever tried',
    );
    tellTries(ORGANISATIONS, 'organisations');
  });
});
