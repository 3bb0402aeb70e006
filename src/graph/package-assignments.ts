import { personId, type PackageId, type PersonId } from '../kernel/ids.js';
import type { EndedThere } from '../nomination/nomination.js';
import type { PackageThing } from '../workflow/ports.js';
import { wirePackageAssignments, type WirePackageAssignment } from './access-shapes.js';
import type { Call } from './call.js';
import { tokenIn } from './links.js';
import { odata } from './path.js';

/** Who has an access package, and how whoever has it no more lost it. */

const ASSIGNMENTS = 'GET /identityGovernance/entitlementManagement/assignments';
/** Over, or never come: the same guest may be given it anew. */
const PAST: readonly string[] = ['expired', 'deliveryFailed'];
const isPast = ({ state }: WirePackageAssignment): boolean => PAST.includes(state ?? '');

const assignmentsOf = async (
  call: Call,
  guest: PersonId,
  thing: PackageThing,
): Promise<readonly WirePackageAssignment[]> => {
  const $filter = odata`accessPackage/id eq ${thing.id} and target/objectId eq ${guest}`;
  return (await call(ASSIGNMENTS, { query: { $filter, $expand: 'target' } }, wirePackageAssignments)).value;
};

export const findAssignment = async (call: Call, guest: PersonId, thing: PackageThing): Promise<string | undefined> =>
  (await assignmentsOf(call, guest, thing)).find((one) => !isPast(one))?.id;

/** Microsoft tells no changes of assignments, so all of them are read, those that are over too: a page costs one request. */
export const readHolders = async (call: Call, id: PackageId): Promise<ReadonlySet<PersonId>> => {
  const query = { $filter: odata`accessPackage/id eq ${id}`, $expand: 'target' };
  const holders = new Set<PersonId>();
  for (let place = {}, isMore = true; isMore;) {
    const page = await call(ASSIGNMENTS, { query: { ...query, ...place } }, wirePackageAssignments);
    for (const { target } of page.value.filter((one) => !isPast(one))) {
      const holder = personId.safeParse(target?.objectId?.toLowerCase());
      if (holder.success) holders.add(holder.data);
    }
    const link = page['@odata.nextLink'];
    const [$skiptoken, $skip] = [tokenIn(link, '$skiptoken'), tokenIn(link, '$skip')];
    place = $skiptoken ? { $skiptoken } : { $skip };
    isMore = ($skiptoken ?? $skip) !== undefined;
  }
  return holders;
};

/**
 * Microsoft says `expired` of all that is over: where that was on the day set for it, nobody took it away by hand. A guest may have had
 * the package before; how they lost it the last time counts.
 */
export const readStanding = async (call: Call, guest: PersonId, thing: PackageThing): Promise<'held' | EndedThere> => {
  const found = await assignmentsOf(call, guest, thing);
  if (found.some((one) => !isPast(one))) return 'held';
  const [last] = found
    .filter(({ state }) => state === 'expired')
    .toSorted((one, other) => Number(overSince(other)) - Number(overSince(one)));
  return last && ranOut(last) ? 'expired' : 'removed';
};

const endSetFor = ({ schedule }: WirePackageAssignment) => schedule?.expiration?.endDateTime ?? undefined;
const overSince = (one: WirePackageAssignment): Date => one.expiredDateTime ?? endSetFor(one) ?? new Date(0);

const ranOut = (one: WirePackageAssignment): boolean => {
  const end = endSetFor(one);
  return end !== undefined && overSince(one) >= end;
};
