import type { Thing } from '../policy/policy.js';
import type { Account, Known } from '../workflow/ports.js';
import { lookAtApplicationOwners, readApplicationOwners } from './applications.js';
import type { Call } from './call.js';
import { lookAtOwners } from './employees.js';
import type { Ask } from './gathering.js';
import { known } from './known.js';
import { readOwners } from './people.js';

/** Who answers for a thing, as the directory has it. An access package has no owner there. */

export const ownersOf = async (call: Call, thing: Thing): Promise<readonly Account[]> => {
  if (thing.kind === 'package') return [];
  return thing.kind === 'application' ? readApplicationOwners(call, thing.id) : readOwners(call, thing.id);
};

export const lookAtOwnersOf = async (ask: Ask, thing: Thing): Promise<Known<readonly Account[]>> => {
  if (thing.kind === 'package') return known([]);
  return thing.kind === 'application' ? lookAtApplicationOwners(ask, thing.id) : lookAtOwners(ask, thing.id);
};
