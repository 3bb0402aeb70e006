import type { Tenant } from './tenant.js';
import { installed, type OutgoingActivity, type Surroundings, type Where } from './people/activities.js';
import type { Delivery } from './people/delivery.js';
import { seenBy, type Seen } from './people/messages.js';
import { channelsIn, peopleOf, placeOf, whereInTeam, type Channel, type Place } from './people/places.js';
import type { Rooms } from './people/rooms.js';
import type { GroupRecord } from './records.js';
import { colleagueIn } from './staff.js';

/** The channels of the company's teams. A team is named by the id of the group behind it, a channel by its own. */
export interface Channels {
  /** Adds the app to a team, and tells the bot, as Teams does. Installing twice is installing once. */
  install(teamId: string): Promise<void>;
  uninstall(teamId: string): void;
  isInstalled(teamId: string): boolean;
  /** Those that somebody sees: all of the teams they are in. */
  of(personId: string): readonly Channel[];
  /** The General one where this is the id of a team. */
  withId(channelId: string): Channel | undefined;
  placeOf(channel: Channel): Place;
  /** What stands there before somebody's eyes. */
  messages(channelId: string, personId: string): readonly Seen[];
  /** Teams that have the app. */
  snapshot(): readonly string[];
  restore(teamIds: readonly string[]): void;
}

export const createChannels = (deps: {
  readonly tenant: Tenant;
  readonly rooms: Rooms;
  readonly delivery: Delivery;
  readonly around: (where: Where) => Surroundings;
}): Channels => {
  const { rooms, delivery, around } = deps;
  const { directory } = deps.tenant;
  let teams: ReadonlySet<string> = new Set();

  const isIn = (personId: string, team: GroupRecord): boolean =>
    peopleOf(directory, team).some(({ id }) => id === personId);

  /** Teams names whoever added the app; of an application that does it through Graph, an owner stands in. */
  const news = (team: GroupRecord): readonly OutgoingActivity[] => {
    const [owner] = peopleOf(directory, team).flatMap(({ id }) => colleagueIn(directory, id) ?? []);
    return owner ? installed(owner, () => around(whereInTeam(team))) : [];
  };

  return {
    install: async (teamId) => {
      if (teams.has(teamId)) return;
      teams = new Set([...teams, teamId]);
      const team = directory.group(teamId);
      for (const activity of team ? news(team) : []) await delivery.deliver(activity);
    },
    uninstall: (teamId) => {
      teams = new Set([...teams].filter((id) => id !== teamId));
    },
    isInstalled: (teamId) => teams.has(teamId),
    of: (personId) => channelsIn(directory).filter(({ team }) => isIn(personId, team)),
    withId: (channelId) => channelsIn(directory).find(({ id }) => id === channelId),
    placeOf: (channel) => placeOf(directory, channel),
    messages: (channelId, personId) => rooms.of(channelId).messages.map((message) => seenBy(personId, message)),
    snapshot: () => [...teams],
    restore: (teamIds) => {
      teams = new Set(teamIds);
    },
  };
};
