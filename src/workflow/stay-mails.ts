import { HOUR, later, SECOND } from '../kernel/clock.js';
import type { PersonId } from '../kernel/ids.js';
import { unreachable } from '../kernel/result.js';
import { comingEnd, isUnanswered } from '../guest/clock.js';
import { isEndOff } from '../guest/react.js';
import { answerable, leftBehind, type Guest, type GuestIn } from '../guest/guest.js';
import { thingsOf } from '../nomination/move.js';
import type { Access, Nomination, NominationIn } from '../nomination/nomination.js';
import { arrival } from './arrival.js';
import type { AccountLeft, StayEnd, StayMail, StayMailAbout, Store } from './ports.js';

/** What a guest is to read of their stay; `again`: it cannot be said truthfully yet, and may be then. */
export type StayMailWanted = StayMail | 'unwanted' | { readonly again: Date };

type Asked = { readonly guestId: PersonId; readonly round: number } & (
  | { readonly about: 'nudge'; readonly renewed?: true }
  | { readonly about: 'ending' | 'ended' }
  | { readonly about: 'sponsor'; readonly former?: PersonId }
);

/** Writes down what a mail about a stay is made of, as things stand at this moment, or says that it is not wanted any more. */
export const createStayMails = (store: Store) => {
  /** The guest's nominations, oldest first, and the mail's envelope with what all of them have. */
  const read = async (guest: Guest, { about, round }: Asked) => {
    const found = await Promise.all(guest.nominations.map((id) => store.nominations.read(id)));
    const nominations = found.filter((one) => one !== undefined);
    return {
      nominations,
      to: {
        to: guest.address,
        // The account's name has the company's pattern in it; somebody who is greeted has a name of their own.
        guestName: nominations.at(-1)?.guest.name ?? guest.displayName,
        sponsor: guest.sponsor,
        language: guest.language,
        zone: guest.zone,
        messageKey: `${guest.id}.${about}.${round}`,
      },
    };
  };

  /** The newest invitation by mail that can still be accepted. */
  const invitation = async (nominations: readonly Nomination[]) => {
    for (const nomination of [...nominations].reverse()) {
      if (nomination.status !== 'invited' || !nomination.deliveries.includes('mail')) continue;
      // Nobody is reminded of what they have not read yet.
      if (nomination.mail === 'waiting') continue;
      const redeemLink = await store.links.read(nomination.id);
      if (redeemLink) return { nomination, redeemLink };
    }
    return undefined;
  };

  const nudge = async (
    guest: Guest,
    asked: Asked & { readonly about: 'nudge' },
    now: Date,
  ): Promise<StayMailAbout<'nudge'> | 'unwanted'> => {
    if (guest.status !== 'pending-acceptance' || (guest.until && guest.until < now)) return 'unwanted';
    const { nominations, to } = await read(guest, asked);
    const found = await invitation(nominations);
    if (!found) return 'unwanted';
    const { nomination, redeemLink } = found;
    const { nominator, reason, invitedAt } = nomination;
    const accessNames = thingsOf(nomination).map(({ name }) => name);
    return {
      ...to,
      about: 'nudge',
      invitedAt,
      nominator,
      accessNames,
      reason,
      until: guest.until ?? nomination.until,
      redeemLink,
      ...arrival(nomination),
      ...(asked.renewed && { renewed: true }),
    };
  };

  const ending = async (guest: Guest, asked: Asked, now: Date): Promise<StayMailAbout<'ending'> | 'unwanted'> => {
    if (!isIn(guest)) return 'unwanted';
    const { toldOfEnd, ours } = guest;
    const until = comingEnd(guest);
    if (!until || until < now || until.getTime() !== toldOfEnd?.getTime()) return 'unwanted';
    const { nominations, to } = await read(guest, asked);
    const account = ours === 'account' ? 'disabled' : 'stays';
    const accessNames = namesOf(endingWith(account === 'stays', nominations));
    return {
      ...to,
      about: 'ending',
      until,
      accessNames,
      account,
      ...(isUnanswered(guest) && { unanswered: true }),
    };
  };

  const ended = async (guest: Guest, asked: Asked, now: Date): Promise<StayMailWanted> => {
    if (guest.status !== 'disabled' && guest.status !== 'removed') return 'unwanted';
    const end = endOf(guest);
    if (!end) return 'unwanted';
    // What is not taken away yet is not said to be.
    if (guest.status === 'disabled' && guest.closing === 'open') return { again: patiently(guest.at, now) };
    const { nominations, to } = await read(guest, asked);
    const account = accountOf(guest);
    const left = leftBehind(guest);
    const stays = account.is === 'stays';
    const gone = endingWith(stays, nominations).filter(({ key }) => !stays || !left.includes(key));
    return { ...to, about: 'ended', end, accessNames: namesOf(gone), account };
  };

  const sponsor = async (
    guest: Guest,
    asked: Asked & { readonly about: 'sponsor' },
    now: Date,
  ): Promise<StayMailAbout<'sponsor'> | 'unwanted'> => {
    // Whoever has not come in yet reads who answers for them in the reminder.
    if (!isIn(guest) || guest.sponsor.id === asked.former) return 'unwanted';
    const { to } = await read(guest, asked);
    const former = asked.former && (await store.people.read(asked.former))?.person;
    return { ...to, about: 'sponsor', ...(former && { former }), ...(isEndOff(guest, now) && { endIsOff: true }) };
  };

  return async (asked: Asked, now: Date): Promise<StayMailWanted> => {
    const guest = await store.guests.read(asked.guestId);
    if (!guest) return 'unwanted';
    switch (asked.about) {
      case 'nudge':
        return nudge(guest, asked, now);
      case 'ending':
        return ending(guest, asked, now);
      case 'ended':
        return ended(guest, asked, now);
      case 'sponsor':
        return sponsor(guest, asked, now);
      default:
        return unreachable(asked);
    }
  };
};

