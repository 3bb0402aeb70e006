import type { Person } from '../../kernel/people.js';
import { principalIn, type Right } from '../../nomination/asking.js';
import type { NominationIn } from '../../nomination/nomination.js';
import { findColleague } from '../colleague.js';
import type { Directory, Store } from '../ports.js';
import { promptly } from '../promptly.js';
import type { Rights } from '../rights.js';
import type { Submit } from '../submit.js';
import type { Workflow } from '../workflow.js';
import { about, type AnswerOf } from './outcome.js';

/** Not me: somebody else answers in their place. */
export const passingOn = (deps: {
  store: Store;
  directory: Directory;
  rights: Rights;
  submit: Submit;
  answerOf: AnswerOf;
}): Pick<Workflow, 'handOver'> => {
  const { store, directory, rights, submit, answerOf } = deps;

  /** Whoever stands in for somebody hands over in that one's place: it is the principal's right that counts. */
  const receiver = async (to: Person, by: Person, right: Exclude<Right, 'none'>) => {
    const { zone } = (await store.people.read(to.id)) ?? {};
    const principal = principalIn(right) ?? by;
    return {
      person: to,
      for: { person: principal, how: 'handed-over' },
      ...(zone && { zone }),
      mayReceive: true,
    } as const;
  };

  const lookedUp = (nomination: NominationIn<'awaiting-approval'>, by: Person, said: string | undefined) =>
    promptly(Promise.all([rights.rightOf(nomination, by.id), said ? findColleague(directory, said) : undefined]));

  return {
    handOver: async (id, by, shown, to) => {
      const nomination = await store.nominations.read(id);
      if (!nomination) return { outcome: 'refused', why: 'no-such-nomination' };
      const open = nomination.status === 'awaiting-approval' ? nomination.stage : 0;
      const command = { type: 'hand-over', by, stage: shown ?? open } as const;
      if (nomination.status !== 'awaiting-approval' || command.stage !== open)
        return answerOf(await submit.nomination(id, { ...command, right: 'none' }), id, by.id);

      const [right, meant] = await lookedUp(nomination, by, to?.trim());
      if (!meant || right === 'none') return answerOf(await submit.nomination(id, { ...command, right }), id, by.id);
      if (meant.outcome === 'unclear') return meant;
      const handed = { ...command, right, to: await receiver(meant.person, by, right) };
      return about(meant.person, await answerOf(await submit.nomination(id, handed), id, by.id));
    },
  };
};
