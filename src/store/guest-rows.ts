import { z } from 'zod';
import type { Guest, GuestFacts, Review, Was } from '../guest/guest.js';
import { SUCCESSORS } from '../guest/guest.js';
import { nominationId, personId } from '../kernel/ids.js';
import { locale, person } from '../kernel/people.js';
import { USUAL_STAYS } from '../policy/stays.js';
import { stayTerms } from './judgement-rows.js';
import { moment, rowsOf } from './rows.js';

/** The first versions knew an end for everybody, and did not say whose account it is; what they left out is filled in. */
const facts = rowsOf<GuestFacts>()(
  z.object({
    id: personId,
    address: z.string(),
    displayName: z.string(),
    sponsor: person,
    backup: person.exactOptional(),
    until: moment.exactOptional(),
    latestEnd: moment.exactOptional(),
    zone: z.string().default('utc'),
    language: locale.default('en'),
    nominations: z.array(nominationId),
    invitedAt: moment,
    ours: z.enum(['account', 'access']).default('access'),
    terms: stayTerms.default(USUAL_STAYS),
    seen: z.array(z.object({ id: personId, since: moment })).exactOptional(),
    opening: person.exactOptional(),
    letInAt: moment.exactOptional(),
    letInAsOf: moment.exactOptional(),
    moved: z.object({ nomination: nominationId, from: z.string(), at: moment }).exactOptional(),
    more: z.object({ by: person, nomination: nominationId, at: moment }).exactOptional(),
    lost: z.array(z.object({ nomination: nominationId, access: z.string(), at: moment })).exactOptional(),
    sponsorless: z.literal(true).exactOptional(),
  }),
);

const review = rowsOf<Review>()(
  z.object({
    why: z.enum(['ending', 'periodic', 'no-sponsor', 'hand-over', 'adopted']),
    begunAt: moment,
    asked: z.array(person),
    out: z.array(personId),
    search: z
      .object({ step: z.enum(SUCCESSORS), since: moment, found: z.literal(true).exactOptional() })
      .exactOptional(),
    remindedAt: moment.exactOptional(),
    answerFrom: moment.exactOptional(),
    restored: z.literal(true).exactOptional(),
    ends: moment.exactOptional(),
  }),
);

const base = facts.extend({ revision: z.number().int().positive() });

const stay = {
  since: moment,
  confirmedAt: moment.exactOptional(),
  settledEnd: moment.exactOptional(),
  toldOfEnd: moment.exactOptional(),
};

const was = rowsOf<Was>()(
  z.object({
    confirmedAt: moment.exactOptional(),
    settledEnd: moment.exactOptional(),
    toldOfEnd: moment.exactOptional(),
    nudgedAt: moment.exactOptional(),
    renewedAt: moment.exactOptional(),
    sponsorToldAt: moment.exactOptional(),
    unclaimed: z.array(person).exactOptional(),
  }),
);

const reason = z.enum(['over', 'not-needed', 'no-sponsor', 'never-accepted', 'withdrawn', 'stopped']);

const closed = z.object({
  at: moment,
  left: z.array(z.string()),
  account: z.enum(['disabled', 'gone', 'kept', 'not-permitted', 'synchronised']),
});

export const guestRow: z.ZodType<Guest> = rowsOf<Guest>()(
  z.discriminatedUnion('status', [
    base.extend({
      status: z.literal('pending-acceptance'),
      nudgedAt: moment.exactOptional(),
      renewedAt: moment.exactOptional(),
      sponsorToldAt: moment.exactOptional(),
      review: review.exactOptional(),
    }),
    base.extend({ status: z.literal('active'), ...stay }),
    base.extend({ status: z.literal('under-review'), ...stay, review }),
    base.extend({
      status: z.literal('disabled'),
      at: moment,
      why: reason,
      by: person.exactOptional(),
      since: moment.exactOptional(),
      was: was.exactOptional(),
      removeAt: moment.exactOptional(),
      triedAt: moment.exactOptional(),
      closing: z.union([z.literal('open'), closed]),
    }),
    base.extend({
      status: z.literal('removed'),
      at: moment,
      by: z.enum(['us', 'somebody-else']),
      since: moment.exactOptional(),
      unclaimed: z.literal(true).exactOptional(),
      why: reason.exactOptional(),
      accountStays: z.literal(true).exactOptional(),
      left: z.array(z.string()).exactOptional(),
    }),
  ]),
);
