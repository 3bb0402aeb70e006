import type { Queryable } from '../database.js';
import { named, type Fault, type Head } from './chain.js';
import { headText } from './sealing.js';
import type { AuditKey } from './signing.js';

type Signed = Head & { readonly key: string; readonly signature: string; readonly now: string | null };

/** Signed heads that are not what the chain has in their place; and an end that nobody signed, where ends are signed. */
export const faultsOfHeads = async (
  tx: Queryable,
  key: AuditKey | undefined,
  end: Head | undefined,
): Promise<{ readonly faults: readonly Fault[]; readonly signed: number }> => {
  const heads = await tx.query<Signed>(
    `select day, place, audit_heads.hash, key, signature, audit_seals.hash as now
     from guestlist.audit_heads left join guestlist.audit_seals using (day, place) order by day, place`,
  );
  const faults = heads.flatMap((head) => {
    const at = { day: head.day, place: head.place };
    if (head.now === null) return [{ at, says: 'was the signed end of the chain once, and is missing' }];
    if (head.now !== head.hash) return [{ at, says: 'is another than was signed: the chain was made anew' }];
    const isOurs = key?.name === head.key;
    if (isOurs && !key.check('head', headText(head, head.hash), head.signature))
      return [{ at, says: 'has a signature that is not of its key' }];
    return [];
  });
  const last = heads.at(-1);
  if (last && end && named(last) !== named(end) && faults.length === 0)
    faults.push({
      at: end,
      says: `is the end of the chain, and nobody signed it; ${named(last)} was the last that was`,
    });
  return { faults, signed: heads.length };
};

/** An end that was written down elsewhere before must still be in the chain. */
export const faultOfAnchor = async (tx: Queryable, { day, place, hash }: Head): Promise<readonly Fault[]> => {
  const [found] = await tx.query<{ hash: string }>(
    'select hash from guestlist.audit_seals where day = $1 and place = $2',
    [day, place],
  );
  if (found?.hash === hash) return [];
  return [
    { at: { day, place }, says: found ? 'is another than it was' : 'was the end of the chain once, and is missing' },
  ];
};
