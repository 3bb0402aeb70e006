import type { Person } from '../kernel/people.js';
import type { ChannelId, NominationId, PersonId } from '../kernel/ids.js';
import type { ChannelRef } from '../policy/policy.js';
import type { Asked, AskedChannel, Changes, Items, Right } from './asking.js';
import type { Access, EndedThere, Facts, GrantRefusal, Hindrance, Refusal, Taken } from './nomination.js';
import type { Chosen, Unread } from './events.js';

type Answering = {
  readonly by: Person;
  readonly right: Right;
  /** The one that was open when it was pressed, and that `right` speaks of. */
  readonly stage: number;
  /** Of the ask as they read it; see `editionOf`. Absent: as it is. */
  readonly edition?: number;
  readonly comment: string;
  readonly pressedAt?: Date;
};

/** A yes or a no that was acknowledged before it was known whether it counts. `stage`: that was open when it was pressed. */
export type NotedPress = { readonly stage: number; readonly pressedAt: Date };

/**
 * What somebody, or a job, wants to happen. `right`, `mayNominate`, `accepted` and their like are facts of the moment of use,
 * looked up before the transaction. `pressedAt`: of a click that had to wait for those facts; absent, it was pressed now.
 */
export type NominationCommand =
  | { readonly type: 'nominate'; readonly facts: Facts }
  | {
      readonly type: 'choose-approvers';
      readonly stage: number;
      readonly source: number;
      readonly people: readonly Chosen[];
      readonly channel?: ChannelRef;
      readonly unread?: Unread;
      /** Of these alone it is not known whom the source names. */
      readonly unreadAbout?: Items;
      /** All whom it has for these are asked about them in Microsoft Entra. */
      readonly elsewhere?: Items;
    }
  /** Somebody stands in for an approver from now on, by delegation; without `for`, they are back for whom another was asked. */
  | { readonly type: 'stand-in'; readonly stands: Chosen }
  | {
      readonly type: 'record-channel';
      readonly channel: ChannelId;
      readonly reached: Exclude<AskedChannel['reached'], 'not-yet'>;
    }
  | {
      readonly type: 'record-reach';
      readonly personId: PersonId;
      readonly reached: Exclude<Asked['reached'], 'not-yet'>;
    }
  /** `sponsorMay`: whether the sponsor in the changes may answer for the guest. */
  | ({ readonly type: 'approve'; readonly changes?: Changes; readonly sponsorMay?: boolean } & Answering)
  | ({ readonly type: 'deny' } & Answering)
  /** `answered`: their yes to the one whose address it corrects holds for this one. */
  | { readonly type: 'join'; readonly by: Person; readonly mayNominate: boolean; readonly answered?: true }
  | {
      readonly type: 'hand-over';
      readonly by: Person;
      readonly right: Right;
      readonly stage: number;
      /** Absent: left to the others. `mayReceive`: an employee whose account is open. */
      readonly to?: Chosen & { readonly mayReceive: boolean };
    }
  /** `inquiry`: the number it is to have, from 0; absent: the next. */
  | {
      readonly type: 'ask-nominator';
      readonly by: Person;
      readonly right: Right;
      readonly stage: number;
      readonly text: string;
      readonly inquiry?: number;
    }
  /** `inquiry`: the number of the question they read, from 0; absent: the one that is open. */
  | { readonly type: 'answer-question'; readonly by: PersonId; readonly text: string; readonly inquiry?: number }
  /** The nominator's word on another sponsor. `right`: of whoever proposed it. `sponsor`: who they read it is to be; absent: as it is. */
  | {
      readonly type: 'settle-change';
      readonly by: PersonId;
      readonly agrees: boolean;
      readonly right: Right;
      readonly sponsorMay: boolean;
      readonly sponsor?: PersonId;
    }
  | { readonly type: 'remind'; readonly by: PersonId }
  | {
      readonly type: 'withdraw';
      readonly by: PersonId;
      readonly accepted: boolean;
      readonly replacedBy?: NominationId;
      /** With `replacedBy`: whoever answers for the guest, in the nominator's place. */
      readonly corrector?: Person;
    }
  | { readonly type: 'record-removal'; readonly outcome: 'removed' | 'kept' | 'left' }
  | ({ readonly type: 'record-taken' } & Taken)
  /**
   * Whatever the clock of the stage says is due: reminders, alternates, the end. Early or late, it changes nothing else. `noted`:
   * of which it is still being found out whether they count.
   */
  | { readonly type: 'tick'; readonly noted?: readonly NotedPress[] }
  /** `unanswered`: an earlier call has no answer, so that what it asked for may have come about. */
  | { readonly type: 'record-hindrance'; readonly hindrance: Hindrance; readonly unanswered: boolean }
  /** Nothing pauses it any more. */
  | { readonly type: 'resume' }
  /** Microsoft is about to be asked for what a withdrawal would not undo: another address, or the account of somebody we know. */
  | { readonly type: 'begin' }
  | {
      readonly type: 'record-invitation';
      readonly guestId: PersonId;
      readonly alreadyGuest: boolean;
      readonly ours: boolean;
      readonly repeated: boolean;
      /** They could not be put down in the directory as those who answer for the guest. */
      readonly sponsorsLeft?: 'not-permitted' | 'full';
    }
  | { readonly type: 'record-refusal'; readonly refusal: Refusal }
  | {
      readonly type: 'record-access';
      readonly access: Access['key'];
      /** `had`: before us. */
      readonly outcome: 'given' | 'had' | { readonly requested: string } | { readonly refused: GrantRefusal };
    }
  /** What was asked of entitlement management waits for somebody there. */
  | { readonly type: 'record-held'; readonly access: Access['key'] }
  /** What was given is there no more, and it was not us. */
  | { readonly type: 'record-ended'; readonly access: Access['key']; readonly why: EndedThere }
  /** `round`: which of the mails, by `mailRound`; of an earlier one it says nothing any more. */
  | { readonly type: 'record-mail'; readonly round: number; readonly outcome: 'sent' | 'failed' }
  | { readonly type: 'mail-again'; readonly by: PersonId; readonly accepted: boolean };

