import type { PersonId } from '../../src/kernel/ids.js';
import { editionOf } from '../../src/nomination/awaited.js';
import { openInquiry, type Nomination } from '../../src/nomination/nomination.js';
import type { Sentence } from '../../src/words/words.js';
import { execute, LONGEST_INPUT, unfolding } from '../actions.js';
import { goesAlong } from '../approval/along.js';
import { whatFor } from '../approval/case.js';
import { consequenceOf } from '../approval/consequence.js';
import { headingOf } from '../approval/heading.js';
import { partOf } from '../approval/part.js';
import { standingOf, type Standing, type Waiting } from '../approval/standing.js';
import { countOf, warningsOf } from '../approval/warnings.js';
import { drawnLine, line, type Element, type Line, type Reader } from '../card.js';
import { factsFor, type Facts } from '../facts.js';
import type { Room } from '../room.js';

/** One entry of the list: `actions` has one entry while there is something to answer. */
export type Item = {
  readonly lines: readonly Line[];
  readonly actions: readonly { readonly buttons: readonly Element[] }[];
};

/** Of a reason, for whoever needs more of it has the card. UTF-16 units. */
const LONGEST_REASON = 160;

/** Things in an entry. */
const MOST_NAMES = 3;

/** `number`: its place in the list, for no two inputs of a card may have one id. `by`: whose list it is. */
export const itemOf = (
  nomination: Nomination,
  { number, by }: { readonly number: number; readonly by: PersonId },
  reader: Reader,
  room: Room,
): Item => {
  const short = { ...room, text: Math.min(room.text, LONGEST_REASON), many: MOST_NAMES };
  const facts = factsFor(nomination, reader, short);
  if (nomination.status !== 'awaiting-approval') return settled(nomination, undefined, facts);
  const standing = standingOf(nomination, { reader: by });
  if (standing.as !== 'asked') return settled(nomination, standing, facts);
  const warnings = nomination.seen?.warnings ?? [];
  return {
    lines: [
      ...asked(nomination, standing, by, facts),
      ...(warnings.length > 0 ? [warned(countOf(warnings), facts)] : []),
    ],
    actions: [
      {
        buttons: [
          approve(said(nomination, by), [...warningsOf(warnings, facts), ...handedOn(nomination, facts)], facts),
          deny(said(nomination, by), number, facts),
        ],
      },
    ],
  };
};

/** What became of it, in one line. */
const settled = (nomination: Nomination, standing: Standing | undefined, facts: Facts): Item => {
  const { said } = headingOf(nomination, standing, facts);
  return { lines: [line(facts.words.approvals.settled(facts.guest, facts.what, said))], actions: [] };
};

const asked = (nomination: Waiting, standing: Standing, by: PersonId, facts: Facts): readonly Line[] => {
  const { approval, approvals } = facts.words;
  return [
    line(approval.together([approval.guest(facts.guest, facts.company), approval.at(facts.address)])),
    line(whatFor(facts), { spacing: 'None' }),
    line(approval.quoted(facts.reason), { spacing: 'None' }),
    ...headingOf(nomination, standing, facts).more,
    ...partOf(nomination, { kind: 'approval', nomination, reader: by }, facts),
    ...(nomination.changes ? [line(approvals.changed)] : []),
    ...(openInquiry(nomination) ? [line(approvals.openQuestion(facts.nominator))] : []),
    ...(nomination.proposed ? [line(approvals.openProposal(facts.nominator))] : []),
    line(footer(nomination, facts), { tone: 'subtle' }),
  ];
};

const footer = (nomination: Waiting, { words: { approval, approvals }, nominator, moment }: Facts): Sentence =>
  approval.together([
    approvals.askedBy(nominator, moment(nomination.nominatedAt)),
    approval.ends(moment(nomination.dueAt)),
  ]);

const warned = (count: number, { words: { approvals } }: Facts): Line =>
  line(approvals.warnings(count), { tone: 'attention' });

const said = (nomination: Waiting, by: PersonId) => ({
  nomination: nomination.id,
  stage: nomination.stage,
  edition: editionOf(nomination, by),
  on: 'list' as const,
});

/** Of an account that is to go by another address: what a yes gives away, and to whom. */
const handedOn = (nomination: Waiting, facts: Facts): readonly Line[] =>
  nomination.move ? [...goesAlong(nomination, facts), ...consequenceOf(nomination, undefined, facts)] : [];

type Asked = ReturnType<typeof said>;

/** Nobody agrees without having had the warnings before their eyes. */
const approve = (asked: Asked, warnings: readonly Line[], { words: { approval, approvals } }: Facts): Element => {
  const action = { verb: 'approve', ...asked } as const;
  if (warnings.length === 0) return execute(action, approval.approve);
  return unfolding(approval.approve, warnings.map(drawnLine), [execute(action, approvals.approveAll)]);
};

const deny = (asked: Asked, number: number, { words: { approval, approvals } }: Facts): Element => {
  const comment = {
    type: 'Input.Text',
    id: `comment-${String(number)}`,
    label: approvals.denyLabel,
    isMultiline: true,
    isRequired: true,
    errorMessage: approvals.denyMissing,
    maxLength: LONGEST_INPUT,
  };
  return unfolding(approval.deny, [comment], [execute({ verb: 'deny', ...asked }, approval.deny, 'destructive')]);
};
