import { goesBy, type Guest } from '../guest/guest.js';
import type { PersonId } from '../kernel/ids.js';
import { addressBehind } from '../kernel/principal-name.js';
import type { Account, Holder, Store, Transaction } from './ports.js';

/**
 * An account that was handed to another address still answers to the one before: its principal name was made of that, and its mail
 * may go on showing it. What was agreed to for whoever uses that address would be given to somebody else. So of a guest of ours the
 * address they go by is the main one, wherever it stands in the directory, and any other a further one.
 */
export const asTheyGo = async (
  guests: Pick<Store['guests'], 'read'>,
  holders: readonly Holder[],
  address: string,
): Promise<readonly Holder[]> =>
  Promise.all(
    holders.map(async (holder): Promise<Holder> => {
      const guest = holder.kind === 'guest' ? await guests.read(holder.person.id) : undefined;
      return guest ? { ...holder, holds: isFor(guest, address, holder.person.address) ? 'main' : 'further' } : holder;
    }),
  );

/** Whether the account of a guest of ours is for whoever uses this address. `there`: what the directory shows, as far as it was looked up. */
const isFor = (guest: Guest, address: string, there: string | undefined): boolean => {
  const now = goesBy(guest, there === undefined ? undefined : addressBehind(there));
  return now === undefined || now === address.toLowerCase();
};

/** The account is for somebody else than was asked for. The transaction is lost with it. */
export class HandedOn extends Error {
  constructor() {
    super('The account goes by another address than the one that was nominated.');
    this.name = 'HandedOn';
  }
}

/** Microsoft is being asked to hand the account on, and may have done it. The transaction is lost with it. */
export class BeingHandedOn extends Error {
  constructor() {
    super('The account is being handed to another address; the nomination waits until that is done.');
    this.name = 'BeingHandedOn';
  }
}

/** Whoever looked may have slept since. Of somebody who is no guest of ours, nothing was handed on by us. */
export const unlessHandedOn =
  (account: Pick<Account, 'person'>, address: string) =>
  async ({ guests, nominations }: Pick<Transaction, 'guests' | 'nominations'>): Promise<void> => {
    const { id } = account.person;
    const guest = await guests.lock(id);
    if (guest && !isFor(guest, address, account.person.address)) throw new HandedOn();
    const moving = guest && (await nominations.moving(id));
    if (moving?.status === 'approved' && moving.begun) throw new BeingHandedOn();
  };

/** The same, of an account that is known by its id. */
export const isHandedOn = async (
  guests: Pick<Store['guests'], 'read'>,
  id: PersonId,
  address: string,
  there?: string,
): Promise<boolean> => {
  const guest = await guests.read(id);
  return guest !== undefined && !isFor(guest, address, there);
};
