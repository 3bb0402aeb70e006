import type { Exchange, Fault } from '../support/tenant-shapes.js';

/** A moment to die: the bot has sent its n-th request of a kind to Graph or the connector, and the tenant has acted on it, or not. */
export type Moment = {
  readonly on: 'graph' | 'connector';
  readonly method: string;
  /** Without what is another one each time: `/users/…`. */
  readonly path: string;
  /** From 0, of its kind. */
  readonly n: number;
  readonly when: 'before' | 'after';
};

export const nameOf = ({ on, method, path, n, when }: Moment): string => `${when} ${method} ${path} (${on} ${n + 1})`;

/** All there are to die at in these exchanges, but for those that come by themselves every few seconds. */
export const momentsIn = (exchanges: readonly Exchange[]): readonly Moment[] => {
  const seen = new Map<string, number>();
  return exchanges
    .filter((exchange) => !comesByItself(exchange))
    .flatMap(({ on, method, path }) => {
      const kind = { on, method, path: withoutIds(path) };
      const key = JSON.stringify(kind);
      const n = seen.get(key) ?? 0;
      seen.set(key, n + 1);
      return (['before', 'after'] as const).map((when) => ({ ...kind, n, when }));
    });
};

/** What has the tenant keep this request, and its bot waiting. */
export const faultAt = ({ on, method, path, n, when }: Moment): Fault => ({
  on,
  method,
  path: `^${escaped(path)}$`,
  skip: n,
  times: 1,
  when,
  answer: 'hold',
});

/** So many of them, evenly. */
export const spread = (all: readonly Moment[], count: number): readonly Moment[] =>
  all.filter((_, n) => Math.floor((n * count) / all.length) !== Math.floor(((n - 1) * count) / all.length));

const comesByItself = ({ method, path, body }: Exchange): boolean =>
  method === 'GET' ? path.startsWith('/users/delta') : path === '/$batch' && isLook(body);

/** Whether pending guests have accepted: nothing else asks when their state changed. */
const isLook = (body: unknown): boolean => JSON.stringify(body).includes('externalUserStateChangeDateTime');

const HIDDEN = '…';

const withoutIds = (path: string): string => path.replaceAll(/[^/]*\d[^/]*/g, HIDDEN);

const escaped = (path: string): string => path.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(HIDDEN, '[^/]+');
