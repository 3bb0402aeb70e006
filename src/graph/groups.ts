import type { z } from 'zod';
import type { GroupId } from '../kernel/ids.js';
import type { Log } from '../kernel/log.js';
import { isDenied, type GroupFacts, type Known } from '../workflow/ports.js';
import { part, readTogetherPatiently, type PartAnswer } from './batch.js';
import type { Call } from './call.js';
import { GraphError } from './errors.js';
import type { Ask } from './gathering.js';
import { known, unknownFor } from './known.js';
import { nameIn } from './people.js';
import { GROUP_FIELDS, TEAM_FIELDS, wireGroup, wireSettings, wireTeam } from './shapes.js';

type Settings = z.infer<typeof wireSettings>;
type WireGroup = z.infer<typeof wireGroup>;

/** Microsoft's templates of settings: the tenant's for Microsoft 365 groups, and one group's own for guests. */
const TENANT_TEMPLATE = '62375ab9-6b52-47ed-826b-58e47e0e304b';
const GROUP_TEMPLATE = '08d542b9-071f-4e16-94b0-74abb372e3d9';

const TENANT_SETTINGS = part('GET /groupSettings', {}, wireSettings);

/** The group, its own settings, the tenant's, and the team on top of it. */
const partsOf = (id: GroupId) => {
  const params = { 'group-id': id };
  return [
    part('GET /groups/{group-id}', { params, query: { $select: GROUP_FIELDS } }, wireGroup),
    part('GET /groups/{group-id}/settings', { params }, wireSettings),
    TENANT_SETTINGS,
    part('GET /teams/{team-id}', { params: { 'team-id': id }, query: { $select: TEAM_FIELDS } }, wireTeam),
  ] as const;
};

type Answers = readonly [
  group: PartAnswer<WireGroup>,
  own: PartAnswer<Settings>,
  tenant: PartAnswer<Settings>,
  team: PartAnswer<z.infer<typeof wireTeam>>,
];

/** In one `$batch`; undefined where the group is gone. */
export const readGroup = async (call: Call, log: Log, id: GroupId): Promise<GroupFacts | undefined> =>
  factsIn(id, await readTogetherPatiently(call, partsOf(id)), log);

/** What is the same for all groups; one read, however many groups are looked at. */
export const tenantSettings = (ask: Ask): Promise<PartAnswer<Settings>> => ask(TENANT_SETTINGS);

/** The same, in company. */
export const lookAtGroup = async (
  ask: Ask,
  log: Log,
  id: GroupId,
  tenant: ReturnType<typeof tenantSettings>,
): Promise<Known<GroupFacts | undefined>> => {
  const [group, own, , team] = partsOf(id);
  const answers = await Promise.all([ask(group), ask(own), tenant, ask(team)]);
  try {
    return known(factsIn(id, answers, log));
  } catch (error) {
    if (error instanceof GraphError) return unknownFor(error);
    throw error;
  }
};

const factsIn = (id: GroupId, [group, own, tenant, team]: Answers, log: Log): GroupFacts | undefined => {
  if (!group.ok) {
    if (group.error.status === 404) return undefined;
    throw group.error;
  }
  const webUrl = team.ok ? team.value.webUrl : undefined;
  const admission = isUnified(group.value) ? admissionBy(own, tenant, log) : 'open';
  return {
    id,
    name: nameIn(group.value.displayName),
    isTeam: team.ok || (group.value.resourceProvisioningOptions ?? []).includes('Team'),
    admitsGuests: admission !== 'closed',
    membership: membershipOf(group.value),
    roleAssignable: group.value.isAssignableToRole === true,
    labelled: (group.value.assignedLabels ?? []).length > 0,
    settingsRead: admission !== 'unchecked',
    ...(team.ok && isFull(team.value) && { full: true }),
    ...(webUrl && { webUrl }),
  };
};

/** Microsoft: a team holds 25,000 people, owners and guests included. */
const MOST_IN_A_TEAM = 25_000;

const isFull = ({ summary }: z.infer<typeof wireTeam>): boolean => {
  const { membersCount, guestsCount, ownersCount } = summary ?? {};
  return (membersCount ?? 0) + (guestsCount ?? 0) + (ownersCount ?? 0) >= MOST_IN_A_TEAM;
};

const isUnified = ({ groupTypes }: WireGroup): boolean => (groupTypes ?? []).includes('Unified');

/**
 * Microsoft: settings concern Microsoft 365 groups alone; where the tenant's AllowToAddGuests is false, a group's own is
 * ignored, and where it is true, a group may still say no. AllowGuestsToAccessGroups false keeps guests out of the content.
 */
const admissionBy = (
  own: PartAnswer<Settings>,
  tenant: PartAnswer<Settings>,
  log: Log,
): 'open' | 'closed' | 'unchecked' => {
  const [owns, tenants] = [settingsIn(own, log), settingsIn(tenant, log)];
  const closed =
    denies(tenants, TENANT_TEMPLATE, 'AllowToAddGuests') ||
    denies(tenants, TENANT_TEMPLATE, 'AllowGuestsToAccessGroups') ||
    denies(owns, GROUP_TEMPLATE, 'AllowToAddGuests');
  if (closed) return 'closed';
  return owns && tenants ? 'open' : 'unchecked';
};

const denies = (settings: Settings['value'] | undefined, template: string, name: string): boolean =>
  (settings ?? []).some(
    ({ templateId, values }) =>
      templateId?.toLowerCase() === template &&
      (values ?? []).some((one) => one.name === name && one.value?.toLowerCase() === 'false'),
  );

/**
 * Undefined without the permission to read settings: nominating goes on then, for the group is what the company's own
 * rules offer, and the log says what was not checked. Trouble that may pass is thrown, for then it can be checked later.
 */
const settingsIn = (answer: PartAnswer<Settings>, log: Log): Settings['value'] | undefined => {
  if (answer.ok) return answer.value.value;
  const { error } = answer;
  if (isDenied(error)) {
    log.warn(`Whether a group admits guests was not checked. ${error.message}`, {
      code: error.code ?? '',
      status: error.status,
    });
    return undefined;
  }
  if (error.status === 404) return [];
  throw error;
};

/** A distribution list or mail-enabled security group is Exchange's: Graph cannot put anybody into it, as with one that is synchronised. */
export const membershipOf = (group: WireGroup): GroupFacts['membership'] => {
  if ((group.groupTypes ?? []).includes('DynamicMembership')) return 'by-rule';
  if (group.onPremisesSyncEnabled === true) return 'synchronised';
  return group.mailEnabled === true && !isUnified(group) ? 'synchronised' : 'by-hand';
};
