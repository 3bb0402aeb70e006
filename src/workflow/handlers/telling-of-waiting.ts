import type { Policy } from '../../policy/policy.js';
import type { Handlers } from '../jobs.js';
import type { Courier, Store } from '../ports.js';
import { mostOf } from '../removal-cap.js';
import type { Rights } from '../rights.js';
import { tellEach, toAll } from '../telling-all.js';

/** To the administrators, once a day for each kind of removal that reached the day's number. */
export const tellingOfWaiting = (deps: {
  store: Store;
  courier: Courier;
  rights: Rights;
  policy: () => Policy;
}): Pick<Handlers, 'tell-of-waiting-removals'> => ({
  'tell-of-waiting-removals': async (job) => {
    const { what, since } = job;
    const { store, courier, rights, policy } = deps;
    const guests = await store.removals.waiting(what, since);
    // The limit was raised meanwhile.
    if (guests === 0) return 'skipped';
    const most = mostOf(what, policy().removals);
    const notice = { about: 'admin-guests', news: 'removals-wait', what, guests, most } as const;
    return tellEach(courier, job, toAll(await rights.administrators(), notice));
  },
});
