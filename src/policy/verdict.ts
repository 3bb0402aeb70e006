import type { GuestAddress } from '../kernel/address.js';
import type { GroupId } from '../kernel/ids.js';
import type { Conditions, Consequences, Localised } from './policy.js';

/** What is asked of the rules. */
export type Question = {
  readonly address: GuestAddress;
  /** Keys of the offers asked for; none where a guest's stay or sponsor is to change and nothing else. */
  readonly offers: readonly string[];
  /** The guest has these already: whether the nominator may ask for them is no matter. */
  readonly given?: true;
  /** Absent while no end was named. */
  readonly until?: Date;
  /** The nominator's IANA time zone, in which days end; the policy's where it is not known. */
  readonly zone?: string;
  /** What the directory and our own books say. */
  readonly circumstances?: Circumstances;
};

/** Facts that rules may ask for. Each is absent where it could not be had, and is then neither true nor false. */
export type Circumstances = {
  readonly homeTenant?: 'known' | 'none';
  /** Whether entitlement management has the domain, or its tenant, as a connected organisation. */
  readonly connected?: boolean;
  /** Whether guests from this domain have accepted before. */
  readonly earlier?: boolean;
  /** The groups, of those that the policy names, that the nominator belongs to. */
  readonly groups?: readonly GroupId[];
  /** As the directory spells it; empty where the directory has none. */
  readonly department?: string;
  readonly jobTitle?: string;
  /** Guests the nominator answers for, open nominations included. */
  readonly answersFor?: number;
};

/** A condition of a rule, by its name in the file. */
export type ConditionName = keyof Conditions;

/** A rule, or an entry of `never`, that would perhaps have matched, and the conditions whose facts were missing. */
export type PassedOver = { readonly rule: string; readonly missing: readonly ConditionName[] };

type Ok = {
  readonly ok: true;
  /** The name of the rule that matched first. */
  readonly rule: string;
  /** The last moment this rule, and what is asked for, allows a stay to end. */
  readonly latestEnd: Date;
  /**
   * The last moment up to which whoever answers for the guest may keep them without asking: every stay up to there would be answered
   * by the same rule, as certainly. Absent while no end was named.
   */
  readonly mayKeepUntil?: Date;
  /** Proposed where no end was named. */
  readonly proposedEnd?: Date;
  /**
   * Those before it that hung on a fact that could not be had. Where there is one, nothing is approved at once:
   * `stages` is then never empty; behind a refusal it ends with one of the administrators' own.
   */
  readonly passedOver: readonly PassedOver[];
} & Omit<Consequences, 'longestStay' | 'defaultStay'>;

/** The rules' answer: exactly one. `rule` names what decided; there is none where no rule matched. */
export type Verdict =
  | Ok
  | {
      readonly ok: false;
      readonly why: 'blocked-domain';
      readonly rule: 'guests.blockedDomains';
      readonly domain: string;
    }
  | { readonly ok: false; readonly why: 'never'; readonly rule: string; readonly reason: Localised }
  | { readonly ok: false; readonly why: 'rule-refuses'; readonly rule: string; readonly reason: Localised }
  | { readonly ok: false; readonly why: 'no-rule'; readonly passedOver: readonly PassedOver[] }
  | { readonly ok: false; readonly why: 'end-in-the-past'; readonly rule: string }
  /** `unsure`: what that hangs on could not be had. `offer` by name. */
  | { readonly ok: false; readonly why: 'may-not-ask'; readonly offer: string; readonly unsure?: true }
  | {
      readonly ok: false;
      readonly why: 'stay-too-long';
      readonly rule: string;
      readonly latestEnd: Date;
      /** The name of what may not be used for longer, where that is less than the rule allows. */
      readonly offer?: string;
    };

export type Permitted = Extract<Verdict, { readonly ok: true }>;
export type Refused = Extract<Verdict, { readonly ok: false }>;

/** How one rule, or one entry of `never`, answered: for whoever wants to know why. */
export type Trace = {
  readonly section: 'never' | 'rules';
  readonly rule: string;
} & (
  | { readonly outcome: 'matches' }
  | { readonly outcome: 'fails'; readonly on: readonly ConditionName[] }
  | { readonly outcome: 'unknown'; readonly missing: readonly ConditionName[] }
  /** An earlier one decided. */
  | { readonly outcome: 'not-reached' }
);
