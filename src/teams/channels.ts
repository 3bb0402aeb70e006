import type { Activity } from 'botbuilder';
import type { Reader } from '../../cards/card.js';
import type { ChannelId } from '../kernel/ids.js';
import type { ChannelRef } from '../policy/policy.js';
import type { Directory } from '../workflow/ports.js';
import type { ApprovalList, GuestList, View } from '../workflow/views.js';
import type { TeamsAdapter } from './adapter.js';
import { orUnreachable, type Chat } from './chats.js';
import type { Pacing } from './pacing.js';

/** Channels of teams, where one card is for everybody. */
export interface Channels {
  /** How the card is read that all of them see: the channel's own language, the company's zone. */
  readerIn(channel: Pick<ChannelRef, 'language'>): Reader;
  /** A post of its own; has the app installed in the team where it is not. */
  post(
    to: ChannelRef,
    activity: Partial<Activity>,
  ): Promise<{ readonly conversationId: string; readonly activityId: string } | 'unreachable'>;
  /** The thread of a post that stands in a channel. */
  placeOf(
    conversationId: string,
    channel: ChannelId,
    view: View | ApprovalList | GuestList,
  ): { chat: Chat; reader: Reader };
}

export const createChannels = (deps: {
  adapter: Pick<TeamsAdapter, 'post'>;
  pacing: Pacing;
  directory: Pick<Directory, 'installIn'>;
  serviceUrl: string;
  botId: string;
  tenantId: string;
  zone: () => string;
}): Channels => {
  const { adapter, pacing, directory, serviceUrl, botId, tenantId } = deps;

  const readerIn: Channels['readerIn'] = ({ language = 'en' }) => ({ locale: language, zone: deps.zone() });

  const attempt = async ({ channel }: ChannelRef, activity: Partial<Activity>) => {
    await pacing(channel);
    const conversationId = await orUnreachable(adapter.post(serviceUrl, { channel, tenantId }, activity));
    if (conversationId === 'unreachable') return conversationId;
    return { conversationId, activityId: /;messageid=(.+)$/.exec(conversationId)?.[1] ?? '' };
  };

  return {
    readerIn,
    post: async (to, activity) => {
      const first = await attempt(to, activity);
      if (first !== 'unreachable') return first;
      return (await directory.installIn(to.team)) === 'impossible' ? 'unreachable' : attempt(to, activity);
    },
    placeOf: (conversationId, channel, view) => ({
      chat: { conversationId, serviceUrl, botId },
      reader: readerIn(askedIn(view, channel) ?? {}),
    }),
  };
};

/** The channel as the nomination's rule names it, whatever became of its stage since. */
const askedIn = (view: View | ApprovalList | GuestList, channel: ChannelId): ChannelRef | undefined => {
  if (view.kind === 'approvals' || view.kind === 'guests') return undefined;
  const sources = view.nomination.judgement.stages.flatMap((stage) => stage.sources);
  return sources.flatMap((source) => (source.from === 'channel' && source.channel === channel ? [source] : []))[0];
};
