import { DateTime } from 'luxon';
import type { Person } from '../kernel/people.js';
import type { PersonId } from '../kernel/ids.js';
import type { Changes } from '../nomination/asking.js';
import { askedAbout } from '../nomination/awaited.js';
import { covers } from '../nomination/items.js';
import { sponsorsOf, type Nomination } from '../nomination/nomination.js';
import type { Policy } from '../policy/policy.js';
import { findColleague } from './colleague.js';
import { DirectoryTrouble, type Directory, type Store } from './ports.js';
import { createSponsoring } from './sponsoring.js';
import type { ChangeWishes, Unclear } from './workflow.js';

/** What an approver's wishes come to; which of them change anything, and may, the nomination knows. */
export type MadeOut =
  | { readonly outcome: 'made-out'; readonly changes: Changes; readonly sponsorMay?: boolean }
  /** The day is none. */
  | { readonly outcome: 'impossible' }
  | Unclear;

/** What an approver may change of what was asked: looked up here, decided by the nomination. */
export interface Changing {
  /** Throws `DirectoryTrouble` where it cannot be known who is meant, or whether they may answer for the guest. */
  madeOut(wishes: ChangeWishes | undefined, nomination: Nomination, by: PersonId): Promise<MadeOut>;
  /** Whether this person may answer for the guest under the rule that was matched, and within the number it allows. Throws likewise. */
  sponsorMay(sponsor: Person, nomination: Nomination): Promise<boolean>;
}

export const createChanging = (deps: {
  store: Pick<Store, 'nominations'>;
  directory: Directory;
  policy: () => Policy;
}): Changing => {
  const { store, directory, policy } = deps;
  const sponsoring = createSponsoring(directory);

  const hasRoom = async ({ id }: Person): Promise<boolean> => {
    const { guestsEach } = policy().nominators;
    return guestsEach === undefined || (await store.nominations.answeredFor(id)) < guestsEach;
  };

  const sponsorMay: Changing['sponsorMay'] = async (sponsor, nomination) => {
    if (nomination.backup?.id === sponsor.id || !(await hasRoom(sponsor))) return false;
    const may = await sponsoring.maySponsor(sponsor, nomination.nominator, nomination.judgement);
    if (may === undefined)
      throw new DirectoryTrouble('unavailable', 'The directory did not say in time who may answer for a guest.');
    return may;
  };

  return {
    sponsorMay,

    madeOut: async (wishes = {}, nomination, by) => {
      const until = wishes.until === undefined ? undefined : lastMomentOf(wishes.until, nomination.zone);
      if (until && !DateTime.fromJSDate(until).isValid) return { outcome: 'impossible' };
      const meant = isAnother(wishes.sponsor, nomination) ? await findColleague(directory, wishes.sponsor) : undefined;
      if (meant?.outcome === 'unclear') return meant;
      const { keep, deliveries } = wishes;
      const theirs = nomination.status === 'awaiting-approval' ? askedAbout(nomination, by) : undefined;
      const keys = nomination.access.flatMap(({ key }) => (covers(theirs, key) ? [key] : []));
      return {
        outcome: 'made-out',
        changes: {
          ...(until && { until }),
          ...(keep && { without: keys.filter((key) => !keep.includes(key)) }),
          ...(deliveries && { deliveries }),
          ...(meant && { sponsor: meant.person }),
        },
        ...(meant && { sponsorMay: await sponsorMay(meant.person, nomination) }),
      };
    },
  };
};

/** Of a day `YYYY-MM-DD` in that zone; an invalid date for anything else. */
const lastMomentOf = (day: string, zone: string): Date =>
  DateTime.fromFormat(day.trim(), 'yyyy-MM-dd', { zone }).endOf('day').toJSDate();

/** A form sends along what was not touched: whoever answers for the guest as it is need not be looked up. */
const isAnother = (said: string | undefined, nomination: Nomination): said is string => {
  const [{ name, address }] = sponsorsOf(nomination);
  const spoken = said?.trim().toLowerCase() ?? '';
  return spoken !== '' && spoken !== name.toLowerCase() && spoken !== address.toLowerCase();
};
