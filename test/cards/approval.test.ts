import assert from 'node:assert/strict';
import type { Aim } from '../../cards/aim.js';
import { draw } from '../../cards/draw.js';
import { buttonsOf, linesOf, ofType, outsideOf, readAloud, seenOn, titlesOf } from './reading.js';
import { facts, inChinese, inEnglish, nominated, oskar, STATES } from './samples.js';
import { AIMS } from './views.js';

const approval = (state: string, reader = inEnglish) =>
  draw({ kind: 'approval', nomination: nominated(STATES[state]!), reader: oskar.id }, reader);

describe("the approver's card", () => {
  it('can be answered in five seconds: who, to what, until when, why, who asks, and what an approval causes', () => {
    assert.deepEqual(seenOn(outsideOf(approval('awaiting-approval'))), [
      'Sue Park asks to invite a guest',
      'Ada Lovelace, Fabrikam Inc.',
      'ada@fabrikam.com',
      'to Project Apollo, until Wed 30 June 2027 (8 weeks)',
      '“joint audit”',
      'Asked by Sue Park (sue@contoso.com), Mon 3 May, 10:12',
      'Mia Berg can answer too',
      'If you approve, Ada Lovelace gets an account in our directory and joins the team Project Apollo.',
      'Comment (needed if you deny): ____',
      '[Approve] [Deny]',
      '[Ask Sue Park] [Shorten or change] [Not me]',
      'Rule “Known partners” · ends unanswered Thu 6 May, 10:12',
    ]);
  });

  it('says of somebody who is a guest already what is asked for them, and promises no account', () => {
    const guest = { ...facts.guest, isGuest: true } as const;
    const nomination = nominated(STATES['awaiting-approval']!, { guest });
    const lines = linesOf(draw({ kind: 'approval', nomination, reader: oskar.id }, inEnglish));
    assert.equal(lines[0], 'Sue Park asks to give a guest access');
    assert.ok(
      lines.includes(
        'If you approve, Ada Lovelace, who is a guest here already, joins the team Project Apollo. If it was agreed before that they stay longer, or without an end, they keep it as long.',
      ),
    );
    assert.ok(
      linesOf(draw({ kind: 'approval', nomination, reader: oskar.id }, inChinese)).includes(
        'Ada Lovelace 已是来宾；如果你批准，将加入团队“Project Apollo”。若此前约定的访问期限更长或不设期限，则以此前的约定为准。',
      ),
    );
  });

  it('sends the comment with either answer', () => {
    const card = approval('awaiting-approval');
    const [input] = ofType(card, 'Input.Text');
    assert.ok(input);
    assert.equal(input['id'], 'comment');
    assert.equal(input['maxLength'], 1000);
    for (const button of buttonsOf(card).slice(0, 2)) assert.equal(button['associatedInputs'], 'auto');
  });

  it('sets the address in a monospaced face, and the guest and the end in bold', () => {
    const runs = ofType(approval('awaiting-approval'), 'TextRun');
    assert.equal(runs.find(({ text }) => text === 'ada@fabrikam.com')?.['fontType'], 'Monospace');
    assert.equal(runs.find(({ text }) => text === 'Ada Lovelace')?.['weight'], 'Bolder');
    assert.equal(runs.find(({ text }) => text === 'Wed 30 June 2027')?.['weight'], 'Bolder');
  });

  const aims: Readonly<Record<Aim, readonly [string, string]>> = {
    invite: [
      'Sue Park asks to invite a guest',
      'If you approve, Ada Lovelace gets an account in our directory and joins the team Project Apollo.',
    ],
    access: [
      'Sue Park asks to give a guest access',
      'If you approve, Ada Lovelace, who is a guest here already, joins the team Project Apollo. If it was agreed before that they stay longer, or without an end, they keep it as long.',
    ],
    enable: [
      "Sue Park asks to enable a guest's account",
      'If you approve, the account of Ada Lovelace is enabled first, and Ada Lovelace joins the team Project Apollo.',
    ],
    restore: [
      'Sue Park asks to bring back a deleted guest',
      'If you approve, the deleted account of Ada Lovelace is restored first, and Ada Lovelace joins the team Project Apollo.',
    ],
    end: [
      'Sue Park asks to let a guest stay until Wed 30 June 2027',
      'If you approve, Ada Lovelace stays until Wed 30 June 2027.',
    ],
    sponsor: [
      'Sue Park asks to answer for a guest',
      'If you approve, Sue Park answers for Ada Lovelace instead of whoever does so now.',
    ],
    backup: [
      "Sue Park asks to be a guest's backup sponsor",
      'If you approve, Sue Park answers for Ada Lovelace whenever the sponsor cannot.',
    ],
    address: [
      "Sue Park asks to hand a guest's account to another address",
      'If you approve, whoever uses ada@fabrikam.com gets the account and all that goes along with it, and ada@northwindtraders.com lets nobody in any more.',
    ],
  };
  for (const [aim, [asked, caused]] of Object.entries(aims)) {
    it(`says what is asked, and what a yes causes: ${aim}`, () => {
      const nomination = nominated(STATES['awaiting-approval']!, AIMS[aim as Aim]);
      const card = draw({ kind: 'approval', nomination, reader: oskar.id }, inEnglish);
      assert.equal(linesOf(card)[0], asked);
      assert.ok(linesOf(card).includes(caused), readAloud(card));
      assert.deepEqual(titlesOf(card).slice(0, 3), ['Approve', 'Deny', 'Ask Sue Park']);
    });
  }

  it('says of a stay until when, of a sponsor who, and of neither what they would join', () => {
    const linesFor = (aim: Aim) =>
      linesOf(draw({ kind: 'approval', nomination: nominated(STATES['approved']!, AIMS[aim]) }, inEnglish));
    assert.ok(linesFor('end').includes('to stay until Wed 30 June 2027 (8 weeks)'));
    assert.ok(linesFor('sponsor').includes('Sue Park to answer for this guest, until Wed 30 June 2027'));
    assert.ok(
      linesFor('backup').includes('Sue Park to answer for this guest when the sponsor cannot, until Wed 30 June 2027'),
    );
    for (const aim of ['end', 'sponsor', 'backup'] as const)
      assert.doesNotMatch(linesFor(aim).join('\n'), /Apollo|^to ,/m);
  });

  it('does not say that nobody could be invited where nobody was to be', () => {
    const nomination = nominated(STATES['failed, no-such-guest']!, AIMS.end);
    const [first] = linesOf(draw({ kind: 'approval', nomination, reader: oskar.id }, inEnglish));
    assert.equal(first, 'Approved, but it could not be done, Tue 4 May, 09:05');
  });

  const endings: Readonly<Record<string, string>> = {
    approved: 'Approved by Oskar Lind, Mon 3 May, 11:40',
    'approved at once': 'Approved at once by the rule “Known partners”',
    invited: 'Approved by Oskar Lind, Mon 3 May, 11:40',
    denied: 'Denied by Oskar Lind, Mon 3 May, 11:40',
    'withdrawn, account none': 'Withdrawn by Sue Park, Tue 4 May, 09:05',
    expired: 'Ended unanswered, Tue 4 May, 09:05',
    'failed, other': 'Approved, but Microsoft refused the invitation, Tue 4 May, 09:05',
    'failed, disabled': 'Approved, but nobody could be invited, Tue 4 May, 09:05',
  };
  for (const [state, heading] of Object.entries(endings)) {
    it(`says what happened, keeps the facts and has no buttons: ${state}`, () => {
      const card = approval(state);
      assert.equal(linesOf(card)[0], heading);
      assert.match(readAloud(card), /Ada Lovelace, Fabrikam Inc\.\nada@fabrikam\.com\nto Project Apollo/);
      assert.deepEqual(buttonsOf(card), []);
      assert.deepEqual(ofType(card, 'Input.Text'), []);
      assert.doesNotMatch(readAloud(card), /ends unanswered|If you approve/);
    });
  }

  it('shows the comment of whoever denied', () => {
    assert.equal(linesOf(approval('denied'))[1], '“not before the contract”');
  });

  it('is written in Chinese for those who read it, with times where they are', () => {
    const card = approval('awaiting-approval', inChinese);
    assert.equal(card['lang'], 'zh');
    assert.equal(linesOf(card)[0], 'Sue Park 申请邀请一位来宾');
    assert.ok(linesOf(card).includes('加入 Project Apollo，至 2027年6月30日（周三）（8周）'));
    assert.match(readAloud(card), /5月6日（周四）16:12/);
    assert.deepEqual(titlesOf(outsideOf(card)), ['批准', '拒绝', '询问 Sue Park', '缩短或更改', '不由我答复']);
    assert.match(linesOf(approval('approved', inChinese))[0] ?? '', /^Oskar Lind 已批准，/);
  });
});
