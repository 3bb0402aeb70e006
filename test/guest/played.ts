import assert from 'node:assert/strict';
import { DAY } from '../../src/kernel/clock.js';
import { nominationId, type NominationId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import { nextDue } from '../../src/guest/clock.js';
import { decide } from '../../src/guest/decide.js';
import type { GuestCommand } from '../../src/guest/events.js';
import { evolve } from '../../src/guest/evolve.js';
import type { Closed, Guest, GuestFacts, GuestIn } from '../../src/guest/guest.js';
import { react, type GuestJob } from '../../src/guest/react.js';
import { USUAL_STAYS } from '../../src/policy/stays.js';
import { ada, afterNoon, carl, lin, mia, NOON, nora, oskar, ruth, sue } from '../support/samples.js';

export const nth = (n: number): NominationId => nominationId.parse(`44444444-0000-4000-8000-00000000000${n}`);

/** Ada, Sue's guest, without an end. */
export const guestFacts = (changes: Partial<GuestFacts> = {}): GuestFacts => ({
  id: ada,
  address: 'ada@fabrikam.com',
  displayName: 'Ada Lovelace (Fabrikam)',
  sponsor: sue,
  zone: 'Europe/Berlin',
  language: 'en',
  nominations: [nth(1)],
  invitedAt: NOON,
  ours: 'account',
  terms: USUAL_STAYS,
  ...changes,
});

/** What is done about a guest, and what became of it, each at a moment after noon. */
export const invited = (changes: Partial<GuestFacts> = {}) => {
  let guest: Guest | undefined;
  const at = (milliseconds: number, said: GuestCommand | ((now: Guest) => GuestCommand)) => {
    const command = typeof said === 'function' ? said(guest!) : said;
    const decision = decide(guest, command, afterNoon(milliseconds));
    const events = decision.ok ? decision.events : [];
    guest = events.reduce<Guest | undefined>(evolve, guest);
    const after = guest;
    const jobs = after ? events.flatMap((event) => react(event, after, events)) : [];
    return {
      /** The events in order, or the refusal. */
      came: decision.ok ? events.map(({ type }) => type).join(', ') : decision.refusal,
      events,
      jobs: jobs.map(inWords),
    };
  };
  at(0, { type: 'receive', facts: guestFacts(changes), accepted: false });
  return {
    at,
    now: (): Guest => guest!,
    in: <S extends Guest['status']>(status: S): GuestIn<S> => {
      assert.equal(guest?.status, status);
      return guest as GuestIn<S>;
    },
    /** What the clock brings of itself up to then, each at its moment: `'day hour: event'`, where the sponsor is. */
    passes: (milliseconds: number): readonly string[] => {
      const came: string[] = [];
      for (let due = nextDue(guest!); due && due <= afterNoon(milliseconds); due = nextDue(guest!))
        came.push(`${spoken(due, guest!)}: ${at(due.getTime() - NOON.getTime(), tick).came}`);
      return came;
    },
  };
};

/** The same, once the guest has accepted. */
export const active = (changes: Partial<GuestFacts> = {}) => {
  const story = invited(changes);
  story.at(0, { type: 'record-acceptance', since: NOON });
  return story;
};

const spoken = (moment: Date, { zone }: Guest): string => {
  const day = (moment.getTime() - NOON.getTime()) / DAY;
  const hour = moment.toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  return `day ${Math.round(day)} ${hour}`;
};

const PEOPLE: readonly Person[] = [sue, oskar, mia, ruth, lin, carl, nora];

/** `tell-of-guests Sue` says more than an id. */
const inWords = (job: GuestJob): string => {
  const { name, ...rest } = job;
  const words = Object.entries(rest).flatMap(([key, value]) =>
    key === 'guestId' || key === 'round'
      ? []
      : [PEOPLE.find(({ id }) => id === value)?.name.split(' ')[0] ?? String(value)],
  );
  return [name, ...words].join(' ');
};

export const tick: GuestCommand = { type: 'tick' };
export const says = <T extends 'confirm' | 'end-now' | 'nudge' | 'take-over' | 'decline'>(by: Person, type: T) => ({
  type,
  by,
});
export const passesOn = (by: Person, to?: Person): GuestCommand => ({ type: 'pass-on', by, ...(to && { to }) });
export const found = (
  step: Extract<GuestCommand, { type: 'record-successors' }>['step'],
  ...people: readonly Person[]
): GuestCommand => ({ type: 'record-successors', step, people });
export const lost = ({ id }: Person): GuestCommand => ({ type: 'record-lost', person: id });
/** What became of what was begun last. */
export const closing =
  (account: Closed, ...left: readonly string[]) =>
  (guest: Guest): GuestCommand => ({
    type: 'record-closed',
    endedAt: guest.status === 'disabled' ? guest.at : NOON,
    left,
    account,
  });
export const closed = closing('disabled');
export const opened = (guest: Guest): GuestCommand => ({
  type: 'record-opened',
  letInAt: guest.letInAt ?? NOON,
  account: 'enabled',
});
