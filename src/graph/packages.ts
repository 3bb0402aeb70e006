import { groupId, personId, type PackageId } from '../kernel/ids.js';
import { SECOND } from '../kernel/clock.js';
import type { Log } from '../kernel/log.js';
import type { Known, PackageFacts, PackagePolicy } from '../workflow/ports.js';
import { PACKAGE_FIELDS, wirePackage, type WirePackage, type WirePackagePolicy } from './access-shapes.js';
import { part } from './batch.js';
import type { Call } from './call.js';
import { gather, type Ask } from './gathering.js';
import { factOrNone } from './known.js';
import { nameIn } from './people.js';

/** Access packages, and which of their policies would have a guest. */

/** The organisation that a guest comes from, as entitlement management is connected with it; undefined: it is not. */
export type Organisation = Known<{ readonly id: string } | undefined>;

/** What a guest must do themselves to be asked about it (getApplicablePolicyRequirements) is for signed-in users alone. */
export const lookAtPackage = async (
  ask: Ask,
  id: PackageId,
  organisation: Promise<Organisation>,
): Promise<Known<PackageFacts | undefined>> => {
  const asked = {
    params: { 'accessPackage-id': id },
    query: { $select: PACKAGE_FIELDS, $expand: 'assignmentPolicies' },
  };
  const name = 'GET /identityGovernance/entitlementManagement/accessPackages/{accessPackage-id}';
  const [found, from] = await Promise.all([ask(part(name, asked, wirePackage)), organisation]);
  return factOrNone(found, (wire) => factsIn(wire, from));
};

/** Whom it admits is not known of nobody in particular. */
export const readPackage = (call: Call, log: Log, id: PackageId): Promise<Known<PackageFacts | undefined>> =>
  gather(call, log, 5 * SECOND, (asking) =>
    lookAtPackage(asking, id, Promise.resolve({ known: false, why: 'not-asked' })),
  );

const factsIn = ({ displayName, isHidden, assignmentPolicies }: WirePackage, from: Organisation): PackageFacts => ({
  name: nameIn(displayName),
  hidden: isHidden === true,
  policies: (assignmentPolicies ?? []).map((policy) => policyIn(policy, from)),
});

const policyIn = (policy: WirePackagePolicy, from: Organisation): PackagePolicy => {
  const admits = doesAdmit(policy, from);
  return {
    id: policy.id,
    name: nameIn(policy.displayName),
    ...askedBy(policy),
    ...(admits !== undefined && { admits }),
  };
};

const askedBy = ({ requestApprovalSettings: settings }: WirePackagePolicy): Pick<PackagePolicy, 'asks'> => {
  if (settings?.isApprovalRequiredForAdd !== true) return {};
  const approvers = (settings.stages ?? []).flatMap(({ primaryApprovers }) => primaryApprovers ?? []);
  const people = approvers.flatMap(({ userId, description }) => {
    const id = personId.safeParse(userId?.toLowerCase()).data;
    return id ? [{ id, name: nameIn(description) || id }] : [];
  });
  const groups = approvers.flatMap((one) => {
    const id = groupId.safeParse(one.groupId?.toLowerCase()).data;
    return id ? [{ id, name: nameIn(one.description) || id }] : [];
  });
  const sponsors = approvers.filter((one) => one['@odata.type'] === '#microsoft.graph.targetUserSponsors');
  const others = approvers.length - people.length - groups.length - sponsors.length > 0;
  return { asks: { people, groups, sponsors: sponsors.length > 0, others } };
};

/** A guest who is in the directory is one of all its users, too. Of policies for people by name, none names a guest to come. */
const doesAdmit = (
  { allowedTargetScope, specificAllowedTargets }: WirePackagePolicy,
  from: Organisation,
): boolean | undefined => {
  switch (allowedTargetScope) {
    case 'allExternalUsers':
    case 'allDirectoryUsers':
      return true;
    case 'allConfiguredConnectedOrganizationUsers':
      return from.known ? from.value !== undefined : undefined;
    case 'specificConnectedOrganizationUsers': {
      const id = from.known ? from.value?.id.toLowerCase() : undefined;
      if (!from.known) return undefined;
      return (specificAllowedTargets ?? []).some((one) => one.connectedOrganizationId?.toLowerCase() === id);
    }
    default:
      return false;
  }
};
