import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const program = (name: string): string => fileURLToPath(new URL(`../../src/${name}`, import.meta.url));
const BOT = program('main.js');

/** A process of ours, really running, that can really be killed. */
export type Running = {
  readonly pid: number;
  /** SIGKILL: no handler runs, nothing is flushed. */
  kill(): Promise<void>;
  /** SIGTERM, and the wait until it has gone: its exit code, or null where a signal took it. */
  end(): Promise<number | null>;
  /** SIGSTOP: it does nothing, and the world takes it to be there; until it is woken. */
  stall(): void;
  wake(): void;
};

/** `output`: a file descriptor for what it logs, and complains of. */
const run = (
  script: string,
  env: Readonly<Record<string, string>>,
  output: number | 'ignore' = 'ignore',
): Running & { readonly child: ChildProcess } => {
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', output, output === 'ignore' && process.env['WORLD_LOG'] ? 'inherit' : output],
  });
  const signal = async (name: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(name);
    await gone;
  };
  return {
    child,
    pid: child.pid ?? 0,
    kill: () => signal('SIGKILL'),
    end: async () => {
      child.kill('SIGCONT');
      await signal('SIGTERM');
      return child.exitCode;
    },
    stall: () => void child.kill('SIGSTOP'),
    wake: () => void child.kill('SIGCONT'),
  };
};

/** Waits until an address answers 200; throws if the process ends before, or after 30 seconds. */
const answering = async (url: string, child: ChildProcess): Promise<void> => {
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`A process ended before ${url} answered.`);
    if (
      await fetch(url, { signal: AbortSignal.timeout(2000) }).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url} did not answer within 30 seconds.`);
};

export const runTenant = async (ports: { readonly bot: number; readonly tenant: number }): Promise<Running> => {
  const running = run(program('commands/local-tenant.js'), {
    LOCAL_PORT: String(ports.tenant),
    PORT: String(ports.bot),
  });
  await answering(`http://127.0.0.1:${ports.tenant}/_local/state`, running.child);
  return running;
};

/** `script`: another program than ours that starts the bot, as a file. `output`: where its log goes. */
export const runBot = async (
  ports: { readonly bot: number; readonly tenant: number },
  env: Readonly<Record<string, string>>,
  script = BOT,
  output?: number,
): Promise<Running> => {
  const settings = {
    PORT: String(ports.bot),
    GRAPH_BASE_URL: `http://localhost:${ports.tenant}`,
    LOG_LEVEL: process.env['WORLD_LOG'] ?? 'silent',
    ...env,
  };
  const running = run(script, settings, output);
  await answering(`http://127.0.0.1:${ports.bot}/readyz`, running.child);
  return running;
};
