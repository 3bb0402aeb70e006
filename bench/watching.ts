import { startPostgres } from '../test/support/postgres.js';
import { MOST_MEMORY, UNITS_IN_TEN_SECONDS, UNITS_IN_TWENTY_SECONDS } from './watching/limits.js';
import type { Cost, Watched } from './watching/measured.js';
import { watchOver } from './watching/town.js';

/**
 * `npm run bench:watching`: what it costs to watch 10,000 guests, and 100,000, half of whom have not accepted. In a process of its
 * own the real sweep, queue, store (PostgreSQL) and Graph client do all that is due at once: each pending guest is looked at, one
 * in a hundred has changed in the directory, one 365th of the stays end; then everybody is compared, as after a lost mark.
 * Exits with 1 where more is asked of Graph than Microsoft allows, or where ten times the guests take more than 1.2 times the
 * memory that the few take once as much was done for them. `BENCH_GUESTS` (10000,100000) are the two numbers.
 */

const [FEW = 10_000, MANY = 100_000] = (process.env['BENCH_GUESTS'] ?? '').split(',').filter(Boolean).map(Number);

const number = (n: number): string => Math.round(n).toLocaleString('en');

const rowOf = (
  name: string,
  { passes, requests, roundTrips, resourceUnits, mostUnits, seconds, peak }: Cost,
  unit: string,
) =>
  `| ${[name, unit === 'pass' ? number(passes) : '', number(requests), number(roundTrips), number(resourceUnits), `${number(mostUnits)} ${unit === 'pass' ? 'in a pass' : 'in 10 s'}`, `${number(seconds)} s`, `${number(peak)} MB`].join(' | ')} |`;

const print = (guests: number, { due, comparison, jobs }: Watched): void => {
  console.log(`
${number(guests)} guests

| | passes | requests | round trips | resource units | at most | took | peak memory so far |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${rowOf('all that is due', due, 'pass')}
${rowOf('everybody compared', comparison, 'pass')}
${rowOf(`${number(jobs.count)} jobs that follow`, jobs, 'time')}`);
};

const server = await startPostgres();
if ('missing' in server) throw new Error(server.missing);
const faults: string[] = [];
try {
  const [few, many] = [await watchOver(server.url, FEW, Math.round(MANY / FEW)), await watchOver(server.url, MANY, 1)];
  print(FEW, few);
  print(MANY, many);
  const ratio = many.peak / few.peak;
  // Two passes are more than ten seconds apart, so that no ten seconds have more of them than one; the jobs run beside them.
  const most = Math.max(
    ...[few, many].map(({ due, comparison, jobs }) => Math.max(due.mostUnits, comparison.mostUnits) + jobs.mostUnits),
  );
  console.log(`
Memory: ${number(many.peak)} MB, and ${number(few.peak)} MB with ${number(FEW)} guests once as much was done for them, in ${Math.round(MANY / FEW)} rounds:
${ratio.toFixed(2)} times (limit ${MOST_MEMORY}).
Resource units in ten seconds, a pass and jobs together: at most ${number(most)}. Microsoft allows one application ${number(UNITS_IN_TEN_SECONDS)} in one
tenant of this size, and in all tenants together ${number(UNITS_IN_TWENTY_SECONDS)} in twenty.`);
  if (ratio > MOST_MEMORY) faults.push(`Memory grows ${ratio.toFixed(2)} times.`);
  if (most > UNITS_IN_TEN_SECONDS)
    faults.push(`${number(most)} resource units in ten seconds are more than Microsoft allows.`);
  for (const [guests, { left }] of [
    [FEW, few],
    [MANY, many],
  ] as const)
    for (const [what, count] of Object.entries(left))
      if (count > 0) faults.push(`Of ${number(guests)} guests, ${number(count)} ${what} were left undone.`);
} finally {
  await server.stop();
}
for (const fault of faults) console.log(`! ${fault}`);
if (faults.length > 0) process.exitCode = 1;
