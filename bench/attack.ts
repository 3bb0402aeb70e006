import { descriptionsPresent } from '../test/support/description.js';
import { securityPage } from '../test/support/security-page.js';
import { wholeNumber } from '../test/support/whole-number.js';
import { attackAll, unjudged } from './attack/attacks.js';
import { HELD_TO_DESCRIPTIONS, showAll, type Missing, type Shown } from './attack/shown.js';

/**
 * `npm run attack`: what strangers can do at the bot's door, tried on the real bot in a process of its own; then every attack of
 * docs/security.md, by the tests that are named there. Exits with 1 where anything comes through, where a naive bot keeps out what it
 * cannot, or where a named test fails or is not played; with 2 where a size is none. `ATTACK_TOKENS` (50,000), `ATTACK_BODIES` (10,000),
 * `ATTACK_STALLED` (500) say how often; `ATTACK_SEED` draws the bodies that were drawn before; `ATTACK_TESTS=no` leaves it at the door.
 */
const size = {
  tokens: wholeNumber('ATTACK_TOKENS', 50_000),
  bodies: wholeNumber('ATTACK_BODIES', 10_000),
  stalled: wholeNumber('ATTACK_STALLED', 500),
  seed: wholeNumber('ATTACK_SEED', 1 + (Date.now() % 2 ** 31)),
  patience: 45_000,
};

/** Breaches of one attack that are printed; all are counted. */
const SHOWN = 10;

const atTheDoor = async (): Promise<boolean> => {
  const { naive, attacks } = await attackAll(size);
  for (const { bot, tries, unnoticed } of naive) {
    console.log(`${bot}: ${tries.attack}, breaches: ${tries.breaches.length}${tries.note ? ` (${tries.note})` : ''}`);
    for (const kind of unnoticed) console.log(`! ${bot}: ${tries.attack}, not noticed: ${kind.source}`);
  }
  for (const sentence of unjudged(size)) console.log(`\n${sentence}`);
  console.log('\n| attack | tries | breaches | |\n| --- | ---: | ---: | --- |');
  for (const { attack, tries, breaches, note = '' } of attacks)
    console.log(`| ${attack} | ${tries.toLocaleString('en')} | ${breaches.length} | ${note} |`);
  for (const { attack, breaches } of attacks) {
    for (const breach of breaches.slice(0, SHOWN)) console.log(`! ${attack}: ${breach}`);
    if (breaches.length > SHOWN) console.log(`! ${attack}: and ${breaches.length - SHOWN} more`);
  }
  return (
    naive.every(({ unnoticed }) => unnoticed.length === 0) && attacks.every(({ breaches }) => breaches.length === 0)
  );
};

const rowOf = ({ attack, passed, failed, missing }: Shown): string =>
  `| ${attack} | ${passed} | ${failed} | ${missing.length} |`;

const byTheTests = async (): Promise<boolean> => {
  const { shown, faults } = await showAll(securityPage());
  console.log('\n| attack | tests passed | failed | not played |\n| --- | ---: | ---: | ---: |');
  for (const one of shown) console.log(rowOf(one));
  for (const fault of faults) console.log(`! ${fault}`);
  const missing = shown.flatMap((one) => one.missing);
  // Whoever has not got Microsoft's descriptions is told what was not held to them. Nothing else is a reason.
  const isExcused = ({ file, isSkipped }: Missing): boolean =>
    isSkipped && HELD_TO_DESCRIPTIONS.has(file) && !descriptionsPresent();
  for (const one of missing) {
    const why = isExcused(one) ? ' (DESCRIPTIONS names no folder of Microsoft’s descriptions)' : '';
    console.log(`! not played: “${one.title}” of ${one.file}${why}`);
  }
  return faults.length === 0 && missing.every(isExcused);
};

const isSafe = await atTheDoor();
const isShown = process.env['ATTACK_TESTS'] === 'no' || (await byTheTests());
if (!isSafe || !isShown) process.exitCode = 1;
