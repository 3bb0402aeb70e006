import { z } from 'zod';
import type { Answer, LocalServer } from '../edge.js';
import type { Tenant } from '../tenant.js';
import { stageOf } from './approvers.js';
import type { PackageRecord } from './records.js';

/** What others do about applications and access packages, in a portal, while nobody asks the bot. */

const applicationChange = z.strictObject({
  enabled: z.boolean().optional(),
  /** The id of a role that is deleted. */
  withoutRole: z.string().optional(),
});
const packageChange = z.strictObject({
  hidden: z.boolean().optional(),
  /** The id of a policy that is deleted. */
  withoutPolicy: z.string().optional(),
  /** Whom all of its policies ask from now on; nobody, where both are empty. */
  asks: z.strictObject({ people: z.array(z.string()), groups: z.array(z.string()) }).optional(),
});
const end = z.strictObject({ ends: z.iso.datetime() });
const verdict = z.strictObject({ how: z.enum(['approved', 'denied', 'canceled']) });

const settingsFor = (
  { requestApprovalSettings: settings }: PackageRecord['policies'][number],
  { people, groups }: { readonly people: readonly string[]; readonly groups: readonly string[] },
) => {
  const isAsked = people.length + groups.length > 0;
  return { ...settings, isApprovalRequiredForAdd: isAsked, stages: isAsked ? [stageOf(people, groups)] : [] };
};

const fine = (body: object = {}): Answer => ({ status: 200, body });
const wrong = (error: z.ZodError): Answer => ({
  status: 400,
  body: { error: { code: 'BadRequest', message: z.prettifyError(error) } },
});
const missing = (id: string): Answer => ({
  status: 404,
  body: { error: { code: 'NotFound', message: `There is nothing called ${id}.` } },
});

export const mountAccess = (server: LocalServer, { access, clock }: Tenant): void => {
  /** Who has what now. */
  server.on('GET', '/_local/access', () =>
    fine({
      roles: access.snapshot().roles,
      requests: access.requests(),
      assignments: access
        .assignments()
        .map(({ id, state, given: { packageId, personId } }) => ({ id, state, packageId, personId })),
    }),
  );

  server.on('POST', '/_local/applications/:id', ({ params: { id = '' }, body }) => {
    const read = applicationChange.safeParse(body);
    if (!read.success) return wrong(read.error);
    if (!access.application(id)) return missing(id);
    const { enabled, withoutRole } = read.data;
    access.changeApplication(id, ({ properties, ...rest }) => ({
      ...rest,
      properties: {
        ...properties,
        ...(enabled !== undefined && { accountEnabled: enabled }),
        appRoles: properties.appRoles.filter((role) => role.id !== withoutRole),
      },
    }));
    return fine();
  });

  server.on('DELETE', '/_local/applications/:id', ({ params: { id = '' } }) => {
    if (!access.application(id)) return missing(id);
    access.deleteApplication(id);
    return fine();
  });

  server.on('DELETE', '/_local/applications/:id/roles/:person', ({ params: { id = '', person = '' } }) => {
    const role = access.rolesOf(person).find(({ applicationId }) => applicationId === id);
    if (!role) return missing(id);
    access.unassign(role.id);
    return fine();
  });

  server.on('POST', '/_local/packages/:id', ({ params: { id = '' }, body }) => {
    const read = packageChange.safeParse(body);
    if (!read.success) return wrong(read.error);
    if (!access.package(id)) return missing(id);
    const { hidden, withoutPolicy, asks } = read.data;
    access.changePackage(id, ({ properties, policies }) => ({
      properties: { ...properties, ...(hidden !== undefined && { isHidden: hidden }) },
      policies: policies
        .filter((policy) => policy.id !== withoutPolicy)
        .map((policy) => (asks ? { ...policy, requestApprovalSettings: settingsFor(policy, asks) } : policy)),
    }));
    return fine();
  });

  /** Somebody there agrees, says no, or cancels it. */
  server.on('POST', '/_local/package-requests/:id', ({ params: { id = '' }, body }) => {
    const read = verdict.safeParse(body);
    if (!read.success) return wrong(read.error);
    const request = access.request(id);
    if (!request) return missing(id);
    access.put({ ...request, verdict: { how: read.data.how, at: clock.now().getTime() } });
    return fine();
  });

  /** Somebody sets the day on which it ends by itself. */
  server.on('POST', '/_local/package-assignments/:id', ({ params: { id = '' }, body }) => {
    const read = end.safeParse(body);
    if (!read.success) return wrong(read.error);
    if (!access.assignments().some((one) => one.id === id)) return missing(id);
    access.setEnd(id, Date.parse(read.data.ends));
    return fine();
  });

  server.on('DELETE', '/_local/package-assignments/:id', ({ params: { id = '' } }) => {
    if (!access.assignments().some((one) => one.id === id)) return missing(id);
    access.takeByHand(id);
    return fine();
  });
};
