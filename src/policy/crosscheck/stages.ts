import type { Draft, DraftApproval, DraftStage } from '../draft.js';
import { formatDuration } from '../duration.js';
import { MOST_STAGES, type ApproverSource } from '../policy.js';
import type { Flaw } from '../problem.js';
import { fallbackFrom, isAmong, withFallback } from '../source.js';

type Found = { readonly field: readonly PropertyKey[]; readonly problem: string; readonly remedy: string };

/** What `check` finds in each stage of each rule, with the place where that stands. */
const inStages =
  (check: (stage: DraftStage, approval: DraftApproval) => readonly Found[]) =>
  ({ rules }: Draft): Flaw[] =>
    rules.flatMap(({ approval }, rule) =>
      (approval?.stages ?? []).flatMap((stage, at) =>
        check(stage, approval ?? { stages: [] }).map(({ field, ...said }) => ({
          path: ['rules', rule, 'approval', 'stages', at, ...field],
          ...said,
        })),
      ),
    );

export const stagesTooMany = ({ rules }: Draft): Flaw[] =>
  rules.flatMap(({ approval }, at): Flaw[] =>
    (approval?.stages.length ?? 0) > MOST_STAGES
      ? [
          {
            path: ['rules', at, 'approval', 'stages', MOST_STAGES],
            problem: `there are more than ${MOST_STAGES} stages`,
            remedy: `Keep ${MOST_STAGES} stages at most. Further people can stand in the “ask” of each.`,
          },
        ]
      : [],
  );

/** All that are asked in the end, the fallback included; undefined where that cannot be understood. */
const sourcesOf = ({ ask }: DraftStage, { fallback }: DraftApproval): readonly ApproverSource[] | undefined =>
  ask && fallback !== null ? withFallback(ask, fallbackFrom(fallback)) : undefined;

export const sourcesTwice = inStages(({ ask }) =>
  (ask ?? []).flatMap((source, at, all) =>
    isAmong(source, all.slice(0, at))
      ? [{ field: ['ask', at], problem: 'is asked in this stage already', remedy: 'Name each source once.' }]
      : [],
  ),
);

export const clocksOutOfOrder = inStages(({ within, ...stage }) =>
  (['remind', 'alternates'] as const).flatMap((field): Found[] => {
    const wait = stage[field];
    if (!within || !wait || wait < within) return [];
    const problem = `never comes: the stage has ended after ${formatDuration(within)}`;
    return [{ field: [field], problem, remedy: `Make ${field} shorter than within, or leave it out.` }];
  }),
);

export const alternatesOfNobody = inStages((stage, approval) =>
  stage.alternates && sourcesOf(stage, approval)?.length === 1
    ? [
        {
          field: ['alternates'],
          problem: 'there is nobody besides who could be asked',
          remedy: 'Name a further source in ask, or a fallback, or leave alternates out.',
        },
      ]
    : [],
);

/** Each of them by name or office, where the file alone tells who they are; undefined where it does not. */
const peopleIn = (source: ApproverSource): readonly string[] | undefined => {
  if (source.from === 'people') return source.addresses;
  return source.from === 'manager' || source.from === 'managers-manager' ? [source.from] : undefined;
};

/** How many people these are at most. Administrators count as many: they come and go, and no rule is to break by that. */
const mostOf = (sources: readonly ApproverSource[]): number => {
  const named = sources.map(peopleIn);
  return named.includes(undefined) ? Infinity : new Set(named.flat()).size;
};

export const quorumsOutOfReach = inStages((stage, approval) => {
  const sources = sourcesOf(stage, approval);
  const most = sources ? mostOf(sources) : Infinity;
  if (typeof stage.quorum !== 'number' || stage.quorum <= most) return [];
  const people = most === 1 ? 'one person' : `${most} people`;
  return [
    {
      field: ['quorum'],
      problem: `only ${people} can ever be asked here, fallback included`,
      remedy: 'Ask for fewer, or name more people in ask or fallback.',
    },
  ];
});

export const allOfAChannel = inStages(({ quorum, ask }) =>
  quorum === 'all' && ask?.some(({ from }) => from === 'channel')
    ? [
        {
          field: ['quorum'],
          problem: 'nobody is asked by name in a channel, so there is no “all” of it',
          remedy: 'Write any or a number, or ask its people one by one: {group: …} with the team’s id.',
        },
      ]
    : [],
);
