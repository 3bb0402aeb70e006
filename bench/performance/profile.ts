import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/**
 * `node dist/bench/performance/profile.js FILE…`: where the time went that a `.cpuprofile` of the bench noted. By room of ours
 * and by package: the time in it alone, and the time it caused, which is its own and that of everything it called outside
 * our rooms.
 */

type Frame = { readonly functionName: string; readonly url: string };
type Node = { readonly id: number; readonly callFrame: Frame; readonly children?: readonly number[] };
/** As the inspector writes it; `timeDeltas` in microseconds, one for each sample. */
type Profile = {
  readonly nodes: readonly Node[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
};

/** Where the program was built to, with our rooms in it. */
const BUILT = new URL('../../', import.meta.url).href;
const IDLE = new Set(['(idle)', '(root)']);

/** A room of ours, a package, a part of Node, or what V8 does of its own accord. */
const placeOf = ({ url, functionName }: Frame): string => {
  const installed = url.lastIndexOf('/node_modules/');
  if (installed >= 0) return packageIn(url.slice(installed + '/node_modules/'.length));
  if (url.startsWith(BUILT)) return roomIn(url.slice(BUILT.length));
  if (url.startsWith('node:')) return 'Node';
  if (functionName === '(garbage collector)') return 'collecting garbage';
  return 'V8 and the system';
};

const packageIn = (path: string): string =>
  path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');

const roomIn = (path: string): string => {
  const [first = '', second = ''] = path.split('/');
  return first === 'src' ? `src/${second.replace(/\.js$/, '')}` : first;
};

const isOurs = ({ url }: Frame): boolean => url.startsWith(BUILT) && !url.includes('/node_modules/');

const add = (to: Map<string, number>, key: string, time: number): void => void to.set(key, (to.get(key) ?? 0) + time);

/** Microseconds: in each place alone; caused by each place; and in each function alone. */
const sums = ({ nodes, samples, timeDeltas }: Profile) => {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const above = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const parentOf = (node: Node): Node | undefined => byId.get(above.get(node.id) ?? -1);
  /** The nearest of ours on the way up; where there is none, the place itself. */
  const causeOf = (node: Node): string => {
    for (let at: Node | undefined = node; at; at = parentOf(at)) if (isOurs(at.callFrame)) return placeOf(at.callFrame);
    return placeOf(node.callFrame);
  };
  const [alone, caused, functions] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  samples.forEach((id, n) => {
    const node = byId.get(id);
    if (!node || IDLE.has(node.callFrame.functionName)) return;
    const time = timeDeltas[n] ?? 0;
    add(alone, placeOf(node.callFrame), time);
    add(caused, causeOf(node), time);
    add(functions, `${node.callFrame.functionName || '(anonymous)'}, ${placeOf(node.callFrame)}`, time);
  });
  return { alone, caused, functions };
};

const largest = (times: ReadonlyMap<string, number>, many: number) =>
  [...times].sort(([, one], [, other]) => other - one).slice(0, many);

const MANY = 24;

/** In shares of all the time the process was at work. */
export const report = (profile: Profile): string => {
  const { alone, caused, functions } = sums(profile);
  const all = [...alone.values()].reduce((sum, time) => sum + time, 0);
  const share = (time: number): string => `${((100 * time) / all).toFixed(1)} %`.padStart(7);
  return [
    `${(all / 1_000_000).toFixed(1)} s at work`,
    '| where | alone | with all it called outside our rooms |',
    '| --- | ---: | ---: |',
    ...largest(alone, MANY).map(
      ([place, time]) => `| ${place.padEnd(28)} | ${share(time)} | ${share(caused.get(place) ?? 0)} |`,
    ),
    '',
    ...largest(functions, MANY).map(([name, time]) => `${share(time)}  ${name}`),
  ].join('\n');
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const file of process.argv.slice(2)) {
    console.log(`\n${file.split('/').at(-1)}: ${report(JSON.parse(await readFile(file, 'utf8')) as Profile)}`);
  }
}
