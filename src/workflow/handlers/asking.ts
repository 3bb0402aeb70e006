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
}): Pick<Handlers, 'choose-approvers' | 'ask-approver'> => ({
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
    if (nomination?.status !== 'awaiting-approval') return 'skipped';
    if (nomination.asked.find(({ person }) => person.id === personId)?.reached !== 'not-yet') return 'skipped';
    const outcome = await deps.courier.show(personId, await deps.viewing.view(nomination, 'approval'));
    const reached = outcome === 'shown' ? 'yes' : 'no';
    const result = await deps.submit.nomination(nominationId, { type: 'record-reach', personId, reached });
    // Settled while the card was on its way: the card that was not there to be redrawn is redrawn now.
    if (outcome === 'shown' && result.nomination && result.nomination.status !== 'awaiting-approval') {
      await deps.courier.show(personId, await deps.viewing.view(result.nomination, 'approval'));
    }
    return 'done';
  },
});
