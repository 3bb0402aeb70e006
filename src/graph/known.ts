import { isDenied, type Known } from '../workflow/ports.js';
import type { PartAnswer } from './batch.js';
import type { GraphError } from './errors.js';

export const known = <T>(value: T): Known<T> => ({ known: true, value });

export const unknownFor = (error: GraphError): Known<never> => ({
  known: false,
  why: isDenied(error) ? 'not-permitted' : 'unavailable',
});

/** What an answer says, or why nothing is known. */
export const factIn = <T, F>(answer: PartAnswer<T>, read: (value: T) => F): Known<F> =>
  answer.ok ? known(read(answer.value)) : unknownFor(answer.error);

/** The same, where Microsoft's saying that there is no such thing is an answer too. */
export const factOrNone = <T, F>(answer: PartAnswer<T>, read: (value: T) => F): Known<F | undefined> =>
  !answer.ok && answer.error.status === 404 ? known(undefined) : factIn(answer, read);

/** All of them together, or why one of them is missing. */
export const allKnown = <T>(facts: readonly Known<T>[]): Known<readonly T[]> => {
  const values: T[] = [];
  for (const fact of facts) {
    if (!fact.known) return fact;
    values.push(fact.value);
  }
  return known(values);
};

/** Looks where there is something to look at. */
export const factAbout = async <A, F>(
  about: A | undefined,
  look: (about: A) => Promise<Known<F>>,
): Promise<Known<F>> => (about === undefined ? { known: false, why: 'not-asked' } : look(about));
