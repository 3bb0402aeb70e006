import { z } from 'zod';
import type { PersonId } from '../kernel/ids.js';
import type { Call } from './call.js';
import { GraphError } from './errors.js';
import { ALREADY, NOT_YET } from './grants.js';
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
  const params = { 'user-id': guest };
  const found = await orNothing(call('GET /users/{user-id}/sponsors', { params, query: { $select: ['id'] } }, wireIds));
  if (!found) return 'not-yet';
  if (found.value.some(({ id }) => id.toLowerCase() === sponsor.toLowerCase())) return 'added';
  if (found.value.length >= MOST) return 'full';
  const body = { '@odata.id': `${root}/users/${sponsor}` };
  try {
    await call('POST /users/{user-id}/sponsors/$ref', { params, body }, z.unknown());
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
