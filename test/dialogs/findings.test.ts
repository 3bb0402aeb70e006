import { aRule, aStage } from '../policy/policies.js';
import { plays, type Transcript } from './transcript.js';

import { mia, oskar, policy, type Office } from './workflow.js';

const SEVERAL = [
  aStage([{ from: 'manager' }], { quorum: 'all' }),
  aStage([{ from: 'owners' }], { quorum: 'all' }),
  aStage([{ from: 'people', addresses: [] }], { quorum: 2 }),
];

/** Refusals: the reason, who can change it, and what stays of what was said. */
const REFUSALS: readonly Transcript[] = [
  {
    title: 'a colleague whose name may not be seen',
    lines: `
      > invite hidden@contoso.com to Apollo until 30 June, joint audit
      That is the address of a colleague, so no invitation is needed. If you meant somebody else, tell me the address.
      > ada.lovelace@fabrikam.com
      Invite Ada Lovelace (Fabrikam) to Project Apollo?
      Why — “joint audit”`,
  },
  {
    title: 'somebody from outside who is a member here',
    lines: `
      > invite ext@partner.net to Apollo
      Ext Member came from outside and is a member here by now, so no invitation is needed: the owners of a team can add them
      > ada@fabrikam.com
      Invite ada@fabrikam.com to Project Apollo?`,
  },
  {
    title: 'an account from another directory',
    lines: `
      > invite sync@partner.net to Apollo
      Whoever has this address has an account here that comes from another directory, so no invitation is needed`,
  },
  {
    title: 'a further address of an account of ours',
    lines: `
      > invite proxy@partner.net to Apollo
      This address belongs to the account of Carl Meyer, as a further one
      An administrator of our tenant can take it off that account; or tell me another address of the same person.
      > ada@fabrikam.com
      Invite ada@fabrikam.com to Project Apollo?`,
  },
  {
    title: 'a tenant that our own settings keep out',
    lines: `
      > invite ina@blocked.example to Apollo
      Our own settings keep everybody from Blocked Inc. out. An administrator of our tenant can change that under Cross-tenant access settings
      > ada@fabrikam.com
      Invite ada@fabrikam.com to Project Apollo?`,
  },
  {
    title: 'what no rule can allow',
    lines: `
      > invite ria@rival.example
      We compete with them. That is the rule “No rivals”, and the Guestlist administrators can change it; or tell me another address of the same person.
      > ada@fabrikam.com
      Invite ada@fabrikam.com?`,
  },
  {
    title: 'a rule that refuses the thing',
    lines: `
      > invite Ada Lovelace <ada@fabrikam.com> to Vendor List until 30 June, joint audit
      Vendor List is for employees. That is the rule “Vendors stay out of lists”, and the Guestlist administrators can change it; or choose something else.
      Why — “joint audit”
      > Vendor Portal
      Invite Ada Lovelace (Fabrikam) to Vendor Portal?
      Needs a yes from`,
  },
  {
    title: 'no rule at all',
    office: () => ({ rules: { ...policy, rules: policy.rules.filter(({ name }) => name !== 'Everyone else') } }),
    lines: `
      > invite Zoe Marsh <zoe@partner.net> to Apollo until 30 June, film
      No rule of ours allows this guest there. The Guestlist administrators can add one; or choose something else.`,
  },
  {
    title: 'a rule that refuses, in the reader’s language',
    locale: 'zh-CN',
    lines: `
      > 邀请 ria@rival.example
      他们是我们的竞争对手。这是规则“No rivals”的规定，可由 Guestlist 管理员更改；或者告诉我此人的另一个地址。`,
  },
];

/** Things that guests cannot be put into fall away; the rest stays. */
const THINGS: readonly Transcript[] = (
  [
    ['Payroll', 'Payroll keeps guests out by its own settings. Its owners can change that'],
    ['Old Club', 'Old Club no longer exists.'],
    ['All Hands', 'The members of All Hands are chosen by a rule'],
    ['Plant', 'The members of Plant come from a directory on-premises'],
    ['Admins', 'Admins can carry administrators'],
    ['Secret', 'The sensitivity label of Secret keeps guests out. Its owners can change the label'],
  ] as const
).map(([thing, says]) => ({
  title: `${thing} falls away, and the rest stays`,
  lines: `
    > invite Ada Lovelace <ada@fabrikam.com> to ${thing} until 30 June, joint audit
    ${says}
    Why — “joint audit”
    ! To — ${thing}
    > Apollo
    Invite Ada Lovelace (Fabrikam) to Project Apollo?
    Until — Wed 30 June 2027
    ! ${says}`,
}));

