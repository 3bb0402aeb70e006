import type { Directory } from '../directory.js';
import type { ChannelRecord, GroupRecord } from '../records.js';
import { somebodyOf, type Colleague, type Somebody } from '../staff.js';
import { TENANT_ID } from '../company.js';
import { chatIdOf, type Where } from './activities.js';

/** Where messages stand: somebody's personal chat with the bot, or a channel of a team. */
export type Place = {
  /** Under what name the rooms keep it. */
  readonly room: string;
  readonly people: readonly Somebody[];
  /** How the bot is told of what happens at a message there. */
  where(root: string): Where;
};

export type Channel = ChannelRecord & { readonly team: GroupRecord };

const tenant = { id: TENANT_ID };

export const chatWith = (person: Colleague): Place => ({
  room: person.id,
  people: [person],
  where: () => whereInChat(person),
});

export const whereInChat = ({ id }: Colleague): Where => ({
  conversation: { id: chatIdOf(id), conversationType: 'personal', tenantId: TENANT_ID },
  channelData: { tenant },
});

/** A team has the id of its General channel, besides the id of the group it stands on. */
const teamThreadOf = (team: GroupRecord): string => team.channels?.[0]?.id ?? '';

const teamIn = (team: GroupRecord) => ({
  id: teamThreadOf(team),
  name: team.properties.displayName,
  aadGroupId: team.properties.id,
});

export const whereInTeam = (team: GroupRecord): Where => ({
  conversation: { id: teamThreadOf(team), conversationType: 'channel', isGroup: true, tenantId: TENANT_ID },
  channelData: { tenant, team: teamIn(team) },
});

export const channelsIn = (directory: Directory): readonly Channel[] =>
  directory.groups().flatMap((team) => (team.channels ?? []).map((channel) => ({ ...channel, team })));

/** Owners first; guests of the team are in its channels too. */
export const peopleOf = (directory: Directory, { ownerIds, memberIds }: GroupRecord): readonly Somebody[] =>
  [...new Set([...ownerIds, ...memberIds])].flatMap((id) => {
    const record = directory.user(id);
    return record ? [somebodyOf(record)] : [];
  });

export const placeOf = (directory: Directory, { id, team }: Channel): Place => ({
  room: id,
  people: peopleOf(directory, team),
  where: (root) => ({
    conversation: {
      id: `${id};messageid=${root}`,
      conversationType: 'channel',
      isGroup: true,
      tenantId: TENANT_ID,
    },
    channelData: { tenant, team: teamIn(team), channel: { id } },
  }),
});

/** `19:…@thread.tacv2;messageid=1` is the thread of post 1; without it, the channel. */
export const readConversationId = (id: string): { readonly channelId: string; readonly thread?: string } => {
  const [channelId = '', thread] = id.split(';messageid=');
  return { channelId, ...(thread && { thread }) };
};
