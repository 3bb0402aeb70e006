import type { PersonId } from '../kernel/ids.js';
import type { Log } from '../kernel/log.js';
import { nameOf } from '../kernel/log.js';
import type { Chosen } from '../nomination/events.js';
import { aboutThese, covers, someOf } from '../nomination/items.js';
import { barredFrom, sponsorsOf, type Access, type NominationIn } from '../nomination/nomination.js';
import { DirectoryTrouble, type AskedThere, type Directory, type Packages } from './ports.js';

type Awaiting = NominationIn<'awaiting-approval'>;

/**
 * Whether somebody whom nobody here can name may say yes there: it could be the nominator. `isHere`: the guest has an account, and
 * its sponsors in the directory may be others than those of the nomination.
 */
export const asksUnknown = ({ others, sponsors }: AskedThere, isHere: boolean): boolean =>
  others || (sponsors && isHere);

/**
 * Nobody decides about the same access package twice: whoever its policy in Microsoft Entra asks is left out here, for what is asked
 * there nobody can take back from here. Where that cannot be read everybody is asked here: twice is a nuisance, and never is a hole.
 * So it is where somebody who may not answer here could answer there in the owners' place, the nominator before all others.
 */
export const createAskedThere = (deps: {
  packages: Pick<Packages, 'asks'>;
  directory: Pick<Directory, 'membersOf' | 'isMember'>;
  log: Log;
}) => {
  const { packages, directory, log } = deps;

  /** A list of members is cut where it is long, so each is asked about by name. */
  const isInAny = async (people: readonly PersonId[], groups: AskedThere['groups']): Promise<boolean> => {
    const pairs = people.flatMap((id) => groups.map((group) => directory.isMember(id, group.id)));
    return (await Promise.all(pairs)).some(Boolean);
  };

  const askedAbout = async (item: Access, nomination: Awaiting): Promise<ReadonlySet<PersonId>> => {
    if (item.kind !== 'package' || (item.approval ?? 'both') !== 'both') return NOBODY;
    const { guest, revive } = nomination;
    const asks = await packages.asks({ address: guest.address }, item);
    if (!asks || asksUnknown(asks, guest.isGuest === true || revive !== undefined)) return NOBODY;
    const barred = [...barredFrom(nomination)];
    const named = new Set([
      ...asks.people.map(({ id }) => id),
      ...(asks.sponsors ? sponsorsOf(nomination).map(({ id }) => id) : []),
    ]);
    if (barred.some((id) => named.has(id)) || (await isInAny(barred, asks.groups))) return NOBODY;
    const members = await Promise.all(asks.groups.map(({ id }) => directory.membersOf(id)));
    return new Set([...named, ...members.flatMap((accounts) => (accounts ?? []).map(({ person }) => person.id))]);
  };

  const orNobody = (item: Access, nomination: Awaiting): Promise<ReadonlySet<PersonId>> =>
    askedAbout(item, nomination).catch((trouble: unknown) => {
      if (!(trouble instanceof DirectoryTrouble)) throw trouble;
      log.warn('Whom an access package asks in Microsoft Entra could not be read, so everybody is asked here.', {
        code: trouble.kind,
        error: nameOf(trouble),
      });
      return NOBODY;
    });

  /** Of these owners, those who are to be asked here; and of what all of them are asked there. */
  return async (
    owners: readonly Chosen[],
    nomination: Awaiting,
  ): Promise<{ readonly people: readonly Chosen[]; readonly elsewhere?: readonly string[] }> => {
    const { access } = nomination;
    const read = await Promise.all(access.map(async (item) => [item.key, await orNobody(item, nomination)] as const));
    const there = new Map(read.filter(([, people]) => people.size > 0));
    if (there.size === 0) return { people: owners };
    const people = owners.flatMap((one): readonly Chosen[] => {
      const { about, ...rest } = one;
      const left = access.flatMap(({ key }) =>
        covers(about, key) && !there.get(key)?.has(one.person.id) ? [key] : [],
      );
      return left.length > 0 ? [{ ...rest, ...aboutThese(someOf(access, left)) }] : [];
    });
    const has = (some: readonly Chosen[], key: string): boolean => some.some(({ about }) => covers(about, key));
    const elsewhere = [...there.keys()].filter((key) => has(owners, key) && !has(people, key));
    return { people, ...(elsewhere.length > 0 && { elsewhere }) };
  };
};

const NOBODY: ReadonlySet<PersonId> = new Set();
