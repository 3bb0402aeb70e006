import type { Access, Nomination } from '../nomination/nomination.js';

/** What these gave, or are about to give, each thing once. */
export const givenIn = (nominations: readonly (Nomination | undefined)[]): readonly Access[] => {
  const given = nominations.flatMap((one) =>
    one?.status === 'invited' ? one.grants.filter(({ state }) => state !== 'refused') : [],
  );
  return [...new Map(given.map(({ access }) => [access.key, access])).values()];
};
