import type { DraftField } from '../cards/draft.js';
import type { GuestAddress } from '../src/kernel/address.js';
import { newNominationId, type NominationId } from '../src/kernel/ids.js';
import type { Locale } from '../src/kernel/people.js';
import type { Delivery, Offer, Policy } from '../src/policy/policy.js';

/** What checking the address found, as far as it changes what happens after sending. */
export type Standing =
  { readonly kind: 'new' | 'invited-before' | 'unchecked' } | { readonly kind: 'guest'; readonly name: string };

/**
 * A nomination half said. Plain JSON, for it is written down after every turn; what is known stands in it, what is not is
 * asked. Its id becomes the nomination's, so that sending twice begins one.
 */
export type Draft = {
  readonly id: NominationId;
  readonly address?: GuestAddress;
  readonly standing?: Standing;
  readonly name?: string;
  readonly company?: string;
  /** An offer's key; an offer that has since left the policy is asked for again. */
  readonly access?: string;
  readonly reason?: string;
  /** ISO 8601: the last moment of the last day, in `zone`. */
  readonly until?: string;
  /** IANA: where the nominator was when they named the day. */
  readonly zone?: string;
  readonly language?: Locale;
  readonly deliveries?: readonly Delivery[];
  /** What was typed where it could not be used, to be shown again beside what is wrong with it. */
  readonly typed: Partial<Readonly<Record<DraftField, string>>>;
  /** Taken from the address and not said by anybody; another address brings others. */
  readonly derived: readonly ('name' | 'company')[];
  /** Parts of a later guest, as they were said, to be read when their turn comes. */
  readonly said: Said;
};

/** Answers, by the field they are for, as people typed them. */
export type Said = Partial<Readonly<Record<DraftField, string>>>;

/** What the dialog keeps between turns. */
export type NominateState = {
  readonly draft: Draft;
  /** Taken up one after the other. */
  readonly waiting: readonly Draft[];
  /** What the newest card shows: questions, all fields, or everything said back. */
  readonly showing: 'question' | 'form' | 'change' | 'confirm';
  /** What a question about the address offers; "yes" means the only one. */
  readonly offered?: readonly GuestAddress[];
  /** The draft's one card in the chat. */
  readonly cardActivityId?: string;
};

/** What cannot be done without, in the order in which it is asked. */
const NEEDED = ['address', 'name', 'company', 'access', 'reason', 'until'] as const;
export type Needed = (typeof NEEDED)[number];

export const emptyDraft = (said: Said = {}): Draft => ({ id: newNominationId(), typed: {}, derived: [], said });

export const offerOf = (draft: Draft, policy: Policy): Offer | undefined =>
  policy.offers.find(({ key }) => key === draft.access);

export const missingIn = (draft: Draft, policy: Policy): readonly Needed[] =>
  NEEDED.filter((field) => (field === 'access' ? offerOf(draft, policy) === undefined : draft[field] === undefined));
