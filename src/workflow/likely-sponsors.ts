import { DAY, HOUR, later, type Clock } from '../kernel/clock.js';
import type { GroupId, PersonId } from '../kernel/ids.js';
import { createPace } from '../kernel/pace.js';
import type { Person } from '../kernel/people.js';
import { entitled } from './entitled.js';
import { permitted } from './permitted.js';
import type { Directory, StayAccount } from './ports.js';

/** Who may answer for a guest whom nobody told us about, and why they are thought of. Employees alone. */
export type LikelySponsors = { readonly people: readonly Person[] } & (
  | { readonly why: 'sponsors' | 'inviter' }
  | { readonly why: 'owners'; readonly group: GroupId }
  /** The administrators must find somebody. */
  | { readonly why: 'nobody' }
);

/** By the sponsors that the directory has, else by the audit log, else by the owners of a group they are in. Throws `DirectoryTrouble`. */
export type FindLikelySponsors = (guest: StayAccount) => Promise<LikelySponsors>;

export const createLikelySponsors = (deps: {
  directory: Directory;
  clock: Clock;
  /** Looks into the audit log in a second. */
  perSecond?: number;
}): FindLikelySponsors => {
  const { directory, clock, perSecond = AUDITS_PER_SECOND } = deps;
  const turn = createPace(perSecond);
  let closedUntil: Date | undefined;

  const inviters = async ({ person, createdAt }: StayAccount): Promise<readonly Person[]> => {
    const isForgotten = createdAt && later(createdAt, LOG_REACHES) < clock.now();
    if (isForgotten || (closedUntil && clock.now() < closedUntil)) return [];
    await turn();
    const inviter = await permitted(directory.inviterOf(person.id));
    // One refusal tells of all, and each would have cost two seconds.
    if (inviter === 'not-permitted') closedUntil = later(clock.now(), HOUR);
    return inviter && inviter !== 'not-permitted' ? employeesOf(directory, [inviter.id]) : [];
  };

  const owners = async (guest: PersonId): Promise<LikelySponsors> => {
    // What we may not read says nothing of anybody.
    const groups = await permitted(directory.groupsOf(guest));
    for (const group of groups === 'not-permitted' ? [] : groups.slice(0, MOST_GROUPS)) {
      const accounts = await permitted(directory.ownersOf({ kind: 'group', id: group }));
      const people = accounts === 'not-permitted' ? [] : entitled(accounts).slice(0, MOST_ASKED);
      if (people.length > 0) return { why: 'owners', people, group };
    }
    return { why: 'nobody', people: [] };
  };

  return async (guest) => {
    const standing = await standingSponsors(directory)(guest);
    if (standing.why === 'sponsors') return standing;
    const people = await inviters(guest);
    return people.length > 0 ? { why: 'inviter', people } : owners(guest.person.id);
  };
};

/** By the sponsors that the directory has, and nothing else: for whoever cannot wait for the audit log. */
export const standingSponsors =
  (directory: Pick<Directory, 'account'>): FindLikelySponsors =>
  async ({ sponsors }) => {
    const people = await employeesOf(
      directory,
      sponsors.map(({ id }) => id),
    );
    return people.length > 0 ? { why: 'sponsors', people } : { why: 'nobody', people: [] };
  };

const employeesOf = async (
  directory: Pick<Directory, 'account'>,
  ids: readonly PersonId[],
): Promise<readonly Person[]> => {
  const accounts = await Promise.all(ids.map((id) => directory.account(id)));
  return entitled(accounts.filter((one) => one !== undefined));
};

/** Microsoft allows five requests to the audit log in ten seconds. */
const AUDITS_PER_SECOND = 0.5;

/** Longer than Microsoft keeps the audit log for anybody; of older guests it says nothing. */
const LOG_REACHES = 31 * DAY;

const MOST_GROUPS = 10;

/** Of many owners, as many as somebody would ask by hand. */
const MOST_ASKED = 5;
