import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export type DemoServer = { readonly tenantUrl: string; readonly own: boolean; stop(): Promise<void> };

/** The running server, where one answers with a local tenant beside it; else a fresh one on free ports. */
export const findServer = async (): Promise<DemoServer> => {
  const bot = `http://localhost:${process.env['PORT'] || '3978'}`;
  const tenantUrl = `http://localhost:${process.env['LOCAL_PORT'] || '3979'}`;
  const isRunning = (await answers(`${bot}/readyz`)) && (await answers(`${tenantUrl}/_local/state`));
  return isRunning ? { tenantUrl, own: false, stop: () => Promise.resolve() } : startOwn();
};

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
};

const startOwn = async (): Promise<DemoServer> => {
  const [port, localPort, folder] = [
    await freePort(),
    await freePort(),
    await mkdtemp(join(tmpdir(), 'guestlist-demo-')),
  ];
  const main = fileURLToPath(new URL('../../main.js', import.meta.url));
  const env = {
    PATH: process.env['PATH'],
    PORT: String(port),
    LOCAL_PORT: String(localPort),
    DATA_DIR: folder,
    POLICY_FILE: resolve('policy.sample.yaml'),
  };
  // In a folder without a .env: one that names a real tenant must not have the demo invite people there.
  const child = spawn(process.execPath, [main], { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
    await rm(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 150 && child.exitCode === null; tries += 1) {
    if (await answers(`http://localhost:${port}/readyz`))
      return { tenantUrl: `http://localhost:${localPort}`, own: true, stop };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await stop();
  throw new Error('A server of our own did not become ready within 30 seconds.');
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
