import type { Tenant } from '../tenant.js';
import { blankUser, type GroupRecord, type UserProperties, type UserRecord } from '../records.js';
import type { Entity, Shape } from './query.js';

/** What Graph shows of users and groups. */

export const USER: Shape = {
  type: 'microsoft.graph.user',
  properties: ['id', 'displayName', 'userPrincipalName', 'signInActivity', ...Object.keys(blankUser)],
  byDefault: [
    'businessPhones',
    'displayName',
    'givenName',
    'id',
    'jobTitle',
    'mail',
    'mobilePhone',
    'officeLocation',
    'preferredLanguage',
    'surname',
    'userPrincipalName',
  ],
  advanced: ['externalUserState', 'otherMails/$count', 'companyName', 'department', 'jobTitle', 'officeLocation'],
  related: ['manager', 'sponsors'],
};

const { related: _related, ...PLAIN_USER } = USER;

/** A user as a member, owner, manager or sponsor: shown under its type. */
export const SOMEBODY: Shape = PLAIN_USER;

const EVERYTHING_OF_A_GROUP: Shape = {
  type: 'microsoft.graph.group',
  properties: [
    'id',
    'deletedDateTime',
    'assignedLabels',
    'classification',
    'createdDateTime',
    'description',
    'displayName',
    'expirationDateTime',
    'groupTypes',
    'isAssignableToRole',
    'mail',
    'mailEnabled',
    'mailNickname',
    'membershipRule',
    'membershipRuleProcessingState',
    'onPremisesLastSyncDateTime',
    'onPremisesSyncEnabled',
    'preferredDataLocation',
    'preferredLanguage',
    'proxyAddresses',
    'renewedDateTime',
    'resourceProvisioningOptions',
    'securityEnabled',
    'securityIdentifier',
    'theme',
    'visibility',
  ],
  advanced: ['description', 'visibility'],
};
export const GROUP: Shape = {
  ...EVERYTHING_OF_A_GROUP,
  // Microsoft tells the labels only to those who ask.
  byDefault: EVERYTHING_OF_A_GROUP.properties.filter((name) => name !== 'assignedLabels'),
};

/** Whoever never signed in has no such property. */
export const userEntity = ({ properties, signIns }: UserRecord): Entity =>
  signIns ? { ...properties, signInActivity: signIns } : (properties as UserProperties & Entity);

/** As it stands in a collection of directory objects. */
export const somebodyEntity = (record: UserRecord): Entity => ({
  '@odata.type': '#microsoft.graph.user',
  ...record.properties,
});

export const groupEntity = (record: GroupRecord): Entity => ({
  // A tenant that an older version kept has groups without this.
  assignedLabels: [],
  ...record.properties,
  resourceProvisioningOptions: record.resourceProvisioningOptions,
});

/** The people behind these ids, in their order; whoever is gone is left out. */
export const peopleBehind = (tenant: Tenant, ids: readonly string[]): readonly UserRecord[] =>
  ids.flatMap((id) => tenant.directory.user(id) ?? []);
