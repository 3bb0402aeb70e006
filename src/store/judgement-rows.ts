import { z } from 'zod';
import type { Locale } from '../kernel/people.js';
import type { Judgement } from '../nomination/nomination.js';
import type { ApproverSource, Localised, MailTemplate, Stage } from '../policy/policy.js';
import { rowsOf } from './rows.js';

export const localisedRow = rowsOf<Localised>()(
  z.object({ en: z.string(), 'zh-CN': z.string() } satisfies Record<Locale, z.ZodString>),
);

const approverSource = rowsOf<ApproverSource>()(
  z.discriminatedUnion('from', [
    z.object({ from: z.literal('manager') }),
    z.object({ from: z.literal('owners') }),
    z.object({ from: z.literal('administrators') }),
    z.object({ from: z.literal('people'), addresses: z.array(z.string()) }),
  ]),
);

const stage = rowsOf<Stage>()(z.object({ sources: z.array(approverSource), within: z.number() }));

const mailTemplate = rowsOf<MailTemplate>()(
  z.object({ name: z.string(), subject: localisedRow.exactOptional(), note: localisedRow.exactOptional() }),
);

/** Version 0.1 knew one stage, or none: `stage`. */
export const judgementRow = rowsOf<Judgement>()(
  z
    .object({
      rule: z.string(),
      policy: z.string(),
      stages: z.array(stage).exactOptional(),
      stage: stage.exactOptional(),
      landing: z.string().exactOptional(),
      mail: mailTemplate.exactOptional(),
    })
    .transform(({ stage, stages = stage ? [stage] : [], ...judged }) => ({ ...judged, stages })),
);
