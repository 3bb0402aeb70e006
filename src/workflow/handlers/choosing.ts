import { stageOf } from '../../nomination/nomination.js';
import type { Handlers } from '../jobs.js';
import type { Store } from '../ports.js';
import type { ChooseFrom } from '../standing-in.js';
import type { Submit } from '../submit.js';

/** Finding the people, or the channel, of whom an answer is wanted. */
export const choosingHandlers = (deps: {
  store: Store;
  chooseFrom: ChooseFrom;
  submit: Submit;
}): Pick<Handlers, 'choose-approvers'> => ({
  'choose-approvers': async ({ nominationId, stage, source }) => {
    const nomination = await deps.store.nominations.read(nominationId);
    if (nomination?.status !== 'awaiting-approval') return 'skipped';
    if (nomination.stage !== stage || nomination.source !== source) return 'skipped';
    const sources = stageOf(nomination)?.sources ?? [];
    const asked = sources[source];
    if (!asked) return 'skipped';
    const command = { type: 'choose-approvers', stage, source } as const;
    if (asked.from === 'channel') {
      const { from: _, ...channel } = asked;
      await deps.submit.nomination(nominationId, { ...command, people: [], channel });
      return 'done';
    }
    const people = await deps.chooseFrom(asked, nomination, source === sources.length - 1);
    await deps.submit.nomination(nominationId, { ...command, people });
    return 'done';
  },
});
