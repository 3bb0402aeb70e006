import { readConfig, type Config } from '../../config.js';
import { createCall } from '../../graph/call.js';
import { createClient } from '../../graph/client.js';
import { createCredential, createCredentialsApart } from '../../graph/credential.js';
import { createDirectory } from '../../graph/directory.js';
import { createTierTokens } from '../../graph/tier-tokens.js';
import { TIERS_APART, type CredentialsApart } from '../../graph/tiers.js';
import { createLog } from '../../kernel/log.js';
import type { Policy } from '../../policy/policy.js';
import { checkClock } from './clock.js';
import { checkConfiguration, findConfigProblems } from './configuration.js';
import { checkDatabase } from './database.js';
import { broken, sentenceOf, type Finding } from './finding.js';
import { checkPolicyFile, checkRulesInDirectory } from './rules.js';
import { checkSender } from './sender.js';
import { checkTeamsApp } from './teams-app.js';
import { checkApart, checkToken, tiersHeldBy } from './token.js';

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
  const signIn = { mode: config.mode, graphBaseUrl: baseUrl, tenantId: config.tenantId };
  const credential = createCredential(signIn);
  const apart = createCredentialsApart(signIn, config.graph.identities);
  const token = await checkToken(credential, baseUrl, config.mode, tiersHeldBy(apart), policy);
  if (!token.signedIn) return token.findings;

  const log = createLog('silent');
  const tokensOf = createTierTokens({ credential, apart }, baseUrl);
  const call = createCall(createClient({ baseUrl, tokensOf }), log);
  const { teamsAppId, tenantId } = config;
  const directory = createDirectory(call, { baseUrl, teamsAppId, tenantId, log, tokensOf });
  return [
    ...token.findings,
    ...(await checkAllApart(apart, baseUrl)),
    ...(policy ? await asked('Rules', () => checkRulesInDirectory(policy, directory)) : []),
    ...(await asked('Sender', () => checkSender(config.mailSender, directory))),
    ...(await asked('Teams app', async () => [await checkTeamsApp(call, config.teamsAppId)])),
  ];
};

const checkAllApart = async (apart: CredentialsApart, baseUrl: string): Promise<Finding[]> => {
  const held = TIERS_APART.flatMap((tier) => (apart[tier] ? [[tier, apart[tier]] as const] : []));
  return (await Promise.all(held.map(([tier, credential]) => checkApart(tier, credential, baseUrl)))).flat();
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
