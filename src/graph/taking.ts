import { z } from 'zod';
import type { GroupId, PersonId } from '../kernel/ids.js';
import type { Log } from '../kernel/log.js';
import { isDenied, type Taken } from '../workflow/ports.js';
import type { Call } from './call.js';
import { GraphError } from './errors.js';
import { membershipOf } from './groups.js';
import { odata } from './path.js';
import { orNothing } from './people.js';
import { GROUP_FIELDS, wireGroup } from './shapes.js';
import { wireTeamMembers } from './stay-shapes.js';

/**
 * Out of a team by the team's own route, which takes effect in Teams at once: through its group, Teams notices up to two days
 * later. The id of the membership has to be looked up for it, with a permission that may be missing; then, and where Teams has
 * not heard of the guest yet, the group's route is used, which takes away the files at once and the rest in time.
 */
export const takeMembership = async (call: Call, log: Log, guest: PersonId, id: GroupId): Promise<Taken> => {
  const asked = { params: { 'group-id': id }, query: { $select: GROUP_FIELDS } };
  const group = await orNothing(call('GET /groups/{group-id}', asked, wireGroup));
  if (!group) return 'taken';
  if (membershipOf(group) !== 'by-hand') return { refused: 'dynamic' };
  const isTeam = (group.resourceProvisioningOptions ?? []).includes('Team');
  try {
    if (!isTeam || !(await leaveTeam(call, log, id, guest))) await leaveGroup(call, id, guest);
    return 'taken';
  } catch (error) {
    if (!(error instanceof GraphError) || !isDenied(error)) throw error;
    log.warn(`Access could not be taken away. ${error.message}`, { code: error.code ?? '', status: error.status });
    return { refused: 'not-permitted' };
  }
};

/** False: Teams did not do it. */
const leaveTeam = async (call: Call, log: Log, team: GroupId, guest: PersonId): Promise<boolean> => {
  const membership = await membershipIn(call, log, team, guest);
  if (!membership) return false;
  const params = { 'team-id': team, 'conversationMember-id': membership };
  const leaving = call('DELETE /teams/{team-id}/members/{conversationMember-id}', { params }, z.unknown());
  return (await orNothing(leaving.then(() => true))) ?? false;
};

const membershipIn = async (call: Call, log: Log, team: GroupId, guest: PersonId): Promise<string | undefined> => {
  const $filter = odata`microsoft.graph.aadUserConversationMember/userId eq ${guest}`;
  const asked = { params: { 'team-id': team }, query: { $filter } };
  try {
    const found = await orNothing(call('GET /teams/{team-id}/members', asked, wireTeamMembers));
    return found?.value.find(({ userId }) => userId?.toLowerCase() === guest.toLowerCase())?.id;
  } catch (error) {
    if (!(error instanceof GraphError) || !isDenied(error)) throw error;
    log.debug(`A guest leaves a team through its group. ${error.message}`, { status: error.status });
    return undefined;
  }
};

/** Whoever is not in it cannot be found there, and neither can whoever was deleted. */
const leaveGroup = async (call: Call, group: GroupId, guest: PersonId): Promise<void> => {
  const params = { 'group-id': group, 'directoryObject-id': guest };
  await orNothing(call('DELETE /groups/{group-id}/members/{directoryObject-id}/$ref', { params }, z.unknown()));
};
