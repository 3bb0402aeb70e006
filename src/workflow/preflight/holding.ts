import type { Holder, Survey } from '../ports.js';

/**
 * As what somebody has an address already. `another`: as a further address alone, of an account that goes by another one;
 * Microsoft refuses to invite to such an address.
 */
const STANDINGS = ['colleague', 'external-member', 'synchronised-user', 'guest', 'another'] as const;
type Standing = (typeof STANDINGS)[number];
export type Held = { readonly as: Standing; readonly holder: Holder };

export const heldIn = (survey: Survey, domain: string): Held | undefined => {
  if (!survey.accounts.known) return undefined;
  const isForeign = survey.ownDomains.known && !survey.ownDomains.value.includes(domain);
  return heldAmong(survey.accounts.value, isForeign);
};

/**
 * Whoever goes by the address counts before whoever has it besides, and an employee before a guest. `isForeign`: the domain is known
 * to be none of ours.
 */
export const heldAmong = (holders: readonly Holder[], isForeign: boolean): Held | undefined => {
  const held = holders.map((holder): Held => ({ as: standingOf(holder, isForeign), holder }));
  return held.toSorted((one, other) => rank(one) - rank(other))[0];
};

const standingOf = (holder: Holder, isForeign: boolean): Standing => {
  if (holder.holds === 'further') return 'another';
  if (holder.kind === 'member' && holder.external) return 'external-member';
  if (holder.synchronised && isForeign) return 'synchronised-user';
  return holder.kind === 'guest' ? 'guest' : 'colleague';
};

/** Of two guests, the one who can come in. */
const rank = ({ as, holder }: Held): number => STANDINGS.indexOf(as) * 2 + (isAccepted(holder) ? 0 : 1);

export const isAccepted = ({ enabled, redemption }: Holder): boolean => enabled && redemption === 'accepted';

/**
 * What the holder is called, where the nominator may know: everybody may read it in the directory. An account that nobody
 * can sign in to (a shared mailbox, somebody who left) is never named.
 */
export const nameOf = ({ holder }: Held, { employeesSeeOthers }: Survey): { readonly name?: string } =>
  holder.enabled && holder.listed && employeesSeeOthers.known && employeesSeeOthers.value
    ? { name: holder.person.name }
    : {};
