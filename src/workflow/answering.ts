import type { Clock } from '../kernel/clock.js';
import type { NominationId } from '../kernel/ids.js';
import type { Person } from '../kernel/people.js';
import { whoseAnswers } from '../nomination/nomination.js';
import type { Policy } from '../policy/policy.js';
import { askingBack } from './answering/asking-back.js';
import { deciding } from './answering/deciding.js';
import { createAnswerOf } from './answering/outcome.js';
import { passingOn } from './answering/passing-on.js';
import { settling } from './answering/settling.js';
import { takingBack } from './answering/taking-back.js';
import { createChanging } from './changing.js';
import { createLosing } from './losing.js';
import type { Directory, Store } from './ports.js';
import { createResting } from './resting.js';
import type { Rights } from './rights.js';
import type { Submit } from './submit.js';
import type { Viewing } from './viewing.js';
import type { Workflow } from './workflow.js';

/** What is pressed on a nomination that exists. */
export const answering = (deps: {
  store: Store;
  directory: Directory;
  rights: Rights;
  submit: Submit;
  viewing: Viewing;
  clock: Clock;
  policy: () => Policy;
  /** Throws `DirectoryTrouble` where it cannot be known. */
  mayNominate: (person: Person) => Promise<boolean>;
}): Pick<
  Workflow,
  'answer' | 'handOver' | 'inquire' | 'reply' | 'settleChange' | 'remind' | 'join' | 'withdraw' | 'mailAgain'
> => {
  const { submit, viewing, mayNominate } = deps;
  const answerOf = createAnswerOf({ viewing, losing: createLosing(deps) });
  const resting = createResting(deps);
  const hasAnswered = async (id: NominationId, by: Person): Promise<boolean> => {
    const nomination = await deps.store.nominations.read(id);
    return nomination !== undefined && whoseAnswers(await resting.yesesOf(nomination)).has(by.id);
  };
  const needs = { ...deps, answerOf, changing: createChanging(deps) };
  return {
    ...deciding(needs),
    ...passingOn(needs),
    ...askingBack(needs),
    ...settling(needs),
    ...takingBack(needs),

    remind: async (id, by) => answerOf(await submit.nomination(id, { type: 'remind', by }), id, by),

    join: async (id, by) => {
      const [may, answered] = await Promise.all([mayNominate(by), hasAnswered(id, by)]);
      const command = { type: 'join', by, mayNominate: may, ...(answered && { answered }) } as const;
      return answerOf(await submit.nomination(id, command), id, by.id);
    },
  };
};
