import type { Handlers } from '../jobs.js';
import type { Courier, Store } from '../ports.js';

/** That some of what was asked for fell away: it stays so, whatever became of the rest. */
export const tellingOfFalls = ({
  store,
  courier,
}: {
  store: Store;
  courier: Courier;
}): Pick<Handlers, 'tell-of-fall'> => ({
  'tell-of-fall': async ({ nominationId, personId, fall }) => {
    const nomination = await store.nominations.read(nominationId);
    const fallen = nomination?.fallen?.[fall];
    if (!fallen) return 'skipped';
    const joined = nomination.nominator.id !== personId;
    await courier.tell(personId, { about: 'fell', nomination, fallen, ...(joined && { joined }) });
    return 'done';
  },
});
