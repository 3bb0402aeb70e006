import { z } from 'zod';
import type { ApplicationId, PersonId, RoleId } from '../kernel/ids.js';
import type { Log } from '../kernel/log.js';
import type { Thing } from '../policy/policy.js';
import { isDenied, type ApplicationFacts, type Given, type Taken } from '../workflow/ports.js';
import { wireAssignments } from './access-shapes.js';
import { readApplication } from './applications.js';
import type { Call } from './call.js';
import { GraphError } from './errors.js';
import { ALREADY, notPermitted, NOT_YET } from './outcomes.js';
import { orNothing } from './people.js';

/**
 * A guest's role in an application, from the guest's side: looking, giving and taking all want the same one permission there,
 * while from the application's side giving wants more (docs/decisions/giving-access.md).
 */

type Application = Extract<Thing, { readonly kind: 'application' }>;

/** Microsoft: the role of an application that has none. */
const NO_ROLE = '00000000-0000-0000-0000-000000000000';
const roleOf = ({ role }: Application): string => role ?? NO_ROLE;

/** Microsoft takes this filter with a bare id. */
const findAssignment = async (call: Call, guest: PersonId, thing: Application): Promise<string | undefined> => {
  const asked = { params: { 'user-id': guest }, query: { $filter: `resourceId eq ${thing.id}` } };
  const found = await orNothing(call('GET /users/{user-id}/appRoleAssignments', asked, wireAssignments));
  const isThis = ({
    appRoleId,
    resourceId,
  }: {
    appRoleId?: string | null | undefined;
    resourceId?: string | null | undefined;
  }) => isSame(appRoleId, roleOf(thing)) && isSame(resourceId, thing.id);
  return found?.value.find(isThis)?.id;
};

const isSame = (one: string | null | undefined, other: string): boolean => one?.toLowerCase() === other.toLowerCase();

export const hasRole = async (call: Call, guest: PersonId, thing: Application): Promise<boolean> =>
  (await findAssignment(call, guest, thing)) !== undefined;

/** The application is read at that moment: Microsoft would assign a role that nobody can use any more. */
export const giveRole = async (call: Call, log: Log, guest: PersonId, thing: Application): Promise<Given> => {
  const application = await readApplication(call, thing.id);
  const refused = application ? roleFault(application, thing.role) : 'gone';
  if (refused) return { refused };
  const body = { principalId: guest, resourceId: thing.id satisfies ApplicationId, appRoleId: roleOf(thing) };
  try {
    await call('POST /users/{user-id}/appRoleAssignments', { params: { 'user-id': guest }, body }, z.unknown());
    return 'given';
  } catch (error) {
    if (error instanceof GraphError) return outcomeOf(error, log);
    throw error;
  }
};

const roleFault = ({ enabled, roles, hasRoles }: ApplicationFacts, role: RoleId | undefined) => {
  if (!enabled) return 'disabled';
  const isThere = role === undefined ? !hasRoles : roles.some((one) => isSame(one, role));
  return isThere ? undefined : 'role-gone';
};

/** What is new reaches this part of the directory last: Microsoft answers 404, and 400 for minutes more. */
const outcomeOf = (error: GraphError, log: Log): Given => {
  if (error.status === 409 || (error.status === 400 && error.says(ALREADY))) return 'given';
  if (error.status === 404 || (error.status === 400 && error.says(NOT_YET))) return 'not-yet';
  if (!isDenied(error)) throw error;
  return { refused: notPermitted(error, log) };
};

/** What is not assigned needs no taking away; nor does what belongs to somebody, or something, that is gone. */
export const takeRole = async (call: Call, log: Log, guest: PersonId, thing: Application): Promise<Taken> => {
  try {
    const assignment = await findAssignment(call, guest, thing);
    if (!assignment) return 'taken';
    const params = { 'user-id': guest, 'appRoleAssignment-id': assignment };
    await orNothing(call('DELETE /users/{user-id}/appRoleAssignments/{appRoleAssignment-id}', { params }, z.unknown()));
    return 'taken';
  } catch (error) {
    if (!(error instanceof GraphError) || !isDenied(error)) throw error;
    log.warn(`Access could not be taken away. ${error.message}`, { code: error.code ?? '', status: error.status });
    return { refused: 'not-permitted' };
  }
};
