import { z } from 'zod';
import { guestAddress } from '../kernel/address.js';
import { groupId, nominationId, personId } from '../kernel/ids.js';
import { locale, person } from '../kernel/people.js';
import type {
  AccessRequest,
  ExtraAnswer,
  Facts,
  Grant,
  Hindrance,
  Invitee,
  Nomination,
  NominationIn,
  Refusal,
} from '../nomination/nomination.js';
import { GRANT_REFUSALS } from '../nomination/grant.js';
import type { Move } from '../nomination/move.js';
import { DELIVERIES } from '../policy/policy.js';
import {
  accessRow,
  askedRow,
  changeRow,
  channelAskedRow,
  decisionRow,
  fallenRow,
  inquiryRow,
  laneRow,
  proposedRow,
} from './asking-rows.js';
import { judgementRow, localisedRow } from './judgement-rows.js';
import { moment, rowsOf } from './rows.js';
import { seenRow } from './seen-rows.js';

const invitee = rowsOf<Invitee>()(
  z.object({
    address: guestAddress,
    name: z.string(),
    company: z.string(),
    displayName: z.string(),
    language: locale,
    isGuest: z.literal(true).exactOptional(),
  }),
);

const hindrance = rowsOf<Hindrance>()(
  z.union([
    z.object({
      kind: z.enum(['throttled', 'unavailable', 'not-permitted', 'invitations-closed']),
      tryAgainAt: moment,
    }),
    z.object({ kind: z.literal('paused'), by: person, since: moment, domain: z.string().exactOptional() }),
  ]),
);

const refusal = rowsOf<Refusal>()(
  z.object({
    kind: z.enum([
      'address-refused',
      'domain-blocked',
      'colleague',
      'address-of-another',
      'cross-tenant',
      'disabled',
      'stay-over',
      'approver-gone',
      'shut-out',
      'no-such-guest',
      'moved-meanwhile',
      'given-more',
      'address-taken',
      'other',
    ]),
    text: z.string().exactOptional(),
  }),
);

const move = rowsOf<Move>()(
  z.object({
    guestId: personId,
    from: z.string(),
    given: z.array(accessRow),
    others: z.array(z.object({ id: groupId, name: z.string() })).exactOptional(),
  }),
);

const accessRequest = rowsOf<AccessRequest>()(
  z.object({
    id: z.string(),
    at: moment,
    heldSince: moment.exactOptional(),
    saidAgainAt: moment.exactOptional(),
  }),
);

const grant = rowsOf<Grant>()(
  z.object({
    access: accessRow,
    state: z.enum(['waiting', 'requested', 'given', 'refused', 'ended']),
    why: z.enum(GRANT_REFUSALS).exactOptional(),
    ours: z.literal(false).exactOptional(),
    request: accessRequest.exactOptional(),
    ended: z.object({ why: z.enum(['expired', 'removed']), at: moment }).exactOptional(),
  }),
);

const keys = z.array(z.string());

const extraAnswer = rowsOf<ExtraAnswer>()(z.object({ key: z.string(), label: localisedRow, answer: localisedRow }));

const facts = rowsOf<Facts>()(
  z.object({
    id: nominationId,
    nominator: person,
    guest: invitee,
    access: z.array(accessRow),
    reason: z.string(),
    until: moment,
    zone: z.string(),
    deliveries: z.array(z.enum(DELIVERIES)),
    judgement: judgementRow,
    nominatedAt: moment,
    purpose: z.enum(['end', 'sponsor', 'backup', 'address']).exactOptional(),
    corrects: z.object({ nomination: nominationId, address: guestAddress }).exactOptional(),
    move: move.exactOptional(),
    revive: z.object({ how: z.enum(['enable', 'restore']), guestId: personId }).exactOptional(),
    sponsor: person.exactOptional(),
    backup: person.exactOptional(),
    answers: z.array(extraAnswer).exactOptional(),
    seen: seenRow.exactOptional(),
  }),
);

