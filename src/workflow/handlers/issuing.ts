import { FRESH } from '../../guest/replication.js';
import { domainOf } from '../../kernel/address.js';
import { later, MINUTE, type Clock } from '../../kernel/clock.js';
import type { PersonId } from '../../kernel/ids.js';
import type { Log } from '../../kernel/log.js';
import { thingsOf } from '../../nomination/move.js';
import {
  sponsorsOf,
  type Invited,
  type Nomination,
  type NominationIn,
  type Refusal,
} from '../../nomination/nomination.js';
import type { Policy, Thing } from '../../policy/policy.js';
import { groupBehind } from '../../policy/things.js';
import { placeNamed } from '../arrival.js';
import type { Outcome } from '../jobs.js';
import { isHandedOn, unlessHandedOn } from '../handed-on.js';
import { unlessTaking } from '../meanwhile.js';
import { DirectoryTrouble, type Account, type Directory, type Holder, type Store } from '../ports.js';
import type { Submit } from '../submit.js';

export type InvitingNeeds = {
  store: Store;
  directory: Directory;
  submit: Submit;
  clock: Clock;
  log: Log;
  policy: () => Policy;
  /** Where a guest arrives who was given nothing with an address of its own; absolute. */
  defaultLanding: string;
};

export const refuse = async ({ submit }: InvitingNeeds, nomination: Nomination, refusal: Refusal): Promise<Outcome> => {
  await submit.nomination(nomination.id, { type: 'record-refusal', refusal });
  return 'done';
};

/** Of somebody who is a guest already: no invitation is needed. Throws `BeingTaken`, `HandedOn` and `BeingHandedOn`. */
export const recordGuest = async (
  { submit, clock }: InvitingNeeds,
  nomination: Nomination,
  guest: Account,
  sponsorsLeft?: Invited['sponsorsLeft'],
): Promise<Outcome> => {
  const guestId = guest.person.id;
  const left = sponsorsLeft ? { sponsorsLeft } : {};
  await submit.nomination(
    nomination.id,
    { type: 'record-invitation', guestId, alreadyGuest: true, ours: false, repeated: false, ...left },
    async (tx) => {
      await unlessTaking(guestId, clock)(tx);
      await unlessHandedOn(guest, nomination.guest.address)(tx);
    },
  );
  return 'done';
};

/**
 * POST /invitations has no idempotency key: the attempt is noted before, so that a repetition is known and counted. Throws
 * `BeingTaken`.
 */
export const issue = async (
  needs: InvitingNeeds,
  nomination: NominationIn<'approved'>,
  existing: Account | undefined,
): Promise<Outcome> => {
  const { store, directory, submit, clock, log } = needs;
  const { id } = nomination;
  const { address, displayName, language } = nomination.guest;
  const landing = await landingFor(needs, nomination);
  const { id: attempt, earlier } = await store.attempts.begin(id, 'invitation');
  const overtaken = await overtakenIn(needs, id, attempt);
  if (overtaken) return overtaken;
  const repeated = earlier.length > 0;
  if (repeated)
    log.warn('An invitation is issued again: no answer to an earlier one was recorded.', { nominationId: id });
  const sponsors = sponsorsOf(nomination).map((sponsor) => sponsor.id);
  const asked = clock.now();
  const outcome = await closing(
    store,
    attempt,
    directory.invite({ address, displayName, language, landing, sponsors }),
  );
  const isFound = outcome.outcome === 'invited' && outcome.guestId === existing?.person.id;
  const there = isFound ? existing.person.address : undefined;
  if (outcome.outcome === 'refused') {
    await refuse(needs, nomination, outcome.refusal);
  } else if (await isHandedOn(store.guests, outcome.guestId, address, there)) {
    // Microsoft knows an account by this address that was not found by it, and that is somebody else's by now.
    await refuse(needs, nomination, { kind: 'address-of-another' });
  } else {
    const { guestId, redeemLink } = outcome;
    const answered = clock.now();
    const ours = !existing || earlier.some((begun) => cameOf(existing, begun));
    const invited = { type: 'record-invitation', guestId, alreadyGuest: false, ours, repeated } as const;
    const recorded = await submit.nomination(id, invited, async (tx) => {
      await unlessTaking(guestId, clock)(tx);
      await tx.links.keep(id, redeemLink);
    });
    // Whoever slept may have invited anew whom others had invited, and removed, meanwhile.
    if (ours && !isTheirs(recorded.nomination, guestId))
      await store.transaction((tx) =>
        tx.jobs.add({ name: 'remove-stray', nominationId: id, guestId, asked, answered }),
      );
  }
  await store.attempts.end(id, 'invitation');
  return 'done';
};

const isTheirs = (nomination: Nomination | undefined, guestId: PersonId): boolean =>
  (nomination?.status === 'invited' || nomination?.status === 'withdrawn') && nomination.guestId === guestId;

