import type { NominationId, PersonId } from '../kernel/ids.js';
import type { Person } from '../kernel/people.js';
import type { EndReason, Closed, GuestFacts, Opened, ReviewReason, Successor } from './guest.js';

/** What is new with another address: it is another person, let in on terms of their own. */
export type Readdressed = Pick<
  GuestFacts,
  'address' | 'displayName' | 'language' | 'zone' | 'until' | 'latestEnd' | 'terms'
>;

/** What a nomination says of the stay: who answers for it, until when, and how late that may be without asking. */
export type NominationTerms = { readonly sponsor: Person; readonly until: Date; readonly latestEnd?: Date };
/** What a nomination brings to a guest whom nobody had taken over, besides who answers for them until when. */
export type Agreed = Pick<GuestFacts, 'backup' | 'latestEnd' | 'invitedAt'> & {
  readonly nominationId: NominationId;
  /** Absent: what of them is ours to end stays as it was. */
  readonly ours?: 'account';
};

export type GuestEvent = { readonly at: Date } & (
  | { readonly type: 'received'; readonly facts: GuestFacts }
  | {
      readonly type: 'nominated-again';
      readonly nominationId: NominationId;
      /** Who asked for it; absent in events of a version before this one. */
      readonly by?: Person;
      readonly until?: Date;
      readonly latestEnd?: Date;
    }
  /** Something that this nomination gave them is over without our doing. */
  | {
      readonly type: 'access-lost';
      readonly nominationId: NominationId;
      readonly access: string;
      /** Somebody took it away there, and no day that was set had come. */
      readonly elsewhere?: true;
    }
  /** The new end holds exactly, also where it is the earlier one. By a nomination, or at the word of whoever answers for them. */
  | {
      readonly type: 'end-changed';
      readonly nominationId?: NominationId;
      readonly by?: Person;
      readonly until: Date;
      readonly latestEnd?: Date;
      /** An approver agreed to no later: `latestEnd` holds, also where more was let before. */
      readonly shortened?: true;
    }
  /** The nomination that had made it later was withdrawn. */
  | {
      readonly type: 'end-fell-back';
      readonly nominationId: NominationId;
      readonly until: Date;
      readonly latestEnd: Date;
    }
  | {
      readonly type: 'sponsor-changed';
      readonly nominationId?: NominationId;
      readonly sponsor: Person;
      /** Who answered for the guest until now. */
      readonly former: Person;
      /** Whoever took the guest over; absent where a nomination or the directory says so, and in events of a version before this one. */
      readonly by?: Person;
      /** Somebody changed it in the directory; we follow. */
      readonly elsewhere?: true;
    }
  /** The account keeps all that it may use, and waits for acceptance again. `by`: whose nomination it was. */
  | {
      readonly type: 'address-changed';
      readonly nominationId: NominationId;
      readonly by: Person;
      readonly to: Readdressed;
    }
  | {
      readonly type: 'backup-changed';
      readonly nominationId: NominationId;
      readonly backup: Person;
      readonly former?: PersonId;
    }
  | { readonly type: 'accepted'; readonly since: Date }
  /** They had accepted before anything of it was done: an invitation that is no more cannot be taken back. */
  | { readonly type: 'end-undone' }
  /** `by`: somebody wished for it, and gets them a new link. */
  | { readonly type: 'guest-nudged'; readonly by?: Person }
  | { readonly type: 'sponsor-told' }
  /** Those who are asked what shall become of the guest. */
  | {
      readonly type: 'review-begun';
      readonly why: ReviewReason;
      readonly asked: readonly Person[];
      readonly search?: Successor;
      readonly restored?: true;
    }
  /** `named`: somebody said that these would take them over; whoever the step finds has their turn all the same. */
  | {
      readonly type: 'successors-asked';
      readonly step: Successor;
      readonly asked: readonly Person[];
      readonly named?: true;
    }
  /** Nobody of those before took them over, or these could not be found in time: they are looked for now. */
  | { readonly type: 'search-moved'; readonly step: Successor }
  /** Somebody answers from now on for a guest who was there before us: at their word, or by a nomination that was agreed. */
  | { readonly type: 'adopted'; readonly by: Person; readonly until?: Date; readonly with?: Agreed }
  /** They left, or were taken off the directory's list. */
  | { readonly type: 'backup-lost'; readonly backup: PersonId }
  | { readonly type: 'reviewer-out'; readonly person: PersonId; readonly why: 'declined' | 'unreachable' }
  | { readonly type: 'review-reminded' }
  /** It comes onto the card of whoever is asked only then. */
  | { readonly type: 'time-given'; readonly from: Date }
  /** The guest stays as agreed: they are needed, or their end stands. */
  | { readonly type: 'confirmed'; readonly by: Person }
  /** Nobody took over, and the rule keeps them all the same. */
  | { readonly type: 'kept-without-sponsor' }
  /** Nobody took over, and the rule ends the stay: then, so that the guest hears of it before. */
  | { readonly type: 'left-unanswered'; readonly ends: Date }
  /** A hand-over came to nothing: whoever answered for them still does. */
  | { readonly type: 'hand-over-failed'; readonly to: readonly Person[] }
  | { readonly type: 'guest-told-of-end'; readonly until: Date }
  /** Nobody had heard of the end when it passed, for nobody had looked at the clock: now there is time for it. */
  | { readonly type: 'end-put-off'; readonly until: Date }
  /** `reason`: what an administrator typed who stopped them. */
  | {
      readonly type: 'ended';
      readonly why: EndReason;
      readonly by?: Person;
      readonly removeAt?: Date;
      readonly reason?: string;
    }
  | { readonly type: 'closed'; readonly left: readonly string[]; readonly account: Closed }
  /** What was to be closed, or deleted, is begun anew. */
  | { readonly type: 'closing-begun' | 'removal-begun' }
  /** These stand among the directory's sponsors. */
  | { readonly type: 'sponsors-seen'; readonly sponsors: readonly PersonId[] }
  /** Ours were taken off the directory's list, and nobody was put there in their place. */
  | { readonly type: 'sponsors-missed' }
  /**
   * An administrator let them in again whom an administrator had stopped; without `by`, somebody in the directory did. `asOf`: when it
   * was wished for.
   */
  | { readonly type: 'reopened'; readonly by?: Person; readonly reason?: string; readonly asOf?: Date }
  /** What was to be enabled is settled, one way or another. */
  | { readonly type: 'opened' }
  /** Somebody restored the account that somebody else had deleted. `until`: of whoever had not accepted, in place of an end that has passed. */
  | { readonly type: 'came-back'; readonly until?: Date }
  | { readonly type: 'renamed'; readonly displayName: string; readonly address: string }
  | {
      readonly type: 'removed';
      readonly by: 'us' | 'somebody-else';
      readonly why?: EndReason;
      readonly accountStays?: true;
    }
);

