import { groupId, type GroupId, type PersonId } from '../kernel/ids.js';
import type { OtherGroup } from '../nomination/move.js';
import type { Account } from '../workflow/ports.js';
import { EVENTUAL } from './batch.js';
import type { Call } from './call.js';
import { tokenIn } from './links.js';
import { odata } from './path.js';
import { accountOf, nameIn, orNothing, SELECT_USER } from './people.js';
import { wireIds, wireNamed, wireTexts, wireUsers } from './shapes.js';

/** More than anybody would want to be asked together; a group of more is asked by its first ones. */
const MOST = 200;

/**
 * Whoever is in it, through groups within it too, but for closed accounts. The cast to users is one of Microsoft's advanced
 * queries, answered from an index that lags by minutes: good for whom to ask, while `isMemberOf` says who may answer.
 */
export const readMembers = async (call: Call, group: GroupId): Promise<readonly Account[] | undefined> => {
  const members: Account[] = [];
  let from: string | undefined;
  do {
    const page = await readPage(call, group, from);
    if (!page) return undefined;
    members.push(...page.people);
    from = page.next;
  } while (from && members.length < MOST);
  return members.slice(0, MOST);
};

type Page = { readonly people: readonly Account[]; readonly next?: string | undefined };

const readPage = async (call: Call, group: GroupId, from?: string): Promise<Page | undefined> => {
  const query = { ...SELECT_USER, $count: true, $top: MOST, ...(from && { $skiptoken: from }) };
  const asked = { params: { 'group-id': group }, query, headers: EVENTUAL };
  const page = await orNothing(call('GET /groups/{group-id}/transitiveMembers/graph.user', asked, wireUsers));
  if (!page) return undefined;
  return {
    people: page.value.map(accountOf).filter(({ enabled }) => enabled),
    next: tokenIn(page['@odata.nextLink'], '$skiptoken'),
  };
};

/** Microsoft's own answer for this moment, through groups within the group too. Nobody is in a group that is gone. */
export const isMemberOf = async (call: Call, person: PersonId, group: GroupId): Promise<boolean> => {
  const asked = { params: { 'user-id': person }, body: { groupIds: [group] } };
  const found = await orNothing(call('POST /users/{user-id}/checkMemberGroups', asked, wireTexts));
  return (found?.value ?? []).some((id) => id.toLowerCase() === group.toLowerCase());
};

/**
 * In this group itself. Of whoever is in it in no way, Microsoft's answer of this moment says so; the list of direct members,
 * whose index lags by minutes, is asked of the others alone.
 */
export const isDirectMember = async (call: Call, person: PersonId, group: GroupId): Promise<boolean> => {
  if (!(await isMemberOf(call, person, group))) return false;
  const query = { $select: ['id'], $filter: odata`id eq ${person}`, $count: true };
  const asked = { params: { 'group-id': group }, query, headers: EVENTUAL };
  const found = await orNothing(call('GET /groups/{group-id}/members', asked, wireIds));
  return (found?.value ?? []).some(({ id }) => id.toLowerCase() === person.toLowerCase());
};

const MOST_GROUPS = 100;

/** Groups alone, among all that one can be in: such a cast is one of Microsoft's advanced queries. */
const inGroups = (person: PersonId, ...$select: readonly string[]) => ({
  params: { 'user-id': person },
  query: { $select, $count: true, $top: MOST_GROUPS },
  headers: EVENTUAL,
});

export const readGroupsOf = async (call: Call, person: PersonId): Promise<readonly GroupId[]> => {
  const found = await orNothing(call('GET /users/{user-id}/memberOf/graph.group', inGroups(person, 'id'), wireIds));
  return (found?.value ?? []).flatMap(({ id }) => groupId.safeParse(id).data ?? []).slice(0, MOST_GROUPS);
};

export const readMemberships = async (call: Call, person: PersonId): Promise<readonly OtherGroup[]> => {
  const asked = inGroups(person, 'id', 'displayName');
  const found = await orNothing(call('GET /users/{user-id}/memberOf/graph.group', asked, wireNamed));
  return (found?.value ?? []).slice(0, MOST_GROUPS).flatMap(({ id, displayName }) => {
    const known = groupId.safeParse(id).data;
    return known ? [{ id: known, name: nameIn(displayName) || known }] : [];
  });
};
