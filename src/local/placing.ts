import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { DAY, later } from '../kernel/clock.js';
import type { Answer, LocalServer } from './edge.js';
import { guestRecord } from './guests.js';
import type { UserRecord } from './records.js';
import type { Tenant } from './tenant.js';

/** What tests put in place that no API of Microsoft's makes: guests with a past, and other organisations. */

const guestSchema = z.strictObject({
  address: z.string().regex(/^[^@\s]+@[^@\s]+$/),
  /** The part before the @, unless given. */
  displayName: z.string().optional(),
  state: z.enum(['Accepted', 'PendingAcceptance']).default('Accepted'),
  enabled: z.boolean().default(true),
  userType: z.enum(['Guest', 'Member']).default('Guest'),
  sponsorIds: z.array(z.string()).max(5).default([]),
  /** Absent: not deleted. */
  deletedDaysAgo: z.number().min(0).optional(),
});
const guestsSchema = z.union([z.array(guestSchema).max(1000), guestSchema.transform((guest) => [guest])]);

const homeTenantSchema = z.strictObject({
  name: z.string(),
  domains: z.array(z.string().toLowerCase()).min(1),
  inbound: z.enum(['default', 'open', 'partly', 'blocked']).optional(),
});

const wrong = (error: z.ZodError): Answer => ({
  status: 400,
  body: { error: { code: 'BadRequest', message: z.prettifyError(error) } },
});

const AGE_DAYS = 60;

const accountOf = (guest: z.infer<typeof guestSchema>, now: Date): UserRecord => {
  const ago = (days: number): string =>
    `${later(now, -days * DAY)
      .toISOString()
      .slice(0, 19)}Z`;
  const { deletedDaysAgo, displayName, ...look } = guest;
  const record = guestRecord({
    ...look,
    id: randomUUID(),
    displayName: displayName ?? guest.address.slice(0, guest.address.indexOf('@')),
    createdAt: ago(AGE_DAYS),
    since: ago(AGE_DAYS),
  });
  return deletedDaysAgo === undefined
    ? record
    : { ...record, properties: { ...record.properties, deletedDateTime: ago(deletedDaysAgo) } };
};

/** `POST /_local/guests` takes one or many, and answers their ids in that order. */
export const mountPlacing = (server: LocalServer, { directory, clock }: Tenant): void => {
  server.on('POST', '/_local/guests', ({ body }) => {
    const read = guestsSchema.safeParse(body);
    if (!read.success) return wrong(read.error);
    const users = read.data.map((guest) => accountOf(guest, clock.now()));
    directory.place({ users });
    return { status: 201, body: users.map(({ properties }) => ({ id: properties.id })) };
  });

  server.on('POST', '/_local/home-tenants', ({ body }) => {
    const read = homeTenantSchema.safeParse(body);
    if (!read.success) return wrong(read.error);
    const { inbound, ...rest } = read.data;
    const id = randomUUID();
    directory.place({ homeTenants: [{ ...rest, id, ...(inbound && { inbound }) }] });
    return { status: 201, body: { id } };
  });
};
