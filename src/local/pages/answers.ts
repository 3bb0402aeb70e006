import type { Answer } from '../edge.js';
import { html, type Html } from './html.js';

/** The pages may load from this server alone, and nobody may frame them: what a card or a mail smuggles in stays here. */
const CONTENT_SECURITY =
  "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

export const ASSET_HEADERS = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache' };

export const PAGE_HEADERS = {
  ...ASSET_HEADERS,
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': CONTENT_SECURITY,
  // A redeem link carries its ticket in the address.
  'referrer-policy': 'no-referrer',
};

/** A page of a few words in the middle, as sign-in pages are. */
export const panel = (status: number, title: string, content: Html): Answer => ({
  status,
  headers: PAGE_HEADERS,
  body: html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="/assets/mark.svg" />
        <link rel="stylesheet" href="/assets/base.css" />
        <link rel="stylesheet" href="/assets/panel.css" />
        <script src="/assets/theme-first.js"></script>
      </head>
      <body>
        <p class="local">
          <strong>Local tenant.</strong> This page stands in for Microsoft's and runs on this machine. Nothing leaves
          it.
        </p>
        <main class="panel">${content}</main>
      </body>
    </html>`.html,
});
