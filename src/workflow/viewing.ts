import { domainOf } from '../kernel/address.js';
import { DAY, later, type Clock } from '../kernel/clock.js';
import { nominationId, type ChannelId, type NominationId, type PersonId } from '../kernel/ids.js';
import { decisionsOf, noesOf, type Nomination } from '../nomination/nomination.js';
import { isBlocked } from '../policy/assess.js';
import type { Policy } from '../policy/policy.js';
import { invitationMail, roomFrom } from './mail-cap.js';
import type { Store } from './ports.js';
import type { ApprovalList, View } from './views.js';

/** Gathers what a card must show now, out of our own tables. */
export interface Viewing {
  /** For this reader; the redeem link is for the nominator's eyes alone. */
  view(nomination: Nomination, kind: View['kind'], reader: PersonId): Promise<View>;
  /** The one card that everybody in a channel sees. */
  channelView(nomination: Nomination): View;
  /**
   * The receipt for the nominator and whoever joined; the approver's card for whoever was ever asked or answered, or stands in
   * now for somebody who was; undefined for anybody else.
   */
  viewFor(id: NominationId, reader: PersonId): Promise<View | undefined>;
  /** The same, of a nomination that was read a moment ago. */
  viewOf(nomination: Nomination, reader: PersonId): Promise<View | undefined>;
  /** The channel's card as this person sees it; undefined where its rule names no such channel. */
  viewInChannel(id: NominationId, reader: PersonId, channel: ChannelId): Promise<View | undefined>;
  /** What waits for this person. */
  list(reader: PersonId, how?: Pick<ApprovalList, 'digest'>): Promise<ApprovalList>;
  /** The list that this card shows, as it stands now; of a card that nobody recorded, what waits. */
  listAt(reader: PersonId, conversationId: string, activityId: string): Promise<ApprovalList>;
}

/** On one list: each brings its own buttons, and a card has 18 KB. */
const MOST_LISTED = 6;
/** Whoever has more than this waiting reads of this many. */
const MOST_COUNTED = 500;

export const createViewing = (store: Store, clock: Clock, policy: () => Policy): Viewing => {
  const linkOf = async (nomination: Nomination): Promise<string | undefined> =>
    nomination.deliveries.includes('chat') ? store.links.read(nomination.id) : undefined;

  const receiptFor = async (nomination: Nomination, reader: PersonId): Promise<View> => {
    const receipt = { kind: 'receipt', nomination } as const;
    const joined = nomination.nominator.id !== reader;
    const { status, purpose, move, guest: invitee } = nomination;
    const isComing = (status === 'awaiting-approval' || status === 'approved') && (!purpose || move);
    const held = isComing ? await store.emergencies.hold(domainOf(invitee.address)) : undefined;
    if (nomination.status !== 'invited')
      return {
        ...receipt,
        ...(held && { held }),
        ...(joined && { joined }),
        ...(wasRemindedLately(nomination, clock) && { remindedLately: true }),
      };
    const guest = await store.guests.read(nomination.guestId);
    const mailFrom =
      nomination.mail === 'waiting'
        ? await roomFrom(store.mailed, invitationMail(nomination), policy(), clock.now())
        : undefined;
    const shutOut = nomination.mail === 'waiting' && isBlocked(domainOf(invitee.address), policy());
    const shown = {
      ...receipt,
      ...(guest && { guest }),
      ...(mailFrom && { mailFrom }),
      ...(shutOut && ({ shutOut } as const)),
    };
    if (joined) return { ...shown, joined };
    // The link is of use until the guest is in; a record of the guest that is still to come means: not yet.
    const useful = !nomination.alreadyGuest && (guest?.status ?? 'pending-acceptance') === 'pending-acceptance';
    const redeemLink = useful ? await linkOf(nomination) : undefined;
    return { ...shown, ...(redeemLink && { redeemLink }) };
  };

  const view: Viewing['view'] = async (nomination, kind, reader) =>
    kind === 'approval' ? { kind, nomination, reader } : receiptFor(nomination, reader);

  const standsInForOneAsked = async (id: NominationId, reader: PersonId): Promise<boolean> => {
    const delegations = await store.delegations.to(reader, clock.now());
    const asked = await Promise.all(delegations.map(({ from }) => store.nominations.wasAsked(id, from.id)));
    return asked.includes(true);
  };

  const concerns = async (nomination: Nomination, reader: PersonId): Promise<boolean> =>
    hasPartIn(nomination, reader) ||
    (await store.nominations.wasAsked(nomination.id, reader)) ||
    (await standsInForOneAsked(nomination.id, reader));

  const viewOf: Viewing['viewOf'] = async (nomination, reader) => {
    const { nominator, joined = [] } = nomination;
    if ([nominator, ...joined].some((one) => one.id === reader)) return view(nomination, 'receipt', reader);
    return (await concerns(nomination, reader)) ? view(nomination, 'approval', reader) : undefined;
  };

  const listOf = (reader: PersonId, items: readonly Nomination[], waiting: readonly Nomination[]): ApprovalList => {
    const listed = new Set(items.map(({ id }) => id));
    return { kind: 'approvals', reader, items, more: waiting.filter(({ id }) => !listed.has(id)).length };
  };

  const list: Viewing['list'] = async (reader, { digest } = {}) => {
    const waiting = await store.nominations.waitingFor(reader, MOST_COUNTED);
    return { ...listOf(reader, waiting.slice(0, MOST_LISTED), waiting), ...(digest && { digest }) };
  };

  return {
    view,

    channelView: (nomination) => ({ kind: 'approval', nomination, inChannel: true }),

    viewOf,

    viewFor: async (id, reader) => {
      const nomination = await store.nominations.read(id);
      return nomination && viewOf(nomination, reader);
    },

    viewInChannel: async (id, reader, channel) => {
      const nomination = await store.nominations.read(id);
      return nomination && namesChannel(nomination, channel)
        ? { kind: 'approval', nomination, reader, inChannel: true }
        : undefined;
    },

    list,

    listAt: async (reader, conversationId, activityId) => {
      const cards = await store.cards.at(conversationId, activityId);
      const own = cards.filter(({ holder, kind }) => holder === reader && kind === 'approvals');
      if (own.length === 0) return list(reader);
      const read = await Promise.all(own.map(({ about }) => store.nominations.read(nominationId.parse(about))));
      const items = read.filter((nomination) => nomination !== undefined);
      return listOf(reader, items, await store.nominations.waitingFor(reader, MOST_COUNTED));
    },
  };
};

/** Asked in the stage that is open, or somebody whose answer counts: what stands in the nomination itself. */
const hasPartIn = (nomination: Nomination, reader: PersonId): boolean => {
  const { status } = nomination;
  const asked = status === 'awaiting-approval' ? nomination.asked.map(({ person }) => person) : [];
  const agreed = status === 'awaiting-approval' ? nomination.agreed : [];
  const denied = status === 'denied' ? [nomination.decision] : [];
  const answered = [...decisionsOf(nomination), ...agreed, ...denied, ...noesOf(nomination)].map(({ by }) => by);
  return [...asked, ...answered].some(({ id }) => id === reader);
};

const namesChannel = ({ judgement }: Nomination, channel: ChannelId): boolean =>
  judgement.stages.some(({ sources }) =>
    sources.some((source) => source.from === 'channel' && source.channel === channel),
  );

/** Once a day is enough; see `remind`. */
const wasRemindedLately = (nomination: Nomination, clock: Clock): boolean =>
  nomination.status === 'awaiting-approval' &&
  nomination.remindedAt !== undefined &&
  later(nomination.remindedAt, DAY) > clock.now();
