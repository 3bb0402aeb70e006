import type { PersonId } from '../kernel/ids.js';
import type { Person } from '../kernel/people.js';
import type { Access, Asked, Decision, Facts, GrantRefusal, Hindrance, Refusal } from './nomination.js';

/** What happened to a nomination, in the past tense. The history is made of these and is never changed. */
export type NominationEvent = { readonly at: Date } & (
  | { readonly type: 'nominated'; readonly facts: Facts }
  | { readonly type: 'approvers-chosen'; readonly source: number; readonly people: readonly Person[] }
  | {
      readonly type: 'approver-reached';
      readonly person: Person;
      readonly reached: Exclude<Asked['reached'], 'not-yet'>;
    }
  | { readonly type: 'source-exhausted'; readonly source: number }
  | { readonly type: 'nobody-left-to-ask' }
  /** A yes that is not the last one: the stage after this one begins. */
  | { readonly type: 'stage-approved'; readonly stage: number; readonly decision: Decision }
  | { readonly type: 'approved'; readonly decision?: Decision }
  | { readonly type: 'joined'; readonly by: Person }
  | { readonly type: 'sponsors-left'; readonly why: 'not-permitted' | 'full' }
  | { readonly type: 'denied'; readonly decision: Decision }
  | { readonly type: 'expired'; readonly nobodyReached: boolean }
  | {
      readonly type: 'withdrawn';
      readonly by: PersonId;
      readonly account: 'none' | 'to-be-removed' | 'kept';
      readonly guestId?: PersonId;
      /** Of an account that was found after the withdrawal had been told. */
      readonly late?: true;
    }
  | { readonly type: 'account-removed'; readonly outcome: 'removed' | 'kept' | 'left' }
  /** `first`: of its kind in a row, so worth a word to people. */
  | { readonly type: 'hindered'; readonly hindrance: Hindrance; readonly first: boolean }
  | {
      readonly type: 'invited';
      readonly guestId: PersonId;
      readonly alreadyGuest: boolean;
      readonly ours: boolean;
      readonly repeated: boolean;
    }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'access-given'; readonly access: Access['key'] }
  | { readonly type: 'access-refused'; readonly access: Access['key']; readonly why: GrantRefusal }
  | { readonly type: 'mail-sent' }
  | { readonly type: 'mail-failed' }
  | { readonly type: 'mail-asked-again' }
);

type Answering = {
  readonly by: Person;
  readonly mayAnswer: boolean;
  /** The one that was open when it was pressed, and that `mayAnswer` speaks of. */
  readonly stage: number;
  readonly comment: string;
  readonly pressedAt?: Date;
};

/**
 * What somebody, or a job, wants to happen. `mayAnswer`, `mayNominate` and `accepted` are facts of the moment of use, looked
 * up before the transaction. `pressedAt`: of a click that had to wait for those facts; absent, it was pressed now.
 */
export type NominationCommand =
  | { readonly type: 'nominate'; readonly facts: Facts }
  | {
      readonly type: 'choose-approvers';
      readonly stage: number;
      readonly source: number;
      readonly people: readonly Person[];
    }
  | {
      readonly type: 'record-reach';
      readonly personId: PersonId;
      readonly reached: Exclude<Asked['reached'], 'not-yet'>;
    }
  | ({ readonly type: 'approve' } & Answering)
  | ({ readonly type: 'deny' } & Answering)
  | { readonly type: 'join'; readonly by: Person; readonly mayNominate: boolean }
  | { readonly type: 'withdraw'; readonly by: PersonId; readonly accepted: boolean }
  | { readonly type: 'record-removal'; readonly outcome: 'removed' | 'kept' | 'left' }
  | { readonly type: 'lapse' }
  | { readonly type: 'record-hindrance'; readonly hindrance: Hindrance }
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
      readonly outcome: 'given' | { readonly refused: GrantRefusal };
    }
  | { readonly type: 'record-mail'; readonly outcome: 'sent' | 'failed' }
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
  | 'already-accepted'
  | 'already-ended'
  /** As many as one nomination can bear joined it before. */
  | 'too-many-joined'
  | 'mail-on-its-way'
  | 'mail-just-sent';
