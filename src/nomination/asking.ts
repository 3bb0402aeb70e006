import type { Person } from '../kernel/people.js';
import type { ChannelRef, Delivery } from '../policy/policy.js';
import type { Access } from './nomination.js';

/** Some of the items that are asked for, by their keys. Wherever it may be absent, that means all of them. */
export type Items = readonly Access['key'][];

export type Decision = {
  readonly by: Person;
  readonly at: Date;
  readonly comment: string;
  /** What it decides about. */
  readonly about?: Items;
  /** In whose place they answered: "Oskar for Sue". */
  readonly for?: Person;
};

/** By what right somebody answers at this moment, and about what: their own, that of whoever they stand in for, or none. */
export type Right = 'none' | 'own' | { readonly for?: Person; readonly about?: Items };

/** An approver who was chosen, and whether our card got to them. */
export type Asked = {
  readonly person: Person;
  /**
   * `held`: waits for their digest. `by-mail`: not to be reached in Teams, so a mail led them here. `away`: an automatic reply,
   * so somebody else is asked. `lost`: was asked, and has no right to answer any more.
   */
  readonly reached: 'not-yet' | 'yes' | 'by-mail' | 'held' | 'no' | 'away' | 'lost';
  /** In whose place they were asked, and why. */
  readonly for?: { readonly person: Person; readonly how: 'delegated' | 'handed-over' };
  /** IANA; where they are, as far as we know. Their clock runs there. */
  readonly zone?: string;
  /** When they were chosen and, once our card got to them, when it did; absent on nominations of the first versions. */
  readonly at?: Date;
  readonly remindedAt?: Date;
  /** Of whoever is away, where their automatic reply says so. */
  readonly awayUntil?: Date;
  /** Said that somebody else should answer. */
  readonly passed?: true;
  /** Theirs to decide, as it was when they were asked. */
  readonly about?: Items;
  /** How often more of it became theirs since. */
  readonly more?: number;
};

/** A channel that was asked: one card, and whoever of the team is allowed may press. */
export type AskedChannel = ChannelRef & {
  readonly reached: 'not-yet' | 'yes' | 'no';
  readonly at: Date;
} & Pick<Asked, 'about' | 'more'>;

/** What fell away while the rest went on. `nobody-left`: too few were left who could have answered. */
export type Fallen = {
  readonly access: readonly Access[];
  readonly at: Date;
} & (
  | { readonly why: 'denied'; readonly decision: Decision }
  | { readonly why: 'unanswered' | 'nobody-left'; readonly decision?: never }
);

/** What an approver wanted to know. While it is open the stage's clock stands still, until `until` at the latest. */
export type Inquiry = {
  readonly by: Person;
  readonly at: Date;
  readonly text: string;
  /** Of the judgement's stages, from 0. */
  readonly stage: number;
  /** Three working days later, where the nominator is. */
  readonly until: Date;
  readonly answer?: { readonly at: Date; readonly text: string };
};

/** What an approver may change of what was asked. Each is absent where it stays. */
export type Changes = {
  /** Earlier than it was. */
  readonly until?: Date;
  /** What falls away; something is always left. */
  readonly without?: Items;
  readonly sponsor?: Person;
  readonly deliveries?: readonly Delivery[];
};

/** A change that was made: what it became, and what it was. */
export type Change = {
  readonly by: Person;
  readonly at: Date;
  readonly to: Changes;
  readonly was: {
    readonly until?: Date;
    readonly access?: readonly Access[];
    readonly sponsor?: Person;
    readonly deliveries?: readonly Delivery[];
  };
};

/** A yes that holds only if the nominator agrees to another sponsor. */
export type Proposed = { readonly decision: Decision; readonly changes: Changes };

/** Whether an answer may come from them. */
export const isOpen = ({ reached, passed }: Asked): boolean =>
  !passed && reached !== 'no' && reached !== 'away' && reached !== 'lost';

/** In whose place, where it is not their own. */
export const principalIn = (right: Right): Person | undefined => (typeof right === 'object' ? right.for : undefined);
