import type { GuestAddress } from '../kernel/address.js';
import type { ChannelId, DelegationId, NominationId, PersonId } from '../kernel/ids.js';
import type { Locale, Person } from '../kernel/people.js';
import type { GuestRefusal } from '../guest/events.js';
import type { Guest } from '../guest/guest.js';
import type { NominationRefusal } from '../nomination/commands.js';
import type { Move } from '../nomination/move.js';
import type { ExtraAnswer, Facts, Nomination, NominationIn, Purpose } from '../nomination/nomination.js';
import type { Finding, Seen } from '../policy/findings.js';
import type { ApproverSource, Delivery, Offer, Policy } from '../policy/policy.js';
import type { Permitted, Verdict } from '../policy/verdict.js';
import type { Catalogue } from './catalogue.js';
import type { Emergency } from './emergency.js';
import type { Strangers } from './adopting.js';
import type { Delegation } from './ports.js';
import type { ApprovalList, GuestList, View } from './views.js';

/** As much of a nomination as is known when the look is made; the more is known, the more can be found. */
export type Ask = {
  readonly nominator: Person;
  readonly address?: GuestAddress;
  /** What the guest is to be given; none while that is not known, and with a purpose. */
  readonly offers: readonly Offer[];
  readonly until?: Date;
  /** The nominator's IANA zone, in which days are counted. */
  readonly zone: string;
  /** Who would answer for the guest, where that is not the nominator; they are not asked to approve. */
  readonly sponsor?: Person;
  /** About a guest who exists; see `Purpose`. */
  readonly purpose?: Purpose;
  /** What a finding offered about this guest, and the nominator chose: the finding is then answered, and not made again. */
  readonly chosen?: 'access' | 'resend' | 'revive' | Purpose;
  /** With the purpose `address`: the guest whose account is to go by this address. */
  readonly moves?: PersonId;
  /** With the choice `revive`: the guest whose account is to be enabled, or restored. */
  readonly revives?: PersonId;
  /** Their own nomination that is to be withdrawn for it: it is no open one any more, and counts nowhere. */
  readonly replaces?: NominationId;
};

/** Who would be asked in one stage, by name. `people` is undefined where they could not be looked up, `from` where there are none. */
export type AskedStage = {
  readonly people?: readonly Person[];
  readonly from?: ApproverSource['from'];
  /** Of several things, where not all are for the same people: who would be asked about each. */
  readonly items?: readonly AskedItem[];
  /** Nobody here: all of them are asked about it in Microsoft Entra. */
  readonly elsewhere?: true;
};
export type AskedItem = { readonly name: string } & Omit<AskedStage, 'items'>;

/** What a look before sending found. */
export type Preflight = {
  /** Refusals first, then offers, then warnings. */
  readonly findings: readonly Finding[];
  /** The rules' answer, where address and thing (or purpose) are known; before, a refusal that holds whatever is asked for. */
  readonly verdict?: Verdict;
  /** One for each of the verdict's stages. */
  readonly stages: readonly AskedStage[];
  readonly seen: Seen;
  /** Keys of all that the rules offer and we lack the permission to give, by its kind. */
  readonly notGranted?: readonly Offer['key'][];
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
  /** None with a purpose. */
  readonly offers: readonly Offer[];
  readonly reason: string;
  readonly until: Date;
  readonly zone: string;
  readonly deliveries: readonly Delivery[];
  readonly purpose?: Purpose;
  /** As in `Ask`. */
  readonly moves?: PersonId;
  readonly revive?: Facts['revive'];
  /** A link is wanted for somebody who was invited and has not accepted. */
  readonly resend?: true;
  /** The guest was deleted and can be restored, and is to be invited as if they had never been here. */
  readonly anew?: true;
  readonly sponsor?: Person;
  readonly backup?: Person;
  readonly answers?: readonly ExtraAnswer[];
  /** Takes the place of this open nomination of theirs, which is withdrawn when it begins; never without it. */
  readonly replaces?: NominationId;
  /** That one is not open: its invitation is out, to a wrong address, and is taken back. */
  readonly corrects?: true;
};

/** What an approver wishes to change, as they said it; looked up and checked when it is used. */
export type ChangeWishes = {
  /** The last day, `YYYY-MM-DD`, where the nominator is. */
  readonly until?: string;
  /** Keys of what stays; all else falls away. */
  readonly keep?: readonly string[];
  /** An employee's address, or a name. */
  readonly sponsor?: string;
  readonly deliveries?: readonly Delivery[];
};

export type Said = {
  readonly answer: 'approve' | 'deny';
  readonly comment: string;
  /** The one that the pressed card asked about; absent, the one that is open. */
  readonly stage?: number;
  /** Of the ask as the card showed it; absent, as it is. */
  readonly edition?: number;
  readonly changes?: ChangeWishes;
};

