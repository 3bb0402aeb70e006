import { hasSay, type Guest } from '../../src/guest/guest.js';
import type { Clock } from '../../src/kernel/clock.js';
import type { DelegationId, NominationId, PersonId } from '../../src/kernel/ids.js';
import { askedNow } from '../../src/nomination/awaited.js';
import type { Nomination } from '../../src/nomination/nomination.js';
import type { NominationEvent } from '../../src/nomination/events.js';
import {
  AlreadyOpen,
  type Acquaintance,
  type Delegation,
  type DomainWish,
  type Pause,
  type SentCard,
  type Store,
  type Transaction,
} from '../../src/workflow/ports.js';

/**
 * What the workflow asks of a store about rights, kept in maps: a hundredth of what the embedded database costs, for tests that try
 * the workflow many thousand times. Not a second store: nothing waits, nothing is kept, and what no such test needs throws by
 * its name. One unit of work at a time, whole or not at all.
 */
type Contents = {
  readonly nominations: Map<NominationId, Nomination>;
  readonly guests: Map<PersonId, Guest>;
  /** Of nominations and guests. */
  readonly histories: Map<string, readonly { readonly type: string; readonly at: Date }[]>;
  readonly delegations: Map<DelegationId, Delegation & { readonly madeAt: Date }>;
  readonly wishes: Map<string, DomainWish>;
  readonly pauses: Map<'all', Pause>;
  readonly links: Map<NominationId, string>;
  readonly people: Map<PersonId, Acquaintance>;
  readonly cards: Map<string, SentCard>;
  readonly attempts: Map<string, readonly Date[]>;
  /** Entries of the record that are written by themselves; those of lives follow their history. */
  readonly entries: Map<number, unknown>;
};

const empty = (): Contents => ({
  nominations: new Map(),
  guests: new Map(),
  histories: new Map(),
  delegations: new Map(),
  wishes: new Map(),
  pauses: new Map(),
  links: new Map(),
  people: new Map(),
  cards: new Map(),
  attempts: new Map(),
  entries: new Map(),
});

const copyOf = (contents: Contents): Contents =>
  Object.fromEntries(
    Object.entries(contents).map(([name, map]) => [name, new Map(map as Map<unknown, unknown>)]),
  ) as never;

/** Whatever is missing says so by its name. */
const partly = <T extends object>(name: string, part: Partial<T>): T =>
  new Proxy(part, {
    get: (there, key) => {
      if (key in there || typeof key === 'symbol') return Reflect.get(there, key) as unknown;
      throw new Error(`These tables have no ${name}.${key}.`);
    },
  }) as T;

const isOpen = ({ status }: Nomination): boolean => status === 'awaiting-approval' || status === 'approved';
const inForce = (now: Date) => (one: Delegation) => !one.revokedAt && one.starts <= now && now < one.ends;
const keyOf = ({ about, holder, kind }: SentCard): string => `${about}/${holder}/${kind}`;

