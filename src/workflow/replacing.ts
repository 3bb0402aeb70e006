import type { PersonId } from '../kernel/ids.js';
import type { Nomination } from '../nomination/nomination.js';

/** Whether another may begin in its place: only their own, and as long as nothing came of it. */
export const canReplace = (old: Nomination | undefined, by: PersonId): boolean =>
  old?.nominator.id === by && (old.status === 'awaiting-approval' || old.status === 'approved');
