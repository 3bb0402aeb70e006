import type { Draft, DraftTerms } from '../draft.js';
import { formatDuration } from '../duration.js';
import type { Flaw } from '../problem.js';
import { USUAL_STAYS } from '../stays.js';

type Term = keyof DraftTerms;

/** Two times of which one must be shorter, or at least no longer, and why. */
type Order = { readonly short: Term; readonly long: Term; readonly orEqual?: true; readonly remedy: string };

const ORDERS: readonly Order[] = [
  {
    short: 'nudge',
    long: 'tellSponsor',
    remedy: 'Make nudge shorter than tellSponsor, or write “nudge: never”: the guest is written to first.',
  },
  {
    short: 'tellSponsor',
    long: 'giveUp',
    remedy: 'Make tellSponsor shorter than giveUp: the sponsor hears of it while something can be done.',
  },
  {
    short: 'askAgain',
    long: 'askSponsor',
    remedy: 'Make askAgain shorter than askSponsor: both are counted back from the end.',
  },
  {
    short: 'tellGuest',
    long: 'askSponsor',
    orEqual: true,
    remedy: 'Make tellGuest no longer than askSponsor: the sponsor is asked before the guest hears of the end.',
  },
];

/** What is said in one place of the file, and what holds where it is silent: the nearest first. */
type Section = {
  readonly path: readonly PropertyKey[];
  readonly said: DraftTerms;
  readonly otherwise: readonly { readonly terms: DraftTerms; readonly where: string }[];
};

const USUAL = { terms: USUAL_STAYS, where: ' where nothing is said' };

/** Milliseconds, and whose they are; undefined where it never comes, or cannot be understood. */
const heldIn = (field: Term, { said, otherwise }: Section): { time: number; where: string } | undefined => {
  const holding = [{ terms: said, where: '' }, ...otherwise].find(({ terms }) => terms[field] !== undefined);
  const time = holding?.terms[field];
  return holding && typeof time === 'number' ? { time, where: holding.where } : undefined;
};

/** Said at one of the two that stands in this section; where neither does, it is no matter of this section. */
const flawsOf = (section: Section): Flaw[] =>
  ORDERS.flatMap(({ short, long, orEqual, remedy }): Flaw[] => {
    const [one, other] = [heldIn(short, section), heldIn(long, section)];
    if (!one || !other || one.time < other.time || (orEqual && one.time === other.time)) return [];
    const than = (field: Term, { time, where }: { time: number; where: string }): string =>
      `than ${field}, ${formatDuration(time)}${where}`;
    if (section.said[short] !== undefined) {
      const problem = `is ${orEqual ? 'longer' : 'not shorter'} ${than(long, other)}`;
      return [{ path: [...section.path, short], problem, remedy }];
    }
    if (section.said[long] === undefined) return [];
    const problem = `is ${orEqual ? 'shorter' : 'not longer'} ${than(short, one)}`;
    return [{ path: [...section.path, long], problem, remedy }];
  });

/** Held against each other as they come together: a rule's own over the file's, the file's over the usual ones. */
export const termsOutOfOrder = ({ stays = {}, rules }: Draft): Flaw[] => [
  ...flawsOf({ path: ['stays'], said: stays, otherwise: [USUAL] }),
  ...rules.flatMap(({ refuse, stays: said }, at): Flaw[] =>
    said && refuse === undefined
      ? flawsOf({
          path: ['rules', at, 'stays'],
          said,
          otherwise: [{ terms: stays, where: ' in the file’s own stays' }, USUAL],
        })
      : [],
  ),
];
