import { later, SECOND, type Clock } from '../../kernel/clock.js';
import type { Log } from '../../kernel/log.js';
import type { Nomination, NominationIn } from '../../nomination/nomination.js';
import type { Handlers } from '../jobs.js';
import type { Policy } from '../../policy/policy.js';
import { ownWords } from '../own-words.js';
import { DirectoryTrouble, type GuestMail, type Post, type Store } from '../ports.js';
import type { Submit } from '../submit.js';

/** The one mail a guest gets from us; with words of the company's own, where its rules have some. */
export const mailingHandlers = (deps: {
  store: Store;
  post: Post;
  submit: Submit;
  clock: Clock;
  log: Log;
  policy: () => Policy;
}): Pick<Handlers, 'mail-guest'> => ({
  'mail-guest': async ({ nominationId }) => {
    const { store, post, submit, clock, log, policy } = deps;
    const nomination = await store.nominations.read(nominationId);
    if (nomination?.status !== 'invited' || nomination.mail !== 'waiting') return 'skipped';
    const redeemLink = await store.links.read(nominationId);
    if (!redeemLink) return 'skipped';
    const unrecorded = await store.attempts.begin(nominationId, 'mail');
    if (unrecorded.length > 0)
      log.warn('A mail is sent again: the answer to an earlier one was not recorded.', { nominationId });
    const outcome = await send(post, mailFor(nomination, redeemLink, policy().company.name));
    if (outcome === 'later' || outcome === 'not-done') {
      if (outcome === 'not-done') await store.attempts.end(nominationId, 'mail');
      return { again: later(clock.now(), 30 * SECOND) };
    }
    await submit.nomination(nominationId, { type: 'record-mail', outcome });
    await store.attempts.end(nominationId, 'mail');
    return 'done';
  },
});

const send = async (post: Post, mail: GuestMail): Promise<'sent' | 'failed' | 'later' | 'not-done'> => {
  try {
    return (await post.send(mail)) === 'accepted' ? 'sent' : 'failed';
  } catch (trouble) {
    if (!(trouble instanceof DirectoryTrouble)) throw trouble;
    if (trouble.kind === 'not-permitted') return 'failed';
    // Throttled says that nothing was done; silence says nothing.
    return trouble.kind === 'throttled' ? 'not-done' : 'later';
  }
};

/** The place that the invitation named, where it is one of the company's own. */
const arrival = ({ access: [first], judgement }: Nomination): Pick<GuestMail, 'landingHost'> => {
  const landing = first?.landing ?? judgement.landing;
  return landing === undefined ? {} : { landingHost: new URL(landing).host };
};

const mailFor = (nomination: NominationIn<'invited'>, redeemLink: string, company: string): GuestMail => ({
  to: nomination.guest.address,
  guestName: nomination.guest.name,
  nominator: nomination.nominator,
  accessNames: nomination.access.map(({ name }) => name),
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
