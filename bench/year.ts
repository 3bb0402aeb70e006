import { startPostgres } from '../test/support/postgres.js';
import { wholeNumber } from '../test/support/whole-number.js';
import { simulate } from './year/simulate.js';

/** A year of guests in minutes: `YEAR_GUESTS` of them (2,000), by `YEAR_SEED` (1). Exits with 1 where a promise is broken. */
const guests = wholeNumber('YEAR_GUESTS', 2000);
const seed = wholeNumber('YEAR_SEED', 1);
const postgres = await startPostgres();
if ('missing' in postgres) throw new Error(postgres.missing);
const began = performance.now();
const database = { kind: 'postgres', url: postgres.url } as const;
const sponsors = Math.max(10, Math.round(guests / 20));
const report = await simulate({ guests, sponsors, days: 365, seed, database }).finally(() => postgres.stop());
const { asked, faults, mostCards, perGuestAndDay, guestDays } = report;

console.log(`${guests} guests, a year, seed ${seed}: ${Math.round((performance.now() - began) / 1000)} s`);
for (const [state, count] of Object.entries(report.states).sort(([, one], [, other]) => other - one))
  console.log(`  ${String(count).padStart(6)}  ${state}`);
console.log(`  ${report.removals} removed by us, ${faults.length} without what was due`);
console.log(`  at most ${mostCards} cards about guests for one person in one day (limit 5)`);
console.log(
  `  ${asked.inviting + asked.staying} requests to Graph (each part of a batch counted; ${asked.roundTrips} round trips): ` +
    `${asked.inviting} to nominate and invite, ${asked.staying} for the stays, ` +
    `of which ${asked.unplayed} are looks between the steps of a day that were not played`,
);
console.log(`  ${perGuestAndDay.toFixed(3)} requests for each guest and day, of ${guestDays} (limit 0.2)`);
for (const [route, times] of report.routes) console.log(`    ${String(times).padStart(6)}  ${route}`);
for (const fault of faults.slice(0, 20)) console.log(`  ! ${fault}`);
if (faults.length > 0 || mostCards > 5 || perGuestAndDay > 0.2) process.exitCode = 1;
