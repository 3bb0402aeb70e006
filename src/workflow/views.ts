import type { Guest } from '../guest/guest.js';
import type { EndedThere, Hindrance, Nomination, NominationIn } from '../nomination/nomination.js';
import type { GuestAddress } from '../kernel/address.js';
import type { NominationId, PersonId } from '../kernel/ids.js';
import type { Person } from '../kernel/people.js';
import type { Fallen } from '../nomination/asking.js';
import type { Unread } from '../nomination/events.js';
import type { ApproverSource } from '../policy/policy.js';
import type { AdministratorsNews, JobOf, RemovalsWait } from './jobs.js';
import type { Delegation, Hold } from './ports.js';

/** What a card shows. Each is drawn by the presenter of that name in cards/. */
export type View =
  /** For an approver: open with buttons while awaiting, without buttons in every other state. */
  | {
      readonly kind: 'approval';
      readonly nomination: Nomination;
      /**
       * Whose eyes it is drawn for: buttons are for those who are asked now (`askedNow`). Absent in a channel, where the one card
       * is for everybody and has them while the channel is asked.
       */
      readonly reader?: PersonId;
      /** Stands in a channel. With a reader, it is that person's own view of it. */
      readonly inChannel?: true;
    }
  /** For the nominator: where things stand, and the redeem link while it is of use. */
  | {
      readonly kind: 'receipt';
      readonly nomination: Nomination;
      /** For somebody who joined it: no link, and nothing to press. */
      readonly joined?: true;
      /** The nominator had the approvers reminded within the last day, and cannot yet do so again. */
      readonly remindedLately?: true;
      /** Nobody of this domain is invited now, or nobody at all. */
      readonly held?: Hold;
      readonly guest?: Guest;
      readonly redeemLink?: string;
      /** Our mail waits until then: the guest was asked in as often as the rules allow. */
      readonly mailFrom?: Date;
      /** Of a mail that is still to go out: the rules let nobody of the guest's domain in any more. */
      readonly shutOut?: true;
    };

/** What waits for one person, the oldest first; each can be answered in place. What was settled since stays, in a line, without buttons. */
export type ApprovalList = {
  readonly kind: 'approvals';
  readonly reader: PersonId;
  readonly items: readonly Nomination[];
  /** How many more wait than are shown. */
  readonly more: number;
  /** Came by itself, once a day. */
  readonly digest?: true;
};

/**
 * How the link of our invitation gets to somebody who has not accepted. `chat`: it stands on this person's receipt alone, who passes
 * it on. `none`: the invitation was not ours.
 */
export type LinkWay =
  { readonly by: 'mail' } | { readonly by: 'chat'; readonly holder: Person } | { readonly by: 'none' };

/** A guest, as one of those who answer for them sees it. */
export type GuestItem = {
  readonly guest: Guest;
  /** What they may use, by name. */
  readonly given: readonly string[];
  /** The newest nomination's reason; absent of somebody who was here before us. */
  readonly reason?: string;
  readonly lastSignIn?: Date;
  /** Of whoever has not accepted. */
  readonly link?: LinkWay;
  /** What somebody else asked for since the reader's last card of the day; on that card alone. */
  readonly more?: { readonly by: Person; readonly names: readonly string[] };
  /** What ended in Microsoft Entra since the reader's last card of the day; on that card alone. */
  readonly lost?: readonly { readonly name: string; readonly why: EndedThere }[];
  /** Of what was to be taken away at the end and could not be, the names. */
  readonly left?: readonly string[];
};

/**
 * Guests of one person, each to be decided about on the spot. `daily`: what is asked of them and what happened, once a day;
 * `all`: everybody they answer for; `one`: somebody of theirs whom they named; `administered`: somebody of whom they have no say,
 * whom they named as an administrator.
 */
export type GuestList = {
  readonly kind: 'guests';
  readonly reader: PersonId;
  readonly scope: 'daily' | 'all' | 'one' | 'administered';
  readonly items: readonly GuestItem[];
  /** How many more there are than are shown. */
  readonly more: number;
  /** Of those, the ones that can be named, in their order. Absent: they are counted alone. */
  readonly others?: readonly Guest[];
};

/** Why a card comes anew, where an edit would be seen by nobody. */
export type Because =
  | 'reminder'
  | 'nominator-reminds'
  | 'question'
  | 'answered'
  | 'change-proposed'
  | 'change-declined'
  | 'change-overtaken'
  | 'more-asked';

