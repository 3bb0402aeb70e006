import { readConfig, type Config } from '../../config.js';
import { createCall } from '../../graph/call.js';
import { createClient } from '../../graph/client.js';
import { createCredential } from '../../graph/credential.js';
import { createDirectory } from '../../graph/directory.js';
import { createLog } from '../../kernel/log.js';
import type { Policy } from '../../policy/policy.js';
import { checkClock } from './clock.js';
import { checkConfiguration, findConfigProblems } from './configuration.js';
import { checkDatabase } from './database.js';
import { broken, sentenceOf, type Finding } from './finding.js';
import { checkPolicyFile, checkRulesInDirectory } from './rules.js';
import { checkSender } from './sender.js';
import { checkTeamsApp } from './teams-app.js';
import { checkToken } from './token.js';

/** Looks at everything that can be looked at; what depends on something broken is left out. Writes nothing anywhere. */
export const examine = async (env: NodeJS.ProcessEnv): Promise<Finding[]> => {
  const read = readConfig(env);
  if (!read.ok) return findConfigProblems(read.error);
  const config = read.value;
  const { policy, findings: rules } = await checkPolicyFile(config.policyFile);
  const clock = await checkClock(config.graph.baseUrl, config.mode);
  return [
    ...checkConfiguration(config, env),
    ...(await checkDatabase(config.database)),
    ...rules,
    ...clock.findings,
    ...(clock.reached ? await examineTenant(config, policy) : []),
  ];
};

const examineTenant = async (config: Config, policy: Policy | undefined): Promise<Finding[]> => {
  const { baseUrl } = config.graph;
  const credential = createCredential({ mode: config.mode, graphBaseUrl: baseUrl, tenantId: config.tenantId });
  const token = await checkToken(credential, baseUrl, config.mode, policy);
  if (!token.signedIn) return token.findings;

  const log = createLog('silent');
  const call = createCall(createClient({ baseUrl, credential }), log);
  const directory = createDirectory(call, { baseUrl, teamsAppId: config.teamsAppId, tenantId: config.tenantId, log });
  return [
    ...token.findings,
    ...(policy ? await asked('Rules', () => checkRulesInDirectory(policy, directory)) : []),
    ...(await asked('Sender', () => checkSender(config.mailSender, directory))),
    ...(await asked('Teams app', async () => [await checkTeamsApp(call, config.teamsAppId)])),
  ];
};

/** What Microsoft refuses to tell is a finding too. */
const asked = async (about: string, check: () => Promise<Finding[]>): Promise<Finding[]> => {
  try {
    return await check();
  } catch (error) {
    return [
      broken(
        about,
        'Microsoft Graph did not answer what had to be asked.',
        sentenceOf(error),
        'Put that right, or try again later.',
      ),
    ];
  }
};
