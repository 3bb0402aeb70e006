import type { Guest } from '../guest/guest.js';
import type { Clock } from '../kernel/clock.js';
import type { Access, Nomination, NominationIn } from '../nomination/nomination.js';
import { identityOf } from '../policy/things.js';
import { isArriving } from './meanwhile.js';
import { othersOf, thingsNeeded } from './others.js';
import type { Store } from './ports.js';

/** Whether the stay that the nomination brought is going on. Whoever was stopped may be let in again, and gets the rest then. */
export const stayOf = (guest: Guest | undefined, { id }: Pick<Nomination, 'id'>): 'open' | 'stopped' | 'over' => {
  const isTheirs = guest?.nominations.includes(id) ?? false;
  if (!isTheirs || (guest?.status !== 'disabled' && guest?.status !== 'removed')) return 'open';
  return guest.status === 'disabled' && guest.why === 'stopped' ? 'stopped' : 'over';
};

/**
 * What becomes of what arrives now. An application cannot cancel what it asked for there, and a process that gives something may
 * sleep, so it may come after the stay, or after the nomination was withdrawn: then it is `unwanted`. `gone`: there is nothing left to
 * take it from, or somebody else takes it. `unsettled`: the end is being carried out at this moment.
 */
export type Fate = 'wanted' | 'unwanted' | 'gone' | 'unsettled';

export const createFateOf =
  ({ store, clock }: { store: Store; clock: Clock }) =>
  async (nomination: Nomination | undefined, access: Access): Promise<Fate> => {
    if (nomination?.status !== 'invited' && nomination?.status !== 'withdrawn') return 'gone';
    const { guestId } = nomination;
    if (!guestId) return 'gone';
    const guest = await store.guests.read(guestId);
    const fate =
      nomination.status === 'invited' ? afterStay(guest, nomination) : afterWithdrawal(guest, nomination, access);
    if (fate !== 'unwanted') return fate;
    if (await isArriving(store, guestId, clock.now(), clock)) return 'unsettled';
    const others = guest && isHere(guest) ? await othersOf(store, guest, nomination.id) : [];
    return others.flatMap(thingsNeeded).includes(identityOf(access)) ? 'gone' : 'unwanted';
  };

const isHere = ({ status }: Guest): boolean => status !== 'disabled' && status !== 'removed';

const afterStay = (guest: Guest | undefined, nomination: Pick<Nomination, 'id'>): Fate => {
  if (stayOf(guest, nomination) !== 'over') return 'wanted';
  if (guest?.status === 'removed') return guest.accountStays ? 'unwanted' : 'gone';
  return guest?.status === 'disabled' && guest.closing === 'open' ? 'unsettled' : 'unwanted';
};

/** What was left to them, or to another nomination, is taken with the rest at the end of the stay. */
const afterWithdrawal = (
  guest: Guest | undefined,
  { id, account, grants, taken }: NominationIn<'withdrawn'>,
  { key }: Access,
): Fate => {
  if (!grants || account === 'removed' || account === 'none') return 'gone';
  if (!taken) return 'unsettled';
  if (![...taken.shared, ...(taken.kept ?? [])].includes(key)) return 'unwanted';
  const fate = afterStay(guest, { id });
  return fate === 'wanted' ? 'gone' : fate;
};
