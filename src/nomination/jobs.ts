import type { ChannelId, NominationId, PersonId } from '../kernel/ids.js';
import type { Unread } from './events.js';
import type { Access } from './nomination.js';

/** What the world must do about a nomination. A job names what it is about and nothing else: its handler reads the rest. */
export type NominationJob = { readonly nominationId: NominationId } & (
  | { readonly name: 'choose-approvers'; readonly stage: number; readonly source: number }
  | { readonly name: 'ask-approver'; readonly personId: PersonId }
  | { readonly name: 'ask-channel'; readonly channel: ChannelId }
  /** The card comes anew below, since an edit notifies nobody; the one above goes. `because` is what the notification says. */
  | {
      readonly name: 'remind-approver';
      readonly personId: PersonId;
      readonly by: 'clock' | 'nominator';
      readonly round: number;
    }
  | {
      readonly name: 'raise-card';
      readonly personId: PersonId;
      readonly kind: 'approval';
      readonly because: 'answered' | 'change-declined' | 'change-overtaken' | 'more-asked';
    }
  | {
      readonly name: 'raise-card';
      readonly personId: PersonId;
      readonly kind: 'receipt';
      readonly because: 'question' | 'change-proposed';
    }
  | { readonly name: 'redraw-cards' }
  /** To whoever joined; absent, to the nominator. */
  | { readonly name: 'show-receipt'; readonly personId?: PersonId }
  | { readonly name: 'tell-nominator'; readonly about: ToldToAll | 'mail-failed' }
  | { readonly name: 'tell-nominator'; readonly about: 'joined'; readonly by: PersonId }
  /** Whoever answers for the guest corrected the address in their place. */
  | { readonly name: 'tell-nominator'; readonly about: 'corrected' }
  | { readonly name: 'tell-joined'; readonly about: ToldToAll | 'withdrawn'; readonly personId: PersonId }
  /** That some of it fell away: its number among what has, from 0. To whoever nominated it or joined. */
  | { readonly name: 'tell-of-fall'; readonly personId: PersonId; readonly fall: number }
  | { readonly name: 'tell-unreachable'; readonly personId: PersonId }
  /** Those whom the nominator named to answer for the guest. */
  | { readonly name: 'tell-sponsors'; readonly personId?: PersonId }
  /** Those who had agreed to the guest's other address. */
  | { readonly name: 'tell-of-correction'; readonly personId?: PersonId }
  | ({ readonly name: 'tell-administrators'; readonly personId?: PersonId } & (
      | {
          readonly about: 'failed' | 'hindered' | 'nobody-reached' | 'mail-failed' | 'access-refused' | 'account-left';
        }
      | { readonly about: 'source-unread'; readonly stage: number; readonly source: number; readonly why: Unread }
      | { readonly about: 'fell'; readonly fall: number }
    ))
  | { readonly name: 'invite-guest' }
  | { readonly name: 'receive-guest' }
  | { readonly name: 'give-access'; readonly access: Access['key'] }
  | { readonly name: 'follow-request'; readonly access: Access['key'] }
  /** It was given, and seems to be there no more. */
  | { readonly name: 'follow-assignment'; readonly access: Access['key'] }
  /** Whoever answers for the guest. */
  | { readonly name: 'tell-of-ended-access'; readonly access: Access['key'] }
  | { readonly name: 'mail-guest' }
  | { readonly name: 'remove-guest'; readonly guestId: PersonId }
  | { readonly name: 'take-back'; readonly guestId: PersonId }
  | { readonly name: 'forget-link' }
);

/** The nominator, and whoever joined. */
export type ToldToAll =
  | 'stage-approved'
  | 'changed'
  | 'invited'
  | 'denied'
  | 'expired'
  | 'failed'
  | 'hindered'
  | 'access-refused'
  | 'access-held'
  | 'access-delivered';

/** A job before it is said whose it is. */
export type Wish = NominationJob extends infer J ? (J extends NominationJob ? Omit<J, 'nominationId'> : never) : never;
