import type { Ask, Preflight, Workflow } from '../src/workflow/workflow.js';
import { offersOf, purposeOf, reviveOf, type Draft } from './draft.js';
import type { Surroundings } from './surroundings.js';

/**
 * The look of one turn: what is asked twice is looked at once, and all questions share the answer. What is asked
 * differently is looked at anew, for it may be found different.
 */
export const lookOnce = ({ preflight }: Pick<Workflow, 'preflight'>): Workflow['preflight'] => {
  const made = new Map<string, Promise<Preflight>>();
  return (ask) => {
    const key = JSON.stringify(ask);
    const look = made.get(key) ?? preflight(ask);
    made.set(key, look);
    return look;
  };
};

/** All that is known of a draft, for a look. */
export const askOf = (draft: Draft, { person, reader, policy }: Surroundings): Ask => {
  const { address, until, zone, chosen, moves, sponsor, replaces } = draft;
  const purpose = purposeOf(draft);
  const revive = reviveOf(draft);
  return {
    nominator: person,
    zone: zone ?? reader.zone,
    ...(address && { address }),
    offers: purpose ? [] : offersOf(draft, policy),
    ...(until && { until: new Date(until) }),
    ...(purpose && { purpose }),
    ...(moves && { moves: moves.guest }),
    ...(sponsor && { sponsor }),
    ...(replaces && { replaces }),
    ...(chosen && { chosen: chosen === 'anew' ? 'access' : chosen }),
    ...(revive && { revives: revive.guestId }),
  };
};
