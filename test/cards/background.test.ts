import assert from 'node:assert/strict';
import { draw } from '../../cards/draw.js';
import { CHECKS, NEVER_CHECKED, type Seen, type Warning } from '../../src/policy/findings.js';
import type { ConditionName } from '../../src/policy/verdict.js';
import { linesOf, nodesOf, readAloud } from './reading.js';
import { facts, inChinese, inEnglish, mia, nominated, noor, oskar, READERS, STATES, type Change } from './samples.js';
import { FULL, seen, WARNINGS } from './views.js';

const card = (change: Change, reader = inEnglish) =>
  draw({ kind: 'approval', nomination: nominated(STATES['awaiting-approval']!, change), reader: oskar.id }, reader);
const lines = (change: Partial<Seen>, reader = inEnglish) => linesOf(card({ seen: seen(change) }, reader));

describe('what an approver is told besides', () => {
  it("names the guest's home tenant beside the address, or says that there is none", () => {
    assert.ok(lines({}).includes('ada@fabrikam.com · Fabrikam Inc. has its own Microsoft tenant'));
    assert.ok(lines({ homeTenant: 'none' }).includes('ada@fabrikam.com · fabrikam.com has no Microsoft tenant'));
    assert.ok(lines({}, inChinese).includes('ada@fabrikam.com · 所属 Microsoft 租户：Fabrikam Inc.'));
  });

  it('counts the guests from there, and those the nominator answers for', () => {
    const known = (change: Partial<Seen>) => lines(change).find((line) => / answers for | here/.test(line));
    assert.equal(known({}), 'fabrikam.com: 3 guests here, 2 accepted · Sue Park answers for 3 guests');
    assert.equal(
      known({ guestsFromThere: { all: 1, accepted: 0 }, answersFor: 1 }),
      'fabrikam.com: 1 guest here, none accepted · Sue Park answers for 1 guest',
    );
    assert.equal(
      known({ guestsFromThere: { all: 0, accepted: 0 }, answersFor: 0 }),
      'First contact: nobody from fabrikam.com is a guest here yet · Sue Park answers for no other guest in Guestlist',
    );
  });

  it('says that the company is a connected organization', () => {
    assert.ok(
      lines({ connected: true }).some((line) =>
        line.startsWith('fabrikam.com is a connected organization · fabrikam.com: 3'),
      ),
    );
    const { guestsFromThere: _, ...uncounted } = seen({ connected: true });
    assert.match(readAloud(card({ seen: uncounted })), /fabrikam\.com is a connected organization/);
    assert.ok(lines({ connected: true }, inChinese).some((line) => line.startsWith('fabrikam.com 是已连接的组织')));
    assert.doesNotMatch(readAloud(card({ seen: seen() })), /connected organization/);
  });

  it('counts by the domain, whatever company the nominator wrote', () => {
    const guest = { ...facts.guest, company: 'Microsoft' };
    assert.match(readAloud(card({ guest, seen: seen() })), /\nfabrikam\.com: 3 guests here/);
  });

  it('says nothing of what was not known', () => {
    const { guestsFromThere: _, answersFor: __, homeTenant: ___, ...unknown } = seen();
    const text = readAloud(card({ seen: unknown }));
    assert.doesNotMatch(text, /guests? here|answers for|tenant|First contact/);
    assert.doesNotMatch(readAloud(card({})), /Not checked/);
  });

  const said: Readonly<Record<keyof typeof WARNINGS, readonly [string, string]>> = {
    'look-alike': [
      'fabrlkam.com looks like fabrikam.com, where we have 12 guests. Sue Park asks for fabrlkam.com.',
      'fabrlkam.com 与 fabrikam.com 相似，后者在这里有 12 位来宾。Sue Park 申请的是 fabrlkam.com。',
    ],
    'look-alike, not counted': [
      'fabrlkam.com looks like fabrikam.com. Sue Park asks for fabrlkam.com.',
      'fabrlkam.com 与 fabrikam.com 相似。Sue Park 申请的是 fabrlkam.com。',
    ],
    'look-alike of ours': [
      'c0ntoso.com looks like contoso.com, a domain of our own. Sue Park asks for c0ntoso.com.',
      'c0ntoso.com 与我们自己的域名 contoso.com 相似。Sue Park 申请的是 c0ntoso.com。',
    ],
    consumer: [
      'gmail.com is for private mailboxes, which anybody can open.',
      'gmail.com 是个人邮箱，任何人都可以注册。',
    ],
    disposable: [
      'mailinator.com is for throw-away mailboxes, which anybody can open and nobody keeps.',
      'mailinator.com 是一次性邮箱，任何人都可以使用，用后即弃。',
    ],
    contact: [
      "A mail contact of ours has this address. It stays beside the guest's account; whoever looks after Exchange can remove it.",
      '我们的邮件联系人中已有该地址。它会与来宾帐户并存，可由 Exchange 管理员删除。',
    ],
    'cross-tenant': [
      'Our cross-tenant access settings let only some people of Fabrikam Inc. in, and nobody can see whether this is one.',
      '我们的跨租户访问设置只允许“Fabrikam Inc.”的部分人员加入，无法得知对方是否在内。',
    ],
    'cross-tenant, unnamed': [
      'Our cross-tenant access settings let only some people from there in, and nobody can see whether this is one.',
      '我们的跨租户访问设置只允许对方公司的部分人员加入，无法得知对方是否在内。',
    ],
    'decided there too': [
      'Besides, somebody in Microsoft Entra must agree to Contractor Kit, once the guest is invited.',
      '邀请发出后，Contractor Kit 还须有人在 Microsoft Entra 中批准。',
    ],
    'decided by nobody': [
      'Nobody decides about Contractor Kit: our rules leave that to Microsoft Entra, where its policy asks nobody.',
      '没有人审批 Contractor Kit：规则把它交给 Microsoft Entra，而那里的策略不要求任何人批准。',
    ],
    'passed over': [
      "The rule “Connected partners” could not be judged without knowing the guest's home tenant and what the company is to us.",
      '规则“Connected partners”无法判断，因为无从得知来宾所属的租户、对方公司与我们的关系。',
    ],
  };
  for (const [name, [english, chinese]] of Object.entries(said)) {
    it(`warns in a line of its own, with a sign before it: ${name}`, () => {
      const warnings = [WARNINGS[name]!];
      assert.ok(lines({ warnings }).includes(`⚠ ${english}`), lines({ warnings }).join('\n'));
      assert.ok(lines({ warnings }, inChinese).includes(`⚠ ${chinese}`), lines({ warnings }, inChinese).join('\n'));
    });
  }

  it('warns five times at most, and says how many more there are', () => {
    const some = Object.values(WARNINGS);
    const signed = (warnings: readonly Warning[]) => lines({ warnings }).filter((line) => line.startsWith('⚠'));
    assert.equal(signed(some.slice(0, 5)).length, 5);
    assert.equal(signed(some).length, 5);
    assert.equal(signed(some).at(-1), `⚠ ${String(some.length - 4)} more warnings`);
    const rules = Array.from({ length: 7 }, (_, n) => ({ rule: `Rule ${String(n)}`, missing: ['partner'] as const }));
    assert.equal(signed([{ finding: 'passed-over', rules }]).at(-1), '⚠ 3 more warnings');
  });

  it('has words for every condition of a rule', () => {
    const conditions: Readonly<Record<ConditionName, true>> = {
      domains: true,
      mailbox: true,
      homeTenant: true,
      partner: true,
      nominator: true,
      offers: true,
      stay: true,
      answersFor: true,
    };
    for (const reader of READERS)
      for (const missing of Object.keys(conditions) as ConditionName[])
        assert.doesNotMatch(
          lines({ warnings: [{ finding: 'passed-over', rules: [{ rule: 'X', missing: [missing] }] }] }, reader).join(),
          /undefined|knowing \.|得知。/,
          missing,
        );
  });

  it('names in one line what was not checked, and always what nobody can', () => {
    const never = "our own list of domains and the partner's outbound settings";
    assert.ok(lines({}).includes(`Not checked, as always: ${never}`));
    assert.ok(
      lines({ unchecked: ['contacts', 'list-of-domains'] }).includes(`Not checked: contacts; and, as always, ${never}`),
    );
    assert.equal(lines({ unchecked: CHECKS }).filter((line) => line.includes('Not checked')).length, 1);
    for (const check of CHECKS.filter((one) => !NEVER_CHECKED.includes(one)))
      assert.match(
        lines({ unchecked: [check] }).join('\n'),
        /Not checked: (?!undefined)[^;]{5,}; and, as always/,
        check,
      );
  });

  it('is set apart from the case by one rule across the card', () => {
    const ruled = nodesOf(card({ seen: seen() })).filter(({ separator }) => separator === true);
    assert.equal(ruled.length, 1);
    assert.match(JSON.stringify(ruled[0]), /3 guests here/);
  });

  it('is left out once it is decided', () => {
    for (const state of ['approved', 'denied', 'expired'])
      assert.doesNotMatch(
        readAloud(draw({ kind: 'approval', nomination: nominated(STATES[state]!, FULL) }, inEnglish)),
        /⚠|Not checked|answers for 3/,
        state,
      );
  });
});

describe('what the company asked besides', () => {
  it('is answered line by line, in the language of whoever reads', () => {
    assert.ok(linesOf(card(FULL)).includes('NDA signed — yes'));
    assert.ok(linesOf(card(FULL, inChinese)).includes('已签署保密协议：是'));
  });

  it('says who is to answer for the guest where it is not the nominator alone', () => {
    const sponsors = (change: Change) => linesOf(card(change)).find((line) => line.includes('is to answer'));
    assert.equal(sponsors({ sponsor: mia }), 'Mia Berg is to answer for this guest');
    assert.equal(sponsors({ backup: noor }), 'Sue Park is to answer for this guest, with Noor Haddad as backup');
    assert.equal(sponsors({ sponsor: facts.nominator }), undefined);
    assert.equal(sponsors({}), undefined);
  });
});
