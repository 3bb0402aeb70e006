/**
 * A program: opens the embedded database in the folder it is given, and keeps one number after the other, each as two documents in
 * one transaction; says each once it is kept. With NAIVE it says each before.
 */
import { systemClock } from '../../src/kernel/clock.js';
import { createLog } from '../../src/kernel/log.js';
import { openDatabase } from '../../src/store/database.js';
import { migrate } from '../../src/store/migrations.js';
import { kept } from './kept.js';

const [folder = ''] = process.argv.slice(2);
const database = await openDatabase({ kind: 'embedded', folder }, createLog('silent'));
await migrate(database);
process.stdout.write('open\n');
for (let n = (await kept(database)).last + 1; ; n += 1) {
  const say = () => process.stdout.write(`${n}\n`);
  if (process.env['NAIVE']) say();
  await database.transaction(async (tx) => {
    for (const half of ['first', 'second'])
      await tx.query('insert into guestlist.documents (key, document, written_at) values ($1, $2, $3)', [
        `${half} ${n}`,
        { n },
        systemClock.now(),
      ]);
  });
  if (!process.env['NAIVE']) say();
}
