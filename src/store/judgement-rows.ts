import { z } from 'zod';
import { channelId, groupId } from '../kernel/ids.js';
import { locale, type Locale } from '../kernel/people.js';
import type { Judgement } from '../nomination/nomination.js';
import {
  DELIVERIES,
  type ApproverSource,
  type ChannelRef,
  type Localised,
  type MailTemplate,
  type SponsorSource,
  type Stage,
  type StayTerms,
  type Weekday,
  type WorkingTime,
} from '../policy/policy.js';
import { moment, rowsOf } from './rows.js';

export const localisedRow = rowsOf<Localised>()(
  z.object({ en: z.string(), 'zh-CN': z.string() } satisfies Record<Locale, z.ZodString>),
);

export const channelRow = rowsOf<ChannelRef>()(
  z.object({ team: groupId, channel: channelId, language: locale.exactOptional() }),
);

const approverSource = rowsOf<ApproverSource>()(
  z.discriminatedUnion('from', [
    z.object({ from: z.literal('manager') }),
    z.object({ from: z.literal('managers-manager') }),
    z.object({ from: z.literal('sponsor') }),
    z.object({ from: z.literal('owners') }),
    z.object({ from: z.literal('administrators') }),
    z.object({ from: z.literal('group'), group: groupId }),
    z.object({ from: z.literal('people'), addresses: z.array(z.string()) }),
    channelRow.extend({ from: z.literal('channel') }),
  ]),
);

const sponsorSource = rowsOf<SponsorSource>()(
  z.discriminatedUnion('from', [
    z.object({ from: z.literal('nominator') }),
    z.object({ from: z.literal('manager') }),
    z.object({ from: z.literal('group'), group: groupId }),
  ]),
);

/** The first versions asked any one of a stage, and let nobody hand it on. */
const stage = rowsOf<Stage>()(
  z.object({
    sources: z.array(approverSource),
    quorum: z.union([z.enum(['any', 'all']), z.number().int()]).default('any'),
    within: z.number(),
    remindAfter: z.number().exactOptional(),
    alternatesAfter: z.number().exactOptional(),
    handOver: z.boolean().default(false),
  }),
);

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const satisfies readonly Weekday[];

const working = rowsOf<WorkingTime & { readonly zone: string }>()(
  z.object({
    days: z.array(z.literal(WEEKDAYS)),
    quiet: z.object({ from: z.number(), to: z.number() }).exactOptional(),
    zone: z.string(),
  }),
);

const mailTemplate = rowsOf<MailTemplate>()(
  z.object({ name: z.string(), subject: localisedRow.exactOptional(), note: localisedRow.exactOptional() }),
);

export const stayTerms = rowsOf<StayTerms>()(
  z.object({
    nudge: z.number().exactOptional(),
    tellSponsor: z.number(),
    giveUp: z.number(),
    askSponsor: z.number(),
    askAgain: z.number(),
    tellGuest: z.number(),
    grace: z.number(),
    review: z.number().exactOptional(),
    answer: z.number(),
    unanswered: z.enum(['keep', 'end']),
  }),
);

/** Version 0.1 knew one stage, or none: `stage`. */
export const judgementRow = rowsOf<Judgement>()(
  z
    .object({
      rule: z.string(),
      policy: z.string(),
      stages: z.array(stage).exactOptional(),
      stays: stayTerms.exactOptional(),
      latestEnd: moment.exactOptional(),
      stage: stage.exactOptional(),
      landing: z.string().exactOptional(),
      mail: mailTemplate.exactOptional(),
      working: working.exactOptional(),
      deliveries: z.array(z.enum(DELIVERIES)).exactOptional(),
      sponsors: z.array(sponsorSource).exactOptional(),
      namesHidden: z.literal(true).exactOptional(),
    })
    .transform(({ stage, stages = stage ? [stage] : [], ...judged }) => ({ ...judged, stages })),
);
