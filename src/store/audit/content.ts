import { z } from 'zod';
import type { Plain } from '../../workflow/record/entry.js';

const plain: z.ZodType<Plain> = z.json();

const content = z.object({
  id: z.string(),
  at: z.iso.datetime({ precision: 3 }),
  what: z.string(),
  about: z.string(),
  revision: z.number().optional(),
  who: z.string(),
  guest: z.string().optional(),
  from: z.object({ by: z.string(), name: z.string(), id: z.string().optional() }).optional(),
  requests: z.array(z.string()).optional(),
  judged: z.string().optional(),
  rules: z.string().optional(),
  details: plain,
  guestText: z.string().optional(),
  whyText: z.string().optional(),
});
/** What an entry says, its texts encrypted. */
export type Content = z.output<typeof content>;

/** Undefined where it is none that Guestlist writes: whoever may add to the record may have put in anything. */
export const contentIn = (text: string): Content | undefined => {
  try {
    return content.parse(JSON.parse(text));
  } catch {
    return undefined; // Also where it is nested so deep that the stack ends before it does.
  }
};
