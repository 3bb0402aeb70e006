import type { Context, MiddlewareOptions } from '@microsoft/microsoft-graph-client';
import type { DirectoryTrouble } from '../workflow/ports.js';
import type { Tier } from './tiers.js';

/** Why there is no answer: nobody answered, or we had no token to ask with. */
export type Failure =
  | { readonly failure: 'no-answer'; readonly reason: string }
  | { readonly failure: 'no-token'; readonly kind: DirectoryTrouble['kind']; readonly reason: string };

/**
 * What the middleware must know of a request, and what it has to say of it. It travels as one of the client's middleware
 * options, which are found by their class: the client itself turns what is thrown into errors of its own, with their text.
 */
export class Exchange implements MiddlewareOptions {
  /** May the request be sent again though an earlier attempt may have got through? */
  readonly repeatable: boolean;
  /** Not to be sent again in any case; who asks counts for themselves. */
  readonly once: boolean;
  readonly tier: Tier;
  failure: Failure | undefined;
  /** The body of the latest answer. */
  text = '';

  constructor(repeatable: boolean, once = false, tier: Tier = 'invite') {
    this.repeatable = repeatable;
    this.once = once;
    this.tier = tier;
  }
}

export const exchangeOf = (context: Context): Exchange => {
  const found = context.middlewareControl?.getMiddlewareOptions(Exchange);
  return found instanceof Exchange ? found : new Exchange(false);
};

/** Thrown inside the middleware; `call` turns it into trouble. */
export class Failed extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.reason);
    this.name = 'Failed';
    this.failure = failure;
  }
}
