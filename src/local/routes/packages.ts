import { randomUUID } from 'node:crypto';
import type { PackageAssignment } from '../access/book.js';
import { requestState, statusOf } from '../access/progress.js';
import type { PackageRecord, PackageRequest } from '../access/records.js';
import { domainOf } from '../records.js';
import type { Tenant } from '../tenant.js';
import { notEverywhere } from './members.js';
import { collectionReply, entityReply, type Entity, type Shape } from './query.js';
import { isRefusal, notFound, objectIn, refuse, stringIn, type Refusal, type Reply, type Route } from './route.js';

/** Entitlement management: access packages, and the requests for them, which take their time. */

const ROOT = 'identityGovernance/entitlementManagement';
const READ = ['EntitlementManagement.Read.All', 'EntitlementManagement.ReadWrite.All'];
const WRITE = ['EntitlementManagement.ReadWrite.All'];

const PACKAGE: Shape = {
  type: 'microsoft.graph.accessPackage',
  properties: ['id', 'createdDateTime', 'description', 'displayName', 'isHidden', 'modifiedDateTime'],
  related: ['assignmentPolicies'],
};
const REQUEST: Shape = {
  type: 'microsoft.graph.accessPackageAssignmentRequest',
  properties: ['id', 'completedDateTime', 'createdDateTime', 'justification', 'requestType', 'state', 'status'],
  related: ['accessPackage', 'requestor', 'assignment'],
};
const ASSIGNMENT: Shape = {
  type: 'microsoft.graph.accessPackageAssignment',
  properties: ['id', 'expiredDateTime', 'schedule', 'state', 'status'],
  related: ['accessPackage', 'target'],
};

const at = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
const wrong = (message: string): Refusal => refuse(400, 'InvalidModel', message);

