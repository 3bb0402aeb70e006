import type { EmergencyView } from '../../cards/emergency.js';
import type { Guest } from '../../src/guest/guest.js';
import type { Person } from '../../src/kernel/people.js';
import type { Standings } from '../../src/workflow/emergency.js';
import { guestCalled } from './guest-samples.js';
import { ruth } from './samples.js';

/** What an administrator is asked to confirm in an emergency, in every shape it can have. */

const AT = new Date('2027-05-03T08:12:00Z');
const NAMES = ['Ada Lovelace', 'Ben Hart', 'Cem Lamb', 'Dan Ford', 'Eva Stone', 'Fay Hill'];
const SPONSORS = ['Sue Park', 'Mia Berg', 'Noor Haddad', 'Carl Meyer', 'Ivy Chen', 'Aiko Sato', 'Lin Wei'];
const GUESTS: readonly Guest[] = NAMES.map((name, n) => guestCalled('active', n, name).guest);
/** What a card lists by name. */
const LISTED = 15;

/** Every question there is, by a name to read; `typed` stands wherever somebody typed something. */
export const emergencies = (typed?: string): Readonly<Record<string, EmergencyView>> => {
  const by = (person: Person): Person => ({ ...person, name: typed ?? person.name });
  const [wave, brokenInto] = [typed ?? 'a wave of phishing', typed ?? 'their mail was broken into'];
  const called = (guest: Guest): Guest => ({ ...guest, displayName: typed ?? guest.displayName });
  const strangerLike = (guest: Guest): Person => ({ ...guest, name: typed ?? guest.displayName });
  const found = (all: number, more: Partial<Standings> = {}): Standings => ({
    outcome: 'asked',
    domain: 'fabrikam.com',
    census: {
      all,
      guests: Array.from({ length: Math.min(all, LISTED) }, (_, n) => called(GUESTS[n % GUESTS.length]!)),
      sponsors: SPONSORS.slice(0, Math.min(all, all > LISTED ? SPONSORS.length : 2)).map((name, n, { length }) => ({
        name: typed ?? name,
        guests: n === 0 ? all - length + 1 : 1,
      })),
    },
    ...more,
  });
  const stopped = {
    wish: { domain: 'fabrikam.com', way: 'stop', by: by(ruth), at: AT, reason: brokenInto, guests: 6, done: true },
  } as const;
  return {
    pause: { asks: 'pause' },
    'pause, with a reason': { asks: 'pause', reason: wave },
    resume: { asks: 'resume', pause: { by: by(ruth), at: AT } },
    'resume, paused for a reason': { asks: 'resume', pause: { by: by(ruth), at: AT, reason: wave } },
    stop: { asks: 'stop', found: found(6), reason: brokenInto },
    'stop, one guest': { asks: 'stop', found: found(1) },
    'stop, nobody yet': { asks: 'stop', found: found(0) },
    'stop, many guests': { asks: 'stop', found: found(1200), reason: brokenInto },
    'stop, others than were shown': { asks: 'stop', found: found(6), reason: brokenInto, changed: true },
    'stop, two not in our books': {
      asks: 'stop',
      found: found(4, { strangers: { all: 2, some: GUESTS.slice(4).map(strangerLike) } }),
      reason: brokenInto,
    },
    'stop, some not in our books': {
      asks: 'stop',
      found: found(6, { strangers: { all: 7, some: GUESTS.slice(0, 5).map(strangerLike) } }),
    },
    'stop, all of them not in our books': {
      asks: 'stop',
      found: found(0, { strangers: { all: 1, some: GUESTS.slice(0, 1).map(strangerLike) } }),
    },
    'stop, others unknown': { asks: 'stop', found: found(6, { strangers: 'unknown' }) },
    'stop, stopped before': { asks: 'stop', found: found(2, stopped) },
    'let in': { asks: 'let-in', found: found(6, stopped) },
    'let in, one guest': { asks: 'let-in', found: found(1, stopped) },
    'let in, nobody left': { asks: 'let-in', found: found(0, stopped) },
  };
};
