import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { wrong } from './answers.js';
import { DAY, later } from '../kernel/clock.js';
import type { LocalServer } from './edge.js';
import { guestRecord } from './guests.js';
import type { UserRecord } from './records.js';
import type { Tenant } from './tenant.js';

/** Many guests at once, for whoever wants to know how all this does in a large company. */

const crowdSchema = z.strictObject({
  count: z.number().int().min(1).max(200_000),
  /** They are called guest-0@ this, and so on. */
  domain: z
    .string()
    .regex(/^[^@\s]+$/)
    .default('crowd.example'),
  /** The first number. */
  from: z.number().int().min(0).default(0),
  /** So many of them, the first ones, have not accepted. */
  pending: z.number().int().min(0).default(0),
  /** Each guest has one of them, in turn. */
  sponsorIds: z.array(z.string()).default([]),
  /** All of them are in it. */
  groupId: z.string().optional(),
  /** When they came. */
  daysAgo: z.number().min(0).default(60),
});
type Crowd = z.infer<typeof crowdSchema>;

const guestsOf = ({ count, domain, from, pending, sponsorIds, daysAgo }: Crowd, now: Date): readonly UserRecord[] => {
  const createdAt = `${later(now, -daysAgo * DAY)
    .toISOString()
    .slice(0, 19)}Z`;
  return Array.from({ length: count }, (_, n) => {
    const sponsor = sponsorIds[n % sponsorIds.length];
    return guestRecord({
      id: randomUUID(),
      address: `guest-${from + n}@${domain}`,
      displayName: `Guest ${from + n}`,
      state: n < pending ? 'PendingAcceptance' : 'Accepted',
      createdAt,
      since: createdAt,
      sponsorIds: sponsor === undefined ? [] : [sponsor],
    });
  });
};

/** Answers their ids, in order. */
export const mountCrowd = (server: LocalServer, { directory, clock }: Tenant): void => {
  server.on('POST', '/_local/crowd', ({ body }) => {
    const read = crowdSchema.safeParse(body);
    if (!read.success) return wrong(read.error);
    const { groupId } = read.data;
    const group = groupId === undefined ? undefined : directory.group(groupId);
    if (groupId !== undefined && !group) return wrong(`No group is ${groupId}.`);
    const users = guestsOf(read.data, clock.now());
    const ids = users.map(({ properties }) => properties.id);
    directory.place({ users });
    if (group) directory.changeGroup(group.properties.id, { memberIds: [...group.memberIds, ...ids] });
    return { status: 201, body: { ids } };
  });
};
