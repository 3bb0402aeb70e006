import assert from 'node:assert/strict';
import { decide } from '../../src/guest/decide.js';
import { printCounts, shortestOf, type Counts } from '../support/model.js';
import { play, type Decide } from './model/played.js';
import { KINDS, story, type Kind } from './model/steps.js';
import { tell } from './model/telling.js';
import { MUTANTS } from './model/mutants.js';

const RUNS = 10_000;

/** The shortest story that breaks a promise; undefined where none does. */
const shortest = (
  decideWith: Decide,
  seen?: { counts: Counts<Kind>; reasons: Map<string, number>; ends: Map<string, number> },
) =>
  shortestOf(story, RUNS, (told) => {
    const end = play(told, decideWith, seen ?? {});
    seen?.ends.set(end, (seen.ends.get(end) ?? 0) + 1);
  });

describe('a stay, whatever is done about it in whatever order and at whatever time', function () {
  this.timeout(240_000);

  it('keeps every promise in ten thousand stories, in which everything occurs', () => {
    const seen = {
      counts: new Map() as Counts<Kind>,
      reasons: new Map<string, number>(),
      ends: new Map<string, number>(),
    };
    const found = shortest(decide, seen);
    assert.ok(!found, found && `\n${tell(found.told, decide)}`);
    const all = printCounts(KINDS, seen.counts);
    const listed = (of: ReadonlyMap<string, number>): string => [...of].map(([what, n]) => `${n} ${what}`).join(', ');
    console.log(`      stories end: ${listed(seen.ends)}`);
    console.log(`      stays ended: ${listed(seen.reasons)}`);
    const rare = KINDS.filter((kind) => (seen.counts.get(kind)?.occurred ?? 0) < 0.02 * all);
    assert.deepEqual(rare, [], 'too rare to have been tested');
    const idle = KINDS.filter((kind) => (seen.counts.get(kind)?.['took effect'] ?? 0) < RUNS / 50);
    assert.deepEqual(idle, [], 'hardly ever took effect');
    const reasons = ['over', 'not-needed', 'no-sponsor', 'never-accepted', 'withdrawn', 'stopped'];
    const seldom = reasons.filter((why) => (seen.reasons.get(why) ?? 0) < RUNS / 50);
    assert.deepEqual(seldom, [], 'hardly ever ended so');
  });

  for (const [name, broke, mutant] of MUTANTS)
    it(`would be caught if it ${name}`, () => {
      assert.match(shortest(mutant)?.broke ?? 'nothing', broke);
    });

  it('is told as a story where it breaks', () => {
    const [, , mutant] = MUTANTS[0]!;
    const lines = tell(shortest(mutant)!.told, mutant).split('\n');
    console.log(lines.map((line) => `      ${line}`).join('\n'));
    assert.ok(lines.length <= 5, 'short');
    assert.match(
      lines[0]!,
      /^(Sue’s guest is received|\p{L}+ is proposed for a guest who was there before).* → received/u,
    );
    assert.match(lines.at(-1)!, /^and that is wrong: it let .* decide, who has no say$/);
  });
});