export const openTables = () => {
  let has = empty();
  /** As `Contents` of each unit of work that is under way waits for the one before. */
  let last: Promise<unknown> = Promise.resolve();

  const all = () => [...has.nominations.values()];
  const delegations = () => [...has.delegations.values()];
  const movingOf = async (guest: PersonId, except?: NominationId) =>
    all().find((one) => isOpen(one) && one.move?.guestId === guest && one.id !== except);
  const answeredFor = async (): Promise<number> => 0;

  const save = (id: string, events: readonly NominationEvent[] | readonly { type: string; at: Date }[]): void =>
    void has.histories.set(id, [...(has.histories.get(id) ?? []), ...events]);

  const transactionWith = (jobs: Transaction['jobs'], clock: Clock) =>
    partly<Transaction>('tx', {
      nominations: partly<Transaction['nominations']>('tx.nominations', {
        lock: async (id) => has.nominations.get(id),
        begunSince: async () => 0,
        deniedSince: async () => undefined,
        answeredFor,
        moving: movingOf,
        arriving: async () => false,
        takingBack: async () => false,
        save: async (nomination, events) => {
          const { address } = nomination.guest;
          const others = all().filter(
            (one) => one.id !== nomination.id && isOpen(one) && one.guest.address === address,
          );
          if (isOpen(nomination) && others.length > 0) throw new AlreadyOpen();
          has.nominations.set(nomination.id, nomination);
          save(nomination.id, events);
        },
      }),
      guests: {
        lock: async (id) => has.guests.get(id),
        save: async (guest, events) => {
          has.guests.set(guest.id, guest);
          save(guest.id, events);
        },
      },
      links: {
        read: async (id) => has.links.get(id),
        keep: async (id, link) => void has.links.set(id, link),
        forget: async (id) => void has.links.delete(id),
      },
      delegations: partly<Transaction['delegations']>('tx.delegations', {
        givenSince: async (from, since) =>
          delegations().filter((one) => one.from.id === from && one.madeAt > since).length,
        add: async (one, check) => {
          const beside = delegations().filter(
            (other) => !other.revokedAt && other.starts < one.ends && other.ends > one.starts,
          );
          const objection = check(beside);
          if (objection !== undefined) return objection;
          has.delegations.set(one.id, { ...one, madeAt: clock.now() });
          return 'added';
        },
        revoke: async (id, by, now) => {
          const one = has.delegations.get(id);
          if (one?.from.id !== by || one.revokedAt || one.ends <= now) return undefined;
          has.delegations.set(id, { ...one, revokedAt: now });
          return has.delegations.get(id);
        },
      }),
      emergencies: partly<Transaction['emergencies']>('tx.emergencies', {
        pause: async (pause) => {
          if (has.pauses.has('all')) return false;
          has.pauses.set('all', pause);
          return true;
        },
        resume: async () => has.pauses.delete('all'),
        wish: async (wish) => {
          has.wishes.set(wish.domain, wish);
          return true;
        },
        hold: async () => holdOf(),
      }),
      // Nothing here is about how many.
      removals: { take: async () => 'granted' },
      mailed: { take: async () => 'granted' },
      audit: { add: async (entry) => void has.entries.set(has.entries.size, entry) },
      jobs,
    });

  const holdOf = () => {
    const pause = has.pauses.get('all');
    return pause && { by: pause.by, since: pause.at };
  };

  const connect = (
    jobs: {
      add: (tx: unknown, job: never, options?: never) => Promise<void>;
      noted?: (tx: unknown, id: NominationId) => ReturnType<Transaction['jobs']['noted']>;
    },
    clock: Clock,
  ): Store => ({
    ...partly<Store>('store', {
      links: { read: async (id) => has.links.get(id) },
      audit: partly<Store['audit']>('audit', {}),
      watches: partly<Store['watches']>('watches', {}),
      mailed: { fullSince: async () => undefined },
      removals: { waiting: async () => 0 },
      documents: partly<Store['documents']>('documents', {}),
    }),
    transaction: async (work) => {
      const before = last;
      const mine = (async () => {
        await before.catch(() => undefined);
        const kept = copyOf(has);
        try {
          return await work(
            transactionWith(
              {
                add: (job, how) => jobs.add(undefined, job as never, how as never),
                noted: async (id) => (await jobs.noted?.(undefined, id)) ?? [],
              },
              clock,
            ),
          );
        } catch (error) {
          has = kept;
          throw error;
        }
      })();
      last = mine;
      return mine;
    },
    nominations: partly<Store['nominations']>('nominations', {
      read: async (id) => has.nominations.get(id),
      these: async (ids) => ids.flatMap((id) => has.nominations.get(id) ?? []),
      of: async (who) =>
        all().filter(({ nominator, joined = [] }) => [nominator, ...joined].some(({ id }) => id === who)),
      wasAsked: async (id, who) =>
        (has.histories.get(id) ?? []).some((one) => {
          const event = one as NominationEvent;
          if (event.type === 'approvers-chosen') return event.people.some(({ person }) => person.id === who);
          if (event.type === 'stand-in-asked') return event.stands.person.id === who;
          return event.type === 'passed-on' && event.to?.person.id === who;
        }),
      answeredFor,
      moving: movingOf,
      isReaddressing: async (guest, address, known) =>
        all().some(
          (one) =>
            one.move?.guestId === guest &&
            one.guest.address === address &&
            (one.status === 'approved' ? one.begun === true : one.status === 'invited' && !known.includes(one.id)),
        ),
      partnerDomains: async () => [],
      deniedSince: async () => undefined,
      claimOn: async () => undefined,
      paused: async (after) =>
        after
          ? []
          : all().flatMap((one) => (one.status === 'approved' && one.hindrance?.kind === 'paused' ? one.id : [])),
      books: async ({ address, except }) => {
        const open = all().find((one) => isOpen(one) && one.guest.address === address && one.id !== except);
        return { answersFor: 0, begun: 0, ...(open && { open }) };
      },
      waitingFor: async (who) => all().filter((one) => askedNow(one, who)),
    }),
    guests: partly<Store['guests']>('guests', {
      read: async (id) => has.guests.get(id),
      these: async (ids) => ids.flatMap((id) => has.guests.get(id) ?? []),
      of: async (who) => [...has.guests.values()].filter((guest) => hasSay(guest, who)),
      from: async () => [],
      census: async () => ({ guests: [...has.guests.values()], all: has.guests.size, sponsors: [] }),
      known: async (ids) => ids.filter((id) => has.guests.has(id)),
    }),
    cards: partly<Store['cards']>('cards', {
      of: async (about) => [...has.cards.values()].filter((card) => card.about === about),
      remember: async (card) => {
        const before = has.cards.get(keyOf(card));
        has.cards.set(keyOf(card), card);
        return before;
      },
      at: async (conversation, activity) =>
        [...has.cards.values()].filter((one) => one.conversationId === conversation && one.activityId === activity),
      shown: async () => [],
      redrawn: async () => undefined,
      forget: async (card) => void has.cards.delete(keyOf(card)),
    }),
    people: partly<Store['people']>('people', {
      read: async (id) => has.people.get(id),
      meet: async (one) => void has.people.set(one.person.id, one),
      setDigest: async (id, digest) => {
        const one = has.people.get(id);
        if (one) has.people.set(id, { ...one, ...(digest && { digestAt: digest.at }) });
      },
      guestCardAt: async () => undefined,
      hadGuestCard: async () => undefined,
    }),
    delegations: {
      read: async (id) => has.delegations.get(id),
      by: async (ids, now) => delegations().filter((one) => inForce(now)(one) && ids.includes(one.from.id)),
      to: async (id, now) => delegations().filter((one) => inForce(now)(one) && one.to.id === id),
      of: async (id, now) =>
        delegations().filter((one) => !one.revokedAt && one.ends > now && [one.from.id, one.to.id].includes(id)),
    },
    attempts: partly<Store['attempts']>('attempts', {
      begin: async (about, what) => {
        const earlier = has.attempts.get(`${about}/${what}`) ?? [];
        has.attempts.set(`${about}/${what}`, [...earlier, clock.now()]);
        return { id: `${about}/${what}`, earlier };
      },
      open: async (about, what) => has.attempts.get(`${about}/${what}`) ?? [],
      end: async (about, what) => void has.attempts.delete(`${about}/${what}`),
      drop: async (id) => void has.attempts.set(id, (has.attempts.get(id) ?? []).slice(0, -1)),
      isMade: async () => false,
    }),
    emergencies: {
      pause: async () => has.pauses.get('all'),
      wishFor: async (domain) => has.wishes.get(domain),
      hold: async () => holdOf(),
      stopOver: async () => undefined,
    },
  });

  return {
    connect,
    /** What is there now; what comes back to it is as if nothing had been done since. */
    keeps: () => {
      const kept = copyOf(has);
      return () => void (has = copyOf(kept));
    },
    /** All that says what happened and what is so: lives, histories, and what people settled besides. */
    says: () => {
      const { nominations, guests, histories, delegations: given, wishes, pauses, entries } = has;
      return [nominations, guests, histories, given, wishes, pauses, entries].map((map) => [...map] as unknown[]);
    },
    /** What no unit of work wrote: how a bot would see it that had forgotten something. */
    puts: (nomination: Nomination) => void has.nominations.set(nomination.id, nomination),
    gives: (one: Delegation) => void has.delegations.set(one.id, { ...one, madeAt: one.starts }),
    delegations: (now: Date) => delegations().filter(inForce(now)),
    history: (id: string) => has.histories.get(id) ?? [],
    clear: () => void (has = empty()),
  };
};
export type Tables = ReturnType<typeof openTables>;