/** Why a command was not carried out; words/ has a sentence for each. */
export type NominationRefusal =
  | 'no-such-nomination'
  | 'own-nomination'
  | 'not-an-approver'
  /** Their yes counts in an earlier stage; another person must answer this one. */
  | 'answered-before'
  | 'not-a-nominator'
  | 'not-the-nominator'
  | 'comment-needed'
  | 'already-decided'
  /** Somebody else's answer ended the stage it was meant for; the one that is open now asks other people. */
  | 'stage-settled'
  /** What was theirs to decide, others have settled; the rest is for others still. */
  | 'part-settled'
  /** An approver changed what is asked since; the card shows it now. */
  | 'ask-changed'
  /** Whoever stands in for them has answered, or they for somebody. */
  | 'answered-for'
  | 'hand-over-not-allowed'
  /** One approver had as many colleagues asked in their place as one nomination can bear. */
  | 'handed-on-enough'
  /** The nominator, whoever joined or has answered, or somebody who is no employee: nobody approves their own nomination. */
  | 'not-to-them'
  | 'question-open'
  /** More questions than a nominator should have to answer. */
  | 'too-many-questions'
  | 'no-question'
  /** What they answer needs no answer any more; another question is open. */
  | 'other-question'
  | 'text-needed'
  /** Longer than it was, nothing left, a way the rule does not allow. */
  | 'change-not-allowed'
  | 'sponsor-not-allowed'
  /** Somebody has agreed to who answers for the guest, or the sponsor is asked themselves. */
  | 'sponsor-settled'
  /** One approver named other sponsors as often in one step as a nominator should have to say yes or no. */
  | 'proposed-enough'
  | 'nothing-to-settle'
  | 'reminded-today'
  | 'nobody-to-remind'
  | 'already-accepted'
  | 'already-ended'
  /** Microsoft is being asked, and may have done it. */
  | 'under-way'
  /** The account goes by the new address: what becomes of it is said on the guest's card. */
  | 'address-changed'
  /** As many as one nomination can bear joined it before. */
  | 'too-many-joined'
  | 'mail-on-its-way'
  | 'mail-just-sent'
  /** The guest was asked in by mail as often in a week as the rules allow. */
  | 'mailed-enough'
  /** Nobody of the guest's domain may be invited any more. */
  | 'domain-blocked';
