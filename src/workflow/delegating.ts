import { DateTime } from 'luxon';
import { DAY, later, type Clock } from '../kernel/clock.js';
import { newDelegationId } from '../kernel/ids.js';
import { circleWith, overlaps } from './circles.js';
import { isEmployee } from './entitled.js';
import type { Delegation, Directory, Store } from './ports.js';
import { promptly } from './promptly.js';
import type { DelegationFault, Workflow } from './workflow.js';

type Refused = Extract<Awaited<ReturnType<Workflow['delegate']>>, { readonly outcome: 'refused' }>;

/** One person stands in for another for a while: visible to both, and revocable. */
export const delegating = (deps: {
  store: Store;
  directory: Directory;
  clock: Clock;
}): Pick<Workflow, 'delegate' | 'delegationsOf' | 'revokeDelegation'> => {
  const { store, directory, clock } = deps;

  return {
    delegate: async ({ from, to, starts, ends }) => {
      if (from.id === to.id) return refused('yourself');
      if (ends <= starts || ends <= clock.now()) return refused('no-such-time');
      if (ends > aYearAfter(starts)) return refused('too-long');
      const account = await promptly(directory.account(to.id));
      if (!account || !isEmployee(account)) return refused('not-an-employee');

      const delegation = { id: newDelegationId(), from, to: account.person, starts, ends };
      return store.transaction(async (tx) => {
        const lately = await tx.delegations.givenSince(from.id, later(clock.now(), -DAY));
        if (lately >= MOST_A_DAY) return refused('too-many-today');
        const added = await tx.delegations.add(delegation, (others) => inTheWay(delegation, others));
        if (added !== 'added') return added;
        // Whether it has begun is for the sweep to see, as it is for one that begins later.
        await tx.jobs.add({ name: 'tell-delegate', delegationId: delegation.id, about: 'delegated' });
        return { outcome: 'delegated', delegation };
      });
    },

    delegationsOf: (person) => store.delegations.of(person, clock.now()),

    revokeDelegation: (id, by) =>
      store.transaction(async (tx) => {
        const revoked = await tx.delegations.revoke(id, by, clock.now());
        if (revoked) await tx.jobs.add({ name: 'tell-delegate', delegationId: id, about: 'revoked' });
        return revoked;
      }),
  };
};

/** By one person, whatever became of them: whoever stands in is told of each as it begins, and as it is taken back. */
const MOST_A_DAY = 5;

const refused = (why: DelegationFault, other?: Delegation): Refused => ({
  outcome: 'refused',
  why,
  ...(other && { with: other }),
});

/** At a time one person stands in for somebody, and nobody for themselves, over however many others. */
const inTheWay = (wish: Delegation, others: readonly Delegation[]): Refused | undefined => {
  const second = others.find((other) => other.from.id === wish.from.id && overlaps(other, wish));
  if (second) return refused('overlap', second);
  const last = circleWith(wish, others);
  return last && refused('circle', last);
};

/** In UTC, so that a leap day and a change of clocks are neither lost nor won. */
const aYearAfter = (starts: Date): Date => DateTime.fromJSDate(starts, { zone: 'utc' }).plus({ years: 1 }).toJSDate();
