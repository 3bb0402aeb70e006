import { createChannels, type Channels } from './channels.js';
import { createChats, type Chats, type Hindrance } from './chats.js';
import type { Surroundings, Where } from './people/activities.js';
import { createClients, type Look, type Looked, type Press, type Pressed } from './people/clients.js';
import { createDelivery } from './people/delivery.js';
import type { Place } from './people/places.js';
import { createRooms, type KeptRoom, type Rooms } from './people/rooms.js';
import { colleagueIn, colleaguesIn } from './staff.js';
import type { Tenant } from './tenant.js';

/** Plain JSON; what a restarted tenant needs to go on where it was. */
export type TeamsState = {
  readonly rooms: readonly KeptRoom[];
  readonly lastId: number;
  /** Absent where an older version kept it. */
  readonly teams?: readonly string[];
};

/** The local Microsoft Teams: chats, channels, and everybody's client. */
export interface LocalTeams {
  readonly chats: Chats;
  readonly channels: Channels;
  /** What stands where: for the bot's side, which may write anywhere it was added. */
  readonly rooms: Rooms;
  /** Presses a button wherever the message stands that they see. */
  press(personId: string, press: Press): Promise<Pressed | Hindrance>;
  /** Brings a message into view; what its client then asks of the bot is asked. */
  look(personId: string, look: Look): Promise<Looked | Hindrance>;
  snapshot(): TeamsState;
  restore(state: TeamsState): void;
  close(): void;
}

export const createTeams = (
  tenant: Tenant,
  options: {
    /** Where the bot listens; its path is always `/api/messages`. */
    readonly botUrl: string;
    /** The `serviceUrl` of every activity, with a slash at the end. */
    readonly connectorUrl: string;
    /** How long a turn may take; Teams' 15 s unless a test is in a hurry. Milliseconds. */
    readonly patience?: number;
  },
): LocalTeams => {
  const { directory, events } = tenant;
  let lastId = 0;
  const newId = (): string => String((lastId = Math.max(tenant.clock.now().getTime(), lastId + 1)));
  const now = (): Date => tenant.clock.now();
  const rooms = createRooms(newId, now, (id) =>
    events.emit('change', id.startsWith('19:') ? { type: 'channel', channelId: id } : { type: 'chat', personId: id }),
  );
  const delivery = createDelivery({
    botUrl: options.botUrl,
    settings: () => tenant.settings(),
    change: (settings) => tenant.change(settings),
    newId,
    patience: options.patience,
  });
  const around = (where: Where, id = newId()): Surroundings => ({
    id,
    now: now(),
    serviceUrl: options.connectorUrl,
    where,
  });
  const clients = createClients({ rooms, delivery, now, around });
  const people = () => colleaguesIn(directory);
  const chats = createChats({ tenant, rooms, delivery, clients, around, people });
  const channels = createChannels({ tenant, rooms, delivery, around });

  /** Where this person has this message before their eyes. */
  const placeWith = (personId: string, activityId: string): Place | undefined => {
    const room = rooms.roomWith(activityId);
    if (room === personId) return chats.placeOf(personId);
    const channel = channels.of(personId).find(({ id }) => id === room);
    return channel && channels.placeOf(channel);
  };

  return {
    chats,
    channels,
    rooms,
    press: async (personId, press) => {
      const person = colleagueIn(directory, personId);
      if (!person) return 'unknown-person';
      const place = placeWith(personId, press.activityId);
      if (!place) return { outcome: 'no-card' };
      if (place.room === personId && tenant.settings().unreachable.includes(personId)) return 'unreachable';
      await chats.greeted(personId);
      return clients.press(person, place, press);
    },
    look: async (personId, look) => {
      const person = colleagueIn(directory, personId);
      if (!person) return 'unknown-person';
      const place = placeWith(personId, look.activityId);
      return place ? clients.look(person, place, look) : 'no-message';
    },
    snapshot: () => ({ rooms: rooms.all(), lastId, teams: channels.snapshot() }),
    restore: (state) => {
      lastId = Math.max(lastId, state.lastId);
      channels.restore(state.teams ?? []);
      clients.forget();
      rooms.replace(state.rooms);
    },
    close: () => delivery.close(),
  };
};
