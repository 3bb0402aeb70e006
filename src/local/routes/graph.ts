import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Incoming, Outcome } from '../edge.js';
import { admit } from '../tokens.js';
import { rolesFor } from '../settings.js';
import type { Tenant } from '../tenant.js';
import { applicationRoutes } from './applications.js';
import { appRoutes, type Installations } from './apps.js';
import { performBatch, type Answered } from './batch.js';
import { auditLogRoutes } from './audit-logs.js';
import { channelRoutes, type TeamInstallations } from './channels.js';
import { connectedRoutes } from './connected.js';
import { contactRoutes } from './contacts.js';
import { crossTenantRoutes } from './cross-tenant.js';
import { deletedRoutes } from './deleted.js';
import { deltaRoutes } from './delta.js';
import { groupRoutes } from './groups.js';
import { invitationRoutes } from './invitations.js';
import { mailRoutes } from './mail.js';
import { mailboxSettingsRoutes } from './mailbox-settings.js';
import { memberRoutes } from './members.js';
import { membershipRoutes } from './memberships.js';
import { organisationRoutes } from './organisation.js';
import { packageRoutes } from './packages.js';
import { relationRoutes } from './relations.js';
import {
  errorBody,
  isRefusal,
  MISSING_PERMISSION,
  newRequestId,
  refuse,
  type Call,
  type Refusal,
  type Reply,
  type Route,
  type RoutedCall,
} from './route.js';
import { findRoute } from './routing.js';
import { teamRoutes } from './teams.js';
import { userRoutes } from './users.js';

/** Microsoft Graph, as far as this tenant has it: all routes, and what is the same for each of them. */

/** Where the app can be, as far as Graph's installing needs it. */
export type AppPlaces = { readonly chats: Installations; readonly channels: TeamInstallations };

export const graphRoutes = (tenant: Tenant, { chats, channels }: AppPlaces): readonly Route[] => [
  ...invitationRoutes(tenant),
  // Before what could be taken for a person called delta.
  ...deltaRoutes(tenant),
  ...userRoutes(tenant),
  ...deletedRoutes(tenant),
  ...relationRoutes(tenant),
  ...membershipRoutes(tenant),
  ...mailRoutes(tenant),
  ...mailboxSettingsRoutes(tenant),
  ...appRoutes(tenant, chats),
  ...groupRoutes(tenant),
  ...memberRoutes(tenant),
  ...teamRoutes(tenant),
  ...channelRoutes(tenant, channels),
  ...organisationRoutes(tenant),
  ...crossTenantRoutes(tenant),
  ...contactRoutes(tenant),
  ...connectedRoutes(tenant),
  ...applicationRoutes(tenant),
  ...packageRoutes(tenant),
  ...auditLogRoutes(tenant),
];

const isOnInvitations = (call: Call): boolean => /^\/invitations(\/|$)/i.test(call.path);

/** Microsoft answers a missing permission on this one path in a way of its own. */
const lacksPermission = (tenant: Tenant, call: Call): Refusal => {
  if (!isOnInvitations(call)) return MISSING_PERMISSION;
  const where = `ControllerName=MSGraphInviteAPI, ActionName=CreateInvite, URL absolute path=/api/${tenant.directory.tenantId}/invites`;
  return refuse(
    401,
    'Unauthorized',
    `Insufficient privileges to perform requested operation by the application '00000003-0000-0000-c000-000000000000'. ${where}`,
  );
};

const throttled = (seconds: number): Refusal =>
  refuse(429, 'TooManyRequests', 'Please retry again later.', { 'Retry-After': String(seconds) });

export type Graph = {
  readonly routes: readonly Route[];
  /** Answers everything under /v1.0. */
  handle(incoming: Incoming): Promise<Outcome>;
};