/**
 * Asked once the attempt is noted: a process that slept since it looked may find that others have done it, and would do it again,
 * uncounted; or that inviting is paused. Whoever looks later than this sees the attempt. Undefined: it is still to be done.
 */
export const overtakenIn = async (
  needs: InvitingNeeds,
  id: Nomination['id'],
  attempt: string,
): Promise<Outcome | undefined> => {
  const { store, clock } = needs;
  const now = await store.nominations.read(id);
  const isPaused = now?.status === 'approved' && (await store.emergencies.hold(domainOf(now.guest.address)));
  if (now?.status === 'approved' && !isPaused) return undefined;
  await store.attempts.drop(attempt);
  if (isPaused) return { again: clock.now() };
  return now?.status === 'withdrawn' ? lookForLeftover(needs, now) : 'skipped';
};

/** An answer that says "not done" undoes the attempt, and no other; silence, or a server's own trouble, leaves it open. */
export const closing = async <T>(store: Store, attempt: string, answer: Promise<T>): Promise<T> => {
  try {
    return await answer;
  } catch (trouble) {
    if (trouble instanceof DirectoryTrouble && trouble.kind !== 'unavailable') await store.attempts.drop(attempt);
    throw trouble;
  }
};

/** What came of calls without an answer: what no copy of the directory shows once all have heard of it did not come about. */
export const whatCame = async (
  { store, directory, clock }: InvitingNeeds,
  { id, guest: { address }, begun, move, revive }: NominationIn<'approved'>,
): Promise<'something' | 'nothing' | 'not-shown-yet'> => {
  if (move) return begun ? 'something' : 'nothing';
  const attempts = await store.attempts.open(id, revive ? 'revival' : 'invitation');
  if (attempts.length === 0) return 'nothing';
  const isThere = revive
    ? (await directory.account(revive.guestId))?.enabled === true
    : (await directory.accountsAt(address)).some((one) => isOf(one) && attempts.some((asked) => cameOf(one, asked)));
  if (isThere) return 'something';
  return attempts.some((one) => later(one, FRESH) > clock.now()) ? 'not-shown-yet' : 'nothing';
};

/**
 * Withdrawn while a call had no answer yet: the account that may have come of it must not stay behind. A new account is
 * not everywhere at once, so "there is none" is believed only once every copy of the directory has heard of it.
 */
export const lookForLeftover = async (
  needs: InvitingNeeds,
  nomination: NominationIn<'withdrawn'>,
): Promise<Outcome> => {
  const { store, directory, submit, clock } = needs;
  if (nomination.account !== 'none') return 'skipped';
  const attempts = await store.attempts.open(nomination.id, 'invitation');
  if (attempts.length === 0) return 'skipped';
  const accounts = await directory.accountsAt(nomination.guest.address);
  const leftover = accounts.find(
    (account) => account.redemption === 'pending' && isOf(account) && attempts.some((begun) => cameOf(account, begun)),
  );
  if (!leftover && later(nomination.at, FRESH) > clock.now()) return { again: later(clock.now(), MINUTE) };
  if (leftover) {
    const guestId = leftover.person.id;
    const found = { type: 'record-invitation', guestId, alreadyGuest: false, ours: true, repeated: false } as const;
    await submit.nomination(nomination.id, found);
  }
  await store.attempts.end(nomination.id, 'invitation');
  return 'done';
};

/**
 * The thing's own place, as the company names it; else the rule's; else the first of the teams. What stands at an application is its
 * owner's word, and a stranger is led there by Microsoft's own page: that is for the rules to say.
 */
export const landingFor = async (
  { directory, defaultLanding }: Pick<InvitingNeeds, 'directory' | 'defaultLanding'>,
  nomination: Nomination,
): Promise<string> => {
  const named = placeNamed(nomination);
  if (named !== undefined) return named;
  for (const thing of thingsOf(nomination)) {
    const place = await placeOf(directory, thing);
    if (place !== undefined) return place;
  }
  return defaultLanding;
};

/** Packages and applications stand on My Apps, where the default leads; a site's own place stands in the rules. */
const placeOf = async (directory: Directory, thing: Thing): Promise<string | undefined> => {
  const group = groupBehind(thing);
  return group && (await directory.group(group))?.webUrl;
};

/** An invitation makes an account whose own address it is; whoever has it besides came by another one. */
const isOf = ({ holds }: Holder): boolean => holds === 'main';

/** Whether this account came into being by a call that began then; a minute is allowed for clocks that differ. */
const cameOf = ({ createdAt }: Account, begun: Date): boolean =>
  createdAt !== undefined && createdAt >= later(begun, -MINUTE) && createdAt <= later(begun, 2 * MINUTE);
