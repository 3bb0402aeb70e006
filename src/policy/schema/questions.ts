import { z } from 'zod';
import { patternFault } from '../answer-pattern.js';
import { quoted } from '../problem.js';
import { line, localised, textAs, yesOrNo } from './texts.js';

const label = localised(line(120));

const asked = {
  key: textAs(
    (text) => (/^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/.test(text) && text.length <= 40 ? text : undefined),
    (text) => `${quoted(text)} is no key`,
  ),
  ask: label,
  required: yesOrNo.exactOptional(),
};

const pattern = z.string().superRefine((text, context) => {
  const fault = patternFault(text);
  if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
});

const choice = z.strictObject({ value: line(60), label });

/** A question of the company's own to the nominator. */
export const question = z.discriminatedUnion('kind', [
  z.strictObject({
    ...asked,
    kind: z.literal('text'),
    pattern: pattern.exactOptional(),
    hint: localised(line(200)).exactOptional(),
  }),
  z.strictObject({ ...asked, kind: z.literal('choice'), choices: z.array(choice).min(2).max(20) }),
  z.strictObject({ ...asked, kind: z.literal('yes-no') }),
]);
