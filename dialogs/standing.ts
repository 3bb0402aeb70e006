import type { Preflight } from '../src/workflow/workflow.js';
import type { Draft } from './draft.js';
import type { Filled } from './fill.js';
import { choosableIn } from './offers.js';

/** What the look found about the guest, to be kept: once the nominator has chosen, it is not found again. */
export const standingAfter = (
  { findings, seen }: Preflight,
  { draft }: Filled,
): Partial<Pick<Draft, 'standing' | 'chosen'>> => {
  if (!draft.address) return {};
  const [found] = choosableIn(findings);
  switch (found?.finding) {
    case 'guest': {
      const { name, until } = found;
      // Whoever names a thing for a guest wants it for them.
      const named = draft.access ?? draft.typed.access;
      return {
        standing: { kind: 'guest', name, ...(until && { until: until.toISOString() }) },
        ...(named !== undefined && { chosen: draft.chosen ?? 'access' }),
      };
    }
    case 'invited-guest':
      return { standing: { kind: 'invited', name: found.name, ...(found.own && { own: found.own }) } };
    case 'disabled-guest':
      return { standing: { kind: 'disabled', name: found.name, guest: found.guest } };
    case 'deleted-guest':
      return { standing: { kind: 'deleted', name: found.name, guest: found.guest } };
    case 'open-nomination':
      return { standing: { kind: 'open', nomination: found.nomination, nominator: found.nominator.name } };
    case undefined:
      if (draft.chosen) return {};
      return { standing: { kind: seen.unchecked.includes('address') ? 'unchecked' : 'new' } };
  }
};
