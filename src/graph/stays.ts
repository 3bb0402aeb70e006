import type { PersonId } from '../kernel/ids.js';
import type { Person } from '../kernel/people.js';
import { addressBehind } from '../kernel/principal-name.js';
import type { DomainPage, GuestPage, StayAccount } from '../workflow/ports.js';
import { EVENTUAL } from './batch.js';
import type { Call } from './call.js';
import { tokenIn } from './links.js';
import { odata } from './path.js';
import { accountIn, accountOf, orNothing } from './people.js';
import { USER_FIELDS } from './shapes.js';
import { wireStay, wireStays, type WireStay } from './stay-shapes.js';

/** Microsoft expands one relationship of a user, and up to 20 objects of it; a guest has five sponsors at most. */
const WITH_SPONSORS = {
  $select: USER_FIELDS,
  $expand: 'sponsors($select=id,displayName,mail,userPrincipalName)',
};

export const readStay = async (call: Call, guest: PersonId): Promise<StayAccount | undefined> => {
  const asked = { params: { 'user-id': guest }, query: WITH_SPONSORS };
  const user = await orNothing(call('GET /users/{user-id}', asked, wireStay));
  return user && stayIn(user);
};

const stayIn = (user: WireStay): StayAccount => ({ ...accountOf(user), sponsors: sponsorsIn(user) });

const sponsorsIn = ({ sponsors }: WireStay): readonly Person[] =>
  (sponsors ?? []).flatMap((object) => accountIn(object)?.person ?? []);

/** The largest page that Microsoft gives. */
const PAGE = 999;

export const readGuestPage = async (call: Call, page?: string): Promise<GuestPage> => {
  const $filter = odata`userType eq ${'Guest'}`;
  const query = { ...WITH_SPONSORS, $filter, $top: PAGE, ...(page && { $skiptoken: page }) };
  const found = await call('GET /users', { query }, wireStays);
  const next = tokenIn(found['@odata.nextLink'], '$skiptoken');
  return { guests: found.value.map(listed), ...(next && { next }) };
};

/** At this domain or below it. What a filter by the end of a text needs goes with no expanded sponsors; the index behind it lags by minutes. */
export const readGuestsFrom = async (call: Call, domain: string, page?: string): Promise<DomainPage> => {
  const $filter = odata`userType eq ${'Guest'} and (endswith(mail,${`@${domain}`}) or endswith(mail,${`.${domain}`}))`;
  const query = { $select: USER_FIELDS, $filter, $count: true, $top: PAGE, ...(page && { $skiptoken: page }) };
  const found = await call('GET /users', { query, headers: EVENTUAL }, wireStays);
  const next = tokenIn(found['@odata.nextLink'], '$skiptoken');
  return { guests: found.value.map(accountOf), ...(next && { next }) };
};

const listed = (user: WireStay): GuestPage['guests'][number] => ({
  ...stayIn(user),
  address: user.mail ?? addressBehind(user.userPrincipalName ?? ''),
});
