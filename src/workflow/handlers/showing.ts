import type { NominationId } from '../../kernel/ids.js';
import type { Handlers } from '../jobs.js';
import type { Courier, Store } from '../ports.js';
import type { Viewing } from '../viewing.js';

/** Cards follow the state: each is drawn from what is true when its job runs, so that they converge whatever the order. */
export const showingHandlers = (deps: {
  store: Store;
  courier: Courier;
  viewing: Viewing;
}): Pick<Handlers, 'show-receipt' | 'redraw-cards' | 'show-guest' | 'forget-link'> => {
  const { store, courier, viewing } = deps;

  const redraw = async (id: NominationId): Promise<void> => {
    const nomination = await store.nominations.read(id);
    if (!nomination) return;
    const edits = (await store.cards.of(id)).map(async (card) =>
      courier.edit(card, await viewing.view(nomination, card.kind, card.personId)),
    );
    // One reader's chat in trouble does not keep the others' cards from being right; what failed makes the job come again.
    const failed = (await Promise.allSettled(edits)).find((edit) => edit.status === 'rejected');
    if (failed) throw failed.reason;
  };

  const forget = (id: NominationId): Promise<void> => store.transaction((tx) => tx.links.forget(id));

  return {
    'show-receipt': async ({ nominationId, personId }) => {
      const nomination = await store.nominations.read(nominationId);
      if (!nomination) return 'skipped';
      const reader = personId ?? nomination.nominator.id;
      await courier.show(reader, await viewing.view(nomination, 'receipt', reader));
      return 'done';
    },
    'redraw-cards': async ({ nominationId }) => {
      await redraw(nominationId);
      return 'done';
    },
    'show-guest': async ({ guestId }) => {
      const guest = await store.guests.read(guestId);
      if (!guest) return 'skipped';
      for (const id of guest.nominations) {
        if (guest.status !== 'pending-acceptance') await forget(id);
        await redraw(id);
      }
      return 'done';
    },
    'forget-link': async ({ nominationId }) => {
      await forget(nominationId);
      return 'done';
    },
  };
};