/** By somebody who answers for the guest, or is asked about them; `asAdministrator`: or by one who may for every guest. */
type Said = { readonly by: Person; readonly asAdministrator?: true };

export type GuestCommand =
  | {
      readonly type: 'receive';
      readonly facts: GuestFacts;
      readonly accepted: boolean;
      /** What of a guest who is known changes to what `facts` say, whose sponsor is who asked for it, and is the new backup. */
      readonly change?: 'end' | 'sponsor' | 'backup' | 'address';
      /** An approver made the stay shorter than was asked for; `latestEnd` of the facts is then its end. */
      readonly shortened?: true;
    }
  /** A guest who was there before us. `sponsor` of the facts is a proposal; those in `asked` are asked, and where it is empty the administrators. */
  | {
      readonly type: 'adopt';
      readonly facts: GuestFacts;
      /** Absent: they have not accepted. */
      readonly since?: Date;
      readonly asked: readonly Person[];
    }
  /** `endedAt`: found while an invitation that ended then was to be closed, and nothing was done yet. */
  | { readonly type: 'record-acceptance'; readonly since: Date; readonly endedAt?: Date }
  /** One of their nominations was withdrawn, and the account stays; `others`: those in force besides, oldest first. `brought`: it is older than they are. */
  | {
      readonly type: 'record-withdrawal';
      readonly nominationId: NominationId;
      readonly terms: NominationTerms;
      readonly others: readonly NominationTerms[];
      readonly brought?: true;
    }
  | { readonly type: 'record-removal'; readonly by: 'us' | 'somebody-else' }
  /** Something that one of their nominations gave is over without our doing. */
  | {
      readonly type: 'record-lost-access';
      readonly nominationId: NominationId;
      readonly access: string;
      readonly elsewhere?: true;
    }
  /** Whatever is due by now. Early, late or twice, it changes nothing else. */
  | { readonly type: 'tick' }
  /** They are to stay until then: longer or shorter than agreed. */
  | ({ readonly type: 'set-end'; readonly until: Date } & Said)
  /** What is agreed stands. */
  | ({ readonly type: 'confirm' } & Said)
  | ({ readonly type: 'end-now' } & Said)
  /** The link once more, to a guest who has not accepted. */
  | ({ readonly type: 'nudge' } & Said)
  /** The guest is not theirs; `to`: but this colleague's, an employee who can be asked. */
  | ({ readonly type: 'pass-on'; readonly to?: Person } & Said)
  /** `until`: of a guest who was there before us, no later than an end that was proposed. */
  | ({ readonly type: 'take-over'; readonly until?: Date } & Said)
  | ({ readonly type: 'decline' } & Said)
  /** Whoever may be asked next to take them over; nobody: the one after. */
  | { readonly type: 'record-successors'; readonly step: Successor; readonly people: readonly Person[] }
  | { readonly type: 'record-unreachable'; readonly person: PersonId }
  /** When the question comes onto this person's card, where that is late: they had one that day, or others come first. */
  | { readonly type: 'record-shown'; readonly person: PersonId; readonly from: Date }
  /** Somebody who answered for the guest has left, or cannot sign in. */
  | { readonly type: 'record-lost'; readonly person: PersonId }
  /** What the directory says of the account and its sponsors. */
  | {
      readonly type: 'record-directory';
      readonly displayName: string;
      /** Where they are written to; may be empty, as may the name. */
      readonly address: string;
      readonly enabled: boolean;
      readonly sponsors: readonly Person[];
    }
  /** The account is no guest's any more: somebody made it a member's. */
  | { readonly type: 'record-member' }
  /** `endedAt`, `letInAt`: what this is the answer to, as the guest had it; they may have come back and been stopped again since. */
  | {
      readonly type: 'record-closed';
      readonly endedAt: Date;
      readonly left: readonly string[];
      readonly account: Closed;
    }
  | { readonly type: 'record-opened'; readonly letInAt: Date; readonly account: Opened }
  | { readonly type: 'record-deleted'; readonly outcome: 'removed' | 'gone' | 'kept' | 'not-permitted' }
  /**
   * `reason`, `asOf`: as the administrator gave it for the whole domain, and when; what was done since by a newer wish, or in the
   * directory, stands. Absent: now.
   */
  | { readonly type: 'stop'; readonly by: Person; readonly reason?: string; readonly asOf?: Date }
  | { readonly type: 'reopen'; readonly by: Person; readonly reason?: string; readonly asOf?: Date };

/** Why a command was not carried out; words/ has a sentence for each. */
export type GuestRefusal =
  | 'no-such-guest'
  /** Neither answers for them nor is asked about them. */
  | 'not-yours'
  | 'stay-over'
  /** Later than the rule lets anybody keep them without asking. */
  | 'needs-approval'
  | 'end-past'
  /** Nobody asks them to take over. */
  | 'nothing-asked'
  | 'already-accepted'
  /** A guest gets no two mails within minutes. */
  | 'mail-just-sent'
  | 'already-sponsor'
  | 'not-stopped';