export const createGraph = (tenant: Tenant, places: AppPlaces): Graph => {
  const routes = graphRoutes(tenant, places);

  const perform = async (call: Call, application: string): Promise<Reply | Exclude<Outcome, object>> => {
    if (isOnInvitations(call)) {
      const seconds = tenant.limits.take('invitation', application);
      if (seconds !== undefined) return throttled(seconds);
    }
    const found = findRoute(routes, call);
    if (isRefusal(found)) return found;
    const { route, params } = found;
    tenant.graphLoad.request(route, call.query);
    // The consent of this moment counts, not that of the token: a test need not wait an hour for an old token to end.
    const granted = rolesFor(tenant.settings(), application);
    if (!route.allow.some((role) => granted.includes(role))) return lacksPermission(tenant, call);
    const limited = route.limit ?? (route.writes && 'write');
    const seconds = limited && tenant.limits.take(limited, application);
    if (seconds !== undefined) return throttled(seconds);
    if (call.malformed)
      return refuse(
        400,
        'BadRequest',
        'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
      );
    const routed: RoutedCall = { ...call, params, granted };
    return route.answer(routed);
  };

  const written = (reply: Reply, clientRequestId: string | undefined): Answered => {
    const requestId = newRequestId();
    const clientId = clientRequestId ?? requestId;
    const now = tenant.clock.now();
    const headers = {
      'request-id': requestId,
      'client-request-id': clientId,
      'x-ms-ags-diagnostic':
        '{"ServerInfo":{"DataCenter":"Local","Slice":"E","Ring":"0","ScaleUnit":"000","RoleInstance":"LOCAL"}}',
      Date: now.toUTCString(),
    };
    if (isRefusal(reply))
      return {
        status: reply.status,
        headers: { ...headers, 'Content-Type': 'application/json', ...reply.headers },
        body: errorBody(reply, requestId, clientId, now),
      };
    if (!reply.body) return { status: reply.status, headers };
    return {
      status: reply.status,
      headers: {
        ...headers,
        'Content-Type':
          'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8',
      },
      body: reply.body,
    };
  };

  /** A part of a batch meets faults of its own. */
  const performPart =
    (application: string) =>
    async (part: Call): Promise<Answered | Exclude<Outcome, object>> => {
      const outcome = await tenant.faults.around(
        'graph',
        part.method,
        part.path,
        part.gone,
        async (): Promise<Outcome> => {
          const reply = await perform(part, application);
          return typeof reply === 'string' ? reply : written(reply, part.headers['client-request-id']);
        },
      );
      if (typeof outcome === 'string') return outcome;
      // The answer is the whole batch's: cut there, it is cut for every part.
      return outcome.half ? 'reset' : answeredFrom(outcome);
    };

  const handle = async (incoming: Incoming): Promise<Outcome> => {
    await sleep(tenant.settings().latencyMs, undefined, { signal: incoming.gone }).catch(() => undefined);
    // Whoever left while the request was on its way has asked for nothing.
    if (incoming.gone.aborted) return 'reset';
    const call: Call = {
      ...incoming,
      path: incoming.path.slice('/v1.0'.length),
      headers: plainHeaders(incoming.headers),
    };
    const clientRequestId = call.headers['client-request-id'];
    const admission = admit(call.headers['authorization'], tenant.directory.tenantId, tenant.clock);
    if ('problem' in admission)
      return written(refuse(401, 'InvalidAuthenticationToken', admission.problem), clientRequestId);
    tenant.graphLoad.roundTrip();
    const isBatch = call.path === '/$batch' && call.method === 'POST';
    const reply = isBatch
      ? await performBatch(call, performPart(admission.application))
      : await perform(call, admission.application);
    return typeof reply === 'string' ? reply : written(reply, clientRequestId);
  };

  return { routes, handle };
};

const answeredFrom = ({ status, headers, body }: Answer): Answered => ({
  status,
  headers: { ...headers },
  ...(body !== undefined && { body }),
});

const plainHeaders = (headers: Incoming['headers']): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
