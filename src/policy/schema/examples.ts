import { z } from 'zod';
import { PARTNERS } from '../policy.js';
import { count, stay } from './amounts.js';
import { asked } from './approval.js';
import { group, guestsAddress, line, listOf } from './texts.js';

/** Of the nominator, as the directory would say it; an empty department or title: there is none. */
const nominator = z.strictObject({
  groups: z.array(group).exactOptional(),
  department: z.union([line(128), z.literal('')]).exactOptional(),
  jobTitle: z.union([line(128), z.literal('')]).exactOptional(),
  answersFor: count(0).exactOptional(),
});

/** Facts that are left out are unknown. */
const nomination = z.strictObject({
  guest: guestsAddress,
  to: listOf(line(80)).exactOptional(),
  stay: stay.exactOptional(),
  homeTenant: z.enum(['known', 'none']).exactOptional(),
  partner: listOf(z.enum(PARTNERS)).exactOptional(),
  nominator: nominator.exactOptional(),
});

const expected = z.union([
  z.literal('no-rule'),
  z.strictObject({
    rule: line(80),
    then: z.union([z.enum(['at-once', 'refused']), listOf(listOf(asked))]).exactOptional(),
  }),
]);

/** What the rules are to say of a nomination. */
export const example = z.strictObject({ name: line(120).exactOptional(), nomination, expect: expected });
