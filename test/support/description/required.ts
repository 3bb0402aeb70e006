/**
 * What must be there for each operation, because to the schemas an empty object is fine. `answer` is of each item where
 * the answer is a collection, and of an answer without `$select`; 'nothing' is an answer without a body.
 */
export type Required = { readonly request?: readonly string[]; readonly answer: readonly string[] | 'nothing' };

const PERSON = ['@odata.type', 'id', 'displayName', 'userPrincipalName', 'mail'];

export const REQUIRED: Readonly<Record<string, Required>> = {
  'POST /invitations': {
    request: ['invitedUserEmailAddress', 'inviteRedirectUrl', 'sendInvitationMessage'],
    answer: [
      'id',
      'inviteRedeemUrl',
      'invitedUserEmailAddress',
      'invitedUserType',
      'inviteRedirectUrl',
      'status',
      'invitedUserMessageInfo',
      'invitedUser',
    ],
  },
  'GET /users': { answer: ['id', 'displayName', 'userPrincipalName', 'mail', 'businessPhones'] },
  'GET /users/{user-id}': { answer: ['id', 'displayName', 'userPrincipalName', 'mail', 'businessPhones'] },
  'GET /users/delta()': { answer: ['id', 'displayName', 'userPrincipalName', 'mail'] },
  'PATCH /users/{user-id}': { answer: 'nothing' },
  'DELETE /users/{user-id}': { answer: 'nothing' },
  'GET /users/{user-id}/manager': { answer: PERSON },
  'GET /users/{user-id}/memberOf/graph.group': { answer: ['id', 'displayName', 'groupTypes', 'securityEnabled'] },
  'GET /users/{user-id}/sponsors': { answer: PERSON },
  'POST /users/{user-id}/sponsors/$ref': { request: ['@odata.id'], answer: 'nothing' },
  'DELETE /users/{user-id}/sponsors/{directoryObject-id}/$ref': { answer: 'nothing' },
  'POST /users/{user-id}/sendMail': { request: ['Message'], answer: 'nothing' },
  'GET /users/{user-id}/mailboxSettings': { answer: ['automaticRepliesSetting'] },
  'GET /users/{user-id}/teamwork/installedApps': { answer: ['id'] },
  'POST /users/{user-id}/teamwork/installedApps': { request: ['teamsApp@odata.bind'], answer: 'nothing' },
  'GET /users/{user-id}/teamwork/installedApps/{userScopeTeamsAppInstallation-id}/chat': { answer: ['id', 'chatType'] },
  'GET /groups': { answer: ['id', 'displayName', 'groupTypes', 'securityEnabled', 'mailEnabled'] },
  'GET /groups/{group-id}': { answer: ['id', 'displayName', 'groupTypes', 'securityEnabled', 'mailEnabled'] },
  'GET /groups/{group-id}/owners': { answer: PERSON },
  'GET /groups/{group-id}/members': { answer: PERSON },
  'POST /groups/{group-id}/members/$ref': { request: ['@odata.id'], answer: 'nothing' },
  'DELETE /groups/{group-id}/members/{directoryObject-id}/$ref': { answer: 'nothing' },
  'GET /groups/{group-id}/transitiveMembers/graph.user': { answer: ['id', 'displayName', 'userPrincipalName', 'mail'] },
  'GET /groups/{group-id}/settings': { answer: ['id', 'templateId', 'values'] },
  'GET /groupSettings': { answer: ['id', 'templateId', 'values'] },
  'GET /groups/{group-id}/team': { answer: ['id', 'displayName', 'webUrl'] },
  'GET /teams/{team-id}': { answer: ['id', 'displayName', 'webUrl'] },
  'GET /teams/{team-id}/members': { answer: ['@odata.type', 'id', 'roles', 'userId'] },
  'DELETE /teams/{team-id}/members/{conversationMember-id}': { answer: 'nothing' },
  'GET /teams/{team-id}/channels': { answer: ['id', 'displayName', 'membershipType'] },
  'POST /teams/{team-id}/installedApps': { request: ['teamsApp@odata.bind'], answer: 'nothing' },
  'POST /teams/{team-id}/members': {
    request: ['@odata.type', 'roles', 'user@odata.bind'],
    answer: ['@odata.type', 'id', 'roles', 'userId'],
  },
  'GET /appCatalogs/teamsApps': { answer: ['id', 'externalId', 'displayName', 'distributionMethod'] },
  'GET /domains': { answer: ['id', 'isVerified', 'isDefault', 'isInitial', 'authenticationType'] },
  'GET /organization': { answer: ['id', 'displayName', 'verifiedDomains'] },
  'GET /policies/authorizationPolicy': { answer: ['id', 'allowInvitesFrom', 'guestUserRoleId'] },
  'GET /directory/deletedItems/graph.user': { answer: ['id', 'userPrincipalName', 'deletedDateTime'] },
  'POST /directory/deletedItems/{directoryObject-id}/restore': { answer: PERSON },
  'POST /users/{user-id}/checkMemberGroups': { request: ['groupIds'], answer: [] },
  'GET /auditLogs/directoryAudits': {
    answer: ['id', 'activityDateTime', 'activityDisplayName', 'initiatedBy', 'targetResources'],
  },
  'GET /contacts': { answer: ['id', 'displayName', 'mail', 'proxyAddresses'] },
  "GET /tenantRelationships/findTenantInformationByDomainName(domainName='{domainName}')": {
    answer: ['tenantId', 'displayName', 'defaultDomainName'],
  },
  'GET /policies/crossTenantAccessPolicy/default': { answer: ['isServiceDefault', 'b2bCollaborationInbound'] },
  'GET /policies/crossTenantAccessPolicy/partners': { answer: ['tenantId', 'b2bCollaborationInbound'] },
  'GET /policies/crossTenantAccessPolicy/partners/{crossTenantAccessPolicyConfigurationPartner-tenantId}': {
    answer: ['tenantId', 'b2bCollaborationInbound'],
  },
  'GET /identityGovernance/entitlementManagement/connectedOrganizations': {
    answer: ['id', 'displayName', 'identitySources', 'state'],
  },
  'GET /servicePrincipals/{servicePrincipal-id}': { answer: ['id', 'displayName', 'accountEnabled', 'appRoles'] },
  'GET /users/{user-id}/appRoleAssignments': { answer: ['id', 'appRoleId', 'principalId', 'resourceId'] },
  'POST /users/{user-id}/appRoleAssignments': {
    request: ['principalId', 'resourceId', 'appRoleId'],
    answer: ['id', 'appRoleId', 'principalId', 'resourceId'],
  },
  'DELETE /users/{user-id}/appRoleAssignments/{appRoleAssignment-id}': { answer: 'nothing' },
  'GET /identityGovernance/entitlementManagement/accessPackages/{accessPackage-id}': {
    answer: ['id', 'displayName', 'isHidden'],
  },
  'GET /identityGovernance/entitlementManagement/assignments': {
    answer: ['id', 'expiredDateTime', 'schedule', 'state', 'status'],
  },
  'GET /identityGovernance/entitlementManagement/assignmentRequests': {
    answer: ['id', 'requestType', 'state', 'status', 'createdDateTime'],
  },
  'GET /identityGovernance/entitlementManagement/assignmentRequests/{accessPackageAssignmentRequest-id}': {
    answer: ['id', 'requestType', 'state', 'status', 'createdDateTime'],
  },
  'POST /identityGovernance/entitlementManagement/assignmentRequests': {
    request: ['requestType', 'assignment'],
    answer: ['id', 'requestType', 'state', 'status', 'createdDateTime'],
  },
  'POST /$batch': { request: ['requests'], answer: ['responses'] },
};
