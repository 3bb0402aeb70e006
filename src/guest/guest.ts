import type { NominationId, PersonId } from '../kernel/ids.js';
import { NOBODY, type Locale, type Person } from '../kernel/people.js';
import type { StayTerms } from '../policy/policy.js';

export type GuestFacts = {
  readonly id: PersonId;
  readonly address: string;
  readonly displayName: string;
  readonly sponsor: Person;
  readonly backup?: Person;
  /** The last moment of the last day, where the nominator was; absent: no end was agreed. */
  readonly until?: Date;
  /** The last moment up to which the sponsor may keep them without asking anybody; absent: as long as the stay itself. */
  readonly latestEnd?: Date;
  /** IANA: in which `until` was meant, and in which mornings come. */
  readonly zone: string;
  /** The language we write to them in. */
  readonly language: Locale;
  /** The nominations that brought them here or gave them more, oldest first; none of somebody who was here before us. */
  readonly nominations: readonly NominationId[];
  readonly invitedAt: Date;
  /**
   * What is ours to end: the account, where we made it or somebody agreed that its end is ours to see to; else no more than the
   * access we gave.
   */
  readonly ours: 'account' | 'access';
  readonly terms: StayTerms;
  /** Who of those who answer we saw among the directory's own sponsors, since when: whoever stands there no more was taken off. */
  readonly seen?: readonly { readonly id: PersonId; readonly since: Date }[];
  /** Let in again by this administrator; the account is still to be enabled, and that it is disabled is no news until then. */
  readonly opening?: Person;
  /** When they were let in again last: as we wished it while `opening`, and then as the directory did it. */
  readonly letInAt?: Date;
  /**
   * When administrators wished for what they were let in again by last: no stop that was wished for before it is meant for them. Absent
   * also where a version before this one did it.
   */
  readonly letInAsOf?: Date;
  /** The account went by another address before; the newest change of that kind. */
  readonly moved?: Moved;
  /** The newest nomination of somebody else that gave them more. */
  readonly more?: More;
  /** What they had been given in this stay and that ended without our doing, the newest last. */
  readonly lost?: readonly LostAccess[];
  /** Whoever stands there as sponsor does not answer for them: somebody else is looked for, or nobody took over. */
  readonly sponsorless?: true;
};

export type Moved = { readonly nomination: NominationId; readonly from: string; readonly at: Date };

export type More = { readonly by: Person; readonly nomination: NominationId; readonly at: Date };

/** `access`: its key in that nomination. */
export type LostAccess = { readonly nomination: NominationId; readonly access: string; readonly at: Date };

/** Why a stay ended, or is to. */
export type EndReason =
  /** On its day. */
  | 'over'
  /** Whoever answers for the guest said that they are not needed. */
  | 'not-needed'
  /** Nobody answers for them any more. */
  | 'no-sponsor'
  /** The invitation was never accepted. */
  | 'never-accepted'
  | 'withdrawn'
  /** An administrator stopped a whole domain; can be taken back. */
  | 'stopped';

/** Why somebody is asked about a guest. */
export type ReviewReason =
  /** The stay ends soon. */
  | 'ending'
  /** Whether they are still needed, of guests whose end is far. */
  | 'periodic'
  /** Whoever answered for them has left, cannot sign in, or said that the guest is not theirs. */
  | 'no-sponsor'
  /** The sponsor wishes to hand them to somebody. */
  | 'hand-over'
  /** They were there before us, or came by other ways than ours, and nobody has said yet that they answer for them. */
  | 'adopted';

/** Who is asked to take a guest over, one after the other. */
export const SUCCESSION = ['backup', 'manager', 'owners'] as const;
/** `administrators` are asked about guests who were there before us; of others, they are told. */
export const SUCCESSORS = [...SUCCESSION, 'administrators'] as const;
export type Successor = (typeof SUCCESSORS)[number];

