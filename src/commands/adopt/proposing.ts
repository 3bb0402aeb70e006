import type { GroupId } from '../../kernel/ids.js';
import type { Found } from '../../workflow/adopting.js';
import type { FindLikelySponsors, LikelySponsors } from '../../workflow/likely-sponsors.js';
import type { Directory } from '../../workflow/ports.js';
import type { Proposed } from './table.js';

/** A line of the proposal for each of these guests. */
export const propose = async (
  found: readonly Found[],
  { directory, likelySponsors }: { directory: Pick<Directory, 'group'>; likelySponsors: FindLikelySponsors },
): Promise<readonly Proposed[]> => {
  const names = new Map<GroupId, string>();
  const nameOf = async (id: GroupId): Promise<string> => {
    const name = names.get(id) ?? (await directory.group(id))?.name ?? 'a group they are in';
    names.set(id, name);
    return name;
  };

  const whyOf = async (likely: LikelySponsors): Promise<string> => {
    if (likely.why !== 'owners') return WHY[likely.why];
    return `owns ${await nameOf(likely.group)}, which the guest is in`;
  };

  const rows: Proposed[] = [];
  for (const { account } of found) {
    const likely = await likelySponsors(account);
    rows.push({
      address: account.address,
      name: account.person.name,
      sponsor: likely.people[0]?.address ?? '',
      why: await whyOf(likely),
      until: '',
    });
  }
  return rows;
};

const WHY = {
  sponsors: 'stands as sponsor in the directory',
  inviter: 'invited them, by the audit log',
  nobody: 'nobody was found; the administrators are asked',
} as const;
