import assert from 'node:assert/strict';
import { chat } from './chat.js';
import { plays, type Transcript } from './transcript.js';

const TRANSCRIPTS: readonly Transcript[] = [
  {
    title: 'everything in one message',
    lines: `
      > invite ada.lovelace@fabrikam.com to Apollo until 30 June because of the joint audit
      Invite Ada Lovelace (Fabrikam) to Project Apollo?
      Guest — Ada Lovelace, Fabrikam — ada.lovelace@fabrikam.com
      To — Project Apollo (team)
      Why — “the joint audit”
      Until — Wed 30 June 2027 (8 weeks)
      Needs a yes from — Oskar Lind or Mia Berg (owners of Project Apollo)
      By our e-mail in English, and here in this chat
      [Send for approval]
      Ada Lovelace → Project Apollo`,
  },
  {
    title: 'bit by bit, typed',
    lines: `
      > invite
      Invite a guest
      > ada@fabrikam.com
      Invite ada@fabrikam.com?
      > Apollo
      Invite ada@fabrikam.com to Project Apollo?
      > Ada Lovelace
      Invite Ada Lovelace (Fabrikam) to Project Apollo?
      ! Needs a yes
      > the joint audit
      Why — “the joint audit”
      > 30 June
      Until — Wed 30 June 2027
      Needs a yes from — Oskar Lind or Mia Berg (owners of Project Apollo)
      > send
      Sent. The card above shows how it goes on.`,
  },
  {
    title: 'a marker alone in an answer',
    locale: 'zh-CN',
    lines: `
      > 邀请 李雷 <lilei@fabrikam.com> 加入 阿波罗，至6月30日
      邀请李雷 (Fabrikam) 加入 Project Apollo？
      > 因为联合审计
      原因：“联合审计”
      > 状态
      尚未提交
      ! 你还没有申请
      > 撤回
      正在填写的内容尚未提交`,
  },
  {
    title: 'a domain to choose, typed',
    lines: `
      > invite bob@fabrlkam.com to Apollo
      > Fabrikam.com
      Give Bob Stone (Fabrikam) access to Project Apollo?
      > thanks
      You are welcome.
      > cancel
      Cancelled: \`bob@fabrikam.com\`. Nothing was sent.`,
  },
  {
    title: 'an address copied from what we wrote, with its gaps',
    lines: `
      > invite Ada Lovelace <ada@\u200bfabrikam.\u200bcom> to Apollo until 30 June, \ufeffjoint\u2060 audit
      Guest — Ada Lovelace, Fabrikam — ada@fabrikam.com
      Why — “joint audit”
      Needs a yes from — Oskar Lind or Mia Berg (owners of Project Apollo)`,
  },
  {
    title: 'two parts in one answer, with their markers',
    lines: `
      > invite Ada Lovelace <ada@fabrikam.com>
      > until 30 june, to Apollo
      To — Project Apollo (team)
      Until — Wed 30 June 2027
      > joint audit
      Why — “joint audit”
      Needs a yes from`,
  },
  {
    title: 'a correction after everything was said back',
    lines: `
      > invite Ada Lovelace <ada@fabrikam.com> to Apollo until 30 June, joint audit
      > until 31 July
      Until — Sat 31 July 2027
      > to Vendor Portal
      Invite Ada Lovelace (Fabrikam) to Vendor Portal?
      > 15 August
      Until — Sun 15 August 2027
      > name: Augusta Ada King
      Invite Augusta Ada King (Fabrikam) to Vendor Portal?
      > because of the merger
      Why — “the merger”
      > by chat
      Here in this chat; we send no e-mail
      > in Chinese by mail
      By our e-mail in Chinese (简体中文)
      > whatever you think
      I did not understand “whatever you think”
      > no
      Nothing was sent`,
  },
  {
    title: 'a colleague, then the address that was meant',
    lines: `
      > invite carl@contoso.com to apollo until 30 june, joint audit
      Carl Meyer is a colleague, so no invitation is needed. If you meant somebody else, tell me the address.
      > something else
      That does not tell me whom to invite
      > ada.lovelace@fabrikam.com
      Invite Ada Lovelace (Fabrikam) to Project Apollo?
      Until — Wed 30 June 2027`,
  },
  {
    title: 'an address with a plus',
    lines: `
      > invite dan+apollo@partner.net to Apollo
      Microsoft accepts no “+” in a guest's address. Shall I use dan@partner.net?
      [Use dan@partner.net]
      Invite dan@partner.net to Project Apollo?
      > cancel
      Cancelled: \`dan@partner.net\`. Nothing was sent.
      > invite dan+apollo@partner.net
      > yes
      Invite dan@partner.net?`,
  },
  {
    title: 'a domain that looks like a partner’s',
    lines: `
      > invite bob@fabrlkam.com to Apollo
      fabrlkam.com is not a domain we know. It looks like fabrikam.com, where we have 12 guests. Which one is it?
      > yes
      Please say which one: \`bob@fabrikam.com\` or \`bob@fabrlkam.com\`.
      [It is fabrlkam.com]
      Invite bob@fabrlkam.com to Project Apollo?
      > cancel
      > invite ada@fabrlkam.com to Apollo
      [Use ada@fabrikam.com]
      Invite ada@fabrikam.com to Project Apollo?`,
  },
  {
    title: 'a guest who is here already',
    lines: `
      > invite bob@fabrikam.com to Apollo until 30 June, joint audit
      Give Bob Stone (Fabrikam) access to Project Apollo?
      Note — Bob Stone (Fabrikam) is a guest here already. No invitation is sent; access is added.
      ! The link`,
  },
  {
    title: 'somebody invited before',
    lines: `
      > invite Eve Marsh <eve@partner.net> to Apollo until 30 June, joint audit
      Eve Marsh was invited before and has not accepted yet.
      [Send the link again]
      Invite Eve Marsh (Partner) to Project Apollo?
      This address was invited before and has not accepted. A new link will be made.`,
  },
  {
    title: 'a trusted domain needs nobody',
    lines: `
      > invite Paul Wu <paul@northwindtraders.com> to Apollo until 30 June, shared launch
      Needs a yes from — Nobody; the rule “Trusted” approves it at once
      Here in this chat; we send no e-mail
      > by mail
      The rule does not allow that way for the link. Possible here: Your chat alone.
      > by chat
      [Send invitation]
      Paul Wu → Project Apollo`,
  },
  {
    title: 'commands in the middle of anything',
    lines: `
      > invite Ada Lovelace <ada@fabrikam.com> to Apollo until 30 June
      > help
      This is what I can do:
      What you were filling in is still there.
      > status
      Not sent yet: \`ada@fabrikam.com\`
      ! You have no nominations yet.
      > withdraw
      There is nothing to withdraw
      > language zh
      从现在起我和你说中文。
      > 因为联合审计
      邀请 Ada Lovelace (Fabrikam) 加入 Project Apollo？
      审批人：Oskar Lind 或 Mia Berg
      > 取消
      没有提交任何内容。
      > 取消
      没有正在填写的内容，未作任何更改。`,
  },
  {
    title: 'another guest in between',
    lines: `
      > invite Ada Lovelace <ada@fabrikam.com> to Apollo until 30 June
      > invite Zoe Marsh <zoe@partner.net> to Vendor Portal until 15 June, invoices
      First \`zoe@partner.net\`. I keep what you said about \`ada@fabrikam.com\` and come back to it.
      Invite Zoe Marsh (Partner) to Vendor Portal?
      [Send for approval]
      Zoe Marsh → Vendor Portal
      Invite Ada Lovelace (Fabrikam) to Project Apollo?
      > joint audit
      Needs a yes from
      [Send for approval]
      Ada Lovelace → Project Apollo`,
  },
  {
    title: 'two addresses in one message',
    lines: `
      > invite amy@fabrikam.com and ben@fabrikam.com to Apollo until 30 June, joint audit
      2 addresses, one after the other. First \`amy@fabrikam.com\`.
      Invite amy@fabrikam.com to Project Apollo?
      > Amy Adler
      Invite Amy Adler (Fabrikam) to Project Apollo?
      [Send for approval]
      Amy Adler → Project Apollo
      Invite ben@fabrikam.com to Project Apollo?
      Why — “joint audit”
      > Ben Bell
      > send
      Sent.
      > status
      Ben Bell (Fabrikam)
      Amy Adler (Fabrikam)
      ! Not sent yet`,
  },
  {
    title: 'two addresses, the first one wrong',
    lines: `
      > invite carl@contoso.com and ada.lovelace@fabrikam.com to Apollo until 30 June, joint audit
      Carl Meyer is a colleague
      > cancel
      Cancelled.
      Invite Ada Lovelace (Fabrikam) to Project Apollo?`,
  },
  {
    title: 'nothing is open',
    lines: `
      > send
      There is nothing to send.
      > change
      There is nothing to change here.
      To change what you sent, press Change on its card; to begin, say “invite” and an e-mail address.
      > no
      I asked nothing just now, so nothing was changed.
      > cancel
      Nothing is being filled in, so nothing was changed.
      > invte ada
      I did not understand “invte ada”. Did you mean **invite**?
      You can say **invite**, **status**, **guests**, **approvals**, **withdraw** or **help**.
      > 🎉
      This is what I can do:
      > language klingon
      I do not speak “klingon”.`,
  },
  {
    title: 'Chinese, in one message',
    locale: 'zh-CN',
    lines: `
      > 邀请 ada.lovelace@fabrikam.com 到 Apollo 至 6月30日 因为联合审计
      邀请 Ada Lovelace (Fabrikam) 加入 Project Apollo？
      来宾：Ada Lovelace，Fabrikam — ada.lovelace@fabrikam.com
      加入：Project Apollo（团队）
      原因：“联合审计”
      截止：2027年6月30日（周三）（8周）
      审批人：Oskar Lind 或 Mia Berg
      > 发送
      已提交。
      > 状态
      **Ada Lovelace (Fabrikam)** → Project Apollo：等待审批人答复
      > 撤回
      撤回 Ada Lovelace (Fabrikam) 加入 Project Apollo 的申请？`,
  },
  {
    title: 'Chinese, bit by bit',
    locale: 'zh-CN',
    lines: `
      > 邀请 carl@contoso.com
      Carl Meyer 是同事，无需邀请。
      > ada@fabrikam.com
      邀请 ada@fabrikam.com？
      > 林达
      邀请林达 (Fabrikam)？
      > 到阿波罗，至三个月后
      加入：Project Apollo（团队）
      截止：2027年8月3日（周二）
      > 联合审计
      原因：“联合审计”
      [修改]
      请修改不对的地方。
      > 至昨天
      2027年5月2日（周日）已经过去了。
      > 至6月31日
      日历上没有“6月31日”这一天。
      > 至6月30日
      截止：2027年6月30日（周三）
      [取消]
      已取消：ada@fabrikam.com。没有提交任何内容。`,
  },
];

