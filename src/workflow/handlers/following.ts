import { answerable, type Guest } from '../../guest/guest.js';
import { later, MINUTE, type Clock } from '../../kernel/clock.js';
import type { PersonId } from '../../kernel/ids.js';
import { entitled, isEmployee } from '../entitled.js';
import type { Handlers } from '../jobs.js';
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

  const followGuest = async (guest: Guest): Promise<void> => {
    const account = await directory.stayOf(guest.id);
    if (!account) {
      // A new guest is not everywhere in the directory at once; "there is none" is believed later.
      if (later(guest.invitedAt, FRESH) <= clock.now())
        await submit.guest(guest.id, { type: 'record-removal', by: 'somebody-else' });
      return;
    }
    const since = account.redemption === 'accepted' ? await acceptedSince(guest) : undefined;
    if (since) await submit.guest(guest.id, { type: 'record-acceptance', since });
    await submit.guest(guest.id, {
      type: 'record-directory',
      displayName: account.person.name,
      enabled: account.enabled,
      sponsors: await sponsorsIn(account, guest),
    });
  };

  /** Of an account that went by another address, when matters: whoever used it before had accepted too. */
  const acceptedSince = async (guest: Guest): Promise<Date | undefined> => {
    if (!guest.moved || guest.status !== 'pending-acceptance') return clock.now();
    const found = (await directory.redemptions([guest.id])).get(guest.id);
    return found?.state === 'accepted' ? (found.since ?? clock.now()) : undefined;
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
      await (guest ? followGuest(guest) : followSponsor(personId));
      return 'done';
    },
  };
};

/** Minutes of replication have been seen; milliseconds. */
const FRESH = 15 * MINUTE;

/** Far more than anybody answers for; the rest is found by the next look. */
const MOST = 1000;
