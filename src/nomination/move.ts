import type { GroupId, PersonId } from '../kernel/ids.js';
import { identityOf } from '../policy/things.js';
import type { Access, Facts } from './nomination.js';

/**
 * A guest's account that is to go by another address: it stays the same, and whoever uses the new address may use all that it
 * may. What that is stands here as it was when it was asked for, since that is what somebody says yes to.
 */
export type Move = {
  readonly guestId: PersonId;
  /** The address it went by. */
  readonly from: string;
  /** What was asked of us for it, and was given or is about to be. */
  readonly given: readonly Access[];
  /** The groups and teams that others put it in; absent where they could not be read. */
  readonly others?: readonly OtherGroup[];
};

export type OtherGroup = { readonly id: GroupId; readonly name: string };

/** What the guest is to use: what is asked for or, of an account that goes by another address, what goes along with it. */
export const thingsOf = ({ access, move }: Pick<Facts, 'access' | 'move'>): readonly Access[] => move?.given ?? access;

/** Whether more goes along now than was known when it was agreed to. */
export const isMore = (now: Move, agreed: Move): boolean => {
  const known = new Set<string>([...agreed.given.map(identityOf), ...(agreed.others ?? []).map(({ id }) => id)]);
  // What could not be read then was agreed to unread, and the card said so.
  const others = agreed.others ? (now.others ?? []) : [];
  return [...now.given.map(identityOf), ...others.map(({ id }) => id)].some((id) => !known.has(id));
};
