import type { Attachment } from 'botframework-schema';
import type { Tenant } from './tenant.js';
import { chatIdOf, installed, peculiar, typed } from './people/activities.js';
import type { OutgoingActivity, Surroundings, Where } from './people/activities.js';
import type { Clients } from './people/clients.js';
import type { Delivered, Delivery } from './people/delivery.js';
import { filesOf, seenBy, type Seen } from './people/messages.js';
import { chatWith, whereInChat, type Place } from './people/places.js';
import type { Rooms } from './people/rooms.js';
import { colleagueIn, type Colleague } from './staff.js';

/** Why somebody could not do what they wanted: no such person, or the app cannot be installed for them. */
export type Hindrance = 'unknown-person' | 'unreachable';

export type Said = { readonly activityId: string; readonly delivered: Delivered };

/** The personal chats of everybody in the company with the bot. People are named by their directory id. */
export interface Chats {
  /** Adds the app for somebody. Installing twice is installing once. Rejects where the app cannot be installed for them. */
  install(personId: string): Promise<{ readonly chatId: string }>;
  uninstall(personId: string): void;
  isInstalled(personId: string): boolean;
  /** The same before and after the installation, and on every start. */
  chatIdOf(personId: string): string;
  /** The chat of this person with the bot, whether or not the app is installed. */
  placeOf(personId: string): Place | undefined;
  /** By the conversation's id. */
  withId(chatId: string): Colleague | undefined;
  messages(personId: string): readonly Seen[];
  /** Types a message; installs the app first for somebody who has not got it. Resolves when the bot's turn is over. */
  say(personId: string, text: string, attachments?: readonly Attachment[]): Promise<Said | Hindrance>;
  /** Sends whatever a test made up, over the usual fields. */
  send(personId: string, fields: Readonly<Record<string, unknown>>): Promise<Said | Hindrance>;
  /** What somebody says or presses first must not overtake the news that they added the app. */
  greeted(personId: string): Promise<void>;
}

export const createChats = (deps: {
  readonly tenant: Tenant;
  readonly rooms: Rooms;
  readonly delivery: Delivery;
  readonly clients: Clients;
  readonly around: (where: Where, id?: string) => Surroundings;
  readonly people: () => readonly Colleague[];
}): Chats => {
  const { tenant, rooms, delivery, clients, around } = deps;
  const reach = (personId: string): Colleague | Hindrance => {
    const person = colleagueIn(tenant.directory, personId);
    if (!person) return 'unknown-person';
    return tenant.settings().unreachable.includes(personId) ? 'unreachable' : person;
  };

  const greetings = new Map<string, Promise<void>>();
  const greet = async (activities: readonly OutgoingActivity[]): Promise<void> => {
    for (const activity of activities) await delivery.deliver(activity);
  };
  const add = (person: Colleague): void => {
    if (rooms.of(person.id).installed) return;
    rooms.install(person.id);
    const news = installed(person, () => around(whereInChat(person)));
    const greeting = greet(news).finally(() => greetings.delete(person.id));
    greetings.set(person.id, greeting);
  };
  const greeted = async (personId: string): Promise<void> => {
    await greetings.get(personId);
  };

  return {
    install: async (personId) => {
      const person = reach(personId);
      if (typeof person === 'string') throw new Error(`The app cannot be installed for ${personId}: ${person}.`);
      add(person);
      return { chatId: chatIdOf(personId) };
    },
    uninstall: (personId) => rooms.uninstall(personId),
    isInstalled: (personId) => rooms.of(personId).installed,
    chatIdOf,
    placeOf: (personId) => {
      const person = colleagueIn(tenant.directory, personId);
      return person && chatWith(person);
    },
    withId: (chatId) => deps.people().find(({ id }) => chatIdOf(id) === chatId),
    messages: (personId) => rooms.of(personId).messages.map((message) => seenBy(personId, message)),
    say: async (personId, text, attachments = []) => {
      const person = reach(personId);
      if (typeof person === 'string') return person;
      add(person);
      const files = filesOf({ attachments: [...attachments] });
      const activityId = rooms.add(personId, 'person', { text, ...(files.length > 0 ? { attachments: files } : {}) });
      await greeted(personId);
      const activity = typed(person, around(whereInChat(person), activityId), text, attachments);
      return { activityId, delivered: await clients.bring(person, personId, activityId, activity) };
    },
    send: async (personId, fields) => {
      const person = reach(personId);
      if (typeof person === 'string') return person;
      const activity = peculiar(person, around(whereInChat(person)), fields);
      return { activityId: activity.id, delivered: await delivery.deliver(activity) };
    },
    greeted,
  };
};
