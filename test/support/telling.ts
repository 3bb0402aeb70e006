import { appendFileSync } from 'node:fs';
import { boundOf } from '../../bench/chaos/proof.js';

/** What the test of a promise tells: that so many tries broke nothing, or how another bot was noticed. Of one test there may be several. */
export type Telling = { readonly tries: number; readonly of: string } | { readonly bot: string; readonly how: string };

/** Names the file into which it goes besides, a line each. Tests are played in processes of their own, which the environment reaches. */
export const TELL_TO = 'TELL_TO';

const passOn = (telling: Telling): void => {
  const file = process.env[TELL_TO];
  if (file) appendFileSync(file, `${JSON.stringify(telling)}\n`);
};

/** After all of them, when none broke anything. */
export const tellTries = (tries: number, of: string): void => {
  console.log(
    `      ${tries} ${of} without a breach: with 95 % confidence fewer than ${boundOf(tries)} of such have one`,
  );
  passOn({ tries, of });
};

/** `how`: after how much of what. */
export const tellNoticed = (bot: string, how: string): void => {
  console.log(`      noticed: ${bot}: ${how}`);
  passOn({ bot, how });
};
