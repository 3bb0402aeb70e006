import { domainIn } from '../../kernel/address.js';
import { DAY, HOUR, later, SECOND, type Clock } from '../../kernel/clock.js';
import { countsFrom, nineOf } from '../../guest/clock.js';
import { isStaying } from '../../guest/decide/outcome.js';
import { reviewOf, type Guest } from '../../guest/guest.js';
import type { PersonId } from '../../kernel/ids.js';
import type { Policy } from '../../policy/policy.js';
import { MOST_LISTED, type GuestViews } from '../guest-views.js';
import type { Handlers, JobOf } from '../jobs.js';
import { namesOfLeft } from '../left-over.js';
import type { Courier, Store } from '../ports.js';
import type { Rights } from '../rights.js';
import type { Submit } from '../submit.js';
import { tellEach, toAll } from '../telling-all.js';
import type { GuestList, Notice } from '../views.js';
import { waitsFor } from '../../guest/react.js';

/** What people hear about their guests: one card a day at most, however many guests they answer for. */
export const tellingOfGuestsHandlers = (deps: {
  store: Store;
  courier: Courier;
  rights: Rights;
  submit: Submit;
  guestViews: GuestViews;
  policy: () => Policy;
  clock: Clock;
}): Pick<Handlers, 'tell-of-guests' | 'tell-administrators-of-guest' | 'tell-of-many-guests'> => {
  const { store, courier, rights, submit, guestViews, clock } = deps;

  /** Whoever cannot be asked makes room for the next one. */
  const passOver = async (person: PersonId): Promise<void> => {
    // The ones that a card has no room for are asked about too.
    for (const guest of await store.guests.of(person, clock.now(), MOST))
      if (waitsFor(guest).includes(person)) await submit.guest(guest.id, { type: 'record-unreachable', person });
  };

  /** What comes onto a card late is answered late: now, or, where it had no room, when its turn comes. Whether some had none. */
  const giveTime = async (person: PersonId, { items }: GuestList, had: Date | undefined): Promise<boolean> => {
    const now = clock.now();
    const unseen = await guestViews.unseen(person);
    const late = items.map(({ guest }) => guest).filter((guest) => isLate(guest, person, had, now));
    const turns = [
      ...late.map((guest) => ({ guest, from: now })),
      ...unseen.map((guest, n) => ({ guest, from: later(now, Math.floor(n / MOST_LISTED + 1) * DAY) })),
    ];
    for (const { guest, from } of turns) await submit.guest(guest.id, { type: 'record-shown', person, from });
    return unseen.length > 0;
  };

  /** When another may follow this card. By the hours alone they wandered into the night, and came twice on one day. */
  const nextAfter = async (person: PersonId, had: Date): Promise<Date> => {
    const { zone = deps.policy().zone } = (await store.people.read(person)) ?? {};
    const [rested, morning] = [later(had, A_DAY), nineOf({ zone }, had, 1)];
    return rested > morning ? rested : morning;
  };

  const noticeOf = async (guest: Guest, about: JobOf<'tell-administrators-of-guest'>['about']): Promise<Notice> => {
    if (about === 'without-sponsor') return { about: 'admin-guest-without-sponsor', guest };
    if (about === 'came-back') {
      // They may be stopped, or gone again, by the time that it is told.
      const stop = isStaying(guest) ? await store.emergencies.stopOver(domainIn(guest.address)) : undefined;
      return { about: 'admin-guest-came-back', guest, ...(stop && { stopped: stop.domain }) };
    }
    const read = await Promise.all(guest.nominations.map((id) => store.nominations.read(id)));
    const nominations = read.filter((one) => one !== undefined);
    return { about: 'admin-guest-left-over', guest, left: namesOfLeft(guest, nominations) };
  };

  return {
    'tell-of-guests': async ({ personId }) => {
      const now = clock.now();
      const had = await store.people.guestCardAt(personId);
      // What came since stands on it too, for it is edited; of what is new, they hear tomorrow.
      const next = had && (await nextAfter(personId, had));
      if (next && next > now) return { again: next };
      const list = await guestViews.daily(personId, had);
      if (list.items.length === 0) return 'skipped';
      const met = lastMetOn(list);
      if (met && later(met, GATHERING) > now) return { again: later(met, GATHERING) };
      if ((await courier.list(personId, list)) === 'unreachable') {
        await passOver(personId);
        return 'done';
      }
      await store.people.hadGuestCard(personId, now);
      // Those for whom it had no room come tomorrow.
      return (await giveTime(personId, list, had)) ? { again: await nextAfter(personId, now) } : 'done';
    },
    'tell-administrators-of-guest': async (job) => {
      const guest = await store.guests.read(job.guestId);
      if (!guest) return 'skipped';
      const notice = await noticeOf(guest, job.about);
      return tellEach(courier, job, toAll(await rights.administrators(), notice));
    },
    'tell-of-many-guests': async (job) => {
      const { name: _, personId: __, ...news } = job;
      return tellEach(courier, job, toAll(await rights.administrators(), { about: 'admin-guests', ...news }));
    },
  };
};

/** Asked since their last card, and not just now. */
const isLate = (guest: Guest, person: PersonId, had: Date | undefined, now: Date): boolean => {
  const review = reviewOf(guest);
  if (!review || !waitsFor(guest).includes(person)) return false;
  const asked = countsFrom(review);
  return later(asked, HOUR) <= now && (!had || asked >= had);
};

const MOST = 1000;

/** Guests who were there before come by the dozen: the one card of the day waits until all of a batch are there. */
const lastMetOn = ({ items }: GuestList): Date | undefined =>
  items
    .map(({ guest }) => reviewOf(guest))
    .flatMap((review) => (review?.why === 'adopted' ? [review.search?.since ?? review.begunAt] : []))
    .sort((one, other) => one.getTime() - other.getTime())
    .at(-1);

const GATHERING = 10 * SECOND;

/** A little less, so that what came late one day comes earlier the next, until it comes in the morning. */
const A_DAY = 20 * HOUR;
