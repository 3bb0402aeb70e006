import type { Offer, Thing } from '../policy/policy.js';

/** A thing a guest may use, as the policy offered it when it was asked for. */
export type Access = Pick<Offer, 'key' | 'name' | 'landing' | 'owners'> & Thing;

export type Grant = {
  readonly access: Access;
  /**
   * `requested`: entitlement management was asked for an access package, and has not delivered it yet. `ended`: it was given, and
   * is over there without our doing; it is neither given anew nor taken back.
   */
  readonly state: 'waiting' | 'requested' | 'given' | 'refused' | 'ended';
  /** Why it was refused; a kind, for words to be found. */
  readonly why?: GrantRefusal;
  /** The guest had it before us, so that it is not ours to take back. */
  readonly ours?: false;
  readonly request?: AccessRequest;
  /** When we noticed that it was over, and why. */
  readonly ended?: { readonly why: EndedThere; readonly at: Date };
};

/** How something that was given ended there: on a day that was set there, or by somebody's hand. */
export type EndedThere = 'expired' | 'removed';

/** An access package as it was asked for there. */
export type AccessRequest = {
  /** As entitlement management calls it. */
  readonly id: string;
  readonly at: Date;
  /** Since when somebody there has to agree. */
  readonly heldSince?: Date;
  /** When it was said a second time that nobody there had. */
  readonly saidAgainAt?: Date;
};
/** `denied`, `not-delivered` and `canceled` are entitlement management's answers about an access package. */
export type GrantRefusal =
  | 'no-guests'
  | 'gone'
  | 'dynamic'
  | 'not-permitted'
  | 'never-ready'
  | 'full'
  | 'disabled'
  | 'role-gone'
  | 'not-admitted'
  | 'denied'
  | 'not-delivered'
  | 'canceled';
