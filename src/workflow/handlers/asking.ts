import type { PersonId } from '../../kernel/ids.js';
import { isOpen, type Asked } from '../../nomination/asking.js';
import type { Nomination, NominationIn } from '../../nomination/nomination.js';
import type { Handlers } from '../jobs.js';
import type { Courier, SentCard, Store } from '../ports.js';
import type { Submit } from '../submit.js';
import type { Viewing } from '../viewing.js';
import type { Peace } from './peace.js';
import type { Reaching } from './reaching.js';

/** Getting a card to each of those who were chosen: to a person, unless it waits for their digest, or into a channel. */
export const askingHandlers = (deps: {
  store: Store;
  courier: Courier;
  submit: Submit;
  viewing: Viewing;
  reaching: Reaching;
  peace: Peace;
}): Pick<Handlers, 'ask-approver' | 'ask-channel'> => {
  const { store, courier, submit, viewing, reaching, peace } = deps;

  const cardOf = async ({ id }: Nomination, holder: SentCard['holder']): Promise<SentCard | undefined> =>
    (await store.cards.of(id)).find((card) => card.holder === holder && card.kind === 'approval');

  const ask = async (
    nomination: NominationIn<'awaiting-approval'>,
    { person }: Asked,
  ): Promise<'yes' | 'by-mail' | 'held' | 'no'> => {
    if (await peace.canWait(nomination, person.id)) return 'held';
    const stoodThere = nomination.stage > 0 && (await cardOf(nomination, person.id)) !== undefined;
    const reached = await reaching.reach(nomination, person, 'asked');
    // A card that is edited far up in the chat notifies nobody.
    if (stoodThere && reached === 'yes') await courier.tell(person.id, { about: 'asked-again', nomination });
    return reached;
  };

  return {
    'ask-approver': async ({ nominationId, personId }) => {
      const nomination = await store.nominations.read(nominationId);
      if (!nomination) return 'skipped';
      const asked = entryOf(nomination, personId);
      if (nomination.status !== 'awaiting-approval' || !asked) {
        await reaching.freshen(nominationId, personId);
        return 'done';
      }
      if (asked.reached !== 'not-yet') return 'skipped';
      const reached = await ask(nomination, asked);
      const result = await submit.nomination(nominationId, { type: 'record-reach', personId, reached });
      // What was recorded has every card drawn again; what was not, because it was too late, has this one left behind.
      if (!result.ok || !result.changed) await reaching.freshen(nominationId, personId);
      return 'done';
    },

    'ask-channel': async ({ nominationId, channel }) => {
      const nomination = await store.nominations.read(nominationId);
      if (nomination?.status !== 'awaiting-approval') return 'skipped';
      const asked = nomination.channels?.find((one) => one.channel === channel);
      if (asked?.reached !== 'not-yet') return 'skipped';
      // An edit of what an earlier stage posted there would notify nobody.
      const stoodThere = nomination.stage > 0 && (await cardOf(nomination, channel)) !== undefined;
      const outcome = await courier.post(asked, viewing.channelView(nomination), stoodThere ? 'anew' : undefined);
      const reached = outcome === 'shown' ? 'yes' : 'no';
      const result = await submit.nomination(nominationId, { type: 'record-channel', channel, reached });
      if ((!result.ok || !result.changed) && result.nomination) {
        const card = await cardOf(result.nomination, channel);
        if (card) await courier.edit(card, viewing.channelView(result.nomination));
      }
      return 'done';
    },
  };
};

/** In the stage that is open. Whoever joined it meanwhile, passed it on, or was asked in a stage that is over, is not asked now. */
const entryOf = (nomination: Nomination, id: PersonId): Asked | undefined =>
  nomination.status === 'awaiting-approval'
    ? nomination.asked.find((one) => one.person.id === id && isOpen(one))
    : undefined;
