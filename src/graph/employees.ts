import type { GroupId, PersonId } from '../kernel/ids.js';
import type { Account, Known, Survey } from '../workflow/ports.js';
import { EVENTUAL, part } from './batch.js';
import type { Ask } from './gathering.js';
import { allKnown, factIn, factOrNone, known } from './known.js';
import { accountIn, accountOf, ownersIn, SELECT_USER, vouchedFor } from './people.js';
import {
  EMPLOYEE_FIELDS,
  HOLDER_FIELDS,
  wireEmployee,
  wireHolders,
  wireObject,
  wireObjects,
  wireTexts,
  type WireHolder,
} from './shapes.js';

export const readNominator = async (ask: Ask, id: PersonId): Promise<Survey['nominator']> => {
  const asked = { params: { 'user-id': id }, query: { $select: EMPLOYEE_FIELDS } };
  return factOrNone(await ask(part('GET /users/{user-id}', asked, wireEmployee)), (user) => ({
    account: accountOf(user),
    department: user.department ?? '',
    jobTitle: user.jobTitle ?? '',
  }));
};

export const lookAtManager = async (ask: Ask, id: PersonId): Promise<Known<Account | undefined>> => {
  const asked = { params: { 'user-id': id }, query: SELECT_USER };
  return factOrNone(await ask(part('GET /users/{user-id}/manager', asked, wireObject)), accountIn);
};

export const lookAtOwners = async (ask: Ask, group: GroupId): Promise<Known<readonly Account[]>> => {
  const asked = { params: { 'group-id': group }, query: SELECT_USER };
  const found = factOrNone(await ask(part('GET /groups/{group-id}/owners', asked, wireObjects)), ownersIn);
  return found.known ? known(found.value ?? []) : found;
};

/** checkMemberGroups takes 20 groups at a time, and looks through groups within groups. */
const GROUPS_AT_ONCE = 20;

export const whichGroups = async (
  ask: Ask,
  id: PersonId,
  groups: readonly GroupId[],
): Promise<Known<readonly GroupId[]>> => {
  const answers = inChunks(groups, GROUPS_AT_ONCE).map(async (groupIds) => {
    const asked = { params: { 'user-id': id }, body: { groupIds } };
    const found = await ask(part('POST /users/{user-id}/checkMemberGroups', asked, wireTexts));
    return factIn(found, ({ value }) => new Set(value.map((one) => one.toLowerCase())));
  });
  const found = allKnown(await Promise.all(answers));
  return found.known ? known(groups.filter((one) => found.value.some((ids) => ids.has(one.toLowerCase())))) : found;
};

/** A filter may have 15 alternatives, and an address can stand in three places that the directory vouches for. */
const PEOPLE_AT_ONCE = 5;

/** As `employeesAt`, for several addresses. */
export const findPeople = async (ask: Ask, addresses: readonly string[]): Promise<Survey['people']> => {
  const answers = inChunks([...new Set(addresses)], PEOPLE_AT_ONCE).map(async (some) => {
    const query = { $select: HOLDER_FIELDS, $filter: some.flatMap(vouchedFor).join(' or '), $count: true };
    const found = await ask(part('GET /users', { query, headers: EVENTUAL }, wireHolders));
    return factIn(found, ({ value }) =>
      some.map((address) => [address, value.filter((user) => isVouchedFor(user, address)).map(accountOf)] as const),
    );
  });
  const found = allKnown(await Promise.all(answers));
  if (!found.known) return found;
  return known(
    new Map(
      found.value.flat().map(([address, accounts]) => [address, accounts.filter(({ kind }) => kind === 'member')]),
    ),
  );
};

const isVouchedFor = ({ mail, userPrincipalName, proxyAddresses }: WireHolder, address: string): boolean =>
  [mail, userPrincipalName, ...(proxyAddresses ?? []).map((proxy) => proxy.replace(/^smtp:/i, ''))].some(
    (one) => one?.toLowerCase() === address.toLowerCase(),
  );

const inChunks = <T>(things: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(things.length / size) }, (_, index) => things.slice(index * size, (index + 1) * size));
