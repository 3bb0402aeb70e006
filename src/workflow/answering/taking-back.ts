import { domainOf } from '../../kernel/address.js';
import type { Clock } from '../../kernel/clock.js';
import type { NominationId } from '../../kernel/ids.js';
import { isBlocked } from '../../policy/assess.js';
import type { Policy } from '../../policy/policy.js';
import { createAccepted } from '../accepted.js';
import { invitationMail, takePlace } from '../mail-cap.js';
import type { Directory, Store, Transaction } from '../ports.js';
import type { Submit } from '../submit.js';
import type { Viewing } from '../viewing.js';
import type { Workflow } from '../workflow.js';
import type { AnswerOf } from './outcome.js';

/** Nothing is mailed: the rules let nobody of the domain in any more, or the guest was written to often enough. The transaction is lost with it. */
class NoMail extends Error {
  readonly why: NoMailBecause;
  constructor(why: NoMailBecause) {
    super('The rules let no mail go out to this guest now.');
    this.name = 'NoMail';
    this.why = why;
  }
}
type NoMailBecause = 'domain-blocked' | { readonly fullUntil: Date };

/** What the nominator may still do once an invitation is out, as long as the guest has not accepted it. */
export const takingBack = (deps: {
  store: Store;
  directory: Directory;
  submit: Submit;
  viewing: Viewing;
  answerOf: AnswerOf;
  clock: Clock;
  policy: () => Policy;
}): Pick<Workflow, 'withdraw' | 'mailAgain'> => {
  const { store, submit, viewing, answerOf, clock, policy } = deps;
  const isAccepted = createAccepted(deps);
  const accepted = async (id: NominationId) => isAccepted(await store.nominations.read(id));

  /** The place is taken with the press: what is said to go out again has one. */
  const mailable = (id: NominationId) => async (tx: Transaction) => {
    const nomination = await tx.nominations.lock(id);
    if (nomination?.status !== 'invited') return;
    const rules = policy();
    // No link for whoever would not be invited any more.
    if (isBlocked(domainOf(nomination.guest.address), rules)) throw new NoMail('domain-blocked');
    const fullUntil = await takePlace(tx, invitationMail(nomination), rules, clock.now());
    if (fullUntil) throw new NoMail({ fullUntil });
  };

  return {
    withdraw: async (id, by) =>
      answerOf(await submit.nomination(id, { type: 'withdraw', by, accepted: await accepted(id) }), id, by),

    mailAgain: async (id, by) => {
      const command = { type: 'mail-again', by, accepted: await accepted(id) } as const;
      try {
        return await answerOf(await submit.nomination(id, command, mailable(id)), id, by);
      } catch (refused) {
        if (!(refused instanceof NoMail)) throw refused;
        const view = await viewing.viewFor(id, by);
        const shown = view ? { view } : {};
        if (refused.why === 'domain-blocked') return { outcome: 'refused', why: refused.why, ...shown };
        const room = { from: refused.why.fullUntil, most: policy().invitees.mailsPerWeek };
        return { outcome: 'refused', why: 'mailed-enough', room, ...shown };
      }
    },
  };
};
