import type { Clock } from '../kernel/clock.js';
import { everyGuest, NOBODY_YET, withPage } from './adopting.js';
import { CHAT_PATIENCE } from './patience.js';
import type { Directory, Store } from './ports.js';
import { entryOfAdoption } from './record/of-others.js';
import type { Rights } from './rights.js';
import { createSay } from './say.js';
import type { Workflow } from './workflow.js';

/** Guests who were there before us, as administrators may have them taken in. */
export const takingIn = (deps: {
  store: Store;
  directory: Directory;
  rights: Rights;
  clock: Clock;
}): Pick<Workflow, 'strangers' | 'takeInStrangers'> => {
  const { store, directory, clock } = deps;

  const say = createSay(deps);

  return {
    strangers: async (by) => {
      if (!(await say.isAdministrator(by))) return undefined;
      const begun = performance.now();
      let numbers = NOBODY_YET;
      for await (const page of everyGuest({ directory, store })) {
        numbers = withPage(numbers, page);
        if (performance.now() - begun > CHAT_PATIENCE) return { ...numbers, isAll: false };
      }
      return { ...numbers, isAll: true };
    },
    takeInStrangers: async (by) => {
      if (!(await say.isAdministrator(by))) return false;
      await store.transaction(async (tx) => {
        await tx.jobs.add({ name: 'meet-all-guests' });
        await tx.audit.add(entryOfAdoption(clock.now(), by));
      });
      return true;
    },
  };
};
