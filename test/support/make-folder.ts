import { createJobs } from '../../src/store/jobs.js';
import { openDatabase } from '../../src/store/database.js';
import { migrate } from '../../src/store/migrations.js';
import { silent } from './database.js';

/** A program: makes the embedded database in this folder, with its tables and queues, as a bot does at its first start. */
const [folder = ''] = process.argv.slice(2);
const database = await openDatabase({ kind: 'embedded', folder }, silent);
await migrate(database);
const jobs = createJobs(database, silent);
await jobs.start();
await jobs.stop();
await database.close();
