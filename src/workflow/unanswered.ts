import type { NominationId } from '../kernel/ids.js';
import type { Store } from './ports.js';

/** Whether Microsoft may have done something for a nomination of which we have heard nothing. */
export const isUnanswered = async ({ attempts }: Pick<Store, 'attempts'>, id: NominationId): Promise<boolean> =>
  (await Promise.all(CALLS.map((what) => attempts.open(id, what)))).flat().length > 0;

const CALLS = ['invitation', 'revival'] as const;
