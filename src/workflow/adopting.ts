import { isLeft, type GuestFacts } from '../guest/guest.js';
import type { Clock } from '../kernel/clock.js';
import { newNominationId, type PersonId } from '../kernel/ids.js';
import { nearestLocale, type Person } from '../kernel/people.js';
import { addressBehind } from '../kernel/principal-name.js';
import type { Policy } from '../policy/policy.js';
import type { FindLikelySponsors } from './likely-sponsors.js';
import type { Directory, GuestPage, StayAccount, Store } from './ports.js';
import type { Entry } from './record/entry.js';
import type { Rights } from './rights.js';
import type { Submit } from './submit.js';

export type Found = {
  readonly account: GuestPage['guests'][number];
  /** `stranger`: not in our books. `disabled`: neither, but nobody has to answer for an account that cannot sign in. */
  readonly standing: 'known' | 'disabled' | 'stranger';
};

/** Every guest in the directory, a page at a time, and whether we know them. */
export async function* everyGuest({
  directory,
  store,
}: {
  directory: Pick<Directory, 'guestPage'>;
  store: { readonly guests: Pick<Store['guests'], 'known'> };
}): AsyncGenerator<readonly Found[]> {
  for (let page: string | undefined, isFirst = true; isFirst || page !== undefined; isFirst = false) {
    const { guests, next } = await directory.guestPage(page);
    const known = new Set(await store.guests.known(guests.map(({ person }) => person.id)));
    yield guests.map((account) => ({ account, standing: standingOf(account, known) }));
    page = next;
  }
}

const standingOf = ({ person, enabled }: StayAccount, known: ReadonlySet<PersonId>): Found['standing'] => {
  if (known.has(person.id)) return 'known';
  return enabled ? 'stranger' : 'disabled';
};

/** How many guests there are, and how many of them would be asked about. */
export type Strangers = {
  readonly guests: number;
  readonly known: number;
  readonly disabled: number;
  readonly strangers: number;
  /** Of the strangers, those for whom nobody stands in the directory. None of the strangers has an end. */
  readonly unsponsored: number;
};

export const NOBODY_YET: Strangers = { guests: 0, known: 0, disabled: 0, strangers: 0, unsponsored: 0 };

export const withPage = (sum: Strangers, page: readonly Found[]): Strangers => {
  const count = (standing: Found['standing']) => page.filter((one) => one.standing === standing).length;
  const alone = page.filter(({ account, standing }) => standing === 'stranger' && account.sponsors.length === 0);
  return {
    guests: sum.guests + page.length,
    known: sum.known + count('known'),
    disabled: sum.disabled + count('disabled'),
    strangers: sum.strangers + count('stranger'),
    unsponsored: sum.unsponsored + alone.length,
  };
};

/** A guest to be met. With a sponsor, that one is asked and nobody is looked for. `found`: for the rules want it, and no longer than they do. */
export type Meeting = {
  readonly personId: PersonId;
  readonly sponsor?: PersonId;
  readonly until?: Date;
  readonly found?: true;
  /** To be stopped with their whole domain, whatever else is on its way for them. */
  readonly stopping?: true;
};

/** A few hundred in one transaction; `entry` goes into the record with the first. */
export const enqueueMeetings = async (
  store: Pick<Store, 'transaction'>,
  all: readonly (Omit<Meeting, 'stopping'> & { readonly startAfter?: Date })[],
  entry?: Entry,
): Promise<void> => {
  for (let at = 0; at < all.length; at += AT_ONCE)
    await store.transaction(async (tx) => {
      if (entry && at === 0) await tx.audit.add(entry);
      for (const { startAfter, ...meeting } of all.slice(at, at + AT_ONCE))
        await tx.jobs.add({ name: 'meet-guest', ...meeting }, startAfter && { startAfter });
    });
};

const AT_ONCE = 500;

/** Takes a guest into our books, and has somebody asked whether they answer for them. */
export const createMeeting = (deps: {
  store: Store;
  directory: Directory;
  rights: Rights;
  submit: Submit;
  clock: Clock;
  policy: () => Policy;
  likelySponsors: FindLikelySponsors;
}) => {
  const { store, directory, rights, submit, clock, policy, likelySponsors } = deps;

  /** Whom we invited ourselves comes into the books with the invitation. */
  const isOnTheWay = async (id: PersonId, address: string, isKnown: boolean): Promise<boolean> => {
    const claim = await store.nominations.claimOn(id, address.toLowerCase(), newNominationId());
    // What brought them here before they left is over.
    return claim === 'approved' || (claim === 'invited' && !isKnown);
  };

  const peopleFor = async (guest: StayAccount, named: PersonId | undefined): Promise<readonly Person[]> => {
    const account = named && (await directory.account(named));
    return (await likelySponsors(account ? { ...guest, sponsors: [account.person] } : guest)).people;
  };

  const factsOf = (account: StayAccount, sponsor: Person, until: Date | undefined): GuestFacts => ({
    id: account.person.id,
    address: addressBehind(account.person.address),
    displayName: account.person.name,
    sponsor,
    ...(until && until > clock.now() && { until }),
    zone: policy().zone,
    language: nearestLocale(account.preferredLanguage),
    nominations: [],
    invitedAt: account.createdAt ?? clock.now(),
    // Nobody has agreed yet that the end of the account is ours to see to.
    ours: 'access',
    terms: policy().stays,
  });

  return async ({ personId, sponsor, until, found, stopping }: Meeting): Promise<'met' | 'unwanted'> => {
    if (found && policy().found === 'ignore') return 'unwanted';
    const former = await store.guests.read(personId);
    if (former && !isLeft(former)) return 'unwanted';
    const account = await directory.stayOf(personId);
    if (account?.kind !== 'guest' || !account.enabled) return 'unwanted';
    const address = addressBehind(account.person.address);
    if (!stopping && (await isOnTheWay(personId, address, former !== undefined))) return 'unwanted';
    const asked = await peopleFor(account, sponsor);
    const [likely] = asked.length > 0 ? asked : await rights.administrators();
    if (!likely) throw new Error('The rules name no administrator who could be asked about a guest.');
    const since = account.redemption === 'pending' ? undefined : (account.createdAt ?? clock.now());
    await submit.guest(personId, {
      type: 'adopt',
      facts: factsOf(account, likely, until),
      ...(since && { since }),
      asked,
    });
    return 'met';
  };
};
