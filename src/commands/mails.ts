import { readFileSync } from 'node:fs';
import { describeProblems, loadDotEnv, readConfig } from '../config.js';
import { formatProblem, readPolicy } from '../policy/read.js';
import { previews } from './mails/previews.js';
import { writePreviews } from './mails/write.js';

/** `npm run mails [-- FOLDER]`: every mail, in every language, as it would go out with these rules, to look at. Nothing is sent. */

const giveUp = (message: string): never => {
  console.error(message);
  process.exit(1);
};

const [folder = 'build/mails', ...others] = process.argv.slice(2);
if (others.length > 0 || folder.startsWith('-'))
  giveUp('Usage: npm run mails [-- FOLDER]   writes every mail into that folder, else into build/mails');

loadDotEnv();
const read = readConfig(process.env);
const config = read.ok ? read.value : giveUp(describeProblems(read.error));
const policy = readPolicy(readFileSync(config.policyFile, 'utf8'), config.policyFile);
const rules = policy.ok ? policy.value : giveUp(policy.error.map(formatProblem).join('\n'));

for (const path of await writePreviews(folder, previews(rules, new Date()))) console.log(path);
