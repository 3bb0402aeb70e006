import type { Access, Nomination } from '../nomination/nomination.js';
import { eachOnce } from '../policy/things.js';
import { heldBy, isHeld } from './held.js';

/** What a guest has or will have by these, each thing once; what they had before us, too. */
export const givenIn = (nominations: readonly (Nomination | undefined)[]): readonly Access[] => {
  const given = nominations.flatMap((one) => heldBy(one).filter(isHeld));
  return eachOnce(given.map(({ access }) => access));
};
