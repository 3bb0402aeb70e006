import { z } from 'zod';
import { SUCCESSORS } from '../guest/guest.js';
import { channelId, delegationId, nominationId, personId } from '../kernel/ids.js';
import type { Origin } from '../kernel/origin.js';
import { person } from '../kernel/people.js';
import { DELIVERIES } from '../policy/policy.js';
import type { JobName, JobOf } from '../workflow/jobs.js';
import type { ChangeWishes } from '../workflow/workflow.js';
import { moment, rowsOf } from './rows.js';

const ofNomination = { nominationId };
const ofGuest = { guestId: personId };
const ofRound = { round: z.number().int() };
const ofOne = { personId: personId.exactOptional() };

const ofMany = { name: z.literal('tell-of-many-guests'), ...ofOne };
const many = z.number().int();

const ofDelegation = { delegationId };

const TOLD_TO_ALL = [
  'stage-approved',
  'changed',
  'invited',
  'denied',
  'expired',
  'failed',
  'hindered',
  'access-refused',
  'access-held',
  'access-delivered',
] as const;

const wishes = rowsOf<ChangeWishes>()(
  z.object({
    until: z.string().exactOptional(),
    keep: z.array(z.string()).exactOptional(),
    sponsor: z.string().exactOptional(),
    deliveries: z.array(z.enum(DELIVERIES)).exactOptional(),
  }),
);

const origin = rowsOf<Origin>()(
  z.object({
    by: z.enum(['card', 'message', 'job', 'clock', 'command']),
    name: z.string(),
    id: z.string().exactOptional(),
  }),
);

