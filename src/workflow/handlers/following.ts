import { answerable, type Guest } from '../../guest/guest.js';
import { isStaying } from '../../guest/decide/outcome.js';
import { heardEverywhere } from '../../guest/replication.js';
import type { Clock } from '../../kernel/clock.js';
import type { PersonId } from '../../kernel/ids.js';
import { entitled, isEmployee } from '../entitled.js';
import type { Handlers, Outcome } from '../jobs.js';
import type { Directory, StayAccount, Store } from '../ports.js';
import type { Submit } from '../submit.js';

/** The directory is the truth about accounts, we are the truth about why: each difference is written down, and nothing deleted for it. */
export const followingHandlers = (deps: {
  store: Store;
  directory: Directory;
  submit: Submit;
  clock: Clock;
}): Pick<Handlers, 'follow-account'> => {
  const { store, directory, submit, clock } = deps;

  const followGuest = async (guest: Guest): Promise<Outcome> => {
    const account = await directory.stayOf(guest.id);
    // What is not believed yet is looked at again once it is to be: it may be somebody's act all the same, told but once.
    const heard = heardEverywhere(guest);
    const isEarly = heard !== undefined && heard > clock.now();
    if (!account) {
      if (isEarly && isStaying(guest)) return { again: heard };
      await submit.guest(guest.id, { type: 'record-removal', by: 'somebody-else' });
      return 'done';
    }
    if (account.redemption === 'accepted')
      await submit.guest(guest.id, { type: 'record-acceptance', since: clock.now() });
    await submit.guest(guest.id, {
      type: 'record-directory',
      displayName: account.person.name,
      enabled: account.enabled,
      sponsors: await sponsorsIn(account, guest),
    });
    return isEarly && account.enabled !== isStaying(guest) ? { again: heard } : 'done';
  };

  /** Ours are known; of others, whoever is to follow them must be an employee. */
  const sponsorsIn = async ({ sponsors }: StayAccount, guest: Guest) => {
    const ours = answerable(guest).map(({ id }) => id);
    if (sponsors.some(({ id }) => ours.includes(id))) return sponsors;
    const accounts = await Promise.all(sponsors.map(({ id }) => directory.account(id)));
    return entitled(accounts.filter((one) => one !== undefined));
  };

  /** Somebody who answers for guests: whether they still can. */
  const followSponsor = async (id: PersonId): Promise<void> => {
    const account = await directory.account(id);
    if (account && isEmployee(account)) return;
    for (const guest of await store.guests.of(id, clock.now(), MOST))
      await submit.guest(guest.id, { type: 'record-lost', person: id });
  };

  return {
    'follow-account': async ({ personId }) => {
      const guest = await store.guests.read(personId);
      if (guest?.status === 'removed') return 'skipped';
      if (guest) return followGuest(guest);
      await followSponsor(personId);
      return 'done';
    },
  };
};

/** Far more than anybody answers for; the rest is found by the next look. */
const MOST = 1000;
