import type { ChannelId, NominationId, PersonId } from '../../kernel/ids.js';
import type { ChannelRef } from '../../policy/policy.js';
import type { GuestCardKind } from '../guest-cards.js';
import type { ApprovalList, Because, GuestList, Notice, View } from '../views.js';

/**
 * A card of ours that stands in somebody's chat, or in a channel. A list is remembered once for each nomination or guest on it,
 * with the same activity.
 */
export type SentCard = {
  /** What it is about: a nomination or, on a list of guests, each guest. */
  readonly about: NominationId | PersonId;
  readonly holder: PersonId | ChannelId;
  readonly kind: View['kind'] | ApprovalList['kind'] | GuestCardKind;
  readonly conversationId: string;
  readonly activityId: string;
  /** A fingerprint of what it shows, so that it is edited only when something changed. */
  readonly shows: string;
};

/** Shows people things in Teams. It draws; workflow does not. Unreachable is an outcome; passing trouble throws. */
export interface Courier {
  /**
   * Sends or, where this person has such a card already, edits it. Installs the app for them where needed. With a reason, the
   * card comes anew below whatever stands there, with a notification that says so, and the one above is taken away.
   */
  show(to: PersonId, view: View, because?: Because): Promise<'shown' | 'unreachable'>;
  /**
   * One card in a channel, for everybody there; sends or edits, or, `anew`, posts it below and takes the one above away. Installs
   * the app in the team where needed.
   */
  post(to: ChannelRef, view: View, anew?: 'anew'): Promise<'shown' | 'unreachable'>;
  /** What waits for somebody, in one card. An earlier list of theirs of the same kind that has any of it is taken away. */
  list(to: PersonId, list: ApprovalList | GuestList): Promise<'shown' | 'unreachable'>;
  /** Edits one card in place, if what it would show has changed. 'gone': it stands nowhere any more and was forgotten. */
  edit(card: SentCard, view: View | ApprovalList | GuestList): Promise<'shown' | 'gone'>;
  /** A short message, for what deserves a notification. */
  tell(to: PersonId, notice: Notice): Promise<'told' | 'unreachable'>;
}
