import { shortestBy, surest, type Thresholds } from '../../src/policy/look-alike/believed.js';
import { likenesses, type Likeness } from '../../src/policy/look-alike/likeness.js';
import type { Half } from './samples.js';
import { roomLeft } from './score.js';

/** From the shortest names that there are to longer ones than most. */
const LENGTHS = [12, 11, 10, 9, 8, 7, 6, 5, 4, 3];

const CHOICES: readonly Thresholds[] = LENGTHS.flatMap((fingers) =>
  LENGTHS.flatMap((memory) => LENGTHS.map((other) => ({ fingers, memory, other }))),
);

type Judged = { readonly seen: readonly Likeness[]; readonly imitates?: string };

const shareOf = (judged: readonly Judged[], isNamed: (sample: Judged) => boolean): number =>
  judged.filter(isNamed).length / judged.length;

/**
 * The thresholds that one half speaks for: of all there are, those that leave most room to the nearer of the two limits; of
 * equals the more careful.
 */
export const fixThresholds = ({ positives, negatives }: Half, known: readonly string[]): Thresholds => {
  const judge = ({ domain, imitates }: { domain: string; imitates?: string }) => ({
    seen: likenesses(domain, known),
    ...(imitates && { imitates }),
  });
  const [imitations, real] = [positives.map(judge), negatives.map(judge)];
  const rooms = CHOICES.map((choice) => {
    const shortest = shortestBy(choice);
    return roomLeft({
      found: shareOf(imitations, ({ seen, imitates }) => surest(seen, shortest)?.known === imitates),
      alarms: shareOf(real, ({ seen }) => surest(seen, shortest) !== undefined),
    });
  });
  const best = CHOICES[rooms.indexOf(Math.max(...rooms))];
  if (!best) throw new Error('There is nothing to choose from.');
  return best;
};
