import type { AccessPackageApprovalStage, GroupMembers, SingleUser } from '@microsoft/microsoft-graph-types';

/** A step of approval in entitlement management, as Microsoft shows it: of people, and of groups whose members are asked. */
export const stageOf = (people: readonly string[], groups: readonly string[] = []): AccessPackageApprovalStage => ({
  durationBeforeAutomaticDenial: 'P14D',
  durationBeforeEscalation: null,
  isApproverJustificationRequired: false,
  isEscalationEnabled: false,
  primaryApprovers: [
    ...people.map((userId): Typed<SingleUser> => ({ '@odata.type': '#microsoft.graph.singleUser', userId })),
    ...groups.map((groupId): Typed<GroupMembers> => ({ '@odata.type': '#microsoft.graph.groupMembers', groupId })),
  ],
  escalationApprovers: [],
  fallbackPrimaryApprovers: [],
  fallbackEscalationApprovers: [],
});

type Typed<T> = T & { readonly '@odata.type': string };
