import { answerable, type Guest } from '../guest/guest.js';
import type { Store } from './ports.js';

/** While a guest is stopped it is nobody's news that whoever answers for them has left: it is looked up once they are let in again. */
export const lookWhetherTheyLeft = ({ transaction }: Pick<Store, 'transaction'>, guest: Guest): Promise<void> =>
  transaction(async (tx) => {
    for (const { id } of answerable(guest)) await tx.jobs.add({ name: 'follow-account', personId: id });
  });
