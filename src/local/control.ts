import { z } from 'zod';
import { fine, missing, wrong } from './answers.js';
import type { LocalServer } from './edge.js';
import { faultSchema } from './faults.js';
import { settingsSchema } from './settings.js';
import type { Tenant } from './tenant.js';

/** What tests and tools turn and read: everything under /_local that is not a person's doing. */

const problems = (error: z.ZodError): string =>
  error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`).join('; ');

/** For a tenant in a process of its own, whose time is to pass with that of a bot elsewhere; in milliseconds. */
const clockSchema = z.strictObject({ pass: z.number().int().min(0) });

/** Only names that were sent: a partial object of zod's may hold undefined. */
const given = <T extends object>(some: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

const stateOf = (tenant: Tenant): object => {
  const { directory } = tenant;
  const groupsOf = (id: string): readonly string[] => directory.groupsWith(id).map(({ properties }) => properties.id);
  return {
    tenantId: directory.tenantId,
    users: directory.users().map(({ properties, managerId, sponsorIds, inTeams, automaticReplies }) => ({
      ...properties,
      inTeams,
      automaticReplies,
      managerId,
      sponsorIds,
      groupIds: groupsOf(properties.id),
    })),
    deletedUsers: directory.deletedUsers().map(({ properties }) => properties),
    groups: directory.groups().map(({ properties, ownerIds, memberIds, resourceProvisioningOptions }) => ({
      ...properties,
      resourceProvisioningOptions,
      ownerIds,
      memberIds,
    })),
    invitations: directory.invitations(),
    harms: directory.harms(),
    mails: tenant.mailbox.mails().length,
    reached: tenant.mailbox.reached(),
    settings: tenant.settings(),
  };
};

/** `reset` takes the whole tenant back to its first day, chats included. */
export const mountControl = (server: LocalServer, tenant: Tenant, reset: () => void): void => {
  server.on('GET', '/_local/requests', ({ query }) => {
    const since = Number(query.get('since') ?? 0);
    return Number.isInteger(since) ? fine(tenant.requests.since(since)) : wrong('since: a whole number.');
  });
  server.on('GET', '/_local/state', () => fine(stateOf(tenant)));
  server.on('POST', '/_local/reset', () => {
    reset();
    return fine({});
  });
  server.on('GET', '/_local/settings', () => fine(tenant.settings()));
  server.on('POST', '/_local/settings', ({ body }) => {
    const read = settingsSchema.partial().safeParse(body);
    if (!read.success) return wrong(problems(read.error));
    tenant.change(given(read.data));
    return fine(tenant.settings());
  });
  server.on('GET', '/_local/load', () => fine(tenant.sending.load()));
  server.on('DELETE', '/_local/load', () => {
    tenant.sending.clear();
    return fine({});
  });
  server.on('GET', '/_local/graph-load', () => fine(tenant.graphLoad.load()));
  server.on('DELETE', '/_local/graph-load', () => {
    tenant.graphLoad.clear();
    return fine({});
  });
  server.on('POST', '/_local/clock', ({ body }) => {
    const read = clockSchema.safeParse(body);
    if (!read.success) return wrong(problems(read.error));
    tenant.pass(read.data.pass);
    return fine({ now: tenant.clock.now().toISOString() });
  });
  server.on('GET', '/_local/faults', () => fine(tenant.faults.list()));
  server.on('GET', '/_local/faults/met', () => fine(tenant.faults.met()));
  server.on('POST', '/_local/faults', ({ body }) => {
    const read = faultSchema.safeParse(body);
    return read.success ? { status: 201, body: { id: tenant.faults.plant(read.data) } } : wrong(problems(read.error));
  });
  server.on('DELETE', '/_local/faults', () => {
    tenant.faults.clear();
    return fine({});
  });
  server.on('POST', '/_local/faults/:id/release', ({ params }) => {
    const id = params['id'] ?? '';
    return tenant.faults.release(id) ? fine({ id }) : missing(`No fault ${id} is holding anything.`);
  });
};
