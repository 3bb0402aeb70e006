import { later } from '../../../src/kernel/clock.js';
import { nextDue } from '../../../src/guest/clock.js';
import type { decide } from '../../../src/guest/decide.js';
import type { GuestCommand, GuestEvent } from '../../../src/guest/events.js';
import { isStopped } from '../../../src/guest/decide/ending.js';
import { evolve } from '../../../src/guest/evolve.js';
import { isAdopting, reviewers, reviewOf, type Guest } from '../../../src/guest/guest.js';
import { react, type GuestJob } from '../../../src/guest/react.js';
import { count, holds, pauseOf, type Counts, type Hear } from '../../support/model.js';
import { closing } from '../played.js';
import { openLedger } from './ledger.js';
import { adopts, type Kind, type Story } from './steps.js';

export type Decide = typeof decide;
type Decision = ReturnType<Decide>;

/** How a story can end: gone, asked about again and again, or where the rule or an administrator has it left alone. */
export type End =
  | 'removed'
  | 'waits for an administrator to take them over'
  | 'asked about again and again'
  | 'never asked about, by rule'
  | 'stopped until an administrator decides';

export type Watched = {
  /** How often each kind of step occurred, and what became of it. */
  readonly counts?: Counts<Kind>;
  /** How often stays ended for which reason. */
  readonly reasons?: Map<string, number>;
  /** Hears the story as it goes. */
  readonly tell?: Hear<GuestCommand>;
};

/** Plays a story to its end, with the clock and its jobs alone once nobody does anything any more. Throws what it breaks. */
export const play = (told: Story, decideWith: Decide, { counts, reasons, tell }: Watched = {}): End => {
  let at = told.facts.invitedAt;
  let guest: Guest | undefined;
  const ledger = openLedger(told.facts);

  const submit = (command: GuestCommand, pause: number): Decision => {
    const before = guest;
    const decision = decideWith(before, command, at);
    const events = decision.ok ? decision.events : [];
    tell?.(pause, command, decision);
    for (const event of events) {
      const revision = guest?.revision ?? 0;
      guest = evolve(guest, event);
      holds(guest.revision === revision + 1, 'counts its revisions wrongly');
      if (event.type === 'ended') reasons?.set(event.why, (reasons.get(event.why) ?? 0) + 1);
    }
    const fault = ledger.note(command, events);
    holds(!fault, fault ?? '');
    staysTrue(guest!);
    return decision;
  };

  const staysTrue = (now: Guest): void => {
    holds(now.sponsor.id === ledger.sponsor(), 'has another answer for the guest than was agreed');
    const review = reviewOf(now);
    const isLooking = review?.search !== undefined && !review.search.found;
    const isOpen = review?.why === 'adopted' && review.search !== undefined;
    holds(
      !review || isLooking || isOpen || review.ends !== undefined || reviewers(review).length > 0,
      'waits for nobody',
    );
    if (now.status !== 'disabled' && now.status !== 'removed')
      holds(!ledger.isLookedFor() || review !== undefined, 'looks for nobody though nobody answers for the guest');
    holds(nextDue(now) !== undefined || leftAlone(now) !== undefined, 'forgets the guest');
  };

  const lookAtTheClock = (pause: number): Decision => {
    const due = nextDue(guest!);
    const decision = submit({ type: 'tick' }, pause);
    const isDue = due !== undefined && due <= at;
    holds(decision.ok && decision.events.length > 0 === isDue, 'ticks too early, or not at all');
    const again = decideWith(guest, { type: 'tick' }, at);
    holds(again.ok && again.events.length === 0, 'ticks twice');
    return decision;
  };

  /** What a job finds in the world, once it is done at last; the others only tell somebody. */
  const does = (job: GuestJob, now: Guest): GuestCommand | undefined => {
    switch (job.name) {
      case 'find-successors':
        return { type: 'record-successors', step: job.step, people: told.found };
      case 'close-guest':
        return closing(now.ours === 'access' ? 'kept' : 'disabled')(now);
      case 'delete-guest':
        return { type: 'record-deleted', outcome: told.deletes };
      default:
        return undefined;
    }
  };

  const work = (decision: Decision): void => {
    const events = decision.ok ? decision.events : [];
    const now = guest!;
    for (const command of jobsOf(events, now).map((job) => does(job, now))) if (command) work(submit(command, 0));
  };

  if (told.adoption) count(counts, 'adopt', submit(adopts(told.facts, told.adoption, at), 0));
  else submit({ type: 'receive', facts: told.facts, accepted: told.accepted }, 0);
  let over = 0;
  for (const { kind, pause, does: act } of told.steps) {
    if (guest!.status === 'removed' && over++ === MOST_AFTERWARDS) break;
    const wait = pauseOf(pause, nextDue(guest!), at);
    at = later(at, wait);
    const command = act(guest!, at);
    count(counts, kind, command.type === 'tick' ? lookAtTheClock(wait) : submit(command, wait));
  }

  let asked = 0;
  for (let ticks = 0; ; ticks++) {
    holds(ticks < MOST_TICKS, 'never ends');
    const left = leftAlone(guest!);
    if (left) return left;
    if (asked === 3 && !guest!.until) return 'asked about again and again';
    const wait = Math.max(0, nextDue(guest!)!.getTime() - at.getTime());
    at = later(at, wait);
    const decision = lookAtTheClock(wait);
    if (decision.ok) asked += decision.events.filter((one) => 'why' in one && one.why === 'periodic').length;
    work(decision);
  }
};

const jobsOf = (events: readonly GuestEvent[], guest: Guest): readonly GuestJob[] =>
  events.flatMap((event) => react(event, guest, events));

/** Where nothing more is to come by itself. */
const leftAlone = (guest: Guest): End | undefined => {
  if (guest.status === 'removed') return 'removed';
  if (isAdopting(guest) && guest.review.search) return 'waits for an administrator to take them over';
  if (isStopped(guest)) return 'stopped until an administrator decides';
  const isEndless = guest.status === 'active' && guest.until === undefined && guest.terms.review === undefined;
  return isEndless ? 'never asked about, by rule' : undefined;
};

/** Commands after the end: most do nothing, and some begin the guest anew. */
const MOST_AFTERWARDS = 5;

/** Of two years of questions, every one of which goes unanswered. */
const MOST_TICKS = 200;
