import assert from 'node:assert/strict';
import { titlesOf } from '../cards/reading.js';
import { chat } from './chat.js';
import { plays, type Transcript } from './transcript.js';
import { aNominationId, addressed, nominationOf, oskar, policy, sue } from './workflow.js';

const theirs = () => ({
  ...nominationOf({
    id: aNominationId(4),
    nominator: oskar,
    address: addressed('theirs@partner.net'),
    name: 'Theo Their',
    company: 'Partner',
    language: 'en',
    offers: policy.offers.slice(0, 1),
    reason: 'film',
    until: new Date('2027-06-30T21:59:59.999Z'),
    zone: 'Europe/Berlin',
    deliveries: ['chat'],
  }),
});
const owns = () => ({ ...theirs(), id: aNominationId(1), nominator: sue });

/** What is there already, and what can be done with it. */
const OFFERS: readonly Transcript[] = [
  {
    title: 'a guest, and nothing said of what for',
    lines: `
      > invite bob@fabrikam.com
      Bob Stone is a guest here already. What do you want to do?
      > yes
      Please press one of the buttons above
      > whatever
      Please press one of the buttons above
      [Give more access]
      Invite Bob Stone (Fabrikam)?
      > Apollo
      Give Bob Stone (Fabrikam) access to Project Apollo?
      > joint audit
      > 30 June
      Needs a yes from
      ! The link
      [Send for approval]`,
  },
  {
    title: 'a guest whose end is to change',
    lines: `
      > invite kim@fabrikam.com
      Kim Wu is a guest here already, until Wed 30 June 2027. What do you want to do?
      > change the end
      Change until when Kim Wu (Fabrikam) stays?
      ! To what
      > until 31 August
      > the audit goes on
      Keep Kim Wu (Fabrikam) until Tue 31 August 2027?
      Needs a yes from
      ! The link
      ! To —
      > send
      Sent.
      > status
      **Kim Wu (Fabrikam)** →`,
  },
  {
    title: 'a guest whose end is to change, in one sentence',
    lines: `
      > invite kim@fabrikam.com
      > extend until 31 August because the audit goes on
      Keep Kim Wu (Fabrikam) until Tue 31 August 2027?
      Why — “the audit goes on”
      Needs a yes from`,
  },
  {
    title: 'a guest who is given more, in one sentence',
    lines: `
      > invite bob@fabrikam.com
      > more access to Apollo until 30 June, film
      Give Bob Stone (Fabrikam) access to Project Apollo?
      Why — “film”
      Needs a yes from`,
  },
  {
    title: 'a guest to answer for, whose end is known',
    lines: `
      > invite kim@fabrikam.com
      [Answer for Kim Wu]
      Answer for Kim Wu (Fabrikam)?
      Until — Wed 30 June 2027
      > Oskar leaves
      Answer for Kim Wu (Fabrikam)?
      Needs a yes from
      [Send for approval]`,
  },
  {
    title: 'a guest to be the backup of, whose end is not known',
    lines: `
      > invite bob@fabrikam.com
      [Be the backup]
      Be the backup for Bob Stone (Fabrikam)?
      > holidays
      > 30 June
      Be the backup for Bob Stone (Fabrikam)?
      Needs a yes from`,
  },
  {
    title: 'another address instead of a choice',
    lines: `
      > invite bob@fabrikam.com
      > ada.lovelace@fabrikam.com
      Invite Ada Lovelace (Fabrikam)?
      ! I keep what you said`,
  },
  {
    title: 'an invitation of somebody else, once more',
    lines: `
      > invite eve@partner.net to Apollo until 30 June, film
      Eve Marsh was invited before and has not accepted yet.
      > send the link again
      Invite Eve Marsh (Partner) to Project Apollo?
      A new link will be made.
      [Send for approval]`,
  },
  {
    title: 'one’s own invitation, once more',
    office: () => ({ nominations: [owns()] }),
    lines: `
      > invite own@partner.net
      You have invited Owen Own before, and the invitation is not accepted yet.
      [Send the link again]
      Our e-mail with the link goes out to Owen Own again.
      > send
      There is nothing to send.`,
  },
  {
    title: 'one’s own invitation, and a thing that was not part of it',
    office: () => ({ nominations: [owns()] }),
    lines: `
      > invite own@partner.net to Vendor Portal until 30 June, invoices
      [Send the link again]
      Invite Owen Own (Partner) to Vendor Portal?
      Needs a yes from`,
  },
  {
    title: 'the wrong address, corrected',
    lines: `
      > invite own@partner.net to Apollo until 30 June, film
      > fix the address
      What is the right address of Owen Own?
      > hmm
      That does not tell me whom to invite.
      > owen@partner.net
      Invite Owen Own (Partner) to Project Apollo?
      > yes
      Sent.
      Your earlier invitation to own@partner.net still stands. Do you want to take it back?
      The link leaves your card.`,
  },
  {
    title: 'the wrong address, corrected by buttons',
    lines: `
      > invite eve@partner.net
      [Fix the address]
      What is the right address of Eve Marsh?
      > eva@partner.net
      Invite Eve Marsh (Partner)?`,
  },
  {
    title: 'a disabled guest',
    lines: `
      > invite off@partner.net to Apollo until 30 June, film
      Ola Off is a guest here whose account is disabled.
      [Ask to enable]
      Enable Ola Off (Partner) again, for Project Apollo?
      Note — The account of Ola Off (Partner) is disabled; it is enabled once this is approved.
      [Send for approval]`,
  },
  {
    title: 'a deleted guest, restored by a word',
    lines: `
      > invite gone@partner.net to Apollo until 30 June, film
      Gil Gone was a guest here until the account was deleted, Tue 20 April 2027.
      > restore
      Restore Gil Gone (Partner), for Project Apollo?`,
  },
  {
    title: 'a deleted guest, invited anew',
    lines: `
      > invite gone@partner.net to Apollo until 30 June, film
      > invite anew
      Invite Gil Gone (Partner) to Project Apollo?
      The link —
      ! restored`,
  },
  {
    title: 'another’s nomination, joined',
    office: () => ({ nominations: [theirs()] }),
    lines: `
      > invite theirs@partner.net to Apollo
      Oskar Lind has nominated theirs@partner.net already, and that is still open.
      > yes
      Done. You hear how Oskar Lind's nomination goes on, as Oskar Lind does.
      > status
      (joined; Oskar Lind nominated)
      > withdraw
      There is nothing to withdraw`,
  },
  {
    title: 'another’s nomination, over by now',
    lines: `
      > invite theirs@partner.net to Apollo
      [Join Oskar Lind's nomination]
      This nomination has ended already
      > cancel
      Cancelled`,
  },
  {
    title: 'one that was joined before',
    lines: `
      > invite joined@partner.net to Apollo
      You joined Oskar Lind's nomination of \`joined@partner.net\` before, and it is still open. Say “status” to see it.`,
  },
  {
    title: 'a stay that is too long, shortened by its button',
    lines: `
      > invite Ada Lovelace <ada@fabrikam.com> to Apollo until 30 June 2030, joint audit
      That is longer than the rule “Known partners” allows.
      [Until Tue 2 May 2028]
      Until — Tue 2 May 2028
      Needs a yes from`,
  },
  {
    title: 'a stay that is too long, shortened by a word',
    lines: `
      > invite Ada Lovelace <ada@fabrikam.com> to Apollo until 30 June 2030, joint audit
      > yes
      Until — Tue 2 May 2028`,
  },
  {
    title: '已经是来宾',
    locale: 'zh-CN',
    lines: `
      > 邀请 kim@fabrikam.com
      Kim Wu 已经是来宾，至 2027年6月30日（周三）。你想做什么？
      > 更改截止日期
      更改 Kim Wu (Fabrikam) 的截止日期？
      > 至8月31日
      > 审计延期
      Kim Wu (Fabrikam) 保留到 2027年8月31日（周二）？`,
  },
  {
    title: '加入别人的申请',
    locale: 'zh-CN',
    office: () => ({ nominations: [theirs()] }),
    lines: `
      > 邀请 theirs@partner.net
      Oskar Lind 已为 theirs@partner.net 提交过申请，尚未结束。
      [加入 Oskar Lind 的申请]
      Theo Their
      > 状态
      你已加入，申请人是 Oskar Lind`,
  },
  {
    title: '更正地址',
    locale: 'zh-CN',
    lines: `
      > 邀请 own@partner.net 到 Apollo 至 6月30日 因为拍片
      > 更正地址
      Owen Own 的正确地址是什么？
      > owen@partner.net
      邀请 Owen Own (Partner) 加入 Project Apollo？`,
  },
];

describe('what a look offers', () => {
  plays(OFFERS);

  for (const [address, says, ways] of [
    ['gil@fabrikam.com', /^Gil Over's stay here is over/, ['Give more access', 'Change the end', 'Cancel']],
    ['gus@fabrikam.com', /^Gus Stopped was stopped by an administrator/, ['Give more access', 'Cancel']],
  ] as const)
    it(`nobody to answer for, where the account stayed open by itself: ${address}`, async () => {
      const talk = chat();
      assert.match(await talk.says(`invite ${address}`), says);
      assert.deepEqual(
        talk.cards().flatMap(({ card }) => titlesOf(card!)),
        ways,
      );
    });
});
