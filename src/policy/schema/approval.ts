import { z } from 'zod';
import { locale } from '../../kernel/people.js';
import { MOST_STAGES, type ApproverSource, type ChannelRef } from '../policy.js';
import { wait } from './amounts.js';
import { channelAddress, group, listOf, ownAddress, yesOrNo } from './texts.js';

const channel = z
  .strictObject({ team: group, id: channelAddress, language: locale.exactOptional() })
  .transform(({ id, ...rest }): ChannelRef => ({ ...rest, channel: id }));

type Particular = {
  readonly people?: readonly string[];
  readonly group?: z.output<typeof group>;
  readonly channel?: ChannelRef;
};

const sourcesIn = ({ people, group: id, channel: where }: Particular): readonly ApproverSource[] => [
  ...(people ? [{ from: 'people' as const, addresses: [...new Set(people)] }] : []),
  ...(id ? [{ from: 'group' as const, group: id }] : []),
  ...(where ? [{ from: 'channel' as const, ...where }] : []),
];

/** One form with one field of several, rather than several forms: a misspelt field is then the only thing complained of. */
export const onlyOne = (named: Particular, context: z.core.$RefinementCtx): ApproverSource => {
  const [source, ...more] = sourcesIn(named);
  if (source && more.length === 0) return source;
  const message = source ? 'names more than one source; each needs an entry of its own' : 'is empty';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
};
const ONE = { minProperties: 1, maxProperties: 1 };
export const PEOPLE_OR_GROUP = { people: listOf(ownAddress).exactOptional(), group: group.exactOptional() };

export const asked = z.union([
  z
    .enum(['owners', 'manager', 'managers-manager', 'sponsor', 'administrators'])
    .transform((from): ApproverSource => ({ from })),
  z
    .strictObject({ ...PEOPLE_OR_GROUP, channel: channel.exactOptional() })
    .meta(ONE)
    .transform(onlyOne),
]);

/** Whoever is asked last in every stage; `refuse`: nobody besides those whom the stage names. */
export const fallback = z.union([
  z
    .enum(['administrators', 'refuse'])
    .transform((from): ApproverSource | 'refuse' => (from === 'refuse' ? from : { from })),
  z.strictObject(PEOPLE_OR_GROUP).meta(ONE).transform(onlyOne),
]);

export const quorum = z.union([z.enum(['any', 'all']), z.int().min(1).max(20)]);

const stage = z.strictObject({
  ask: listOf(asked),
  quorum: quorum.exactOptional(),
  within: wait,
  remind: wait.exactOptional(),
  alternates: wait.exactOptional(),
  handOver: yesOrNo.exactOptional(),
});

const stages = z.strictObject({
  // More of them than that are refused in crosscheck: here, zod would say no more about what is in them.
  stages: z.array(stage).min(1).meta({ maxItems: MOST_STAGES }),
  fallback: fallback.exactOptional(),
  showApprovers: z.enum(['names', 'roles']).exactOptional(),
});

export const approval = z.union([z.literal('none'), stages]);
