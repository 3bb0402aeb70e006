import type { Activity } from 'botframework-schema';
import { contentsOf, type Content, type Message } from './messages.js';

/** What stands in one place. Somebody's chat with the bot has the person's id here, a channel its own. */
export type Room = { readonly id: string; readonly installed: boolean; readonly messages: readonly Message[] };

/** As earlier versions kept it, when there were chats alone. */
export type KeptRoom = Omit<Room, 'id'> & ({ readonly id: string } | { readonly personId: string });

export interface Rooms {
  of(id: string): Room;
  install(id: string): void;
  uninstall(id: string): void;
  /** Appends; returns the new message's id. */
  add(id: string, from: Message['from'], content: Content & Pick<Message, 'thread'>): string;
  /** Changes the message of that id, where there is one. */
  edit(id: string, activityId: string, change: (message: Message) => Message): void;
  message(id: string, activityId: string): Message | undefined;
  /** Where this message stands. */
  roomWith(activityId: string): string | undefined;
  /** The bot's side. Text and card in one activity become two messages, and no id comes back. */
  post(id: string, activity: Partial<Activity>, thread?: string): string | undefined;
  /** The bot's side: shows something else where a message stands, and the same to everybody. */
  update(id: string, activityId: string, activity: Partial<Activity>): void;
  remove(id: string, activityId: string): void;
  all(): readonly Room[];
  replace(rooms: readonly KeptRoom[]): void;
}

/** `changed` is told which room looks different now. */
export const createRooms = (newId: () => string, now: () => Date, changed: (id: string) => void): Rooms => {
  const rooms = new Map<string, Room>();
  const of = (id: string): Room => rooms.get(id) ?? { id, installed: false, messages: [] };
  const put = (room: Room): void => {
    rooms.set(room.id, room);
    changed(room.id);
  };
  const add: Rooms['add'] = (id, from, content) => {
    const activityId = newId();
    const room = of(id);
    put({ ...room, messages: [...room.messages, { activityId, from, ...content, at: now().toISOString() }] });
    return activityId;
  };
  const edit: Rooms['edit'] = (id, activityId, change) => {
    const room = of(id);
    const messages = room.messages.map((message) => (message.activityId === activityId ? change(message) : message));
    put({ ...room, messages });
  };
  const message: Rooms['message'] = (id, activityId) => of(id).messages.find((one) => one.activityId === activityId);

  return {
    of,
    install: (id) => put({ ...of(id), installed: true }),
    uninstall: (id) => put({ ...of(id), installed: false }),
    add,
    edit,
    message,
    roomWith: (activityId) => [...rooms.keys()].find((id) => message(id, activityId)),
    post: (id, activity, thread) => {
      const ids = contentsOf(activity).map((content) => add(id, 'bot', { ...content, ...(thread && { thread }) }));
      return ids.length === 1 ? ids[0] : undefined;
    },
    update: (id, activityId, activity) =>
      edit(id, activityId, ({ from, at, thread, summary }) => {
        const content = Object.assign({}, ...contentsOf(activity)) as Content;
        // Nobody is notified of an edit: what was said of it when it came stays said.
        const kept = { activityId, from, at, ...(thread && { thread }), ...(summary && { summary }) };
        return { ...content, ...kept, editedAt: now().toISOString() };
      }),
    remove: (id, activityId) =>
      edit(id, activityId, ({ from, at, thread }) => ({
        activityId,
        from,
        at,
        ...(thread && { thread }),
        deleted: true,
      })),
    all: () => [...rooms.values()],
    replace: (kept) => {
      const before = [...rooms.keys()];
      rooms.clear();
      for (const { installed, messages, ...name } of kept) {
        const id = 'id' in name ? name.id : name.personId;
        rooms.set(id, { id, installed, messages });
      }
      for (const id of new Set([...before, ...rooms.keys()])) changed(id);
    },
  };
};
