import type { Activity, Attachment } from 'botframework-schema';
import { COLLEAGUES, type Colleague } from './company.js';
import type { Tenant } from './tenant.js';
import { executed, installed, peculiar, submitted, typed } from './people/activities.js';
import { chatIdOf, type OutgoingActivity, type Surroundings } from './people/activities.js';
import { effectOfInvoke, effectOfMessage, type Effect } from './people/answers.js';
import { buttonsOf, findButton, valueOf, type Button, type Wanted } from './people/buttons.js';
import { createDelivery, type Delivered } from './people/delivery.js';
import { contentsOf, filesOf, type Message } from './people/messages.js';
import { createRooms, type Room } from './people/rooms.js';

/** Why somebody could not do what they wanted: no such person, or the app cannot be installed for them. */
export type Hindrance = 'unknown-person' | 'unreachable';

export type Said = { readonly activityId: string; readonly delivered: Delivered };

export type Pressed =
  | { readonly outcome: 'sent'; readonly delivered: Delivered }
  | { readonly outcome: 'link'; readonly url: string }
  | { readonly outcome: 'no-card' }
  | { readonly outcome: 'no-button'; readonly titles: readonly string[] };

export type Press = Wanted & {
  readonly activityId: string;
  readonly inputs?: Readonly<Record<string, unknown>> | undefined;
};

/** Plain JSON; what a restarted tenant needs to go on where it was. */
export type ChatsState = { readonly rooms: readonly Room[]; readonly lastId: number };

/** The personal chats of everybody in the company with the bot. People are named by their directory id. */
export interface Chats {
  /** Adds the app for somebody. Installing twice is installing once. Rejects where the app cannot be installed for them. */
  install(personId: string): Promise<{ readonly chatId: string }>;
  uninstall(personId: string): void;
  isInstalled(personId: string): boolean;
  /** The same before and after the installation, and on every start. */
  chatIdOf(personId: string): string;
  messages(personId: string): readonly Message[];
  /** Types a message; installs the app first for somebody who has not got it. Resolves when the bot's turn is over. */
  say(personId: string, text: string, attachments?: readonly Attachment[]): Promise<Said | Hindrance>;
  press(personId: string, press: Press): Promise<Pressed | Hindrance>;
  /** Sends whatever a test made up, over the usual fields. */
  send(personId: string, fields: Readonly<Record<string, unknown>>): Promise<Said | Hindrance>;
  /** The bot's side. Text and card in one activity become two messages, and no id comes back. */
  post(personId: string, activity: Partial<Activity>): string | undefined;
  /** The bot's side: shows something else where a message stands. */
  update(personId: string, activityId: string, activity: Partial<Activity>): void;
  remove(personId: string, activityId: string): void;
  snapshot(): ChatsState;
  restore(state: ChatsState): void;
  close(): void;
}

