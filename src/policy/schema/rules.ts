import { z } from 'zod';
import { DELIVERIES } from '../policy.js';
import { stay } from './amounts.js';
import { approval } from './approval.js';
import { CONDITIONS } from './conditions.js';
import { question } from './questions.js';
import { terms } from './stays.js';
import { anyOf, group, languages, line, lineWith, listOf, localised, onceSound, url } from './texts.js';

const sponsor = z.union([z.enum(['nominator', 'manager']), z.strictObject({ group })]);

const named = { name: line(80), when: z.strictObject(CONDITIONS).exactOptional() };
const reason = localised(line(300));

/** A rule lets in, with what follows from it, or refuses. */
export const rule = z.union([
  z.strictObject({
    ...named,
    approval,
    longestStay: stay,
    defaultStay: stay.exactOptional(),
    stays: terms.exactOptional(),
    delivery: listOf(z.enum(DELIVERIES)).exactOptional(),
    sponsor: anyOf({
      who: listOf(sponsor).exactOptional(),
      backup: z.enum(['optional', 'required']).exactOptional(),
    }).exactOptional(),
    landing: url.exactOptional(),
    mail: line(80).exactOptional(),
    languages: languages.exactOptional(),
    questions: listOf(question, 10).exactOptional(),
  }),
  z.strictObject({ ...named, refuse: reason }),
]);

/** What is refused whatever the rules say. Without a condition, that would be everything. */
export const never = z.strictObject({
  name: line(80),
  when: anyOf(CONDITIONS, 'has no condition, so everything would be refused'),
  reason,
});

const PLACES = ['{nominator}', '{company}', '{things}'];
const hasWords = ({ subject, note }: { subject?: unknown; note?: unknown }): boolean =>
  subject !== undefined || note !== undefined;

/** What stands in the mail to the guest in place of our subject, and after our words. */
export const mail = z
  .strictObject({
    name: line(80),
    subject: localised(lineWith(150, PLACES)).exactOptional(),
    note: localised(lineWith(600, PLACES)).exactOptional(),
  })
  .refine(hasWords, onceSound('says nothing'))
  .meta({ minProperties: 2 });
