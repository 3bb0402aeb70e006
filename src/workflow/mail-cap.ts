import { later, MINUTE, type Clock } from '../kernel/clock.js';
import type { NominationIn } from '../nomination/nomination.js';
import { WEEK } from '../policy/invitees.js';
import type { Policy } from '../policy/policy.js';
import type { Outcome } from './jobs.js';
import type { Mail, Mailed, Store, Transaction } from './ports.js';

/**
 * So many mails a week to one address outside, whoever wanted them: whoever never asked to hear from us must not hear from us again
 * and again. What has no room waits until it has.
 */
export interface MailCap {
  /** Undefined: it may go out, now or once more. */
  hindrance(mail: Mail): Promise<Outcome | undefined>;
}

type Needs = { readonly store: Pick<Store, 'transaction'>; readonly clock: Clock; readonly policy: () => Policy };

export const createMailCap = ({ store, clock, policy }: Needs): MailCap => ({
  hindrance: async (mail) => {
    const now = clock.now();
    const again = await store.transaction((tx) => takePlace(tx, mail, policy(), now));
    // Whoever raises the number need not wait for a week to pass.
    return again && { again: earlier(again, later(now, LOOK)) };
  },
});

/** From when on there is room; undefined: it has a place. */
export const takePlace = async (tx: Transaction, mail: Mail, policy: Policy, now: Date): Promise<Date | undefined> => {
  const place = await tx.mailed.take(mail, later(now, -WEEK), policy.invitees.mailsPerWeek);
  return place === 'granted' ? undefined : later(place.fullSince, WEEK);
};

/** The same, and takes nothing. */
export const roomFrom = async (
  mailed: Mailed,
  asked: Parameters<Mailed['fullSince']>[0],
  { invitees }: Pick<Policy, 'invitees'>,
  now: Date,
): Promise<Date | undefined> => {
  const since = await mailed.fullSince(asked, later(now, -WEEK), invitees.mailsPerWeek);
  return since && later(since, WEEK);
};

/** The one that is to go out now, of a nomination that is delivered by mail. */
export const invitationMail = ({ id, guest, mailRound }: NominationIn<'invited'>): Mail => ({
  to: guest.address,
  sort: 'invitation',
  about: id,
  mail: `mail-${mailRound}`,
});

/** How soon a raised number is noticed. */
const LOOK = 30 * MINUTE;

const earlier = (one: Date, other: Date): Date => (one < other ? one : other);
