import { unlinked } from '../words/unlinked.js';
import type { Part, Sentence } from '../words/words.js';
import type { Block, Letter } from './letter.js';

/**
 * HTML by hand: inline styles, because many mail programs drop style sheets; system fonts; nothing loaded from afar. The
 * style sheet holds only what inline styles cannot say, the dark colours, and the mail is complete without it.
 */
export const toHtml = ({ language, subject, blocks }: Letter): string => `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<title>${encoded(subject)}</title>
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background: #1f1f1f !important; color: #f0f0f0 !important; }
  .quote { border-color: #6f73c9 !important; }
  .small { color: #bdbdbd !important; }
  .link { color: #a9acf0 !important; }
}
</style>
</head>
<body class="page" style="margin:0;padding:0;background:#ffffff;color:#242424">
<div style="max-width:560px;margin:0 auto;padding:32px 20px;font:16px/1.5 ${FONTS}">
${blocks.map(htmlOf).join('\n')}
</div>
</body>
</html>
`;

const FONTS = `-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei',Roboto,Helvetica,Arial,sans-serif`;
const MONOSPACE = `ui-monospace,Consolas,Menlo,'Courier New',monospace`;

const htmlOf = (block: Block): string => {
  switch (block.kind) {
    case 'paragraph':
      return `<p style="margin:0 0 16px">${inline(block.said)}</p>`;
    case 'quote':
      return `<p class="quote" style="margin:0 0 16px;padding-left:12px;border-left:3px solid #4f52b2;overflow-wrap:anywhere">${inline(block.said)}</p>`;
    case 'small':
      return `<p class="small" style="margin:0 0 8px;font-size:14px;color:#616161">${inline(block.said)}</p>`;
    case 'link':
      return `<p class="small" style="margin:0 0 8px;font-size:14px;color:#616161">${encoded(block.lead)}<a class="link" href="${encoded(block.link)}" style="color:#4f52b2;overflow-wrap:anywhere">${encoded(block.link)}</a></p>`;
    case 'button':
      return `<p style="margin:24px 0 8px"><a href="${encoded(block.link)}" style="display:inline-block;padding:12px 24px;border-radius:6px;background:#4f52b2;color:#ffffff;font-weight:600;text-decoration:none">${encoded(block.title)}</a></p>
<p class="small" style="margin:0 0 24px;font-size:14px;color:#616161">${inline(block.below)}</p>`;
  }
};

const inline = (sentence: Sentence): string => sentence.map(piece).join('');

const piece = (part: Part): string => {
  if (typeof part === 'string') return encoded(part);
  switch (part.look) {
    case 'plain':
      return encoded(unlinked(part.typed));
    case 'strong':
      return `<strong>${encoded(unlinked(part.typed))}</strong>`;
    case 'address':
      return `<span style="font-family:${MONOSPACE};font-size:0.9375em;overflow-wrap:anywhere">${encoded(part.typed)}</span>`;
  }
};

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const encoded = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
