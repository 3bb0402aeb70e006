import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { wrong } from './answers.js';
import { DAY, later } from '../kernel/clock.js';
import { FOUNDED } from './company.js';
import type { LocalServer } from './edge.js';
import { groupRecord } from './group-record.js';
import { guestRecord } from './guests.js';
import { insiderRecord } from './insiders.js';
import type { GroupRecord, UserRecord } from './records.js';
import { somebodyOf } from './staff.js';
import type { Tenant } from './tenant.js';

/** What tests put in place that no API of Microsoft's makes: guests with a past, other organisations, many employees. */

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

const employeesSchema = z.strictObject({
  count: z.number().int().min(1).max(500),
  /** They are called this and a number: "Approver 001". */
  name: z
    .string()
    .regex(/^[A-Za-z]+$/)
    .default('Approver'),
  zone: z.string().default('Europe/Berlin'),
  language: z.string().default('en-GB'),
  /** Display name of a new security group with all of them in it. */
  group: z.string().optional(),
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

const securityGroup = (id: string, name: string, members: readonly UserRecord[]): GroupRecord =>
  groupRecord(
    id,
    name,
    name.toLowerCase().replaceAll(/\W+/g, '-'),
    {},
    [],
    members.map(({ properties }) => properties.id),
  );

const employeesOf = ({ count, name, zone, language }: z.infer<typeof employeesSchema>): readonly UserRecord[] =>
  Array.from({ length: count }, (_, n) => {
    const number = String(n + 1).padStart(3, '0');
    const alias = `${name.toLowerCase()}.${number}`;
    return {
      ...insiderRecord(randomUUID(), `${name} ${number}`, alias, { createdDateTime: FOUNDED }),
      inTeams: { zone, language },
    };
  });

/** `POST /_local/guests` takes one or many, and answers their ids in that order. */
export const mountPlacing = (server: LocalServer, { directory, clock }: Tenant): void => {
  server.on('POST', '/_local/guests', ({ body }) => {
    const read = guestsSchema.safeParse(body);
    if (!read.success) return wrong(read.error);
    const users = read.data.map((guest) => accountOf(guest, clock.now()));
    directory.place({ users });
    return { status: 201, body: users.map(({ properties }) => ({ id: properties.id })) };
  });

  server.on('POST', '/_local/employees', ({ body }) => {
    const read = employeesSchema.safeParse(body);
    if (!read.success) return wrong(read.error);
    const users = employeesOf(read.data);
    const group = read.data.group === undefined ? undefined : securityGroup(randomUUID(), read.data.group, users);
    directory.place({ users, ...(group && { groups: [group] }) });
    const employees = users.map(somebodyOf);
    return { status: 201, body: { employees, ...(group && { groupId: group.properties.id }) } };
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
