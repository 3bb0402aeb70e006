import type { Queryable } from '../database.js';
import type { Fault, Head } from './chain.js';
import { headText, type Place } from './sealing.js';
import type { AuditKey } from './signing.js';

/** What is signed of one place of the chain: its entry, and that it stands there. */
export type Signed = Head & {
  readonly entry: string;
  /** Of the entry; `null` where that is missing. */
  readonly proof: string | null;
  /** `null`, all three of them: nobody signed the place. */
  readonly signedHash: string | null;
  readonly signedBy: string | null;
  readonly signature: string | null;
};

/**
 * From the first signature on each entry has one, and each place. Whoever makes the chain anew without the key cannot make them, and
 * would leave them out: of the edited entry, and of all places behind it.
 */
export const createSignatures = (key: AuditKey | undefined) => {
  let [areEntries, arePlaces, signed] = [false, false, 0];
  const strangers = new Set<string>();
  /** Places of entries that are signed by another key than the one at hand, by its name. */
  const byOthers = new Map<string, Signed[]>();
  let bare: { readonly from: Place; readonly until: Place } | undefined;

  const bareOnes = (): readonly Fault[] => {
    if (!bare) return [];
    const { from, until } = bare;
    bare = undefined;
    const more = until.day !== from.day ? `to ${until.day}/${until.place} are` : `to ${until.place} are`;
    const are = until.day === from.day && until.place === from.place ? 'is' : more;
    return [{ at: from, says: `${are} not signed, though the record was by then` }];
  };

  const noteSigner = (row: Signed): void => {
    const [, name = ''] = row.proof?.split(':') ?? [];
    if (name !== key?.name) byOthers.set(name, [...(byOthers.get(name) ?? []), row].slice(0, MOST));
  };

  /** The bot signs the entry and its place by the same key, or by the next: one that has signed no place is made up. */
  const madeUp = (): readonly Fault[] =>
    [...byOthers].flatMap(([name, rows]) =>
      strangers.has(name)
        ? []
        : rows.map(({ day, place, entry }) => ({
            at: { day, place },
            entry,
            says: `is signed by a key, ${name}, that has signed no place of the chain: it was edited or put in`,
          })),
    );

  const faultsAt = (row: Signed, isEntrySigned: boolean): readonly Fault[] => {
    const fault = (says: string): Fault => ({ at: { day: row.day, place: row.place }, entry: row.entry, says });
    const faults: Fault[] = [];
    if (row.signedHash !== row.hash) faults.push(fault('is another than was signed: the chain was made anew'));
    else if (key?.name === row.signedBy) {
      if (key.check('head', headText(row, row.hash), row.signature ?? '')) signed += 1;
      else faults.push(fault('has a signature that is not of its key'));
    } else if (row.signedBy !== null) strangers.add(row.signedBy);
    if (areEntries && !isEntrySigned && row.proof !== null)
      faults.push(fault('is not signed, though there are entries before it that are'));
    return faults;
  };

  return {
    /** Of the next place of the chain. */
    look: (row: Signed): readonly Fault[] => {
      const isEntrySigned = row.proof?.startsWith('ed25519:') === true;
      if (isEntrySigned) noteSigner(row);
      if (row.signedHash === null) {
        areEntries ||= isEntrySigned;
        if (areEntries || arePlaces) bare = { from: bare?.from ?? row, until: row };
        return [];
      }
      const faults = [...bareOnes(), ...faultsAt(row, isEntrySigned)];
      areEntries ||= isEntrySigned;
      arePlaces = true;
      return faults;
    },
    /** Behind the last one: what is left to say, how many places the key at hand has signed, and which others did. */
    end: () => ({ faults: [...bareOnes(), ...madeUp()], signed, strangers: [...strangers].sort() }),
  };
};

/** Places that were signed, and are none any more. */
export const faultsOfLostPlaces = async (tx: Queryable): Promise<readonly Fault[]> => {
  const lost = await tx.query<Place>(
    `select day, place from guestlist.audit_heads left join guestlist.audit_seals using (day, place)
     where audit_seals.hash is null order by day, place limit ${MOST}`,
  );
  return lost.map(({ day, place }) => ({ at: { day, place }, says: 'was signed once, and is missing from the chain' }));
};

/** Whoever has more has trouble enough. */
const MOST = 100;

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