/** As long again as it took so far: usually it takes seconds, and where Graph is down, hours. */
const patiently = (since: Date, now: Date): Date =>
  later(now, Math.min(HOUR, Math.max(30 * SECOND, now.getTime() - since.getTime())));

const isIn = (guest: Guest): guest is GuestIn<'active' | 'under-review'> =>
  guest.status === 'active' || guest.status === 'under-review';

/** Where the account stays, what the guest had before us stays too. */
const endingWith = (accountStays: boolean, nominations: readonly Nomination[]): readonly Access[] =>
  nominations
    .filter((one): one is NominationIn<'invited'> => one.status === 'invited')
    .flatMap(({ grants }) => grants)
    .filter(({ state, ours }) => state === 'given' && !(accountStays && ours === false))
    .map(({ access }) => access);

const namesOf = (access: readonly Access[]): readonly string[] => [...new Set(access.map(({ name }) => name))];

/** Whoever was stopped for a time, or never came in, is told nothing. */
const endOf = (guest: GuestIn<'disabled' | 'removed'>): StayEnd | undefined => {
  switch (guest.why) {
    case 'over':
      return { why: 'over', until: guest.until ?? guest.at };
    case 'not-needed': {
      const by = guest.status === 'disabled' && guest.by;
      return { why: 'not-needed', ...(by && answerable(guest).some(({ id }) => id === by.id) && { by }) };
    }
    case 'no-sponsor':
      return { why: 'no-sponsor' };
    default:
      return undefined;
  }
};

const accountOf = (guest: GuestIn<'disabled' | 'removed'>): AccountLeft => {
  if (guest.status === 'removed') return { is: guest.accountStays ? 'stays' : 'gone' };
  if (guest.closing === 'open' || guest.closing.account !== 'disabled')
    return { is: guest.closing !== 'open' && guest.closing.account === 'gone' ? 'gone' : 'stays' };
  return { is: 'disabled', ...(guest.removeAt && { removeAt: guest.removeAt }) };
};
