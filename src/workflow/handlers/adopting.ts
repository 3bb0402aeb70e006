import type { Clock } from '../../kernel/clock.js';
import type { Policy } from '../../policy/policy.js';
import { createMeeting, enqueueMeetings, everyGuest } from '../adopting.js';
import type { Handlers } from '../jobs.js';
import { createLikelySponsors } from '../likely-sponsors.js';
import type { Directory, Store } from '../ports.js';
import type { Rights } from '../rights.js';
import type { Submit } from '../submit.js';

/** Guests who were there before us, or came by other ways than ours. */
export const adoptingHandlers = (deps: {
  store: Store;
  directory: Directory;
  rights: Rights;
  submit: Submit;
  clock: Clock;
  policy: () => Policy;
}): Pick<Handlers, 'meet-guest' | 'meet-all-guests'> => {
  const { store } = deps;
  const meet = createMeeting({ ...deps, likelySponsors: createLikelySponsors(deps) });
  return {
    'meet-guest': async (meeting) => ((await meet(meeting)) === 'met' ? 'done' : 'skipped'),
    'meet-all-guests': async () => {
      for await (const page of everyGuest(deps)) {
        const strangers = page.filter(({ standing }) => standing === 'stranger');
        await enqueueMeetings(
          store,
          strangers.map(({ account }) => ({ personId: account.person.id })),
        );
      }
      return 'done';
    },
  };
};
