import assert from 'node:assert/strict';
import { later } from '../../../src/kernel/clock.js';
import { nextTick } from '../../../src/nomination/clock.js';
import { isOpen, type Asked, type Items } from '../../../src/nomination/asking.js';
import type { decide } from '../../../src/nomination/decide.js';
import type { NominationCommand } from '../../../src/nomination/commands.js';
import type { NominationEvent } from '../../../src/nomination/events.js';
import { lanesOf } from '../../../src/nomination/lanes.js';
import { evolve } from '../../../src/nomination/evolve.js';
import { decisionsOf, type Nomination } from '../../../src/nomination/nomination.js';
import { count, holds, pauseOf, type Counts, type Hear } from '../../support/model.js';
import { openLedger } from './ledger.js';
import type { Kind, Story } from './steps.js';

export type Decide = typeof decide;
type Decision = ReturnType<Decide>;

export type Watched = {
  /** How often items came apart, in which way. */
  readonly apart?: Map<Apart, number>;
  /** How often each kind of step occurred, and what became of it. */
  readonly counts?: Counts<Kind>;
  /** Hears the story as it goes. */
  readonly tell?: Hear<NominationCommand>;
};

/** Plays a story to its end, with the clock alone once nobody does anything any more. Throws what it breaks. */
export const play = (told: Story, decideWith: Decide, { counts, apart, tell }: Watched = {}): Nomination => {
  const { facts } = told;
  let at = facts.nominatedAt;
  let nomination: Nomination | undefined;
  const ledger = openLedger(facts, at);

  const submit = (command: NominationCommand, pause: number): Decision => {
    const before = nomination;
    const decision = decideWith(before, command, at);
    const events = decision.ok ? decision.events : [];
    tell?.(pause, command, decision);
    for (const way of events.flatMap(apartBy)) apart?.set(way, (apart.get(way) ?? 0) + 1);
    nomination = events.reduce<Nomination | undefined>(evolve, before);
    const isLate = before?.status === 'awaiting-approval' && before.dueAt <= at;
    const fault = ledger.note(command, events, isLate);
    holds(!fault, fault ?? '');
    if (nomination) staysTrue(before, nomination);
    return decision;
  };

  const staysTrue = (before: Nomination | undefined, now: Nomination): void => {
    if (before && before.status !== 'awaiting-approval') {
      assert.deepEqual(decisionsOf(now), decisionsOf(before));
      holds(
        now.status === before.status || (before.status === 'approved' && now.status === 'withdrawn'),
        'changed its mind',
      );
    }
    if (before) holds(isNoMoreThan(now, before), 'asks for more than it did');
    if (now.status !== 'awaiting-approval') return;
    const barred = ledger.barred();
    holds(
      now.asked.every(({ person, for: whose }) => !barred.has(person.id) && !(whose && barred.has(whose.person.id))),
      'asks somebody who may not answer',
    );
    const heard = ledger.heard();
    const mayAnswer = (one: Asked): boolean => isOpen(one) && !heard.has(one.person.id) && !barred.has(one.person.id);
    for (const { key } of lanesOf(now).filter((lane) => lane.chosen && ledger.lacking().includes(lane.key ?? ''))) {
      const concerns = ({ about }: { readonly about?: Items }): boolean => !about || about.includes(key ?? '');
      const isAwaited =
        (now.channels ?? []).some((one) => one.reached !== 'no' && concerns(one)) ||
        now.asked.some((one) => concerns(one) && mayAnswer(one));
      holds(isAwaited, 'waits for nobody');
    }
    const { at: latest, exactly } = ledger.latestEnd();
    const end = latest < now.until ? latest : now.until;
    holds(
      exactly ? now.dueAt.getTime() === end.getTime() : now.dueAt <= end,
      'ends at another time than its stage says',
    );
  };

  const lookAtTheClock = (pause: number): Decision => {
    const due = nomination && nextTick(nomination);
    const decision = submit({ type: 'tick' }, pause);
    const isDue = due !== undefined && due <= at;
    holds(decision.ok && decision.events.length > 0 === isDue, 'ticks too early, or not at all');
    const again = decideWith(nomination, { type: 'tick' }, at);
    holds(again.ok && again.events.length === 0, 'ticks twice');
    holds(nomination?.status !== 'awaiting-approval' || nomination.dueAt > at, 'did not end when its time was over');
    return decision;
  };

  submit({ type: 'nominate', facts }, 0);
  let over = 0;
  for (const { kind, pause, does } of told.steps) {
    if (nomination?.status !== 'awaiting-approval' && over++ === MOST_AFTERWARDS) break;
    const wait = pauseOf(pause, nextTick(nomination!), at);
    at = later(at, wait);
    const command = does(nomination!, at);
    count(counts, kind, command.type === 'tick' ? lookAtTheClock(wait) : submit(command, wait));
  }

  for (let ticks = 0; nomination?.status === 'awaiting-approval'; ticks++) {
    holds(ticks < MOST_TICKS, 'never ends');
    const due: Date = nextTick(nomination)!;
    const wait = Math.max(0, due.getTime() - at.getTime());
    at = later(at, wait);
    lookAtTheClock(wait);
  }
  holds(ledger.ends().length === 1, 'has no decision');
  const agreed = decisionsOf(nomination!).map(({ by }) => by.id);
  holds(agreed.join() === ledger.yeses().join(), 'keeps other yeses than were given');
  return nomination!;
};

/** The ways in which items come apart. */
export const APART = [
  'denied',
  'unanswered',
  'nobody-left',
  'asked of the next',
  'asked besides',
  'agreed to',
] as const;
type Apart = (typeof APART)[number];

const apartBy = (event: NominationEvent): readonly Apart[] => {
  switch (event.type) {
    case 'fell':
      return [event.fallen.why];
    case 'source-exhausted':
    case 'alternates-asked':
      return event.about ? ['asked of the next'] : [];
    case 'more-asked':
      return ['asked besides'];
    case 'agreed':
      return event.decision.about ? ['agreed to'] : [];
    default:
      return [];
  }
};

/** An approver takes away alone, and leaves something; of the ways of the link the rule allows these. */
const isNoMoreThan = (now: Nomination, before: Nomination): boolean =>
  now.until <= before.until &&
  now.access.every(({ key }) => before.access.some((one) => one.key === key)) &&
  (now.access.length > 0 || before.access.length === 0) &&
  now.deliveries.length > 0 &&
  now.deliveries.every((way) => (now.judgement.deliveries ?? before.deliveries).includes(way));

/** Commands after the end, which all do the same: nothing. */
const MOST_AFTERWARDS = 5;

/** Reminders come some times in a stage, for each of those who are asked, and more often where a question stopped its clock. */
const MOST_TICKS = 1000;