/** A question about a guest that waits for somebody. */
export type Review = {
  readonly why: ReviewReason;
  readonly begunAt: Date;
  /** Who may answer, the ones asked last at the end. */
  readonly asked: readonly Person[];
  /** Those of them who said no, or cannot be reached. */
  readonly out: readonly PersonId[];
  /** Of a search for somebody else: whom it has come to, and since when; `found`: these have been looked for, and asked. */
  readonly search?: { readonly step: Successor; readonly since: Date; readonly found?: true };
  readonly remindedAt?: Date;
  /** When it comes onto the card of whoever is asked, where that is later than it was asked: their time to answer counts from then. */
  readonly answerFrom?: Date;
  /** They are asked because somebody restored the account, which somebody had deleted. */
  readonly restored?: true;
  /** Of a search in which nobody took the guest over: then the stay ends, unless somebody still does. */
  readonly ends?: Date;
};

/** What was said about a guest last, so that nobody is asked the same again. */
type Reviewed = {
  /** When somebody who may last said that the guest is needed. */
  readonly confirmedAt?: Date;
  /** The end about which it was said that it stands; asked again only where it moves. */
  readonly settledEnd?: Date;
  /** The end of which the guest was told. */
  readonly toldOfEnd?: Date;
};

type Stay = Reviewed & {
  /** When they accepted. */
  readonly since: Date;
};

/** What a guest who was stopped comes back to, or whose invitation is being taken back. */
export type Was = Reviewed & {
  readonly nudgedAt?: Date;
  readonly renewedAt?: Date;
  readonly sponsorToldAt?: Date;
  /** Nobody had taken them over; these were still asked whether they would. */
  readonly unclaimed?: readonly Person[];
};

export type GuestState =
  | {
      readonly status: 'pending-acceptance';
      /** When they were last to have one more mail; whoever gets none has it written down all the same. */
      readonly nudgedAt?: Date;
      /** When somebody last wished for a new link for them. */
      readonly renewedAt?: Date;
      /** The sponsor was told that they have not accepted. */
      readonly sponsorToldAt?: Date;
      /** Nobody answers for them, or somebody else is to. */
      readonly review?: Review;
    }
  | ({ readonly status: 'active' } & Stay)
  | ({ readonly status: 'under-review'; readonly review: Review } & Stay)
  | {
      readonly status: 'disabled';
      readonly at: Date;
      readonly why: EndReason;
      /** Who ended it; absent: its day had come, or nobody answered. */
      readonly by?: Person;
      /** When they had accepted; absent, where they never did. */
      readonly since?: Date;
      /** Of whoever was stopped, or had not accepted: what had been said, so that nobody is told or asked the same again. */
      readonly was?: Was;
      /** Absent: not by itself. */
      readonly removeAt?: Date;
      /** When that, or the deletion, was last begun: what is not done a day later is begun anew. */
      readonly triedAt?: Date;
      /** What we took away and closed; `open` while that is under way. `left`: keys of what could not be taken away. */
      readonly closing: 'open' | { readonly at: Date; readonly left: readonly string[]; readonly account: Closed };
    }
  | {
      readonly status: 'removed';
      readonly at: Date;
      readonly by: 'us' | 'somebody-else';
      /** When they had accepted; absent, where they never did. */
      readonly since?: Date;
      /** Nobody had said yet that they answer for them. */
      readonly unclaimed?: true;
      /** Absent: somebody else removed them, or a version before this one did. */
      readonly why?: EndReason;
      /** The account stays in the directory: it was not ours to delete. */
      readonly accountStays?: true;
      /** With it, keys of what could not be taken away. */
      readonly left?: readonly string[];
    };

/**
 * What became of the account at the end: `kept`: not ours; `not-permitted`: ours, but we lack the right; `synchronised`: it came
 * to be kept in a directory on-premises, where alone it can be disabled.
 */
export type Closed = 'disabled' | 'gone' | 'kept' | 'not-permitted' | 'synchronised';

/** What became of the account of somebody who was let in again; `kept`: it is no guest's any more. */
export type Opened = 'enabled' | 'gone' | 'kept' | 'not-permitted';

/** A person from outside with an account in the directory; lives for months. */
export type Guest = GuestFacts & GuestState & { readonly revision: number };
export type GuestIn<S extends GuestState['status']> = Extract<Guest, { readonly status: S }>;

