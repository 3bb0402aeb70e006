import type { Answer, LocalServer } from './edge.js';
import { COMPANY_NAME } from './company.js';
import { ASSET_HEADERS, PAGE_HEADERS, panel } from './pages/answers.js';
import { asset } from './pages/assets.js';
import { html } from './pages/html.js';
import { mountRedeem } from './redeem.js';
import type { Tenant } from './tenant.js';

const missing = (): Answer =>
  panel(
    404,
    'Not here',
    html`<h1>There is nothing here</h1>
      <p class="choices">
        <a class="button" href="/">To the chats</a> <a class="button" href="/mail">To the mail</a>
      </p>`,
  );

/**
 * A mail's own HTML, to be framed by the mailbox: its inline styles count, it runs no script, loads nothing from
 * anywhere, and its links open beside the mailbox.
 */
const MAIL_SECURITY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'self'; " +
  'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox';

/** In the head where there is one: before a doctype it would switch the browser to its manners of 1998. */
const opensBeside = (mail: string): string => {
  const base = '<base target="_blank">';
  return /<head\b[^>]*>/i.test(mail) ? mail.replace(/<head\b[^>]*>/i, (head) => head + base) : base + mail;
};

export const mountPages = (server: LocalServer, tenant: Tenant): void => {
  const page = async (name: string): Promise<Answer> => {
    const file = await asset(name);
    return file ? { status: 200, headers: PAGE_HEADERS, body: file.content } : missing();
  };
  server.on('GET', '/', () => page('chat.html'));
  server.on('GET', '/mail', () => page('mail.html'));

  server.on('GET', '/assets/:name', async ({ params }) => {
    const file = await asset(params['name'] ?? '');
    return file
      ? { status: 200, headers: { ...ASSET_HEADERS, 'content-type': file.type }, body: file.content }
      : missing();
  });

  server.on('GET', '/mail/:id/html', ({ params }) => {
    const mail = tenant.mailbox.mails().find(({ id }) => id === params['id']);
    if (!mail) return missing();
    return {
      status: 200,
      headers: { ...PAGE_HEADERS, 'content-security-policy': MAIL_SECURITY },
      body: opensBeside(mail.html),
    };
  });

  server.on('GET', '/landing/:groupId', ({ params }) => {
    const group = tenant.directory.group(params['groupId'] ?? '');
    if (!group) return missing();
    const name = group.properties.displayName;
    return panel(
      200,
      `You have arrived in ${name}`,
      html`<h1>You have arrived in ${name}</h1>
        <p>Here Microsoft Teams would open, with the files and conversations of ${name} at ${COMPANY_NAME}.</p>
        <p class="choices"><a class="button" href="/">See what the others were told</a></p>`,
    );
  });

  mountRedeem(server, tenant);
};
