import { later, SECOND, type Clock } from '../../kernel/clock.js';
import { isPast, mayComeIn, type Guest } from '../../guest/guest.js';
import { channelId, nominationId, personId, type NominationId } from '../../kernel/ids.js';
import type { Nomination } from '../../nomination/nomination.js';
import type { Handlers, Outcome } from '../jobs.js';
import type { Courier, SentCard, Store } from '../ports.js';
import { scopeOf } from '../guest-cards.js';
import type { GuestViews } from '../guest-views.js';
import { sideBySide } from '../side-by-side.js';
import type { Viewing } from '../viewing.js';

/** Cards follow the state: each is drawn from what is true when its job runs, so that they converge whatever the order. */
export const showingHandlers = (deps: {
  store: Store;
  courier: Courier;
  viewing: Viewing;
  guestViews: GuestViews;
  clock: Clock;
}): Pick<Handlers, 'show-receipt' | 'redraw-cards' | 'settle-card' | 'show-guest' | 'forget-link'> => {
  const { store, courier, viewing, guestViews, clock } = deps;
  /**
   * Up to where this process has drawn every card of a nomination that is being approved, by revision. A hundred people who are
   * asked at once make a hundred jobs of this kind, and the first of them draw what the others would draw again.
   */
  const drawnUpTo = new Map<NominationId, number>();

  const shownBy = async ({ holder, kind, conversationId, activityId }: SentCard, nomination: Nomination) => {
    if (channelId.safeParse(holder).success) return viewing.channelView(nomination);
    const reader = personId.parse(holder);
    if (kind === 'approvals') return viewing.listAt(reader, conversationId, activityId);
    if (kind !== 'receipt') return viewing.view(nomination, 'approval', reader);
    // Remembered before somebody joined, who may have been refused.
    const receipt = await viewing.viewOf(nomination, reader);
    return receipt?.kind === 'receipt' ? receipt : undefined;
  };

  const shownNow = async (card: SentCard) => {
    const { holder, kind, about, conversationId, activityId } = card;
    if (scopeOf(kind)) return guestViews.listAt(personId.parse(holder), conversationId, activityId);
    const nomination = await store.nominations.read(nominationId.parse(about));
    return nomination && shownBy(card, nomination);
  };

  /** `anew`: a receipt also where it is known to show it. */
  const redraw = async (nomination: Nomination, anew?: 'anew'): Promise<void> => {
    const cards = await store.cards.of(nomination.id);
    // One reader's chat in trouble does not keep the others' cards from being right; what failed makes the job come again.
    const thrown = await sideBySide(cards, AT_ONCE, async (card) => {
      const shown = await shownBy(card, nomination);
      if (shown) await courier.edit(anew && card.kind === 'receipt' ? { ...card, shows: '' } : card, shown);
    });
    if (thrown.length > 0) throw thrown[0];
  };

  /**
   * What came while this was drawn has a job of its own. Where a process slept, or Teams made it wait, that one may have been
   * quicker, and what was drawn here stands in its place, whatever either noted. Returns what stands there now.
   */
  const unlessOvertaken = async (drawn: Nomination): Promise<Nomination> => {
    const now = await store.nominations.read(drawn.id);
    if (!now || now.revision === drawn.revision) return drawn;
    await redraw(now, 'anew');
    return now;
  };

  const forget = (id: NominationId): Promise<void> => store.transaction((tx) => tx.links.forget(id));

  const redrawAbout = async (guest: Guest, anew?: 'anew'): Promise<void> => {
    for (const id of guest.nominations) {
      if (!mayComeIn(guest) || isPast(guest, id)) await forget(id);
      const nomination = await store.nominations.read(id);
      if (nomination) await redraw(nomination, anew);
    }
    const lists = await store.cards.of(guest.id);
    const thrown = await sideBySide(lists, AT_ONCE, async (card) => {
      const { holder, conversationId, activityId } = card;
      const list = await guestViews.listAt(personId.parse(holder), conversationId, activityId);
      await courier.edit(card, list);
    });
    if (thrown.length > 0) throw thrown[0];
  };

  /** A process that slept over an edit may have put what was true before in the place of what others drew meanwhile: it draws again. */
  const awake = async (draw: () => Promise<Outcome>, rounds = ROUNDS): Promise<Outcome> => {
    const began = clock.now();
    const isLast = () => rounds <= 1 || clock.now() < later(began, ASLEEP);
    try {
      const outcome = await draw();
      if (isLast()) return outcome;
    } catch (error) {
      // Of a job that is not its own any more nobody hears that it failed.
      if (isLast()) throw error;
    }
    return awake(draw, rounds - 1);
  };

  return {
    'show-receipt': async ({ nominationId, personId }) => {
      const nomination = await store.nominations.read(nominationId);
      if (!nomination) return 'skipped';
      const reader = personId ?? nomination.nominator.id;
      await courier.show(reader, await viewing.view(nomination, 'receipt', reader));
      await unlessOvertaken(nomination);
      return 'done';
    },
    'redraw-cards': ({ nominationId }) =>
      awake(async () => {
        const nomination = await store.nominations.read(nominationId);
        if (!nomination || drawnUpTo.get(nominationId) === nomination.revision) return 'skipped';
        await redraw(nomination);
        const { status, revision } = await unlessOvertaken(nomination);
        // Later on a card depends on more than the nomination: on the guest, and on the link.
        if (status === 'awaiting-approval') drawnUpTo.set(nominationId, revision);
        else drawnUpTo.delete(nominationId);
        return 'done';
      }),
    'settle-card': async ({ conversationId, activityId, shows }) => {
      const draw = async (besides: Partial<SentCard>): Promise<void> => {
        // A card that was to be the receipt of several is that of the last one that took it.
        for (const card of (await store.cards.at(conversationId, activityId)).toReversed()) {
          const shown = await shownNow(card);
          if (!shown) continue;
          await courier.edit({ ...card, ...besides }, shown);
          return;
        }
      };
      return awake(async () => {
        await draw({ shows });
        // What happened meanwhile may have been drawn by its own job before this was.
        await draw({});
        return 'done';
      });
    },
    'show-guest': ({ guestId }) =>
      awake(async () => {
        const guest = await store.guests.read(guestId);
        if (!guest) return 'skipped';
        await redrawAbout(guest);
        const now = await store.guests.read(guestId);
        if (now && now.revision !== guest.revision) await redrawAbout(now, 'anew');
        return 'done';
      }),
    'forget-link': async ({ nominationId }) => {
      await forget(nominationId);
      return 'done';
    },
  };
};

/** Milliseconds after which others may have taken over: a job's heartbeat, less the time between two. */
const ASLEEP = 4 * SECOND;
/** Where Teams is that slow for everybody, the next change draws it right. */
const ROUNDS = 3;
/** Edits under way for one nomination; a hundred at once would hold up everybody else's. */
const AT_ONCE = 8;