/** A colleague was named, and it is not known who is meant: nobody of that name, or several. */
export type Unclear = { readonly outcome: 'unclear'; readonly said: string; readonly people: readonly Person[] };

/** Why nobody can stand in for somebody. */
export type DelegationFault =
  | 'not-an-employee'
  | 'yourself'
  /** Begins after it ends, or is over already. */
  | 'no-such-time'
  | 'too-long'
  /** Each of them, and the end of each, is told to somebody. */
  | 'too-many-today'
  /** They hand over to each other, over some others or directly. */
  | 'circle'
  /** Somebody else stands in then already. */
  | 'overlap';

/** Why a person that was named cannot answer for the guest. */
export type SponsorFault = 'not-an-employee' | 'not-allowed-by-the-rule' | 'same-as-sponsor' | 'backup-needed';

export type Answer =
  | { readonly outcome: 'decided'; readonly view: View }
  /** Nobody knows yet whether they may: whoever had no part in it before is shown nothing. */
  | { readonly outcome: 'noted'; readonly view?: View }
  /** `view` is what the card should show now; `nomination` is for finding words, for somebody without a card too. */
  | {
      readonly outcome: 'refused';
      readonly why: NominationRefusal;
      readonly view?: View;
      readonly nomination?: Nomination;
      /** The colleague it is about: who was to receive it, or to answer for the guest. */
      readonly who?: Person;
      /** With `mailed-enough`. */
      readonly room?: Room;
    };

/** So many mails a week are allowed, and there is room for another one from then on. */
export type Room = { readonly from: Date; readonly most: number };

/** What somebody says about a guest. */
export type GuestSaid =
  /** The last day, `YYYY-MM-DD`, where the guest's days are counted. */
  | { readonly say: 'keep-until'; readonly day: string }
  /** What is agreed stands. */
  | { readonly say: 'confirm' }
  | { readonly say: 'remove' }
  /** Not theirs; with a colleague (an address, or a name): that one's. */
  | { readonly say: 'pass-on'; readonly colleague?: string }
  /** `day`: as above, the last one; of a guest who was there before us. */
  | { readonly say: 'take-over'; readonly day?: string }
  | { readonly say: 'decline' }
  /** A new link, mailed to a guest who has not accepted. */
  | { readonly say: 'resend' };

export type GuestAnswer =
  | { readonly outcome: 'done'; readonly guest: Guest; readonly changed: boolean }
  | {
      readonly outcome: 'refused';
      /**
       * `no-link`: the invitation was not ours, and we have none that could be sent again. `domain-blocked`: nobody of their domain
       * may be invited any more. `address-waits`: another address for this guest is asked for already, by `who`.
       * `inviting-paused`, `domain-stopped`: by the administrator `who`.
       */
      readonly why:
        | GuestRefusal
        | 'no-such-day'
        | 'no-link'
        | 'domain-blocked'
        | 'address-waits'
        | 'inviting-paused'
        | 'domain-stopped';
      /** For finding words; absent for somebody who has no part in it. */
      readonly guest?: Guest;
      readonly who?: Person;
    }
  /** Of whoever has our mail for a link: there is no room for another one yet. */
  | { readonly outcome: 'refused'; readonly why: 'mailed-enough'; readonly guest: Guest; readonly room: Room }
  | Unclear;

/** How a guest's address can be changed: by inviting anew who has not accepted, or with their account and all that it may use. */
export type Correctable =
  | { readonly outcome: 'invitation'; readonly guest: Guest; readonly nomination: NominationIn<'invited'> }
  | { readonly outcome: 'account'; readonly guest: Guest; readonly move: Move }
  | Extract<GuestAnswer, { readonly outcome: 'refused' }>;

/** Of what needs no look at anybody's rights. */
export type AnswerAtOnce = Exclude<Answer, { readonly outcome: 'noted' }>;

