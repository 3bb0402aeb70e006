import type { Database, Queryable } from '../database.js';
import { unsealed, walk, type Fault, type Head } from './chain.js';
import { faultOfAnchor, faultsOfLostPlaces } from './heads.js';
import { faultsOfHistory } from './history.js';
import type { AuditKey } from './signing.js';

export type Verified = {
  readonly sealed: number;
  readonly waiting: number;
  /** Places of the chain that the key at hand has signed. */
  readonly signed: number;
  /** Entries that were signed, or whose place was, by a key that is not at hand. */
  readonly unknown: number;
  /** The names of those keys, as far as they signed places. */
  readonly strangers: readonly string[];
  /** The last entry of the chain. */
  readonly head: Head | undefined;
  readonly faults: readonly Fault[];
};

/** Reads the whole record as it is at one moment, and says all that is wrong with it. `anchor`: an end that was written down before. */
export const verify = (database: Database, key: AuditKey | undefined, anchor?: Head): Promise<Verified> =>
  database.transaction(async (tx) => {
    await tx.query('set transaction isolation level repeatable read, read only');
    return verifyWithin(tx, key, anchor);
  });

export const verifyWithin = async (tx: Queryable, key: AuditKey | undefined, anchor?: Head): Promise<Verified> => {
  const chain = await walk(tx, key);
  const open = await unsealed(tx, key);
  return {
    sealed: chain.sealed,
    waiting: open.waiting,
    signed: chain.signed,
    unknown: chain.unknown,
    strangers: chain.strangers,
    head: chain.head,
    faults: [
      ...chain.faults,
      ...open.faults,
      ...(await faultsOfLostPlaces(tx)),
      ...(anchor ? await faultOfAnchor(tx, anchor) : []),
      ...(await faultsOfHistory(tx)),
    ],
  };
};
