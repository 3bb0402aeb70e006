import type { Play, Received } from './playback.js';

/** One read inside a `$batch`, as it was asked. */
export type AskedPart = {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: { readonly groupIds?: readonly string[] };
};
export type Answer = { readonly status: number; readonly headers?: object; readonly body?: unknown };

export const answered = (body: unknown): Answer => ({ status: 200, body });
export const listed = (...value: readonly unknown[]): Answer => answered({ value });
export const refused = (status: number, code: string, headers: object = {}): Answer => ({
  status,
  headers,
  body: { error: { code, message: '', innerError: { 'request-id': 'r-5678' } } },
});

export const partsIn = ({ body }: Received): readonly AskedPart[] =>
  (body as { readonly requests?: readonly AskedPart[] }).requests ?? [];

export const pathOf = ({ url }: AskedPart): string => url.split('?')[0] ?? '';
const queryOf = ({ url }: AskedPart): URLSearchParams => new URLSearchParams(url.split('?')[1]);
export const filterOf = (part: AskedPart): string => queryOf(part).get('$filter') ?? '';

/** Answers a whole `$batch`, each part by itself, and in another order than they were asked, as Microsoft may. */
export const answering =
  (answer: (part: AskedPart) => Answer): Play =>
  (received) => ({
    status: 200,
    body: {
      responses: partsIn(received)
        .map((part) => ({ id: part.id, ...answer(part) }))
        .reverse(),
    },
  });
