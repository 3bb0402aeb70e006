import type { NominationId, PersonId } from '../../kernel/ids.js';
import { nearestLocale, type Person } from '../../kernel/people.js';
import type { Asked } from '../../nomination/asking.js';
import type { NominationIn } from '../../nomination/nomination.js';
import type { Policy } from '../../policy/policy.js';
import { isDenied, type ApproverMail, type Courier, type Directory, type Post, type Store } from '../ports.js';
import type { Viewing } from '../viewing.js';
import type { Because, View } from '../views.js';

type Awaiting = NominationIn<'awaiting-approval'>;
export type Reached = Extract<Asked['reached'], 'yes' | 'by-mail' | 'no'>;

/** Getting a question to an approver: the card in their chat, else a mail that leads them there. */
export interface Reaching {
  /** `occasion`: what tells this mail from the others they get about it. */
  reach(nomination: Awaiting, person: Person, occasion: string, because?: Because): Promise<Reached>;
  byMail(nomination: Awaiting, person: Person, occasion: string): Promise<Exclude<Reached, 'yes'>>;
  /**
   * Draws somebody's card as it is now: one that was on its way while the others were redrawn must not stay behind, nor what was on
   * its way while this was drawn.
   */
  freshen(id: NominationId, person: PersonId, kind?: View['kind']): Promise<void>;
}

export type ReachingNeeds = {
  readonly store: Store;
  readonly directory: Directory;
  readonly courier: Courier;
  readonly post: Post;
  readonly viewing: Viewing;
  readonly policy: () => Policy;
};

export const createReaching = ({ store, directory, courier, post, viewing, policy }: ReachingNeeds): Reaching => {
  const readerOf = async (id: PersonId): Promise<Pick<ApproverMail, 'language' | 'zone'>> => {
    const known = await store.people.read(id);
    // Whoever we never met has a language in the directory alone.
    const tag = known?.teamsLocale ?? (await directory.account(id))?.preferredLanguage;
    return { language: known?.language ?? nearestLocale(tag), zone: known?.zone ?? policy().zone };
  };

  const byMail: Reaching['byMail'] = async (nomination, person, occasion) => {
    const messageKey = `${nomination.id}.${nomination.stage}.${person.id}.${occasion}`;
    const mail = { ...mailFor(nomination, person), ...(await readerOf(person.id)), messageKey };
    try {
      return (await post.ask(mail)) === 'accepted' ? 'by-mail' : 'no';
    } catch (trouble) {
      if (isDenied(trouble)) return 'no';
      throw trouble;
    }
  };

  const drawNow = async (id: NominationId, person: PersonId, kind: View['kind']): Promise<number | undefined> => {
    const nomination = await store.nominations.read(id);
    const card = (await store.cards.of(id)).find((one) => one.holder === person && one.kind === kind);
    if (!nomination || !card) return undefined;
    await courier.edit(card, await viewing.view(nomination, kind, person));
    return nomination.revision;
  };

  return {
    byMail,
    reach: async (nomination, person, occasion, because) => {
      const view = await viewing.view(nomination, 'approval', person.id);
      const outcome = await courier.show(person.id, view, because);
      return outcome === 'shown' ? 'yes' : byMail(nomination, person, occasion);
    },
    freshen: async (id, person, kind = 'approval') => {
      for (let round = 0; round < FRESHENINGS; round += 1) {
        const drawn = await drawNow(id, person, kind);
        if (drawn === undefined || (await store.nominations.read(id))?.revision === drawn) return;
      }
    },
  };
};

/** Where so much happens at once, the job of the last change draws it right. */
const FRESHENINGS = 3;

const mailFor = (nomination: Awaiting, to: Person): Omit<ApproverMail, 'language' | 'zone' | 'messageKey'> => {
  const { nominator, guest, access, purpose, until, dueAt } = nomination;
  return {
    to,
    nominator,
    guestName: guest.name,
    guestAddress: guest.address,
    accessNames: access.map(({ name }) => name),
    ...(purpose && { purpose }),
    until,
    dueAt,
  };
};
