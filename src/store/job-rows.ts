import { z } from 'zod';
import { nominationId, personId } from '../kernel/ids.js';
import type { JobName, JobOf } from '../workflow/jobs.js';
import { moment } from './rows.js';

const ofNomination = { nominationId };
const ofGuest = { guestId: personId };

const TOLD_TO_ALL = ['stage-approved', 'invited', 'denied', 'expired', 'failed', 'hindered', 'access-refused'] as const;

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
  'redraw-cards': z.object({ name: z.literal('redraw-cards'), ...ofNomination }),
  'show-receipt': z.object({
    name: z.literal('show-receipt'),
    ...ofNomination,
    personId: personId.exactOptional(),
  }),
  'tell-nominator': z.union([
    z.object({
      name: z.literal('tell-nominator'),
      ...ofNomination,
      about: z.enum([...TOLD_TO_ALL, 'mail-failed']),
    }),
    z.object({ name: z.literal('tell-nominator'), ...ofNomination, about: z.literal('joined'), by: personId }),
  ]),
  'tell-joined': z.object({
    name: z.literal('tell-joined'),
    ...ofNomination,
    about: z.enum([...TOLD_TO_ALL, 'withdrawn']),
    personId,
  }),
  'tell-unreachable': z.object({ name: z.literal('tell-unreachable'), ...ofNomination, personId }),
  'tell-sponsors': z.object({ name: z.literal('tell-sponsors'), ...ofNomination }),
  'tell-administrators': z.object({
    name: z.literal('tell-administrators'),
    ...ofNomination,
    about: z.enum(['failed', 'hindered', 'nobody-reached', 'mail-failed', 'access-refused', 'account-left']),
  }),
  'invite-guest': z.object({ name: z.literal('invite-guest'), ...ofNomination }),
  'receive-guest': z.object({ name: z.literal('receive-guest'), ...ofNomination }),
  'give-access': z.object({ name: z.literal('give-access'), ...ofNomination, access: z.string() }),
  'mail-guest': z.object({ name: z.literal('mail-guest'), ...ofNomination }),
  'remove-guest': z.object({ name: z.literal('remove-guest'), ...ofNomination, guestId: personId }),
  'forget-link': z.object({ name: z.literal('forget-link'), ...ofNomination }),
  'show-guest': z.object({ name: z.literal('show-guest'), ...ofGuest }),
  'tell-accepted': z.object({ name: z.literal('tell-accepted'), ...ofGuest }),
  'tell-former-sponsor': z.object({ name: z.literal('tell-former-sponsor'), ...ofGuest, personId }),
  'check-decision': z.object({
    name: z.literal('check-decision'),
    ...ofNomination,
    by: personId,
    answer: z.enum(['approve', 'deny']),
    comment: z.string(),
    pressedAt: moment,
    stage: z.number().int().exactOptional(),
  }),
};

export const JOB_NAMES = Object.keys(JOBS) as readonly JobName[];
