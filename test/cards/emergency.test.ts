import assert from 'node:assert/strict';
import { drawEmergency, drawEmergencyOutcome } from '../../cards/emergency.js';
import { wordsFor } from '../../src/words/index.js';
import { emergencies } from './emergency-samples.js';
import { seenOn } from './reading.js';
import { inChinese, inEnglish } from './samples.js';

const read = (name: string, reader = inEnglish) => seenOn(drawEmergency(emergencies()[name]!, reader));

describe('what is asked in an emergency', () => {
  it('says what a pause means before anything is paused', () => {
    assert.deepEqual(read('pause, with a reason'), [
      'Pause all inviting?',
      'Nobody is invited until inviting is resumed. Whoever is approved meanwhile waits, and the nominators read who paused it.',
      'People can go on asking and approving; what is approved goes out when inviting is resumed. Nothing is lost.',
      'Guests who are here, and links that are out, stay as they are.',
      'Why, if you want to say (the other administrators read it): a wave of phishing',
      '[Leave it as it is] [Pause inviting]',
    ]);
  });

  it('says who paused, when and why, before it is taken back', () => {
    assert.deepEqual(read('resume, paused for a reason'), [
      'Resume inviting?',
      'Paused by Ruth Adams, Mon 3 May, 10:12.',
      'Reason: “a wave of phishing”.',
      'What was approved meanwhile goes out at once.',
      '[Resume inviting] [Leave it as it is]',
    ]);
  });

  it('names those of a domain who would be stopped, and who answers for them', () => {
    const lines = read('stop');
    assert.deepEqual(lines.slice(0, 3), [
      'Stop all guests of fabrikam.com?',
      '6 guests, at this domain and below it:',
      'Ada Lovelace (Fabrikam) — ada@fabrikam.com',
    ]);
    assert.ok(lines.includes('Who answers for them: Sue Park (5) and Mia Berg (1).'));
    assert.equal(lines.at(-1), '[Leave it as it is] [Stop these 6 guests]');
  });

  it('names those who are not in our books, says what happens to them, and counts them on the button', () => {
    const lines = read('stop, some not in our books');
    const at = lines.indexOf('7 more are in the directory, but not in our books:');
    assert.ok(at > 0);
    assert.equal(lines[at + 6], 'and 2 more');
    assert.equal(
      lines[at + 7],
      'These are stopped too, and come into our books for the way back; then somebody is asked about each.',
    );
    assert.equal(lines.at(-1), '[Leave it as it is] [Stop these 13 guests]');
    const alone = read('stop, all of them not in our books');
    assert.equal(alone[1], 'One is in the directory, but not in our books:');
    assert.equal(alone.at(-1), '[Leave it as it is] [Stop this guest]');
    assert.ok(read('stop, others unknown').some((said) => said.includes('could not be looked up just now')));
  });

  it('counts those for whom there is no room', () => {
    const lines = read('stop, many guests');
    assert.ok(lines.includes('and 1185 more'));
    assert.ok(
      lines.includes(
        'Who answers for them: Sue Park (1194), Mia Berg (1), Noor Haddad (1), Carl Meyer (1), Ivy Chen (1) and others (2).',
      ),
    );
  });

  it('speaks of no accounts where there are none', () => {
    assert.deepEqual(read('stop, nobody yet'), [
      'Stop all guests of fabrikam.com?',
      'We have no guests from fabrikam.com now. Nobody is invited from there until you let them in again: asking is refused, and what is approved already waits.',
      'Why (the other administrators read it): ',
      '[Leave it as it is] [Invite nobody from there]',
    ]);
    assert.ok(!read('let in, nobody left').join('\n').includes('enabled'));
  });

  it('says first that these are not the guests any more of whom somebody had read', () => {
    assert.equal(
      read('stop, others than were shown')[1],
      '⚠ The guests have changed since the card that you pressed. Please look again.',
    );
  });

  it('reads as well in Chinese', () => {
    assert.deepEqual(read('let in, one guest', inChinese), [
      '要恢复 fabrikam.com 的来宾吗？',
      '该域及其下级域共停用了 1 位来宾：',
      'Ada Lovelace (Fabrikam)，ada@fabrikam.com',
      '负责人：Sue Park（1 位）。',
      '每个帐户会在一分钟左右重新启用，原来能用的都能用，停留期照旧。',
      '期间已到期的，会稍后结束，负责人和来宾会先收到通知；由他人在目录中停用的，不会恢复。该域的人可以重新邀请。',
      'Ruth Adams 已于 5月3日（周一）16:12 停用 fabrikam.com 的来宾。',
      '原因：“their mail was broken into”。',
      '原因，可不填（其他管理员会看到）: ',
      '[恢复这1位来宾] [保持不变]',
    ]);
  });

  it('is a few lines once it is answered, with nothing to press', () => {
    const { emergency: says } = wordsFor('en');
    assert.deepEqual(seenOn(drawEmergencyOutcome([says.paused, says.howToResume], 'en')), [
      'Inviting is paused. The other administrators hear of it.',
      'To take it back, say resume inviting.',
    ]);
  });
});