/** The use cases: what the chat edge may ask of us. Every right is looked up here, at the moment it is used. */
export interface Workflow {
  policy(): Policy;
  /** Looks before anybody is disturbed; at most three round trips. Never throws for the directory's sake: what could not be looked at is named. */
  preflight(ask: Ask): Promise<Preflight>;
  /** Employees whom this text may mean: an address in full, or a name exactly, be it the given name alone. Undefined where they could not be looked up. */
  colleagues(said: string): Promise<readonly Person[] | undefined>;
  /** Whether this person may answer for a guest under the rule that matched; undefined where that cannot be known now. */
  maySponsor(person: Person, nominator: Person, verdict: Permitted): Promise<boolean | undefined>;
  /** What this person may ask for, by name; never throws for the directory's sake. */
  catalogueFor(person: Person): Promise<Catalogue>;
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
    /** What it was to replace was decided, or withdrawn, meanwhile; it stays as it is, and nothing begins. */
    | { readonly outcome: 'no-longer-open'; readonly view?: View }
  >;
  /** Asks for the same guest as an open nomination does: one nomination, and both are told how it goes. Twice is once. */
  join(nominationId: NominationId, by: Person): Promise<AnswerAtOnce>;
  answer(nominationId: NominationId, by: Person, said: Said): Promise<Answer | Unclear>;
  /** Not me: to the colleague who is named (an address, or a name), or, without one, to the others who are asked. */
  handOver(nominationId: NominationId, by: Person, stage?: number, to?: string): Promise<Answer | Unclear>;
  /** A question to the nominator, which was asked in this stage and is to have this number, from 0. Twice is once. */
  inquire(
    nominationId: NominationId,
    by: Person,
    text: string,
    shown?: { readonly stage?: number; readonly inquiry?: number },
  ): Promise<Answer>;
  /** The nominator's answer to the question of this number, from 0; without one, to that which is open. */
  reply(nominationId: NominationId, by: PersonId, text: string, inquiry?: number): Promise<Answer>;
  /** The nominator's word on another sponsor that an approver asks for; `sponsor` is whom they read of. */
  settleChange(nominationId: NominationId, by: PersonId, agrees: boolean, sponsor?: PersonId): Promise<Answer>;
  /** Reminds whoever has not answered; the nominator's right, once a day. */
  remind(nominationId: NominationId, by: PersonId): Promise<Answer>;
  /** What waits for this person, the oldest first. */
  approvalsOf(person: PersonId): Promise<ApprovalList>;
  /** The list under a card that was sent, as it stands now: the same nominations, settled ones included. */
  approvalsAt(person: PersonId, conversationId: string, activityId: string): Promise<ApprovalList>;
  delegate(wish: {
    readonly from: Person;
    readonly to: Person;
    readonly starts: Date;
    readonly ends: Date;
  }): Promise<
    | { readonly outcome: 'delegated'; readonly delegation: Delegation }
    | { readonly outcome: 'refused'; readonly why: DelegationFault; readonly with?: Delegation }
  >;
  /** What this person gave or was given, and is not over. */
  delegationsOf(person: PersonId): Promise<readonly Delegation[]>;
  /** Ends what this person gave; undefined where there is nothing of theirs to end. */
  revokeDelegation(id: DelegationId, by: PersonId): Promise<Delegation | undefined>;
  /** Minutes after midnight, in their zone, for one message a day about what waits; undefined: each when it comes. */
  setDigest(person: PersonId, at: number | undefined): Promise<void>;
  withdraw(nominationId: NominationId, by: PersonId): Promise<Answer>;
  /** Writes to the guest again with the link that is valid; the nominator's right alone. */
  mailAgain(nominationId: NominationId, by: PersonId): Promise<Answer>;
  /** What this person should see of a nomination now: approver's card or nominator's receipt; undefined for anybody else. */
  viewFor(nominationId: NominationId, reader: PersonId): Promise<View | undefined>;
  /** As `viewFor`, for a card in a channel: everybody there may see it, and what they may press is drawn for them. Reads our tables alone. */
  viewInChannel(nominationId: NominationId, reader: PersonId, channel: ChannelId): Promise<View | undefined>;
  /** Whom this person answers for or is asked about, as one card shows it. */
  guestsOf(person: PersonId): Promise<GuestList>;
  /** The guests of theirs whom this may mean, by address or name; an administrator's are all. Empty: none. */
  guestsNamed(person: PersonId, said: string): Promise<GuestList>;
  /** The list under a card that was sent, as it stands now: the same guests, those whose stay is over included. */
  guestsAt(person: PersonId, conversationId: string, activityId: string): Promise<GuestList>;
  /** A guest this person has a say about, or any, for an administrator; undefined for anybody else. */
  guestFor(guest: PersonId, by: Person): Promise<Guest | undefined>;
  /** What somebody who answers for a guest, or is asked about them, or an administrator, wants to become of them. */
  decideOnGuest(guest: PersonId, by: Person, said: GuestSaid): Promise<GuestAnswer>;
  /** What it takes to have this guest's address changed; changes nothing. */
  correctable(guest: PersonId, by: Person): Promise<Correctable>;
  readonly emergency: Emergency;
  /** Guests who are not in our books, for an administrator; undefined for anybody else. `isAll`: false where counting them took too long. */
  strangers(by: PersonId): Promise<(Strangers & { readonly isAll: boolean }) | undefined>;
  /** Has somebody asked about each of them; false: not by this person, who is no administrator. */
  takeInStrangers(by: PersonId): Promise<boolean>;
  /** What this person nominated or joined, newest first. */
  nominationsOf(nominator: PersonId): Promise<readonly Nomination[]>;
}
