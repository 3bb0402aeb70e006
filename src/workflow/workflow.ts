import type { GuestAddress } from '../kernel/address.js';
import type { NominationId, PersonId } from '../kernel/ids.js';
import type { Locale, Person } from '../kernel/people.js';
import type { NominationRefusal } from '../nomination/events.js';
import type { Nomination } from '../nomination/nomination.js';
import type { ApproverSource, Delivery, Offer, Policy } from '../policy/policy.js';
import type { Verdict } from '../policy/assess.js';
import type { View } from './views.js';

/** What is known of an address before anybody is disturbed. */
export type AddressFinding =
  | { readonly finding: 'free' }
  | { readonly finding: 'colleague'; readonly name: string }
  /** In one of our own domains, though nobody has it. */
  | { readonly finding: 'own-domain'; readonly domain: string }
  | { readonly finding: 'blocked-domain'; readonly domain: string }
  /** An accepted guest: more access can be asked for, no invitation will be sent. */
  | { readonly finding: 'guest'; readonly name: string }
  | { readonly finding: 'invited-before' }
  | { readonly finding: 'disabled-guest' }
  | { readonly finding: 'open-nomination'; readonly nominator: Person; readonly own: boolean }
  /** The directory could not be asked; we go on, and Microsoft's answer is final. */
  | { readonly finding: 'unchecked' };

export type OfferFinding = 'fine' | 'no-guests' | 'gone' | 'dynamic' | 'unchecked';

export type Ask = {
  readonly nominator: Person;
  readonly address: GuestAddress;
  readonly offer: Offer;
  readonly until: Date;
  /** The nominator's IANA zone, in which days are counted. */
  readonly zone: string;
};

/**
 * The rule's answer, and by name who would be asked first: `from` says what they are to the nomination. `approvers` is
 * undefined where they could not be looked up, `from` where there are none.
 */
export type Judged = {
  readonly verdict: Verdict;
  readonly approvers?: readonly Person[];
  readonly from?: ApproverSource['from'];
};

/** A nomination complete and said back, ready to be sent. */
export type Proposal = {
  readonly id: NominationId;
  readonly nominator: Person;
  readonly address: GuestAddress;
  /** The address is an accepted guest's. */
  readonly isGuest?: true;
  readonly name: string;
  readonly company: string;
  readonly language: Locale;
  readonly offer: Offer;
  readonly reason: string;
  readonly until: Date;
  readonly zone: string;
  readonly deliveries: readonly Delivery[];
};

export type Answer =
  | { readonly outcome: 'decided' | 'noted'; readonly view: View }
  /** `view` is what the card should show now; `nomination` is for finding words, for somebody without a card too. */
  | {
      readonly outcome: 'refused';
      readonly why: NominationRefusal;
      readonly view?: View;
      readonly nomination?: Nomination;
    };

/** The use cases: what the chat edge may ask of us. Every right is looked up here, at the moment it is used. */
export interface Workflow {
  policy(): Policy;
  checkAddress(address: GuestAddress, nominator: PersonId): Promise<AddressFinding>;
  checkOffer(offer: Offer): Promise<OfferFinding>;
  /** Assesses, and looks up the approvers' names. */
  judge(ask: Ask): Promise<Judged>;
  /** Begins the nomination; a second time with the same id changes nothing. Throws `DirectoryTrouble` where it cannot be known whether they may. */
  nominate(proposal: Proposal): Promise<
    | { readonly outcome: 'begun'; readonly view: View }
    | { readonly outcome: 'refused'; readonly verdict: Extract<Verdict, { ok: false }> }
    | { readonly outcome: 'not-an-employee' }
    /** Somebody else's nomination for this address came first. */
    | { readonly outcome: 'already-open' }
  >;
  answer(nominationId: NominationId, by: Person, answer: 'approve' | 'deny', comment: string): Promise<Answer>;
  withdraw(nominationId: NominationId, by: PersonId): Promise<Answer>;
  /** Writes to the guest again with the link that is valid; the nominator's right alone. */
  mailAgain(nominationId: NominationId, by: PersonId): Promise<Answer>;
  /** What this person should see of a nomination now: approver's card or nominator's receipt; undefined for anybody else. */
  viewFor(nominationId: NominationId, reader: PersonId): Promise<View | undefined>;
  /** A nominator's own nominations, newest first. */
  nominationsOf(nominator: PersonId): Promise<readonly Nomination[]>;
}
