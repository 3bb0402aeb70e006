import { isPast, type Guest } from '../../guest/guest.js';
import { later, type Clock } from '../../kernel/clock.js';
import type { PersonId } from '../../kernel/ids.js';
import type { Asked } from '../../nomination/asking.js';
import { sponsorsOf, type Nomination, type NominationIn } from '../../nomination/nomination.js';
import type { Handlers, JobName, JobOf } from '../jobs.js';
import type { Courier, Directory, Store } from '../ports.js';
import { nextLook } from '../patience.js';
import { createResting } from '../resting.js';
import type { Rights } from '../rights.js';
import { tellEach, toAll } from '../telling-all.js';
import type { Notice } from '../views.js';

/** Short messages, for what deserves a notification. What is no longer so when the job runs is not told. */
export const tellingHandlers = (deps: {
  store: Store;
  courier: Courier;
  directory: Pick<Directory, 'account'>;
  rights: Rights;
  clock: Clock;
}): Pick<
  Handlers,
  Exclude<
    Extract<JobName, `tell-${string}`>,
    | 'tell-delegate'
    | 'tell-of-fall'
    | 'tell-of-ended-access'
    | 'tell-of-guests'
    | 'tell-of-many-guests'
    | 'tell-of-waiting-removals'
    | 'tell-administrators-of-guest'
    | 'tell-of-emergency'
  >
> => {
  const { store, courier, rights } = deps;
  const resting = createResting(deps);

  const correctedNotice = async (nomination: Nomination): Promise<Notice | undefined> => {
    if (nomination.status !== 'withdrawn' || !nomination.corrector || !nomination.replacedBy) return undefined;
    const instead = await store.nominations.read(nomination.replacedBy);
    return instead && { about: 'corrected-for-you', nomination, by: nomination.corrector, to: instead.guest.address };
  };

  return {
    'tell-nominator': async ({ nominationId, ...job }) => {
      const nomination = await store.nominations.read(nominationId);
      const notice =
        nomination &&
        (job.about === 'joined'
          ? joinedNotice(job.by, nomination)
          : job.about === 'corrected'
            ? await correctedNotice(nomination)
            : noticeFor(job.about, nomination));
      if (!notice) return 'skipped';
      await courier.tell(nomination.nominator.id, notice);
      return 'done';
    },
    'tell-joined': async ({ nominationId, about, personId }) => {
      const nomination = await store.nominations.read(nominationId);
      const notice = nomination && noticeFor(about, nomination);
      if (!notice) return 'skipped';
      await courier.tell(personId, { ...notice, joined: true });
      return 'done';
    },
    'tell-unreachable': async ({ nominationId, personId }) => {
      const nomination = await store.nominations.read(nominationId);
      if (nomination?.status !== 'awaiting-approval') return 'skipped';
      const entry = nomination.asked.find(({ person }) => person.id === personId);
      if (entry?.reached !== 'no' && entry?.reached !== 'by-mail') return 'skipped';
      // Who was asked instead is part of the sentence, so it waits until that is known.
      if (isStillAsking(nomination)) {
        const age = deps.clock.now().getTime() - nomination.nominatedAt.getTime();
        return { again: later(deps.clock.now(), nextLook(age)) };
      }
      const mailed = entry.reached === 'by-mail';
      const notice = { about: 'approver-unreachable', nomination, who: entry.person } as const;
      const instead = nomination.asked.filter((one) => one !== entry && HAVE_IT.has(one.reached));
      await courier.tell(nomination.nominator.id, {
        ...notice,
        ...(mailed && { mailed }),
        instead: instead.map(({ person }) => person),
      });
      return 'done';
    },
    'tell-administrators': async (job) => {
      const nomination = await store.nominations.read(job.nominationId);
      const notice = nomination && administratorsNotice(job, nomination);
      if (!notice) return 'skipped';
      return tellEach(courier, job, toAll(await rights.administrators(), notice));
    },
    'tell-sponsors': async (job) => {
      const { nominationId } = job;
      const nomination = await store.nominations.read(nominationId);
      if (nomination?.status !== 'invited') return 'skipped';
      const guest = await store.guests.read(nomination.guestId);
      if (!guest?.nominations.includes(nominationId)) {
        const age = deps.clock.now().getTime() - nomination.invitedAt.getTime();
        return { again: later(deps.clock.now(), nextLook(age)) };
      }
      return tellEach(
        courier,
        job,
        namedIn(nomination, guest).map(({ id, as }) => [id, { about: 'named-sponsor', nomination, as }]),
      );
    },
    'tell-of-correction': async (job) => {
      const nomination = await store.nominations.read(job.nominationId);
      if (!nomination?.corrects) return 'skipped';
      const approvers = new Set((await resting.yesesOf(nomination)).map(({ by }) => by.id));
      return tellEach(
        courier,
        job,
        [...approvers].map((id) => [id, { about: 'address-corrected', nomination }]),
      );
    },
    'tell-former-sponsor': async ({ guestId, personId }) => {
      const guest = await store.guests.read(guestId);
      if (!guest || guest.status === 'removed' || guest.sponsor.id === personId) return 'skipped';
      await courier.tell(personId, { about: 'sponsor-replaced', guest });
      return 'done';
    },
    'tell-accepted': async (job) => {
      const guest = await store.guests.read(job.guestId);
      // They are in, whatever else is asked about them.
      if (guest?.status !== 'active' && guest?.status !== 'under-review') return 'skipped';
      const read = await Promise.all(guest.nominations.map((id) => store.nominations.read(id)));
      const inForce = read.flatMap((nomination) =>
        nomination?.status === 'invited' && !isPast(guest, nomination.id) ? [nomination] : [],
      );
      const latestOfEach = new Map(
        inForce.flatMap((nomination) => readersOf(nomination).map((id) => [id, nomination])),
      );
      return tellEach(
        courier,
        job,
        [...latestOfEach].map(([reader, nomination]) => {
          const joined = reader !== nomination.nominator.id;
          return [reader, { about: 'accepted', nomination, ...(joined && { joined }) }];
        }),
      );
    },
  };
};

