import { DAY, later, type Clock } from '../kernel/clock.js';
import type { NominationId, PackageId, PersonId } from '../kernel/ids.js';
import type { GivenPackages, Packages, Store } from './ports.js';

/**
 * Notices which access packages have ended in Microsoft Entra. Once a day it lists who has each package that we gave and that is still
 * in our books: as many requests as there are pages of them, and none where no guest was given one. Whoever is missing there is
 * looked at by a job of their own, which alone writes anything down.
 */
export interface EndedThere {
  /** Where a look is due; by one replica at a time. */
  look(): Promise<void>;
}

export const createEndedThere = (deps: { store: Store; packages: Packages; clock: Clock }): EndedThere => {
  const { store, packages, clock } = deps;

  const holdersOf = (known: Map<PackageId, Promise<ReadonlySet<PersonId>>>, id: PackageId) => {
    const before = known.get(id);
    if (before) return before;
    const asked = packages.holders(id);
    known.set(id, asked);
    return asked;
  };

  return {
    look: async () => {
      const now = clock.now();
      if (!(await store.watches.take(PACKAGES, now, later(now, DAY)))) return;
      const known = new Map<PackageId, Promise<ReadonlySet<PersonId>>>();
      for await (const given of everyPage(store)) {
        const missing: string[] = [];
        for (const { key, id } of given.packages) if (!(await holdersOf(known, id)).has(given.guest)) missing.push(key);
        if (missing.length === 0) continue;
        await store.transaction(async (tx) => {
          for (const access of missing)
            await tx.jobs.add({ name: 'follow-assignment', nominationId: given.nomination, access });
        });
      }
    },
  };
};

const PACKAGES = 'packages';
const AT_ONCE = 500;

const everyPage = async function* ({ nominations }: Pick<Store, 'nominations'>): AsyncGenerator<GivenPackages> {
  for (let after: NominationId | undefined; ;) {
    const page = await nominations.withPackages(after, AT_ONCE);
    yield* page;
    after = page.at(-1)?.nomination;
    if (page.length < AT_ONCE) return;
  }
};
