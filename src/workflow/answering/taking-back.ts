import type { NominationId } from '../../kernel/ids.js';
import { createAccepted } from '../accepted.js';
import type { Directory, Store } from '../ports.js';
import type { Submit } from '../submit.js';
import type { Workflow } from '../workflow.js';
import type { AnswerOf } from './outcome.js';

/** What the nominator may still do once an invitation is out, as long as the guest has not accepted it. */
export const takingBack = (deps: {
  store: Store;
  directory: Directory;
  submit: Submit;
  answerOf: AnswerOf;
}): Pick<Workflow, 'withdraw' | 'mailAgain'> => {
  const { store, submit, answerOf } = deps;
  const isAccepted = createAccepted(deps);
  const accepted = async (id: NominationId) => isAccepted(await store.nominations.read(id));

  return {
    withdraw: async (id, by) =>
      answerOf(await submit.nomination(id, { type: 'withdraw', by, accepted: await accepted(id) }), id, by),

    mailAgain: async (id, by) =>
      answerOf(await submit.nomination(id, { type: 'mail-again', by, accepted: await accepted(id) }), id, by),
  };
};
