import { z } from 'zod';
import { auditRecord, INVITING } from './audits.js';
import { fine, nobody, wrong } from './answers.js';
import type { LocalServer } from './edge.js';
import type { UserProperties, UserRecord } from './records.js';
import type { Tenant } from './tenant.js';

/** What becomes of accounts by somebody else's doing, in a portal or by signing in, while nobody asks the bot. */

const moment = z.iso.datetime({ offset: true });

const accountChange = z.strictObject({
  enabled: z.boolean().optional(),
  displayName: z.string().min(1).optional(),
  mail: z.string().optional(),
  otherMails: z.array(z.string()).optional(),
  userType: z.enum(['Guest', 'Member']).optional(),
  sponsorIds: z.array(z.string()).max(5).optional(),
  /** A directory on-premises keeps it from now on, or no longer. */
  onPremises: z.boolean().optional(),
  /** Null: never. */
  lastSignIn: moment.nullable().optional(),
});
type AccountChange = z.infer<typeof accountChange>;

const auditEntry = z.strictObject({
  activity: z.string().default(INVITING),
  /** A person; absent: an application. */
  by: z.string().optional(),
  target: z.string(),
  /** Absent: now. */
  at: moment.optional(),
});

const inUtc = (at: string | Date): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

const propertiesIn = ({
  enabled,
  displayName,
  mail,
  otherMails,
  userType,
  onPremises,
}: AccountChange): Partial<UserProperties> => ({
  ...(enabled !== undefined && { accountEnabled: enabled }),
  ...(displayName !== undefined && { displayName }),
  ...(mail !== undefined && { mail }),
  ...(otherMails !== undefined && { otherMails }),
  ...(userType !== undefined && { userType }),
  ...(onPremises !== undefined && { onPremisesSyncEnabled: onPremises ? true : null }),
});

const altered =
  ({ sponsorIds, lastSignIn }: AccountChange) =>
  ({ signIns, ...record }: UserRecord): UserRecord => {
    const at = typeof lastSignIn === 'string' ? inUtc(lastSignIn) : undefined;
    const after =
      lastSignIn === undefined ? signIns : at && { lastSignInDateTime: at, lastSuccessfulSignInDateTime: at };
    return { ...record, sponsorIds: sponsorIds ?? record.sponsorIds, ...(after && { signIns: after }) };
  };

export const mountElsewhere = (server: LocalServer, { directory, clock }: Tenant): void => {
  const shown = (record: UserRecord, isDeleted: boolean): object => ({
    ...record.properties,
    isDeleted,
    sponsorIds: record.sponsorIds,
    groupIds: directory.groupsWith(record.properties.id).map(({ properties }) => properties.id),
    lastSignIn: record.signIns?.lastSignInDateTime ?? null,
  });
  const deletedOf = (id: string): UserRecord | undefined =>
    directory.deletedUsers().find(({ properties }) => properties.id === id);

  server.on('GET', '/_local/accounts/:id', ({ params: { id = '' } }) => {
    const living = directory.user(id);
    const found = living ?? deletedOf(id);
    return found ? fine(shown(found, !living)) : nobody(id);
  });

  server.on('POST', '/_local/accounts/:id', ({ params: { id = '' }, body }) => {
    const read = accountChange.safeParse(body);
    if (!read.success) return wrong(read.error);
    const record = directory.user(id);
    if (!record) return nobody(id);
    const stranger = read.data.sponsorIds?.find((one) => !directory.user(one) && !directory.group(one));
    if (stranger !== undefined) return nobody(stranger);
    const properties = propertiesIn(read.data);
    if (Object.keys(properties).length > 0) directory.update(record.properties.id, properties);
    directory.alter(record.properties.id, altered(read.data));
    return fine();
  });

  /** `?forGood=true`: nothing brings it back. */
  server.on('DELETE', '/_local/accounts/:id', ({ params: { id = '' }, query }) => {
    const record = directory.user(id) ?? deletedOf(id);
    if (!record) return nobody(id);
    directory.deleteUser(record.properties.id);
    if (query.get('forGood') === 'true') directory.purge(record.properties.id);
    return fine();
  });

  server.on('POST', '/_local/accounts/:id/restore', ({ params: { id = '' } }) => {
    const restored = directory.undelete(id);
    if (restored === 'unknown') return nobody(id);
    return 'taken' in restored
      ? { status: 409, body: { error: { code: 'Conflict', message: restored.taken } } }
      : fine();
  });

  /** The guest accepts, whichever link they came by. */
  server.on('POST', '/_local/accounts/:id/accept', ({ params: { id = '' } }) => {
    const outcome = directory.accept(id);
    return outcome === 'gone' ? { ...nobody(id), status: 410 } : fine({ outcome });
  });

  server.on('POST', '/_local/audits', ({ body }) => {
    const read = auditEntry.safeParse(body);
    if (!read.success) return wrong(read.error);
    const { activity, by, target, at } = read.data;
    const person = by === undefined ? undefined : directory.user(by);
    const about = directory.user(target);
    if (by !== undefined && !person) return nobody(by);
    if (!about) return nobody(target);
    directory.audit(auditRecord(activity, inUtc(at ?? clock.now()), person, about));
    return { status: 201, body: {} };
  });

  /** Microsoft forgets every mark of a delta query that was ever given. */
  server.on('POST', '/_local/delta/expire', () => {
    directory.journal.expire();
    return fine();
  });
};
