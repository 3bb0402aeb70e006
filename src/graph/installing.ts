import { z } from 'zod';
import type { PersonId } from '../kernel/ids.js';
import type { Log } from '../kernel/log.js';
import type { Directory } from '../workflow/ports.js';
import type { Call } from './call.js';
import { GraphError } from './errors.js';
import { odata } from './path.js';
import { wireChat, wireIds } from './shapes.js';

/**
 * Puts our app into people's Teams. `externalId` is the id in our manifest; the catalogue has one of its own for it,
 * which is looked up once it is there and then kept.
 */
export const createInstaller = (call: Call, log: Log, root: string, externalId: string): Directory['installFor'] => {
  let known: string | undefined;

  const inCatalogue = async (): Promise<string | undefined> => {
    if (known) return known;
    const query = { $filter: odata`externalId eq ${externalId}`, $select: ['id'] };
    const { value } = await call('GET /appCatalogs/teamsApps', { query }, wireIds);
    if (value[0]) known = value[0].id;
    else
      log.warn(
        "The Teams app is not in the tenant's app catalogue. Upload it in the Teams admin center, under Manage apps.",
      );
    return known;
  };

  const install = async (person: PersonId, app: string): Promise<void> => {
    const body = { 'teamsApp@odata.bind': `${root}/appCatalogs/teamsApps/${app}` };
    try {
      await call('POST /users/{user-id}/teamwork/installedApps', { params: { 'user-id': person }, body }, z.unknown());
    } catch (error) {
      // Conflict says that it is installed already.
      if (!(error instanceof GraphError && error.status === 409)) throw error;
    }
  };

  const chatWith = async (person: PersonId): Promise<{ readonly chat: string } | 'impossible'> => {
    const query = { $expand: 'teamsApp', $filter: odata`teamsApp/externalId eq ${externalId}` };
    const { value } = await call(
      'GET /users/{user-id}/teamwork/installedApps',
      { params: { 'user-id': person }, query },
      wireIds,
    );
    const [installation] = value;
    if (!installation) return 'impossible';
    const params = { 'user-id': person, 'userScopeTeamsAppInstallation-id': installation.id };
    const { id } = await call(
      'GET /users/{user-id}/teamwork/installedApps/{userScopeTeamsAppInstallation-id}/chat',
      { params, query: { $select: ['id'] } },
      wireChat,
    );
    return { chat: id };
  };

  return async (person) => {
    try {
      const app = await inCatalogue();
      if (!app) return 'impossible';
      await install(person, app);
      return await chatWith(person);
    } catch (error) {
      if (!(error instanceof GraphError) || !isFinal(error)) throw error;
      log.warn(`The Teams app could not be installed for somebody. ${error.message}`, {
        personId: person,
        status: error.status,
      });
      return 'impossible';
    }
  };
};

/** Not permitted, blocked by a Teams policy, no licence, nobody there. A 400 "Exception in …" comes now and then, and passes. */
const isFinal = (error: GraphError): boolean =>
  error.status === 403 || error.status === 404 || (error.status === 400 && !error.says(/^Exception in /));
