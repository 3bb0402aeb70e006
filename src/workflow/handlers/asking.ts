import type { NominationId, PersonId } from '../../kernel/ids.js';
import { barredFrom, stageOf, type Nomination, type NominationIn } from '../../nomination/nomination.js';
import type { Handlers } from '../jobs.js';
import type { Courier, SentCard, Store } from '../ports.js';
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
  const { store, rights, courier, submit, viewing } = deps;

  const cardOf = async (id: NominationId, person: PersonId): Promise<SentCard | undefined> =>
    (await store.cards.of(id)).find(({ personId, kind }) => personId === person && kind === 'approval');

  /** A card that was sent, but not yet written down when the others were redrawn, must not keep its buttons. */
  const closeCard = async (id: NominationId, person: PersonId): Promise<'done'> => {
    const nomination = await store.nominations.read(id);
    const card = await cardOf(id, person);
    if (nomination && card) await courier.edit(card, await viewing.view(nomination, 'approval', person));
    return 'done';
  };

  const ask = async (nomination: NominationIn<'awaiting-approval'>, person: PersonId): Promise<'yes' | 'no'> => {
    const stoodThere = nomination.stage > 0 && (await cardOf(nomination.id, person)) !== undefined;
    const outcome = await courier.show(person, await viewing.view(nomination, 'approval', person));
    if (outcome === 'unreachable') return 'no';
    // A card that is edited far up in the chat notifies nobody.
    if (stoodThere) await courier.tell(person, { about: 'asked-again', nomination });
    return 'yes';
  };

  return {
    'choose-approvers': async ({ nominationId, stage, source }) => {
      const nomination = await store.nominations.read(nominationId);
      if (nomination?.status !== 'awaiting-approval') return 'skipped';
      if (nomination.stage !== stage || nomination.source !== source) return 'skipped';
      const asked = stageOf(nomination)?.sources[source];
      if (!asked) return 'skipped';
      const people = await rights.approversFrom(asked, {
        nominator: nomination.nominator.id,
        access: nomination.access,
        except: barredFrom(nomination),
      });
      await submit.nomination(nominationId, { type: 'choose-approvers', stage, source, people });
      return 'done';
    },

    'ask-approver': async ({ nominationId, personId }) => {
      const nomination = await store.nominations.read(nominationId);
      if (!nomination) return 'skipped';
      if (nomination.status !== 'awaiting-approval' || !isAsked(nomination, personId)) {
        return closeCard(nominationId, personId);
      }
      if (nomination.asked.find(({ person }) => person.id === personId)?.reached !== 'not-yet') return 'skipped';
      const reached = await ask(nomination, personId);
      const result = await submit.nomination(nominationId, { type: 'record-reach', personId, reached });
      return result.nomination && isAsked(result.nomination, personId) ? 'done' : closeCard(nominationId, personId);
    },
  };
};

/** In the stage that is open. Whoever joined it meanwhile, or was asked in a stage that is over, is not. */
const isAsked = (nomination: Nomination, id: PersonId): boolean =>
  nomination.status === 'awaiting-approval' && nomination.asked.some(({ person }) => person.id === id);
