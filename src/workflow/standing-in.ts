import type { Clock } from '../kernel/clock.js';
import type { PersonId } from '../kernel/ids.js';
import { nameOf, type Log } from '../kernel/log.js';
import type { Person } from '../kernel/people.js';
import type { NominationCommand } from '../nomination/commands.js';
import type { Chosen } from '../nomination/events.js';
import { leavesThere } from '../nomination/lanes.js';
import { barredFrom, type NominationIn } from '../nomination/nomination.js';
import type { ApproverSource, Policy } from '../policy/policy.js';
import { isEmployee } from './entitled.js';
import { createAskedThere } from './asked-there.js';
import { DirectoryTrouble, type Directory, type Packages, type Store } from './ports.js';
import { peopleFrom } from './owning.js';
import type { Rights } from './rights.js';

/** Those of one source, what cannot be known about it, now or later: `unreadAbout` these alone; and what they decide about elsewhere. */
export type Found = Pick<CommandOf, 'people' | 'unread' | 'unreadAbout' | 'elsewhere'>;
type CommandOf = Extract<NominationCommand, { readonly type: 'choose-approvers' }>;

/**
 * Whom to ask of one source: its people, or whoever stands in for them now. Whoever has an automatic reply on is named and not
 * asked, unless nobody else is left to turn to.
 */
export type ChooseFrom = (
  source: ApproverSource,
  nomination: NominationIn<'awaiting-approval'>,
  isLast: boolean,
) => Promise<Found>;

type Away = Awaited<ReturnType<Directory['away']>>;

/** More people would have more cards than one nomination can keep alive. */
const MOST_ASKED = 200;
/** So many are looked up in one `$batch`. */
const AT_ONCE = 20;

export const createChooseFrom = (deps: {
  store: Pick<Store, 'delegations' | 'people'>;
  directory: Directory;
  packages: Pick<Packages, 'asks'>;
  rights: Rights;
  policy: () => Policy;
  clock: Clock;
  log: Log;
}): ChooseFrom => {
  const { store, directory, rights, policy, clock, log } = deps;
  const askedHere = createAskedThere(deps);

  /** By whom they stand in for: those who may answer at all. A delegate of a delegate is nobody here. */
  const standInsFor = async (
    people: readonly Person[],
    barred: ReadonlySet<PersonId>,
  ): Promise<ReadonlyMap<PersonId, Person>> => {
    const ids = people.map(({ id }) => id);
    const delegations = await store.delegations.by(ids, clock.now());
    const receivers = new Set(delegations.map(({ to }) => to.id).filter((id) => !barred.has(id)));
    const accounts = await Promise.all([...receivers].map((id) => directory.account(id)));
    const able = new Map(
      accounts.flatMap((account) => (account && isEmployee(account) ? [[account.person.id, account.person]] : [])),
    );
    return new Map(
      delegations.flatMap(({ from, to }) => {
        const person = able.get(to.id);
        return person ? [[from.id, person] as const] : [];
      }),
    );
  };

  /** Who is away, and until when where that is known. Where that cannot be read nobody is: to ask somebody in vain costs time, to ask nobody costs the answer. */
  const awayAmong = async (people: readonly PersonId[]): Promise<Away> => {
    const parts = Array.from({ length: Math.ceil(people.length / AT_ONCE) }, (_, part) =>
      people.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
    );
    try {
      const found = await Promise.all(parts.map((part) => directory.away(part, clock.now())));
      return new Map(found.flatMap((away) => [...away]));
    } catch (trouble) {
      if (!(trouble instanceof DirectoryTrouble)) throw trouble;
      log.warn('Automatic replies could not be read, so nobody is taken to be away.', {
        code: trouble.kind,
        error: nameOf(trouble),
        ...(trouble.requestId && { requestId: trouble.requestId }),
      });
      return new Map();
    }
  };

  const zoneOf = async (id: PersonId): Promise<Pick<Chosen, 'zone'>> => {
    const zone = (await store.people.read(id))?.zone;
    return zone === undefined ? {} : { zone };
  };

  return async (source, nomination, isLast) => {
    const barred = barredFrom(nomination);
    const { people: all, ...unread } = await peopleFrom(rights, source, nomination, barred);
    const isLeft = source.from === 'owners' && leavesThere(nomination);
    const { people, ...elsewhere } = isLeft ? await askedHere(all, nomination) : { people: all };
    const standIns = await standInsFor(
      people.map(({ person }) => person),
      barred,
    );
    const chosen = people.map((one) => inPlaceOf(one, standIns)).slice(0, MOST_ASKED);
    const looksForReplies = policy().approvers.outOfOffice && !isLast;
    const asked = new Set(chosen.map(({ person }) => person.id));
    const away: Away = looksForReplies ? await awayAmong([...asked]) : new Map();
    const known = await Promise.all(
      chosen.map(async (one) => ({
        ...one,
        ...(await zoneOf(one.person.id)),
        ...absence(away.get(one.person.id)),
      })),
    );
    return { people: known, ...unread, ...elsewhere };
  };
};

const absence = (away: { readonly until?: Date } | undefined): Pick<Chosen, 'away' | 'awayUntil'> =>
  away ? { away: true, ...(away.until && { awayUntil: away.until }) } : {};

const inPlaceOf = (one: Chosen, standIns: ReadonlyMap<PersonId, Person>): Chosen => {
  const standIn = standIns.get(one.person.id);
  return standIn ? { ...one, person: standIn, for: { person: one.person, how: 'delegated' } } : one;
};
