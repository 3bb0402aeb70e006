import type { Person } from '../kernel/people.js';
import type { ChannelId, NominationId, PersonId } from '../kernel/ids.js';
import type { ChannelRef } from '../policy/policy.js';
import type { Asked, AskedChannel, Change, Decision, Fallen, Inquiry, Items, Proposed } from './asking.js';
import type { Access, EndedThere, Facts, GrantRefusal, Hindrance, Refusal, Taken } from './nomination.js';

/** Somebody a source gave, or whoever stands in for them, and what is theirs to decide. `away`: not asked, but known. */
export type Chosen = Pick<Asked, 'person' | 'for' | 'zone' | 'awayUntil' | 'about'> & { readonly away?: true };

/** Why a source cannot be read: Microsoft lets us not, or there is no such group any more. */
export type Unread = 'refused' | 'gone';

/** What happened to a nomination, in the past tense. The history is made of these and is never changed. */
export type NominationEvent = { readonly at: Date } & (
  | { readonly type: 'nominated'; readonly facts: Facts }
  /**
   * `needed` comes with the first of a stage, and `each` where the items need differently many. `about`: whose turn this source
   * is. `people` in the history of the first versions are plain persons.
   */
  | {
      readonly type: 'approvers-chosen';
      readonly source: number;
      readonly people: readonly Chosen[];
      readonly channel?: ChannelRef;
      readonly needed?: number;
      readonly each?: Readonly<Record<Access['key'], number>>;
      readonly about?: Items;
    }
  /** Somebody who is asked, or a channel, has more to decide than they were told: no source before this one could. */
  | { readonly type: 'more-asked'; readonly of: PersonId | ChannelId; readonly about: Items }
  /** Whom a source names cannot be found out, now or later: it counts as one without anybody; with `about`, for these alone. */
  | {
      readonly type: 'source-unread';
      readonly stage: number;
      readonly source: number;
      readonly why: Unread;
      readonly about?: Items;
    }
  /** All whom a source has for these are asked about them in Microsoft Entra: they need nobody here. */
  | { readonly type: 'left-elsewhere'; readonly about: Items }
  /** Somebody who stands in from now on is asked too. */
  | { readonly type: 'stand-in-asked'; readonly stands: Chosen }
  | {
      readonly type: 'channel-reached';
      readonly channel: ChannelId;
      readonly reached: Exclude<AskedChannel['reached'], 'not-yet'>;
    }
  | {
      readonly type: 'approver-reached';
      readonly person: Person;
      readonly reached: Exclude<Asked['reached'], 'not-yet'>;
    }
  /** Too few of those asked so far can answer: the next source's turn. */
  | { readonly type: 'source-exhausted'; readonly source: number; readonly about?: Items }
  /** Those asked so far took too long: this source is asked as well. */
  | { readonly type: 'alternates-asked'; readonly source: number; readonly about?: Items }
  /** `to`: handed to; without, left to the others. */
  | { readonly type: 'passed-on'; readonly by: Person; readonly to?: Chosen }
  | { readonly type: 'reminded'; readonly people: readonly PersonId[]; readonly by: 'clock' | 'nominator' }
  | { readonly type: 'question-asked'; readonly inquiry: Inquiry }
  | { readonly type: 'question-answered'; readonly text: string }
  | { readonly type: 'changed'; readonly change: Change }
  | { readonly type: 'change-proposed'; readonly proposed: Proposed }
  /** By the nominator, or because whoever proposed it lost the right to. */
  | {
      readonly type: 'change-declined';
      readonly proposed: Proposed;
      readonly why: 'nominator' | 'right-lost' | 'overtaken';
    }
  /** A yes that does not end the stage yet. */
  | { readonly type: 'agreed'; readonly decision: Decision }
  /** Some of it is refused, or nobody answered about it; the rest goes on. */
  | { readonly type: 'fell'; readonly fallen: Fallen }
  /**
   * The stage after this one begins. Without a decision, here and for `approved`: what still lacked a yes fell away, and all
   * that is left has one.
   */
  | { readonly type: 'stage-approved'; readonly stage: number; readonly decision?: Decision }
  | { readonly type: 'approved'; readonly decision?: Decision }
  | { readonly type: 'joined'; readonly by: Person }
  | { readonly type: 'sponsors-left'; readonly why: 'not-permitted' | 'full' }
  | { readonly type: 'denied'; readonly decision: Decision }
  | { readonly type: 'expired'; readonly nobodyReached: boolean; readonly nobodyLeft?: true }
  | {
      readonly type: 'withdrawn';
      readonly by: PersonId;
      readonly account: 'none' | 'to-be-removed' | 'kept';
      readonly guestId?: PersonId;
      /** Of an account that was found after the withdrawal had been told. */
      readonly late?: true;
      readonly replacedBy?: NominationId;
      /** Not the nominator, but whoever answers for the guest. */
      readonly corrector?: Person;
    }
  | { readonly type: 'account-removed'; readonly outcome: 'removed' | 'kept' | 'left' }
  /** Of a withdrawn one, where the account stays. */
  | ({ readonly type: 'access-taken' } & Taken)
  /** `first`: of its kind in a row, so worth a word to people. */
  | {
      readonly type: 'hindered';
      readonly hindrance: Hindrance;
      readonly first: boolean;
      readonly unanswered: boolean;
    }
  /** What was paused goes on. */
  | { readonly type: 'resumed' }
  /** Microsoft is about to be asked for another address. */
  | { readonly type: 'move-begun' }
  /** Microsoft is about to be asked to bring an account back, or to let it in. */
  | { readonly type: 'revival-begun' }
  | {
      readonly type: 'invited';
      readonly guestId: PersonId;
      readonly alreadyGuest: boolean;
      readonly ours: boolean;
      readonly repeated: boolean;
    }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  /** `ours`: false where the guest had it before us. */
  | { readonly type: 'access-given'; readonly access: Access['key']; readonly ours?: false }
  /** Of entitlement management, which takes its time. */
  | { readonly type: 'access-requested'; readonly access: Access['key']; readonly request: string }
  /** Somebody must agree there; `again`: and a month later nobody had. */
  | { readonly type: 'access-held'; readonly access: Access['key']; readonly again?: true }
  | { readonly type: 'access-refused'; readonly access: Access['key']; readonly why: GrantRefusal }
  /** It was given, and is over there without our doing. */
  | { readonly type: 'access-ended'; readonly access: Access['key']; readonly why: EndedThere }
  | { readonly type: 'mail-sent' }
  | { readonly type: 'mail-failed' }
  | { readonly type: 'mail-asked-again' }
);