const TWO_THINGS: readonly Transcript[] = [
  {
    title: 'of two things the one that is possible is meant',
    lines: `
      > invite Ada Lovelace <ada@fabrikam.com> to Apollo and Payroll until 30 June, joint audit
      Payroll keeps guests out by its own settings.
      Invite Ada Lovelace (Fabrikam) to Project Apollo?
      Needs a yes from
      [Send for approval]
      Ada Lovelace → Project Apollo`,
  },
  {
    title: 'of two things neither is possible',
    lines: `
      > invite Ada Lovelace <ada@fabrikam.com> to Payroll and Secret until 30 June, joint audit
      Payroll keeps guests out by its own settings.
      The sensitivity label of Secret keeps guests out.
      Why — “joint audit”`,
  },
  {
    title: '两项之中有一项不行',
    locale: 'zh-CN',
    lines: `
      > 邀请 李雷 <lilei@fabrikam.com> 加入 阿波罗和Payroll，至6月30日，因为联合审计
      Payroll 的设置不接纳来宾。
      邀请李雷 (Fabrikam) 加入 Project Apollo？`,
  },
];

const held = (found: NonNullable<Office['found']>[number]) => (): Office => ({ found: [found] });

/** What lies with the nominator is said at once, before anything is asked. */
const NOMINATOR: readonly Transcript[] = [
  {
    title: 'somebody who may not nominate',
    office: held({ answer: 'refuse', finding: 'not-a-nominator' }),
    lines: `
      > invite amy@fabrikam.com and ben@fabrikam.com to Apollo
      Nothing was sent: our company's rules name who may invite guests, and you are not among them.
      ! Invite amy
      > send
      There is nothing to send.`,
  },
  {
    title: 'too many guests already',
    office: held({ answer: 'refuse', finding: 'too-many-guests', limit: 20, has: 20 }),
    lines: `
      > invite ada@fabrikam.com to Apollo
      You answer for 20 guests, and our rules allow 20 at a time. The Guestlist administrators can change that. What you said is kept
      > anything
      You answer for 20 guests
      > status
      Not sent yet: \`ada@fabrikam.com\``,
  },
  {
    title: 'too many today',
    office: held({ answer: 'refuse', finding: 'too-many-today', limit: 1 }),
    lines: `
      > invite
      Our rules allow 1 nomination a day, and that is how many you have sent today.
      > cancel
      Cancelled.`,
  },
  {
    title: 'somebody who was written to often enough',
    office: held({ answer: 'refuse', finding: 'mailed-enough', times: 5, from: new Date('2027-05-05T09:40:00Z') }),
    lines: `
      > invite ada@fabrikam.com to Apollo
      We have written to \`ada@fabrikam.com\` 5 times in the last seven days, and our rules allow no more. From **Wed 5 May, 11:40** on an invitation can go out again
      > status
      Not sent yet: \`ada@fabrikam.com\``,
  },
  {
    title: 'somebody who was denied lately',
    office: held({ answer: 'refuse', finding: 'denied-lately', times: 3, from: new Date('2027-05-20T09:40:00Z') }),
    lines: `
      > invite ada@fabrikam.com to Apollo
      \`ada@fabrikam.com\` was denied 3 times in the last 30 days, so nobody is asked about it again for now. From **Thu 20 May, 11:40** on it can be nominated anew; the Guestlist administrators can do that today`,
  },
  {
    title: '近期多次被拒绝',
    locale: 'zh-CN',
    office: held({ answer: 'refuse', finding: 'denied-lately', times: 3, from: new Date('2027-05-20T09:40:00Z') }),
    lines: `
      > 邀请 ada@fabrikam.com
      最近 30 天内已被拒绝 3 次，暂不再提请审批。`,
  },
  {
    title: 'nobody may invite',
    office: held({ answer: 'refuse', finding: 'invitations-closed', setting: 'none' }),
    lines: `
      > invite ada@fabrikam.com to Apollo
      our tenant's setting “Guest invite restrictions” lets nobody do it. An administrator can change that in the Microsoft Entra admin center`,
  },
  {
    title: '今天已经用完',
    locale: 'zh-CN',
    office: held({ answer: 'refuse', finding: 'too-many-today', limit: 5 }),
    lines: `
      > 邀请 ada@fabrikam.com
      规则允许每天最多提交 5 项申请，今天已经用完。`,
  },
];

