import type { Clock } from '../../kernel/clock.js';
import { originNow } from '../../kernel/origin.js';
import { entryOfDestruction } from '../../workflow/record/of-others.js';
import { createRecorder, writeEntries, type AuditSettings } from '../audit/writing.js';
import type { Database, Queryable } from '../database.js';
import { destroyLives } from './destroying.js';

const REMOVED = `select id from guestlist.guests where status = 'removed' and updated_at < $1
  order by updated_at limit $2 for update skip locked`;

/** $3: guests who are forgotten with it. What brought somebody who is still here stays: their end takes back what it gave. */
const ENDED = `select id from guestlist.nominations
  where updated_at < $1
    and status not in ('awaiting-approval', 'approved') and state ->> 'account' is distinct from 'to-be-removed'
    and not exists (
      select from guestlist.guests
      where guests.id = (nominations.state ->> 'guestId')::uuid and guests.id <> all($3::uuid[])
        and (guests.status <> 'removed' or nominations.status = 'invited'))
  order by updated_at limit $2 for update skip locked`;

/** Destroys what is over so long that the rules want it forgotten, and says so in the record. */
export const createForgetting =
  (database: Database, clock: Clock, settings: AuditSettings) =>
  (before: Date, limit: number): Promise<number> => {
    const record = createRecorder(settings, originNow());
    return database.transaction(async (tx) => {
      const guests = await idsIn(tx, REMOVED, [before, limit]);
      const nominations = await idsIn(tx, ENDED, [before, limit, guests]);
      await destroyLives(tx, 'nomination', nominations);
      await destroyLives(tx, 'guest', guests);
      const entries = [
        ...nominations.map((id) => entryOfDestruction('nomination', id, 'time-over', clock.now())),
        ...guests.map((id) => entryOfDestruction('guest', id, 'time-over', clock.now())),
      ];
      if (entries.length > 0) await writeEntries(tx, record(entries));
      return Math.max(guests.length, nominations.length);
    });
  };

const idsIn = async (tx: Queryable, text: string, parameters: readonly unknown[]): Promise<readonly string[]> =>
  (await tx.query<{ id: string }>(text, parameters)).map(({ id }) => id);
