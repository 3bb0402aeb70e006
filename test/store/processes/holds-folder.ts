/** A process of its own for a test: opens the embedded database in the folder it is given, says so, and stays. */
import { createLog } from '../../../src/kernel/log.js';
import { openDatabase } from '../../../src/store/database.js';
import { migrate } from '../../../src/store/migrations.js';
import { createStore } from '../../../src/store/store.js';

const [folder = ''] = process.argv.slice(2);
const database = await openDatabase({ kind: 'embedded', folder }, createLog('silent'));
await migrate(database);
const store = createStore(database, { add: async () => {} }, { now: () => new Date() });
await store.documents.write(new Map([['written by', process.pid]]));
process.stdout.write('open\n');
setInterval(() => {}, 1000);
