import type { PersonId } from '../../kernel/ids.js';
import type { NominationRefusal } from '../../nomination/events.js';
import { decisionsOf, type Nomination } from '../../nomination/nomination.js';
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
  'check-decision': async ({ nominationId, by, answer, comment, pressedAt, stage = 0 }) => {
    const nomination = await deps.store.nominations.read(nominationId);
    if (!nomination) return 'skipped';
    const account = await deps.directory.account(by);
    if (!account) return 'skipped';
    const mayAnswer = await deps.rights.mayAnswer(nomination, by);
    const command = { type: answer, by: account.person, mayAnswer, stage, comment, pressedAt } as const;
    const result = await deps.submit.nomination(nominationId, command);
    const why = result.ok || decidedBy(result.nomination, by) ? undefined : WORTH_TELLING[result.refusal];
    if (why) await deps.courier.tell(by, { about: 'decision-refused', nomination, why });
    return 'done';
  },
});

/** The refusals that the one who pressed has to hear of, since they were told that their answer was noted. */
const WORTH_TELLING: Partial<Record<NominationRefusal, 'not-an-approver' | 'own-nomination' | 'not-open'>> = {
  'not-an-approver': 'not-an-approver',
  'own-nomination': 'own-nomination',
  'stage-settled': 'not-open',
  'already-decided': 'not-open',
};

/** The job may come twice; whoever's answer counted need not hear that it came too late. */
const decidedBy = (nomination: Nomination | undefined, by: PersonId): boolean => {
  if (!nomination) return false;
  const no = nomination.status === 'denied' ? [nomination.decision] : [];
  return [...decisionsOf(nomination), ...no].some((decision) => decision.by.id === by);
};
