import { SECOND } from '../../src/kernel/clock.js';
import type { TenantClient } from '../../test/support/tenant-client.js';
import type { Exchange } from '../../test/support/tenant-shapes.js';
import type { Known } from './books.js';
import { THINGS } from './things.js';

export type Found = {
  /** By Microsoft. */
  readonly invited: number;
  /** Asked again though it had been done, by a bot that had died before it wrote that down; nobody is in a group twice by it. */
  readonly repeated: number;
  /** Answered with 429. */
  readonly refusals: number;
  /** In the time by which Microsoft reckons: 5 s, and 150 s. */
  readonly most: { readonly invitations: number; readonly writes: number };
  readonly faults: readonly string[];
};

type Theirs = { readonly personId: string };
type Access = {
  readonly roles: readonly Theirs[];
  /** Of access packages, those that are over included. */
  readonly assignments: readonly (Theirs & { readonly state: string })[];
};

/** What the tenant has seen and has now, held against what each guest was to be given, and once. */
export const examine = async (tenant: TenantClient, guests: readonly Known[]): Promise<Found> => {
  const exchanges = (await tenant.requests()).filter(({ on, method }) => on === 'graph' && method === 'POST');
  const done = exchanges.filter(({ status }) => status >= 200 && status < 300);
  const given = done.flatMap((one) => givenBy(one) ?? []);
  const invitations = done.filter(({ path }) => path === '/invitations');
  const { roles, assignments } = await tenant.access<Access>();
  const others = [...roles, ...assignments.filter(({ state }) => state === 'delivered')];
  const faults: string[] = [];
  for (const { id, address } of guests) {
    const has = (await tenant.account(id)).groupIds.length + others.filter(({ personId }) => personId === id).length;
    if (has !== THINGS.length) faults.push(`${address} has ${has} of ${THINGS.length} things`);
  }
  return {
    invited: invitations.length,
    repeated: given.length - new Set(given.map(({ guest, where }) => `${guest} ${where}`)).size,
    refusals: exchanges.filter(({ status }) => status === 429).length,
    most: {
      invitations: mostWithin(invitations, 5 * SECOND),
      writes: mostWithin([...invitations, ...done.filter((one) => givenBy(one))], 150 * SECOND),
    },
    faults,
  };
};

/** A package is asked for, and delivered later. */
const GIVING =
  /^\/((groups|teams|users)\/[^/]+\/(members(\/\$ref)?|appRoleAssignments)|identityGovernance\/.+\/assignmentRequests)$/;

/** Whom this request gave something to, and where. */
const givenBy = ({ path, body, answer }: Exchange): { readonly guest: string; readonly where: string } | undefined => {
  const said = JSON.stringify([body, answer]);
  const guest = /(?:directoryObjects\/|users\('|principalId":"|targetId":")([0-9a-f-]{36})/i.exec(said)?.[1];
  return guest && GIVING.test(path) ? { guest, where: path.replace(guest, '…') } : undefined;
};

const mostWithin = (exchanges: readonly Exchange[], span: number): number => {
  const times = exchanges.map(({ at }) => Date.parse(at)).sort((one, other) => one - other);
  let most = 0;
  let from = 0;
  for (const [n, time] of times.entries()) {
    while (time - (times[from] ?? time) >= span) from += 1;
    most = Math.max(most, n - from + 1);
  }
  return most;
};
