import { DAY, HOUR, later, type Clock } from '../kernel/clock.js';
import type { NominationId, PackageId, PersonId } from '../kernel/ids.js';
import { nameOf, type Log } from '../kernel/log.js';
import type { GivenPackages, Packages, Store } from './ports.js';

/**
 * Notices which access packages have ended in Microsoft Entra. Once a day it lists who has each package that we gave and that is still
 * in our books: as many requests as there are pages of them, and none where no guest was given one. Whoever is missing there is
 * looked at by a job of their own, which alone writes anything down. A list that cannot be had keeps none of the others back.
 */
export interface EndedThere {
  /** Where a look is due; by one replica at a time. */
  look(): Promise<void>;
}

export const createEndedThere = (deps: { store: Store; packages: Packages; clock: Clock; log: Log }): EndedThere => {
  const { store, packages, clock, log } = deps;

  /** Undefined: they could not be listed. */
  const listHolders = async (id: PackageId): Promise<ReadonlySet<PersonId> | undefined> => {
    try {
      return await packages.holders(id);
    } catch (error) {
      log.warn('Who has an access package could not be listed; it is tried again in an hour.', {
        error: nameOf(error),
      });
      return undefined;
    }
  };

  const lookAtAll = async (): Promise<'all' | 'some'> => {
    const known = new Map<PackageId, ReadonlySet<PersonId> | undefined>();
    for await (const given of everyPage(store)) {
      const missing: string[] = [];
      for (const { key, id } of given.packages) {
        if (!known.has(id)) known.set(id, await listHolders(id));
        if (known.get(id)?.has(given.guest) === false) missing.push(key);
      }
      if (missing.length === 0) continue;
      await store.transaction(async (tx) => {
        for (const access of missing)
          await tx.jobs.add({ name: 'follow-assignment', nominationId: given.nomination, access });
      });
    }
    return [...known.values()].includes(undefined) ? 'some' : 'all';
  };

  return {
    look: async () => {
      const now = clock.now();
      // Put off for the day once it has succeeded: one that fails, or dies on the way, comes again within the hour.
      if (!(await store.watches.take(PACKAGES, now, later(now, HOUR)))) return;
      if ((await lookAtAll()) === 'all') await store.watches.putOff(PACKAGES, later(now, DAY));
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
