import { startPostgres } from '../test/support/postgres.js';
import { survive, type Survived } from './chaos/town.js';

/**
 * `npm run chaos`: three replicas on PostgreSQL, killed again and again while people nominate and decide, Graph fails and the
 * database is restarted; then books, directory and what people were told are held against each other. First with bots that
 * forget their jobs when they die, which must be noticed. Exits with 1 on a breach. `CHAOS_NOMINATIONS` (4,000), `CHAOS_EVERY`
 * (3, seconds between two kills), `CHAOS_NAIVE=no` leaves the first part out.
 */
const nominations = Number(process.env['CHAOS_NOMINATIONS'] ?? 4000);
const every = 1000 * Number(process.env['CHAOS_EVERY'] ?? 3);

const onPostgres = async (ask: Parameters<typeof survive>[1]): Promise<Survived> => {
  const server = await startPostgres();
  if ('missing' in server) throw new Error(server.missing);
  return survive(server, ask).finally(() => server.stop());
};

const naive =
  process.env['CHAOS_NAIVE'] === 'no' ? undefined : await onPostgres({ nominations: 40, every: 2000, naive: true });
if (naive)
  console.log(`Bots that forget their jobs when they die: ${naive.faults.length} faults after ${naive.kills} kills.`);

const began = performance.now();
const found = await onPostgres({ nominations, every });
const bound = (3 / Math.max(1, found.kills)) * 100;
const total = nominations.toLocaleString('en');
console.log(`
${total} nominations, three replicas: ${found.kills} kills, ${found.restarts} restarts of the database, ${found.storms} storms in Graph, ${Math.round((performance.now() - began) / 1000)} s

| promise | seen | breaches |
| --- | --- | ---: |
| an acknowledged nomination or decision is not lost; exactly one decision; one account for each approved guest, none for a denied one | ${found.guests} guests, ${found.denied} denied | ${found.faults.length} |
| a second invitation only where nobody could know | ${found.twice.invitations} came twice, ${found.counted.invitations} counted by the bot | |
| a second mail only where nobody could know | ${found.twice.mails} came twice, ${found.counted.mails} counted by the bot | |
| cards converge | ${found.leftCards} left of which a dead process kept no record | |

No failure in ${found.kills} kills: with 95 % confidence fewer than ${bound.toFixed(2)} % of kills would break a promise (3/n).
Under way when a bot died:`);
for (const [name, times] of Object.entries(found.windows).sort(([, one], [, other]) => other - one))
  console.log(`  ${String(times).padStart(6)}  ${name}`);
for (const fault of found.faults.slice(0, 20)) console.log(`! ${fault}`);
if (found.faults.length > 0 || naive?.faults.length === 0) process.exitCode = 1;
