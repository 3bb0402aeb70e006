import { z } from 'zod';
import type { Clock } from '../kernel/clock.js';
import { delegationId, type DelegationId } from '../kernel/ids.js';
import { person } from '../kernel/people.js';
import type { Delegation, Store, Transaction } from '../workflow/ports.js';
import { entryOfBeginning, entryOfDelegation, entryOfRevocation } from '../workflow/record/of-others.js';
import { writeEntries, type Recorder } from './audit/writing.js';
import type { Queryable } from './database.js';
import { rowsOf } from './rows.js';

const delegationRow = rowsOf<Delegation>()(
  z.object({
    id: delegationId,
    from: person,
    to: person,
    starts: z.date(),
    ends: z.date(),
    revokedAt: z.date().exactOptional(),
  }),
);

type Row = { readonly revokedAt: Date | null };

const SELECT = `select id, starts, ends, revoked_at as "revokedAt",
    jsonb_build_object('id', from_id, 'name', from_name, 'address', from_address) as "from",
    jsonb_build_object('id', to_id, 'name', to_name, 'address', to_address) as "to"
  from guestlist.delegations`;

const IN_FORCE = 'revoked_at is null and starts <= $2 and ends > $2';

const delegationsIn = (rows: readonly Row[]): readonly Delegation[] =>
  rows.map(({ revokedAt, ...row }) => delegationRow.parse({ ...row, ...(revokedAt && { revokedAt }) }));

export const createDelegations = (database: Queryable): Store['delegations'] => ({
  read: (id) => readOne(database, id),

  by: async (people, now) =>
    delegationsIn(
      await database.query<Row>(`${SELECT} where from_id = any($1::uuid[]) and ${IN_FORCE} order by starts`, [
        people,
        now,
      ]),
    ),

  to: async (somebody, now) =>
    delegationsIn(
      await database.query<Row>(`${SELECT} where to_id = $1 and ${IN_FORCE} order by starts`, [somebody, now]),
    ),

  of: async (somebody, now) =>
    delegationsIn(
      await database.query<Row>(
        `${SELECT} where (from_id = $1 or to_id = $1) and revoked_at is null and ends > $2 order by starts`,
        [somebody, now],
      ),
    ),
});

export const writeDelegations = (tx: Queryable, clock: Clock, record: Recorder): Transaction['delegations'] => ({
  givenSince: async (from, since) => {
    await waitForOthers(tx);
    const [row] = await tx.query<{ given: number }>(
      'select count(*)::integer as given from guestlist.delegations where from_id = $1 and made_at > $2',
      [from, since],
    );
    return row?.given ?? 0;
  },

  add: async (delegation, check) => {
    await waitForOthers(tx);
    const objection = check(await during(tx, delegation.starts, delegation.ends));
    if (objection !== undefined) return objection;
    await insert(tx, delegation, clock);
    await writeEntries(tx, record([entryOfDelegation(delegation, clock.now())]));
    return 'added' as const;
  },

  revoke: async (id, by, now) => {
    const rows = await tx.query(
      `update guestlist.delegations set revoked_at = $3
       where id = $1 and from_id = $2 and revoked_at is null and ends > $3 returning id`,
      [id, by, now],
    );
    const revoked = rows.length > 0 ? await readOne(tx, id) : undefined;
    if (revoked) await writeEntries(tx, record([entryOfRevocation(revoked, now)]));
    return revoked;
  },

  takeBegun: async (now, limit) => {
    // Another replica that sweeps at this moment takes others. What is over is taken too, so that it is not looked at for ever.
    const taken = await tx.query<{ id: string; ends: Date }>(
      `update guestlist.delegations set begun_taken = true where id in (
         select id from guestlist.delegations where revoked_at is null and not begun_taken and starts <= $1
         order by starts limit $2 for update skip locked
       ) returning id, ends`,
      [now, limit],
    );
    const begun = taken.filter(({ ends }) => ends > now).map(({ id }) => delegationId.parse(id));
    if (begun.length > 0) await writeEntries(tx, record(begun.map((id) => entryOfBeginning(id, now))));
    return begun;
  },
});

/** Two that are each innocent could be a circle together, so whoever adds one waits for whoever adds another. */
const waitForOthers = async (tx: Queryable): Promise<void> => {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('delegations', 0))`);
};

const readOne = async (database: Queryable, id: DelegationId): Promise<Delegation | undefined> =>
  delegationsIn(await database.query<Row>(`${SELECT} where id = $1`, [id]))[0];

const during = async (database: Queryable, starts: Date, ends: Date): Promise<readonly Delegation[]> =>
  delegationsIn(
    await database.query<Row>(`${SELECT} where revoked_at is null and starts < $2 and ends > $1 order by starts`, [
      starts,
      ends,
    ]),
  );

const insert = async (tx: Queryable, { id, from, to, starts, ends }: Delegation, clock: Clock): Promise<void> => {
  await tx.query(
    `insert into guestlist.delegations
       (id, from_id, from_name, from_address, to_id, to_name, to_address, starts, ends, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, from.id, from.name, from.address, to.id, to.name, to.address, starts, ends, clock.now()],
  );
};
