import { parseArgs } from 'node:util';
import { systemClock } from '../../kernel/clock.js';
import { from } from '../../kernel/origin.js';
import { erase as erasePerson } from '../../store/privacy/erasing.js';
import { handOut, holdingsOf, isNothing } from '../../store/privacy/exporting.js';
import type { Asked } from '../../store/privacy/identity.js';
import { NoRecord, refuseUnsigned, withinBooks } from '../audit/books.js';
import { operatorOf } from '../audit/operator.js';

type Verb = (asked: Asked, env: NodeJS.ProcessEnv) => Promise<number>;

const exportHoldings: Verb = (asked, env) =>
  withinBooks(env, async (database, { record }) => {
    await refuseUnsigned(database, record.key);
    const holdings = await from({ by: 'command', name: 'privacy export' }, () =>
      handOut(database, asked, systemClock, record),
    );
    console.log(JSON.stringify({ asOf: systemClock.now().toISOString(), ...holdings }, undefined, 2));
    return 0;
  });

const erase: Verb = (asked, env) =>
  withinBooks(env, async (database, { record }) => {
    if (isNothing(await database.transaction((tx) => holdingsOf(tx, asked.address)))) {
      console.error(
        `Nothing was erased: our tables hold nothing of ${asked.address}. Look whether that is the address they had here; it is compared letter by letter.`,
      );
      return 1;
    }
    await refuseUnsigned(database, record.key);
    const erased = await from({ by: 'command', name: 'privacy erase' }, () =>
      erasePerson(database, asked, systemClock, record),
    );
    if (!erased.ok) {
      console.error([`Nothing was erased.`, ...erased.obstacles].join('\n'));
      return 1;
    }
    console.log(
      [
        `Erased: ${erased.nominations} nominations, ${erased.guests} guests, ${erased.texts} keys to texts of the record; ` +
          `${erased.rows} rows of others name them no more.`,
        'What lies in Teams, mailboxes, Entra and copies of the database is not in our reach: docs/privacy.md says who can erase it.',
      ].join('\n'),
    );
    return 0;
  });

const VERBS: ReadonlyMap<string, Verb> = new Map([
  ['export', exportHoldings],
  ['erase', erase],
]);

/** 0: done; 1: nothing was erased, and why; 2: that could not be answered; undefined: not understood. */
export const privacy = async (
  [verb = '', ...words]: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number | undefined> => {
  const asked = askedIn(words);
  if (!asked) return undefined;
  try {
    refuseOwn(asked);
    return await VERBS.get(verb)?.(asked, env);
  } catch (error) {
    if (!(error instanceof NoRecord)) throw error;
    console.error(error.message);
    return 2;
  }
};

const askedIn = (words: readonly string[]): Asked | undefined => {
  try {
    const options = { by: { type: 'string' } } as const;
    const { positionals, values } = parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
    const [said = '', ...more] = positionals;
    // Guests who came by other ways have addresses that nobody could be invited at.
    const address = /^[^\s@]+@[^\s@]+$/.exec(said)?.[0];
    if (address === undefined || more.length > 0) return undefined;
    return { address: address.toLowerCase(), operator: operatorOf(values.by) };
  } catch {
    return undefined;
  }
};

/** Whoever is erased would stand in the record anew. */
const refuseOwn = ({ address, operator }: Asked): void => {
  if (operator.toLowerCase().includes(address))
    throw new NoRecord('--by names whom this is about. Let somebody else run it, and name them.');
};
