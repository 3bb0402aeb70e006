import fc from 'fast-check';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/kernel/clock.js';
import type { PersonId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';

/**
 * What the model checks of our lives have in common. A story is some steps, each a command at a moment; it is played to its end, and
 * every promise that is broken on the way is thrown.
 */

type Decision =
  | { readonly ok: true; readonly events: readonly { readonly type: string }[] }
  | { readonly ok: false; readonly refusal: string };

/** A pause before a step, in milliseconds. */
export type Pause = number | 'until the clock is due';

const BECAME = ['took effect', 'was refused', 'changed nothing'] as const;
type Became = (typeof BECAME)[number];
/** How often each kind of step occurred, and what became of it. */
export type Counts<K> = Map<K, Record<Became | 'occurred', number>>;

/** Hears a story as it goes. */
export type Hear<C> = (pause: number, command: C, decision: Decision) => void;

/** A promise that was broken; everything else that is thrown is a crash. */
class Broken extends Error {}

export const holds = (condition: boolean, promise: string): void => {
  if (!condition) throw new Broken(promise);
};

export const count = <K>(counts: Counts<K> | undefined, kind: K, decision: Decision): void => {
  if (!counts) return;
  const became = !decision.ok ? 'was refused' : decision.events.length > 0 ? 'took effect' : 'changed nothing';
  const row = counts.get(kind) ?? { occurred: 0, 'took effect': 0, 'was refused': 0, 'changed nothing': 0 };
  counts.set(kind, { ...row, occurred: row.occurred + 1, [became]: row[became] + 1 });
};

/** Where nothing is due, a moment. */
export const pauseOf = (pause: Pause, due: Date | undefined, at: Date): number => {
  if (pause !== 'until the clock is due') return pause;
  return due ? Math.max(0, due.getTime() - at.getTime()) : SECOND;
};

/** The shortest of so many stories that breaks a promise; undefined where none does. */
export const shortestOf = <S>(
  story: fc.Arbitrary<S>,
  runs: number,
  play: (told: S) => void,
): { readonly told: S; readonly broke: string } | undefined => {
  let broke = '';
  const result = fc.check(
    fc.property(story, (told) => {
      try {
        play(told);
        return true;
      } catch (error) {
        broke = error instanceof Broken ? error.message : `crashed: ${String(error)}`;
        return false;
      }
    }),
    { numRuns: runs, seed: SEED },
  );
  return result.counterexample ? { told: result.counterexample[0], broke } : undefined;
};

/** The same of stories that take their time. `first`: as it was found, for whoever wants to know no more than that. */
export const shortestOfLong = async <S>(
  story: fc.Arbitrary<S>,
  runs: number,
  play: (told: S) => Promise<void>,
  how?: 'first',
): Promise<{ readonly told: S; readonly broke: string; readonly after: number } | undefined> => {
  let broke = '';
  const result = await fc.check(
    fc.asyncProperty(story, async (told) => {
      try {
        await play(told);
        return true;
      } catch (error) {
        broke = error instanceof Broken ? error.message : `crashed: ${String(error)}`;
        return false;
      }
    }),
    { numRuns: runs, seed: SEED, endOnFailure: how === 'first' },
  );
  return result.counterexample ? { told: result.counterexample[0], broke, after: result.numRuns } : undefined;
};

const SEED = 20270503;

/** The story as somebody would tell it, up to what went wrong. */
export const tellStory = <C>(play: (hear: Hear<C>) => void, sentence: (command: C) => string): string => {
  const lines: string[] = [];
  try {
    play((pause, command, decision) => {
      const came = decision.ok ? decision.events.map(({ type }) => type).join(', ') || 'nothing' : decision.refusal;
      lines.push(`${pause === 0 ? '' : `${spoken(pause)} later `}${sentence(command)} → ${came}`);
    });
    return lines.join('\n');
  } catch (error) {
    return [...lines, `and that is wrong: it ${error instanceof Error ? error.message : String(error)}`].join('\n');
  }
};

/** Prints what occurred, for whoever wonders what was tested. Returns how many steps there were. */
export const printCounts = <K extends string>(kinds: readonly K[], counts: Counts<K>): number => {
  const all = [...counts.values()].reduce((sum, { occurred }) => sum + occurred, 0);
  const share = (n: number): string => ((100 * n) / all).toFixed(1).padStart(5);
  console.log(
    `      ${'of'.padEnd(22)}${String(all).padStart(8)}      %${BECAME.map((became) => `  ${became}`).join('')}`,
  );
  for (const kind of kinds) {
    const row = counts.get(kind)!;
    const became = BECAME.map((how) => String(row[how]).padStart(how.length + 2));
    console.log(
      `      ${kind.padEnd(22)}${String(row.occurred).padStart(8)}  ${share(row.occurred)}${became.join('')}`,
    );
  }
  return all;
};

export const first = ({ name }: Person): string => name.split(' ')[0] ?? name;

/** Of these people; of somebody else the first one's. */
export const namedOf =
  (people: readonly [Person, ...Person[]]) =>
  (id: PersonId): string =>
    first(people.find((one) => one.id === id) ?? people[0]);

export const spoken = (milliseconds: number): string => {
  const [unit, name] = UNITS.find(([size]) => Math.abs(milliseconds) >= size) ?? [1, 'ms'];
  return `${Math.round((10 * milliseconds) / unit) / 10} ${name}`;
};

const UNITS = [
  [DAY, 'd'],
  [HOUR, 'h'],
  [MINUTE, 'min'],
  [SECOND, 's'],
] as const;
