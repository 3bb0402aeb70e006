import { domainIn } from '../../kernel/address.js';
import { later, SECOND, type Clock } from '../../kernel/clock.js';
import type { Log } from '../../kernel/log.js';
import { isBlocked } from '../../policy/assess.js';
import type { Policy } from '../../policy/policy.js';
import type { Handlers, Outcome } from '../jobs.js';
import type { MailCap } from '../mail-cap.js';
import type { Post, StayMail, Store, Unkeyed } from '../ports.js';
import { createStayMails } from '../stay-mails.js';
import { sending } from './sending.js';

type Wanted = Parameters<ReturnType<typeof createStayMails>>[0];

/**
 * The mails of a stay. Nothing of the guest's life hangs on them, so no command says what became of one; that it went out stands
 * among the attempts, under this guest, its kind and its round, and it does not go out again.
 */
export const stayMailingHandlers = (deps: {
  store: Store;
  post: Post;
  mailCap: MailCap;
  clock: Clock;
  log: Log;
  policy: () => Policy;
}): Pick<Handlers, 'nudge-guest' | 'mail-stay'> => {
  const { store, post, mailCap, clock, log, policy } = deps;
  const stayMails = createStayMails(store);

  /** The mail that is to go out now, or why none is. */
  const due = async (wanted: Wanted, what: Unkeyed): Promise<{ letter: StayMail } | { instead: Outcome }> => {
    if (await store.attempts.isMade(wanted.guestId, what)) return { instead: 'skipped' };
    const letter = await stayMails(wanted, clock.now());
    if (letter === 'unwanted') return { instead: 'skipped' };
    if ('again' in letter) return { instead: letter };
    // The rules have shut their company out since: nobody of it is asked to come in.
    if (letter.about === 'nudge' && isBlocked(domainIn(letter.to), policy())) return { instead: 'skipped' };
    return { letter };
  };

  const mail = async (wanted: Wanted): Promise<Outcome> => {
    const { guestId } = wanted;
    const what = `mail-${wanted.about}-${wanted.round}` as const;
    const first = await due(wanted, what);
    if ('instead' in first) return first.instead;
    const { to, about } = first.letter;
    const sort = about === 'nudge' ? 'invitation' : 'stay';
    const hindrance = await mailCap.hindrance({ to, sort, about: guestId, mail: what });
    if (hindrance) return hindrance;
    const { id: attempt, earlier } = await store.attempts.begin(guestId, what);
    // Whoever slept since they looked may find that others have sent it, and would send it again, uncounted; or that it is not wanted now.
    const now = await due(wanted, what);
    if ('instead' in now || now.letter.to !== to) {
      await store.attempts.drop(attempt);
      return 'instead' in now ? now.instead : soon();
    }
    if (earlier.length > 0)
      log.warn('A mail is sent again: the answer to an earlier one was not recorded.', { guestId });
    const outcome = await sending(() => post.sendStay(now.letter));
    switch (outcome) {
      case 'sent':
        await store.attempts.end(guestId, what);
        return 'done';
      case 'failed':
        await store.attempts.drop(attempt);
        log.warn('A guest could not be written to.', { guestId });
        return 'skipped';
      case 'not-done':
        await store.attempts.drop(attempt);
        return soon();
      case 'later':
        return soon();
    }
  };
  const soon = () => ({ again: later(clock.now(), 30 * SECOND) });

  return {
    'nudge-guest': ({ guestId, round, renewed }) =>
      mail({ about: 'nudge', guestId, round, ...(renewed && { renewed }) }),
    'mail-stay': ({ about, guestId, round, former }) => mail({ about, guestId, round, ...(former && { former }) }),
  };
};
