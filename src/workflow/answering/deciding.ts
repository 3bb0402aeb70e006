import type { Clock } from '../../kernel/clock.js';
import { inTime } from '../../kernel/in-time.js';
import { originToKeep } from '../../kernel/origin.js';
import type { Person } from '../../kernel/people.js';
import { barredFrom, type NominationIn } from '../../nomination/nomination.js';
import type { Changing } from '../changing.js';
import { clickPatience } from '../patience.js';
import { DirectoryTrouble, type Store } from '../ports.js';
import type { Rights } from '../rights.js';
import type { Submit } from '../submit.js';
import type { Viewing } from '../viewing.js';
import type { Said, Workflow } from '../workflow.js';
import { about, type AnswerOf } from './outcome.js';

type Awaiting = NominationIn<'awaiting-approval'>;

/** A yes or a no. Nothing slow comes before the database: a click is never lost, whatever becomes of the directory. */
export const deciding = (deps: {
  store: Store;
  rights: Rights;
  changing: Changing;
  submit: Submit;
  viewing: Viewing;
  clock: Clock;
  answerOf: AnswerOf;
}): Pick<Workflow, 'answer'> => {
  const { store, rights, submit, viewing, clock, answerOf } = deps;

  /** The right and the wishes are looked up side by side; undefined where that takes too long. */
  const lookedUp = (nomination: Awaiting, by: Person, { answer, changes }: Said) => {
    const wishes = answer === 'approve' ? changes : undefined;
    const both = Promise.all([rights.rightOf(nomination, by.id), deps.changing.madeOut(wishes, nomination, by.id)]);
    return inTime(both, clickPatience()).catch(unknownInTrouble);
  };

  /**
   * False where the stage is over by now. Under the lock: from then on its clock waits for this press, or it has said its last word
   * already.
   */
  const isNoted = ({ id, stage }: Awaiting, by: Person, said: Said, pressedAt: Date): Promise<boolean> =>
    store.transaction(async (tx) => {
      const now = await tx.nominations.lock(id);
      if (now?.status !== 'awaiting-approval' || now.stage !== stage) return false;
      const { answer, comment, edition, changes } = said;
      const origin = originToKeep();
      await tx.jobs.add({
        name: 'check-decision',
        nominationId: id,
        by: by.id,
        answer,
        comment,
        pressedAt,
        stage,
        ...(edition !== undefined && { edition }),
        ...(changes && { wishes: changes }),
        ...(origin && { origin }),
      });
      return true;
    });

  return {
    answer: async (id, by, said) => {
      const pressedAt = clock.now();
      const nomination = await store.nominations.read(id);
      if (!nomination) return { outcome: 'refused', why: 'no-such-nomination' };
      const open = nomination.status === 'awaiting-approval' ? nomination.stage : 0;
      const { answer, comment, stage = open, edition } = said;
      const command = { by, stage, comment, pressedAt, ...(edition !== undefined && { edition }) };
      const refused = async () =>
        answerOf(await submit.nomination(id, { type: answer, right: 'none', ...command }), id, by.id);
      if (nomination.status !== 'awaiting-approval' || stage !== open || nomination.dueAt <= pressedAt)
        return refused();
      if (barredFrom(nomination).has(by.id)) return refused();
      if (answer === 'deny' && comment.trim() === '') return { outcome: 'refused', why: 'comment-needed', nomination };

      const known = await lookedUp(nomination, by, said);
      // Of many who press at once, one is quicker; the others need not wait to hear so.
      if (!known) {
        if (!(await isNoted(nomination, by, said, pressedAt))) return refused();
        const view = await viewing.viewFor(id, by.id);
        return { outcome: 'noted', ...(view && { view }) };
      }
      const [right, wished] = known;
      if (answer === 'deny' || right === 'none') {
        return answerOf(await submit.nomination(id, { type: answer, right, ...command }), id, by.id);
      }
      if (wished.outcome === 'unclear') return wished;
      if (wished.outcome === 'impossible') return { outcome: 'refused', why: 'change-not-allowed', nomination };
      const { outcome: _, ...changing } = wished;
      const result = await submit.nomination(id, { type: 'approve', right, ...command, ...changing });
      return about(wished.changes.sponsor, await answerOf(result, id, by.id));
    },
  };
};

const unknownInTrouble = (trouble: unknown): undefined => {
  if (!(trouble instanceof DirectoryTrouble)) throw trouble;
};
