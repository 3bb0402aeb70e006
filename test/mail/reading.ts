/** What a reader sees of the HTML. */
export const seen = (html: string): string =>
  html
    .replace(/<head>[^]*<\/head>/, '')
    .replace(/<\/p>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');

/** What can be clicked in it. */
export const links = (html: string): readonly string[] =>
  [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => (href ?? '').replaceAll('&amp;', '&'));

/** Without what keeps a mail program from making links of typed text. */
export const readable = (text: string): string => text.replaceAll('\u200B', '');

/** What people might type. */
export const hostile: readonly string[] = [
  '<a href="https://evil.example">click</a><script>alert(1)</script>',
  'see https://evil.example/x or www.evil.example or mail me@evil.example or call +1 (555) 123-4567',
  'line\r\nBcc: everyone@contoso.com\r\n\r\n',
  '"><img src=x onerror=alert(1)>',
  'abc\u202Egnp.exe\u202C',
  'x'.repeat(20_000),
];
