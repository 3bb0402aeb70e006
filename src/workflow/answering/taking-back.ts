import { inTime } from '../../kernel/in-time.js';
import type { NominationId } from '../../kernel/ids.js';
import { CHAT_PATIENCE } from '../patience.js';
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
  const { store, directory, submit, answerOf } = deps;

  const accepted = async (id: NominationId): Promise<boolean> => {
    const nomination = await store.nominations.read(id);
    if (nomination?.status !== 'invited') return false;
    const guest = await store.guests.read(nomination.guestId);
    if (guest?.status === 'active') return true;
    // We may not have looked since: what is true in the directory now decides whether an account may be taken away.
    const now = await inTime(directory.redemptions([nomination.guestId]), CHAT_PATIENCE).catch(() => undefined);
    return now?.get(nomination.guestId)?.state === 'accepted';
  };

  return {
    withdraw: async (id, by) =>
      answerOf(await submit.nomination(id, { type: 'withdraw', by, accepted: await accepted(id) }), id, by),

    mailAgain: async (id, by) =>
      answerOf(await submit.nomination(id, { type: 'mail-again', by, accepted: await accepted(id) }), id, by),
  };
};
