/**
 * What Microsoft allows one application in one tenant of more than 500 users, guests among them: resource units in ten seconds
 * (learn.microsoft.com/graph/throttling-limits, identity and access).
 */
export const UNITS_IN_TEN_SECONDS = 8000;

/** And the same application in all tenants together, in twenty. */
export const UNITS_IN_TWENTY_SECONDS = 150_000;

/** Peak memory with the many, against that with the few after as much work. */
export const MOST_MEMORY = 1.2;
