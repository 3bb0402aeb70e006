import type { Draft, DraftRule } from '../draft.js';
import type { Flaw } from '../problem.js';

const days = (count: number): string => `${count} day${count === 1 ? '' : 's'}`;

const flawsOfStay = ({ when, longestStay, defaultStay }: DraftRule, at: number): Flaw[] => {
  const { longerThan, upTo } = when?.stay ?? {};
  const flaw = (field: string, problem: string, remedy: string): Flaw[] => [
    { path: ['rules', at, field], problem, remedy },
  ];
  if (longestStay && defaultStay && defaultStay > longestStay)
    return flaw(
      'defaultStay',
      `${days(defaultStay)} are longer than longestStay, ${days(longestStay)}`,
      'Make defaultStay shorter, or longestStay longer.',
    );
  if (longestStay && longerThan && longestStay <= longerThan)
    return flaw(
      'longestStay',
      `every stay that the rule matches is longer than ${days(longestStay)}`,
      'Make longestStay longer than when.stay.longerThan; to refuse such stays, write refuse with a reason.',
    );
  const isOutside = defaultStay && (defaultStay <= (longerThan ?? 0) || defaultStay > (upTo ?? Infinity));
  return isOutside
    ? flaw(
        'defaultStay',
        `the rule does not match a stay of ${days(defaultStay)}`,
        'Choose a defaultStay within when.stay, or leave it out.',
      )
    : [];
};

export const staysOutOfOrder = ({ rules }: Draft): Flaw[] => rules.flatMap(flawsOfStay);

/** The nominator, or their manager, is one person: where only they may answer for a guest, nobody is left to be the backup. */
export const backupsThatNobodyCanBe = ({ rules }: Draft): Flaw[] =>
  rules.flatMap(({ sponsor }, at): Flaw[] =>
    sponsor?.backup === 'required' && sponsor.who.length === 1 && sponsor.who[0]?.group === undefined
      ? [
          {
            path: ['rules', at, 'sponsor', 'backup'],
            problem: 'nobody can be the backup: only one person may answer for the guest',
            remedy: 'Let others answer too, such as {group: ID} under who, or leave backup out.',
          },
        ]
      : [],
  );

export const hintsForNothing = ({ rules }: Draft): Flaw[] =>
  rules.flatMap(({ questions }, rule) =>
    questions.flatMap(({ hint, pattern }, at): Flaw[] =>
      hint !== undefined && pattern === undefined
        ? [
            {
              path: ['rules', rule, 'questions', at, 'hint'],
              problem: 'is never said: there is no pattern that an answer could fail',
              remedy: 'Add a pattern, or leave the hint out.',
            },
          ]
        : [],
    ),
  );

/** An example’s company has sent guests before, or it has not. */
export const examplesAgainstThemselves = ({ examples }: Draft): Flaw[] =>
  examples.flatMap(({ nomination: { partner } }, at): Flaw[] =>
    partner?.includes('earlier') && partner.includes('first-contact')
      ? [
          {
            path: ['examples', at, 'nomination', 'partner'],
            problem: 'nobody is both earlier and first-contact',
            remedy: 'Keep one of the two.',
          },
        ]
      : [],
  );
