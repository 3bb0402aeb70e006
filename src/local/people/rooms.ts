import type { Content, Message } from './messages.js';

/** One person's chat with the bot. */
export type Room = { readonly personId: string; readonly installed: boolean; readonly messages: readonly Message[] };

export interface Rooms {
  of(personId: string): Room;
  install(personId: string): void;
  uninstall(personId: string): void;
  /** Appends; returns the new message's id. */
  add(personId: string, from: Message['from'], content: Content): string;
  /** Changes the message of that id, where there is one. */
  edit(personId: string, activityId: string, change: (message: Message) => Message): void;
  message(personId: string, activityId: string): Message | undefined;
  all(): readonly Room[];
  replace(rooms: readonly Room[]): void;
}

/** `changed` is told whose chat looks different now. */
export const createRooms = (newId: () => string, now: () => Date, changed: (personId: string) => void): Rooms => {
  const rooms = new Map<string, Room>();
  const of = (personId: string): Room => rooms.get(personId) ?? { personId, installed: false, messages: [] };
  const put = (room: Room): void => {
    rooms.set(room.personId, room);
    changed(room.personId);
  };
  return {
    of,
    install: (personId) => put({ ...of(personId), installed: true }),
    uninstall: (personId) => put({ ...of(personId), installed: false }),
    add: (personId, from, content) => {
      const activityId = newId();
      const room = of(personId);
      put({ ...room, messages: [...room.messages, { activityId, from, ...content, at: now().toISOString() }] });
      return activityId;
    },
    edit: (personId, activityId, change) => {
      const room = of(personId);
      put({
        ...room,
        messages: room.messages.map((message) => (message.activityId === activityId ? change(message) : message)),
      });
    },
    message: (personId, activityId) => of(personId).messages.find((message) => message.activityId === activityId),
    all: () => [...rooms.values()],
    replace: (others) => {
      const before = [...rooms.keys()];
      rooms.clear();
      for (const room of others) rooms.set(room.personId, room);
      for (const personId of new Set([...before, ...rooms.keys()])) changed(personId);
    },
  };
};
