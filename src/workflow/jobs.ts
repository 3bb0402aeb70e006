import type { GuestJob } from '../guest/react.js';
import type { DelegationId, NominationId, PersonId } from '../kernel/ids.js';
import type { NominationJob } from '../nomination/react.js';
import type { ChangeWishes } from './workflow.js';

/** Work that belongs to the workflow and to no single life. */
type WorkflowJob = {
  /** A click whose rights could not be looked up in time; decided once they are known. */
  readonly name: 'check-decision';
  readonly nominationId: NominationId;
  readonly by: PersonId;
  readonly answer: 'approve' | 'deny';
  readonly comment: string;
  readonly pressedAt: Date;
  /** Of the nomination when it was pressed; absent in jobs of the first version, which knew one stage. */
  readonly stage?: number;
  readonly edition?: number;
  readonly wishes?: ChangeWishes;
};

/** From now on somebody stands in for another: what waits for the one is asked of the other too. */
type DelegationJob =
  | { readonly name: 'apply-delegation'; readonly delegationId: DelegationId }
  | { readonly name: 'tell-delegate'; readonly delegationId: DelegationId; readonly about: 'delegated' | 'revoked' };

/** What waits for somebody who wants to hear of it once a day. */
type DigestJob = { readonly name: 'send-digest'; readonly personId: PersonId };

/** The job catalogue: all that may ever be enqueued. */
export type Job = NominationJob | GuestJob | WorkflowJob | DelegationJob | DigestJob;
export type JobName = Job['name'];
export type JobOf<N extends JobName> = Extract<Job, { name: N }>;

/**
 * What a handler says of its work: done, or skipped because it is no longer wanted, or to be done again later.
 * Anything thrown means: try again, a little later each time.
 */
export type Outcome = 'done' | 'skipped' | { readonly again: Date };

/** One handler a job; a missing one does not compile. */
export type Handlers = { readonly [N in JobName]: (job: JobOf<N>) => Promise<Outcome> };

/**
 * How often a job is tried before it is given up and logged, and how long the first pause is, in seconds. Pauses double up
 * to a minute, so the limit is about four days: an outage of Graph or Teams must not lose what people were promised.
 */
export const RETRIES: { readonly limit: number; readonly delay: number } = { limit: 6000, delay: 2 };
