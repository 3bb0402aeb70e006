import { MINUTE, later } from '../../kernel/clock.js';
import type { Colleague } from '../staff.js';
import { executed, submitted, teamsIdOf, type OutgoingActivity, type Surroundings, type Where } from './activities.js';
import { effectOfInvoke, effectOfMessage, type Effect } from './answers.js';
import { buttonsOf, findButton, refreshOf, valueOf, type Button, type Refresh, type Wanted } from './buttons.js';
import type { Delivered, Delivery } from './delivery.js';
import { fill } from './inputs.js';
import { seenBy, withView, type Seen } from './messages.js';
import type { Place } from './places.js';
import type { Rooms } from './rooms.js';

/** Somebody's Teams client in front of one message: what it sends when they press, and when they only look. */

export type Pressed =
  | { readonly outcome: 'sent'; readonly delivered: Delivered }
  | { readonly outcome: 'link'; readonly url: string }
  | { readonly outcome: 'no-card' }
  | { readonly outcome: 'no-button'; readonly titles: readonly string[] }
  /** The client marks what is wrong, and sends nothing. */
  | { readonly outcome: 'unfit'; readonly problems: readonly string[] };

export type Press = Wanted & {
  readonly activityId: string;
  readonly inputs?: Readonly<Record<string, unknown>> | undefined;
};

export type Look = {
  readonly activityId: string;
  /** As if they had not looked within the last minute. */
  readonly anew?: boolean | undefined;
};

/** `gone`: taken away before the client had looked. */
export type Looked = { readonly seen: Seen; readonly asked: boolean } | 'gone' | 'no-message';

export interface Clients {
  /** Brings an activity, and shows the person what the bot answers where it is about something. */
  bring(person: Colleague, room: string, about: string, activity: OutgoingActivity): Promise<Delivered>;
  press(person: Colleague, place: Place, press: Press): Promise<Pressed>;
  look(person: Colleague, place: Place, look: Look): Promise<Looked>;
  forget(): void;
}

/** Teams' own: so often at most does a client ask for one card; and of more people it refreshes for those whom the card names. */
const EVERY = MINUTE;
const MOST_PEOPLE = 60;

const isFor = (person: Colleague, place: Place, { userIds }: Refresh): boolean =>
  place.people.length <= MOST_PEOPLE ||
  userIds.some((id) => id === teamsIdOf(person.id) || id === `8:orgid:${person.id}`);

export const createClients = (deps: {
  readonly rooms: Rooms;
  readonly delivery: Delivery;
  readonly now: () => Date;
  readonly around: (where: Where) => Surroundings;
}): Clients => {
  const { rooms, delivery, now, around } = deps;
  /** When whose client last asked for which card, and in which version it stood then. */
  const asked = new Map<string, { readonly at: Date; readonly version: string | undefined }>();

  const apply = (person: Colleague, room: string, activityId: string, effect: Effect): void => {
    if (effect.show === 'nothing') return;
    rooms.edit(room, activityId, (message) => {
      if (effect.show === 'card') return withView(message, person.id, { card: effect.card });
      const note = { text: effect.text, trouble: effect.trouble, at: now().toISOString() };
      return withView(message, person.id, { ...message.views?.[person.id], note });
    });
  };

  const bring: Clients['bring'] = async (person, room, about, activity) => {
    const delivered = await delivery.deliver(activity);
    apply(person, room, about, activity.type === 'invoke' ? effectOfInvoke(delivered) : effectOfMessage(delivered));
    return delivered;
  };

  const send = async (person: Colleague, place: Place, button: Button, press: Press): Promise<Pressed> => {
    const filled = fill(button.inputs, press.inputs ?? {});
    if (button.kind === 'open') return { outcome: 'link', url: button.url ?? '' };
    if ('problems' in filled) return { outcome: 'unfit', problems: filled.problems };
    const { activityId } = press;
    const thread = rooms.message(place.room, activityId)?.thread ?? activityId;
    const value = valueOf(button, filled.values);
    const activity =
      button.kind === 'submit'
        ? submitted(person, around(place.where(thread)), activityId, value)
        : executed(
            person,
            around(place.where(thread)),
            activityId,
            {
              ...(button.id === undefined ? {} : { id: button.id }),
              ...(button.verb === undefined ? {} : { verb: button.verb }),
              data: value,
            },
            'manual',
          );
    return { outcome: 'sent', delivered: await bring(person, place.room, activityId, activity) };
  };

  const see = (person: Colleague, room: string, activityId: string): Seen | undefined => {
    const message = rooms.message(room, activityId);
    return message && !message.deleted ? seenBy(person.id, message) : undefined;
  };

  const isDue = (key: string, { editedAt }: Seen): boolean => {
    const last = asked.get(key);
    return !last || last.version !== editedAt || later(last.at, EVERY) <= now();
  };

  /** What the bot answers in words, or not at all, leaves the card as it is. */
  const refresh = async (person: Colleague, place: Place, before: Seen, { action }: Refresh): Promise<void> => {
    const { activityId, thread = activityId } = before;
    const activity = executed(person, around(place.where(thread)), activityId, action, 'automatic');
    const effect = effectOfInvoke(await delivery.deliver(activity));
    const after = see(person, place.room, activityId);
    // Edited while the client was asking: the answer is older than what stands there now.
    if (effect.show !== 'card' || after?.editedAt !== before.editedAt) return;
    if (JSON.stringify(after?.card) === JSON.stringify(effect.card)) return;
    rooms.edit(place.room, activityId, (message) =>
      withView(message, person.id, { ...message.views?.[person.id], card: effect.card }),
    );
  };

  return {
    bring,
    press: async (person, place, press) => {
      const card = see(person, place.room, press.activityId)?.card;
      if (card === undefined) return { outcome: 'no-card' };
      const buttons = buttonsOf(card);
      const button = findButton(buttons, press);
      return button
        ? send(person, place, button, press)
        : { outcome: 'no-button', titles: buttons.map(({ title }) => title) };
    },
    look: async (person, place, { activityId, anew }) => {
      const before = see(person, place.room, activityId);
      if (!before) return 'gone';
      const wish = refreshOf(before.card);
      const key = `${person.id} ${activityId}`;
      const asks = wish !== undefined && isFor(person, place, wish) && (anew === true || isDue(key, before));
      if (asks) {
        asked.set(key, { at: now(), version: before.editedAt });
        await refresh(person, place, before, wish);
      }
      const seen = see(person, place.room, activityId);
      return seen ? { seen, asked: asks } : 'gone';
    },
    forget: () => asked.clear(),
  };
};
