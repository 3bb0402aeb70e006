import type { GuestAddress } from '../kernel/address.js';
import type { DeletedGuest, Holder, Known } from '../workflow/ports.js';
import { EVENTUAL, part } from './batch.js';
import type { Call } from './call.js';
import type { Ask } from './gathering.js';
import { factIn } from './known.js';
import { odata } from './path.js';
import { accountOf, allPlaces, guestNameOf, nameIn } from './people.js';
import {
  DELETED_FIELDS,
  HOLDER_FIELDS,
  wireAllDeleted,
  wireHolders,
  wireIds,
  type WireDeleted,
  type WireHolder,
} from './shapes.js';

/** Everybody who has this address, wherever it stands. */
export const findHolders = async (ask: Ask, address: GuestAddress): Promise<Known<readonly Holder[]>> => {
  const found = await ask(part('GET /users', atAllPlaces(address), wireHolders));
  return factIn(found, ({ value }) => value.map((user) => holderOf(user, address)));
};

/** The same, for whoever is about to act on it and waits as long as it takes. */
export const readHolders = async (call: Call, address: string): Promise<readonly Holder[]> => {
  const { value } = await call('GET /users', atAllPlaces(address), wireHolders);
  return value.map((user) => holderOf(user, address.toLowerCase()));
};

const atAllPlaces = (address: string) => ({
  query: { $select: HOLDER_FIELDS, $filter: allPlaces(address).join(' or '), $count: true },
  headers: EVENTUAL,
});

/** `address`: in lower case. */
const holderOf = (user: WireHolder, address: string): Holder => ({
  ...accountOf(user),
  holds: isMain(user, address) ? 'main' : 'further',
  external: isExternal(user),
  synchronised: user.onPremisesSyncEnabled === true,
  listed: user.showInAddressList !== false,
});

const isMain = ({ mail, userPrincipalName }: WireHolder, address: string): boolean => {
  const name = (userPrincipalName ?? '').toLowerCase();
  return mail?.toLowerCase() === address || name === address || name.startsWith(guestNameOf(address).toLowerCase());
};

/** An account made by an invitation or by a synchronisation between tenants keeps these marks when it is made a member. */
const isExternal = ({ creationType, externalUserState, userPrincipalName }: WireHolder): boolean =>
  creationType === 'Invitation' || Boolean(externalUserState) || /#EXT#/i.test(userPrincipalName ?? '');

/** A deleted account keeps its mail, and loses its principal name to whoever comes after. */
export const findDeletedGuests = async (ask: Ask, address: GuestAddress): Promise<Known<readonly DeletedGuest[]>> => {
  const $filter = odata`mail eq ${address} and userType eq ${'Guest'}`;
  const found = await ask(
    part(
      'GET /directory/deletedItems/graph.user',
      { query: { $select: DELETED_FIELDS, $filter, $count: true }, headers: EVENTUAL },
      wireAllDeleted,
    ),
  );
  return factIn(found, ({ value }) => value.filter(isGuest).map(deletedOf(address)).sort(newestFirst));
};

const isGuest = ({ userType }: WireDeleted): boolean => userType === 'Guest';

const deletedOf =
  (address: GuestAddress) =>
  ({ id, displayName, deletedDateTime }: WireDeleted): DeletedGuest => ({
    id,
    name: nameIn(displayName) || address,
    ...(deletedDateTime && { deletedAt: deletedDateTime }),
  });

const newestFirst = (one: DeletedGuest, other: DeletedGuest): number =>
  (other.deletedAt?.getTime() ?? 0) - (one.deletedAt?.getTime() ?? 0);

/** Whether the address is that of a contact of the organisation, which is no account. */
export const isContact = async (ask: Ask, address: GuestAddress): Promise<Known<boolean>> => {
  const $filter = odata`mail eq ${address} or proxyAddresses/any(p:p eq ${`smtp:${address}`})`;
  const query = { $select: ['id'], $filter, $count: true, $top: 1 };
  const found = await ask(part('GET /contacts', { query, headers: EVENTUAL }, wireIds));
  return factIn(found, ({ value }) => value.length > 0);
};
