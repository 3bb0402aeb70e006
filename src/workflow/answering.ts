import type { Clock } from '../kernel/clock.js';
import type { NominationId, PersonId } from '../kernel/ids.js';
import type { Person } from '../kernel/people.js';
import { barredFrom, type NominationIn } from '../nomination/nomination.js';
import { CHAT_PATIENCE } from './patience.js';
import { inTime } from '../kernel/in-time.js';
import { DirectoryTrouble, type Directory, type Store } from './ports.js';
import type { Rights } from './rights.js';
import type { Submit, Submitted } from './submit.js';
import type { Viewing } from './viewing.js';
import type { View } from './views.js';
import type { Answer, Workflow } from './workflow.js';

/** What is pressed on a nomination that exists. */
export const answering = (deps: {
  store: Store;
  directory: Directory;
  rights: Rights;
  submit: Submit;
  viewing: Viewing;
  clock: Clock;
  /** Throws `DirectoryTrouble` where it cannot be known. */
  mayNominate: (person: Person) => Promise<boolean>;
}): Pick<Workflow, 'answer' | 'join' | 'withdraw' | 'mailAgain' | 'viewFor' | 'nominationsOf'> => {
  const { store, directory, rights, submit, viewing, clock, mayNominate } = deps;

  const answerOf = async (result: Submitted, id: NominationId, reader: PersonId): Promise<Answer> => {
    const view = await viewing.viewFor(id, reader);
    if (!result.ok) {
      const { nomination } = result;
      const why = cameLate(result, reader, view) ? 'stage-settled' : result.refusal;
      return { outcome: 'refused', why, ...(view && { view }), ...(nomination && { nomination }) };
    }
    return { outcome: 'decided', view: view ?? (await viewing.view(result.nomination, 'approval', reader)) };
  };

  /** Writing to the database comes before anything slow: a click is never lost, whatever becomes of the directory. */
  const note = async (
    nomination: NominationIn<'awaiting-approval'>,
    by: Person,
    answer: 'approve' | 'deny',
    comment: string,
  ): Promise<Answer> => {
    const job = {
      name: 'check-decision',
      nominationId: nomination.id,
      by: by.id,
      answer,
      comment,
      pressedAt: clock.now(),
      stage: nomination.stage,
    } as const;
    await store.transaction((tx) => tx.jobs.add(job));
    return { outcome: 'noted', view: await viewing.view(nomination, 'approval', by.id) };
  };

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
    answer: async (id, by, answer, comment, shown) => {
      const nomination = await store.nominations.read(id);
      if (!nomination) return { outcome: 'refused', why: 'no-such-nomination' };
      const open = nomination.status === 'awaiting-approval' ? nomination.stage : 0;
      const said = { type: answer, by, stage: shown ?? open, comment } as const;
      if (nomination.status !== 'awaiting-approval' || said.stage !== open || barredFrom(nomination).has(by.id)) {
        return answerOf(await submit.nomination(id, { ...said, mayAnswer: false }), id, by.id);
      }
      if (answer === 'deny' && comment.trim() === '') return { outcome: 'refused', why: 'comment-needed' };
      // A click waits seconds for the directory; then it is noted, and decided by a job.
      const mayAnswer = await inTime(rights.mayAnswer(nomination, by.id), CHAT_PATIENCE).catch(unknownInTrouble);
      if (mayAnswer === undefined) return note(nomination, by, answer, comment);
      return answerOf(await submit.nomination(id, { ...said, mayAnswer }), id, by.id);
    },

    join: async (id, by) =>
      answerOf(await submit.nomination(id, { type: 'join', by, mayNominate: await mayNominate(by) }), id, by.id),

    withdraw: async (id, by) =>
      answerOf(await submit.nomination(id, { type: 'withdraw', by, accepted: await accepted(id) }), id, by),

    mailAgain: async (id, by) =>
      answerOf(await submit.nomination(id, { type: 'mail-again', by, accepted: await accepted(id) }), id, by),

    viewFor: (id, reader) => viewing.viewFor(id, reader),

    nominationsOf: (nominator) => store.nominations.of(nominator, 50),
  };
};

/** Whose card is from an earlier stage: not a stranger, but somebody who comes after another has answered. */
const cameLate = ({ refusal, nomination }: Refused, by: PersonId, view: View | undefined): boolean =>
  refusal === 'not-an-approver' &&
  view?.kind === 'approval' &&
  nomination?.status === 'awaiting-approval' &&
  nomination.stage > 0 &&
  !nomination.asked.some(({ person }) => person.id === by);

type Refused = Extract<Submitted, { readonly ok: false }>;

const unknownInTrouble = (trouble: unknown): undefined => {
  if (!(trouble instanceof DirectoryTrouble)) throw trouble;
};