/** What goes on all the same, and stands on the card. */
const WARNINGS: readonly Transcript[] = [
  {
    title: 'a domain that looks like our own',
    lines: `
      > invite amy.adler@cont0so.com to Apollo until 30 June, joint audit
      cont0so.com is not a domain we know. It looks like our own domain contoso.com. Which one is it?
      [It is cont0so.com]
      Invite Amy Adler (Cont0so) to Project Apollo?
      cont0so.com looks like contoso.com and is not it.`,
  },
  {
    title: 'a doubtful domain said once more',
    lines: `
      > invite Bob Fox <bob@fabrlkam.com> to Apollo until 30 June, joint audit
      > bob@fabrlkam.com
      Invite Bob Fox (Fabrlkam) to Project Apollo?
      > until 15 June
      Until — Tue 15 June 2027
      ! Which one is it?`,
  },
  {
    title: 'a private mailbox, a contact, a tenant that lets some in',
    lines: `
      > invite Ida Fox <ida@gmail.com> (Fox Ltd) to Apollo until 30 June, film
      ⚠ gmail.com is for private mailboxes
      > cancel
      > invite Con Fox <con@partner.net> to Apollo until 30 June, film
      ⚠ A mail contact of ours has this address.
      > cancel
      > invite Pat Fox <pat@partner.net> to Apollo until 30 June, film
      ⚠ Our cross-tenant access settings let only some people of Partner Inc. in`,
  },
  {
    title: 'where the guest comes from, and what was not checked',
    office: () => ({
      seen: {
        homeTenant: { name: 'Fabrikam Inc.' },
        guestsFromThere: { all: 3, accepted: 2 },
        unchecked: ['address', 'contacts'],
      },
    }),
    lines: `
      > invite Ada Lovelace <ada@fabrikam.com> to Apollo until 30 June, joint audit
      ada@fabrikam.com · Fabrikam Inc. has its own Microsoft tenant · 3 guests from there, 2 accepted
      Note — Our directory could not be asked about this address.
      Not checked just now: contacts`,
  },
  {
    title: 'first contact, from a domain without a tenant',
    office: () => ({ seen: { homeTenant: 'none', guestsFromThere: { all: 0, accepted: 0 } } }),
    lines: `
      > invite Ada Lovelace <ada@fabrikam.com> to Apollo until 30 June, joint audit
      fabrikam.com has no Microsoft tenant · first guest from there`,
  },
  {
    title: 'approvers of whom several must agree, where the rule keeps their names',
    office: () => ({
      rules: { ...policy, rules: [aRule({ name: 'Two', namesHidden: true, stages: SEVERAL })] },
      stages: SEVERAL.map(({ sources: [source] }) => ({ people: [oskar, mia], ...(source && { from: source.from }) })),
    }),
    lines: `
      > invite Ada Lovelace <ada@fabrikam.com> to Apollo until 30 June, joint audit
      Needs a yes from — your manager, then all of the owners of Project Apollo, then 2 of the people named by the rule`,
  },
  {
    title: 'approvers that could not be looked up',
    office: () => ({ stages: [{}] }),
    lines: `
      > invite Ada Lovelace <ada@fabrikam.com> to Apollo until 30 June, joint audit
      Needs a yes from — The approvers could not be looked up just now; I will find them after sending`,
  },
];

describe('what a look finds', () => {
  describe('refused', () => plays(REFUSALS));
  describe('refused for the thing', () => plays([...THINGS, ...TWO_THINGS]));
  describe('refused for the nominator', () => plays(NOMINATOR));
  describe('warned of', () => plays(WARNINGS));
});
