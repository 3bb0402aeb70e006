import assert from 'node:assert/strict';
import { emergencyIn } from '../../dialogs/understanding/emergencies.js';

const inShort = (line: string): string | undefined => {
  const wish = emergencyIn(line);
  return wish && Object.values(wish).join(' | ');
};

describe('what an administrator says in an emergency', () => {
  for (const [line, expected] of [
    ['pause inviting', 'pause'],
    ['Please pause all invitations.', 'pause'],
    ['pause inviting: a wave of phishing', 'pause | a wave of phishing'],
    ['pause inviting because of the audit', 'pause | the audit'],
    ['暂停邀请', 'pause'],
    ['暂停邀请：钓鱼邮件', 'pause | 钓鱼邮件'],
    ['resume inviting', 'resume'],
    ['恢复邀请', 'resume'],
    ['stop guests of fabrikam.com', 'stop | fabrikam.com | fabrikam.com'],
    ['stop all guests from @Fabrikam.com: broken into', 'stop | @Fabrikam.com | fabrikam.com | broken into'],
    [
      'stop guests of fabrikam.com, they were broken into',
      'stop | fabrikam.com | fabrikam.com | they were broken into',
    ],
    [
      'stop guests of fabrikam.com since they were broken into',
      'stop | fabrikam.com | fabrikam.com | they were broken into',
    ],
    ['stop guests of fourth-coffee.com', 'stop | fourth-coffee.com | fourth-coffee.com'],
    ['stop guests from fourth-coffee.com - broken into', 'stop | fourth-coffee.com | fourth-coffee.com | broken into'],
    ['let guests of fourth-coffee.com in again', 'let-in | fourth-coffee.com | fourth-coffee.com'],
    ['停用 fourth-coffee.com 的来宾，被入侵', 'stop | fourth-coffee.com | fourth-coffee.com | 被入侵'],
    ['pause inviting - a wave of phishing', 'pause | a wave of phishing'],
    ['停用 fabrikam.com 的来宾', 'stop | fabrikam.com | fabrikam.com'],
    ['停用fabrikam.com的所有来宾', 'stop | fabrikam.com | fabrikam.com'],
    ['stop guests of everywhere', 'stop | everywhere'],
    ['stop guests of co.uk', 'stop | co.uk'],
    ['let guests of com.cn in again', 'let-in | com.cn'],
    ['let guests of fabrikam.com in again', 'let-in | fabrikam.com | fabrikam.com'],
    ['let the guests of fabrikam.com back in', 'let-in | fabrikam.com | fabrikam.com'],
    ['恢复 fabrikam.com 的来宾', 'let-in | fabrikam.com | fabrikam.com'],
    // Everyday words stay what they are.
    ['stop', undefined],
    ['stop guests', undefined],
    ['resume the audit', undefined],
    ['we pause inviting strangers in August', undefined],
    ['invite ada@fabrikam.com because we resume inviting', undefined],
  ] as const)
    it(`“${line}”`, () => {
      assert.equal(inShort(line), expected);
    });
});