/** Those to whom the question got, on one way or another. */
const HAVE_IT: ReadonlySet<Asked['reached']> = new Set(['yes', 'held', 'by-mail']);

/** Until every card has gone out or failed to, to somebody or into a channel. */
const isStillAsking = ({ asked, channels = [] }: NominationIn<'awaiting-approval'>): boolean => {
  const all = [...asked, ...channels];
  return all.some(({ reached }) => reached === 'not-yet') || !all.some(({ reached }) => HAVE_IT.has(reached));
};

/** Of those the nominator named, whoever our books have too: for a guest who was here before, another may answer. */
const namedIn = (nomination: NominationIn<'invited'>, guest: Guest) => {
  if (guest.status === 'removed') return [];
  const [sponsor, backup] = sponsorsOf(nomination);
  return [
    { id: sponsor.id, as: 'sponsor', holds: guest.sponsor.id === sponsor.id } as const,
    ...(backup ? [{ id: backup.id, as: 'backup', holds: guest.backup?.id === backup.id } as const] : []),
  ].filter(({ id, holds }) => holds && id !== nomination.nominator.id);
};

const readersOf = ({ nominator, joined = [] }: Nomination): readonly PersonId[] =>
  [nominator, ...joined].map(({ id }) => id);

const joinedNotice = (who: PersonId, nomination: Nomination): Notice | undefined => {
  const by = nomination.joined?.find(({ id }) => id === who);
  return by && { about: 'joined', nomination, by };
};

type About = Exclude<JobOf<'tell-nominator' | 'tell-joined'>['about'], 'joined' | 'corrected'>;

const noticeFor = (about: About, nomination: Nomination): Notice | undefined => {
  if (about === 'stage-approved' || about === 'changed') {
    return nomination.status === 'awaiting-approval' ? { about, nomination } : undefined;
  }
  if (about === 'hindered') {
    const hindrance = nomination.status === 'approved' ? nomination.hindrance : undefined;
    return hindrance && { about, nomination, hindrance };
  }
  if (about === 'access-held' || about === 'access-delivered') {
    return nomination.status === 'invited' && isNews(about, nomination) ? { about, nomination } : undefined;
  }
  if (about === 'access-refused' || about === 'invited' || about === 'mail-failed') {
    return nomination.status === 'invited' ? { about, nomination } : undefined;
  }
  if (about === 'denied') return nomination.status === 'denied' ? { about, nomination } : undefined;
  if (about === 'expired') return nomination.status === 'expired' ? { about, nomination } : undefined;
  if (about === 'withdrawn') return nomination.status === 'withdrawn' ? { about, nomination } : undefined;
  return nomination.status === 'failed' ? { about, nomination } : undefined;
};

/** Whether something is still held, or was delivered. */
const isNews = (about: 'access-held' | 'access-delivered', { grants }: NominationIn<'invited'>): boolean =>
  grants.some(({ state, request }) =>
    about === 'access-held' ? state === 'requested' && request?.heldSince : state === 'given' && request,
  );

/** It stays so, whatever became of the nomination. */
const unreadNotice = (
  {
    stage,
    source: at,
    why,
  }: Pick<Extract<JobOf<'tell-administrators'>, { about: 'source-unread' }>, 'stage' | 'source' | 'why'>,
  nomination: Nomination,
): Notice | undefined => {
  const source = nomination.judgement.stages[stage]?.sources[at]?.from;
  return source && { about: 'admin-source-unread', nomination, source, why };
};

type ToAdministrators =
  JobOf<'tell-administrators'> extends infer J
    ? J extends { readonly name: string }
      ? Omit<J, 'name' | 'nominationId'>
      : never
    : never;

const administratorsNotice = (job: ToAdministrators, nomination: Nomination): Notice | undefined => {
  const { about } = job;
  switch (about) {
    case 'source-unread':
      return unreadNotice(job, nomination);
    case 'fell': {
      const fallen = nomination.fallen?.[job.fall];
      return fallen && { about: 'admin-fell', nomination, fallen };
    }
    case 'nobody-reached':
      return nomination.status === 'expired' && nomination.nobodyLeft
        ? { about: 'admin-nobody-reached', nomination }
        : undefined;
    case 'failed':
      return nomination.status === 'failed' ? { about: 'admin-failed', nomination } : undefined;
    case 'mail-failed':
    case 'access-refused':
      return nomination.status === 'invited' ? { about: `admin-${about}`, nomination } : undefined;
    case 'account-left':
      return nomination.status === 'withdrawn' ? { about: 'admin-account-left', nomination } : undefined;
    case 'hindered': {
      const hindrance = nomination.status === 'approved' ? nomination.hindrance : undefined;
      return hindrance && hindrance.kind !== 'paused'
        ? { about: 'admin-hindered', nominationId: nomination.id, hindrance }
        : undefined;
    }
  }
};
