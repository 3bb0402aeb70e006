import type { GuestAddress } from '../kernel/address.js';
import type { NominationId, PersonId } from '../kernel/ids.js';
import type { Locale, Person } from '../kernel/people.js';
import type { NominationRefusal } from '../nomination/events.js';
import type { ExtraAnswer, Facts, Nomination, Purpose } from '../nomination/nomination.js';
import type { Finding, Seen } from '../policy/findings.js';
import type { ApproverSource, Delivery, Offer, Policy } from '../policy/policy.js';
import type { Permitted, Verdict } from '../policy/verdict.js';
import type { View } from './views.js';

/** As much of a nomination as is known when the look is made; the more is known, the more can be found. */
export type Ask = {
  readonly nominator: Person;
  readonly address?: GuestAddress;
  readonly offer?: Offer;
  readonly until?: Date;
  /** The nominator's IANA zone, in which days are counted. */
  readonly zone: string;
  /** Who would answer for the guest, where that is not the nominator; they are not asked to approve. */
  readonly sponsor?: Person;
  /** About a guest who exists; see `Purpose`. */
  readonly purpose?: Purpose;
  /** What a finding offered about this guest, and the nominator chose: the finding is then answered, and not made again. */
  readonly chosen?: 'access' | 'resend' | 'revive' | Purpose;
};

/** Who would be asked in one stage, by name. `people` is undefined where they could not be looked up, `from` where there are none. */
export type AskedStage = { readonly people?: readonly Person[]; readonly from?: ApproverSource['from'] };

/** What a look before sending found. */
export type Preflight = {
  /** Refusals first, then offers, then warnings. */
  readonly findings: readonly Finding[];
  /** The rules' answer, where address and thing (or purpose) are known; before, a refusal that holds whatever is asked for. */
  readonly verdict?: Verdict;
  /** One for each of the verdict's stages. */
  readonly stages: readonly AskedStage[];
  readonly seen: Seen;
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
  /** Absent with a purpose. */
  readonly offer?: Offer;
  readonly reason: string;
  readonly until: Date;
  readonly zone: string;
  readonly deliveries: readonly Delivery[];
  readonly purpose?: Purpose;
  readonly revive?: Facts['revive'];
  /** A link is wanted for somebody who was invited and has not accepted. */
  readonly resend?: true;
  /** The guest was deleted and can be restored, and is to be invited as if they had never been here. */
  readonly anew?: true;
  readonly sponsor?: Person;
  readonly backup?: Person;
  readonly answers?: readonly ExtraAnswer[];
};

/** Why a person that was named cannot answer for the guest. */
export type SponsorFault = 'not-an-employee' | 'not-allowed-by-the-rule' | 'same-as-sponsor' | 'backup-needed';

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
  /** Looks before anybody is disturbed; at most three round trips. Never throws for the directory's sake: what could not be looked at is named. */
  preflight(ask: Ask): Promise<Preflight>;
  /** Employees whom this text may mean: an address in full, or a name exactly. Undefined where they could not be looked up. */
  colleagues(said: string): Promise<readonly Person[] | undefined>;
  /** Whether this person may answer for a guest under the rule that matched; undefined where that cannot be known now. */
  maySponsor(person: Person, nominator: Person, verdict: Permitted): Promise<boolean | undefined>;
  /** Begins the nomination; a second time with the same id changes nothing. Throws `DirectoryTrouble` where it cannot be known whether they may. */
  nominate(proposal: Proposal): Promise<
    | { readonly outcome: 'begun'; readonly view: View }
    /** A look found a refusal, or an offer that was not chosen. */
    | { readonly outcome: 'refused'; readonly findings: readonly Finding[] }
    | { readonly outcome: 'sponsor-refused'; readonly who: 'sponsor' | 'backup'; readonly why: SponsorFault }
    /** Answers to the company's own questions are missing or wrong. */
    | { readonly outcome: 'answers-wanted'; readonly keys: readonly string[] }
    | { readonly outcome: 'not-an-employee' }
    /** Somebody else's nomination for this address came first. */
    | { readonly outcome: 'already-open' }
  >;
  /** Asks for the same guest as an open nomination does: one nomination, and both are told how it goes. Twice is once. */
  join(nominationId: NominationId, by: Person): Promise<Answer>;
  /** `stage`: the one that the pressed card asked about; absent, the one that is open. */
  answer(
    nominationId: NominationId,
    by: Person,
    answer: 'approve' | 'deny',
    comment: string,
    stage?: number,
  ): Promise<Answer>;
  withdraw(nominationId: NominationId, by: PersonId): Promise<Answer>;
  /** Writes to the guest again with the link that is valid; the nominator's right alone. */
  mailAgain(nominationId: NominationId, by: PersonId): Promise<Answer>;
  /** What this person should see of a nomination now: approver's card or nominator's receipt; undefined for anybody else. */
  viewFor(nominationId: NominationId, reader: PersonId): Promise<View | undefined>;
  /** What this person nominated or joined, newest first. */
  nominationsOf(nominator: PersonId): Promise<readonly Nomination[]>;
}
