import process from 'node:process';
import { loadDotEnv } from '../config.js';
import { createLog } from '../kernel/log.js';
import { startLocalTenant } from '../local/server.js';

/**
 * `npm run local-tenant`: the local tenant alone, so that bots can come and go beside it. What happens in it is kept in DATA_DIR,
 * and where none is named, nowhere.
 */

const portIn = (name: string, otherwise: number): number => {
  const text = process.env[name];
  if (text === undefined || text === '') return otherwise;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  process.stderr.write(`${name} is ${text}; it must be a port, a whole number up to 65535.\n`);
  process.exit(1);
};

const main = async (): Promise<void> => {
  loadDotEnv();
  const log = createLog('info');
  const port = portIn('LOCAL_PORT', 3979);
  const botUrl = `http://localhost:${portIn('PORT', 3978)}`;
  const dataFolder = process.env['DATA_DIR'];
  const tenant = await startLocalTenant({ port, botUrl, log, ...(dataFolder && { dataFolder }) });
  process.stdout.write(
    [
      `Chat        ${tenant.url}/`,
      `Mail        ${tenant.url}/mail`,
      `Beside it   GRAPH_BASE_URL=${tenant.url} npm start`,
      `State       ${tenant.url}/_local/state`,
      `The bot is expected at ${botUrl}; ${dataFolder ? `what happens is kept in ${dataFolder}.` : 'nothing is kept when this ends (DATA_DIR names a folder).'}`,
      '',
    ].join('\n'),
  );
  const stop = (): void => {
    void tenant.close().then(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, stop);
};

main().catch((error: unknown) => {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  process.stderr.write(
    isTaken
      ? 'The port is taken; name another in LOCAL_PORT.\n'
      : `The local tenant could not start: ${String(error)}\n`,
  );
  process.exit(1);
});
