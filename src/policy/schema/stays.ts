import { z } from 'zod';
import { daily, memory, wait } from './amounts.js';
import { anyOf } from './texts.js';

const waitOrNever = z.union([wait, z.literal('never')]);

/** How a guest's stay is looked after, in the file or in a rule. */
export const TERMS = {
  nudge: waitOrNever.exactOptional(),
  tellSponsor: wait.exactOptional(),
  giveUp: wait.exactOptional(),
  askSponsor: wait.exactOptional(),
  askAgain: wait.exactOptional(),
  tellGuest: wait.exactOptional(),
  grace: wait.exactOptional(),
  review: waitOrNever.exactOptional(),
  answer: wait.exactOptional(),
  unanswered: z.enum(['keep', 'end']).exactOptional(),
};

export const terms = anyOf(TERMS);
export type SaidTerms = z.infer<typeof terms>;

/** No rule let in a guest who came by another way, so no rule says what becomes of them; and whatever is over is forgotten alike. How many end in a day is counted for all together. */
export const stays = anyOf({
  ...TERMS,
  found: z.enum(['ignore', 'ask']).exactOptional(),
  forget: z.union([memory, z.literal('never')]).exactOptional(),
  removalsPerDay: daily(0).exactOptional(),
  stopsPerDay: daily(1).exactOptional(),
});
