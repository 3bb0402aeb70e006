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
/**
 * Why something was not given. `synchronised`: its members come from on-premises; `role-assignable`: directory roles may be given
 * to the group; `unchecked`: whether it keeps guests out may not be looked up; `never-ready`: the account was not there in time.
 * `denied`, `not-delivered` and `canceled` are entitlement management's answers about an access package.
 */
export const GRANT_REFUSALS = [
  'no-guests',
  'gone',
  'dynamic',
  'synchronised',
  'role-assignable',
  'unchecked',
  'not-permitted',
  'never-ready',
  'full',
  'disabled',
  'role-gone',
  'not-admitted',
  'denied',
  'not-delivered',
  'canceled',
] as const;
export type GrantRefusal = (typeof GRANT_REFUSALS)[number];

/** What nobody but the administrators can change: a permission that is missing, and what the rules offer in vain. */
export const isForAdministrators = (why: GrantRefusal): why is 'not-permitted' | 'unchecked' | 'gone' | 'role-gone' =>
  why === 'not-permitted' || why === 'unchecked' || why === 'gone' || why === 'role-gone';
