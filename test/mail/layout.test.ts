import assert from 'node:assert/strict';
import { guestAddress } from '../../src/kernel/address.js';
import { personId } from '../../src/kernel/ids.js';
import { layoutMail } from '../../src/mail/layout.js';
import type { GuestMail } from '../../src/workflow/ports.js';
import { hostile, links, readable, seen } from './reading.js';

const company = { name: 'Contoso', privacyNotice: 'https://contoso.com/privacy', contact: 'privacy@contoso.com' };

const mail = (change: Partial<GuestMail> = {}): GuestMail => ({
  to: guestAddress.parse('ada@fabrikam.com'),
  guestName: 'Ada Lovelace',
  nominator: {
    id: personId.parse('11111111-0000-4000-8000-000000000001'),
    name: 'Sue Park',
    address: 'sue@contoso.com',
  },
  accessNames: ['Project Apollo'],
  reason: 'joint audit',
  until: new Date('2027-06-30T21:59:59.999Z'),
  zone: 'Europe/Berlin',
  approvers: ['Oskar Lind'],
  redeemLink: 'https://login.microsoftonline.com/redeem?rd=a&b=c',
  language: 'en',
  messageKey: 'one',
  ...change,
});

describe("the guest's mail", () => {
  it('says who invites, to what and until when, and on what grounds', () => {
    const { subject, text } = layoutMail(mail(), company);
    assert.equal(subject, 'Sue Park (Contoso) invites you to Project Apollo');
    for (const said of [
      'Hello Ada Lovelace,',
      'Sue Park at Contoso (sue@contoso.com) has invited you to work together in Project Apollo, until Wednesday, 30 June 2027.',
      'The reason given: “joint audit”',
      'Oskar Lind agreed.',
      "This opens login.microsoftonline.com, Microsoft's sign-in page.",
      'Sign in with ada@fabrikam.com;',
      'let Contoso read your name and address',
      'Ask Sue Park (sue@contoso.com) before you click, or ignore it',
      'Sue Park gave us your name and address for this purpose. Contoso answers for them.',
      'write to privacy@contoso.com',
      'https://contoso.com/privacy',
    ])
      assert.ok(readable(text).includes(said), said);
  });

  it('says where the guest arrives: in what they may use, or where the company wants them', () => {
    assert.ok(readable(layoutMail(mail(), company).text).includes('Afterwards you arrive in Project Apollo.'));
    const elsewhere = layoutMail(mail({ landingHost: 'contoso.example' }), company);
    assert.ok(readable(elsewhere.text).includes('Afterwards you arrive at contoso.example.'));
    const inChinese = layoutMail(mail({ landingHost: 'contoso.example', language: 'zh-CN' }), company);
    assert.match(readable(inChinese.text), /之后您将进入 ?contoso\.example/);
  });

  it('says the same as HTML and as plain text', () => {
    for (const language of ['en', 'zh-CN'] as const) {
      const { html, text } = layoutMail(mail({ language }), company);
      const inHtml = seen(html);
      for (const line of text.split('\n').filter((one) => one !== '' && !one.startsWith('https://login')))
        for (const word of line.replace(/[:：]$/, '').split(' '))
          assert.ok(inHtml.includes(word), `${word} of “${line}”`);
    }
  });

  it('has one button and the privacy notice to click, and nothing from afar', () => {
    const { html } = layoutMail(mail(), company);
    assert.deepEqual(links(html), ['https://login.microsoftonline.com/redeem?rd=a&b=c', 'https://contoso.com/privacy']);
    assert.doesNotMatch(html, /<img|<link|@import|url\(|<script|src=/i);
  });

  it('is readable in the dark, on a phone, and aloud', () => {
    const { html } = layoutMail(mail({ language: 'zh-CN' }), company);
    assert.match(html, /<html lang="zh-CN">/);
    assert.match(html, /name="color-scheme" content="light dark"/);
    assert.match(html, /prefers-color-scheme: dark/);
    assert.match(html, /max-width:560px/);
    assert.doesNotMatch(html, /<table/);
  });

  it("claims Microsoft's page only of Microsoft's hosts", () => {
    const local = layoutMail(mail({ redeemLink: 'http://localhost:3979/redeem?ticket=1' }), company).text;
    assert.match(readable(local), /This opens localhost:3979\./);
    const lookalike = layoutMail(
      mail({ redeemLink: 'https://login.microsoftonline.com.evil.example/redeem' }),
      company,
    ).text;
    assert.doesNotMatch(lookalike, /Microsoft's sign-in page/);
  });

  it('does not go out with a link that is no web address', () => {
    for (const redeemLink of ['', 'redeem', 'javascript:alert(1)', 'http://evil.example/redeem', 'data:text/html,x'])
      assert.throws(() => layoutMail(mail({ redeemLink }), company), /https address/);
  });

  it('leaves out who agreed when nobody was asked, and lists several things and people', () => {
    assert.doesNotMatch(layoutMail(mail({ approvers: [] }), company).text, /agreed/);
    const { text } = layoutMail(
      mail({ approvers: ['Oskar Lind', 'Mia Berg'], accessNames: ['Apollo', 'Audit'] }),
      company,
    );
    assert.match(readable(text), /Oskar Lind and Mia Berg agreed\./);
    assert.match(readable(text), /Apollo and Audit/);
  });

  it('is written in Chinese for a guest who reads it', () => {
    const { subject, text } = layoutMail(mail({ language: 'zh-CN' }), company);
    assert.equal(subject, 'Sue Park（Contoso）邀请您加入 Project Apollo');
    assert.match(readable(text), /2027年6月30日（星期三）/);
    assert.match(readable(text), /Ada Lovelace，您好：/);
  });

  it("says what the company adds as the company's, after all that is ours", () => {
    const { text, html, subject } = layoutMail(
      mail({ subject: 'Contoso welcomes you', note: 'Bring your badge\nto the front desk.' }),
      company,
    );
    assert.equal(subject, 'Contoso welcomes you');
    const ours = [
      'Hello Ada Lovelace,',
      'has invited you',
      'Sign in with',
      'without you nothing happens.',
      'adds: “',
      'gave us your name',
    ];
    const places = ours.map((said) => readable(text).indexOf(said));
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
    );
    assert.ok(!places.includes(-1), text);
    assert.match(readable(text), /\n\nContoso adds: “Bring your badge to the front desk\.”\n\n/);
    assert.match(seen(html), /Contoso adds: “Bring your badge/);
    const chinese = layoutMail(mail({ language: 'zh-CN', note: '请携带证件。' }), company);
    assert.match(readable(chinese.text), /Contoso 补充说明：“请携带证件。”/);
  });

  it('keeps to its own subject, and adds nothing, where the company says nothing', () => {
    const silent = layoutMail(mail({ subject: ' \u200B\r\n', note: '\u202E' }), company);
    assert.equal(silent.subject, 'Sue Park (Contoso) invites you to Project Apollo');
    assert.doesNotMatch(silent.text, /adds/);
  });

  describe('what people typed into it', () => {
    for (const typed of hostile) {
      it(`stays text: ${typed.slice(0, 30).replace(/[^\x20-\x7e]/g, ' ')}`, () => {
        const { subject, html, text } = layoutMail(
          mail({
            reason: typed,
            guestName: typed,
            accessNames: [typed],
            approvers: [typed],
            nominator: { ...mail().nominator, name: typed },
            note: typed,
          }),
          company,
        );
        assert.equal(links(html).length, 2);
        assert.doesNotMatch(html, /<(script|img|a href="https:\/\/evil)/);
        assert.doesNotMatch(`${html}${text}`, /https?:\/\/evil|www\.evil|me@evil|555\) 123/);
        assert.doesNotMatch(subject, /[\r\n\u202e]/);
        assert.ok(subject.length < 600);
        assert.doesNotMatch(`${html}${text}`, /[\u202a-\u202e]/);
      });
    }

    const fromTheCompany = [
      ...hostile,
      '[click](https://evil.example) **now** ![x](https://evil.example/x.png)',
      'Welcome\u2028Bcc: everyone@contoso.com\u0000\u2066x\u2069',
      'a'.repeat(600),
    ];
    for (const typed of fromTheCompany)
      it(`stays text as the company's own: ${typed.slice(0, 30).replace(/[^\x20-\x7e]/g, ' ')}`, () => {
        const { subject, html, text } = layoutMail(mail({ subject: typed, note: typed }), company);
        assert.equal(links(html).length, 2);
        assert.doesNotMatch(html, /<(script|img|strong>now|a href="https:\/\/evil)/);
        assert.doesNotMatch(`${html}${text}${subject}`, /https?:\/\/evil|www\.evil|me@evil|555\) 123/);
        assert.doesNotMatch(`${html}${text}${subject}`, /[\u0000\u2028\u202a-\u202e\u2066-\u2069]/);
        assert.doesNotMatch(subject, /[\r\n]/);
        assert.ok(readable(subject).length <= 150);
        const [, note = ''] = /adds: “([^]*?)”\n\n/.exec(readable(text)) ?? [];
        assert.ok(note.length > 0 && note.length <= 1000 && !note.includes('\n'));
        for (const essential of [
          'has invited you',
          'Sign in with',
          'without you nothing happens',
          'privacy@contoso.com',
        ])
          assert.ok(readable(text).includes(essential), essential);
      });

    it('what people typed is not in the subject', () => {
      for (const language of ['en', 'zh-CN'] as const) {
        const { subject } = layoutMail(mail({ language, reason: 'URGENT', guestName: 'URGENT' }), company);
        assert.doesNotMatch(subject, /URGENT|fabrikam/);
      }
    });
  });
});
