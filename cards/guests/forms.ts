import { DateTime } from 'luxon';
import { isAdopting, reviewOf, type Guest } from '../../src/guest/guest.js';
import type { Sentence } from '../../src/words/words.js';
import { askFirst, execute, executeAlone, unfolding } from '../actions.js';
import { calling } from '../calling.js';
import { drawnLine, line, titleOf, type Element } from '../card.js';
import { LONGEST } from '../draft-input.js';
import { latestOf, type GuestFacts } from './facts.js';
import type { Standing } from './standing.js';
import type { Staying } from './state.js';

/**
 * Where a guest stands on the card: no two inputs of it may have one id; whether it is the only one there; and whether there is room
 * for what is seldom wanted.
 */
type Place = { readonly number: number; readonly alone: boolean; readonly isRoomy: boolean };

/** What its reader may say about a guest, what destroys last. */
export const formsOf = (
  guest: Staying,
  standing: Standing,
  { number, alone, isRoomy }: Place,
  facts: GuestFacts,
): readonly Element[] => {
  if (standing === 'onlooker') return [];
  if (standing === 'asked-over') return takingOver(guest, number, facts);
  // Whoever asked for this guest alone may have come for it; whoever is asked about them has not.
  const givesMore = alone && standing !== 'asked';
  const forms =
    guest.status === 'pending-acceptance'
      ? facts.link.by === 'none'
        ? []
        : [...resend(guest, facts), correct(guest, facts)]
      : [
          ...confirm(guest, standing, facts),
          keep(guest, number, facts),
          ...(givesMore ? [more(guest, facts)] : []),
          ...(isRoomy ? [correct(guest, facts)] : []),
        ];
  const { takeOver, notMine } = facts.words;
  const others =
    standing === 'administers'
      ? [
          executeAlone({ verb: 'guest-take', guest: guest.id }, takeOver.unasked),
          passOn(guest, notMine.unasked, number, facts),
        ]
      : [passOn(guest, notMine.button, number, facts)];
  return [...forms, ...others, remove(guest, facts)];
};

const takingOver = (of: Staying, number: number, facts: GuestFacts): readonly Element[] => {
  const { id } = of;
  const { takeOver } = facts.words;
  return [
    executeAlone({ verb: 'guest-take', guest: id }, titleOf(takeOver.yes(calling(facts.guest)))),
    ...(isAdopting(of) ? [takeUntil(of, number, facts)] : []),
    execute({ verb: 'guest-decline', guest: id }, takeOver.no),
  ];
};

/** Of a guest who was there before, whoever takes them over may say at once until when. */
const takeUntil = (guest: Staying, number: number, { words: { takeOver, keep: says } }: GuestFacts): Element => {
  const until = {
    type: 'Input.Date',
    id: `until-${String(number)}`,
    label: says.label,
    isRequired: true,
    errorMessage: says.missing,
    min: day(heardOfLast(guest), guest),
    ...(guest.until && { value: day(guest.until, guest), max: day(guest.until, guest) }),
  };
  return unfolding(takeOver.until, [until], [execute({ verb: 'guest-take', guest: guest.id }, takeOver.untilSend)]);
};

const day = (date: Date, { zone }: Staying): string => DateTime.fromJSDate(date, { zone }).toISODate() ?? '';

/** What is agreed stands: that they stay on, or that the end comes on its day. */
const confirm = (guest: Staying, standing: Standing, { words }: GuestFacts): readonly Element[] => {
  const why = reviewOf(guest)?.why;
  if (standing !== 'asked' || (why !== 'ending' && why !== 'periodic')) return [];
  return [execute({ verb: 'guest-confirm', guest: guest.id }, words.confirm[why])];
};

const keep = (guest: Staying, number: number, { words, latest, address }: GuestFacts): Element => {
  const max = latestOf(guest);
  const until = {
    type: 'Input.Date',
    id: `until-${String(number)}`,
    label: words.keep.label,
    isRequired: true,
    errorMessage: words.keep.missing,
    ...(guest.until && { value: day(guest.until, guest) }),
    min: day(heardOfLast(guest), guest),
    ...(max && { max: day(max, guest) }),
  };
  return unfolding(
    words.keep.button,
    [until, ...(latest === undefined ? [] : [note(words.keep.within(latest, address))])],
    [execute({ verb: 'guest-keep', guest: guest.id }, words.keep.send)],
  );
};

/** The earliest day on offer. Not today: a card that followed the calendar would be edited daily. */
const heardOfLast = (guest: Staying): Date => {
  const stay = guest.status === 'pending-acceptance' ? guest.invitedAt : (guest.confirmedAt ?? guest.since);
  return reviewOf(guest)?.begunAt ?? stay;
};

const note = (sentence: Sentence): Element => drawnLine(line(sentence, { tone: 'subtle' }));

const passOn = ({ id }: Guest, title: string, number: number, { words: { notMine: says } }: GuestFacts): Element => {
  const colleague = {
    type: 'Input.Text',
    id: `colleague-${String(number)}`,
    label: says.label,
    maxLength: LONGEST.sponsor,
  };
  return unfolding(title, [colleague], [execute({ verb: 'guest-pass', guest: id }, says.send)]);
};

const more = ({ id }: Guest, { words }: GuestFacts): Element =>
  executeAlone({ verb: 'guest-more', guest: id }, words.moreAccess);

const resend = ({ id }: Guest, { words, link }: GuestFacts): readonly Element[] =>
  link.by === 'none' ? [] : [execute({ verb: 'guest-resend', guest: id }, words.resend[link.by])];

/** What it takes is asked below, where a nomination is put together. */
const correct = ({ id, status }: Staying, { words }: GuestFacts): Element =>
  execute({ verb: 'guest-correct', guest: id }, words.correct[status === 'pending-acceptance' ? 'pending' : 'here']);

const remove = (guest: Staying, { words, guest: name, grace }: GuestFacts): Element => {
  const action = { verb: 'guest-remove', guest: guest.id } as const;
  if (guest.status === 'pending-acceptance') {
    const { button, yes } = words.withdraw;
    return askFirst(button, [words.withdraw[guest.ours](name)], execute(action, yes, 'destructive'));
  }
  const { button, yes } = words.remove;
  return askFirst(button, [words.remove[guest.ours](name, grace)], execute(action, yes, 'destructive'));
};
