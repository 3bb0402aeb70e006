import { hasSay, type Guest } from '../guest/guest.js';
import type { GuestCommand } from '../guest/events.js';
import type { Clock } from '../kernel/clock.js';
import type { PersonId } from '../kernel/ids.js';
import type { Person } from '../kernel/people.js';
import { unreachable } from '../kernel/result.js';
import { lastMomentOf } from '../policy/local-days.js';
import { findColleague } from './colleague.js';
import type { GuestViews } from './guest-views.js';
import type { Directory, Store } from './ports.js';
import { promptly } from './promptly.js';
import type { Rights } from './rights.js';
import type { Submit } from './submit.js';
import type { GuestAnswer, GuestSaid, Unclear, Workflow } from './workflow.js';

/** What those who answer for guests may see and say. */
export const guests = (deps: {
  store: Store;
  directory: Directory;
  rights: Rights;
  submit: Submit;
  guestViews: GuestViews;
  clock: Clock;
}): Pick<Workflow, 'guestsOf' | 'guestsNamed' | 'guestsAt' | 'guestFor' | 'decideOnGuest'> => {
  const { store, directory, rights, submit, guestViews, clock } = deps;

  const isAdministrator = async (id: PersonId): Promise<boolean> =>
    (await promptly(rights.administrators())).some((one) => one.id === id);

  const named = async (person: PersonId, said: string): Promise<readonly Guest[]> => {
    const own = (await store.guests.of(person, clock.now(), MOST)).filter((guest) => isMeant(guest, said));
    if (own.length > 0 || !(await isAdministrator(person))) return own;
    return store.guests.named(said.trim(), MOST_NAMED);
  };

  /** Whoever has a say of their own speaks for themselves; of others, administrators for every guest. */
  const saidBy = async (guest: Guest, by: Person): Promise<Said | undefined> => {
    if (hasSay(guest, by.id)) return { by };
    return (await isAdministrator(by.id)) ? { by, asAdministrator: true } : undefined;
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

  /** The colleague who is to answer for them; undefined: nobody was named. */
  const receiver = async (said: string | undefined): Promise<Person | Unclear | undefined> => {
    if (!said?.trim()) return undefined;
    const meant = await promptly(findColleague(directory, said));
    return meant.outcome === 'unclear' ? meant : meant.person;
  };

  return {
    guestFor: async (id, by) => {
      const guest = await store.guests.read(id);
      return guest && (await saidBy(guest, by)) ? guest : undefined;
    },
    guestsOf: (person) => guestViews.all(person),
    guestsAt: (person, conversationId, activityId) => guestViews.listAt(person, conversationId, activityId),
    guestsNamed: async (person, said) => guestViews.these(person, await named(person, said)),

    decideOnGuest: async (id, by, said): Promise<GuestAnswer> => {
      const guest = await store.guests.read(id);
      if (!guest) return { outcome: 'refused', why: 'no-such-guest' };
      const who = await saidBy(guest, by);
      if (!who) return { outcome: 'refused', why: 'not-yours' };
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

type Said = { readonly by: Person; readonly asAdministrator?: true };

/** By address, or by the whole name or a part of it, case aside. */
const isMeant = ({ address, displayName }: Guest, said: string): boolean => {
  const meant = said.trim().toLowerCase();
  return address.toLowerCase() === meant || displayName.toLowerCase().includes(meant);
};

const MOST = 500;
const MOST_NAMED = 6;
