import { later } from '../../kernel/clock.js';
import type { Person } from '../../kernel/people.js';
import type { GuestEvent } from '../events.js';
import {
  answerable,
  isAdopting,
  isElsewhere,
  isLeft,
  mayShowErased,
  seenSince,
  type Guest,
  type GuestIn,
} from '../guest.js';
import { FRESH, mayLag } from '../replication.js';
import { question } from './adopting.js';
import { isStopped, letIn } from './ending.js';
import { isStaying, nothing, yes, type CommandOf, type GuestDecision } from './outcome.js';
import { search } from './searching.js';

/** The directory is the truth about the account: what it is called, whether it is open, and who is to answer for it. */
export const follow = (
  guest: Guest,
  { displayName, address, enabled, sponsors }: CommandOf<'record-directory'>,
  at: Date,
): GuestDecision => {
  // Whoever let somebody in again whom a stop had closed out is asked no questions; what is theirs to stop is theirs to undo.
  if (guest.status === 'removed') return enabled && !mayLag(guest, at) ? comeBack(guest, at) : nothing();
  if (isStopped(guest) && enabled && wasClosed(guest.closing) && !mayLag(guest, at)) return yes(...letIn(guest, at));
  if (!isStaying(guest)) return nothing();
  if (!enabled && !guest.opening && !mayLag(guest, at))
    return yes({ type: 'ended', why: 'stopped', at }, { type: 'closed', left: [], account: 'disabled', at });
  return yes(...rename(guest, { displayName, address }, at), ...followSponsors(guest, sponsors, at));
};

/**
 * Whoever answered for them before is asked whether they still do; where nobody did, somebody is looked for as before. What we
 * ended ourselves stays ended.
 */
const comeBack = (guest: GuestIn<'removed'>, at: Date): GuestDecision => {
  if (isLeft(guest)) return nothing();
  const { until, since, sponsor, terms } = guest;
  const isLate = !since && until && until <= at;
  const back: GuestEvent = { type: 'came-back', ...(isLate && { until: later(at, terms.giveUp) }), at };
  if (guest.unclaimed) return yes(back, question([], at));
  if (guest.sponsorless) return yes(back, search(guest, at));
  return since ? yes(back, { type: 'review-begun', why: 'periodic', asked: [sponsor], restored: true, at }) : yes(back);
};

/** Who has changed their employer, or their name, is the same account: what we write must not go where they are no more. */
const rename = (guest: Guest, there: Pick<Guest, 'displayName' | 'address'>, at: Date): readonly GuestEvent[] => {
  const displayName = (!mayShowErased(guest, there.address) && there.displayName) || guest.displayName;
  const isMoved = isElsewhere(guest, there.address);
  if (displayName === guest.displayName && !isMoved) return [];
  return [{ type: 'renamed', displayName, address: isMoved ? there.address.toLowerCase() : guest.address, at }];
};

/**
 * Where its sponsors were edited so that ours is not among them any more, whoever stands there first answers for the guest from
 * now on; where nobody is left, ours is put back. Ours must have been seen there before: we may never have been able to write them
 * down. Whoever was proposed is nobody's sponsor yet.
 */
const followSponsors = (guest: Guest, there: readonly Person[], at: Date): readonly GuestEvent[] => {
  const standing = answerable(guest).filter((one) => includes(there, one));
  const news = seen(
    standing.filter(({ id }) => !seenSince(guest, id)),
    at,
  );
  const gone = isAdopting(guest) ? [] : answerable(guest).filter((one) => wasTakenOff(guest, there, one, at));
  const { sponsor, backup } = guest;
  const [first] = there;
  const isLost = backup !== undefined && includes(gone, backup) && first !== undefined;
  const lost: readonly GuestEvent[] = isLost ? [{ type: 'backup-lost', backup: backup.id, at }] : [];
  if (!includes(gone, sponsor)) return [...lost, ...news];
  if (!first) return guest.sponsorless ? [] : [{ type: 'sponsors-missed', at }];
  // The sponsor has left, or said “not mine”, and whoever stands in is asked.
  if (guest.sponsorless && first.id === backup?.id) return news;
  return [
    ...lost,
    { type: 'sponsor-changed', sponsor: first, former: sponsor, elsewhere: true, at },
    ...seen([first, ...standing], at),
  ];
};

const includes = (people: readonly Person[], { id }: Person): boolean => people.some((one) => one.id === id);

/** Of whoever was first seen minutes ago, a copy of the directory may not have heard. */
const wasTakenOff = (guest: Guest, there: readonly Person[], one: Person, at: Date): boolean => {
  const since = seenSince(guest, one.id);
  return !includes(there, one) && since !== undefined && later(since, FRESH) <= at;
};

const seen = (people: readonly Person[], at: Date): readonly GuestEvent[] =>
  people.length > 0 ? [{ type: 'sponsors-seen', sponsors: people.map(({ id }) => id), at }] : [];

/** Nobody let in anew whom we could not close out. */
const wasClosed = (closing: GuestIn<'disabled'>['closing']): boolean =>
  closing !== 'open' && closing.account === 'disabled';
