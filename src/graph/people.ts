import { z } from 'zod';
import type { GroupId, PersonId } from '../kernel/ids.js';
import { cleanLine } from '../kernel/text.js';
import type { Account } from '../workflow/ports.js';
import type { Call } from './call.js';
import { GraphError } from './errors.js';
import { odata } from './path.js';
import { USER_FIELDS, wireObject, wireOrganizations, wireUser, type WireUser } from './shapes.js';

const SELECT_USER = { $select: USER_FIELDS };

/** Display names are whatever somebody typed, a guest included; Microsoft's own limit for them is 256 characters. */
export const nameIn = (displayName: string | null | undefined): string => cleanLine(displayName ?? '', 256);

const accountOf = (user: WireUser): Account => {
  const address = user.mail ?? user.userPrincipalName ?? '';
  const redemption = redemptionOf(user.externalUserState);
  return {
    person: { id: user.id, name: nameIn(user.displayName) || address, address },
    kind: user.userType === 'Guest' ? 'guest' : 'member',
    enabled: user.accountEnabled !== false,
    ...(redemption && { redemption }),
    ...(user.preferredLanguage && { preferredLanguage: user.preferredLanguage }),
    ...(user.createdDateTime && { createdAt: user.createdDateTime }),
  };
};

export const redemptionOf = (state: string | null | undefined): 'pending' | 'accepted' | undefined => {
  if (state === 'PendingAcceptance') return 'pending';
  return state === 'Accepted' ? 'accepted' : undefined;
};

/** The answer, or undefined where Microsoft says there is no such thing. */
export const orNothing = async <T>(asking: Promise<T>): Promise<T | undefined> => {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof GraphError && error.status === 404) return undefined;
    throw error;
  }
};

export const readAccount = async (call: Call, id: PersonId): Promise<Account | undefined> => {
  const user = await orNothing(
    call('GET /users/{user-id}', { params: { 'user-id': id }, query: SELECT_USER }, wireUser),
  );
  return user && accountOf(user);
};

/** The places of an address that the directory vouches for. Other mails are not among them: whoever may edit them writes what they like. */
const vouchedFor = (address: string): readonly string[] => [
  odata`mail eq ${address}`,
  odata`userPrincipalName eq ${address}`,
  odata`proxyAddresses/any(p:p eq ${`smtp:${address}`})`,
];

/**
 * All the places an address may stand in. A guest's principal name is the address with `_` for `@` and `#EXT#` behind it,
 * whatever became of the mail attribute.
 */
export const findAccountsAt = (call: Call, address: string): Promise<readonly Account[]> => {
  const guestName = `${address.replace('@', '_')}#EXT#@`;
  return findAccounts(call, [
    ...vouchedFor(address),
    odata`otherMails/any(m:m eq ${address})`,
    odata`startswith(userPrincipalName,${guestName})`,
  ]);
};

export const findEmployeesAt = async (call: Call, address: string): Promise<readonly Account[]> =>
  (await findAccounts(call, vouchedFor(address))).filter(({ kind }) => kind === 'member');

/** One filter; `or` over several of these properties is an advanced query, which asks for ConsistencyLevel and $count. */
const findAccounts = async (call: Call, conditions: readonly string[]): Promise<readonly Account[]> => {
  const { value } = await call(
    'GET /users',
    {
      query: { ...SELECT_USER, $filter: conditions.join(' or '), $count: true },
      headers: { ConsistencyLevel: 'eventual' },
    },
    z.object({ value: z.array(wireUser) }),
  );
  return value.map(accountOf);
};

/** A manager may be an organisational contact, who can approve nothing; the service often names no type here. */
export const readManager = async (call: Call, id: PersonId): Promise<Account | undefined> => {
  const asked = { params: { 'user-id': id }, query: SELECT_USER };
  const manager = await orNothing(call('GET /users/{user-id}/manager', asked, wireObject));
  if (!manager || !mayBeUser(manager)) return undefined;
  const user = wireUser.safeParse(manager).data;
  return user && accountOf(user);
};

/** A group has at most 100 owners, which is one page. Service principals among them answer nothing, nor do closed accounts. */
export const readOwners = async (call: Call, group: GroupId): Promise<readonly Account[]> => {
  const asked = { params: { 'group-id': group }, query: SELECT_USER };
  const found = await orNothing(call('GET /groups/{group-id}/owners', asked, z.object({ value: z.array(wireObject) })));
  return (found?.value ?? [])
    .filter(mayBeUser)
    .flatMap((object) => wireUser.safeParse(object).data ?? [])
    .map(accountOf)
    .filter(({ enabled }) => enabled);
};

const mayBeUser = (object: z.infer<typeof wireObject>): boolean =>
  !object['@odata.type'] || object['@odata.type'] === '#microsoft.graph.user';

/** Read from the organisation, which also shows whether the application signs in to the tenant the bot serves. */
export const readOwnDomains = async (call: Call, tenantId: string): Promise<readonly string[]> => {
  const query = { $select: ['id', 'verifiedDomains'] };
  const { value } = await call('GET /organization', { query }, wireOrganizations);
  const own = value.find(({ id }) => id.toLowerCase() === tenantId.toLowerCase());
  if (!own) {
    const remedy = "The application signs in to another tenant than the bot's; check AZURE_TENANT_ID";
    throw new GraphError({
      call: 'GET /organization',
      kind: 'not-permitted',
      status: 200,
      code: 'AnotherTenant',
      remedy,
    });
  }
  return (own.verifiedDomains ?? []).flatMap(({ name }) => (name ? [name.toLowerCase()] : []));
};
