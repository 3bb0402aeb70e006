import type { Exchange, GraphCall } from './tenant-shapes.js';

type Batch<Part> = Readonly<Record<'requests' | 'responses', readonly Part[] | undefined>>;
type Step = {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};
type Response = { readonly id: string; readonly status: number; readonly body?: unknown };

const partsOf = ({ n, body, answer }: Exchange): readonly GraphCall[] =>
  ((body as Batch<Step>).requests ?? []).map(({ id, method, url, headers = {}, body: asked }) => {
    const found = (answer as Batch<Response> | undefined)?.responses?.find((one) => one.id === id);
    const [path = '', query = ''] = url.split('?', 2);
    return {
      method,
      path,
      query: new URLSearchParams(query),
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
      ...(asked !== undefined && { body: asked }),
      status: found?.status ?? 0,
      answer: found?.body,
      trip: n,
    };
  });

const alone = ({ n, method, path, query, requestHeaders = {}, body, status, answer }: Exchange): GraphCall => ({
  method,
  path,
  query: new URLSearchParams(typeof query === 'string' ? query : ''),
  headers: requestHeaders,
  ...(body !== undefined && { body }),
  status,
  answer,
  trip: n,
});

/** Every question to Graph among these exchanges, with the parts of each `$batch` in place of it. */
export const callsIn = (exchanges: readonly Exchange[]): readonly GraphCall[] =>
  exchanges
    .filter(({ on }) => on === 'graph')
    .flatMap((exchange) => (exchange.path === '/$batch' ? partsOf(exchange) : [alone(exchange)]));
