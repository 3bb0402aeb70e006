import { domainOf } from '../../kernel/address.js';
import type { NominationIn } from '../../nomination/nomination.js';
import type { Store } from '../ports.js';
import type { Submit } from '../submit.js';
import { isUnanswered } from '../unanswered.js';

/**
 * Whether an administrator has paused this invitation. If so it waits for the one who takes the pause back: the job that does
 * finds all those that say they are paused, so it may be said only while nobody can end the pause.
 */
export const isHeld = async (
  { store, submit }: { store: Store; submit: Submit },
  nomination: NominationIn<'approved'>,
): Promise<boolean> => {
  // Another end, or another sponsor, brings nobody in; another address does.
  if (nomination.purpose && !nomination.move) return false;
  const domain = domainOf(nomination.guest.address);
  const hold = await store.emergencies.hold(domain);
  if (!hold) return false;
  const hindrance = { kind: 'paused', ...hold } as const;
  const unanswered = await isUnanswered(store, nomination.id);
  await submit.nomination(nomination.id, { type: 'record-hindrance', hindrance, unanswered }, async (tx) => {
    if (!(await tx.emergencies.hold(domain))) throw new Error('The pause ended while it was being written down.');
  });
  return true;
};
