import type { Delegation } from './ports.js';

type Span = Pick<Delegation, 'starts' | 'ends'>;

export const overlaps = (one: Span, other: Span): boolean => one.starts < other.ends && other.starts < one.ends;

const common = (one: Span, other: Span): Span => ({
  starts: one.starts > other.starts ? one.starts : other.starts,
  ends: one.ends < other.ends ? one.ends : other.ends,
});

/**
 * The delegation that leads back to whoever gives this one, over however many others, if at some moment all of them are in
 * force at once. Those that follow one another in time make no circle.
 */
export const circleWith = (wish: Delegation, others: readonly Delegation[]): Delegation | undefined => {
  const back = (at: Delegation['to'], during: Span, passed: readonly Delegation[]): Delegation | undefined => {
    for (const next of others) {
      if (next.from.id !== at.id || passed.includes(next) || !overlaps(next, during)) continue;
      const closing = next.to.id === wish.from.id ? next : back(next.to, common(next, during), [...passed, next]);
      if (closing) return closing;
    }
    return undefined;
  };
  return back(wish.to, wish, []);
};
