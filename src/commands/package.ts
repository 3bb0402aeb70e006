import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { describeProblems, loadDotEnv, readConfig } from '../config.js';
import { formatProblem, readPolicy } from '../policy/read.js';
import { makeAppPackage } from './package/app-package.js';

const giveUp = (message: string): never => {
  console.error(message);
  process.exit(1);
};

loadDotEnv();
const read = readConfig(process.env);
const config = read.ok ? read.value : giveUp(describeProblems(read.error));
const bot =
  config.bot ??
  giveUp(
    'There is no bot to package: MicrosoftAppId is not set. Register one first (docs/azure.md); local mode needs no package.',
  );

const policy = readPolicy(readFileSync(config.policyFile, 'utf8'), config.policyFile);
const { company } = policy.ok ? policy.value : giveUp(policy.error.map(formatProblem).join('\n'));

const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync('package.json', 'utf8')));
const made = makeAppPackage('appPackage', {
  version,
  TEAMS_APP_ID: config.teamsAppId,
  MicrosoftAppId: bot.appId,
  AZURE_CLIENT_ID: process.env.AZURE_CLIENT_ID?.trim() || bot.appId,
  'company.name': company.name,
  'company.privacyNotice': company.privacyNotice,
});
const zip = made.ok ? made.value : giveUp(made.error.join('\n'));
mkdirSync('build', { recursive: true });
writeFileSync('build/guestlist.zip', zip);
if (!process.env.AZURE_CLIENT_ID?.trim())
  console.log(
    "AZURE_CLIENT_ID is not set, so the package names the bot's own registration as the one that calls Microsoft Graph.",
  );
console.log('build/guestlist.zip is ready: Teams admin center → Teams apps → Manage apps → Upload new app.');
