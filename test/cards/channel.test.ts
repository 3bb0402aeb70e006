import assert from 'node:assert/strict';
import { draw } from '../../cards/draw.js';
import type { PersonId } from '../../src/kernel/ids.js';
import type { State } from '../../src/nomination/nomination.js';
import { linesOf, ofType, outsideOf, readAloud, titlesOf } from './reading.js';
import {
  answered,
  CHANNEL,
  facts,
  inChinese,
  inEnglish,
  mia,
  nominated,
  noor,
  oskar,
  STATES,
  sue,
  type Change,
} from './samples.js';

type Waiting = Extract<State, { status: 'awaiting-approval' }>;
const asked = STATES['awaiting-approval, in a channel'] as Waiting;
const OPEN = ['Approve', 'Deny', 'Ask Sue Park', 'Shorten or change'];

const card = (reader?: PersonId, change: Change = {}, state: State = asked, eyes = inEnglish) =>
  draw({ kind: 'approval', nomination: nominated(state, change), inChannel: true, ...(reader && { reader }) }, eyes);
const titles = (...given: Parameters<typeof card>) => titlesOf(outsideOf(card(...given)));

describe('the card in a channel', () => {
  it('is one for everybody, with buttons while the channel is asked', () => {
    assert.deepEqual(titles(), OPEN);
    assert.doesNotMatch(readAloud(card()), /\bYou\b|hands you|stand in/);
    const over = [{ ...CHANNEL, reached: 'no' as const, at: facts.nominatedAt }];
    assert.deepEqual(titles(undefined, {}, { ...asked, channels: over }), []);
    assert.deepEqual(titles(undefined, {}, STATES['awaiting-approval']), []);
  });

  it('has the same buttons for whoever may press, and nothing to hand over', () => {
    assert.deepEqual(titles(noor.id), OPEN);
    assert.deepEqual(titles(oskar.id, {}, { ...asked, asked: [{ person: oskar, reached: 'yes' }] }), OPEN);
  });

  it('asks the nominator nothing, nor those who joined, and says why', () => {
    const own = card(sue.id);
    assert.deepEqual(titlesOf(own), []);
    assert.deepEqual(ofType(own, 'Input.Text'), []);
    assert.equal(
      linesOf(own)[1],
      'This is your own request, so somebody else must answer it. Its receipt is in your chat with me.',
    );
    assert.equal(
      linesOf(card(sue.id, {}, asked, inChinese))[1],
      '这是你自己的申请，须由其他人答复。进展可在你与我的聊天中查看。',
    );
    assert.deepEqual(titles(mia.id, { joined: [mia] }), []);
    assert.equal(
      linesOf(card(mia.id, { joined: [mia] }))[1],
      'You joined this nomination, so somebody else must answer it.',
    );
  });

  it('asks nobody twice: neither whoever agreed, nor whoever answered an earlier step', () => {
    const agreed = [{ by: noor, at: facts.nominatedAt, comment: '' }];
    const yes: State = { ...asked, needed: 2, agreed };
    assert.deepEqual(titles(noor.id, {}, yes), []);
    assert.equal(linesOf(card(noor.id, {}, yes))[0], 'You agreed, Mon 3 May, 10:12');
    assert.deepEqual(titles(undefined, {}, yes), OPEN);
    assert.deepEqual(titles(noor.id, {}, { ...asked, stage: 1, decisions: agreed }), []);
  });
});

describe('approvers whose names the rule keeps from the nominator', () => {
  const hidden: Change = {
    judgement: { ...facts.judgement, namesHidden: true },
    inquiries: [answered()],
    changes: [{ by: mia, at: facts.nominatedAt, to: { until: facts.until }, was: {} }],
  };

  it('have none on any card that the nominator, or whoever joined, may see', () => {
    for (const state of Object.values(STATES)) {
      for (const reader of [sue.id, noor.id]) {
        const text = readAloud(card(reader, { ...hidden, joined: [noor] }, state));
        assert.doesNotMatch(text, /Oskar|Mia|Ruth|Nr \d/, text);
      }
    }
    const text = readAloud(card(sue.id, hidden, STATES['approved']));
    assert.match(text, /^Approved by an approver, Mon 3 May, 11:40\n/);
    assert.match(text, /\nQuestion by an approver, /);
    assert.match(text, /\nChanged by an approver, /);
  });

  it('have them for one another', () => {
    assert.match(readAloud(card(oskar.id, hidden, STATES['approved'])), /^Approved by Oskar Lind, /);
    assert.match(readAloud(card(undefined, hidden)), /\nQuestion by Oskar Lind, /);
  });
});
