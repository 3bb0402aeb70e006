import type { Handlers } from '../jobs.js';
import type { Courier, Directory, Store } from '../ports.js';
import type { Rights } from '../rights.js';
import type { Submit } from '../submit.js';

/** A click that was noted because the directory could not say in time whether it counts. Trouble throws, so it is tried again. */
export const checkingHandlers = (deps: {
  store: Store;
  directory: Directory;
  rights: Rights;
  courier: Courier;
  submit: Submit;
}): Pick<Handlers, 'check-decision'> => ({
  'check-decision': async ({ nominationId, by, answer, comment }) => {
    const nomination = await deps.store.nominations.read(nominationId);
    if (nomination?.status !== 'awaiting-approval') return 'skipped';
    const account = await deps.directory.account(by);
    if (!account) return 'skipped';
    const mayAnswer = await deps.rights.mayAnswer(nomination, by);
    const result = await deps.submit.nomination(nominationId, { type: answer, by: account.person, mayAnswer, comment });
    if (!result.ok && (result.refusal === 'not-an-approver' || result.refusal === 'own-nomination')) {
      await deps.courier.tell(by, { about: 'decision-refused', nomination, why: result.refusal });
    }
    return 'done';
  },
});
