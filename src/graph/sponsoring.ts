import { z } from 'zod';
import type { PersonId } from '../kernel/ids.js';
import type { Call } from './call.js';
import { GraphError } from './errors.js';
import { ALREADY, NOT_YET } from './outcomes.js';
import { orNothing } from './people.js';
import { wireIds } from './shapes.js';

/** Microsoft's limit for one guest; people and groups count alike. */
const MOST = 5;

/** Looks first, because a sixth sponsor and a second time are refused alike. */
export const addSponsor = async (
  call: Call,
  root: string,
  guest: PersonId,
  sponsor: PersonId,
): Promise<'added' | 'not-yet' | 'full'> => {
  const there = await sponsorsOf(call, guest);
  if (!there) return 'not-yet';
  if (there.has(sponsor.toLowerCase())) return 'added';
  if (there.size >= MOST) return 'full';
  return put(call, root, guest, sponsor);
};

/** Ids in lower case, groups among them. Undefined: no such guest. */
const sponsorsOf = async (call: Call, guest: PersonId): Promise<ReadonlySet<string> | undefined> => {
  const asked = { params: { 'user-id': guest }, query: { $select: ['id'] } };
  const found = await orNothing(call('GET /users/{user-id}/sponsors', asked, wireIds));
  return found && new Set(found.value.map(({ id }) => id.toLowerCase()));
};

const put = async (call: Call, root: string, guest: PersonId, sponsor: PersonId): Promise<'added' | 'not-yet'> => {
  const body = { '@odata.id': `${root}/users/${sponsor}` };
  try {
    await call('POST /users/{user-id}/sponsors/$ref', { params: { 'user-id': guest }, body }, z.unknown());
    return 'added';
  } catch (error) {
    if (error instanceof GraphError) return outcomeOf(error);
    throw error;
  }
};

/** Somebody else may have been quicker, and a new account is not everywhere at once. */
const outcomeOf = (error: GraphError): 'added' | 'not-yet' => {
  if (error.status === 409 || (error.status === 400 && error.says(ALREADY))) return 'added';
  if (error.status === 404 || (error.status === 400 && error.says(NOT_YET))) return 'not-yet';
  throw error;
};

/**
 * New ones come before former ones go, so that nobody looks and finds a guest without a sponsor; unless only their going makes
 * room. A sponsor who was deleted meanwhile is answered like one who is not known everywhere yet.
 */
export const setSponsors = async (
  call: Call,
  root: string,
  guest: PersonId,
  sponsors: readonly PersonId[],
  former: readonly PersonId[],
): Promise<'set' | 'not-yet' | 'full' | 'gone'> => {
  const there = await sponsorsOf(call, guest);
  if (!there) return 'gone';
  const isThere = (id: PersonId): boolean => there.has(id.toLowerCase());
  const wanted = distinct(sponsors);
  const coming = wanted.filter((id) => !isThere(id));
  const going = distinct(former).filter((id) => isThere(id) && !includes(wanted, id));
  if (there.size + coming.length - going.length > MOST) return 'full';
  const isTight = there.size + coming.length > MOST;
  if (isTight) await takeOff(call, guest, going);
  for (const sponsor of coming) if ((await put(call, root, guest, sponsor)) === 'not-yet') return 'not-yet';
  if (!isTight) await takeOff(call, guest, going);
  return 'set';
};

const takeOff = async (call: Call, guest: PersonId, sponsors: readonly PersonId[]): Promise<void> => {
  for (const sponsor of sponsors) {
    const params = { 'user-id': guest, 'directoryObject-id': sponsor };
    await orNothing(call('DELETE /users/{user-id}/sponsors/{directoryObject-id}/$ref', { params }, z.unknown()));
  }
};

const includes = (ids: readonly PersonId[], id: PersonId): boolean =>
  ids.some((one) => one.toLowerCase() === id.toLowerCase());

const distinct = (ids: readonly PersonId[]): readonly PersonId[] =>
  ids.filter((id, index) => !includes(ids.slice(0, index), id));
