import { z } from 'zod';
import { fine, nobody, wrong } from './answers.js';
import type { LocalServer } from './edge.js';
import type { AutomaticReplies, UserRecord } from './records.js';
import type { LocalTeams } from './teams.js';
import type { Tenant } from './tenant.js';

/** What happens to a company while a request waits: people leave, move, go on holiday. */

const personChange = z.strictObject({
  enabled: z.boolean().optional(),
  /** Null: nobody stands above them any more. */
  managerId: z.string().nullable().optional(),
  /** IANA; what their client says from now on. */
  zone: z.string().optional(),
  /** BCP 47; the same. */
  language: z.string().optional(),
});

const moment = z.iso.datetime({ offset: true });
const outOfOffice = z.discriminatedUnion('status', [
  z.strictObject({ person: z.string(), status: z.enum(['disabled', 'alwaysEnabled']) }),
  /** `from`: now, unless given. */
  z.strictObject({ person: z.string(), status: z.literal('scheduled'), from: moment.optional(), until: moment }),
]);

const installation = z.union([
  z.strictObject({ person: z.string(), installed: z.boolean() }),
  z.strictObject({ team: z.string(), installed: z.boolean() }),
]);

const altered =
  ({ managerId, zone, language }: z.infer<typeof personChange>) =>
  (record: UserRecord): UserRecord => {
    const { managerId: before, ...rest } = record;
    const manager = managerId === undefined ? before : (managerId ?? undefined);
    const inTeams = rest.inTeams && {
      zone: zone ?? rest.inTeams.zone,
      language: language ?? rest.inTeams.language,
    };
    return { ...rest, ...(manager !== undefined && { managerId: manager }), ...(inTeams && { inTeams }) };
  };

const inUtc = (at: string): string => new Date(at).toISOString();

const repliesIn = (wish: z.infer<typeof outOfOffice>, now: Date): AutomaticReplies | undefined => {
  switch (wish.status) {
    case 'disabled':
      return undefined;
    case 'alwaysEnabled':
      return { status: wish.status };
    case 'scheduled':
      return { status: wish.status, from: wish.from ? inUtc(wish.from) : now.toISOString(), until: inUtc(wish.until) };
  }
};

export const mountTurning = (server: LocalServer, tenant: Tenant, teams: LocalTeams): void => {
  const { directory, clock } = tenant;

  server.on('POST', '/_local/people/:id', ({ params, body }) => {
    const read = personChange.safeParse(body);
    if (!read.success) return wrong(read.error);
    const record = directory.user(params['id'] ?? '');
    const { enabled, managerId } = read.data;
    if (!record) return nobody(params['id'] ?? '');
    if (managerId && !directory.user(managerId)) return nobody(managerId);
    if (enabled !== undefined) directory.update(record.properties.id, { accountEnabled: enabled });
    directory.alter(record.properties.id, altered(read.data));
    return fine();
  });

  /** For good: within 30 days the account could come back, as after a DELETE through Graph. */
  server.on('DELETE', '/_local/people/:id', ({ params: { id = '' } }) => {
    const record = directory.user(id);
    if (!record) return nobody(id);
    directory.deleteUser(record.properties.id);
    return fine();
  });

  server.on('POST', '/_local/out-of-office', ({ body }) => {
    const read = outOfOffice.safeParse(body);
    if (!read.success) return wrong(read.error);
    const record = directory.user(read.data.person);
    if (!record) return nobody(read.data.person);
    const automaticReplies = repliesIn(read.data, clock.now());
    directory.alter(record.properties.id, ({ automaticReplies: _, ...rest }) => ({
      ...rest,
      ...(automaticReplies && { automaticReplies }),
    }));
    return fine();
  });

  server.on('POST', '/_local/app', async ({ body }) => {
    const read = installation.safeParse(body);
    if (!read.success) return wrong(read.error);
    const wish = read.data;
    if ('person' in wish) {
      if (!teams.chats.placeOf(wish.person)) return nobody(wish.person);
      if (wish.installed) await teams.chats.install(wish.person);
      else teams.chats.uninstall(wish.person);
      return fine();
    }
    if (!directory.group(wish.team)?.channels) return nobody(wish.team);
    if (wish.installed) await teams.channels.install(wish.team);
    else teams.channels.uninstall(wish.team);
    return fine();
  });
};
