import type { NominationId, PersonId } from '../../kernel/ids.js';
import type { Handlers } from '../jobs.js';
import type { Courier, Store } from '../ports.js';
import type { Rights } from '../rights.js';
import type { Submit } from '../submit.js';
import type { Viewing } from '../viewing.js';

/** Finding the people who must agree, and getting a card to each of them. */
export const askingHandlers = (deps: {
  store: Store;
  rights: Rights;
  courier: Courier;
  submit: Submit;
  viewing: Viewing;
}): Pick<Handlers, 'choose-approvers' | 'ask-approver'> => {
  /** A card that was sent, but not yet written down when the others were redrawn, must not keep its buttons. */
  const closeCard = async (id: NominationId, person: PersonId): Promise<'done'> => {
    const nomination = await deps.store.nominations.read(id);
    const cards = await deps.store.cards.of(id);
    const card = cards.find(({ personId, kind }) => personId === person && kind === 'approval');
    if (nomination && card) await deps.courier.edit(card, await deps.viewing.view(nomination, 'approval'));
    return 'done';
  };

  return {
    'choose-approvers': async ({ nominationId, source }) => {
      const nomination = await deps.store.nominations.read(nominationId);
      if (nomination?.status !== 'awaiting-approval' || nomination.source !== source) return 'skipped';
      const asked = nomination.judgement.stage?.sources[source];
      if (!asked) return 'skipped';
      const people = await deps.rights.approversFrom(asked, {
        nominator: nomination.nominator.id,
        access: nomination.access,
      });
      await deps.submit.nomination(nominationId, { type: 'choose-approvers', source, people });
      return 'done';
    },

    'ask-approver': async ({ nominationId, personId }) => {
      const nomination = await deps.store.nominations.read(nominationId);
      if (!nomination) return 'skipped';
      if (nomination.status !== 'awaiting-approval') return closeCard(nominationId, personId);
      if (nomination.asked.find(({ person }) => person.id === personId)?.reached !== 'not-yet') return 'skipped';
      const outcome = await deps.courier.show(personId, await deps.viewing.view(nomination, 'approval'));
      const reached = outcome === 'shown' ? 'yes' : 'no';
      const result = await deps.submit.nomination(nominationId, { type: 'record-reach', personId, reached });
      return result.nomination?.status === 'awaiting-approval' ? 'done' : closeCard(nominationId, personId);
    },
  };
};
