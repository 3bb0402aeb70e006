import type { Clock } from '../kernel/clock.js';
import type { PersonId } from '../kernel/ids.js';
import type { Person } from '../kernel/people.js';
import type { Items, Right } from '../nomination/asking.js';
import { askedAbout } from '../nomination/awaited.js';
import { aboutThese, covers, someOf } from '../nomination/items.js';
import { keysOf, lanesOf } from '../nomination/lanes.js';
import { barredFrom, stageOf, type Nomination, type NominationIn } from '../nomination/nomination.js';
import type { ApproverSource, Policy } from '../policy/policy.js';
import { anyOf } from './any-of.js';
import { entitled, isEmployee } from './entitled.js';
import { gathered } from './gathering.js';
import type { Directory, Store } from './ports.js';
import { accountsFrom, createMembership, createOwnership, type About } from './sources.js';

/** Who may say yes or no. Looked up in the directory at the moment it is needed, never remembered. */
export interface Rights {
  /** The people of one source who may answer now: employees, enabled, none of `except`, each once. In a channel nobody by name. */
  approversFrom(source: ApproverSource, about: About, except: ReadonlySet<PersonId>): Promise<readonly Person[]>;
  /**
   * By what right this person may answer the stage that is open: their own, where they belong to a source that was asked so
   * far; else that of somebody who does, and who handed it to them, or has them stand in for everything. Never passed on further.
   * Of several items, a right is to those alone that the source was asked about and, of owners, that they own now; and no
   * further than this person was asked.
   */
  rightOf(nomination: Nomination, person: PersonId): Promise<Right>;
  administrators(): Promise<readonly Person[]>;
}

type Awaiting = NominationIn<'awaiting-approval'>;

/** Without `about`: all of it. */
type Scope = { readonly about?: Items };

export const createRights = (deps: {
  store: Pick<Store, 'delegations'>;
  directory: Directory;
  policy: () => Policy;
  clock: Clock;
}): Rights => {
  const { store, directory, policy, clock } = deps;

  /**
   * What somebody is entitled to who belongs to a source that was asked so far in the stage that is open, and is not barred from
   * it; undefined where that is nothing. `wanted`: nothing else is looked up.
   */
  const entitlement = (
    nomination: Awaiting,
    wanted: Items | undefined,
  ): ((id: PersonId) => Promise<Scope | undefined>) => {
    const { source, access, unread = [] } = nomination;
    const barred = barredFrom(nomination);
    const isIn = createMembership(directory, nomination, policy().administrators);
    const sources = (stageOf(nomination)?.sources ?? [])
      .slice(0, source + 1)
      .map((asked, at) => ({ asked, about: keysOf(lanesOf(nomination).filter((lane) => lane.source >= at)), at }))
      .filter(({ at }) => !unread.includes(at));
    if (access.length < 2)
      return async (id) =>
        !barred.has(id) && (await anyOf(sources.map(({ asked }) => isIn(id, asked)))) ? {} : undefined;

    const owns = createOwnership(directory, nomination);
    const keys = access.flatMap(({ key }) => (covers(wanted, key) ? [key] : []));
    return async (id) => {
      if (barred.has(id)) return undefined;
      const questions = sources.flatMap(({ asked, about }) => {
        const theirs = keys.filter((key) => about.includes(key));
        return asked.from === 'owners'
          ? theirs.map(async (key) => ((await owns(id, key)) ? [key] : []))
          : [isIn(id, asked).then((is) => (is ? theirs : []))];
      });
      const found = await gathered(keys, questions);
      return found.length > 0 ? aboutThese(someOf(access, found)) : undefined;
    };
  };

  /** Those whom this person stands in for; whoever still has to answer comes first, and before others whom they were asked for. */
  const principalsOf = async (nomination: Awaiting, person: PersonId): Promise<readonly Person[]> => {
    const delegations = await store.delegations.to(person, clock.now());
    const all = [...handedTo(person, nomination), ...delegations.map(({ from }) => from)];
    const instead = nomination.asked.findLast((one) => one.person.id === person)?.for?.person.id;
    const place = (one: Person): number => 2 * Number(isAnswered(one, nomination)) + Number(one.id !== instead);
    return all.toSorted((one, other) => place(one) - place(other));
  };

  const mayStandIn = async (person: PersonId): Promise<boolean> => {
    const account = await directory.account(person);
    return account !== undefined && isEmployee(account);
  };

  return {
    approversFrom: async (source, about, except) =>
      entitled(await accountsFrom(source, about, directory, policy().administrators), except),

    rightOf: async (nomination, person) => {
      if (nomination.status !== 'awaiting-approval' || barredFrom(nomination).has(person)) return 'none';
      const entitledTo = entitlement(nomination, askedAbout(nomination, person));
      const own = await entitledTo(person);
      if (own) return own.about ? own : 'own';
      const principals = await principalsOf(nomination, person);
      if (principals.length === 0 || !(await mayStandIn(person))) return 'none';
      const theirs = await firstOf(principals, async (principal) => {
        const scope = await entitledTo(principal.id);
        return scope && { for: principal, ...scope };
      });
      return theirs ?? 'none';
    },

    administrators: async () =>
      entitled((await Promise.all(policy().administrators.map((address) => directory.employeesAt(address)))).flat()),
  };
};

/** Whoever handed it to this person, who has not passed it on in turn. */
const handedTo = (person: PersonId, { asked }: Awaiting): readonly Person[] =>
  asked.flatMap((one) =>
    one.person.id === person && one.for?.how === 'handed-over' && !one.passed ? [one.for.person] : [],
  );

const isAnswered = ({ id }: Person, { agreed }: Awaiting): boolean =>
  agreed.some(({ by, for: whose }) => by.id === id || whose?.id === id);

/** What is known of the first of these of whom anything is, all asked side by side. Trouble with one is thrown only where nothing is. */
const firstOf = async <T, A>(all: readonly T[], ask: (one: T) => Promise<A | undefined>): Promise<A | undefined> => {
  const answers = await Promise.allSettled(all.map(ask));
  const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? (answer.value ?? []) : []))[0];
  const trouble = answers.find((answer) => answer.status === 'rejected');
  if (found === undefined && trouble) throw trouble.reason;
  return found;
};
