import { z } from 'zod';
import { nominationId, packageId, personId } from '../kernel/ids.js';
import type { GivenPackages, Store } from '../workflow/ports.js';
import type { Queryable } from './database.js';

const GIVEN = `$.grants[*] ? (@.state == "given" && @.access.kind == "package").access`;

const row = z
  .object({ id: nominationId, guest: personId, packages: z.array(z.object({ key: z.string(), id: packageId })) })
  .transform(({ id, ...rest }): GivenPackages => ({ nomination: id, ...rest }));

/** From the guests who stay, for over the years most of what was given has been taken back; and of their stays, from the one that goes on. */
export const withPackages =
  (database: Queryable): Store['nominations']['withPackages'] =>
  async (after, limit) => {
    const rows = await database.query<Readonly<Record<string, unknown>>>(
      `select nominations.id, guests.id as guest, jsonb_path_query_array(nominations.state, '${GIVEN}') as packages
       from guestlist.guests
       join guestlist.nominations on nominations.status = 'invited' and nominations.state ->> 'guestId' = guests.id::text
       where guests.status in ('pending-acceptance', 'active', 'under-review')
         and guests.state -> 'nominations' ? nominations.id::text
         and (guests.state ? 'moved' or nominations.state ->> 'invitedAt' >= guests.state ->> 'invitedAt')
         and jsonb_path_exists(nominations.state, '${GIVEN}')
         and ($1::uuid is null or nominations.id > $1::uuid)
       order by nominations.id limit $2`,
      [after, limit],
    );
    return rows.map((one) => row.parse(one));
  };
