import type { PersonId } from '../kernel/ids.js';
import type { Log } from '../kernel/log.js';
import { nameOf } from '../kernel/log.js';
import type { Chosen } from '../nomination/events.js';
import { aboutThese, covers, someOf } from '../nomination/items.js';
import { sponsorsOf, type Access, type Facts } from '../nomination/nomination.js';
import { DirectoryTrouble, type Directory, type Packages } from './ports.js';

/**
 * Nobody decides about the same access package twice: whoever its policy in Microsoft Entra asks is left out here, for what is asked
 * there nobody can take back from here. Where that cannot be read everybody is asked here: twice is a nuisance, and never is a hole.
 */
export const createAskedThere = (deps: {
  packages: Pick<Packages, 'asks'>;
  directory: Pick<Directory, 'membersOf'>;
  log: Log;
}) => {
  const { packages, directory, log } = deps;

  const askedAbout = async (item: Access, facts: Facts): Promise<ReadonlySet<PersonId>> => {
    if (item.kind !== 'package' || (item.approval ?? 'both') !== 'both') return NOBODY;
    const asks = await packages.asks({ address: facts.guest.address }, item);
    if (!asks) return NOBODY;
    const members = await Promise.all(asks.groups.map(({ id }) => directory.membersOf(id)));
    return new Set([
      ...asks.people.map(({ id }) => id),
      ...members.flatMap((accounts) => (accounts ?? []).map(({ person }) => person.id)),
      ...(asks.sponsors ? sponsorsOf(facts).map(({ id }) => id) : []),
    ]);
  };

  const orNobody = (item: Access, facts: Facts): Promise<ReadonlySet<PersonId>> =>
    askedAbout(item, facts).catch((trouble: unknown) => {
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
    facts: Facts,
  ): Promise<{ readonly people: readonly Chosen[]; readonly elsewhere?: readonly string[] }> => {
    const { access } = facts;
    const read = await Promise.all(access.map(async (item) => [item.key, await orNobody(item, facts)] as const));
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
