import assert from 'node:assert/strict';
import { LOCALES, type Locale } from '../../src/kernel/people.js';
import { layoutStayMail } from '../../src/mail/layout-stay.js';
import type { StayMail } from '../../src/workflow/ports.js';
import { oskar, sue } from '../support/samples.js';
import { hostile, links, readable, seen } from './reading.js';

const company = { name: 'Contoso', privacyNotice: 'https://contoso.com/privacy', contact: 'privacy@contoso.com' };
const until = new Date('2027-06-30T21:59:59.999Z');
const removeAt = new Date('2027-07-30T22:00:10Z');
const redeemLink = 'https://login.microsoftonline.com/redeem?rd=a&b=c';

const all = {
  to: 'ada@fabrikam.com',
  guestName: 'Ada Lovelace',
  sponsor: sue,
  language: 'en',
  zone: 'Europe/Berlin',
  messageKey: 'one',
} as const;
const accessNames = ['Project Apollo', 'Audit'];

const nudge = {
  ...all,
  about: 'nudge',
  nominator: sue,
  accessNames: ['Project Apollo'],
  reason: 'joint audit',
  invitedAt: new Date('2027-05-03T12:00:00Z'),
  until,
  redeemLink,
} as const satisfies StayMail;
const ending = { ...all, about: 'ending', until, accessNames, account: 'disabled' } as const satisfies StayMail;
const ended = {
  ...all,
  about: 'ended',
  end: { why: 'over', until },
  accessNames,
  account: { is: 'disabled', removeAt },
} as const satisfies StayMail;
const handedOver = { ...all, about: 'sponsor', sponsor: oskar, former: sue } as const satisfies StayMail;

const MAILS: Readonly<Record<string, StayMail>> = {
  nudge,
  'nudge, renewed': { ...nudge, renewed: true },
  ending,
  'ending, account stays': { ...ending, account: 'stays', accessNames: [] },
  'ending, nobody answers': { ...ending, unanswered: true },
  ended,
  'ended, not needed': { ...ended, end: { why: 'not-needed', by: sue } },
  'ended, nobody answers': { ...ended, end: { why: 'no-sponsor' }, account: { is: 'gone' } },
  sponsor: handedOver,
  'sponsor, the end is off': { ...handedOver, endIsOff: true },
};
const everyMail = (tell: (mail: StayMail, name: string) => void): void => {
  for (const [name, mail] of Object.entries(MAILS))
    for (const language of LOCALES) tell({ ...mail, language }, `${name}, ${language}`);
};

const layout = (mail: StayMail) => layoutStayMail(mail, company);
const lines = (mail: StayMail): readonly string[] => readable(layout(mail).text).trim().split('\n\n');
const FOOTER = [
  'To have your data removed, write to privacy@contoso.com.',
  'Privacy notice: https://contoso.com/privacy',
  'Sent for Contoso by Guestlist',
];

