import { isElsewhere, isLeft, seenSince, type Guest, type GuestIn } from '../../guest/guest.js';
import { isStaying } from '../../guest/decide/outcome.js';
import { heardEverywhere, unseenUntil } from '../../guest/replication.js';
import type { Clock } from '../../kernel/clock.js';
import { newNominationId, type PersonId } from '../../kernel/ids.js';
import type { Person } from '../../kernel/people.js';
import { addressBehind } from '../../kernel/principal-name.js';
import { createAcceptedSince } from '../accepted.js';
import { entitled, isEmployee } from '../entitled.js';
import type { Handlers, Outcome } from '../jobs.js';
import type { Directory, StayAccount, Store } from '../ports.js';
import type { Submit } from '../submit.js';
import { lookWhetherTheyLeft } from '../whether-they-left.js';

/** The directory is the truth about accounts, we are the truth about why: each difference is written down, and nothing deleted for it. */
export const followingHandlers = (deps: {
  store: Store;
  directory: Directory;
  submit: Submit;
  clock: Clock;
}): Pick<Handlers, 'follow-account'> => {
  const { store, directory, submit, clock } = deps;

  const acceptedSince = createAcceptedSince({ directory, clock });

  const followGuest = async (guest: Guest): Promise<Outcome> => {
    const account = await directory.stayOf(guest.id);
    // What is not believed yet is looked at again once it is to be: it may be somebody's act all the same, told but once.
    const heard = heardEverywhere(guest);
    const isEarly = heard !== undefined && heard > clock.now();
    if (!account) {
      if (unseenUntil(guest) > clock.now()) return { again: unseenUntil(guest) };
      await submit.guest(guest.id, { type: 'record-removal', by: 'somebody-else' });
      return 'done';
    }
    if (account.kind === 'member') {
      await submit.guest(guest.id, { type: 'record-member' });
      return 'done';
    }
    const since = guest.status === 'pending-acceptance' ? await acceptedSince(guest, account) : undefined;
    if (since) await submit.guest(guest.id, { type: 'record-acceptance', since });
    const followed = await submit.guest(guest.id, {
      type: 'record-directory',
      displayName: account.person.name,
      address: await addressIn(account, guest),
      enabled: account.enabled,
      sponsors: await sponsorsIn(account, guest),
    });
    const now = followed.ok ? followed.guest : undefined;
    if (guest.status === 'disabled' && now && isStaying(now)) await lookWhetherTheyLeft(store, now);
    return isEarly && account.enabled !== isStaying(guest) ? { again: heard } : 'done';
  };

  /** Another address that we are giving them ourselves is no news: it is written down with the yes it came by. */
  const addressIn = async ({ person }: StayAccount, guest: Guest): Promise<string> => {
    const there = addressBehind(person.address);
    if (!isElsewhere(guest, there)) return there;
    const isOurs = await store.nominations.isReaddressing(guest.id, there.toLowerCase(), guest.nominations);
    return isOurs ? guest.address : there;
  };

  /** Somebody may have restored the account: then the guest is back as they were. Not where a nomination of ours is about to do it. */
  const followRemoved = async (guest: GuestIn<'removed'>): Promise<Outcome> => {
    const account = isLeft(guest) ? undefined : await directory.stayOf(guest.id);
    if (account?.kind !== 'guest' || !account.enabled) return 'skipped';
    if ((await store.nominations.claimOn(guest.id, guest.address, newNominationId())) === 'approved') return 'skipped';
    const heard = heardEverywhere(guest);
    if (heard && heard > clock.now()) return { again: heard };
    const back = await followGuest(guest);
    if (!(await canAnswer(guest.sponsor.id)))
      await submit.guest(guest.id, { type: 'record-lost', person: guest.sponsor.id });
    return back;
  };

  /**
   * While our sponsor is among them, those we know are enough; else whoever is to follow must be an employee. A sponsor who has
   * left is taken off by Microsoft itself, and that is no word about who is to answer.
   */
  const sponsorsIn = async ({ sponsors }: StayAccount, guest: Guest): Promise<readonly Person[]> => {
    if (!seenSince(guest, guest.sponsor.id) || sponsors.some(({ id }) => id === guest.sponsor.id)) return sponsors;
    if (!(await canAnswer(guest.sponsor.id)))
      await submit.guest(guest.id, { type: 'record-lost', person: guest.sponsor.id });
    const accounts = await Promise.all(sponsors.map(({ id }) => directory.account(id)));
    return entitled(accounts.filter((one) => one !== undefined));
  };

  const canAnswer = async (id: PersonId): Promise<boolean> => {
    const account = await directory.account(id);
    return account !== undefined && isEmployee(account);
  };

  /** Somebody who answers for guests: whether they still can. */
  const followSponsor = async (id: PersonId): Promise<void> => {
    if (await canAnswer(id)) return;
    for (const guest of await store.guests.of(id, clock.now(), MOST))
      await submit.guest(guest.id, { type: 'record-lost', person: id });
  };

  return {
    'follow-account': async ({ personId }) => {
      const guest = await store.guests.read(personId);
      if (guest?.status === 'removed') return followRemoved(guest);
      if (guest) return followGuest(guest);
      await followSponsor(personId);
      return 'done';
    },
  };
};

/** Far more than anybody answers for; the rest is found by the next look. */
const MOST = 1000;
