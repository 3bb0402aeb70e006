import assert from 'node:assert/strict';
import { guestAddress } from '../../src/kernel/address.js';
import { personId } from '../../src/kernel/ids.js';
import { chatWith, layoutApproverMail } from '../../src/mail/layout-approver.js';
import type { ApproverMail } from '../../src/workflow/ports.js';
import { hostile, links, readable, seen } from './reading.js';

const chatUrl = 'https://teams.microsoft.com/l/chat/0/0?users=28:77777777-0000-4000-8000-000000000001';
const company = { name: 'Contoso' };

const person = (n: number, name: string, address: string) => ({
  id: personId.parse(`11111111-0000-4000-8000-00000000000${n}`),
  name,
  address,
});

const mail = (change: Partial<ApproverMail> = {}): ApproverMail => ({
  to: person(2, 'Oskar Lind', 'oskar@contoso.com'),
  language: 'en',
  zone: 'Europe/Berlin',
  nominator: person(1, 'Sue Park', 'sue@contoso.com'),
  guestName: 'Ada Lovelace',
  guestAddress: guestAddress.parse('ada@fabrikam.com'),
  accessNames: ['Project Apollo'],
  until: new Date('2027-06-30T21:59:59.999Z'),
  dueAt: new Date('2027-05-06T08:12:00Z'),
  messageKey: 'one',
  ...change,
});

const layout = (change: Partial<ApproverMail> = {}) => layoutApproverMail(mail(change), company, { chatUrl });
describe("the approver's mail", () => {
  it('says what waits, until when, and where to answer', () => {
    const { subject, text } = layout();
    assert.equal(subject, 'Sue Park asks for your approval in Guestlist');
    assert.deepEqual(readable(text).trim().split('\n\n'), [
      'Hello Oskar Lind,',
      'Sue Park (sue@contoso.com) asks for your approval.',
      'Guest — Ada Lovelace (ada@fabrikam.com)',
      'For — Project Apollo',
      'Until — Wednesday, 30 June 2027',
      'You can answer until Thu 6 May, 10:12; then the request ends unanswered.',
      `Open the chat in Teams:\n${chatUrl}\nThis opens teams.microsoft.com. Say approvals there, and the card comes to you.`,
      'This e-mail decides nothing. A reply goes to Sue Park and is no answer; only the card in Teams is.',
      'You read this in an e-mail because Guestlist could not write to you in Teams: the app is missing there, or is blocked.',
      'Sent for Contoso by Guestlist',
    ]);
  });

  it('is written in Chinese too', () => {
    const { subject, text, html } = layout({ language: 'zh-CN', zone: 'Asia/Shanghai' });
    assert.equal(subject, 'Sue Park 在 Guestlist 中请你审批');
    assert.match(readable(text), /请在 5月6日（周四）16:12 前答复，逾期无人答复则自动结束。/);
    assert.match(readable(text), /在聊天中说“审批”，即可收到卡片。/);
    assert.match(html, /<html lang="zh-CN">/);
  });

  it('says what else may be asked for', () => {
    const what = (change: Partial<ApproverMail>) => /For — (.*)/.exec(readable(layout(change).text))?.[1];
    assert.equal(what({ accessNames: [], purpose: 'end' }), 'stay until Wednesday, 30 June 2027');
    assert.equal(what({ accessNames: [], purpose: 'sponsor' }), 'Sue Park as sponsor');
    assert.equal(what({ accessNames: ['Apollo', 'Audit'] }), 'Apollo and Audit');
  });

  it('leads into the chat and nowhere else, and has nothing to answer with', () => {
    for (const language of ['en', 'zh-CN'] as const) {
      const { html, text } = layout({ language });
      assert.deepEqual(links(html), [chatUrl]);
      assert.doesNotMatch(html, /<img|<link|@import|url\(|<script|src=|<form|<input|mailto:/i);
      assert.deepEqual(text.match(/https?:\S+/g), [chatUrl]);
    }
    assert.equal(chatWith('77777777-0000-4000-8000-000000000001'), chatUrl);
  });

  it('does not go out with a way that is no web address', () => {
    for (const way of ['', 'chat', 'javascript:alert(1)', 'http://evil.example/chat', 'data:text/html,x'])
      assert.throws(() => layoutApproverMail(mail(), company, { chatUrl: way }), /https address/);
    const local = layoutApproverMail(mail(), company, { chatUrl: 'http://localhost:3979/' });
    assert.match(readable(local.text), /This opens localhost:3979\./);
  });

  it('says the same as HTML and as plain text', () => {
    for (const language of ['en', 'zh-CN'] as const) {
      const { html, text } = layout({ language });
      for (const line of text.split('\n').filter((one) => one !== '' && !one.startsWith('https://')))
        for (const word of line.replace(/[:：]$/, '').split(' ')) assert.ok(seen(html).includes(word), word);
    }
  });

  for (const typed of hostile)
    it(`keeps what people typed as text: ${typed.slice(0, 30).replace(/[^\x20-\x7e]/g, ' ')}`, () => {
      const named = { ...mail().nominator, name: typed };
      const { subject, html, text } = layoutApproverMail(
        mail({ guestName: typed, accessNames: [typed, typed], nominator: named, to: { ...mail().to, name: typed } }),
        { name: typed },
        { chatUrl },
      );
      assert.deepEqual(links(html), [chatUrl]);
      assert.doesNotMatch(html, /<(script|img|a href="https:\/\/evil)/);
      assert.doesNotMatch(`${html}${text}${subject}`, /https?:\/\/evil|www\.evil|me@evil|555\) 123/);
      assert.doesNotMatch(`${html}${text}${subject}`, /[\u0000\u202a-\u202e]/);
      assert.doesNotMatch(subject, /[\r\n]/);
      assert.ok(readable(subject).length < 200);
    });

  it('names the guest nowhere in the subject, which stands on a locked screen', () => {
    for (const language of ['en', 'zh-CN'] as const)
      assert.doesNotMatch(
        layout({ language, guestName: 'URGENT', accessNames: ['URGENT'] }).subject,
        /URGENT|Ada|fabrikam/,
      );
  });
});
