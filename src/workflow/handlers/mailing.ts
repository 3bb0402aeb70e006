import { domainOf } from '../../kernel/address.js';
import { later, MINUTE, SECOND, type Clock } from '../../kernel/clock.js';
import type { NominationId } from '../../kernel/ids.js';
import type { Log } from '../../kernel/log.js';
import { thingsOf } from '../../nomination/move.js';
import type { NominationIn } from '../../nomination/nomination.js';
import type { Handlers, Outcome } from '../jobs.js';
import { isBlocked } from '../../policy/assess.js';
import type { Policy } from '../../policy/policy.js';
import { arrival } from '../arrival.js';
import { invitationMail, type MailCap } from '../mail-cap.js';
import { ownWords } from '../own-words.js';
import type { GuestMail, Post, Store } from '../ports.js';
import type { Submit } from '../submit.js';
import { sending } from './sending.js';

/** The first mail a guest gets from us; with words of the company's own, where its rules have some. */
export const mailingHandlers = (deps: {
  store: Store;
  post: Post;
  submit: Submit;
  mailCap: MailCap;
  clock: Clock;
  log: Log;
  policy: () => Policy;
}): Pick<Handlers, 'mail-guest'> => {
  const { store, post, submit, mailCap, clock, log, policy } = deps;

  /** The nomination whose mail is to go out now, or why none is. */
  const due = async (id: NominationId): Promise<{ nomination: NominationIn<'invited'> } | { instead: Outcome }> => {
    const nomination = await store.nominations.read(id);
    if (nomination?.status !== 'invited' || nomination.mail !== 'waiting') return { instead: 'skipped' };
    const domain = domainOf(nomination.guest.address);
    // It may have waited for days, and the rules have shut their company out since; they may let it in again while the invitation lasts.
    if (isBlocked(domain, policy())) return { instead: { again: later(clock.now(), 30 * MINUTE) } };
    // Whoever is stopped has nothing to come in to, whether or not all inviting is paused besides.
    const stop = await store.emergencies.stopOver(domain);
    return stop ? { instead: { again: later(clock.now(), 10 * MINUTE) } } : { nomination };
  };

  return {
    'mail-guest': async ({ nominationId }) => {
      const first = await due(nominationId);
      if ('instead' in first) return first.instead;
      const { nomination } = first;
      const redeemLink = await store.links.read(nominationId);
      if (!redeemLink) return 'skipped';
      const hindrance = await mailCap.hindrance(invitationMail(nomination));
      if (hindrance) return hindrance;
      const round = nomination.mailRound;
      const { id: attempt, earlier } = await store.attempts.begin(nominationId, `mail-${round}`);
      // Whoever slept since they looked may find that others have sent it, and would send it again, uncounted; or that it is stopped.
      const now = await due(nominationId);
      if ('instead' in now || now.nomination.mailRound !== round) {
        await store.attempts.drop(attempt);
        return 'instead' in now ? now.instead : 'skipped';
      }
      if (earlier.length > 0)
        log.warn('A mail is sent again: the answer to an earlier one was not recorded.', { nominationId });
      const outcome = await sending(() => post.send(mailFor(nomination, redeemLink, policy().company.name)));
      if (outcome === 'later' || outcome === 'not-done') {
        if (outcome === 'not-done') await store.attempts.drop(attempt);
        return { again: later(clock.now(), 30 * SECOND) };
      }
      await submit.nomination(nominationId, { type: 'record-mail', round, outcome });
      await store.attempts.end(nominationId, `mail-${round}`);
      return 'done';
    },
  };
};

const mailFor = (nomination: NominationIn<'invited'>, redeemLink: string, company: string): GuestMail => ({
  to: nomination.guest.address,
  guestName: nomination.guest.name,
  nominator: nomination.nominator,
  accessNames: thingsOf(nomination).map(({ name }) => name),
  reason: nomination.reason,
  until: nomination.until,
  zone: nomination.zone,
  // The nominator may well read the guest's mail.
  approvers: nomination.judgement.namesHidden ? [] : nomination.decisions.map(({ by }) => by.name),
  redeemLink,
  ...arrival(nomination),
  language: nomination.guest.language,
  ...ownWords(nomination, company),
  messageKey: `${nomination.id}.${nomination.mailRound}`,
});
