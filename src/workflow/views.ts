import type { Guest } from '../guest/guest.js';
import type { Hindrance, Nomination, NominationIn } from '../nomination/nomination.js';
import type { NominationId, PersonId } from '../kernel/ids.js';
import type { Person } from '../kernel/people.js';

/** What a card shows. Each is drawn by the presenter of that name in cards/. */
export type View =
  /** For an approver: open with buttons while awaiting, without buttons in every other state. */
  | {
      readonly kind: 'approval';
      readonly nomination: Nomination;
      /** Whose card it is: buttons are for those who were asked in the stage that is open. */
      readonly reader?: PersonId;
    }
  /** For the nominator: where things stand, and the redeem link while it is of use. */
  | {
      readonly kind: 'receipt';
      readonly nomination: Nomination;
      /** For somebody who joined it: no link, and nothing to press. */
      readonly joined?: true;
      readonly guest?: Guest;
      readonly redeemLink?: string;
    };

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
  /** To those who joined it alone: whoever withdraws knows. */
  | { readonly about: 'withdrawn'; readonly nomination: NominationIn<'withdrawn'> }
  /** To an approver whose card stands there since an earlier stage: now it asks them again. */
  | { readonly about: 'asked-again'; readonly nomination: Nomination }
  | { readonly about: 'hindered'; readonly nomination: Nomination; readonly hindrance: Hindrance }
  | {
      readonly about: 'approver-unreachable';
      readonly nomination: Nomination;
      readonly who: Person;
      readonly instead: readonly Person[];
    }
  /** To somebody the nominator named: they answer for the guest now, alone or where the sponsor cannot. */
  | {
      readonly about: 'named-sponsor';
      readonly nomination: NominationIn<'invited'>;
      readonly as: 'sponsor' | 'backup';
    }
  /** To whoever answered for the guest before. */
  | { readonly about: 'sponsor-replaced'; readonly guest: Guest }
  | { readonly about: 'mail-failed'; readonly nomination: NominationIn<'invited'> }
  | { readonly about: 'access-refused'; readonly nomination: NominationIn<'invited'> }
  /** The answer to a click that had to be checked first and turned out not to count. */
  | {
      readonly about: 'decision-refused';
      readonly nomination: Nomination;
      readonly why: 'not-an-approver' | 'own-nomination' | 'not-open';
    }
  /** To the administrators of the bot. The problems are lines such as `policy.yaml:12:5 rules[1].name: … → …`. */
  | {
      readonly about: 'admin-policy-refused';
      readonly problems: readonly string[];
      readonly more: number;
    }
  /** Whoever read of the fault reads that it is over. */
  | { readonly about: 'admin-policy-mended' }
  | { readonly about: 'admin-failed'; readonly nomination: NominationIn<'failed'> }
  | { readonly about: 'admin-hindered'; readonly nominationId: NominationId; readonly hindrance: Hindrance }
  | { readonly about: 'admin-nobody-reached'; readonly nomination: Nomination }
  | { readonly about: 'admin-mail-failed'; readonly nomination: NominationIn<'invited'> }
  | { readonly about: 'admin-access-refused'; readonly nomination: NominationIn<'invited'> }
  /** An invitation was withdrawn, and we lack the permission to remove the account it made. */
  | { readonly about: 'admin-account-left'; readonly nomination: NominationIn<'withdrawn'> }
) & {
  /** To somebody who joined it: it is not their nomination, nor do they answer for the guest. */
  readonly joined?: true;
};
