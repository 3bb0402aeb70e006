import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { sayNotice } from '../../cards/notice.js';
import { newDelegationId } from '../../src/kernel/ids.js';
import type { Change } from '../../src/nomination/asking.js';
import type { NominationIn, State } from '../../src/nomination/nomination.js';
import type { Notice } from '../../src/workflow/views.js';
import { facts, inChinese, inEnglish, mia, nominated, oskar, READERS, STAGE, STATES } from './samples.js';
import { HOSTILE } from './typed.js';
import { TWO_STEPS } from './views.js';

const markdown = new MarkdownIt({ html: true, linkify: true });
const read = (notice: Notice, reader = inEnglish): string => sayNotice(notice, reader).replaceAll('\u200B', '');
const inState = <S extends State['status']>(name: string, more: Parameters<typeof nominated>[1] = {}) =>
  nominated(STATES[name]!, more) as unknown as NominationIn<S>;

const at = facts.nominatedAt;
const until = new Date('2027-05-31T21:59:59.999Z');
const shortened: Change = { by: oskar, at, to: { until }, was: { until: facts.until } };
const ada = 'your nomination of Ada Lovelace (Fabrikam)';

describe('a notice about a changed request', () => {
  it('tells what an approver agreed to, while others have not answered', () => {
    const nomination = inState('awaiting-approval', { changes: [shortened] });
    assert.equal(
      read({ about: 'changed', nomination }),
      `Oskar Lind agreed to ${ada}, but shortened the stay from Wed 30 June 2027 to **Mon 31 May 2027**. Others still have to agree.`,
    );
    assert.match(
      read({ about: 'changed', nomination, joined: true }),
      /^Oskar Lind agreed to Sue Park's nomination of/,
    );
    assert.equal(
      read({ about: 'changed', nomination }, inChinese),
      'Oskar Lind 批准了你对 Ada Lovelace (Fabrikam) 的申请，但将访问期限由 2027年6月30日（周三）缩短至 **2027年5月31日（周一）**。还须其他人批准。',
    );
  });

  it('mentions the change where it is told that a step agreed, or that the guest is invited', () => {
    const more = { judgement: TWO_STEPS, changes: [shortened] };
    assert.equal(
      read({ about: 'stage-approved', nomination: inState('awaiting-approval, second step', more) }),
      `Oskar Lind agreed to ${ada}. Oskar Lind shortened the stay from Wed 30 June 2027 to **Mon 31 May 2027**. Now I ask Ruth Adams (step 2 of 2).`,
    );
    const other = { judgement: TWO_STEPS, changes: [{ ...shortened, by: mia }] };
    assert.doesNotMatch(
      read({ about: 'stage-approved', nomination: inState('awaiting-approval, second step', other) }),
      /shortened/,
    );
    assert.match(
      read({ about: 'invited', nomination: inState('invited', more) }),
      /^Ada Lovelace \(Fabrikam\) is invited\. .* Oskar Lind shortened the stay from/,
    );
    const many = inState<'invited'>('invited', { changes: [shortened, shortened, shortened] });
    assert.match(read({ about: 'invited', nomination: many }), /Your card shows every change\.$/);
  });

  it('tells those who joined that another request takes its place', () => {
    const nomination = nominated<Extract<State, { status: 'withdrawn' }>>({
      status: 'withdrawn',
      at,
      account: 'none',
      replacedBy: facts.id,
    });
    assert.equal(
      read({ about: 'withdrawn', nomination, joined: true }),
      'Sue Park changed the nomination of Ada Lovelace (Fabrikam) that you joined, and a new one takes its place. To be told of that one too, nominate the guest yourself; I will offer you to join.',
    );
  });
});

describe('a notice about somebody who stands in', () => {
  const delegation = {
    id: newDelegationId(),
    from: oskar,
    to: mia,
    starts: new Date('2027-07-31T22:00:00Z'),
    ends: new Date('2027-08-14T21:59:59.999Z'),
  };

  it('tells them for whom, from when to when, what that means and whom to ask', () => {
    assert.equal(
      read({ about: 'delegated', delegation }),
      'You stand in for Oskar Lind from Sun 1 August 2027 to Sat 14 August 2027. What Oskar Lind is asked to approve comes to you too, and your answer counts as given for Oskar Lind. If that is wrong, talk to Oskar Lind.',
    );
    assert.match(read({ about: 'delegation-revoked', delegation }), /^You no longer stand in for Oskar Lind\./);
    assert.match(
      read({ about: 'delegated', delegation }, { locale: 'zh-CN', zone: 'Europe/Berlin' }),
      /^2027年8月1日（周日）至 2027年8月14日（周六）由你代 Oskar Lind 审批。/,
    );
  });

  for (const [kind, typed] of Object.entries(HOSTILE))
    it(`is not turned into markup by a name: ${kind}`, () => {
      for (const about of ['delegated', 'delegation-revoked'] as const)
        for (const reader of READERS) {
          const text = sayNotice({ about, delegation: { ...delegation, from: { ...oskar, name: typed } } }, reader);
          assert.doesNotMatch(markdown.render(text), /<(?!\/?p>)/);
        }
    });
});

