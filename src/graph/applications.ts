import type { z } from 'zod';
import type { ApplicationId } from '../kernel/ids.js';
import type { Account, ApplicationFacts, Known } from '../workflow/ports.js';
import { APPLICATION_FIELDS, wireApplication, wireApplicationOwners, type WireApplication } from './access-shapes.js';
import { part } from './batch.js';
import type { Call } from './call.js';
import type { Ask } from './gathering.js';
import { factOrNone, known } from './known.js';
import { nameIn, orNothing, ownersIn } from './people.js';
import { USER_FIELDS } from './shapes.js';

/** Applications as a tenant has them: Entra's enterprise applications, Graph's service principals. */

const asked = (id: ApplicationId) => ({
  params: { 'servicePrincipal-id': id },
  query: { $select: APPLICATION_FIELDS },
});

/** An expansion holds 20 objects, which is more than anybody would be asked about. */
const withOwners = (id: ApplicationId) => ({
  params: { 'servicePrincipal-id': id },
  query: { $select: ['id'], $expand: `owners($select=${USER_FIELDS.join(',')})` },
});

export const readApplication = async (call: Call, id: ApplicationId): Promise<ApplicationFacts | undefined> => {
  const found = await orNothing(call('GET /servicePrincipals/{servicePrincipal-id}', asked(id), wireApplication));
  return found && factsIn(found);
};

/** The same, in company. */
export const lookAtApplication = async (ask: Ask, id: ApplicationId): Promise<Known<ApplicationFacts | undefined>> =>
  factOrNone(await ask(part('GET /servicePrincipals/{servicePrincipal-id}', asked(id), wireApplication)), factsIn);

export const readApplicationOwners = async (call: Call, id: ApplicationId): Promise<readonly Account[]> => {
  const owners = call('GET /servicePrincipals/{servicePrincipal-id}', withOwners(id), wireApplicationOwners);
  const found = await orNothing(owners);
  return found ? peopleIn(found) : [];
};

export const lookAtApplicationOwners = async (ask: Ask, id: ApplicationId): Promise<Known<readonly Account[]>> => {
  const owners = part('GET /servicePrincipals/{servicePrincipal-id}', withOwners(id), wireApplicationOwners);
  const found = factOrNone(await ask(owners), peopleIn);
  return found.known ? known(found.value ?? []) : found;
};

const peopleIn = ({ owners }: z.infer<typeof wireApplicationOwners>): readonly Account[] =>
  ownersIn({ value: owners ?? [] });

const factsIn = ({ id, displayName, accountEnabled, appRoles }: WireApplication): ApplicationFacts => {
  const roles = appRoles ?? [];
  return {
    id,
    name: nameIn(displayName),
    enabled: accountEnabled !== false,
    roles: roles.filter((role) => role.isEnabled !== false && isForPeople(role)).map((role) => role.id),
    hasRoles: roles.length > 0,
  };
};

const isForPeople = ({ allowedMemberTypes }: { readonly allowedMemberTypes?: readonly string[] | null | undefined }) =>
  (allowedMemberTypes ?? []).includes('User');
