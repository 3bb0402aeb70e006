import type { z } from 'zod';
import type { GroupId, PersonId } from '../kernel/ids.js';
import { cleanLine } from '../kernel/text.js';
import type { Account } from '../workflow/ports.js';
import { EVENTUAL } from './batch.js';
import type { Call } from './call.js';
import { GraphError } from './errors.js';
import { odata } from './path.js';
import {
  HOLDER_FIELDS,
  USER_FIELDS,
  wireHolders,
  wireObject,
  wireObjects,
  wireOrganizations,
  wireUser,
  wireUsers,
  type WireUser,
} from './shapes.js';

export const SELECT_USER = { $select: USER_FIELDS };

/** Display names are whatever somebody typed, a guest included; Microsoft's own limit for them is 256 characters. */
export const nameIn = (displayName: string | null | undefined): string => cleanLine(displayName ?? '', 256);

export const accountOf = (user: WireUser): Account => {
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
export const vouchedFor = (address: string): readonly string[] => [
  odata`mail eq ${address}`,
  odata`userPrincipalName eq ${address}`,
  odata`proxyAddresses/any(p:p eq ${`smtp:${address}`})`,
];

/** A guest's principal name is the address with `_` for `@` and this behind it, whatever became of the mail attribute. */
export const guestNameOf = (address: string): string => `${address.replace('@', '_')}#EXT#@`;

/** All the places an address may stand in. */
export const allPlaces = (address: string): readonly string[] => [
  ...vouchedFor(address),
  odata`otherMails/any(m:m eq ${address})`,
  odata`startswith(userPrincipalName,${guestNameOf(address)})`,
];

export const findEmployeesAt = async (call: Call, address: string): Promise<readonly Account[]> =>
  (await findAccounts(call, vouchedFor(address))).filter(({ kind }) => kind === 'member');

const COLLEAGUES = 5;

/** By address, by exact display name, or by given name alone; namesakes are possible, and people say no more than a name. */
export const findColleagues = async (call: Call, said: string): Promise<readonly Account[]> => {
  const name = cleanLine(said, 256);
  if (name === '') return [];
  const places = name.includes('@') ? vouchedFor(name) : calledSo(name);
  const query = { $select: HOLDER_FIELDS, $filter: places.join(' or '), $count: true };
  const { value } = await call('GET /users', { query, headers: EVENTUAL }, wireHolders);
  // Whoever is kept out of the address list is not to be found by asking us.
  const listed = value.filter(({ showInAddressList }) => showInAddressList !== false).map(accountOf);
  return listed.filter(({ kind, enabled }) => kind === 'member' && enabled).slice(0, COLLEAGUES);
};

/** "Mia" may be all that she is called, or her given name. */
const calledSo = (name: string): readonly string[] => [
  odata`displayName eq ${name}`,
  ...(/\s/.test(name) ? [] : [odata`givenName eq ${name}`]),
];

/** One filter; `or` over several of these properties is an advanced query, which asks for ConsistencyLevel and $count. */
const findAccounts = async (call: Call, conditions: readonly string[]): Promise<readonly Account[]> => {
  const { value } = await call(
    'GET /users',
    {
      query: { ...SELECT_USER, $filter: conditions.join(' or '), $count: true },
      headers: EVENTUAL,
    },
    wireUsers,
  );
  return value.map(accountOf);
};

export const readManager = async (call: Call, id: PersonId): Promise<Account | undefined> => {
  const asked = { params: { 'user-id': id }, query: SELECT_USER };
  const manager = await orNothing(call('GET /users/{user-id}/manager', asked, wireObject));
  return manager && accountIn(manager);
};

/** A group has at most 100 owners, which is one page. */
export const readOwners = async (call: Call, group: GroupId): Promise<readonly Account[]> => {
  const asked = { params: { 'group-id': group }, query: SELECT_USER };
  const found = await orNothing(call('GET /groups/{group-id}/owners', asked, wireObjects));
  return found ? ownersIn(found) : [];
};

/** Service principals among them answer nothing, nor do closed accounts. */
export const ownersIn = ({ value }: z.infer<typeof wireObjects>): readonly Account[] =>
  value.flatMap((object) => accountIn(object) ?? []).filter(({ enabled }) => enabled);

/** A manager may be an organisational contact, who can approve nothing; the service often names no type here. */
export const accountIn = (object: z.infer<typeof wireObject>): Account | undefined => {
  if (object['@odata.type'] && object['@odata.type'] !== '#microsoft.graph.user') return undefined;
  const user = wireUser.safeParse(object).data;
  return user && accountOf(user);
};

export const OWN_ORGANISATION = { query: { $select: ['id', 'verifiedDomains'] } };

/** Read from the organisation, which also shows whether the application signs in to the tenant the bot serves. */
export const readOwnDomains = async (call: Call, tenantId: string): Promise<readonly string[]> => {
  const domains = domainsIn(await call('GET /organization', OWN_ORGANISATION, wireOrganizations), tenantId);
  if (domains) return domains;
  const remedy = "The application signs in to another tenant than the bot's; check AZURE_TENANT_ID";
  throw new GraphError({
    call: 'GET /organization',
    kind: 'not-permitted',
    status: 200,
    code: 'AnotherTenant',
    remedy,
  });
};

/** Undefined where it is another tenant's. */
export const domainsIn = (
  { value }: z.infer<typeof wireOrganizations>,
  tenantId: string,
): readonly string[] | undefined => {
  const own = value.find(({ id }) => id.toLowerCase() === tenantId.toLowerCase());
  return own && (own.verifiedDomains ?? []).flatMap(({ name }) => (name ? [name.toLowerCase()] : []));
};