/** What a waiting job says. What does not fit is tried again like any failure: a newer version of this program may understand it. */
export const JOBS: { readonly [N in JobName]: z.ZodType<JobOf<N>> } = {
  'choose-approvers': z.object({
    name: z.literal('choose-approvers'),
    ...ofNomination,
    // Version 0.1 knew one stage.
    stage: z.number().int().default(0),
    source: z.number().int(),
  }),
  'ask-approver': z.object({ name: z.literal('ask-approver'), ...ofNomination, personId }),
  'ask-channel': z.object({ name: z.literal('ask-channel'), ...ofNomination, channel: channelId }),
  'remind-approver': z.object({
    name: z.literal('remind-approver'),
    ...ofNomination,
    personId,
    by: z.enum(['clock', 'nominator']),
    round: z.number().int(),
  }),
  'raise-card': z.union([
    z.object({
      name: z.literal('raise-card'),
      ...ofNomination,
      personId,
      kind: z.literal('approval'),
      because: z.enum(['answered', 'change-declined', 'change-overtaken', 'more-asked']),
    }),
    z.object({
      name: z.literal('raise-card'),
      ...ofNomination,
      personId,
      kind: z.literal('receipt'),
      because: z.enum(['question', 'change-proposed']),
    }),
  ]),
  'redraw-cards': z.object({ name: z.literal('redraw-cards'), ...ofNomination }),
  'settle-card': z.object({
    name: z.literal('settle-card'),
    conversationId: z.string(),
    activityId: z.string(),
    shows: z.string(),
  }),
  'show-receipt': z.object({ name: z.literal('show-receipt'), ...ofNomination, ...ofOne }),
  'tell-nominator': z.union([
    z.object({
      name: z.literal('tell-nominator'),
      ...ofNomination,
      about: z.enum([...TOLD_TO_ALL, 'mail-failed', 'corrected']),
    }),
    z.object({ name: z.literal('tell-nominator'), ...ofNomination, about: z.literal('joined'), by: personId }),
  ]),
  'tell-joined': z.object({
    name: z.literal('tell-joined'),
    ...ofNomination,
    about: z.enum([...TOLD_TO_ALL, 'withdrawn']),
    personId,
  }),
  'tell-of-fall': z.object({
    name: z.literal('tell-of-fall'),
    ...ofNomination,
    personId,
    fall: z.number().int().nonnegative(),
  }),
  'tell-unreachable': z.object({ name: z.literal('tell-unreachable'), ...ofNomination, personId }),
  'tell-of-correction': z.object({ name: z.literal('tell-of-correction'), ...ofNomination, ...ofOne }),
  'tell-sponsors': z.object({ name: z.literal('tell-sponsors'), ...ofNomination, ...ofOne }),
  'tell-administrators': z.union([
    z.object({
      name: z.literal('tell-administrators'),
      ...ofNomination,
      ...ofOne,
      about: z.enum(['failed', 'hindered', 'nobody-reached', 'mail-failed', 'access-refused', 'account-left']),
    }),
    z.object({
      name: z.literal('tell-administrators'),
      ...ofNomination,
      ...ofOne,
      about: z.literal('source-unread'),
      stage: z.number().int(),
      source: z.number().int(),
      why: z.enum(['refused', 'gone']),
    }),
    z.object({
      name: z.literal('tell-administrators'),
      ...ofNomination,
      ...ofOne,
      about: z.literal('fell'),
      fall: z.number().int().nonnegative(),
    }),
  ]),
  'invite-guest': z.object({ name: z.literal('invite-guest'), ...ofNomination }),
  'receive-guest': z.object({ name: z.literal('receive-guest'), ...ofNomination }),
  'give-access': z.object({ name: z.literal('give-access'), ...ofNomination, access: z.string() }),
  'follow-request': z.object({ name: z.literal('follow-request'), ...ofNomination, access: z.string() }),
  'follow-assignment': z.object({ name: z.literal('follow-assignment'), ...ofNomination, access: z.string() }),
  'tell-of-ended-access': z.object({ name: z.literal('tell-of-ended-access'), ...ofNomination, access: z.string() }),
  'mail-guest': z.object({ name: z.literal('mail-guest'), ...ofNomination }),
  'remove-guest': z.object({ name: z.literal('remove-guest'), ...ofNomination, guestId: personId }),
  'remove-stray': z.object({
    name: z.literal('remove-stray'),
    ...ofNomination,
    ...ofGuest,
    asked: moment,
    answered: moment,
  }),
  'take-back': z.object({ name: z.literal('take-back'), ...ofNomination, guestId: personId }),
  'forget-link': z.object({ name: z.literal('forget-link'), ...ofNomination }),
  'show-guest': z.object({ name: z.literal('show-guest'), ...ofGuest }),
  'tell-accepted': z.object({ name: z.literal('tell-accepted'), ...ofGuest, ...ofOne }),
  'tell-former-sponsor': z.object({ name: z.literal('tell-former-sponsor'), ...ofGuest, personId }),
  'nudge-guest': z.object({
    name: z.literal('nudge-guest'),
    ...ofGuest,
    ...ofRound,
    renewed: z.literal(true).exactOptional(),
  }),
  'renew-link': z.object({ name: z.literal('renew-link'), ...ofGuest, ...ofRound, by: personId.exactOptional() }),
  'mail-stay': z.object({
    name: z.literal('mail-stay'),
    ...ofGuest,
    about: z.enum(['ending', 'ended', 'sponsor']),
    ...ofRound,
    former: personId.exactOptional(),
  }),
  'find-successors': z.object({ name: z.literal('find-successors'), ...ofGuest, step: z.enum(SUCCESSORS) }),
  'keep-sponsors': z.object({ name: z.literal('keep-sponsors'), ...ofGuest, former: personId.exactOptional() }),
  'close-guest': z.object({ name: z.literal('close-guest'), ...ofGuest }),
  'delete-guest': z.object({ name: z.literal('delete-guest'), ...ofGuest }),
  'reopen-guest': z.object({ name: z.literal('reopen-guest'), ...ofGuest }),
  'tell-administrators-of-guest': z.object({
    name: z.literal('tell-administrators-of-guest'),
    ...ofGuest,
    about: z.enum(['without-sponsor', 'left-over', 'came-back']),
    ...ofOne,
  }),
  'tell-of-many-guests': z.discriminatedUnion('news', [
    z.object({ ...ofMany, news: z.literal('guests-unread'), guests: many, some: z.array(z.string()) }),
    z.object({ ...ofMany, news: z.literal('strangers-found'), guests: many, days: many.exactOptional() }),
    z.object({
      ...ofMany,
      news: z.literal('still-stopped'),
      guests: many,
      over: many,
      domains: z.array(z.object({ domain: z.string(), guests: many, over: many, since: moment })),
      more: many,
    }),
  ]),
  'tell-of-waiting-removals': z.object({
    name: z.literal('tell-of-waiting-removals'),
    what: z.enum(['end', 'delete', 'stop']),
    since: moment,
    ...ofOne,
  }),
  'tell-of-guests': z.object({ name: z.literal('tell-of-guests'), personId }),
  'follow-account': z.object({ name: z.literal('follow-account'), personId }),
  'resume-inviting': z.object({ name: z.literal('resume-inviting') }),
  'stop-guests': z.object({
    name: z.literal('stop-guests'),
    way: z.enum(['stop', 'let-in']),
    domain: z.string(),
    by: person,
    asOf: moment,
  }),
  'tell-of-emergency': z.object({
    name: z.literal('tell-of-emergency'),
    news: z.enum(['paused', 'resumed', 'stopping', 'letting-in', 'stopped', 'let-in']),
    by: person,
    reason: z.string().exactOptional(),
    domain: z.string().exactOptional(),
    guests: z.number().int().exactOptional(),
    failed: z.number().int().exactOptional(),
    some: z.array(z.string()).exactOptional(),
    unlisted: z.literal(true).exactOptional(),
    ...ofOne,
  }),
  'meet-guest': z.object({
    name: z.literal('meet-guest'),
    personId,
    sponsor: personId.exactOptional(),
    until: moment.exactOptional(),
    found: z.literal(true).exactOptional(),
  }),
  'meet-all-guests': z.object({ name: z.literal('meet-all-guests') }),
  'check-decision': z.object({
    name: z.literal('check-decision'),
    ...ofNomination,
    by: personId,
    answer: z.enum(['approve', 'deny']),
    comment: z.string(),
    pressedAt: moment,
    stage: z.number().int().exactOptional(),
    edition: z.number().int().exactOptional(),
    wishes: wishes.exactOptional(),
    origin: origin.exactOptional(),
  }),
  'apply-delegation': z.object({ name: z.literal('apply-delegation'), ...ofDelegation }),
  'tell-delegate': z.object({
    name: z.literal('tell-delegate'),
    ...ofDelegation,
    about: z.enum(['delegated', 'revoked']),
  }),
  'send-digest': z.object({ name: z.literal('send-digest'), personId }),
};

export const JOB_NAMES = Object.keys(JOBS) as readonly JobName[];
