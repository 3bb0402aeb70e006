import { decide } from '../../../src/guest/decide.js';
import type { GuestEvent } from '../../../src/guest/events.js';
import { isAdopting, reviewOf, type Guest } from '../../../src/guest/guest.js';
import type { Decide } from './played.js';

/** Decides as if the guest were another. */
const seeing =
  (wrong: (guest: Guest) => Guest): Decide =>
  (guest, command, at) =>
    decide(guest && wrong(guest), command, at);

/** Decides rightly, and writes something else down. */
const writing =
  (wrong: (event: GuestEvent, guest: Guest | undefined) => readonly GuestEvent[]): Decide =>
  (guest, command, at) => {
    const decision = decide(guest, command, at);
    return decision.ok ? { ok: true, events: decision.events.flatMap((event) => wrong(event, guest)) } : decision;
  };

/** Ways in which the rules could be wrong, and what has to be said of them. */
export const MUTANTS: readonly (readonly [name: string, broke: RegExp, decideWith: Decide])[] = [
  [
    'heard everybody as if they were an administrator',
    /let .* decide, who has no say/,
    (guest, command, at) =>
      decide(
        guest,
        command.type === 'confirm' || command.type === 'end-now' ? { ...command, asAdministrator: true } : command,
        at,
      ),
  ],
  [
    'let those decide who are only asked to take over',
    /let .* decide, who has no say/,
    (guest, command, at) => {
      const decision = decide(guest, command, at);
      const isAsked =
        guest && 'by' in command && command.type === 'end-now' && reviewOf(guest)?.asked.includes(command.by);
      return isAsked && !decision.ok ? decide(guest, { ...command, asAdministrator: true }, at) : decision;
    },
  ],
  [
    'deleted as soon as the account is closed',
    /deletes before the grace is over/,
    writing((event) => [event.type === 'ended' && event.removeAt ? { ...event, removeAt: event.at } : event]),
  ],
  [
    'undid an end of which something was done',
    /undid an end that stands/,
    (guest, command, at) => {
      if (command.type !== 'record-acceptance' || guest?.status !== 'disabled') return decide(guest, command, at);
      return decide({ ...guest, closing: 'open' }, command, at);
    },
  ],
  [
    'deleted accounts that are not ours',
    /deletes an account that is not ours/,
    seeing((guest) => ({ ...guest, ours: 'account' })),
  ],
  [
    'ended a guest whom nobody had told of it',
    /ended without telling the guest before/,
    (guest, command, at) => {
      const isLate = guest?.status === 'active' && guest.until && guest.until <= at;
      return command.type === 'tick' && isLate
        ? decide({ ...guest, toldOfEnd: guest.until, settledEnd: guest.until }, command, at)
        : decide(guest, command, at);
    },
  ],
  [
    'gave up an invitation as soon as the sponsor is told',
    /gave somebody up before the sponsor had time/,
    writing((event) =>
      event.type === 'sponsor-told' ? [event, { type: 'ended', why: 'never-accepted', at: event.at }] : [event],
    ),
  ],
  [
    'did not ask the owners',
    /ended before owners had their turn/,
    writing((event, guest) =>
      event.type === 'search-moved' && event.step === 'owners' && guest?.terms.unanswered === 'end'
        ? [{ type: 'ended', why: 'no-sponsor', at: event.at }]
        : [event],
    ),
  ],
  [
    'sent away, without a word to them, whom nobody took over',
    /ended before they were to leave/,
    writing((event) =>
      event.type === 'left-unanswered' ? [event, { type: 'ended', why: 'no-sponsor', at: event.at }] : [event],
    ),
  ],
  [
    'passed over whoever could not be found in time',
    /passed somebody over who was to be asked|had their turn/,
    (guest, command, at) => {
      const review = guest && reviewOf(guest);
      return command.type === 'tick' && review?.search
        ? decide({ ...guest, review: { ...review, search: { ...review.search, found: true } } } as Guest, command, at)
        : decide(guest, command, at);
    },
  ],
  [
    'counted the time to answer from before the question is on a card',
    /before (?:those who are asked|they) had time/,
    (guest, command, at) => {
      const review = guest && reviewOf(guest);
      if (!review?.answerFrom || command.type !== 'tick') return decide(guest, command, at);
      const { answerFrom: _, ...early } = review;
      return decide({ ...guest, review: early } as Guest, command, at);
    },
  ],
  [
    'forgot, over a stop, that nobody answers for the guest',
    /looks for nobody though nobody answers for the guest/,
    (guest, command, at) => {
      if (guest?.status !== 'disabled' || command.type !== 'reopen') return decide(guest, command, at);
      const { sponsorless: _, ...others } = guest;
      return decide(others, command, at);
    },
  ],
  [
    'brought back whom we removed ourselves',
    /brought somebody back whom nobody else had removed/,
    (guest, command, at) =>
      guest?.status === 'removed' && command.type === 'record-directory'
        ? decide({ ...guest, by: 'somebody-else' }, command, at)
        : decide(guest, command, at),
  ],
  [
    'ended the stay of somebody who is stopped, on its day',
    /ended by itself the stay of somebody who is stopped/,
    (guest, command, at) => {
      const isStopped = guest?.status === 'disabled' && guest.why === 'stopped';
      return isStopped && command.type === 'tick' && guest.until && guest.until <= at
        ? { ok: true, events: [{ type: 'ended', why: 'over', at }] }
        : decide(guest, command, at);
    },
  ],
  [
    'ended the stay of somebody whom nobody had taken over',
    /ended by itself whom nobody had taken over/,
    writing((event, guest) =>
      event.type === 'kept-without-sponsor' && guest && isAdopting(guest) && guest.terms.unanswered === 'end'
        ? [{ type: 'ended', why: 'no-sponsor', at: event.at }]
        : [event],
    ),
  ],
  [
    'looked for a sponsor, after a stop, of somebody whom nobody had taken over',
    /forgot that nobody had taken them over/,
    seeing((guest) => {
      if (guest.status !== 'disabled' || !guest.was?.unclaimed) return guest;
      const { unclaimed: _, ...was } = guest.was;
      return { ...guest, was };
    }),
  ],
  [
    'had whoever was only proposed decide',
    /let .* decide, who has no say/,
    (guest, command, at) => {
      const isProposed = guest && isAdopting(guest) && command.type === 'end-now' && command.by.id === guest.sponsor.id;
      return decide(guest, isProposed ? { ...command, asAdministrator: true } : command, at);
    },
  ],
  [
    'took what was done to close them before for done now',
    /took an earlier close for this one/,
    (guest, command, at) => {
      // What is heard stays what it was; it is only believed too much.
      const believed = guest?.status === 'disabled' && command.type === 'record-closed';
      return decide(guest, believed ? { ...command, endedAt: guest.at } : command, at);
    },
  ],
  [
    'told of everything that was lost each time it is looked at',
    /told of the same loss twice/,
    (guest, command, at) => {
      if (!guest || command.type !== 'record-lost-access') return decide(guest, command, at);
      const { lost: _, ...unaware } = guest;
      return decide(unaware, command, at);
    },
  ],
  [
    'ended a stay twice',
    /ended twice/,
    (guest, command, at) =>
      guest?.status === 'disabled' && command.type === 'end-now'
        ? decide({ ...guest, why: 'stopped', closing: { at, left: [], account: 'disabled' } }, command, at)
        : decide(guest, command, at),
  ],
  [
    'had a nomination that was on its way undo a stop',
    /let in again whom an administrator is stopping/,
    (guest, command, at) =>
      guest?.status === 'disabled' && command.type === 'receive'
        ? decide({ ...guest, why: 'over' }, command, at)
        : decide(guest, command, at),
  ],
  [
    'took an invitation back at once whose last day passed while they were stopped',
    /gave somebody up before the sponsor had time/,
    writing((event, guest) => (event.type === 'end-put-off' && guest?.status === 'disabled' ? [] : [event])),
  ],
];
