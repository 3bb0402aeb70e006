import type { GuestJob } from '../guest/react.js';
import type { DelegationId, NominationId, PersonId } from '../kernel/ids.js';
import type { Origin } from '../kernel/origin.js';
import type { Person } from '../kernel/people.js';
import type { NominationJob } from '../nomination/react.js';
import type { Removal, StoppedDomain } from './ports.js';
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
  /** Of the press; absent in jobs of the versions before this one. */
  readonly origin?: Origin;
};

/** A card that came as an answer is looked at once more; `shows`: what it showed, as in `SentCard`. */
type SettleJob = {
  readonly name: 'settle-card';
  readonly conversationId: string;
  readonly activityId: string;
  readonly shows: string;
};

/** From now on somebody stands in for another: what waits for the one is asked of the other too. */
type DelegationJob =
  | { readonly name: 'apply-delegation'; readonly delegationId: DelegationId }
  | { readonly name: 'tell-delegate'; readonly delegationId: DelegationId; readonly about: 'delegated' | 'revoked' };

/** What waits for somebody who wants to hear of it once a day. */
type DigestJob = { readonly name: 'send-digest'; readonly personId: PersonId };

/** An account changed in the directory: a guest's, or that of somebody who answers for guests. What it is now is read anew. */
type FollowJob = { readonly name: 'follow-account'; readonly personId: PersonId };

/** What administrators did at once about all guests, or all of a domain. */
export type EmergencyNews = 'paused' | 'resumed' | 'stopping' | 'letting-in' | 'stopped' | 'let-in';
type EmergencyJob =
  /** Whatever was paused and is no more goes on. */
  | { readonly name: 'resume-inviting' }
  /** Page by page; `asOf` tells one wish for a domain from the next. */
  | {
      readonly name: 'stop-guests';
      readonly way: 'stop' | 'let-in';
      readonly domain: string;
      readonly by: Person;
      readonly asOf: Date;
    }
  | {
      readonly name: 'tell-of-emergency';
      readonly news: EmergencyNews;
      readonly by: Person;
      readonly reason?: string;
      readonly domain?: string;
      readonly guests?: number;
      /** How many it could not be done for, and the addresses of some. */
      readonly failed?: number;
      readonly some?: readonly string[];
      /** The directory did not name all guests from there who are not in our books, or one of them could not come into them. */
      readonly unlisted?: true;
      readonly personId?: PersonId;
    };

/** What administrators are told of guests, and nobody else could do anything about. */
export type AdministratorsNews =
  /** What is written down of them cannot be read; `some` of their addresses. */
  | { readonly news: 'guests-unread'; readonly guests: number; readonly some: readonly string[] }
  /** They came by other ways than ours, and somebody is asked about each; `days`: spread over so many. */
  | { readonly news: 'strangers-found'; readonly guests: number; readonly days?: number }
  /** An administrator stopped them, and nobody has let them in again; `domains`: the first of them, by the number of guests. */
  | {
      readonly news: 'still-stopped';
      readonly guests: number;
      readonly over: number;
      readonly domains: readonly StoppedDomain[];
      readonly more: number;
    };
type NewsJob = { readonly personId?: PersonId } & (
  | ({ readonly name: 'tell-of-many-guests' } & AdministratorsNews)
  /** How many wait, of those that asked since the day's first moment, is counted when it is told. */
  | { readonly name: 'tell-of-waiting-removals'; readonly what: Removal; readonly since: Date }
);
/** The day's number is reached, and these wait for the next one; `most`: the number. */
export type RemovalsWait = {
  readonly news: 'removals-wait';
  readonly what: Removal;
  readonly guests: number;
  readonly most: number;
};

/**
 * A guest who is not in our books: somebody is asked whether they answer for them, `sponsor` where an administrator named one;
 * or all such guests.
 */
type AdoptJob =
  | {
      readonly name: 'meet-guest';
      readonly personId: PersonId;
      readonly sponsor?: PersonId;
      readonly until?: Date;
      /** For the rules want it, and no longer than they do. */
      readonly found?: true;
    }
  | { readonly name: 'meet-all-guests' };

/** An account that the invitation of a nomination may have made, between `asked` and `answered`, when what it was for had ended meanwhile. */
type StrayJob = {
  readonly name: 'remove-stray';
  readonly nominationId: NominationId;
  readonly guestId: PersonId;
  readonly asked: Date;
  readonly answered: Date;
};

/** The job catalogue: all that may ever be enqueued. */
export type Job =
  | NominationJob
  | GuestJob
  | WorkflowJob
  | SettleJob
  | DelegationJob
  | DigestJob
  | FollowJob
  | AdoptJob
  | StrayJob
  | NewsJob
  | EmergencyJob;
export type JobName = Job['name'];
export type JobOf<N extends JobName> = Extract<Job, { name: N }>;

/** What several people are told. `personId`: of all these the one who could not be told when the others were. */
export type TellingSeveral = JobOf<
  | 'tell-accepted'
  | 'tell-administrators'
  | 'tell-administrators-of-guest'
  | 'tell-of-correction'
  | 'tell-of-emergency'
  | 'tell-of-many-guests'
  | 'tell-of-waiting-removals'
  | 'tell-sponsors'
>;

/**
 * What a handler says of its work: done, or skipped because it is no longer wanted, or to be done again later, or that others
 * take its place. Anything thrown means: try again, a little later each time.
 */
export type Outcome = 'done' | 'skipped' | { readonly again: Date } | { readonly instead: readonly Job[] };

/** One handler a job; a missing one does not compile. */
export type Handlers = { readonly [N in JobName]: (job: JobOf<N>) => Promise<Outcome> };

/**
 * How often a job is tried before it is given up and logged, and how long the first pause is, in seconds. Pauses double up
 * to a minute, so the limit is about four days: trouble of Teams or of ours must not lose what people were promised. What waits for
 * the directory is not given up, unless Microsoft refuses it for good: `DirectoryTrouble` without `lasting` has no limit.
 */
export const RETRIES: { readonly limit: number; readonly delay: number } = { limit: 6000, delay: 2 };