describe("the mails of a guest's stay", () => {
  it('remind once of an invitation, as plainly as the first mail', () => {
    assert.equal(layout(nudge).subject, 'Reminder: Sue Park (Contoso) invited you to Project Apollo');
    assert.deepEqual(lines(nudge), [
      'Hello Ada Lovelace,',
      'You were invited on Monday, 3 May 2027 and have not accepted so far. This is a reminder, and the only one that comes by itself.',
      'Sue Park at Contoso (sue@contoso.com) has invited you to work together in Project Apollo, until Wednesday, 30 June 2027.',
      'The reason given: “joint audit”',
      `Accept the invitation:\n${redeemLink}\nThis opens login.microsoftonline.com, Microsoft's sign-in page.`,
      'Sign in with ada@fabrikam.com; if that address has no Microsoft account, the page offers another way.',
      'You will be asked to let Contoso read your name and address. Nothing else happens to your own account. Afterwards you arrive in Project Apollo.',
      'You did not expect this, or do not want to? Tell Sue Park (sue@contoso.com), who answers for the invitation, or ignore it; without you nothing happens, and after a while the invitation is taken back.',
      'Sue Park gave us your name and address for this purpose. Contoso answers for them.',
      ...FOOTER,
    ]);
    const elsewhere = lines({ ...nudge, sponsor: oskar, landingHost: 'contoso.example' }).join('\n');
    assert.match(elsewhere, /Tell Oskar Lind \(oskar@contoso\.com\)/);
    assert.match(elsewhere, /Afterwards you arrive at contoso\.example\./);
  });

  it('say that somebody wished for it, where the invitation was sent again', () => {
    const renewed = { ...nudge, renewed: true } as const;
    assert.equal(layout(renewed).subject, 'Sue Park (Contoso) invites you to Project Apollo');
    assert.match(lines(renewed)[1]!, /Somebody who answers for you at Contoso had the invitation sent again\./);
    assert.doesNotMatch(lines(renewed).join('\n'), /reminder|only one/);
    assert.deepEqual(lines(renewed).slice(2), lines(nudge).slice(2));
    assert.match(lines({ ...renewed, language: 'zh-CN' })[1]!, /应 Contoso 负责人的要求，现再次发送邀请。/);
  });

  it('say when the stay ends, what ends then, and who can see to a later end', () => {
    assert.equal(layout(ending).subject, 'Your stay at Contoso ends on Wednesday, 30 June 2027');
    assert.deepEqual(lines(ending), [
      'Hello Ada Lovelace,',
      'The last day of your stay as a guest at Contoso is Wednesday, 30 June 2027.',
      'After that day you can no longer use Project Apollo and Audit.',
      'Your guest account at Contoso is then disabled, and deleted some time later. We will write to you when that happens.',
      'You sign in with ada@fabrikam.com. Nothing happens to that account itself: it is your own.',
      'You still need it? Ask Sue Park (sue@contoso.com), who answers for your stay and can see to a later end. If you do not need it, you have nothing to do. There is no button in this mail.',
      'You get this because you are a guest at Contoso, which answers for what it knows of you: your name and your address.',
      ...FOOTER,
    ]);
  });

  it('say that it ends because nobody answers for them, and how it could go on', () => {
    const all = lines({ ...ending, unanswered: true });
    assert.equal(all[2], 'It ends because nobody at Contoso answers for your stay any more.');
    assert.match(all.join('\n'), /Ask somebody you work with at Contoso to answer for your stay before that day/);
    assert.doesNotMatch(all.join('\n'), /Sue Park|sue@/);
  });

  it('say that it goes on, where an end was announced before', () => {
    const all = lines({ ...handedOver, endIsOff: true });
    assert.equal(all[2], 'The end of which we wrote to you does not hold any more.');
    assert.doesNotMatch(all.join('\n'), /Nothing else changes/);
  });

  it('say that it has ended, what was taken away, and what becomes of the account', () => {
    assert.equal(layout(ended).subject, 'Your stay at Contoso has ended');
    assert.deepEqual(lines(ended).slice(1, -3), [
      'Your stay as a guest at Contoso has ended: its last day was Wednesday, 30 June 2027.',
      'You can no longer use Project Apollo and Audit. Where you are still signed in, that ends within about an hour.',
      'Your guest account at Contoso is disabled and will be deleted on Saturday, 31 July 2027.',
      'You signed in with ada@fabrikam.com. Nothing happens to that account: it is your own, and works everywhere else as before.',
      'Questions, or do you still need it? Ask Sue Park (sue@contoso.com). You have nothing to do.',
      'You get this because you were a guest at Contoso, which answers for what it knows of you: your name and your address.',
    ]);
  });

  it('say why it ended, and name nobody who does not answer for the guest', () => {
    const why = (end: (typeof ended | { end: unknown })['end']) => lines({ ...ended, end } as StayMail);
    assert.match(why({ why: 'not-needed', by: sue })[1]!, /: Sue Park said that it is no longer needed\.$/);
    assert.match(why({ why: 'not-needed' })[1]!, /: it is no longer needed there\.$/);
    const [, nobody, ...rest] = why({ why: 'no-sponsor' });
    assert.match(nobody!, /: nobody there answers for it any more\.$/);
    assert.doesNotMatch(rest.join('\n'), /Sue Park|sue@/);
    assert.match(rest.join('\n'), /Ask somebody you work with at Contoso/);
  });

  it('say of the account and of access what is true, and no more', () => {
    const said = (mail: StayMail) => lines(mail).join('\n');
    assert.match(said({ ...ended, account: { is: 'disabled' } }), /account at Contoso is disabled\./);
    assert.match(said({ ...ended, account: { is: 'gone' } }), /account at Contoso is deleted\./);
    const stays = said({ ...ended, accessNames: [], account: { is: 'stays' } });
    assert.match(stays, /account at Contoso stays\./);
    assert.doesNotMatch(stays, /no longer use|disabled|deleted/);
    assert.match(said({ ...ended, accessNames: [] }), /You can no longer use anything at Contoso\./);
    assert.match(said({ ...ending, accessNames: [] }), /you can no longer use anything at Contoso\./);
    assert.doesNotMatch(said({ ...ending, accessNames: [], account: 'stays' }), /no longer use|disabled|deleted/);
  });

  it('say who answers for the stay now, and that nothing else changes', () => {
    assert.equal(layout(handedOver).subject, 'Oskar Lind now answers for your stay at Contoso');
    assert.deepEqual(lines(handedOver).slice(1, 4), [
      'From now on Oskar Lind (oskar@contoso.com) answers for your stay as a guest at Contoso, in place of Sue Park.',
      'Whatever you want to know about your stay, ask Oskar Lind. Nothing else changes, and you have nothing to do.',
      'You sign in with ada@fabrikam.com. Nothing happens to that account itself: it is your own.',
    ]);
    const { former: _, ...unknown } = handedOver;
    assert.match(lines(unknown)[1]!, /answers for your stay as a guest at Contoso\.$/);
  });

  it('are written in Chinese for a guest who reads it', () => {
    const inChinese = (mail: StayMail) => ({ ...mail, language: 'zh-CN' as Locale });
    assert.equal(layout(inChinese(nudge)).subject, '提醒：Sue Park（Contoso）邀请您加入 Project Apollo');
    assert.equal(layout(inChinese(ending)).subject, '您在 Contoso 的来宾访问将于 2027年6月30日（星期三）结束');
    assert.equal(layout(inChinese(ended)).subject, '您在 Contoso 的来宾访问已结束');
    assert.equal(layout(inChinese(handedOver)).subject, '今后由 Oskar Lind 负责您在 Contoso 的访问');
    assert.match(lines(inChinese(nudge))[1]!, /这是一封提醒，系统不会再自动提醒。/);
    assert.match(lines(inChinese(ended))[3]!, /已停用，将于 2027年7月31日（星期六）删除。/);
    assert.match(lines(inChinese(handedOver))[1]!, /^今后由 Oskar Lind（oskar@contoso\.com）接替 Sue Park，/);
  });

  it('each say which address the guest signs in with, how to be removed, and where the privacy notice is', () => {
    everyMail((mail, name) => {
      const text = lines(mail).join('\n');
      for (const said of ['ada@fabrikam.com', 'privacy@contoso.com', company.privacyNotice])
        assert.ok(text.includes(said), `${name}: ${said}`);
    });
  });

  it('hold nothing to click but the privacy notice and, in the reminder, the invitation, whose host is named', () => {
    everyMail((mail, name) => {
      const { html, text } = layout(mail);
      const expected = mail.about === 'nudge' ? [redeemLink, company.privacyNotice] : [company.privacyNotice];
      assert.deepEqual(links(html), expected, name);
      assert.deepEqual(text.match(/https?:\S+/g), expected, name);
      assert.doesNotMatch(html, /<img|<link|@import|url\(|<script|src=|<form|mailto:/i);
      if (mail.about === 'nudge') assert.match(readable(text), /login\.microsoftonline\.com[，。,]/);
    });
  });

  it('say the same as HTML and as plain text', () => {
    everyMail((mail, name) => {
      const { html, text } = layout(mail);
      const inHtml = seen(html);
      for (const line of text.split('\n').filter((one) => one !== '' && !one.startsWith('https://login')))
        for (const word of line.replace(/[:：]$/, '').split(' '))
          assert.ok(inHtml.includes(word), `${name}: ${word} of “${line}”`);
      assert.match(html, new RegExp(`<html lang="${mail.language}">`));
    });
  });

  it('do not go out with a link that is no web address', () => {
    for (const wrong of ['', 'redeem', 'javascript:alert(1)', 'http://evil.example/redeem'])
      assert.throws(() => layout({ ...nudge, redeemLink: wrong }), /https address/);
    assert.throws(() => layoutStayMail(ended, { ...company, privacyNotice: 'notice' }), /https address/);
  });

  for (const typed of hostile)
    it(`keep what people typed as text: ${typed.slice(0, 30).replace(/[^\x20-\x7e]/g, ' ')}`, () => {
      const person = { ...sue, name: typed };
      everyMail((mail, name) => {
        const { subject, html, text } = layoutStayMail(
          {
            ...mail,
            guestName: typed,
            sponsor: person,
            ...(mail.about === 'nudge' && { nominator: person, reason: typed }),
            ...(mail.about === 'sponsor' ? { former: person } : { accessNames: [typed, typed] }),
            ...(mail.about === 'ended' && mail.end.why === 'not-needed' && { end: { ...mail.end, by: person } }),
          },
          { ...company, name: typed },
        );
        assert.equal(links(html).length, mail.about === 'nudge' ? 2 : 1, name);
        assert.doesNotMatch(html, /<(script|img|a href="https:\/\/evil)/);
        assert.doesNotMatch(`${html}${text}${subject}`, /https?:\/\/evil|www\.evil|me@evil|555\) 123/);
        assert.doesNotMatch(`${html}${text}${subject}`, /[\u0000\u202a-\u202e]/);
        assert.doesNotMatch(subject, /[\r\n]/);
        assert.ok(readable(subject).length < 600);
      });
    });
});
