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
  | { readonly type: 'approved'; readonly decision?: Decision }
  | { readonly type: 'denied'; readonly decision: Decision }
  | { readonly type: 'expired'; readonly nobodyReached: boolean }
  | {
      readonly type: 'withdrawn';
      readonly by: PersonId;
      readonly account: 'none' | 'to-be-removed' | 'kept';
      readonly guestId?: PersonId;
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

/**
 * What somebody, or a job, wants to happen. `mayAnswer` and `accepted` are facts of the moment of use, looked up before the
 * transaction. `pressedAt`: of a click that had to wait for those facts; absent, it was pressed now.
 */
export type NominationCommand =
  | { readonly type: 'nominate'; readonly facts: Facts }
  | { readonly type: 'choose-approvers'; readonly source: number; readonly people: readonly Person[] }
  | {
      readonly type: 'record-reach';
      readonly personId: PersonId;
      readonly reached: Exclude<Asked['reached'], 'not-yet'>;
    }
  | {
      readonly type: 'approve';
      readonly by: Person;
      readonly mayAnswer: boolean;
      readonly comment: string;
      readonly pressedAt?: Date;
    }
  | {
      readonly type: 'deny';
      readonly by: Person;
      readonly mayAnswer: boolean;
      readonly comment: string;
      readonly pressedAt?: Date;
    }
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
  | 'not-the-nominator'
  | 'comment-needed'
  | 'already-decided'
  | 'already-accepted'
  | 'already-ended'
  | 'mail-on-its-way'
  | 'mail-just-sent';
