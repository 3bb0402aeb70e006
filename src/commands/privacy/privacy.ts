import { systemClock } from '../../kernel/clock.js';
import { from } from '../../kernel/origin.js';
import { erase as erasePerson } from '../../store/privacy/erasing.js';
import { holdingsOf } from '../../store/privacy/exporting.js';
import { NoRecord, refuseUnsigned, withinBooks } from '../audit/books.js';

type Verb = (address: string, env: NodeJS.ProcessEnv) => Promise<number>;

const exportHoldings: Verb = (address, env) =>
  withinBooks(env, async (database) => {
    const holdings = await database.transaction((tx) => holdingsOf(tx, address));
    console.log(JSON.stringify({ asOf: systemClock.now().toISOString(), ...holdings }, undefined, 2));
    return 0;
  });

const erase: Verb = (address, env) =>
  withinBooks(env, async (database, { record }) => {
    const held = await database.transaction((tx) => holdingsOf(tx, address));
    if (Object.keys(held.tables).length === 0 && held.record.length === 0) {
      console.error(
        `Nothing was erased: our tables hold nothing of ${address}. Look whether that is the address they had here; it is compared letter by letter.`,
      );
      return 1;
    }
    await refuseUnsigned(database, record.key);
    const erased = await from({ by: 'command', name: 'privacy erase' }, () =>
      erasePerson(database, address, systemClock, record),
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
  [verb = '', said = '', ...more]: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number | undefined> => {
  // Guests who came by other ways have addresses that nobody could be invited at.
  const address = /^[^\s@]+@[^\s@]+$/.exec(said)?.[0];
  if (address === undefined || more.length > 0) return undefined;
  try {
    return await VERBS.get(verb)?.(address.toLowerCase(), env);
  } catch (error) {
    if (!(error instanceof NoRecord)) throw error;
    console.error(error.message);
    return 2;
  }
};
