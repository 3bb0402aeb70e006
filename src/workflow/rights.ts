import type { PersonId } from '../kernel/ids.js';
import type { Person } from '../kernel/people.js';
import { unreachable } from '../kernel/result.js';
import { barredFrom, stageOf, type Access, type Nomination } from '../nomination/nomination.js';
import type { ApproverSource, Policy } from '../policy/policy.js';
import { entitled } from './entitled.js';
import type { Account, Directory } from './ports.js';

/** Who may say yes or no. Looked up in the directory at the moment it is needed, never remembered. */
export interface Rights {
  /** The people of one source who may answer now: employees, enabled, neither the nominator nor one of `except`, each once. */
  approversFrom(
    source: ApproverSource,
    ask: { nominator: PersonId; access: readonly Pick<Access, 'id'>[]; except?: Iterable<PersonId> },
  ): Promise<readonly Person[]>;
  /** Whether this person belongs to a source that was asked so far in the stage that is open, and is not barred from it. */
  mayAnswer(nomination: Nomination, person: PersonId): Promise<boolean>;
  administrators(): Promise<readonly Person[]>;
}

export const createRights = (directory: Directory, policy: () => Policy): Rights => {
  const byAddress = async (addresses: readonly string[]): Promise<readonly Account[]> =>
    (await Promise.all(addresses.map((address) => directory.employeesAt(address)))).flat();

  const accountsFrom = async (source: ApproverSource, ask: Parameters<Rights['approversFrom']>[1]) => {
    switch (source.from) {
      case 'manager': {
        const manager = await directory.managerOf(ask.nominator);
        return manager ? [manager] : [];
      }
      case 'owners':
        return (await Promise.all(ask.access.map(({ id }) => directory.ownersOf(id)))).flat();
      case 'administrators':
        return byAddress(policy().administrators);
      case 'people':
        return byAddress(source.addresses);
      default:
        return unreachable(source);
    }
  };

  const approversFrom: Rights['approversFrom'] = async (source, ask) => {
    return entitled(await accountsFrom(source, ask), new Set([ask.nominator, ...(ask.except ?? [])]));
  };

  return {
    approversFrom,
    mayAnswer: async (nomination, person) => {
      if (nomination.status !== 'awaiting-approval') return false;
      const except = barredFrom(nomination);
      if (except.has(person)) return false;
      const ask = { nominator: nomination.nominator.id, access: nomination.access, except };
      for (const source of (stageOf(nomination)?.sources ?? []).slice(0, nomination.source + 1)) {
        if ((await approversFrom(source, ask)).some(({ id }) => id === person)) return true;
      }
      return false;
    },
    administrators: async () => entitled(await byAddress(policy().administrators), new Set()),
  };
};
