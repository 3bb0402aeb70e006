import { DAY, later, type Clock } from '../../kernel/clock.js';
import type { NominationIn } from '../../nomination/nomination.js';
import type { Handlers } from '../jobs.js';
import { DirectoryTrouble, type Directory, type Store } from '../ports.js';
import { nextLook } from '../patience.js';
import type { Submit } from '../submit.js';

/** Giving a guest what was asked for. A new account takes minutes to be known everywhere: we are patient for a day. */
export const givingHandlers = (deps: {
  store: Store;
  directory: Directory;
  submit: Submit;
  clock: Clock;
}): Pick<Handlers, 'give-access'> => ({
  'give-access': async ({ nominationId, access: key }) => {
    const nomination = await deps.store.nominations.read(nominationId);
    if (nomination?.status !== 'invited') return 'skipped';
    const grant = nomination.grants.find(({ access }) => access.key === key);
    if (grant?.state !== 'waiting') return 'skipped';
    const outcome = await give(deps.directory, nomination, grant.access);
    const age = deps.clock.now().getTime() - nomination.invitedAt.getTime();
    if (outcome === 'not-yet' && age < DAY) return { again: later(deps.clock.now(), nextLook(age)) };
    await deps.submit.nomination(nominationId, {
      type: 'record-access',
      access: key,
      outcome: outcome === 'not-yet' ? { refused: 'never-ready' } : outcome,
    });
    return 'done';
  },
});

const give = async (
  directory: Directory,
  nomination: NominationIn<'invited'>,
  access: Parameters<Directory['give']>[1],
) => {
  try {
    return await directory.give(nomination.guestId, access);
  } catch (trouble) {
    if (!(trouble instanceof DirectoryTrouble)) throw trouble;
    return trouble.kind === 'not-permitted' ? ({ refused: 'not-permitted' } as const) : 'not-yet';
  }
};
