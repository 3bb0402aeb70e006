import type { NominationId, PersonId } from '../../kernel/ids.js';
import type { Notice, View } from '../views.js';

/** A card of ours that stands in somebody's chat. */
export type SentCard = {
  readonly nominationId: NominationId;
  readonly personId: PersonId;
  readonly kind: View['kind'];
  readonly conversationId: string;
  readonly activityId: string;
  /** A fingerprint of what it shows, so that it is edited only when something changed. */
  readonly shows: string;
};

/** Shows people things in Teams. It draws; workflow does not. Unreachable is an outcome; passing trouble throws. */
export interface Courier {
  /** Sends or, where this person has such a card already, edits it. Installs the app for them where needed. */
  show(to: PersonId, view: View): Promise<'shown' | 'unreachable'>;
  /** Edits one card in place, if what it would show has changed. 'gone': it stands nowhere any more and was forgotten. */
  edit(card: SentCard, view: View): Promise<'shown' | 'gone'>;
  /** A short message, for what deserves a notification. */
  tell(to: PersonId, notice: Notice): Promise<'told' | 'unreachable'>;
}
