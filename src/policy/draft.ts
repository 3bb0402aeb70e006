import { z } from 'zod';
import { stay, wait } from './schema/amounts.js';
import { asked, fallback, quorum } from './schema/approval.js';
import { colleagues, CONDITIONS } from './schema/conditions.js';
import { TERMS } from './schema/stays.js';
import { domain, group, listOf } from './schema/texts.js';

const text = z.string().optional().catch(undefined);
const texts = z.array(z.string().catch('')).optional().catch(undefined);

/** null: there, but not to be understood. */
const perhaps = <T extends z.ZodType>(field: T) => z.nullable(field.optional()).catch(null);
const entries = <T extends z.ZodType>(entry: T) => z.array(entry).catch([]);

const conditions = z.strictObject({
  domains: perhaps(CONDITIONS.domains),
  mailbox: perhaps(CONDITIONS.mailbox),
  homeTenant: perhaps(CONDITIONS.homeTenant),
  partner: perhaps(CONDITIONS.partner),
  nominator: perhaps(CONDITIONS.nominator),
  offers: texts,
  stay: perhaps(CONDITIONS.stay),
  answersFor: perhaps(CONDITIONS.answersFor),
});

const offer = z.object({
  key: text,
  name: text,
  aliases: texts,
  who: perhaps(colleagues),
  longestStay: perhaps(stay),
});
const never = z.object({ name: text, when: perhaps(conditions) });
const sponsor = z.object({
  /** Those who are named by a word have no group. */
  who: entries(z.object({ group: group.optional().catch(undefined) }).catch({})),
  backup: text,
});
const question = z.object({
  key: text,
  pattern: text,
  hint: z.unknown().optional(),
  choices: entries(z.object({ value: text }).catch({})),
});
const stage = z
  .object({
    ask: perhaps(listOf(asked)),
    quorum: perhaps(quorum),
    within: perhaps(wait),
    remind: perhaps(wait),
    alternates: perhaps(wait),
  })
  .catch({ ask: null });
const terms = z
  .object({
    nudge: perhaps(TERMS.nudge),
    tellSponsor: perhaps(TERMS.tellSponsor),
    giveUp: perhaps(TERMS.giveUp),
    askSponsor: perhaps(TERMS.askSponsor),
    askAgain: perhaps(TERMS.askAgain),
    tellGuest: perhaps(TERMS.tellGuest),
  })
  .optional()
  .catch(undefined);
const rule = z.object({
  name: text,
  when: perhaps(conditions),
  refuse: z.unknown().optional(),
  approval: z
    .object({ stages: entries(stage), fallback: perhaps(fallback) })
    .optional()
    .catch(undefined),
  longestStay: perhaps(stay),
  defaultStay: perhaps(stay),
  stays: terms,
  sponsor: sponsor.optional().catch(undefined),
  mail: text,
  questions: entries(question.catch({ choices: [] })),
});
const example = z.object({
  nomination: z.object({ to: texts, partner: texts }).catch({}),
  expect: z.object({ rule: text }).catch({}),
});

const draft = z.object({
  guests: z.object({ blockedDomains: z.array(domain.catch('')).catch([]) }).catch({ blockedDomains: [] }),
  nominators: z.object({ who: perhaps(colleagues) }).catch({}),
  stays: terms,
  offers: entries(offer.catch({})),
  never: entries(never.catch({ when: null })),
  rules: entries(rule.catch({ when: null, questions: [] })),
  mails: entries(z.object({ name: text }).catch({})),
  examples: entries(example.catch({ nomination: {}, expect: {} })),
});
export type Draft = z.infer<typeof draft>;
export type DraftOffer = Draft['offers'][number];
export type DraftRule = Draft['rules'][number];
export type DraftApproval = NonNullable<DraftRule['approval']>;
export type DraftStage = DraftApproval['stages'][number];
export type DraftTerms = NonNullable<Draft['stays']>;
export type DraftConditions = z.infer<typeof conditions>;

const NOTHING: Draft = {
  guests: { blockedDomains: [] },
  nominators: {},
  offers: [],
  never: [],
  rules: [],
  mails: [],
  examples: [],
};

/** As much of the file as can be read, whatever else is wrong with it, so that all problems are found at once. */
export const readDraft = (file: unknown): Draft => draft.safeParse(file).data ?? NOTHING;