describe('a conversation', () => plays(TRANSCRIPTS));

/** Each wrong message with what the answer must say; the draft stays, and nothing is begun. */
const WRONG: readonly (readonly [said: string, answered: RegExp])[] = [
  ['invite ada.fabrikam.com', /`ada\.fabrikam\.com` is missing an “@”/],
  ['invite ada@', /`ada@` has nothing after the “@”/],
  ["invite o'neil@fabrikam.com", /Microsoft accepts no “'” in a guest's address/],
  ['invite ada@fabrikam', /lacks an ending/],
  ['invite ada\u202e@fabrikam.com', /cannot be seen \(U\+202E\)/],
  ['invite nobody@contoso.com', /`contoso\.com` is our own domain/],
  [
    'invite spam@mailinator.com',
    /Nobody may be invited from `mailinator\.com`\. The Guestlist administrators can change that/,
  ],
  ['invite off@partner.net', /account is disabled/],
  ['invite mine@partner.net', /You have nominated `mine@partner\.net` already/],
  ['invite theirs@partner.net', /Oskar Lind has nominated theirs@partner\.net already[^]*You can join/],
  ['invite ada@fabrikam.com to Apollo until 3 January 2020', /Fri 3 January 2020 is in the past/],
  ['invite ada@fabrikam.com to Apollo until 03/04/2028', /“03\/04\/2028” can be Mon 3 April 2028 or Sat 4 March 2028/],
  ['invite ada@fabrikam.com to Apollo until 29 February 2027', /not in the calendar/],
  ['invite ada@fabrikam.com to Apollo until midsummer', /could not read “midsummer” as a day/],
  [
    'invite ada@fabrikam.com to Apollo until Friday, 30 June 2027',
    /That day is Wed 30 June 2027, so the weekday does not fit/,
  ],
  [
    'invite ada@fabrikam.com to Apollo until 30 June 2099',
    /longer than the rule “Known partners” allows\. The last possible day is Tue 2 May 2028/,
  ],
  [
    'invite ada@fabrikam.com to Atlantis until 30 June',
    /nothing called “Atlantis”.*There is Project Apollo, Joint Audit/,
  ],
  ['invite ada@fabrikam.com to Vendor until 30 June', /“Vendor” could be Vendor Portal or Vendor List/],
  [
    'invite ada@fabrikam.com to Apollo and Atlantis until 30 June',
    /nothing called “Atlantis”.*There is Project Apollo, Joint Audit/,
  ],
  ['invite ada@fabrikam.com to Payroll', /Payroll keeps guests out by its own settings\. Its owners can change that/],
  [`invite ada@fabrikam.com to Apollo because ${'very '.repeat(200)}`, /That reason has 999 characters; 500 fit/],
  [`invite ada@fabrikam.com because ${'very '.repeat(4000)}`, /20,03\d characters; I read up to 2,000/],
];

