import type { Guest } from '../guest/guest.js';
import type { GuestCommand } from '../guest/events.js';
import { domainIn } from '../kernel/address.js';
import { later, type Clock } from '../kernel/clock.js';
import type { PersonId } from '../kernel/ids.js';
import type { Person } from '../kernel/people.js';
import { inTime } from '../kernel/in-time.js';
import { unreachable } from '../kernel/result.js';
import { isBlocked } from '../policy/assess.js';
import { lastMomentOf } from '../policy/local-days.js';
import type { Policy } from '../policy/policy.js';
import { findColleague } from './colleague.js';
import { LATELY, type GuestViews } from './guest-views.js';
import { linkWayOf } from './link-way.js';
import { roomFrom } from './mail-cap.js';
import { clickPatience } from './patience.js';
import type { Directory, Hold, Store } from './ports.js';
import { promptly } from './promptly.js';
import type { Rights } from './rights.js';
import { createSay, type Said } from './say.js';
import type { Submit } from './submit.js';
import type { GuestList, LinkWay } from './views.js';
import type { GuestAnswer, GuestSaid, Room, Unclear, Workflow } from './workflow.js';

/** What those who answer for guests may see and say. */
export const guests = (deps: {
  store: Store;
  directory: Directory;
  rights: Rights;
  submit: Submit;
  guestViews: GuestViews;
  clock: Clock;
  policy: () => Policy;
}): Pick<Workflow, 'guestsOf' | 'guestsNamed' | 'guestsAt' | 'guestFor' | 'decideOnGuest'> => {
  const { store, directory, submit, guestViews, clock, policy } = deps;

  const say = createSay(deps);

  const named = async (person: PersonId, said: string): Promise<GuestList> => {
    const own = (await store.guests.of(person, later(clock.now(), -LATELY), MOST)).filter((guest) =>
      isMeant(guest, said),
    );
    if (own.length > 0 || !(await say.isAdministrator(person))) return guestViews.these(person, 'one', own);
    return guestViews.these(person, 'administered', await store.guests.named(said.trim(), MOST_NAMED));
  };

  type Wish = Exclude<GuestSaid, { readonly say: 'pass-on' }>;

  const commandOf = (said: Wish, guest: Guest, who: Said): GuestCommand | undefined => {
    switch (said.say) {
      case 'keep-until': {
        const until = lastMomentOf(said.day, guest.zone);
        return until && { type: 'set-end', until, ...who };
      }
      case 'confirm':
        return { type: 'confirm', ...who };
      case 'remove':
        return { type: 'end-now', ...who };
      case 'take-over': {
        if (said.day === undefined) return { type: 'take-over', ...who };
        const until = lastMomentOf(said.day, guest.zone);
        return until && { type: 'take-over', until, ...who };
      }
      case 'decline':
        return { type: 'decline', ...who };
      case 'resend':
        return { type: 'nudge', ...who };
      default:
        return unreachable(said);
    }
  };

  /** How a new link would get to them. Whoever has accepted needs none, which is another answer. */
  const linkWay = async (guest: Guest): Promise<LinkWay['by'] | undefined> => {
    if (guest.status !== 'pending-acceptance') return undefined;
    const read = await Promise.all(guest.nominations.map((id) => store.nominations.read(id)));
    return linkWayOf(read.filter((one) => one !== undefined)).by;
  };

  /** Where they were written to often enough. The job that writes counts once more, and waits where another came first. */
  const fullFor = async ({ address }: Guest): Promise<Room | undefined> => {
    const rules = policy();
    const from = await roomFrom(store.mailed, { to: address, sort: 'invitation' }, rules, clock.now());
    return from && { from, most: rules.invitees.mailsPerWeek };
  };

  /** Whoever has paused inviting, or stopped their domain; of whoever has accepted nobody is invited. */
  const holdOn = async (guest: Guest): Promise<Hold | undefined> =>
    guest.status === 'pending-acceptance' ? store.emergencies.hold(domainIn(guest.address)) : undefined;

  /** The colleague who is to answer for them; undefined: nobody was named. */
  const receiver = async (said: string | undefined): Promise<Person | Unclear | undefined> => {
    if (!said?.trim()) return undefined;
    const meant = await promptly(findColleague(directory, said));
    return meant.outcome === 'unclear' ? meant : meant.person;
  };

  /** Whether they came in meanwhile; it is written down. What the directory does not say in time, the job finds that does it. */
  const acceptedMeanwhile = async (guest: Guest): Promise<Guest | undefined> => {
    if (guest.status !== 'pending-acceptance') return undefined;
    const found = await inTime(directory.redemptions([guest.id]), clickPatience()).catch(() => undefined);
    const now = found?.get(guest.id);
    if (now?.state !== 'accepted') return undefined;
    const since = now.since ?? clock.now();
    const { guest: after } = await submit.guest(guest.id, { type: 'record-acceptance', since });
    return after?.status === 'active' || after?.status === 'under-review' ? after : undefined;
  };

  return {
    guestFor: async (id, by) => {
      const guest = await store.guests.read(id);
      return guest && (await say.of(by, guest)) ? guest : undefined;
    },
    guestsOf: (person) => guestViews.all(person),
    guestsAt: (person, conversationId, activityId) => guestViews.listAt(person, conversationId, activityId),
    guestsNamed: named,

    decideOnGuest: async (id, by, said): Promise<GuestAnswer> => {
      const guest = await store.guests.read(id);
      if (!guest) return { outcome: 'refused', why: 'no-such-guest' };
      const who = await say.of(by, guest);
      if (!who) return { outcome: 'refused', why: 'not-yours' };
      // No link for whoever would not be invited any more.
      if (said.say === 'resend' && isBlocked(domainIn(guest.address), policy()))
        return { outcome: 'refused', why: 'domain-blocked', guest };
      const way = said.say === 'resend' ? await linkWay(guest) : undefined;
      if (way === 'none') return { outcome: 'refused', why: 'no-link', guest };
      // They pressed “Withdraw”; to end a stay is another question, with another answer.
      const isIn = said.say === 'remove' ? await acceptedMeanwhile(guest) : undefined;
      if (isIn) return { outcome: 'refused', why: 'already-accepted', guest: isIn };
      const held = said.say === 'resend' ? await holdOn(guest) : undefined;
      if (held)
        return { outcome: 'refused', why: held.domain ? 'domain-stopped' : 'inviting-paused', guest, who: held.by };
      const room = way === 'mail' ? await fullFor(guest) : undefined;
      if (room) return { outcome: 'refused', why: 'mailed-enough', guest, room };
      const to = said.say === 'pass-on' ? await receiver(said.colleague) : undefined;
      if (to && 'outcome' in to) return to;
      const command =
        said.say === 'pass-on'
          ? ({ type: 'pass-on', ...(to && { to }), ...who } as const)
          : commandOf(said, guest, who);
      if (!command) return { outcome: 'refused', why: 'no-such-day', guest };
      const result = await submit.guest(id, command);
      if (result.ok) return { outcome: 'done', guest: result.guest ?? guest, changed: result.changed };
      return { outcome: 'refused', why: result.refusal, guest: result.guest ?? guest, ...(to && { who: to }) };
    },
  };
};

/** By address, or by the whole name or a part of it, case aside. */
const isMeant = ({ address, displayName }: Guest, said: string): boolean => {
  const meant = said.trim().toLowerCase();
  return address.toLowerCase() === meant || displayName.toLowerCase().includes(meant);
};

const MOST = 500;
const MOST_NAMED = 6;
