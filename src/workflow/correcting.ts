import { faultOfDecider } from '../guest/decide/outcome.js';
import type { GuestRefusal } from '../guest/events.js';
import type { Guest } from '../guest/guest.js';
import type { Person } from '../kernel/people.js';
import type { NominationIn } from '../nomination/nomination.js';
import { createMoveOf } from './moving.js';
import type { Directory, Store } from './ports.js';
import { canCorrect } from './replacing.js';
import type { Rights } from './rights.js';
import { createSay } from './say.js';
import type { Workflow } from './workflow.js';

/** Why somebody may not have a guest's address changed, if they may not: only whoever decides about the stay may. Throws `DirectoryTrouble`. */
export const createMayCorrect = (deps: Parameters<typeof createSay>[0]) => {
  const say = createSay(deps);
  return async (guest: Guest, by: Person): Promise<GuestRefusal | undefined> => {
    const who = await say.of(by, guest);
    return who ? faultOfDecider(guest, who) : 'not-yours';
  };
};

/** What it takes to have a guest's address changed, from the guest's own card. */
export const correcting = (deps: {
  store: Store;
  directory: Directory;
  rights: Rights;
}): Pick<Workflow, 'correctable'> => {
  const { store } = deps;
  const mayCorrect = createMayCorrect(deps);
  const moveOf = createMoveOf(deps);

  /** Whose account nobody uses yet, and was made for this invitation, is better made anew than handed on. */
  const invitationOf = async (guest: Guest): Promise<NominationIn<'invited'> | undefined> => {
    if (guest.status !== 'pending-acceptance') return undefined;
    const read = await Promise.all(guest.nominations.map((id) => store.nominations.read(id)));
    if (read.some((one) => one?.status === 'invited' && one.move)) return undefined;
    return read.findLast((one): one is NominationIn<'invited'> => canCorrect(one) && one.ours);
  };

  return {
    correctable: async (id, by) => {
      const guest = await store.guests.read(id);
      if (!guest) return { outcome: 'refused', why: 'no-such-guest' };
      const why = await mayCorrect(guest, by);
      if (why) return { outcome: 'refused', why, ...(why !== 'not-yours' && { guest }) };
      const waiting = await store.nominations.moving(id);
      if (waiting) return { outcome: 'refused', why: 'address-waits', guest, who: waiting.nominator };
      const nomination = await invitationOf(guest);
      return nomination
        ? { outcome: 'invitation', guest, nomination }
        : { outcome: 'account', guest, move: await moveOf(guest) };
    },
  };
};
