import { z } from 'zod';
import { applicationId, packageId, packagePolicyId, roleId } from '../../kernel/ids.js';
import { PACKAGE_APPROVALS, type ApproverSource, type OfferOwners } from '../policy.js';
import { quoted } from '../problem.js';
import { stay } from './amounts.js';
import { onlyOne, PEOPLE_OR_GROUP } from './approval.js';
import { colleagues } from './conditions.js';
import { group, line, textAs, url } from './texts.js';

/** What guests may be given: the same fields for each kind, and what the directory needs to know of it. */

const idOf = <I extends z.ZodType>(id: I, what: string) =>
  textAs(
    (text): z.output<I> | undefined => id.safeParse(text.toLowerCase()).data,
    (text) => `${quoted(text)} is no id of ${what}`,
  );

const isOwners = (source: ApproverSource): source is OfferOwners => source.from === 'people' || source.from === 'group';

const owners = z
  .strictObject(PEOPLE_OR_GROUP)
  .meta({ minProperties: 1, maxProperties: 1 })
  .transform((named, context): OfferOwners => {
    const source = onlyOne(named, context);
    return isOwners(source) ? source : z.NEVER;
  });

const named = {
  key: textAs(
    (text) => (/^[\p{Ll}\p{Lo}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{N}]+)*$/u.test(text) && text.length <= 64 ? text : undefined),
    (text) => `${quoted(text)} is no key`,
  ).exactOptional(),
  name: line(80),
  aliases: z.array(line(60)).exactOptional(),
  owners: owners.exactOptional(),
  who: colleagues.exactOptional(),
  longestStay: stay.exactOptional(),
};
const landing = url.exactOptional();

export const offer = z.discriminatedUnion('kind', [
  z.strictObject({ ...named, kind: z.literal('group'), id: group, landing }),
  z.strictObject({ ...named, kind: z.literal('team'), id: group, landing }),
  // No application may ask where a site is without a right to read all of them.
  z.strictObject({ ...named, kind: z.literal('site'), id: group, landing: url }),
  z.strictObject({
    ...named,
    kind: z.literal('application'),
    id: idOf(applicationId, 'an application'),
    role: idOf(roleId, 'a role').exactOptional(),
    landing,
  }),
  z.strictObject({
    ...named,
    kind: z.literal('package'),
    id: idOf(packageId, 'an access package'),
    policy: idOf(packagePolicyId, 'a policy').exactOptional(),
    approval: z.enum(PACKAGE_APPROVALS).exactOptional(),
    landing,
  }),
]);
