import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decide } from '../../src/guest/decide.js';
import { Broken, play, type Counts, type Decide } from './model/played.js';
import { KINDS, story, type Story } from './model/steps.js';
import { tell } from './model/telling.js';
import { MUTANTS } from './model/mutants.js';

const RUNS = 10_000;
const SEED = 20270503;

/** The shortest story that breaks a promise; undefined where none does. */
const shortest = (
  decideWith: Decide,
  seen?: { counts: Counts; reasons: Map<string, number>; ends: Map<string, number> },
): { told: Story; broke: string } | undefined => {
  let broke = '';
  const result = fc.check(
    fc.property(story, (told) => {
      try {
        const end = play(told, decideWith, seen ?? {});
        seen?.ends.set(end, (seen.ends.get(end) ?? 0) + 1);
        return true;
      } catch (error) {
        broke = error instanceof Broken ? error.message : `crashed: ${String(error)}`;
        return false;
      }
    }),
    { numRuns: RUNS, seed: SEED },
  );
  return result.counterexample ? { told: result.counterexample[0], broke } : undefined;
};

describe('a stay, whatever is done about it in whatever order and at whatever time', function () {
  this.timeout(240_000);

  it('keeps every promise in ten thousand stories, in which everything occurs', () => {
    const seen = { counts: new Map() as Counts, reasons: new Map<string, number>(), ends: new Map<string, number>() };
    const found = shortest(decide, seen);
    assert.ok(!found, found && `\n${tell(found.told, decide)}`);
    const all = [...seen.counts.values()].reduce((sum, { occurred }) => sum + occurred, 0);
    const share = (n: number): string => ((100 * n) / all).toFixed(1).padStart(5);
    console.log(`      ${'of'.padEnd(22)}${String(all).padStart(8)}      %  took effect  was refused  changed nothing`);
    for (const kind of KINDS) {
      const row = seen.counts.get(kind)!;
      const became = [row['took effect'], row['was refused'], row['changed nothing']];
      const [first, second, third] = became.map(String);
      console.log(
        `      ${kind.padEnd(22)}${String(row.occurred).padStart(8)}  ${share(row.occurred)}${first!.padStart(13)}${second!.padStart(13)}${third!.padStart(17)}`,
      );
    }
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
    assert.match(lines[0]!, /^Sue’s guest is received.* → received/);
    assert.match(lines.at(-1)!, /^and that is wrong: it let .* decide, who has no say$/);
  });
});
