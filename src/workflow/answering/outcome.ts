import type { NominationId, PersonId } from '../../kernel/ids.js';
import { inTime } from '../../kernel/in-time.js';
import type { Person } from '../../kernel/people.js';
import type { NominationRefusal } from '../../nomination/commands.js';
import { askedNow } from '../../nomination/awaited.js';
import type { Nomination } from '../../nomination/nomination.js';
import type { Losing } from '../losing.js';
import { clickPatience } from '../patience.js';
import { DirectoryTrouble } from '../ports.js';
import type { Submitted } from '../submit.js';
import type { Viewing } from '../viewing.js';
import type { View } from '../views.js';
import type { Answer, AnswerAtOnce } from '../workflow.js';

/** What became of a command, for whoever wanted it: with the card as it stands now. */
export type AnswerOf = (result: Submitted, id: NominationId, reader: PersonId) => Promise<AnswerAtOnce>;

export const createAnswerOf =
  ({ viewing, losing }: { viewing: Viewing; losing: Losing }): AnswerOf =>
  async (result, id, reader) => {
    if (!result.ok && LIES_IN_WHAT_WAS_TYPED.has(result.refusal)) return refusal(result.refusal, result);
    if (!result.ok && result.refusal === 'not-an-approver') await fallsOut(result.nomination, reader, losing);
    const view = await (result.ok ? viewing.viewOf(result.nomination, reader) : viewing.viewFor(id, reader));
    if (!result.ok) return refusal(cameLate(result, reader, view) ? 'stage-settled' : result.refusal, result, view);
    return { outcome: 'decided', view: view ?? (await viewing.view(result.nomination, 'approval', reader)) };
  };

/** Whoever was asked and has no right any more makes room for the next; where that takes too long, a reminder does it. */
const fallsOut = async (nomination: Nomination | undefined, reader: PersonId, losing: Losing): Promise<void> => {
  const asked = nomination && askedNow(nomination, reader);
  if (nomination?.status !== 'awaiting-approval' || !asked) return;
  await inTime(losing.letGo(nomination, asked), clickPatience()).catch((trouble: unknown) => {
    if (!(trouble instanceof DirectoryTrouble)) throw trouble;
  });
};

/** A refusal that is about somebody says about whom. */
export const about = (who: Person | undefined, answer: Answer): Answer =>
  who && answer.outcome === 'refused' && ABOUT_SOMEBODY.has(answer.why) ? { ...answer, who } : answer;

const ABOUT_SOMEBODY: ReadonlySet<NominationRefusal> = new Set<NominationRefusal>([
  'sponsor-not-allowed',
  'not-to-them',
]);

type Refused = Extract<Submitted, { readonly ok: false }>;

const refusal = (why: NominationRefusal, { nomination }: Pick<Refused, 'nomination'>, view?: View): AnswerAtOnce => ({
  outcome: 'refused',
  why,
  ...(view && { view }),
  ...(nomination && { nomination }),
});

/** The card is as it was, and drawn anew it would lose what was typed into it. */
const LIES_IN_WHAT_WAS_TYPED: ReadonlySet<NominationRefusal> = new Set<NominationRefusal>([
  'comment-needed',
  'text-needed',
  'change-not-allowed',
  'sponsor-not-allowed',
  'sponsor-settled',
  'proposed-enough',
  'not-to-them',
]);

/** Whose card is from an earlier stage: not a stranger, but somebody who comes after another has answered. */
const cameLate = ({ refusal: why, nomination }: Refused, by: PersonId, view: View | undefined): boolean =>
  why === 'not-an-approver' &&
  view?.kind === 'approval' &&
  nomination?.status === 'awaiting-approval' &&
  nomination.stage > 0 &&
  !nomination.asked.some(({ person }) => person.id === by);
