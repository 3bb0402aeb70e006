import { createHash } from 'node:crypto';
import { CardFactory, type Activity, type TurnContext } from 'botbuilder';
import type { Card, Reader } from '../../cards/card.js';
import { draw, headline } from '../../cards/draw.js';
import { guestsOn } from '../../cards/guests.js';
import { sayNotice } from '../../cards/notice.js';
import { channelId, personId, type PersonId } from '../kernel/ids.js';
import { nameOf, type Log } from '../kernel/log.js';
import { cardKindOf } from '../workflow/guest-cards.js';
import type { Courier, SentCard, Store } from '../workflow/ports.js';
import type { ApprovalList, Because, GuestList, View } from '../workflow/views.js';
import { orUnreachable, readerOf, type Chats } from './chats.js';
import type { Channels } from './channels.js';

type Shown = View | ApprovalList | GuestList;

/** What a card shows, in short, so that it is edited only when that changes. */
export const fingerprint = (card: Card): string =>
  createHash('sha256').update(JSON.stringify(card)).digest('base64url');

const message = (card: Card, summary?: string): Partial<Activity> => ({
  type: 'message',
  attachments: [CardFactory.adaptiveCard(card)],
  ...(summary !== undefined && { summary }),
});

/** What the card has room for: of the others nobody was asked. */
const listedOn = (list: ApprovalList | GuestList, reader: Reader): readonly SentCard['about'][] =>
  list.kind === 'approvals' ? list.items.map(({ id }) => id) : guestsOn(list, reader).map(({ guest }) => guest.id);

const isOther = (card: SentCard | undefined, before: SentCard): boolean =>
  card !== undefined && card.activityId !== before.activityId;

/** Draws for each reader in their language and zone, and sends. "Sent" is at-least-once: a process may die before we record it. */
export const createCourier = (deps: {
  store: Store;
  chats: Chats;
  channels: Channels;
  /** For people whose own zone is not known, and for channels. */
  zone: () => string;
  log: Log;
}): Courier => {
  const { store, chats, channels, log } = deps;

  /** Where a card stands, and how whoever sees it there reads. */
  const placeOf = async (card: SentCard, view: Shown) => {
    const channel = channelId.safeParse(card.holder);
    if (channel.success) return channels.placeOf(card.conversationId, channel.data, view);
    const acquaintance = await store.people.read(personId.parse(card.holder));
    if (!acquaintance?.chat) return undefined;
    const chat = { ...acquaintance.chat, conversationId: card.conversationId };
    return { chat, reader: readerOf(acquaintance, deps.zone()) };
  };

  const edit: Courier['edit'] = async (card, view) => {
    const place = await placeOf(card, view);
    if (!place) return 'gone';
    const drawn = draw(view, place.reader);
    const shows = fingerprint(drawn);
    if (shows === card.shows) return 'shown';
    const edited = chats.within(place.chat, async (context) => {
      await context.updateActivity({ ...message(drawn), id: card.activityId });
      return 'shown' as const;
    });
    if ((await orUnreachable(edited)) === 'unreachable') {
      await store.cards.forget(card);
      return 'gone';
    }
    await store.cards.redrawn({ ...card, shows });
    return 'shown';
  };

  /** Sends it as a new message; returns where it stands, to be remembered. */
  const send = (to: PersonId, view: Shown, because?: Because) =>
    chats.reach(to, async (context, reader) => {
      const drawn = draw(view, reader);
      const response = await context.sendActivity(message(drawn, headline(view, reader, because)));
      return {
        activityId: response?.id ?? '',
        conversationId: context.activity.conversation.id,
        shows: fingerprint(drawn),
      };
    });

  /**
   * What stands further down now need not stand there twice. One that cannot be taken away is left: the trouble, thrown, would
   * have the one below sent again, and again.
   */
  const takeAway = async (card: SentCard, below: { readonly activityId: string }, view: Shown): Promise<void> => {
    if (card.activityId === below.activityId) return;
    const place = await placeOf(card, view);
    if (!place) return;
    const taken = chats.within(place.chat, (context: TurnContext) => context.deleteActivity(card.activityId));
    await orUnreachable(taken).catch((error: unknown) => {
      log.warn('A card that was replaced could not be taken away.', { error: nameOf(error) });
    });
  };

  const cardOf = async (holder: SentCard['holder'], { kind, nomination }: View): Promise<SentCard | undefined> =>
    (await store.cards.of(nomination.id)).find((card) => card.holder === holder && card.kind === kind);

  return {
    edit,
    show: async (to, view, because) => {
      const before = await cardOf(to, view);
      if (before && !because) {
        if ((await edit(before, view)) === 'shown') return 'shown';
        // While the edit was on its way it came anew further down, and tells more there.
        if (isOther(await cardOf(to, view), before)) return 'shown';
      }
      const sent = await send(to, view, because);
      if (sent === 'unreachable') return 'unreachable';
      // Another may have come while this one was on its way.
      const above = await store.cards.remember({
        about: view.nomination.id,
        holder: to,
        kind: view.kind,
        ...sent,
      });
      if (above) await takeAway(above, sent, view);
      return 'shown';
    },
    post: async (to, view, anew) => {
      const before = anew ? undefined : await cardOf(to.channel, view);
      if (before && (await edit(before, view)) === 'shown') return 'shown';
      const reader = channels.readerIn(to);
      const drawn = draw(view, reader);
      const sent = await channels.post(to, message(drawn, headline(view, reader)));
      if (sent === 'unreachable') return 'unreachable';
      const card = { about: view.nomination.id, holder: to.channel, kind: view.kind, shows: fingerprint(drawn) };
      const above = await store.cards.remember({ ...card, ...sent });
      if (above) await takeAway(above, sent, view);
      return 'shown';
    },
    list: async (to, list) => {
      const sent = await send(to, list);
      if (sent === 'unreachable') return 'unreachable';
      const above = new Map<string, SentCard>();
      const known = await store.people.read(to);
      for (const about of known ? listedOn(list, readerOf(known, deps.zone())) : []) {
        const card = await store.cards.remember({ about, holder: to, kind: cardKindOf(list), ...sent });
        if (card) above.set(card.activityId, card);
      }
      for (const card of above.values()) await takeAway(card, sent, list);
      return 'shown';
    },
    tell: async (to, notice) => {
      const sent = await chats.reach(to, (context, reader) => context.sendActivity(sayNotice(notice, reader)));
      return sent === 'unreachable' ? 'unreachable' : 'told';
    },
  };
};
