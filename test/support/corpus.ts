/**
 * What somebody might type who wants more than to be read: everything that Teams, a mail program, a browser, a spreadsheet or a
 * template would draw, follow, compute or turn round. Whatever is shown anywhere is shown with each of these in it. “evil” and
 * 555 stand in whatever must not work.
 */
export const CORPUS: Readonly<Record<string, string>> = {
  'Markdown links': '[click here](https://evil.example) ![x](https://evil.example/x.png) <https://evil.example> [a][b]',
  'Markdown looks': '# heading **bold** __strong__ _slanted_ ~~gone~~ `code` > quote',
  'a Markdown list': '- item\n* item\n1. item\n\n| a | b |\n|---|---|\n\nheading\n===',
  HTML: '<script>alert("evil")</script><a href="https://evil.example">x</a><img src=x onerror=alert(1)><b>bold</b><h1>x</h1>',
  'the end of an attribute': `"><img src=x onerror=alert(1)> '><svg/onload=alert(1)>`,
  'characters by name': '&lt;script&gt;alert(1)&#60;/script&#x3e; &amp; &nbsp;x',
  'a mention': '<at>Everybody</at> @Everybody',
  'a template': '${guest} ${$root} ${if(true, "x", "y")} {guest}',
  'a date function': '{{DATE(2017-02-14T06:08:00Z, SHORT)}} {{TIME(2017-02-14T06:08:00Z)}} {{x}}',
  'web addresses':
    'see https://evil.example/x or http://evil.example, www.evil.example, evil.example/x and \\\\evil\\x',
  'mail and telephone': 'mail me@evil.example or mailto:me@evil.example, call +1 (555) 123-4567 or tel:+15551234567',
  'a script for a link':
    '[x](javascript:alert(1)) javascript:alert(1) data:text/html,<script>alert(1)</script> vbscript:evil',
  'a formula': '=HYPERLINK("https://evil.example","x")',
  'a formula by plus': "+evil|' /C calc'!A0",
  'a formula by minus': '-2+3+evil()',
  'a formula by at': '@SUM(1+evil)',
  'a formula behind a quotation mark': 'x;"=evil();""+evil(),"@evil()',
  'a formula by tab': '\t=evil()',
  'a formula by return': '\r=evil()',
  'a right-to-left override': 'abc\u202Emoc.live\u202C \u2066x\u2069 \u200Fy',
  'invisible characters': 'in\u200Bvis\u2060ible\uFEFF pay\u00ADload \u{E0041}\u3164x',
  'right-to-left writing': 'مرحبا بكم في Contoso, שלום (עולם)',
  emoji: '👩‍👩‍👧‍👦🏳️‍🌈 ✅ APPROVED ✅ 👩🏽‍💻 1️⃣',
  'control characters': 'one\u0000two\u0007three\u001b[31mred\u007f',
  'ends of lines': 'one\r\ntwo\u2028three\u2029four\u0085five',
  'a header': 'line\r\nBcc: everyone@contoso.com\r\n\r\n',
  'a very long word': 'w'.repeat(400),
};
