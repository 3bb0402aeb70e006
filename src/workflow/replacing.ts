import { isDeepStrictEqual } from 'node:util';
import { domainOf } from '../kernel/address.js';
import type { PersonId } from '../kernel/ids.js';
import { mayKeepUntil } from '../nomination/keeping.js';
import {
  decisionsOf,
  sponsorsOf,
  whoseAnswers,
  type Facts,
  type Nomination,
  type NominationIn,
} from '../nomination/nomination.js';
import { mailboxOf } from '../policy/mailbox.js';
import type { Survey } from './ports.js';

/** Whether another may begin in its place: only their own, and as long as nothing came of it. */
export const canReplace = (old: Nomination | undefined, by: PersonId): boolean =>
  old?.nominator.id === by && (old.status === 'awaiting-approval' || old.status === 'approved');

/** Whether its invitation can be taken back for one to another address: as long as nobody came of it. */
export const canCorrect = (old: Nomination | undefined): old is NominationIn<'invited'> =>
  old?.status === 'invited' && !old.alreadyGuest && !old.move;

/**
 * Another address is another person. Whoever agreed to somebody of a company has agreed to a colleague of theirs who is asked for
 * in the same words; to somebody of another company, or with a private mailbox, they have not, nor to anything more, nor to somebody
 * who is or was here, or of whom nobody knows whether they are. Nor is there a yes any more of somebody whose account was closed since,
 * or where the rules ask others by now. Where nobody is asked anew, nobody may be kept longer without asking than was agreed before.
 */
export const corrected = (facts: Facts, old: NominationIn<'invited'>, agreed: Agreed): Facts => {
  const corrects = { nomination: old.id, address: old.guest.address };
  const stages = holds(facts, old, agreed) ? [] : facts.judgement.stages;
  const judgement = { ...facts.judgement, stages };
  if (stages.length > 0) return { ...facts, corrects, judgement };
  const latestEnd = earliest(judgement.latestEnd ?? facts.until, boundOf(old), boundOf(agreed.foundation));
  return { ...facts, corrects, judgement: { ...judgement, latestEnd } };
};

const boundOf = (nomination: Nomination): Date => mayKeepUntil(nomination) ?? nomination.until;

const earliest = (...moments: readonly Date[]): Date => new Date(Math.min(...moments.map((at) => at.getTime())));

/**
 * What that one rests on; it may itself have corrected another, and then the yeses are older than it is. `areHere`: whoever gave
 * them. `found`: what the directory says now of whoever has the address.
 */
type Agreed = { readonly foundation: Nomination; readonly areHere: boolean; readonly found: Found };
type Found = Pick<Survey, 'accounts' | 'deletedGuests'>;

/** What an approver took away is no more the nominator's to choose. */
const waysHold = (facts: Facts, old: Nomination, { changes = [] }: Nomination): boolean =>
  changes.every(({ to }) => !to.deliveries) || facts.deliveries.every((way) => old.deliveries.includes(way));

/** Whoever is invited, and was never here, whatever the nominator chose to do about it. Where nobody knows, no newcomer is presumed. */
const isNewcomer = ({ purpose }: Facts, { accounts, deletedGuests }: Found): boolean =>
  !purpose && [accounts, deletedGuests].every((found) => found.known && found.value.length === 0);

const holds = (facts: Facts, old: NominationIn<'invited'>, { foundation, areHere, found }: Agreed): boolean => {
  const domain = domainOf(facts.guest.address);
  const asked = (one: Facts): string =>
    [...one.access.map(({ key }) => key), ...sponsorsOf(one).map(({ id }) => id)].join();
  return (
    isNewcomer(facts, found) &&
    domain === domainOf(old.guest.address) &&
    mailboxOf(domain) === 'company' &&
    facts.judgement.rule === old.judgement.rule &&
    isDeepStrictEqual(facts.judgement.stages, foundation.judgement.stages) &&
    facts.until <= old.until &&
    facts.reason === old.reason &&
    isDeepStrictEqual(facts.answers ?? [], old.answers ?? []) &&
    asked(facts) === asked(old) &&
    waysHold(facts, old, foundation) &&
    // Whoever agreed and corrects it now would have agreed to their own.
    !whoseAnswers(decisionsOf(foundation)).has(facts.nominator.id) &&
    areHere
  );
};
