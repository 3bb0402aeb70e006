import type { Queryable } from '../database.js';
import { hasQueue } from './destroying.js';
import type { Identity } from './identity.js';

type Guest = { readonly status: string; readonly address: string };
type Open = { readonly status: string; readonly address: string; readonly isFor: boolean };

/** Why somebody cannot be erased now, each with what is to be done first. None: they can. */
export const obstaclesTo = async (tx: Queryable, person: Identity, now: Date): Promise<readonly string[]> => {
  const ids = [...person.ids];
  const addresses = [...person.addresses];
  const guests = await tx.query<Guest>(
    `select status, address from guestlist.guests where lower(address) = any($1::text[]) and status <> 'removed'`,
    [addresses],
  );
  const open = await tx.query<Open>(
    `select status, guest_address as address, guest_address = any($1::text[]) as "isFor" from guestlist.nominations
     where (status in ('awaiting-approval', 'approved')
         or (status = 'withdrawn' and state ->> 'account' = 'to-be-removed')
         or (status = 'invited' and not exists (
           select from guestlist.guests where guests.id::text = nominations.state ->> 'guestId')))
       and (guest_address = any($1::text[]) or exists (
         select from jsonb_path_query(state, '$.**.id') as id where id #>> '{}' = any($2::text[])))`,
    [addresses, ids],
  );
  const [answers] = await tx.query<{ count: number }>(
    `select count(*)::integer as count from guestlist.guests where status <> 'removed' and (
       sponsor_id::text = any($1::text[]) or state -> 'backup' ->> 'id' = any($1::text[])
       or exists (select from jsonb_path_query(state, '$.review.asked[*].id') as id where id #>> '{}' = any($1::text[])))`,
    [ids],
  );
  const [standing] = await tx.query<{ count: number }>(
    `select count(*)::integer as count from guestlist.delegations
     where revoked_at is null and ends > $2 and (from_id::text = any($1::text[]) or to_id::text = any($1::text[]))`,
    [ids, now],
  );
  return [
    ...guests.map(sayGuest),
    ...open.map(sayNomination),
    ...((await mayHaveStrays(tx, addresses))
      ? [
          `Guestlist is looking whether an invitation of theirs left an account behind, and removes it. Try again in a quarter of an hour.`,
        ]
      : []),
    ...(answers?.count
      ? [
          `They answer for ${answers.count} guests, or are asked about them. Have these handed to a colleague first (“guests” in chat, Not mine).`,
        ]
      : []),
    ...(standing?.count
      ? [`They stand in for somebody, or somebody for them. Have that ended first (“delegations” in chat).`]
      : []),
  ];
};

/** An invitation without an answer, of which an account may come yet; or an account that came besides theirs, and is to be removed. */
const mayHaveStrays = async (tx: Queryable, addresses: readonly string[]): Promise<boolean> => {
  const unanswered = await tx.query(
    `select 1 from guestlist.nominations
     where guest_address = any($1::text[]) and status = 'withdrawn' and state ->> 'account' = 'none' and exists (
       select from guestlist.attempts where about = nominations.id and what = 'invitation' and ended_at is null) limit 1`,
    [addresses],
  );
  if (unanswered.length > 0 || !(await hasQueue(tx))) return unanswered.length > 0;
  const toBeRemoved = await tx.query(
    `select 1 from guestlist.nominations
     where guest_address = any($1::text[]) and exists (
       select from guestlist_jobs.job
       where name = 'remove-stray' and state < 'completed' and data ->> 'nominationId' = nominations.id::text) limit 1`,
    [addresses],
  );
  return toBeRemoved.length > 0;
};

const sayGuest = ({ status, address }: Guest): string =>
  status === 'disabled'
    ? `The stay of ${address} is over, and the account still there. Delete it in Entra, or wait until Guestlist does, and erase them then.`
    : `${address} is a guest here. End the stay first (“guest ${address}” in chat, Remove), and erase them once the account is deleted.`;

const sayNomination = ({ status, address, isFor }: Open): string => {
  if (status === 'invited') return `The invitation of ${address} went out a moment ago. Try again in a minute.`;
  if (status === 'withdrawn') return `The account of ${address} is being deleted. Try again in a minute.`;
  return isFor
    ? `A nomination for ${address} is open. Have it withdrawn or denied first.`
    : `They take part in an open nomination for ${address}. Have it decided or withdrawn first.`;
};