describe('a notice about people out of reach', () => {
  const nomination = inState('awaiting-approval');

  it('says that a mail went to them, and then names nobody instead', () => {
    assert.equal(
      read({ about: 'approver-unreachable', nomination, who: oskar, mailed: true, instead: [mia] }),
      `I could not reach Oskar Lind in Teams about ${ada}. An e-mail that leads into the chat has gone out; you need do nothing.`,
    );
  });

  it('says that a request ended because too few were left, to the nominator and to the administrators', () => {
    const few = (nobodyReached: boolean) =>
      nominated<Extract<State, { status: 'expired' }>>({ status: 'expired', at, nobodyReached, nobodyLeft: true });
    assert.equal(
      read({ about: 'expired', nomination: few(false) }),
      `Too few people are left who could answer ${ada}, so it has ended. Ask the Guestlist administrators; they can name other approvers.`,
    );
    assert.match(read({ about: 'expired', nomination: few(true) }), /^Nobody could be reached who may answer/);
    assert.equal(
      read({ about: 'admin-nobody-reached', nomination: few(false) }),
      "Too few people are left who could answer Sue Park's nomination of Ada Lovelace (Fabrikam), so it has ended. The rule is “Known partners”. Check that its approvers exist and are enough, and that Teams lets them have the Guestlist app.",
    );
    assert.match(
      read({ about: 'admin-nobody-reached', nomination: few(true) }),
      /^Nobody could be reached who may answer Sue/,
    );
  });

  it('counts no steps where a step needs several', () => {
    const judgement = { ...facts.judgement, stages: [{ ...STAGE, quorum: 'all' as const }] };
    assert.equal(
      read({ about: 'expired', nomination: inState<'expired'>('expired, second step', { judgement }) }),
      `Oskar Lind agreed to ${ada}, but not enough of the others answered. Nobody was invited. You can nominate again.`,
    );
  });

  it('says who answered in whose place', () => {
    const decision = { by: oskar, at, comment: 'no.', for: mia };
    const denied = nominated<Extract<State, { status: 'denied' }>>({ status: 'denied', decision });
    assert.match(read({ about: 'denied', nomination: denied }), /^Oskar Lind for Mia Berg denied your nomination of/);
  });
});

describe('a notice that an answer does not count', () => {
  it('says why, and to answer once more', () => {
    for (const why of ['ask-changed', 'change-not-allowed', 'not-checked'] as const)
      for (const reader of READERS) {
        const text = read({ about: 'decision-refused', nomination: inState('awaiting-approval'), why }, reader);
        assert.match(text, /does not count.*answer once more|的答复无效.*请再次答复/);
      }
  });
});

describe('a notice about approvers who cannot be looked up', () => {
  it('tells the administrators whom, for which nomination, and what they can do', () => {
    const nomination = inState('awaiting-approval');
    assert.equal(
      read({ about: 'admin-source-unread', nomination, source: 'group', why: 'refused' }),
      "Microsoft does not let Guestlist look up the members of the group named by the rule, so I could not ask them about Sue Park's nomination of Ada Lovelace (Fabrikam). The rule is “Known partners”. Check in the Microsoft Entra admin center that the application has User.Read.All and GroupMember.Read.All with admin consent; a group that hides its members needs Member.Read.Hidden besides. Until then, whoever comes next is asked.",
    );
    assert.match(
      read({ about: 'admin-source-unread', nomination, source: 'group', why: 'gone' }),
      /^A group that a rule asks for approval no longer exists, .* The rule is “Known partners”\. Please name another group there\./,
    );
    assert.match(
      read({ about: 'admin-source-unread', nomination, source: 'manager', why: 'refused' }, inChinese),
      /^Microsoft 不允许 Guestlist 查询 Sue Park 的经理，/,
    );
  });
});
