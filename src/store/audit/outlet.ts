import { createHmac } from 'node:crypto';
import { SECOND } from '../../kernel/clock.js';

/** Where entries go besides our tables, one JSON line each. Throws where they did not arrive. */
export type Outlet = (lines: readonly string[]) => Promise<void>;

/** Standard output, among the lines of the log; `"record":true` tells them apart. */
export const toStdout: Outlet = (lines) =>
  new Promise((resolve, reject) =>
    process.stdout.write(lines.map((line) => `${line}\n`).join(''), (error) => (error ? reject(error) : resolve())),
  );

const PATIENCE = 10 * SECOND;

/**
 * A POST with a line for each entry. Signed where there is a secret: `t` is the second at which it was sent, `v1` the HMAC-SHA-256
 * of that, a full stop and the body, so that what was overheard cannot be sent again much later.
 */
export const toWebhook =
  (url: string, secret: string | undefined): Outlet =>
  async (lines) => {
    const body = lines.map((line) => `${line}\n`).join('');
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-ndjson',
        ...(secret && { 'guestlist-signature': signed(body, secret) }),
      },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`The webhook of the record answered ${response.status}.`);
  };

const signed = (body: string, secret: string): string => {
  const seconds = Math.floor(Date.now() / SECOND);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
};
