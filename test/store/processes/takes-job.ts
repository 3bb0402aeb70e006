/** A process of its own for a test: takes jobs from the database it is given (as JSON), says so, and never ends one. */
import { createLog } from '../../../src/kernel/log.js';
import type { Handlers } from '../../../src/workflow/jobs.js';
import { openDatabase, type DatabaseConfig } from '../../../src/store/database.js';
import { JOB_NAMES } from '../../../src/store/job-rows.js';
import { createJobs } from '../../../src/store/jobs.js';

const [config = ''] = process.argv.slice(2);
const log = createLog('silent');
const jobs = createJobs(await openDatabase(JSON.parse(config) as DatabaseConfig, log), log);
await jobs.start();
const hang = () => {
  process.stdout.write('taken\n');
  return new Promise<never>(() => {});
};
await jobs.work(Object.fromEntries(JOB_NAMES.map((name) => [name, hang])) as unknown as Handlers);
