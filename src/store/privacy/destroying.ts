import type { Queryable } from '../database.js';

/** What is written down of lives that are over, gone for good, in the transaction it is given. */

const LIVES = { nomination: 'nominations', guest: 'guests' } as const;
export type Life = keyof typeof LIVES;

/** Rows, histories, links, cards, attempts, jobs, and the keys to what the record says of them; the record itself stays. */
export const destroyLives = async (tx: Queryable, life: Life, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  await tx.query(
    `delete from guestlist.audit_keys where entry in (
       select id from guestlist.audit_entries where about = any($1::text[]))`,
    [ids.map((id) => `${life}/${id}`)],
  );
  await tx.query('delete from guestlist.cards where about = any($1::uuid[])', [ids]);
  await tx.query('delete from guestlist.mailed where about = any($1::uuid[])', [ids]);
  await tx.query('delete from guestlist.attempts where about = any($1::uuid[])', [ids]);
  if (life === 'nomination')
    await tx.query('delete from guestlist.redeem_links where nomination_id = any($1::uuid[])', [ids]);
  if (life === 'guest') await tx.query('delete from guestlist.removals where guest_id = any($1::uuid[])', [ids]);
  await deleteJobs(tx, `data ->> '${life}Id' = any($1::text[])`, [ids]);
  await tx.query(`delete from guestlist.${life}_events where ${life}_id = any($1::uuid[])`, [ids]);
  await tx.query(`delete from guestlist.${LIVES[life]} where id = any($1::uuid[])`, [ids]);
};

/** Of the queue, which has tables of its own once it was started. */
export const deleteJobs = async (tx: Queryable, where: string, parameters: readonly unknown[]): Promise<void> => {
  if (await hasQueue(tx)) await tx.query(`delete from guestlist_jobs.job where ${where}`, parameters);
};

export const hasQueue = async (tx: Queryable): Promise<boolean> => {
  const [found] = await tx.query<{ there: boolean }>(`select to_regclass('guestlist_jobs.job') is not null as there`);
  return found?.there === true;
};
