import type { PersonId } from '../kernel/ids.js';
import type { Outcome, TellingSeveral } from './jobs.js';
import type { Courier } from './ports.js';
import type { Notice } from './views.js';

type Told = readonly (readonly [to: PersonId, notice: Notice])[];

export const toAll = (people: readonly { readonly id: PersonId }[], notice: Notice): Told =>
  people.map(({ id }) => [id, notice]);

/**
 * Tells each of them. Whoever could not be told for what passes is tried again by a job of their own, for the others have heard
 * it. Throws where nobody could be told: then the whole job is tried again.
 */
export const tellEach = async (courier: Pick<Courier, 'tell'>, job: TellingSeveral, all: Told): Promise<Outcome> => {
  const told = all.filter(([to]) => job.personId === undefined || job.personId === to);
  const ends = await Promise.allSettled(told.map(([to, notice]) => courier.tell(to, notice)));
  const missed = told.flatMap(([to], at) => (ends[at]?.status === 'rejected' ? [to] : []));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed && missed.length === told.length) throw failed.reason;
  if (missed.length > 0) return { instead: missed.map((personId) => ({ ...job, personId })) };
  return told.length > 0 ? 'done' : 'skipped';
};
