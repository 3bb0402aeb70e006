import type { GroupId } from '../kernel/ids.js';

/** The company's rules, as read from its file. The file's own form is described in policy.sample.yaml and checked by `read`. */
export type Policy = {
  /** SHA-256 of the file's text, hex: which version a nomination was judged by. */
  readonly hash: string;
  readonly company: {
    readonly name: string;
    /** Where the guest reads what happens to their data; https (http on loopback in local mode). */
    readonly privacyNotice: string;
    /** The address that answers for the guest's data. */
    readonly contact: string;
  };
  /** Who answers for this bot: user principal names or mail addresses, lower case. */
  readonly administrators: readonly string[];
  /** IANA; used for people whose own zone Teams has not told us. */
  readonly zone: string;
  /** How a guest's account is called, with `{name}` and `{company}`. */
  readonly displayName: string;
  /** Domains, lower case, that nobody may be invited from; subdomains included. */
  readonly blockedDomains: readonly string[];
  readonly offers: readonly Offer[];
  readonly rules: readonly Rule[];
};

/** A thing a guest may be given. `key` is unique in the file; names and aliases are what people say. */
export type Offer = {
  readonly key: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: 'group' | 'team';
  readonly id: GroupId;
  readonly landing?: string;
};

/** Where approvers come from. */
export type ApproverSource =
  | { readonly from: 'manager' }
  | { readonly from: 'owners' }
  | { readonly from: 'administrators' }
  | { readonly from: 'people'; readonly addresses: readonly string[] };

/** One step of approval. The first source is asked; the next one only if nobody of those before it can be asked. */
export type Stage = {
  readonly sources: readonly ApproverSource[];
  /** Milliseconds after which the request ends unanswered. */
  readonly within: number;
};

export const DELIVERIES = ['chat', 'mail'] as const;
export type Delivery = (typeof DELIVERIES)[number];

export type Rule = {
  readonly name: string;
  /** All conditions given must hold; none given matches everything. */
  readonly when: {
    /** Domains of the guest: `fabrikam.com`, or `*.fabrikam.com` for its subdomains. */
    readonly domains?: readonly string[];
    /** Keys of what is asked for. */
    readonly offers?: readonly string[];
  };
  /** Absent: approved at once. */
  readonly stage?: Stage;
  /** Days. */
  readonly longestStay: number;
  /** Days; proposed where the nominator names no end. */
  readonly defaultStay?: number;
  /** The ways the redeem link may travel; the nominator may choose among them. */
  readonly deliveries: readonly Delivery[];
};
