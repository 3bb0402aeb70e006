import type { Clock } from '../kernel/clock.js';
import type { Person } from '../kernel/people.js';
import {
  DirectoryTrouble,
  type Census,
  type Directory,
  type DomainWish,
  type Pause,
  type Store,
  type Transaction,
} from './ports.js';
import { promptly } from './promptly.js';
import type { Rights } from './rights.js';
import { strangersFrom } from './strangers-from.js';

/** Somebody else than an administrator: these are. */
export type NotYours = { readonly outcome: 'not-yours'; readonly administrators: readonly Person[] };

/** What it would be about. `pause` and `wish` are what is in force by now. */
export type Standings = {
  readonly outcome: 'asked';
  readonly domain: string;
  readonly census: Census;
  /** Before a stop: guests from there who are not in our books, and are stopped with the others. */
  readonly strangers?: Strangers;
  readonly wish?: DomainWish;
};

/** Of guests who are not in our books, some by themselves. `unknown`: the directory did not say in time. */
export type Strangers = { readonly all: number; readonly some: readonly Person[] } | 'unknown';

/** How many it would be about. */
export const concerned = ({ census, strangers = 'unknown' }: Standings): number =>
  census.all + (strangers === 'unknown' ? 0 : strangers.all);

/** What the directory does not say in time has been read before, or was said to be unknown: those in our books must be among them. */
const isAsRead = (now: Standings, shown: number): boolean =>
  now.strangers === 'unknown' ? shown >= now.census.all : shown === concerned(now);

export type Paused =
  | NotYours
  /** `already`: by whoever it says, before. */
  | { readonly outcome: 'paused' | 'already'; readonly pause: Pause }
  | { readonly outcome: 'resumed' | 'nothing-paused' };

export type Wished =
  | NotYours
  | { readonly outcome: 'begun' | 'under-way'; readonly wish: DomainWish }
  /** There are others, or more or fewer, than whoever pressed has read of. */
  | { readonly outcome: 'changed'; readonly now: Standings };

/** What an administrator may do at once. Whether they are one is looked up each time. Throws `DirectoryTrouble` where that cannot be known. */
export interface Emergency {
  /** Undefined: they are an administrator. */
  refusal(by: Person): Promise<NotYours | undefined>;
  /** Who paused inviting, and since when. */
  paused(): Promise<Pause | undefined>;
  pause(by: Person, reason: string | undefined): Promise<Paused>;
  resume(by: Person): Promise<Paused>;
  /** Whom it would be about; `most` of them by themselves. */
  look(by: Person, way: DomainWish['way'], domain: string): Promise<NotYours | Standings>;
  /** `shown`: how many guests the card spoke of that was pressed. */
  wish(
    by: Person,
    what: {
      readonly way: DomainWish['way'];
      readonly domain: string;
      readonly shown: number;
      readonly reason?: string;
    },
  ): Promise<Wished>;
}

/** What a card lists by name. */
const MOST_LISTED = 15;

const MOST_STRANGERS = 5;

export const emergency = (deps: { store: Store; directory: Directory; rights: Rights; clock: Clock }): Emergency => {
  const { store, rights, clock } = deps;

  const refusal: Emergency['refusal'] = async (by) => {
    const administrators = await promptly(rights.administrators());
    return administrators.some(({ id }) => id === by.id) ? undefined : { outcome: 'not-yours', administrators };
  };

  /** What the directory does not say must not keep anybody from stopping whom we know. */
  const lookForStrangers = async (domain: string): Promise<Strangers> => {
    try {
      const found = await promptly(strangersFrom(deps, domain));
      return { all: found.length, some: found.slice(0, MOST_STRANGERS) };
    } catch (error) {
      if (!(error instanceof DirectoryTrouble)) throw error;
      return 'unknown';
    }
  };

  const standings = async (way: DomainWish['way'], domain: string): Promise<Standings> => {
    const census = await store.guests.census(domain, way === 'stop' ? { toStop: clock.now() } : 'stopped', MOST_LISTED);
    const wish = await store.emergencies.wishFor(domain);
    const strangers = way === 'stop' && { strangers: await lookForStrangers(domain) };
    return { outcome: 'asked', domain, census, ...strangers, ...(wish && { wish }) };
  };

  const begin = async (tx: Transaction, wish: DomainWish): Promise<boolean> => {
    const { way, domain, by, reason, guests } = wish;
    if (!(await tx.emergencies.wish(wish))) return false;
    await tx.jobs.add({ name: 'stop-guests', way, domain, by, asOf: wish.at });
    const news = way === 'stop' ? 'stopping' : 'letting-in';
    await tx.jobs.add({ name: 'tell-of-emergency', news, by, domain, guests, ...(reason && { reason }) });
    if (way === 'let-in') await tx.jobs.add({ name: 'resume-inviting' });
    return true;
  };

  return {
    refusal,
    paused: () => store.emergencies.pause(),

    pause: async (by, reason) => {
      const refused = await refusal(by);
      if (refused) return refused;
      const pause: Pause = { by, at: clock.now(), ...(reason && { reason }) };
      const first = await store.transaction(async (tx) => {
        if (!(await tx.emergencies.pause(pause))) return false;
        await tx.jobs.add({ name: 'tell-of-emergency', news: 'paused', by, ...(reason && { reason }) });
        return true;
      });
      if (first) return { outcome: 'paused', pause };
      return { outcome: 'already', pause: (await store.emergencies.pause()) ?? pause };
    },

    resume: async (by) => {
      const refused = await refusal(by);
      if (refused) return refused;
      const was = await store.transaction(async (tx) => {
        if (!(await tx.emergencies.resume(by))) return false;
        await tx.jobs.add({ name: 'resume-inviting' });
        await tx.jobs.add({ name: 'tell-of-emergency', news: 'resumed', by });
        return true;
      });
      return { outcome: was ? 'resumed' : 'nothing-paused' };
    },

    look: async (by, way, domain) => (await refusal(by)) ?? standings(way, domain),

    wish: async (by, { way, domain, shown, reason }) => {
      const refused = await refusal(by);
      if (refused) return refused;
      const now = await standings(way, domain);
      const isUnderWay = now.wish?.way === way && !now.wish.done;
      if (now.wish && isUnderWay) return { outcome: 'under-way', wish: now.wish };
      if (!isAsRead(now, shown)) return { outcome: 'changed', now };
      const wish: DomainWish = {
        domain,
        way,
        by,
        at: clock.now(),
        ...(reason && { reason }),
        guests: shown,
        done: false,
      };
      const first = await store.transaction((tx) => begin(tx, wish));
      return { outcome: first ? 'begun' : 'under-way', wish: (await store.emergencies.wishFor(domain)) ?? wish };
    },
  };
};
