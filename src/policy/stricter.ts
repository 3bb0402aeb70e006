import type { Stage } from './policy.js';
import { isAmong, wordOf } from './source.js';
import type { Permitted, Refused, Verdict } from './verdict.js';

/**
 * Of two answers of the rules about one nomination: a refusal before a permission, more stages before fewer, the earlier end of both.
 * Whoever either of them asks is asked, and whatever either wants is wanted: a number of stages says nothing of whose yes they are.
 */
export const stricter = (one: Verdict, other: Verdict): Verdict => {
  if (!one.ok && !other.ok) return isShorter(other, one) ? other : one;
  if (!one.ok || !other.ok) return one.ok ? other : one;
  const earlier = one.latestEnd <= other.latestEnd ? one : other;
  const most = one.stages.length === other.stages.length ? earlier : longer(one, other);
  const [proposedEnd, mayKeepUntil] = [
    earliest(one.proposedEnd, other.proposedEnd),
    earliest(one.mayKeepUntil, other.mayKeepUntil),
  ];
  const end = {
    latestEnd: earlier.latestEnd,
    ...(proposedEnd && { proposedEnd }),
    ...(mayKeepUntil && { mayKeepUntil }),
  };
  return { ...wanted(most, most === one ? other : one), ...end };
};

const earliest = (one: Date | undefined, other: Date | undefined): Date | undefined =>
  one && other ? (one < other ? one : other) : (one ?? other);

/** All that either wants of those who ask, who answer for the guest, and who agree. */
const wanted = (most: Permitted, other: Permitted): Permitted => {
  const sponsors = most.sponsors ?? other.sponsors;
  return {
    ...most,
    stages: together(most.stages, other.stages),
    ...(sponsors && { sponsors }),
    backupSponsor: other.backupSponsor === 'required' ? other.backupSponsor : most.backupSponsor,
    questions: [
      ...most.questions,
      ...other.questions.filter(({ key }) => !most.questions.some((question) => question.key === key)),
    ],
  };
};

/** Of two stays that are too long, whoever shortens theirs to the earlier end is refused no more. */
const isShorter = (one: Refused, other: Refused): boolean =>
  one.why === 'stay-too-long' && other.why === 'stay-too-long' && one.latestEnd < other.latestEnd;

const longer = (one: Permitted, other: Permitted): Permitted => (one.stages.length > other.stages.length ? one : other);

/** Who answered is not asked again, so stages that turn to the same people first are one. */
const together = (some: readonly Stage[], others: readonly Stage[]): readonly Stage[] => [
  ...some.map((stage) => others.filter((other) => isSame(stage, other)).reduce(both, stage)),
  ...others.filter((other) => !some.some((stage) => isSame(stage, other))),
];

const isSame = (one: Stage, other: Stage): boolean => firstOf(one) === firstOf(other);

const firstOf = ({ sources: [first] }: Stage): string => (first ? wordOf(first) : '');

/** As many yeses as either needs, of no others than both would turn to, and handed on only where both let it. */
const both = (one: Stage, other: Stage): Stage => ({
  ...one,
  sources: one.sources.filter((source) => isAmong(source, other.sources)),
  quorum: weightOf(other.quorum) > weightOf(one.quorum) ? other.quorum : one.quorum,
  handOver: one.handOver && other.handOver,
});

const weightOf = (quorum: Stage['quorum']): number => (quorum === 'all' ? Infinity : quorum === 'any' ? 1 : quorum);
