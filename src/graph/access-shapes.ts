import type {
  AccessPackage,
  AccessPackageApprovalStage,
  AccessPackageAssignmentApprovalSettings,
  AccessPackageAssignment,
  AccessPackageAssignmentPolicy,
  AccessPackageAssignmentRequest,
  AppRole,
  AppRoleAssignment,
  ConnectedOrganizationMembers,
  GroupMembers,
  ServicePrincipal,
  SingleUser,
} from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { applicationId, packagePolicyId, roleId } from '../kernel/ids.js';
import { text, wireObject, type ShapeOf } from './shapes.js';

/** The parts of Microsoft's answers that access other than to groups is read from. */

const wireRole = z.object({
  id: roleId,
  isEnabled: z.boolean().nullish(),
  allowedMemberTypes: z.array(z.string()).nullish(),
} satisfies ShapeOf<AppRole>);

const applicationShape = {
  id: applicationId,
  displayName: text,
  accountEnabled: z.boolean().nullish(),
  appRoles: z.array(wireRole).nullish(),
} satisfies ShapeOf<ServicePrincipal>;
export const wireApplication = z.object(applicationShape);
export type WireApplication = z.infer<typeof wireApplication>;
export const APPLICATION_FIELDS = Object.keys(applicationShape);

export const wireApplicationOwners = z.object({
  owners: z.array(wireObject).nullish(),
} satisfies ShapeOf<ServicePrincipal>);

const assignmentShape = {
  id: z.string().min(1),
  appRoleId: text,
  resourceId: text,
} satisfies ShapeOf<AppRoleAssignment>;
export const wireAssignments = z.object({ value: z.array(z.object(assignmentShape)) });

/** One of several kinds, of which two are named by an id. */
const wireApprover = z.object({
  '@odata.type': text,
  userId: text,
  groupId: text,
  description: text,
} satisfies ShapeOf<SingleUser & GroupMembers & { '@odata.type'?: string }>);

const wirePackagePolicy = z.object({
  id: packagePolicyId,
  displayName: text,
  allowedTargetScope: text,
  specificAllowedTargets: z
    .array(z.object({ connectedOrganizationId: text } satisfies ShapeOf<ConnectedOrganizationMembers>))
    .nullish(),
  requestApprovalSettings: z
    .object({
      isApprovalRequiredForAdd: z.boolean().nullish(),
      stages: z
        .array(
          z.object({
            primaryApprovers: z.array(wireApprover).nullish(),
          } satisfies ShapeOf<AccessPackageApprovalStage>),
        )
        .nullish(),
    } satisfies ShapeOf<AccessPackageAssignmentApprovalSettings>)
    .nullish(),
} satisfies ShapeOf<AccessPackageAssignmentPolicy>);
export type WirePackagePolicy = z.infer<typeof wirePackagePolicy>;

const packageShape = { id: z.string(), displayName: text, isHidden: z.boolean().nullish() };
export const wirePackage = z.object({
  ...packageShape,
  assignmentPolicies: z.array(wirePackagePolicy).nullish(),
} satisfies ShapeOf<AccessPackage>);
export type WirePackage = z.infer<typeof wirePackage>;
export const PACKAGE_FIELDS = Object.keys(packageShape);

export const wireRequest = z.object({
  id: z.string().min(1),
  requestType: text,
  state: text,
  status: text,
} satisfies ShapeOf<AccessPackageAssignmentRequest>);
export const wireRequests = z.object({ value: z.array(wireRequest) });

const wirePackageAssignment = z.object({
  id: z.string().min(1),
  state: text,
  expiredDateTime: z.coerce.date().nullish(),
  schedule: z.object({ expiration: z.object({ endDateTime: z.coerce.date().nullish() }).nullish() }).nullish(),
  target: z.object({ objectId: text }).nullish(),
} satisfies ShapeOf<AccessPackageAssignment>);
export type WirePackageAssignment = z.infer<typeof wirePackageAssignment>;
export const wirePackageAssignments = z.object({ value: z.array(wirePackageAssignment), '@odata.nextLink': text });
