import type { NominationId } from '../../kernel/ids.js';
import type { NotedPress } from '../../nomination/commands.js';
import type { Job } from '../jobs.js';

/** What is to be done later, in a transaction. */
export interface WaitingJobs {
  /** Enqueued with the transaction, or not at all. */
  add(job: Job, options?: { readonly startAfter?: Date }): Promise<void>;
  /** The presses whose `check-decision` waits or is under way. Asked once the nomination is locked, there will be no others until this transaction ends. */
  noted(nominationId: NominationId): Promise<readonly NotedPress[]>;
}
