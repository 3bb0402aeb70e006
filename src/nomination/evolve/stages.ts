import { endsAt } from '../clock.js';
import type { Decision } from '../asking.js';
import type { Facts, Nomination, NominationIn, State } from '../nomination.js';

export type In<S extends State['status']> = Extract<State, { status: S }>;

/** A stage as it begins. */
export const beginning = (
  facts: Facts,
  stage: number,
  decisions: readonly Decision[],
  at: Date,
): In<'awaiting-approval'> =>
  timed({
    ...facts,
    status: 'awaiting-approval',
    stage,
    begunAt: at,
    source: 0,
    sourceSince: at,
    chosen: false,
    asked: [],
    agreed: [],
    decisions,
    dueAt: at,
    revision: 0,
  });

/** With its end as the clock has it now. */
export const timed = (nomination: NominationIn<'awaiting-approval'>): NominationIn<'awaiting-approval'> => ({
  ...nomination,
  dueAt: endsAt(nomination),
});

/** An event that does not fit the state is a bug. */
export const expect = <S extends State['status']>(nomination: Nomination, status: S): NominationIn<S> => {
  if (nomination.status !== status)
    throw new Error(`Expected a nomination that is ${status}, found ${nomination.status}.`);
  return nomination as NominationIn<S>;
};
