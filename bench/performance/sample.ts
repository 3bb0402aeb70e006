import type { Measured } from './process.js';

/** One request: milliseconds on the server's processor, and until the answer. */
export type Sample = { readonly cpu: number; readonly wall: number };

/** What a process takes besides the request that is measured; both in milliseconds on the processor. */
export type Besides = {
  /** For each millisecond that passes while nobody asks for anything. */
  readonly idle: number;
  /** For saying how much it has taken so far. */
  readonly asking: number;
};

/** Milliseconds that a process is watched while nothing happens. */
const WATCHED = 3000;

export const besides = async (server: Measured): Promise<Besides> => {
  const asked: number[] = [];
  for (let n = 0; n < 30; n += 1) {
    const before = await server.cpu();
    asked.push((await server.cpu()) - before);
  }
  const before = await server.cpu();
  const began = performance.now();
  await new Promise((resolve) => setTimeout(resolve, WATCHED));
  const idle = ((await server.cpu()) - before) / (performance.now() - began);
  return { idle: idle / 1000, asking: middle(asked) / 1000 };
};

export const without = ({ cpu, wall }: Sample, { idle, asking }: Besides): Sample => ({
  cpu: cpu - asking - idle * wall,
  wall,
});

/** Posts one activity as Teams does and reads the whole answer. */
export const ask = async (server: Measured, activity: object): Promise<Sample> => {
  const before = await server.cpu();
  const began = performance.now();
  const response = await fetch(`${server.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  });
  const body = await response.text();
  const wall = performance.now() - began;
  if (!response.ok) throw new Error(`An activity was answered ${response.status}: ${body.slice(0, 300)}`);
  return { cpu: ((await server.cpu()) - before) / 1000, wall };
};

export const middle = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? Number.NaN) + (sorted[Math.floor(half)] ?? Number.NaN)) / 2;
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Of many: what a request usually takes, and what it takes with its share of what comes now and then (collecting garbage). */
export type Summary = { readonly cpu: number; readonly mean: number; readonly wall: number };

export const summary = (samples: readonly Sample[]): Summary => ({
  cpu: middle(samples.map(({ cpu }) => cpu)),
  mean: mean(samples.map(({ cpu }) => cpu)),
  wall: middle(samples.map(({ wall }) => wall)),
});
