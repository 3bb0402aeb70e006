import { z } from 'zod';
import type { Guest, GuestFacts } from '../guest/guest.js';
import { nominationId, personId } from '../kernel/ids.js';
import { person } from '../kernel/people.js';
import { moment, rowsOf } from './rows.js';

const facts = rowsOf<GuestFacts>()(
  z.object({
    id: personId,
    address: z.string(),
    displayName: z.string(),
    sponsor: person,
    backup: person.exactOptional(),
    until: moment,
    nominations: z.array(nominationId),
    invitedAt: moment,
  }),
);

const base = facts.extend({ revision: z.number().int().positive() });

export const guestRow: z.ZodType<Guest> = rowsOf<Guest>()(
  z.discriminatedUnion('status', [
    base.extend({ status: z.literal('pending-acceptance') }),
    base.extend({ status: z.literal('active'), since: moment }),
    base.extend({ status: z.literal('removed'), at: moment, by: z.enum(['us', 'somebody-else']) }),
  ]),
);
