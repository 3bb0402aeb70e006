import { domainOf } from '../../kernel/address.js';
import { DAY, later, type Clock } from '../../kernel/clock.js';
import type { PersonId } from '../../kernel/ids.js';
import type { Policy } from '../../policy/policy.js';
import { createMeeting } from '../adopting.js';
import { nextLook } from '../patience.js';
import type { Handlers, JobOf } from '../jobs.js';
import { standingSponsors } from '../likely-sponsors.js';
import { DirectoryTrouble, type Courier, type Directory, type DomainWish, type Store } from '../ports.js';
import type { Rights } from '../rights.js';
import type { Submit } from '../submit.js';
import { strangersFrom } from '../strangers-from.js';
import { tellEach, toAll } from '../telling-all.js';

/**
 * What administrators did at once, carried out guest by guest. What is left to do is asked of the tables each time, so that a
 * process may be killed anywhere in it: whoever was seen to is passed over.
 */
export const emergencyHandlers = (deps: {
  store: Store;
  directory: Directory;
  courier: Courier;
  rights: Rights;
  submit: Submit;
  clock: Clock;
  policy: () => Policy;
}): Pick<Handlers, 'resume-inviting' | 'stop-guests' | 'tell-of-emergency'> => {
  const { store, courier, rights, submit, clock } = deps;
  const meet = createMeeting({ ...deps, likelySponsors: standingSponsors(deps.directory) });

  /** The wish that this job was made for; undefined once another has taken its place. */
  const wishOf = async ({ domain, way, asOf }: JobOf<'stop-guests'>): Promise<DomainWish | undefined> => {
    const wish = await store.emergencies.wishFor(domain);
    return wish?.way === way && wish.at.getTime() === asOf.getTime() && !wish.done ? wish : undefined;
  };

  /** Whoever slept since they looked may find that the wish was carried out, or that another has taken its place: then nobody is seen to by it. */
  const seeTo = (id: PersonId, wish: DomainWish) => {
    const { way, by, at: asOf, reason } = wish;
    const type = way === 'stop' ? 'stop' : 'reopen';
    return submit.guest(id, { type, by, asOf, ...(reason && { reason }) }, (tx) => tx.emergencies.isUnderWay(wish));
  };

  /** Whether there are more. */
  const page = async (wish: DomainWish): Promise<boolean> => {
    const standing = wish.way === 'stop' ? { toStop: wish.at } : { stoppedBefore: wish.at };
    const { guests, all } = await store.guests.census(wish.domain, standing, PAGE);
    for (const { id } of guests) await seeTo(id, wish);
    // Those of whom none can be read are left as they are, and named in the end.
    return guests.length > 0 && all > guests.length;
  };

  /**
   * Whoever is not in our books comes into them, for the way back; each whatever becomes of the others. `met`: somebody did. `troubles`:
   * what kept the directory from naming them, or some of them from coming.
   */
  const takeIn = async (
    wish: DomainWish,
  ): Promise<{ readonly met: boolean; readonly troubles: readonly unknown[] }> => {
    let met = false;
    const troubles: unknown[] = [];
    try {
      for (const { id } of (await strangersFrom(deps, wish.domain)).slice(0, STRANGERS))
        try {
          if ((await meet({ personId: id, stopping: true })) !== 'met') continue;
          await seeTo(id, wish);
          met = true;
        } catch (trouble) {
          troubles.push(trouble);
        }
    } catch (trouble) {
      if (!(trouble instanceof DirectoryTrouble)) throw trouble;
      troubles.push(trouble);
    }
    return { met, troubles };
  };

  const outcomeOf = async (wish: DomainWish) => {
    const { domain, way, guests, at } = wish;
    if (way === 'let-in') {
      const { all: failed, some } = await store.guests.notEnabled(domain, MOST_NAMED);
      return { guests: Math.max(0, guests - failed), failed, some };
    }
    const { all: failed, some } = await store.guests.notDisabled(wish, MOST_NAMED);
    const { all: stopped } = await store.guests.census(domain, 'stopped', 0);
    const { all: staying } = await store.guests.census(domain, { missedBy: at }, 0);
    return { guests: stopped + staying - failed, failed, some };
  };

  /** `unlisted`: there may be guests from there who are not in our books, and can sign in. */
  const finish = async (wish: DomainWish, unlisted: boolean): Promise<void> => {
    const { way, domain, by } = wish;
    const news = way === 'stop' ? 'stopped' : 'let-in';
    const outcome = await outcomeOf(wish);
    await store.transaction(async (tx) => {
      if (!(await tx.emergencies.finish(wish))) return;
      await tx.jobs.add({
        name: 'tell-of-emergency',
        news,
        by,
        domain,
        ...outcome,
        ...(unlisted && { unlisted: true as const }),
      });
    });
  };

  return {
    'resume-inviting': async () => {
      let ids = await store.nominations.paused(undefined, PAGE);
      while (ids.length > 0) {
        for (const id of ids) {
          const nomination = await store.nominations.read(id);
          // One that another pause holds as well waits on, and nobody need hear so twice.
          const isHeld = nomination && (await store.emergencies.hold(domainOf(nomination.guest.address)));
          if (!isHeld) await submit.nomination(id, { type: 'resume' });
        }
        ids = await store.nominations.paused(ids.at(-1), PAGE);
      }
      return 'done';
    },

    'stop-guests': async (job) => {
      const wish = await wishOf(job);
      if (!wish) return 'skipped';
      if (await page(wish)) return { again: clock.now() };
      const { met, troubles } = wish.way === 'stop' ? await takeIn(wish) : { met: false, troubles: [] };
      if (met) return { again: clock.now() };
      // Each account is a job of its own, which waits where Microsoft asks it to. Those that a day was not enough for are named, and go on.
      const age = clock.now().getTime() - wish.at.getTime();
      if (age < DAY && (await store.guests.unsettled(wish.domain)) > 0)
        return { again: later(clock.now(), nextLook(age)) };
      // It is tried again for as long; and then said, for whoever has no answer presses again, or looks there.
      const passing = troubles.filter((trouble) => !isLasting(trouble));
      if (age < DAY && passing.length > 0) throw passing[0];
      await finish(wish, troubles.length > 0);
      return 'done';
    },

    'tell-of-emergency': async (job) => {
      const { name: _, personId: __, news, by, ...rest } = job;
      const isEnd = news === 'stopped' || news === 'let-in';
      const all = await rights.administrators();
      // Whoever did it knows; how it ended is news to them too, even where they are no administrator any more.
      const told = isEnd ? [by, ...all.filter(({ id }) => id !== by.id)] : all.filter(({ id }) => id !== by.id);
      return tellEach(courier, job, toAll(told, { about: 'emergency', news, by, ...rest }));
    },
  };
};

/** Guests in one go: each is a transaction of some milliseconds, and a job has three minutes. */
const PAGE = 200;
/** Each costs some requests more. */
const STRANGERS = 50;
const MOST_NAMED = 10;

/** To try again is no use. */
const isLasting = (trouble: unknown): boolean => trouble instanceof DirectoryTrouble && trouble.lasting !== undefined;
