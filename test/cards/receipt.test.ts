import assert from 'node:assert/strict';
import { draw } from '../../cards/draw.js';
import type { Guest } from '../../src/guest/guest.js';
import type { View } from '../../src/workflow/views.js';
import { STAYS } from './guest-samples.js';
import { buttonsOf, linesOf, nodesOf, ofType, readAloud, titlesOf } from './reading.js';
import { facts, GUESTS, inChinese, inEnglish, nominated, REDEEM_LINK, STATES } from './samples.js';

const receipt = (state: string, more: Partial<Extract<View, { kind: 'receipt' }>> = {}, reader = inEnglish) =>
  draw({ kind: 'receipt', nomination: nominated(STATES[state]!), ...more }, reader);

describe("the nominator's receipt", () => {
  it('says who was asked, and what is still to come', () => {
    const card = receipt('awaiting-approval');
    assert.deepEqual(linesOf(card).slice(0, 6), [
      'Ada Lovelace → Project Apollo',
      'Sent Mon 3 May, 10:12',
      '● Asked — Oskar Lind and Mia Berg',
      '○ Not invited yet',
      '○ Not accepted yet',
      'Ends unanswered Thu 6 May, 10:12',
    ]);
  });

  it('names the approvers who could not be reached, and says when nobody is left', () => {
    assert.match(
      readAloud(receipt('awaiting-approval, one not reached')),
      /● Asked — Mia Berg\n[^]*I could not reach Oskar Lind in Teams\./,
    );
    assert.match(
      readAloud(receipt('awaiting-approval, nobody reached')),
      /Nobody who may answer could be reached\. The Guestlist administrators know/,
    );
    assert.match(readAloud(receipt('awaiting-approval, nobody chosen yet')), /● Sent — I am looking up who may answer/);
  });

  it('says who approved, with the comment, or which rule did', () => {
    assert.ok(
      linesOf(receipt('approved')).includes('● Approved by Oskar Lind, Mon 3 May, 11:40 — “fine until the audit ends”'),
    );
    assert.ok(linesOf(receipt('approved at once')).includes('● Approved at once by the rule “Known partners”'));
  });

  it('says what keeps an invitation waiting, and when it is tried again', () => {
    assert.match(
      readAloud(receipt('approved, throttled')),
      /asking everyone to slow down\. I will try again Mon 3 May, 11:42/,
    );
    assert.match(readAloud(receipt('approved, invitations-closed')), /External collaboration settings/);
  });

  it('shows the link as text to copy, with whom it is for and how to pass it on, and nothing that opens it', () => {
    const card = receipt('invited', { guest: GUESTS.pending, redeemLink: REDEEM_LINK });
    const run = ofType(card, 'TextRun').find(({ text }) => text === REDEEM_LINK);
    assert.equal(run?.['fontType'], 'Monospace');
    assert.match(readAloud(card), /This link is for Ada Lovelace and nobody else\. .*signing in as ada@fabrikam\.com/);
    assert.match(readAloud(card), /never in a channel or a group chat/);
    assert.equal(
      nodesOf(card).some(({ type }) => type === 'Action.OpenUrl'),
      false,
    );
  });

  it('says how the e-mail fares, and offers to send it again once it has gone or failed', () => {
    assert.match(readAloud(receipt('invited')), /Our e-mail to ada@fabrikam\.com went out Mon 3 May, 11:40; the link/);
    assert.match(readAloud(receipt('invited, mail sent before we noted when')), /Our e-mail to .* has gone out/);
    assert.ok(titlesOf(receipt('invited')).includes('Send the e-mail again'));
    assert.match(readAloud(receipt('invited, mail failed')), /could not be sent/);
    assert.ok(titlesOf(receipt('invited, mail failed')).includes('Send the e-mail again'));
    assert.ok(!titlesOf(receipt('invited, mail waiting')).includes('Send the e-mail again'));
    assert.ok(!titlesOf(receipt('invited, no mail')).includes('Send the e-mail again'));
  });

  it('asks before it withdraws, and says what that would do', () => {
    const card = receipt('invited', { guest: GUESTS.pending });
    assert.deepEqual(titlesOf(card), ['Correct the address', 'Send the e-mail again', 'Withdraw', 'Yes, withdraw']);
    assert.match(
      readAloud(card),
      /Withdraw the nomination of Ada Lovelace\?\nThe account made for this invitation is removed/,
    );
    assert.match(readAloud(receipt('invited, account from before')), /The account stays, because it was here before/);
    assert.match(readAloud(receipt('awaiting-approval')), /The approvers' cards close/);
  });

  it('says once the guest is in: since when, until when, and who answers for the stay', () => {
    const card = receipt('invited, access given', { guest: GUESTS.active });
    assert.ok(linesOf(card).includes('● Accepted Tue 4 May, 09:05'));
    assert.ok(linesOf(card).includes('Ada Lovelace can use Project Apollo until Wed 30 June 2027.'));
    assert.ok(linesOf(card).includes('You answer for this stay.'));
    assert.deepEqual(buttonsOf(card), []);
  });

  it('says how long they may use it where another end of the stay was agreed before, or none', () => {
    const saidOf = (guest: Guest) => linesOf(receipt('invited, access given', { guest })).join('\n');
    const { until: _, ...openly } = GUESTS.active;
    assert.match(saidOf(openly), /can use Project Apollo as long as the stay lasts; no end of it is agreed\./);
    const longer = { ...GUESTS.active, until: new Date('2027-12-31T22:59:59.999Z') };
    assert.match(saidOf(longer), /can use Project Apollo until Fri 31 December 2027\./);
    const unclaimed = STAYS['adopted']!;
    assert.match(saidOf(unclaimed), /can use Project Apollo until Wed 30 June 2027\./);
  });

  it('says of each thing asked for whether it is ready, follows, or was refused and why', () => {
    const [apollo] = facts.access;
    assert.ok(apollo);
    const invited = nominated({
      ...(STATES['invited'] as Extract<(typeof STATES)[string], { status: 'invited' }>),
      grants: [
        { access: apollo, state: 'given' },
        { access: { ...apollo, key: 'audit', name: 'Joint Audit' }, state: 'waiting' },
        { access: { ...apollo, key: 'payroll', name: 'Payroll' }, state: 'refused', why: 'no-guests' },
      ],
    });
    const lines = linesOf(draw({ kind: 'receipt', nomination: invited }, inEnglish));
    assert.ok(lines.includes('Project Apollo — ready'));
    assert.ok(lines.includes('Joint Audit — follows by itself, usually within minutes'));
    assert.ok(lines.includes('⚠ Payroll — not given: its settings keep guests out. Its owners can change that.'));
  });

  it('sends nobody a link who was a guest already', () => {
    const card = receipt('already a guest', { guest: GUESTS.active });
    assert.ok(linesOf(card).includes('● A guest here already; no invitation was needed'));
    assert.deepEqual(buttonsOf(card), []);
  });

  it('says at the end what became of it, without buttons', () => {
    const ends: readonly (readonly [string, RegExp])[] = [
      ['denied', /● Denied by Oskar Lind, .* — “not before the contract”\nNobody was invited\./],
      ['expired', /● Ended unanswered, [^]*You can nominate again\./],
      ['expired, nobody reached', /they can name other approvers/],
      ['withdrawn, account none', /● Withdrawn by you, .*\nNobody was invited\./],
      ['withdrawn, account to-be-removed', /is being removed/],
      ['withdrawn, account removed', /was removed; the link lets nobody in any more/],
      ['withdrawn, account kept', /was here before, .* The owners of Project Apollo can take/i],
      ['withdrawn, being taken away', /account stays: [^]*is being taken away/],
      ['withdrawn, taken away', /account stays: [^]*\nTaken away: Project Apollo\./],
      ['withdrawn, not taken away', /⚠ Could not be taken away: Project Apollo\. The owners can/],
      ['withdrawn, account left', /⚠ .*could not be removed.*administrators know.*the link still works/],
      ['failed, disabled', /● Could not be invited, [^]*it is disabled\. [^]*can enable it/],
      ['failed, stay-over', /● Could not be invited, [^]*nominate again with a later end/],
      ['failed, colleague', /● Could not be invited, [^]*account of our own/],
      ['failed, domain-blocked', /● Refused by Microsoft, [^]*External collaboration settings/],
      ['failed, other', /told the Guestlist administrators/],
    ];
    for (const [state, said] of ends) {
      assert.match(readAloud(receipt(state)), said, state);
      assert.deepEqual(buttonsOf(receipt(state)), [], state);
    }
  });

  it('promises no invitation to somebody who is a guest already', () => {
    const guest = { ...facts.guest, isGuest: true } as const;
    for (const state of ['awaiting-approval', 'approved']) {
      const lines = linesOf(draw({ kind: 'receipt', nomination: nominated(STATES[state]!, { guest }) }, inEnglish));
      assert.ok(lines.includes('○ Access not given yet'), lines.join('\n'));
      assert.doesNotMatch(lines.join('\n'), /Not invited|Not accepted/);
    }
  });

  it('says nothing of Microsoft where we found out ourselves', () => {
    for (const kind of ['colleague', 'disabled', 'stay-over'])
      for (const reader of [inEnglish, inChinese])
        assert.doesNotMatch(readAloud(receipt(`failed, ${kind}`, {}, reader)), /Microsoft/);
  });

  it('never quotes Microsoft to the nominator', () => {
    assert.doesNotMatch(readAloud(receipt('failed, other')), /The domain of the user is blocked/);
  });

  it('is written in Chinese too', () => {
    const lines = linesOf(receipt('invited, access given', { guest: GUESTS.active }, inChinese));
    assert.ok(lines.includes('Ada Lovelace 可以使用 Project Apollo，至 2027年6月30日（周三）。'), lines.join('\n'));
    assert.ok(
      lines.includes('● Oskar Lind 已批准，5月3日（周一）17:40 — “fine until the audit ends”'),
      lines.join('\n'),
    );
  });
});