/** Out of our books for good: what we removed, or left, is ended. Whom somebody else removed comes back where somebody restores them. */
export const isLeft = (guest: Guest): boolean => guest.status === 'removed' && guest.by === 'us';

/** The question that waits for an answer, if there is one. */
export const reviewOf = (guest: Guest): Review | undefined =>
  guest.status === 'under-review' || guest.status === 'pending-acceptance' ? guest.review : undefined;

/** A guest for whom somebody was proposed, and whom nobody has taken over. */
export type Adopting = GuestIn<'pending-acceptance' | 'under-review'> & {
  readonly review: Review & { readonly why: 'adopted' };
};

export const isAdopting = (guest: Guest): guest is Adopting => reviewOf(guest)?.why === 'adopted';

/** Keys of what could not be taken away at the end, where that has come. */
export const leftBehind = (guest: Guest): readonly string[] => {
  if (guest.status === 'removed') return guest.left ?? [];
  return guest.status === 'disabled' && guest.closing !== 'open' ? guest.closing.left : [];
};

/** The same, also while they are stopped: nobody has said yet that they answer for them. */
export const isUnclaimed = (guest: Guest): boolean =>
  isAdopting(guest) ||
  (guest.status === 'disabled' && guest.sponsorless === true && guest.was?.unclaimed !== undefined);

/** The same, also once they are removed: whoever was proposed has nothing to hear of what became of them. */
export const isNobodys = (guest: Guest): boolean =>
  isUnclaimed(guest) || (guest.status === 'removed' && guest.unclaimed === true);

/** Whose answer the question still waits for. */
export const reviewers = ({ asked, out }: Review): readonly Person[] => asked.filter(({ id }) => !out.includes(id));

/** Whether the directory writes to them at an address that is news. An account that was handed on here may go on showing the one before, for a while or for good. */
export const isElsewhere = (guest: GuestFacts, there: string): boolean => {
  if (mayShowErased(guest, there)) return false;
  const now = there.toLowerCase();
  return now !== '' && now !== guest.address.toLowerCase() && now !== guest.moved?.from.toLowerCase();
};

/**
 * Whether the directory, at this address, may still show whoever had the account before and was erased here. Which address was
 * theirs nobody knows any more: name and address are not followed until it shows the one that is known.
 */
export const mayShowErased = ({ address, moved }: GuestFacts, there: string): boolean =>
  moved?.from === NOBODY.address && there.toLowerCase() !== address.toLowerCase();

/** The address they go by, in lower case: what the directory shows, where that is news or ours was erased; else ours. */
export const goesBy = (guest: GuestFacts, there?: string): string | undefined => {
  const isNews = there !== undefined && isElsewhere(guest, there);
  const known = guest.address === NOBODY.address ? undefined : guest.address;
  return (isNews ? there : (known ?? there))?.toLowerCase();
};

/** Of a nomination of theirs: it brought somebody here who used the account before it went by another address. */
export const isPast = ({ moved, nominations }: GuestFacts, nomination: NominationId): boolean =>
  moved !== undefined &&
  nominations.includes(nomination) &&
  nominations.indexOf(nomination) < nominations.indexOf(moved.nomination);

/** By a link that they have: so may, once they are let in again, whom an administrator stopped before they were in. */
export const mayComeIn = (guest: Guest): boolean =>
  guest.status === 'pending-acceptance' || (guest.status === 'disabled' && guest.why === 'stopped' && !guest.since);

/** Whoever answers for the guest now, the first one first. */
export const answerable = ({ sponsor, backup }: GuestFacts): readonly Person[] =>
  backup && backup.id !== sponsor.id ? [sponsor, backup] : [sponsor];

/** Since when they have been seen among the directory's sponsors. */
export const seenSince = ({ seen }: GuestFacts, id: PersonId): Date | undefined =>
  seen?.find((one) => one.id === id)?.since;

/** Whether this person answers for the guest, or is asked about them now. */
export const hasSay = (guest: Guest, id: PersonId): boolean => {
  const review = reviewOf(guest);
  return [...answerable(guest), ...(review ? reviewers(review) : [])].some((person) => person.id === id);
};
