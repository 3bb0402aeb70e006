import { isStaying } from '../../guest/decide/outcome.js';
import { isMore, type Move } from '../../nomination/move.js';
import type { NominationIn, Refusal } from '../../nomination/nomination.js';
import type { Outcome } from '../jobs.js';
import { isArriving } from '../meanwhile.js';
import { createMoveOf } from '../moving.js';
import type { Holder } from '../ports.js';
import { closing, landingFor, overtakenIn, refuse, type InvitingNeeds } from './issuing.js';

type Approved = NominationIn<'approved'>;

/**
 * Gives a guest's account the address that was agreed to. It is looked at first, for what was agreed to may not be so any more. That
 * it is begun is written down before Microsoft is asked: once more does no harm, and brings the link whose first answer was lost.
 */
export const readdress = async (
  needs: InvitingNeeds,
  nomination: Approved,
  move: Move,
  holders: readonly Holder[],
): Promise<Outcome | 'not-yet'> => {
  const { store, directory, submit, log } = needs;
  const { id } = nomination;
  // What was given to them a moment ago, nobody has counted yet.
  if (await isArriving(store, move.guestId, nomination.approvedAt, needs.clock)) return 'not-yet';
  const kind = await hindrance(needs, move, holders);
  if (kind) return refuse(needs, nomination, { kind });
  const { address, displayName, language } = nomination.guest;
  const landing = await landingFor(needs, nomination);
  const { id: attempt, earlier } = await store.attempts.begin(id, 'invitation');
  await submit.nomination(id, { type: 'begin' });
  const overtaken = await overtakenIn(needs, id, attempt);
  if (overtaken) return overtaken;
  const repeated = earlier.length > 0;
  if (repeated)
    log.warn('An address is changed again: no answer to an earlier try was recorded.', { nominationId: id });
  // Who answers for them stays: the directory keeps its list.
  const request = { address, displayName, language, landing, sponsors: [] };
  const outcome = await closing(store, attempt, directory.resetRedemption(move.guestId, request));
  if (outcome.outcome === 'refused') {
    await refuse(needs, nomination, outcome.refusal);
  } else {
    const { guestId, redeemLink } = outcome;
    const invited = { type: 'record-invitation', guestId, alreadyGuest: false, ours: false, repeated } as const;
    await submit.nomination(id, invited, (tx) => tx.links.keep(id, redeemLink));
  }
  await store.attempts.end(id, 'invitation');
  return 'done';
};

/** What came between the yes and now. */
const hindrance = async (
  { store, directory }: InvitingNeeds,
  move: Move,
  holders: readonly Holder[],
): Promise<Refusal['kind'] | undefined> => {
  const guest = await store.guests.read(move.guestId);
  if (guest?.status === 'disabled' && guest.why === 'stopped') return 'disabled';
  if (!guest || !isStaying(guest)) return 'no-such-guest';
  if (guest.address !== move.from) return 'moved-meanwhile';
  const others = holders.filter(({ person }) => person.id !== move.guestId);
  if (others.length > 0) return others.some(({ holds }) => holds === 'main') ? 'address-taken' : 'address-of-another';
  const account = await directory.account(move.guestId);
  if (account?.kind !== 'guest') return 'no-such-guest';
  if (!account.enabled) return 'disabled';
  return isMore(await createMoveOf({ store, directory })(guest), move) ? 'given-more' : undefined;
};