const base = facts.extend({
  revision: z.number().int().positive(),
  joined: z.array(person).exactOptional(),
  inquiries: z.array(inquiryRow).exactOptional(),
  changes: z.array(changeRow).exactOptional(),
  fallen: z.array(fallenRow).exactOptional(),
});
const agreed = { decisions: z.array(decisionRow).exactOptional() };
const approved = { decisions: z.array(decisionRow), approvedAt: moment };

const awaiting = base.extend({
  status: z.literal('awaiting-approval'),
  // In version 0.1 the first stage was the only one.
  stage: z.number().int().default(0),
  begunAt: moment.exactOptional(),
  source: z.number().int(),
  sourceSince: moment.exactOptional(),
  chosen: z.boolean().exactOptional(),
  unread: z.array(z.number().int()).exactOptional(),
  asked: z.array(askedRow),
  channels: z.array(channelAskedRow).exactOptional(),
  needed: z.number().int().exactOptional(),
  lanes: z.array(laneRow).exactOptional(),
  elsewhere: keys.exactOptional(),
  agreed: z.array(decisionRow).default([]),
  decisions: z.array(decisionRow).default([]),
  proposed: proposedRow.exactOptional(),
  proposers: z.array(personId).exactOptional(),
  declined: proposedRow.exactOptional(),
  remindedAt: moment.exactOptional(),
  dueAt: moment,
});

/** The first versions did not write down when a stage began, which was with the answer before it; of those asked one was enough. */
const sinceWhen = ({ begunAt, sourceSince, ...rest }: z.output<typeof awaiting>) => {
  if (begunAt && sourceSince) return { ...rest, begunAt, sourceSince };
  const then = rest.decisions.at(-1)?.at ?? rest.nominatedAt;
  return { ...rest, begunAt: then, sourceSince: then, ...(rest.asked.length > 0 && { needed: 1 }) };
};

const states = [
  rowsOf<NominationIn<'awaiting-approval'>>()(awaiting.transform(sinceWhen)),
  rowsOf<NominationIn<'approved'>>()(
    base.extend({
      status: z.literal('approved'),
      ...approved,
      hindrance: hindrance.exactOptional(),
      begun: z.literal(true).exactOptional(),
    }),
  ),
  rowsOf<NominationIn<'invited'>>()(
    base.extend({
      status: z.literal('invited'),
      ...approved,
      invitedAt: moment,
      guestId: personId,
      alreadyGuest: z.boolean(),
      ours: z.boolean(),
      grants: z.array(grant),
      mail: z.enum(['unwanted', 'waiting', 'sent', 'failed']),
      mailSentAt: moment.exactOptional(),
      mailRound: z.number().int(),
      sponsorsLeft: z.enum(['not-permitted', 'full']).exactOptional(),
    }),
  ),
  rowsOf<NominationIn<'denied'>>()(base.extend({ status: z.literal('denied'), decision: decisionRow, ...agreed })),
  rowsOf<NominationIn<'expired'>>()(
    base.extend({
      status: z.literal('expired'),
      at: moment,
      nobodyReached: z.boolean(),
      nobodyLeft: z.literal(true).exactOptional(),
      ...agreed,
    }),
  ),
  rowsOf<NominationIn<'withdrawn'>>()(
    base.extend({
      status: z.literal('withdrawn'),
      at: moment,
      account: z.enum(['none', 'to-be-removed', 'removed', 'kept', 'left']),
      guestId: personId.exactOptional(),
      grants: z.array(grant).exactOptional(),
      taken: z.object({ taken: keys, left: keys, shared: keys, kept: keys.exactOptional() }).exactOptional(),
      replacedBy: nominationId.exactOptional(),
      corrector: person.exactOptional(),
      ...agreed,
    }),
  ),
  rowsOf<NominationIn<'failed'>>()(base.extend({ status: z.literal('failed'), at: moment, refusal })),
] as const;

export const nominationRow: z.ZodType<Nomination> = z.discriminatedUnion('status', states);
