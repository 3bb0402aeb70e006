import { z } from 'zod';

const text = z.string().optional().catch(undefined);
const texts = z.array(z.string().catch('')).optional().catch(undefined);
const draft = z.object({
  guests: z.object({ blockedDomains: texts }).catch({}),
  offers: z.array(z.object({ key: text, name: text, aliases: texts }).catch({})).catch([]),
  rules: z
    .array(
      z
        .object({
          name: text,
          /** null: there, but not to be understood. */
          when: z
            .object({ domains: z.array(z.string()).optional(), offers: z.array(z.string()).optional() })
            .optional()
            .nullable()
            .catch(null),
          approval: z
            .object({ stages: z.array(z.unknown()) })
            .optional()
            .catch(undefined),
          longestStay: text,
          defaultStay: text,
        })
        .catch({ when: null }),
    )
    .catch([]),
});
export type Draft = z.infer<typeof draft>;
export type DraftOffer = Draft['offers'][number];
export type DraftRule = Draft['rules'][number];

/** As much of the file as can be read, whatever else is wrong with it, so that all problems are found at once. */
export const readDraft = (file: unknown): Draft => draft.safeParse(file).data ?? { guests: {}, offers: [], rules: [] };
