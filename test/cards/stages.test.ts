import assert from 'node:assert/strict';
import { draw, headline } from '../../cards/draw.js';
import { whoMay } from '../../cards/refusal/who-may.js';
import { factsFor } from '../../cards/facts.js';
import { sayNotice } from '../../cards/notice.js';
import type { PersonId } from '../../src/kernel/ids.js';
import type { State } from '../../src/nomination/nomination.js';
import type { Notice } from '../../src/workflow/views.js';
import { plain } from '../../src/words/words.js';
import { buttonsOf, linesOf, ofType, outsideOf, readAloud, titlesOf } from './reading.js';
import { facts, inChinese, inEnglish, mia, nominated, noor, oskar, ruth, STATES, type Change } from './samples.js';
import { AIMS, TWO_STEPS } from './views.js';

const ASKED = ['Approve', 'Deny', 'Ask Sue Park', 'Shorten or change', 'Not me'];

const approval = (state: string, reader?: PersonId, change: Change = {}) => {
  const nomination = nominated(STATES[state]!, { judgement: TWO_STEPS, ...change });
  return { kind: 'approval', nomination, ...(reader && { reader }) } as const;
};

describe("an approver's card, where several steps must agree", () => {
  it('asks those of the open step, and says that another follows', () => {
    const card = draw(approval('awaiting-approval', oskar.id), inEnglish);
    assert.deepEqual(titlesOf(outsideOf(card)), ASKED);
    assert.match(readAloud(card), /If every step agrees, Ada Lovelace gets/);
    assert.ok(linesOf(card).includes('This is step 1 of 2; somebody else is asked after it.'));
  });

  it('tells those of the last step who agreed before, and with which words', () => {
    const card = draw(approval('awaiting-approval, second step', ruth.id), inEnglish);
    assert.deepEqual(titlesOf(outsideOf(card)), ASKED);
    assert.match(readAloud(card), /\nApproved by Oskar Lind, Mon 3 May, 11:40\n“fine until the audit ends”\n/);
    assert.match(readAloud(card), /If you approve, Ada Lovelace gets/);
    assert.ok(linesOf(card).includes('This is the last of 2 steps.'));
  });

  it('says nothing of steps where there is one', () => {
    const card = draw(approval('awaiting-approval', oskar.id, { judgement: facts.judgement }), inEnglish);
    assert.doesNotMatch(readAloud(card), /\bstep/);
  });

  it('tells those of an earlier step whom it waits for now, and asks them nothing', () => {
    for (const reader of [oskar.id, noor.id]) {
      const view = approval('awaiting-approval, second step', reader);
      assert.equal(headline(view, inEnglish), 'Approved by Oskar Lind, Mon 3 May, 11:40; now waiting for Ruth Adams');
      const card = draw(view, inEnglish);
      assert.deepEqual([...buttonsOf(card), ...ofType(card, 'Input.Text')], []);
      assert.doesNotMatch(readAloud(card), /If you approve|If every step|⚠|Not checked/);
    }
    assert.equal(
      headline(approval('awaiting-approval, second step, nobody chosen yet', oskar.id), inEnglish),
      'Approved by Oskar Lind, Mon 3 May, 11:40; the next step begins',
    );
    assert.equal(
      headline(approval('awaiting-approval, second step', oskar.id), inChinese),
      'Oskar Lind 已批准，5月3日（周一）17:40；现等待 Ruth Adams 答复',
    );
  });

  it('asks somebody who is not of the open step nothing', () => {
    const card = draw(approval('awaiting-approval', ruth.id), inEnglish);
    assert.deepEqual(buttonsOf(card), []);
    assert.ok(linesOf(card).includes('Waiting for Oskar Lind and Mia Berg'));
  });

  it('asks nobody who joined, and says why', () => {
    const card = draw(approval('awaiting-approval', mia.id, { joined: [mia] }), inEnglish);
    assert.deepEqual(buttonsOf(card), []);
    assert.ok(linesOf(card).includes('You joined this nomination, so somebody else must answer it.'));
    const others = draw(approval('awaiting-approval', oskar.id, { joined: [mia] }), inEnglish);
    assert.deepEqual(titlesOf(outsideOf(others)), ASKED);
    assert.ok(linesOf(others).includes('Also asked by Mia Berg'));
  });

  it('names everybody who approved, the last one first', () => {
    const card = draw(approval('approved in two steps', oskar.id), inEnglish);
    assert.equal(linesOf(card)[0], 'Approved by Ruth Adams, Tue 4 May, 09:05');
    assert.ok(linesOf(card).includes('Approved by Oskar Lind, Mon 3 May, 11:40'));
  });
});

