import { fork, type ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own, whose time on the processor can be asked for. */
export type Measured = {
  readonly url: string;
  /** Microseconds on the processor since it began, its own and the system's for it. */
  cpu(): Promise<number>;
  /** From here on it notes where its time goes; the profile is written to this file when it ends. */
  profile(file: string): Promise<void>;
  end(): Promise<void>;
};

type Order = 'cpu' | 'end' | { readonly profile: string };
/** What a child says: once when it listens, then one answer to each order but `end`. */
type Report = { readonly port: number } | { readonly cpu: number } | { readonly profiling: true };

/** What a child says next, as often as asked; nobody else listens to it. */
const reportsOf = (child: ChildProcess): (() => Promise<Report>) => {
  const waiting: { readonly take: (report: Report) => void; readonly fail: (why: Error) => void }[] = [];
  let gone = false;
  const died = () => new Error('A measured process ended before it answered.');
  child.on('message', (report) => waiting.shift()?.take(report as Report));
  child.once('exit', () => {
    gone = true;
    for (const { fail } of waiting.splice(0)) fail(died());
  });
  return () =>
    new Promise((take, fail) => {
      if (gone) fail(died());
      else waiting.push({ take, fail });
    });
};

/** `program` is a file beside this one. */
export const measured = async (program: string, env: Readonly<Record<string, string>>): Promise<Measured> => {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const next = reportsOf(child);
  const order = (what: Order): Promise<Report> => {
    const report = next();
    child.send(what);
    return report;
  };

  const first = await next();
  if (!('port' in first)) throw new Error('A measured process did not say where it listens.');
  return {
    url: `http://127.0.0.1:${first.port}`,
    cpu: async () => {
      const report = await order('cpu');
      if (!('cpu' in report)) throw new Error('A measured process did not say how long it worked.');
      return report.cpu;
    },
    profile: async (file) => {
      await order({ profile: file });
    },
    end: async () => {
      if (child.connected) child.send('end' satisfies Order);
      await gone;
    },
  };
};

/** The child's side: says where it listens, answers, and ends when told, or when whoever measures is gone. */
export const reporting = (port: number, stop: () => Promise<void>): void => {
  const say = (report: Report) => process.send?.(report);
  let finish = async (): Promise<void> => {};
  process.on('message', (asked: Order) => {
    if (asked === 'cpu') {
      const { user, system } = process.cpuUsage();
      say({ cpu: user + system });
    } else if (asked === 'end') {
      void finish()
        .then(stop)
        .finally(() => process.exit(0));
    } else {
      void profiling(asked.profile).then((end) => {
        finish = end;
        say({ profiling: true });
      });
    }
  });
  process.on('disconnect', () => process.exit(1));
  say({ port });
};

/** Returns what ends it. */
const profiling = async (file: string): Promise<() => Promise<void>> => {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  return async () => {
    const { profile } = await session.post('Profiler.stop');
    await writeFile(file, JSON.stringify(profile));
  };
};