export const packageRoutes = (tenant: Tenant): readonly Route[] => {
  const { directory, access, clock } = tenant;
  const now = (): number => clock.now().getTime();

  const subject = (personId: string): Entity => {
    const person = directory.user(personId);
    return {
      id: personId,
      objectId: personId,
      displayName: person?.properties.displayName ?? null,
      email: person?.properties.mail ?? null,
      principalName: person?.properties.userPrincipalName ?? null,
      subjectType: 'user',
    };
  };
  const packageOf = (id: string): Entity => ({ ...access.package(id)?.properties });

  const requestEntity = (request: PackageRequest): Entity => {
    const state = requestState(request, now());
    return {
      id: request.id,
      completedDateTime: access.isOpen(request) ? null : at(now()),
      createdDateTime: at(request.at),
      justification: null,
      requestType: request.type,
      state,
      status: statusOf(state),
    };
  };
  const aroundRequest = (name: string, { id }: Entity): unknown => {
    const request = access.request(String(id));
    if (!request) return undefined;
    if (name === 'requestor') return subject(request.personId);
    if (name === 'accessPackage') return packageOf(request.packageId);
    return { id: request.assignmentId };
  };

  const assignmentEntity = ({ id, given, state, ends, endedAt }: PackageAssignment): Entity => ({
    id,
    expiredDateTime: state === 'expired' ? at(endedAt ?? now()) : null,
    schedule: {
      startDateTime: at(given.at),
      recurrence: null,
      expiration:
        ends === undefined
          ? { type: 'noExpiration', endDateTime: null, duration: null }
          : { type: 'afterDateTime', endDateTime: at(ends), duration: null },
    },
    state,
    status: statusOf(state),
  });
  const aroundAssignment = (name: string, { id }: Entity): unknown => {
    const found = access.assignments().find((one) => one.id === id);
    if (!found) return undefined;
    return name === 'target' ? subject(found.given.personId) : packageOf(found.given.packageId);
  };

  /** Whom it is for; somebody who is not in the directory is invited, as entitlement management does. */
  const targetOf = ({ targetId, target }: Readonly<Record<string, unknown>>): string | Refusal => {
    const id = stringIn(targetId);
    if (id !== undefined) {
      const user = directory.user(id);
      return user ? (notEverywhere(tenant, user.properties.id) ?? user.properties.id) : notFound(id);
    }
    const email = stringIn(objectIn(target)?.['email']);
    if (email === undefined) return wrong('The target of the assignment is missing.');
    const [known] = directory.holders(email);
    if (known) return known.properties.id;
    const guest = { address: email, displayName: email, userType: 'Guest', sponsorIds: [] } as const;
    const link = { redirectUrl: 'https://myaccess.microsoft.com/', messageSent: true };
    return directory.invite({ ...guest, ...link }).user.properties.id;
  };

  const isConnected = (address: string): boolean => {
    const domain = domainOf(address);
    const tenantId = directory.homeTenantOf(domain)?.id;
    return directory.connectedOrganisations().some(({ identitySources }) =>
      (identitySources ?? []).some((source) => {
        const { domainName, tenantId: theirs } = source as { domainName?: string; tenantId?: string };
        return domainName === domain || (theirs !== undefined && theirs === tenantId);
      }),
    );
  };
  const admits = (policy: PackageRecord['policies'][number], personId: string): boolean => {
    if (policy.allowedTargetScope === 'allExternalUsers') return true;
    return (
      policy.allowedTargetScope === 'allConfiguredConnectedOrganizationUsers' &&
      isConnected(directory.user(personId)?.properties.mail ?? '')
    );
  };

  const add = (assignment: Readonly<Record<string, unknown>>): PackageRequest | Refusal => {
    const found = access.package(stringIn(assignment['accessPackageId']) ?? '');
    if (!found) return notFound(stringIn(assignment['accessPackageId']) ?? '');
    const policy = found.policies.find(({ id }) => id === assignment['assignmentPolicyId']);
    if (!policy) return notFound(stringIn(assignment['assignmentPolicyId']) ?? '');
    const personId = targetOf(assignment);
    if (typeof personId !== 'string') return personId;
    if (!admits(policy, personId)) return wrong('The target is not in the scope of the assignment policy.');
    const packageId = found.properties.id;
    const isTheirs = (one: PackageRequest): boolean => one.personId === personId && one.packageId === packageId;
    if (access.requests().some((one) => isTheirs(one) && access.isOpen(one)))
      return refuse(400, 'ExistingOpenRequest', 'There is an existing open request for this target.');
    if (access.assignments().some(({ given, state }) => isTheirs(given) && state === 'delivered'))
      return wrong('The target already has an assignment of this access package.');
    return {
      ...begun('adminAdd'),
      packageId,
      policyId: policy.id,
      personId,
      assignmentId: randomUUID(),
      asks: policy.requestApprovalSettings?.isApprovalRequiredForAdd === true,
    };
  };

  const remove = (assignment: Readonly<Record<string, unknown>>): PackageRequest | Refusal => {
    const id = stringIn(assignment['id']) ?? '';
    const found = access.assignments().find((one) => one.id === id);
    if (!found || found.state === 'expired') return notFound(id);
    const { packageId, policyId, personId } = found.given;
    if (access.requests().some((one) => one.assignmentId === id && access.isOpen(one)))
      return refuse(400, 'ExistingOpenRequest', 'There is an existing open request for this target.');
    return { ...begun('adminRemove'), packageId, policyId, personId, assignmentId: id, asks: false };
  };

  const begun = <T extends PackageRequest['type']>(type: T) => ({
    id: randomUUID(),
    type,
    at: now(),
    takes: tenant.settings().packageDeliveryMs,
    fails: type === 'adminAdd' && tenant.settings().packagesFail,
  });

  const ask = (body: unknown): Reply => {
    const { requestType, assignment } = objectIn(body) ?? {};
    const asked = objectIn(assignment);
    if (!asked) return wrong('The assignment is missing.');
    if (requestType !== 'adminAdd' && requestType !== 'adminRemove')
      return wrong('An application may ask for adminAdd and adminRemove alone.');
    const request = requestType === 'adminAdd' ? add(asked) : remove(asked);
    if (isRefusal(request)) return request;
    access.put(request);
    return { status: 201, body: requestEntity(request) };
  };

  return [
    {
      method: 'GET',
      path: `/${ROOT}/accessPackages/:id`,
      template: `/${ROOT}/accessPackages/{accessPackage-id}`,
      allow: READ,
      answer: (call) => {
        const found = access.package(call.params['id'] ?? '');
        if (!found) return notFound(call.params['id'] ?? '');
        return entityReply(call, `${ROOT}/accessPackages`, PACKAGE, { ...found.properties }, () => found.policies);
      },
    },
    {
      method: 'GET',
      path: `/${ROOT}/assignments`,
      template: `/${ROOT}/assignments`,
      allow: READ,
      answer: (call) =>
        collectionReply(
          call,
          tenant.url,
          `${ROOT}/assignments`,
          ASSIGNMENT,
          access.assignments().map(assignmentEntity),
          aroundAssignment,
        ),
    },
    {
      method: 'GET',
      path: `/${ROOT}/assignmentRequests`,
      template: `/${ROOT}/assignmentRequests`,
      allow: READ,
      answer: (call) =>
        collectionReply(
          call,
          tenant.url,
          `${ROOT}/assignmentRequests`,
          REQUEST,
          access.requests().map(requestEntity),
          aroundRequest,
        ),
    },
    {
      method: 'GET',
      path: `/${ROOT}/assignmentRequests/:id`,
      template: `/${ROOT}/assignmentRequests/{accessPackageAssignmentRequest-id}`,
      allow: READ,
      answer: (call) => {
        const request = access.request(call.params['id'] ?? '');
        return request
          ? entityReply(call, `${ROOT}/assignmentRequests`, REQUEST, requestEntity(request), aroundRequest)
          : notFound(call.params['id'] ?? '');
      },
    },
    {
      method: 'POST',
      path: `/${ROOT}/assignmentRequests`,
      template: `/${ROOT}/assignmentRequests`,
      allow: WRITE,
      answer: ({ body }) => ask(body),
    },
  ];
};
