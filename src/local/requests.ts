/** One exchange in which the bot was the client, whole but for its Authorization. */
export type Exchange = {
  /** Counts from 1 and never repeats. */
  readonly n: number;
  readonly on: Side;
  /** ISO 8601, when it came in. */
  readonly at: string;
  readonly method: string;
  /** As it was sent, without `/v1.0` or `/connector` and without the query. */
  readonly path: string;
  /** As it was sent, without the question mark. */
  readonly query: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** Parsed JSON, or text. */
  readonly body?: unknown;
  /** 0 where there was no answer: it hung, or the connection was cut. */
  readonly status: number;
  readonly answerHeaders: Readonly<Record<string, string>>;
  readonly answer?: unknown;
  readonly milliseconds: number;
};

export type Side = 'graph' | 'connector';

export type RequestLog = {
  record(exchange: Omit<Exchange, 'n'>): void;
  /** Those after number `n`, oldest first. */
  since(n: number): readonly Exchange[];
  clear(): void;
};

/** Keeps the last ones, `kept()` of them. */
export const createRequestLog = (kept: () => number): RequestLog => {
  let exchanges: Exchange[] = [];
  let last = 0;
  const lastOf = (some: readonly Exchange[]): Exchange[] => some.slice(Math.max(0, some.length - kept()));
  return {
    record: (exchange) => {
      exchanges.push({ n: ++last, ...exchange });
      // Cut in steps, so that a full log does not move thousands of entries at every request.
      if (exchanges.length > kept() * 1.1) exchanges = lastOf(exchanges);
    },
    since: (n) => lastOf(exchanges).filter((exchange) => exchange.n > n),
    clear: () => void (exchanges = []),
  };
};
