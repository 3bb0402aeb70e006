import { parseArgs } from 'node:util';
import { named, type Fault, type Head } from '../../store/audit/chain.js';
import { verify as verifyRecord, type Verified } from '../../store/audit/verifying.js';
import type { AuditKey } from '../../store/audit/signing.js';
import { withinBooks } from './books.js';

/**
 * Whether the record is as it was written. 0: it is; 1: it is not, and each row that is edited, missing or out of order is named.
 * With `--signed` 1 as well where a place is not signed by the key at hand.
 */
export const verify = async (words: readonly string[], env: NodeJS.ProcessEnv): Promise<number | undefined> => {
  const options = optionsIn(words);
  const anchor = options?.end === undefined ? undefined : anchorIn(options.end);
  if (!options || anchor === null) return undefined;
  return withinBooks(env, async (database, { record }) => {
    const verified = await verifyRecord(database, record.key, anchor);
    const { faults } = verified;
    if (faults.length > 0)
      console.error(['The record is not as it was written:', ...faults.map(sayFault)].join('\n  '));
    const bare = options.signed ? verified.sealed - verified.signed : 0;
    if (bare > 0) console.error(`${bare} of ${verified.sealed} are not signed in their place by AUDIT_KEY.`);
    console.log(describe(verified, record.key));
    return faults.length > 0 || bare > 0 ? 1 : 0;
  });
};

const optionsIn = (words: readonly string[]) => {
  try {
    return parseArgs({
      args: [...words],
      options: { end: { type: 'string' }, signed: { type: 'boolean' } },
      strict: true,
    }).values;
  } catch {
    return undefined;
  }
};

/** As it is printed: `2027-05-03/9:` and the hash. */
const anchorIn = (said: string): Head | null => {
  const [, day, place, hash] = /^(\d{4}-\d\d-\d\d)\/(\d+):([0-9a-f]{64})$/.exec(said) ?? [];
  return day && place && hash ? { day, place: Number(place), hash } : null;
};

const sayFault = ({ at, entry, says }: Fault): string =>
  [at && named(at), entry && `entry ${entry}`, says].filter(Boolean).join(' ');

const describe = (
  { sealed, waiting, signed, unknown, strangers, head, faults }: Verified,
  key: AuditKey | undefined,
): string =>
  [
    `${sealed} entries are chained, ${waiting} wait to be.`,
    ...(unknown > 0
      ? [
          `${unknown} are signed by a key that is not here (${strangers.join(', ')}); set AUDIT_KEY to it, or to its public half.`,
          'A key that was never yours is a forger’s.',
        ]
      : []),
    signed > 0 && key
      ? `${signed} of them are signed in their place by AUDIT_KEY, ${key.name}.`
      : 'Nothing was held against a signature: whoever may write all tables could have made the chain anew.',
    ...(head && faults.length === 0
      ? [
          `Its end is ${named(head)}:${head.hash}`,
          'Keep that elsewhere, and hold a later record against it with --end.',
        ]
      : []),
  ].join('\n');