describe('a wrong message', () => {
  for (const [said, answered] of WRONG) {
    it(`“${said.slice(0, 60)}” is answered with what to do`, async () => {
      const talk = chat();
      assert.match(await talk.says(said), answered);
      assert.equal(talk.begun.length, 0);
    });
  }

  it('with more guests than can be kept names those left over', async () => {
    const talk = chat();
    const guests = Array.from({ length: 12 }, (_, n) => `guest${String(n)}@partner.net`);
    const said = await talk.says(`invite ${guests.join(', ')} to Apollo`);
    assert.match(
      said,
      /I keep 10 guests at a time\. Please name these again later: `guest10@partner\.net`, `guest11@partner\.net`\./,
    );
    assert.match(said, /10 addresses, one after the other\. First `guest0@partner\.net`\./);
    assert.match(
      await talk.says('invite guest12@partner.net'),
      /^I keep 10 guests at a time[^]*`guest12@partner\.net`\.$/,
    );
  });

  it('costs nothing of what was right', async () => {
    const talk = chat();
    await talk.says('invite Ada Lovelace <ada@fabrikam.com> to Atlantis until 31 June, joint audit');
    assert.match(await talk.says('to Apollo'), /Why — “joint audit”[^]*“31 June” is not in the calendar/);
    assert.match(
      await talk.says('30 June'),
      /Invite Ada Lovelace \(Fabrikam\) to Project Apollo\?[^]*Until — Wed 30 June 2027[^]*Needs a yes/,
    );
  });

  it('with a file is answered in words, though Teams’ own HTML copy of a message is no file', async () => {
    const talk = chat();
    const file = {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name: 'guests.xlsx',
      content: {},
    };
    assert.match(await talk.says('', { attachments: [file] }), /cannot do anything with files/);
    const html = { contentType: 'text/html', content: '<div>status</div>' };
    assert.match(await talk.says('status', { attachments: [html] }), /^You have no nominations yet/);
  });
});
