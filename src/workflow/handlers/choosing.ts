import { nameOf, type Log } from '../../kernel/log.js';
import { openLanes } from '../../nomination/lanes.js';
import { stageOf, type NominationIn } from '../../nomination/nomination.js';
import type { ApproverSource } from '../../policy/policy.js';
import type { Handlers } from '../jobs.js';
import { DirectoryTrouble, type Store } from '../ports.js';
import type { ChooseFrom, Found } from '../standing-in.js';
import type { Submit } from '../submit.js';

/** Finding the people, or the channel, of whom an answer is wanted. */
export const choosingHandlers = (deps: {
  store: Store;
  chooseFrom: ChooseFrom;
  submit: Submit;
  log: Log;
}): Pick<Handlers, 'choose-approvers'> => ({
  'choose-approvers': async ({ nominationId, stage, source }) => {
    const nomination = await deps.store.nominations.read(nominationId);
    if (nomination?.status !== 'awaiting-approval') return 'skipped';
    if (nomination.stage !== stage || !isTurnOf(source, nomination)) return 'skipped';
    const sources = stageOf(nomination)?.sources ?? [];
    const asked = sources[source];
    if (!asked) return 'skipped';
    const command = { type: 'choose-approvers', stage, source } as const;
    if (asked.from === 'channel') {
      const { from: _, ...channel } = asked;
      await deps.submit.nomination(nominationId, { ...command, people: [], channel });
      return 'done';
    }
    const found = await orUnread(deps, asked, nomination, source === sources.length - 1);
    await deps.submit.nomination(nominationId, { ...command, ...found });
    return 'done';
  },
});

/** Whether anything waits for the people of this source, or for nobody at all. */
const isTurnOf = (source: number, nomination: NominationIn<'awaiting-approval'>): boolean => {
  const open = openLanes(nomination);
  return open.length === 0 || open.some((lane) => lane.source === source && !lane.chosen);
};

/** What will not pass by itself must not use up the time in which others could answer. */
const orUnread = async (
  { chooseFrom, log }: { chooseFrom: ChooseFrom; log: Log },
  source: ApproverSource,
  nomination: NominationIn<'awaiting-approval'>,
  isLast: boolean,
): Promise<Found> => {
  try {
    return await chooseFrom(source, nomination, isLast);
  } catch (trouble) {
    if (!(trouble instanceof DirectoryTrouble) || !trouble.lasting) throw trouble;
    const { lasting, message, requestId } = trouble;
    log.warn(`Approvers of one source cannot be looked up, so the next is asked. ${message}`, {
      nominationId: nomination.id,
      code: lasting,
      error: nameOf(trouble),
      ...(requestId && { requestId }),
    });
    return { people: [], unread: lasting };
  }
};
