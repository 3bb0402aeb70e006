import type { Clock } from '../../kernel/clock.js';
import type { NominationId } from '../../kernel/ids.js';
import type { Policy } from '../../policy/policy.js';
import { createAccepted } from '../accepted.js';
import { invitationMail, takePlace } from '../mail-cap.js';
import type { Directory, Store, Transaction } from '../ports.js';
import type { Submit } from '../submit.js';
import type { Viewing } from '../viewing.js';
import type { Workflow } from '../workflow.js';
import type { AnswerOf } from './outcome.js';

/** The guest was written to often enough. The transaction is lost with it. */
class NoRoom extends Error {
  readonly from: Date;
  constructor(from: Date) {
    super('The guest was written to as often as the rules allow.');
    this.name = 'NoRoom';
    this.from = from;
  }
}

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
  const withRoom = (id: NominationId) => async (tx: Transaction) => {
    const nomination = await tx.nominations.lock(id);
    const from =
      nomination?.status === 'invited' && (await takePlace(tx, invitationMail(nomination), policy(), clock.now()));
    if (from) throw new NoRoom(from);
  };

  return {
    withdraw: async (id, by) =>
      answerOf(await submit.nomination(id, { type: 'withdraw', by, accepted: await accepted(id) }), id, by),

    mailAgain: async (id, by) => {
      const command = { type: 'mail-again', by, accepted: await accepted(id) } as const;
      try {
        return await answerOf(await submit.nomination(id, command, withRoom(id)), id, by);
      } catch (full) {
        if (!(full instanceof NoRoom)) throw full;
        const view = await viewing.viewFor(id, by);
        const room = { from: full.from, most: policy().invitees.mailsPerWeek };
        return { outcome: 'refused', why: 'mailed-enough', room, ...(view && { view }) };
      }
    },
  };
};
