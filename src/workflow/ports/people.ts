import type { DelegationId } from '../../kernel/ids.js';
import type { Locale, Person } from '../../kernel/people.js';

/** Where to write to a person, and how. Learnt from the activities they send. */
export type Acquaintance = {
  readonly person: Person;
  /** BCP 47, as Teams sends it. */
  readonly teamsLocale?: string;
  /** Chosen with the `language` command; goes before Teams'. */
  readonly language?: Locale;
  /** IANA. */
  readonly zone?: string;
  /** Minutes after midnight in their zone: what waits for them is told once a day. Absent: each thing when it comes. */
  readonly digestAt?: number;
  /** The personal chat with us; absent until they have met the bot. */
  readonly chat?: { readonly conversationId: string; readonly serviceUrl: string; readonly botId: string };
};

/** One person stands in for another in every approval, from one moment to another. */
export type Delegation = {
  readonly id: DelegationId;
  readonly from: Person;
  readonly to: Person;
  readonly starts: Date;
  readonly ends: Date;
  readonly revokedAt?: Date;
};
