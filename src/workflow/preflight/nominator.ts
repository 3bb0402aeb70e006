import { isAmong } from '../../policy/conditions.js';
import { namedIn } from '../../policy/named.js';
import type { Policy } from '../../policy/policy.js';
import type { Circumstances } from '../../policy/verdict.js';
import type { Person } from '../../kernel/people.js';
import { isEmployee } from '../entitled.js';
import { DirectoryTrouble, type Directory, type Survey } from '../ports.js';
import { survey } from './surveying.js';

/** Whether somebody may nominate. Guests of the tenant can talk to the bot in shared chats; they never may. */
export type NominatorStanding = 'may' | 'not-an-employee' | 'not-a-nominator' | 'unknown';

export const standingOf = ({ nominator }: Survey, known: Circumstances, policy: Policy): NominatorStanding => {
  if (!nominator.known) return 'unknown';
  if (!nominator.value || !isEmployee(nominator.value.account)) return 'not-an-employee';
  const { who } = policy.nominators;
  const among = who ? isAmong(who, known) : true;
  return among === undefined ? 'unknown' : among ? 'may' : 'not-a-nominator';
};

/** What the rules may ask about the nominator. */
export const nominatorIn = ({ nominator, memberOf }: Survey): Circumstances => ({
  ...(memberOf.known && { groups: memberOf.value }),
  ...(nominator.known &&
    nominator.value && { department: nominator.value.department, jobTitle: nominator.value.jobTitle }),
});

/** As far as is known: by the addresses that the rules name, where they could be looked up. */
export const isAdministrator = ({
  ask: { nominator },
  survey: { people },
  policy: { administrators },
}: {
  readonly ask: { readonly nominator: Pick<Person, 'id'> };
  readonly survey: Pick<Survey, 'people'>;
  readonly policy: Pick<Policy, 'administrators'>;
}): boolean => {
  const accounts = people.known ? administrators.flatMap((address) => people.value.get(address) ?? []) : [];
  return accounts.some((account) => account.person.id === nominator.id && isEmployee(account));
};

/** For a right that is used now: throws `DirectoryTrouble` where it cannot be known. */
export const createMayNominate =
  (directory: Directory, policy: () => Policy) =>
  async ({ id }: Person): Promise<boolean> => {
    const rules = policy();
    const ask = { nominator: id, groups: namedIn(rules).groups, connected: false, people: [] };
    const found = await survey(directory, ask);
    const standing = standingOf(found, nominatorIn(found), rules);
    if (standing === 'unknown') throw notKnown();
    return standing === 'may';
  };

export const notKnown = (): DirectoryTrouble =>
  new DirectoryTrouble('unavailable', 'The directory did not say in time who nominates, or about whom.');
