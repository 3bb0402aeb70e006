import type { Clock } from '../kernel/clock.js';
import type { PersonId } from '../kernel/ids.js';
import type { Person } from '../kernel/people.js';
import type { Right } from '../nomination/asking.js';
import { barredFrom, stageOf, type Nomination, type NominationIn } from '../nomination/nomination.js';
import type { ApproverSource, Policy } from '../policy/policy.js';
import { anyOf } from './any-of.js';
import { entitled, isEmployee } from './entitled.js';
import type { Directory, Store } from './ports.js';
import { accountsFrom, createMembership, type About } from './sources.js';

/** Who may say yes or no. Looked up in the directory at the moment it is needed, never remembered. */
export interface Rights {
  /** The people of one source who may answer now: employees, enabled, none of `except`, each once. In a channel nobody by name. */
  approversFrom(source: ApproverSource, about: About, except: ReadonlySet<PersonId>): Promise<readonly Person[]>;
  /**
   * By what right this person may answer the stage that is open: their own, where they belong to a source that was asked so
   * far; else that of somebody who does, and who handed it to them, or has them stand in for everything. Never passed on further.
   */
  rightOf(nomination: Nomination, person: PersonId): Promise<Right>;
  administrators(): Promise<readonly Person[]>;
}

type Awaiting = NominationIn<'awaiting-approval'>;

export const createRights = (deps: {
  store: Pick<Store, 'delegations'>;
  directory: Directory;
  policy: () => Policy;
  clock: Clock;
}): Rights => {
  const { store, directory, policy, clock } = deps;

  /** Whether somebody belongs to a source that was asked so far in the stage that is open, and is not barred from it. */
  const entitlement = (nomination: Awaiting): ((id: PersonId) => Promise<boolean>) => {
    const { source, unread = [] } = nomination;
    const asked = (stageOf(nomination)?.sources ?? []).slice(0, source + 1);
    const sources = asked.filter((_, at) => !unread.includes(at));
    const barred = barredFrom(nomination);
    const isIn = createMembership(directory, nomination, policy().administrators);
    return async (id) => !barred.has(id) && anyOf(sources.map((source) => isIn(id, source)));
  };

  /** Those whom this person stands in for; whoever still has to answer comes first. */
  const principalsOf = async (nomination: Awaiting, person: PersonId): Promise<readonly Person[]> => {
    const delegations = await store.delegations.to(person, clock.now());
    const all = [...handedTo(person, nomination), ...delegations.map(({ from }) => from)];
    return all.toSorted((one, other) => Number(isAnswered(one, nomination)) - Number(isAnswered(other, nomination)));
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
      const isEntitled = entitlement(nomination);
      if (await isEntitled(person)) return 'own';
      const principals = await principalsOf(nomination, person);
      if (principals.length === 0 || !(await mayStandIn(person))) return 'none';
      const principal = await firstOf(principals, ({ id }) => isEntitled(id));
      return principal ? { for: principal } : 'none';
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

/** The first of these of whom it is true, all asked side by side. Trouble with one is thrown only where it is true of nobody. */
const firstOf = async <T>(all: readonly T[], isTrue: (one: T) => Promise<boolean>): Promise<T | undefined> => {
  const answers = await Promise.allSettled(all.map(isTrue));
  const found = all.find((_, at) => answers[at]?.status === 'fulfilled' && answers[at].value);
  const trouble = answers.find((answer) => answer.status === 'rejected');
  if (found === undefined && trouble) throw trouble.reason;
  return found;
};