/** A short message that deserves a notification; one sentence or two, by words. */
export type Notice = (
  | { readonly about: 'invited'; readonly nomination: NominationIn<'invited'> }
  | { readonly about: 'denied'; readonly nomination: NominationIn<'denied'> }
  | { readonly about: 'expired'; readonly nomination: NominationIn<'expired'> }
  | { readonly about: 'failed'; readonly nomination: NominationIn<'failed'> }
  | { readonly about: 'accepted'; readonly nomination: Nomination }
  /** To the nominator: somebody else wants the same guest. */
  | { readonly about: 'joined'; readonly nomination: Nomination; readonly by: Person }
  /** To the nominator: one stage said yes, the next is asked. */
  | { readonly about: 'stage-approved'; readonly nomination: Nomination }
  /** An approver changed what was asked; it still waits for others. Where it does not, `invited` and `stage-approved` say so. */
  | { readonly about: 'changed'; readonly nomination: Nomination }
  /** Some of what was asked for fell away; the rest goes on, if it has not ended since. */
  | { readonly about: 'fell'; readonly nomination: Nomination; readonly fallen: Fallen }
  /** To whoever stands in for another from some day to another, and once that was revoked. */
  | { readonly about: 'delegated' | 'delegation-revoked'; readonly delegation: Delegation }
  /** To those who joined it alone: whoever withdraws knows. */
  | { readonly about: 'withdrawn'; readonly nomination: NominationIn<'withdrawn'> }
  /** To an approver whose card stands there since an earlier stage: now it asks them again. */
  | { readonly about: 'asked-again'; readonly nomination: Nomination }
  | { readonly about: 'hindered'; readonly nomination: Nomination; readonly hindrance: Hindrance }
  | {
      readonly about: 'approver-unreachable';
      readonly nomination: Nomination;
      readonly who: Person;
      /** A mail with the way into the chat went to them. */
      readonly mailed?: true;
      readonly instead: readonly Person[];
    }
  /** To somebody the nominator named: they answer for the guest now, alone or where the sponsor cannot. */
  | {
      readonly about: 'named-sponsor';
      readonly nomination: NominationIn<'invited'>;
      readonly as: 'sponsor' | 'backup';
    }
  /** To those who had agreed: the invitation went to a wrong address, and goes to another one of the same company. */
  | { readonly about: 'address-corrected'; readonly nomination: Nomination }
  /** To the nominator: whoever answers for the guest did it in their place. */
  | {
      readonly about: 'corrected-for-you';
      readonly nomination: NominationIn<'withdrawn'>;
      readonly by: Person;
      readonly to: GuestAddress;
    }
  /** To whoever answered for the guest before. */
  | { readonly about: 'sponsor-replaced'; readonly guest: Guest }
  /** To whoever wished for a new link: our rules, or the tenant's settings, let nobody of the guest's domain be invited any more. */
  | { readonly about: 'link-refused'; readonly guest: Guest; readonly why: 'rules' | 'settings' }
  | { readonly about: 'mail-failed'; readonly nomination: NominationIn<'invited'> }
  | { readonly about: 'access-refused'; readonly nomination: NominationIn<'invited'> }
  /** An access package waits for somebody in Microsoft Entra, or has come. */
  | { readonly about: 'access-held' | 'access-delivered'; readonly nomination: NominationIn<'invited'> }
  /** The answer to a click that had to be checked first and turned out not to count. */
  | {
      readonly about: 'decision-refused';
      readonly nomination: Nomination;
      /** `ask-changed`: what they agreed to is not what is asked any more. `change-not-allowed`: their own change cannot be made. `not-checked`: for days nobody said whether it counts. */
      readonly why:
        'not-an-approver' | 'own-nomination' | 'not-open' | 'ask-changed' | 'change-not-allowed' | 'not-checked';
    }
  /** To the administrators of the bot. The problems are lines such as `policy.yaml:12:5 rules[1].name: … → …`. */
  | {
      readonly about: 'admin-policy-refused';
      readonly problems: readonly string[];
      readonly more: number;
    }
  /** Whoever read of the fault reads that it is over. */
  | { readonly about: 'admin-policy-mended' }
  /** Nobody took over a guest whom nobody answers for. */
  | { readonly about: 'admin-guest-without-sponsor'; readonly guest: Guest }
  /** An end left something behind that we could not take away, by name, or an account that we could not close. */
  | { readonly about: 'admin-guest-left-over'; readonly guest: Guest; readonly left: readonly string[] }
  /** Somebody restored the account of a guest whom somebody had deleted. `stopped`: the domain whose guests an administrator has stopped. */
  | { readonly about: 'admin-guest-came-back'; readonly guest: Guest; readonly stopped?: string }
  | ({ readonly about: 'admin-guests' } & (AdministratorsNews | RemovalsWait))
  /** What an administrator did at once, or how it ended. */
  | ({ readonly about: 'emergency' } & Omit<JobOf<'tell-of-emergency'>, 'name'>)
  | { readonly about: 'admin-failed'; readonly nomination: NominationIn<'failed'> }
  | {
      readonly about: 'admin-hindered';
      readonly nominationId: NominationId;
      readonly hindrance: Exclude<Hindrance, { kind: 'paused' }>;
    }
  | { readonly about: 'admin-nobody-reached'; readonly nomination: Nomination }
  /** Too few were left who could have answered about some of it. */
  | { readonly about: 'admin-fell'; readonly nomination: Nomination; readonly fallen: Fallen }
  /** Approvers that a rule names could not be looked up. */
  | {
      readonly about: 'admin-source-unread';
      readonly nomination: Nomination;
      readonly source: ApproverSource['from'];
      readonly why: Unread;
    }
  | { readonly about: 'admin-mail-failed'; readonly nomination: NominationIn<'invited'> }
  | { readonly about: 'admin-access-refused'; readonly nomination: NominationIn<'invited'> }
  /** An invitation was withdrawn, and we lack the permission to remove the account it made. */
  | { readonly about: 'admin-account-left'; readonly nomination: NominationIn<'withdrawn'> }
) & {
  /** To somebody who joined it: it is not their nomination, nor do they answer for the guest. */
  readonly joined?: true;
};
