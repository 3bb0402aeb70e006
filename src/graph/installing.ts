import { z } from 'zod';
import type { GroupId, PersonId } from '../kernel/ids.js';
import type { Log, LogFields } from '../kernel/log.js';
import type { Directory } from '../workflow/ports.js';
import type { Call } from './call.js';
import { GraphError } from './errors.js';
import { odata } from './path.js';
import { wireChat, wireIds } from './shapes.js';

/**
 * Puts our app into people's Teams, and into teams. `externalId` is the id in our manifest; the catalogue has one of its own for it,
 * which is looked up once it is there and then kept.
 */
export const createInstaller = (
  call: Call,
  log: Log,
  root: string,
  externalId: string,
): Pick<Directory, 'installFor' | 'installIn'> => {
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

  const bound = (app: string) => ({ 'teamsApp@odata.bind': `${root}/appCatalogs/teamsApps/${app}` });

  const installForPerson = (person: PersonId, app: string): Promise<void> =>
    unlessThere(
      call(
        'POST /users/{user-id}/teamwork/installedApps',
        { params: { 'user-id': person }, body: bound(app) },
        z.unknown(),
      ),
    );

  const installInTeam = (team: GroupId, app: string): Promise<void> =>
    unlessThere(
      call('POST /teams/{team-id}/installedApps', { params: { 'team-id': team }, body: bound(app) }, z.unknown()),
    );

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

  const attempt = async <T>(
    whom: string,
    about: LogFields,
    work: (app: string) => Promise<T>,
  ): Promise<T | 'impossible'> => {
    try {
      const app = await inCatalogue();
      return app ? await work(app) : 'impossible';
    } catch (error) {
      if (!(error instanceof GraphError) || !isFinal(error)) throw error;
      log.warn(`The Teams app could not be installed for ${whom}. ${error.message}`, {
        ...about,
        status: error.status,
      });
      return 'impossible';
    }
  };

  return {
    installFor: (person) =>
      attempt('somebody', { personId: person }, async (app) => {
        await installForPerson(person, app);
        return chatWith(person);
      }),
    installIn: (team) =>
      attempt('a team', {}, async (app) => {
        await installInTeam(team, app);
        return 'installed' as const;
      }),
  };
};

/** Conflict says that it is installed already. */
const unlessThere = async (installing: Promise<unknown>): Promise<void> => {
  try {
    await installing;
  } catch (error) {
    if (!(error instanceof GraphError && error.status === 409)) throw error;
  }
};

/** Not permitted, blocked by a Teams policy, no licence, nobody there. A 400 "Exception in …" comes now and then, and passes. */
const isFinal = (error: GraphError): boolean =>
  error.status === 403 || error.status === 404 || (error.status === 400 && !error.says(/^Exception in /));
