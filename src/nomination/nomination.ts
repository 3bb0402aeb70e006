import type { GuestAddress } from '../kernel/address.js';
import type { NominationId, PersonId } from '../kernel/ids.js';
import type { Locale, Person } from '../kernel/people.js';
import type { Delivery, Offer, Stage } from '../policy/policy.js';

/** Who is to be invited, as the nominator gave it. `displayName` is how the account will be called, by the policy's pattern. */
export type Invitee = {
  readonly address: GuestAddress;
  readonly name: string;
  readonly company: string;
  readonly displayName: string;
  /** The language we write to the guest in. */
  readonly language: Locale;
  /** Was found to be a guest with an accepted invitation when the nomination was sent: access is asked for, no invitation. */
  readonly isGuest?: true;
};

/** A thing a guest may use, as the policy offered it when it was asked for. */
export type Access = Omit<Offer, 'aliases'>;

/** The policy's answer to a nomination, kept with it when the policy changes. `stage` absent: approved at once. */
export type Judgement = {
  readonly rule: string;
  /** SHA-256 of the policy file, hex. */
  readonly policy: string;
  readonly stage?: Stage;
};

export type Facts = {
  readonly id: NominationId;
  readonly nominator: Person;
  readonly guest: Invitee;
  readonly access: readonly Access[];
  readonly reason: string;
  /** The last moment of the last day, where the nominator is. */
  readonly until: Date;
  /** The nominator's IANA time zone, in which `until` was meant. */
  readonly zone: string;
  readonly deliveries: readonly Delivery[];
  readonly judgement: Judgement;
  readonly nominatedAt: Date;
};

export type Decision = { readonly by: Person; readonly at: Date; readonly comment: string };

/** An approver who was chosen, and whether our card got to them. */
export type Asked = {
  readonly person: Person;
  readonly reached: 'not-yet' | 'yes' | 'no';
};

/** What keeps an approved nomination from going on by itself; it is tried again all the same. */
export type Hindrance = {
  readonly kind: 'throttled' | 'unavailable' | 'not-permitted' | 'invitations-closed';
  readonly tryAgainAt: Date;
};

/** What became of an account when its nomination was withdrawn: `kept` is not ours to remove, `left` is, but we lack the right. */
export type Leftover = 'none' | 'to-be-removed' | 'removed' | 'kept' | 'left';

/**
 * Why this invitation can never go out as it stands. `text` is Microsoft's own sentence, for administrators; absent where
 * we found out ourselves: the account is disabled, or the stay was over before Microsoft could be asked.
 */
export type Refusal = {
  readonly kind:
    'address-refused' | 'domain-blocked' | 'colleague' | 'cross-tenant' | 'disabled' | 'stay-over' | 'other';
  readonly text?: string;
};

export type Grant = {
  readonly access: Access;
  readonly state: 'waiting' | 'given' | 'refused';
  /** Why it was refused; a kind, for words to be found. */
  readonly why?: GrantRefusal;
};
export type GrantRefusal = 'no-guests' | 'gone' | 'dynamic' | 'not-permitted' | 'never-ready';

export type MailState = 'unwanted' | 'waiting' | 'sent' | 'failed';

type Approved = {
  readonly decisions: readonly Decision[];
  readonly approvedAt: Date;
};

export type Invited = Approved & {
  readonly invitedAt: Date;
  readonly guestId: PersonId;
  /** The address was a guest with an accepted invitation before; nothing was sent, only access given. */
  readonly alreadyGuest: boolean;
  /** The account came into being by this nomination; only such an account may be removed with it. */
  readonly ours: boolean;
  readonly grants: readonly Grant[];
  readonly mail: MailState;
  /** When the latest mail was handed over. */
  readonly mailSentAt?: Date;
  /** Counts the mails the nominator asked for, from 1: each is a message of its own. */
  readonly mailRound: number;
};

export type State =
  | {
      readonly status: 'awaiting-approval';
      readonly source: number;
      readonly asked: readonly Asked[];
      readonly dueAt: Date;
    }
  | ({ readonly status: 'approved'; readonly hindrance?: Hindrance } & Approved)
  | ({ readonly status: 'invited' } & Invited)
  | { readonly status: 'denied'; readonly decision: Decision }
  | { readonly status: 'expired'; readonly at: Date; readonly nobodyReached: boolean }
  | {
      readonly status: 'withdrawn';
      readonly at: Date;
      readonly account: Leftover;
      readonly guestId?: PersonId;
    }
  | { readonly status: 'failed'; readonly at: Date; readonly refusal: Refusal };

/**
 * One request: who, for what, why, until when. `revision` counts its events; a command is known by
 * (nomination, revision, verb, actor), so what comes twice can be told from what comes anew.
 */
export type Nomination = Facts & State & { readonly revision: number };

export type NominationIn<S extends State['status']> = Extract<Nomination, { readonly status: S }>;
