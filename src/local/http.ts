import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer, Incoming } from './edge.js';

/** Between Node's requests and ours: reading, refusing, sending. */

const LARGEST_BODY = 4 * 1024 * 1024;

/** A request that found its route. */
export type PlacedRequest = IncomingMessage & { readonly params: Readonly<Record<string, string>> };

export const refusal = (status: number, code: string, message: string): Answer => ({
  status,
  body: { error: { code, message } },
});

export const send = (response: ServerResponse, { status, headers = {}, body, half }: Answer): void => {
  if (response.headersSent || response.destroyed) return;
  const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
  const content = body === undefined || isRaw ? body : JSON.stringify(body);
  const type = isRaw ? 'text/plain; charset=utf-8' : 'application/json';
  const hasType = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  const typed = { ...(content !== undefined && !hasType && { 'Content-Type': type }), ...headers };
  if (half) {
    const whole = Buffer.from(content ?? '');
    // Half of nothing would be all of it.
    if (whole.length < 2) return void response.destroy();
    response.writeHead(status, { ...typed, 'Content-Length': whole.length });
    response.write(whole.subarray(0, whole.length >> 1), () => response.destroy());
    return;
  }
  response.writeHead(status, typed);
  response.end(content);
};

/**
 * Other sites in the same browser must not reach a tenant that only this machine may: neither under a name of their own
 * that points here, nor with a form of theirs. Encoded bodies are refused before anything unpacks them.
 */
export const unwelcome = (request: IncomingMessage): Answer | undefined => {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  if (host !== 'localhost' && host !== '127.0.0.1')
    return refusal(421, 'MisdirectedRequest', 'The local tenant answers on localhost alone.');
  if (request.method !== 'GET' && request.headers['sec-fetch-site'] === 'cross-site')
    return refusal(403, 'Forbidden', 'The local tenant takes no requests from other sites.');
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity')
    return refusal(415, 'UnsupportedMediaType', 'Send the body without a content encoding.');
  return undefined;
};

export const readBody = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LARGEST_BODY) chunks.push(chunk);
  }
  return size <= LARGEST_BODY ? Buffer.concat(chunks) : undefined;
};

const parse = (text: string, contentType: string): Pick<Incoming, 'body' | 'malformed'> => {
  if (text === '' || !/^application\/(?:[\w.+-]+\+)?json\b/i.test(contentType))
    return { body: undefined, malformed: false };
  try {
    return { body: JSON.parse(text) as unknown, malformed: false };
  } catch {
    return { body: undefined, malformed: true };
  }
};

export const incomingFrom = (request: PlacedRequest, text: string, gone: AbortSignal): Incoming => {
  const [path = '', ...rest] = (request.url ?? '').split('?');
  const queryText = rest.join('?');
  return {
    method: request.method ?? '',
    path,
    params: request.params,
    query: new URLSearchParams(queryText),
    queryText,
    headers: request.headers,
    ...parse(text, request.headers['content-type'] ?? ''),
    text,
    gone,
  };
};
