import { startPostgres } from '../test/support/postgres.js';
import { wholeNumber } from '../test/support/whole-number.js';
import { grantAll } from './grants/town.js';

/**
 * `npm run grants`: five hundred guests are invited and given five things each (a team, a group, a site, an application, an
 * access package) by a bot that is killed every few seconds. Exits with 1 where something is missing or was given twice. `GRANTS_GUESTS` (500),
 * `GRANTS_EVERY` (4, seconds between two kills).
 */
const guests = wholeNumber('GRANTS_GUESTS', 500);
const every = 1000 * wholeNumber('GRANTS_EVERY', 4);

const server = await startPostgres();
if ('missing' in server) throw new Error(server.missing);
const began = performance.now();
const { kills, invited, repeated, refusals, most, faults } = await grantAll(server.url, { guests, every }).finally(() =>
  server.stop(),
);

console.log(
  `${guests} guests with five things each, killed ${kills} times, in ${Math.round((performance.now() - began) / 1000)} s`,
);
console.log(
  `  ${invited} invitations, ${invited - guests} of them a second one for a guest of whom a death had kept the record`,
);
console.log(
  `  ${repeated} times something was asked for again that a death had kept from the record; nobody has anything twice`,
);
console.log(`  ${refusals} requests to Graph were told to wait (429)`);
console.log(
  `  at most ${most.invitations} invitations in 5 s (limit 150), ${most.writes} writes in 150 s (limit 3,000)`,
);
for (const fault of faults.slice(0, 20)) console.log(`! ${fault}`);
if (faults.length > 0) process.exitCode = 1;
