import type { AadUserConversationMember } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import type { GroupId, PersonId } from '../kernel/ids.js';
import type { Log } from '../kernel/log.js';
import type { GrantRefusal } from '../nomination/nomination.js';
import { isDenied, type Given, type GroupFacts } from '../workflow/ports.js';
import type { Call } from './call.js';
import { GraphError } from './errors.js';
import { readGroup } from './groups.js';
import { ALREADY, notPermitted, NOT_YET } from './outcomes.js';

/**
 * An application could put a guest even where the group's own setting keeps them out, so the settings are read at that
 * moment, and where they may not be read, nothing is given. For a team the team's own route is used: through its group, it shows in Teams up to two days later.
 */
export const giveMembership = async (
  call: Call,
  log: Log,
  root: string,
  guest: PersonId,
  id: GroupId,
): Promise<Given> => {
  const group = await readGroup(call, log, id);
  const refused = refusalOf(group);
  if (refused) return { refused };
  try {
    await (group?.isTeam ? joinTeam(call, root, id, guest) : joinGroup(call, root, id, guest));
    return 'given';
  } catch (error) {
    if (error instanceof GraphError) return outcomeOf(error, log);
    throw error;
  }
};

/** Into a group that carries roles no application gets people with the permissions we ask for, and none should; no permission of ours changes that. */
const refusalOf = (group: GroupFacts | undefined): GrantRefusal | undefined => {
  if (!group) return 'gone';
  if (group.membership !== 'by-hand') return group.membership === 'by-rule' ? 'dynamic' : 'synchronised';
  if (group.roleAssignable) return 'role-assignable';
  if (!group.admitsGuests) return 'no-guests';
  if (!group.settingsRead) return 'unchecked';
  return group.full ? 'full' : undefined;
};

const joinTeam = (call: Call, root: string, team: GroupId, guest: PersonId): Promise<unknown> => {
  const member = {
    '@odata.type': '#microsoft.graph.aadUserConversationMember',
    roles: [],
    'user@odata.bind': `${root}/users('${guest}')`,
  } satisfies AadUserConversationMember & Record<`@${string}` | `user@${string}`, string>;
  return call('POST /teams/{team-id}/members', { params: { 'team-id': team }, body: member }, z.unknown());
};

const joinGroup = (call: Call, root: string, group: GroupId, guest: PersonId): Promise<unknown> => {
  const reference = { '@odata.id': `${root}/directoryObjects/${guest}` };
  return call('POST /groups/{group-id}/members/$ref', { params: { 'group-id': group }, body: reference }, z.unknown());
};

const NO_GUESTS = /guest.*(not allowed|not permitted|disabled|blocked|cannot)|GuestsNotAllowed/i;
/** A team holds so many people, and a group as many as the tenant's quota lets it. */
const FULL = /maximum (number|size)|(limit|quota).*(reached|exceeded)|(reached|exceed).*(limit|quota)/i;

const outcomeOf = (error: GraphError, log: Log): Given => {
  if (error.status === 409 || (error.status === 400 && error.says(ALREADY))) return 'given';
  if (error.status === 404 || (error.status === 400 && error.says(NOT_YET))) return 'not-yet';
  if (error.says(NO_GUESTS)) return { refused: 'no-guests' };
  if ((error.status === 400 || error.status === 403) && error.says(FULL)) return { refused: 'full' };
  if (!isDenied(error)) throw error;
  return { refused: notPermitted(error, log) };
};
