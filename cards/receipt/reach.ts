import type { Person } from '../../src/kernel/people.js';
import type { Asked } from '../../src/nomination/asking.js';
import type { NominationIn } from '../../src/nomination/nomination.js';
import type { Sentence } from '../../src/words/words.js';
import { line, type Line } from '../card.js';
import type { Facts } from '../facts.js';
import { handedTo } from '../handing.js';
import { approversOf } from './approvers.js';

/** Who of those chosen will not answer, or was not to be reached in Teams, and what was done about it. */
export const outOfReach = (nomination: NominationIn<'awaiting-approval'>, facts: Facts): readonly Line[] => {
  const { receipt } = facts.words;
  const { several } = approversOf(nomination, facts);
  const { asked, channels = [] } = nomination;
  const told = (
    people: readonly Person[],
    place: 'first' | 'within',
    said: (names: string) => Sentence,
    tone: 'attention' | 'plain' = 'plain',
  ): readonly Line[] => (people.length > 0 ? [line(said(several(people, place)), { tone, spacing: 'Default' })] : []);
  return [
    ...told(those(asked, 'no'), 'within', receipt.unreached, 'attention'),
    ...told(those(asked, 'by-mail'), 'within', receipt.byMail),
    ...byReturn(asked).flatMap(([until, people]) =>
      told(people, 'within', (names) => (until ? receipt.awayUntil(names, facts.moment(until)) : receipt.away(names))),
    ),
    ...told(those(asked, 'lost'), 'first', receipt.lost),
    ...told(leftToOthers(asked), 'first', receipt.passed),
    ...(channels.some(({ reached }) => reached === 'no')
      ? [line(receipt.channelUnreached, { tone: 'attention', spacing: 'Default' })]
      : []),
    ...(isAtItsEnd(nomination) ? [line(receipt.nobodyReached)] : []),
  ];
};

/** Those who are away, by when they are back, the first ones first; undefined where nobody knows. */
const byReturn = (
  asked: readonly Asked[],
): readonly (readonly [until: Date | undefined, people: readonly Person[]])[] => {
  const away = asked.filter(({ reached, passed }) => reached === 'away' && !passed);
  const known = [...new Set(away.flatMap(({ awayUntil }) => awayUntil?.getTime() ?? []))].toSorted((a, b) => a - b);
  const told = known.slice(0, MOST_RETURNS);
  const back = (at: number | undefined) =>
    away
      .filter(({ awayUntil: until }) => (until && told.includes(until.getTime()) ? until.getTime() : undefined) === at)
      .map(({ person }) => person);
  return [...told.map((at) => [new Date(at), back(at)] as const), [undefined, back(undefined)]];
};

/** A line each; whoever is back at yet another time is named without it. */
const MOST_RETURNS = 3;

const those = (asked: readonly Asked[], how: Asked['reached']): readonly Person[] =>
  asked.filter(({ reached, passed }) => reached === how && !passed).map(({ person }) => person);

/** Of whoever handed it to a colleague, that colleague's entry tells. */
const leftToOthers = (asked: readonly Asked[]): readonly Person[] =>
  asked.flatMap(({ passed, person }) => (passed && !handedTo(asked, person.id) ? [person] : []));

/** Nobody was reached and nobody else is named: as nominations of earlier versions waited for their end. */
const isAtItsEnd = ({ asked, judgement, stage, source }: NominationIn<'awaiting-approval'>): boolean =>
  source >= (judgement.stages[stage]?.sources ?? []).length && asked.every(({ reached }) => reached === 'no');
