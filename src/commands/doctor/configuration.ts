import type { Config, ConfigProblem } from '../../config.js';
import { broken, fine, notice, type Finding } from './finding.js';

const ABOUT = 'Configuration';

/** What is wrong with the environment, as the server itself would say it at its start. */
export const findConfigProblems = (problems: readonly ConfigProblem[]): Finding[] =>
  problems.map(({ variable, problem, remedy }) =>
    broken(ABOUT, `${variable} ${problem}.`, 'The server does not start with it.', remedy),
  );

export const checkConfiguration = (config: Config, env: NodeJS.ProcessEnv): Finding[] => {
  if (config.bot === undefined)
    return [fine(ABOUT, `Local mode: no identity is set, everything stays on this machine (${config.graph.baseUrl}).`)];
  const findings = [fine(ABOUT, `The bot is ${config.bot.appId} (${config.bot.type}) in tenant ${config.tenantId}.`)];
  if (env.AZURE_CLIENT_ID?.toLowerCase() === config.bot.appId.toLowerCase())
    findings.push(
      notice(
        ABOUT,
        'The bot and Microsoft Graph share one registration.',
        'A secret that leaks from the chat side would be able to invite people.',
        'Make a second registration for Graph and set AZURE_CLIENT_ID to it (docs/azure.md).',
      ),
    );
  if (config.publicUrl === undefined)
    findings.push(
      notice(
        ABOUT,
        'PUBLIC_URL is not set.',
        'Nothing here can tell whether Azure Bot Service has the right address for this server.',
        'Set PUBLIC_URL, and the messaging endpoint of your Azure Bot to the same with /api/messages behind it.',
      ),
    );
  else
    findings.push(fine(ABOUT, `The messaging endpoint of your Azure Bot should be ${config.publicUrl}/api/messages.`));
  return findings;
};