export const createChats = (
  tenant: Tenant,
  options: {
    /** Where the bot listens; its path is always `/api/messages`. */
    readonly botUrl: string;
    /** The `serviceUrl` of every activity, with a slash at the end. */
    readonly connectorUrl: string;
    /** How long a turn may take; Teams' 15 s unless a test is in a hurry. Milliseconds. */
    readonly patience?: number;
  },
): Chats => {
  let lastId = 0;
  const newId = (): string => String((lastId = Math.max(tenant.clock.now().getTime(), lastId + 1)));
  const now = (): Date => tenant.clock.now();
  const rooms = createRooms(newId, now, (personId) => tenant.events.emit('change', { type: 'chat', personId }));
  const delivery = createDelivery({
    botUrl: options.botUrl,
    settings: () => tenant.settings(),
    change: (settings) => tenant.change(settings),
    newId,
    patience: options.patience,
  });
  const around = (id = newId()): Surroundings => ({ id, now: now(), serviceUrl: options.connectorUrl });
  const reach = (personId: string): Colleague | Hindrance => {
    const person = COLLEAGUES.find(({ id }) => id === personId);
    if (!person) return 'unknown-person';
    return tenant.settings().unreachable.includes(personId) ? 'unreachable' : person;
  };

  /** Greetings under way: what somebody says first must not overtake the news that they added the app. */
  const greetings = new Map<string, Promise<unknown>>();
  const greet = async (activities: readonly OutgoingActivity[]): Promise<void> => {
    for (const activity of activities) await delivery.deliver(activity);
  };
  const add = (person: Colleague): void => {
    if (rooms.of(person.id).installed) return;
    rooms.install(person.id);
    const greeting = greet(installed(person, around)).finally(() => greetings.delete(person.id));
    greetings.set(person.id, greeting);
  };

  const apply = (personId: string, activityId: string, effect: Effect): void => {
    if (effect.show === 'nothing') return;
    rooms.edit(personId, activityId, ({ note: _, ...message }) =>
      effect.show === 'card'
        ? { ...message, card: effect.card }
        : { ...message, note: { text: effect.text, trouble: effect.trouble, at: now().toISOString() } },
    );
  };

  const bring = async (person: Colleague, message: string, activity: OutgoingActivity): Promise<Delivered> => {
    await greetings.get(person.id);
    const delivered = await delivery.deliver(activity);
    apply(person.id, message, activity.type === 'invoke' ? effectOfInvoke(delivered) : effectOfMessage(delivered));
    return delivered;
  };

  const say: Chats['say'] = async (personId, text, attachments = []) => {
    const person = reach(personId);
    if (typeof person === 'string') return person;
    add(person);
    const files = filesOf({ attachments: [...attachments] });
    const activityId = rooms.add(personId, 'person', { text, ...(files.length > 0 ? { attachments: files } : {}) });
    return {
      activityId,
      delivered: await bring(person, activityId, typed(person, around(activityId), text, attachments)),
    };
  };

  const pressed = async (person: Colleague, card: string, button: Button, press: Press): Promise<Pressed> => {
    const value = valueOf(button, press.inputs ?? {});
    if (button.kind === 'open') return { outcome: 'link', url: button.url ?? '' };
    const activity =
      button.kind === 'submit'
        ? submitted(person, around(), card, value)
        : executed(person, around(), card, {
            ...(button.id === undefined ? {} : { id: button.id }),
            ...(button.verb === undefined ? {} : { verb: button.verb }),
            data: value,
          });
    return { outcome: 'sent', delivered: await bring(person, card, activity) };
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
    messages: (personId) => rooms.of(personId).messages,
    say,
    press: async (personId, press) => {
      const person = reach(personId);
      if (typeof person === 'string') return person;
      const message = rooms.message(personId, press.activityId);
      if (!message?.card) return { outcome: 'no-card' };
      const buttons = buttonsOf(message.card);
      const button = findButton(buttons, press);
      return button
        ? pressed(person, press.activityId, button, press)
        : { outcome: 'no-button', titles: buttons.map(({ title }) => title) };
    },
    send: async (personId, fields) => {
      const person = reach(personId);
      if (typeof person === 'string') return person;
      const activity = peculiar(person, around(), fields);
      return { activityId: activity.id, delivered: await delivery.deliver(activity) };
    },
    post: (personId, activity) => {
      const contents = contentsOf(activity);
      const ids = contents.map((content) => rooms.add(personId, 'bot', content));
      return ids.length === 1 ? ids[0] : undefined;
    },
    update: (personId, activityId, activity) =>
      rooms.edit(personId, activityId, ({ from, at }) => {
        const content = Object.assign({}, ...contentsOf(activity)) as Partial<Message>;
        return { ...content, activityId, from, at, editedAt: now().toISOString() };
      }),
    remove: (personId, activityId) =>
      rooms.edit(personId, activityId, ({ from, at }) => ({ activityId, from, at, deleted: true })),
    snapshot: () => ({ rooms: rooms.all(), lastId }),
    restore: (state) => {
      lastId = Math.max(lastId, state.lastId);
      rooms.replace(state.rooms);
    },
    close: () => delivery.close(),
  };
};
