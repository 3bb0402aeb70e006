import assert from 'node:assert/strict';
import { DAY, HOUR, SECOND } from '../../src/kernel/clock.js';
import type { NominationCommand } from '../../src/nomination/commands.js';
import { openInquiry } from '../../src/nomination/nomination.js';
import type { Stage } from '../../src/policy/policy.js';
import { afterNoon, carl, mia, oskar, ruth, sue } from '../support/samples.js';
import { approve, begun, choose, deny, judgement, owners, tick } from './played.js';

const ask = (
  by = oskar,
  more: Partial<Extract<NominationCommand, { type: 'ask-nominator' }>> = {},
): NominationCommand => ({ type: 'ask-nominator', by, right: 'own', stage: 0, text: ' Which files? ', ...more });
const reply = (text = 'The audit of May', by = sue.id, inquiry?: number): NominationCommand => ({
  type: 'answer-question',
  by,
  text,
  ...(inquiry !== undefined && { inquiry }),
});

describe('a question to the nominator', () => {
  const asked = (...stages: readonly Stage[]) => {
    const story = begun(stages.length > 0 ? { judgement: judgement(...stages) } : {});
    story.at(HOUR, choose([oskar, mia]));
    return { story, question: story.at(2 * HOUR, ask()) };
  };

  it('reaches them, and its answer reaches whoever asked, and every card', () => {
    const { story, question } = asked();
    assert.equal(question.came, 'question-asked');
    assert.deepEqual(question.jobs, [`raise-card ${sue.id} receipt question`, 'redraw-cards']);
    assert.equal(openInquiry(story.now())?.text, 'Which files?');
    const answered = story.at(3 * HOUR, reply());
    assert.deepEqual(answered.jobs, [`raise-card ${oskar.id} approval answered`, 'redraw-cards']);
    assert.equal(openInquiry(story.now()), undefined);
    assert.equal(story.now().inquiries?.[0]?.answer?.text, 'The audit of May');
  });

  it('is asked once, however often it comes from the card it was asked on; not so where it is asked anew', () => {
    const { story } = asked();
    assert.equal(story.at(3 * HOUR, ask(oskar, { inquiry: 0 })).came, '');
    assert.equal(story.at(3 * HOUR, ask(mia, { inquiry: 0 })).came, 'question-open');
    story.at(4 * HOUR, reply());
    assert.equal(story.at(5 * HOUR, ask(oskar, { inquiry: 0 })).came, '', 'its answer is here');
    assert.equal(story.at(5 * HOUR, ask(oskar, { inquiry: 1 })).came, 'question-asked');
  });

  it('stops the clock until it is answered', () => {
    const { story } = asked();
    assert.deepEqual(story.waiting().dueAt, afterNoon(6 * DAY), 'three days at most');
    story.at(2 * HOUR + DAY, reply());
    assert.deepEqual(story.waiting().dueAt, afterNoon(4 * DAY));
    assert.equal(story.at(4 * DAY - SECOND, tick).came, '');
    assert.equal(story.at(4 * DAY, tick).came, 'expired');
  });

  it('stops it for three days at most; an answer that comes later is one all the same', () => {
    const { story } = asked();
    story.at(5 * DAY, reply());
    assert.deepEqual(story.waiting().dueAt, afterNoon(6 * DAY));
    assert.equal(story.waiting().inquiries?.[0]?.answer?.text, 'The audit of May');
  });

  it('keeps nobody from answering', () => {
    assert.equal(asked().story.at(3 * HOUR, approve(mia)).came, 'approved');
    assert.equal(asked().story.at(3 * HOUR, deny(oskar)).came, 'denied');
  });

  it('is one at a time, and three in a stage', () => {
    const { story } = asked();
    assert.equal(story.at(3 * HOUR, ask(mia)).came, 'question-open');
    story.at(3 * HOUR, reply());
    for (const nth of [1, 2]) {
      assert.equal(story.at((3 + nth) * HOUR, ask(mia)).came, 'question-asked');
      story.at((3 + nth) * HOUR, reply());
    }
    assert.equal(story.at(6 * HOUR, ask()).came, 'too-many-questions');
  });

  it('is not answered with what was written to another', () => {
    const { story } = asked();
    assert.equal(story.at(3 * HOUR, reply('The first', sue.id, 0)).came, 'question-answered');
    assert.equal(story.at(3 * HOUR, reply('The first again', sue.id, 0)).came, 'no-question');
    story.at(4 * HOUR, ask(mia));
    assert.equal(story.at(5 * HOUR, reply('The first again', sue.id, 0)).came, 'other-question');
    assert.equal(openInquiry(story.now())?.by, mia);
    assert.equal(story.at(5 * HOUR, reply('The second', sue.id, 1)).came, 'question-answered');
  });

  it('of an earlier stage stops no later one, and keeps nobody there from asking', () => {
    const { story } = asked(owners(), owners());
    story.at(3 * HOUR, approve(mia));
    story.at(4 * HOUR, choose([ruth], 0, 1));
    assert.deepEqual(story.waiting().dueAt, afterNoon(3 * DAY + 3 * HOUR));
    assert.equal(story.at(5 * HOUR, ask(ruth, { stage: 1 })).came, 'question-asked');
    assert.equal(story.now().inquiries?.length, 2);
  });

  it('has words, comes from somebody who may answer, and is answered by the nominator with words', () => {
    const { story } = asked();
    story.at(3 * HOUR, reply());
    assert.equal(story.at(4 * HOUR, reply()).came, 'no-question');
    assert.equal(story.at(4 * HOUR, ask(oskar, { text: ' \n' })).came, 'text-needed');
    assert.equal(story.at(4 * HOUR, ask(carl, { right: 'none' })).came, 'not-an-approver');
    assert.equal(story.at(4 * HOUR, ask(sue)).came, 'own-nomination');
    assert.equal(story.at(4 * HOUR, ask(mia, { stage: 1 })).came, 'stage-settled');
    story.at(4 * HOUR, ask());
    assert.equal(story.at(5 * HOUR, reply('yes', oskar.id)).came, 'not-the-nominator');
    assert.equal(story.at(5 * HOUR, reply('  ')).came, 'text-needed');
    story.at(6 * HOUR, approve(mia));
    assert.equal(story.at(7 * HOUR, reply()).came, 'no-question');
    assert.equal(story.at(7 * HOUR, ask()).came, 'already-decided');
  });

  it('stays with the nomination for good', () => {
    const { story } = asked();
    story.at(3 * HOUR, reply());
    story.at(4 * HOUR, approve(mia));
    story.at(5 * HOUR, {
      type: 'record-invitation',
      guestId: ruth.id,
      alreadyGuest: false,
      ours: true,
      repeated: false,
    });
    assert.equal(story.now().status, 'invited');
    assert.equal(story.now().inquiries?.[0]?.answer?.text, 'The audit of May');
  });
});
