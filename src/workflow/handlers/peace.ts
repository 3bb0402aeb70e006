import type { Clock } from '../../kernel/clock.js';
import type { PersonId } from '../../kernel/ids.js';
import { alternatesAt } from '../../nomination/clock.js';
import type { NominationIn } from '../../nomination/nomination.js';
import type { Policy } from '../../policy/policy.js';
import { nextDigest } from '../digests.js';
import type { Store } from '../ports.js';

/** Whether somebody need not be disturbed now. */
export interface Peace {
  /** They hear of what waits once a day, and this will still be theirs to answer then. */
  canWait(nomination: NominationIn<'awaiting-approval'>, person: PersonId): Promise<boolean>;
}

export const createPeace = (deps: { store: Pick<Store, 'people'>; policy: () => Policy; clock: Clock }): Peace => ({
  canWait: async (nomination, person) => {
    const { digestAt, zone } = (await deps.store.people.read(person)) ?? {};
    if (digestAt === undefined) return false;
    const next = nextDigest(deps.policy())({ digestAt, ...(zone && { zone }) }, deps.clock.now());
    const others = alternatesAt(nomination);
    return next < nomination.dueAt && (!others || next < others);
  },
});
