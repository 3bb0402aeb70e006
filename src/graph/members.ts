import type { GroupId, PersonId } from '../kernel/ids.js';
import type { Account } from '../workflow/ports.js';
import { EVENTUAL } from './batch.js';
import type { Call } from './call.js';
import { accountOf, orNothing, SELECT_USER } from './people.js';
import { wireTexts, wireUsers } from './shapes.js';

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
    next: skipTokenIn(page['@odata.nextLink']),
  };
};

/** The link names the host it came from; the token in it is enough, and goes where all our requests go. */
const skipTokenIn = (link: string | null | undefined): string | undefined =>
  link && URL.canParse(link) ? (new URL(link).searchParams.get('$skiptoken') ?? undefined) : undefined;

/** Microsoft's own answer for this moment, through groups within the group too. Nobody is in a group that is gone. */
export const isMemberOf = async (call: Call, person: PersonId, group: GroupId): Promise<boolean> => {
  const asked = { params: { 'user-id': person }, body: { groupIds: [group] } };
  const found = await orNothing(call('POST /users/{user-id}/checkMemberGroups', asked, wireTexts));
  return (found?.value ?? []).some((id) => id.toLowerCase() === group.toLowerCase());
};
