import { formatDuration } from '../../../policy/duration.js';
import type { ApproverManners, Stage } from '../../../policy/policy.js';
import { wordOf } from '../../../policy/source.js';
import type { AskedStage } from '../../../workflow/workflow.js';

/** How each stage would go, in words: who is asked first and who after them, how many must agree, and when what happens. */

const first = (stage: Stage, { items, ...all }: AskedStage): string =>
  items ? items.map((item) => `${item.name}: ${askedFirst(stage, item)}`).join('; ') : askedFirst(stage, all);

const askedFirst = ({ sources }: Stage, { people, from, elsewhere }: AskedStage): string => {
  if (elsewhere) return 'nobody here: all of them are asked in Microsoft Entra';
  if (from === 'channel')
    return sources
      .filter((one) => one.from === from)
      .map(wordOf)
      .join(', ');
  if (people === undefined) return `${from ?? 'somebody'}, who could not be looked up`;
  return people.length === 0
    ? 'nobody who can be found'
    : `${people.map(({ name }) => name).join(', ')} (${from ?? 'named'})`;
};

/** The sources behind the one that is asked first. */
const after = ({ sources }: Stage, { people, from }: AskedStage): readonly string[] =>
  people?.length === 0 ? [] : sources.slice(sources.findIndex((one) => one.from === from) + 1).map(wordOf);

/** `every day`, `every 2 days` */
export const every = (wait: number): string => `every ${formatDuration(wait).replace(/^1 /, '')}`;

const QUORUMS = { any: 'one yes is enough', all: 'all of them must agree' } as const;
const agreeing = (quorum: Stage['quorum']): string =>
  typeof quorum === 'number' ? `${quorum} must agree` : QUORUMS[quorum];

const clock = ({ within, remindAfter, alternatesAfter, handOver }: Stage): string =>
  [
    ...(remindAfter === undefined ? [] : [`reminded ${every(remindAfter)}`]),
    ...(alternatesAfter === undefined ? [] : [`the next asked as well after ${formatDuration(alternatesAfter)}`]),
    `ended unanswered after ${formatDuration(within)}`,
    ...(handOver ? ['may be handed to a colleague'] : []),
  ].join(', ');

const stageLines = (stage: Stage, asked: AskedStage, at: number): readonly string[] => {
  const next = after(stage, asked);
  const then = next.length === 0 ? 'nobody after them' : `after them: ${next.join(', ')}`;
  return [`  ${at + 1}. ${first(stage, asked)}`, `     ${agreeing(stage.quorum)}; ${then}`, `     ${clock(stage)}`];
};

/** `look`: who would be asked first in each stage, in the same order. */
export const linesOfStages = (stages: readonly Stage[], look: readonly AskedStage[]): readonly string[] =>
  stages.flatMap((stage, at) => stageLines(stage, look[at] ?? {}, at));

const WEEK = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const hour = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/** When durations count and people are disturbed; empty where that is always. */
export const linesOfManners = ({ working: { days, quiet }, outOfOffice }: ApproverManners): readonly string[] => [
  ...(days.length < WEEK.length ? [`counted: ${days.map((day) => WEEK[day - 1]).join(', ')}`] : []),
  ...(quiet ? [`quiet: ${hour(quiet.from)} to ${hour(quiet.to)}`] : []),
  ...(outOfOffice ? ['automatic replies are looked at'] : []),
];