describe('a nomination that ends in its second step', () => {
  const ended = (state: string, reader?: PersonId) => linesOf(draw(approval(state, reader), inEnglish));
  const yes = 'Approved by Oskar Lind, Mon 3 May, 11:40';
  const ends: Readonly<Record<string, readonly [onTheCard: string, onTheReceipt: string]>> = {
    'denied, second step': [
      'Denied by Ruth Adams, Tue 4 May, 09:05',
      '● Denied by Ruth Adams, Tue 4 May, 09:05 — “No.”',
    ],
    'expired, second step': [
      'Ended unanswered in step 2, Tue 4 May, 09:05',
      '● Ended unanswered in step 2, Tue 4 May, 09:05',
    ],
    'withdrawn, second step': ['Withdrawn by Sue Park, Tue 4 May, 09:05', '● Withdrawn by you, Tue 4 May, 09:05'],
  };
  for (const [state, [onTheCard, onTheReceipt]] of Object.entries(ends)) {
    it(`still shows who agreed in the first: ${state}`, () => {
      for (const reader of [oskar.id, ruth.id]) {
        const lines = ended(state, reader);
        assert.equal(lines[0], onTheCard);
        assert.deepEqual(lines.slice(lines.indexOf(yes), lines.indexOf(yes) + 2), [yes, '“fine until the audit ends”']);
      }
      const receipt = linesOf(draw({ ...approval(state), kind: 'receipt' }, inEnglish));
      assert.deepEqual(
        receipt.filter((line) => line.startsWith('●')),
        [`● ${yes} — “fine until the audit ends”`, onTheReceipt],
      );
    });
  }

  it('tells the nominator of both, in words', () => {
    const told = (state: string, about: 'expired' | 'denied', reader = inEnglish): string =>
      sayNotice({ about, nomination: approval(state).nomination } as Notice, reader).replaceAll('\u200B', '');
    assert.equal(
      told('expired, second step', 'expired'),
      'Oskar Lind agreed to your nomination of Ada Lovelace (Fabrikam), but nobody answered step 2. Nobody was invited. You can nominate again.',
    );
    assert.match(told('expired, second step, nobody reached', 'expired'), /, but nobody could be reached for step 2\./);
    assert.match(
      told('expired, second step', 'expired', inChinese),
      /^Oskar Lind 已批准你对 .*的申请，但第 2 步无人答复。/,
    );
    assert.match(
      linesOf(draw({ ...approval('expired, second step'), kind: 'receipt' }, inEnglish)).join('\n'),
      /\nNo answer came in step 2\. Nobody was invited\./,
    );
  });

  it('sets no second stop after a comment that has one', () => {
    const denied = (comment: string, reader = inEnglish): string => {
      const decision = { by: ruth, at: facts.nominatedAt, comment };
      const nomination = nominated<Extract<State, { status: 'denied' }>>({ status: 'denied', decision });
      return sayNotice({ about: 'denied', nomination }, reader).replaceAll('\u200B', '');
    };
    for (const comment of ['No.', 'No!', 'Why?', '不行。', '不行！', '为何？']) {
      assert.ok(denied(comment).includes(`${comment}” Nobody was invited.`), denied(comment));
      assert.ok(denied(comment, inChinese).endsWith(`${comment}”没有发出邀请。`), denied(comment, inChinese));
    }
    assert.match(denied('not now'), /“not now”\. Nobody was invited\.$/);
    assert.match(denied('现在不行', inChinese), /“现在不行”。没有发出邀请。$/);
  });
});

describe('who may answer', () => {
  const may = (state: string, change: Change = {}) => {
    const nomination = nominated(STATES[state]!, { judgement: TWO_STEPS, ...change });
    return plain(whoMay(nomination, factsFor(nomination, inEnglish)));
  };

  it('is of the open step, as far as it was asked', () => {
    assert.equal(may('awaiting-approval'), 'the owners of Project Apollo');
    assert.equal(
      may('awaiting-approval, nobody reached'),
      'the owners of Project Apollo or the manager of Sue Park or the Guestlist administrators',
    );
    assert.equal(may('awaiting-approval, second step'), 'the Guestlist administrators');
  });

  it('is named once, and no owners of nothing', () => {
    assert.equal(
      may('denied'),
      'the owners of Project Apollo or the manager of Sue Park or the Guestlist administrators',
    );
    assert.equal(may('awaiting-approval', AIMS.end), 'the people named by the rule');
  });
});
