import type { PersonId } from '../../kernel/ids.js';

/** A value as JSON has it. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** What an entry is about; `inviting` and `rules` there is one of. */
export type About =
  | `nomination/${string}`
  | `guest/${string}`
  | `delegation/${string}`
  | `domain/${string}`
  | 'inviting'
  | 'rules'
  | 'adopting'
  | 'privacy';

/** Who did it: a person; we ourselves, because a day had come, Microsoft answered or a command was run; or somebody elsewhere, whom we do not know. */
export type Who = PersonId | 'guestlist' | 'elsewhere';

/** A text that says something about people. It can be read as long as the keys of all of them are there. */
export type PersonalText = {
  /** Lower-case addresses, or ids. */
  readonly of: readonly string[];
  readonly text: string;
};

/** One change of anybody's rights, or of what leads to them. Names no person but by an id, except in its `texts`. */
export type Entry = {
  readonly at: Date;
  /** `nomination.approved`. */
  readonly what: string;
  readonly about: About;
  /** Of the nomination or guest, once this had happened. */
  readonly revision?: number;
  readonly who: Who;
  /** Whom it is for, once they have an account. */
  readonly guest?: PersonId;
  /** Of the rules by which the nomination was judged. */
  readonly judged?: string;
  readonly details: Plain;
  /** `guest`: whom it is for, as the nomination names them. `why`: what somebody gave as the reason. */
  readonly texts: { readonly guest?: PersonalText; readonly why?: PersonalText };
};
