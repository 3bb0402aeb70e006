import { DateTime, IANAZone } from 'luxon';
import type { Clock } from '../kernel/clock.js';
import type { Policy } from '../policy/policy.js';
import type { Store } from './ports.js';
import type { Workflow } from './workflow.js';

/**
 * When a digest comes next: the first moment after now that is so many minutes after midnight where they are, on a working day.
 * The hour was their own choice, so quiet hours do not move it.
 */
export const nextDigest =
  ({ zone: ours, approvers: { working } }: Pick<Policy, 'zone' | 'approvers'>) =>
  ({ digestAt, zone = ours }: { readonly digestAt: number; readonly zone?: string }, now: Date): Date => {
    // One whose zone is not known here must not keep all the others from theirs.
    const today = DateTime.fromJSDate(now, { zone: IANAZone.isValidZone(zone) ? zone : ours }).startOf('day');
    const days = Array.from({ length: A_WEEK_AND_A_DAY }, (_, days) => today.plus({ days }));
    const moments = days
      .filter((day) => working.days.some((one) => one === day.weekday))
      .map((day) => day.set({ hour: Math.floor(digestAt / 60), minute: digestAt % 60 }).toJSDate());
    const next = moments.find((moment) => moment > now);
    if (!next) throw new Error('A week without a working day.');
    return next;
  };

/** Where today's is over and no other day of the week is a working day, it is today in a week. */
const A_WEEK_AND_A_DAY = 8;

export const digests = (deps: { store: Store; clock: Clock; policy: () => Policy }): Pick<Workflow, 'setDigest'> => ({
  setDigest: async (person, at) => {
    if (at === undefined) {
      await deps.store.people.setDigest(person, undefined);
      // What was kept for the next one is told now.
      return deps.store.transaction((tx) => tx.jobs.add({ name: 'send-digest', personId: person }));
    }
    const { zone } = (await deps.store.people.read(person)) ?? {};
    const next = nextDigest(deps.policy())({ digestAt: at, ...(zone && { zone }) }, deps.clock.now());
    return deps.store.people.setDigest(person, { at, next });
  },
});
