import { address, inOneLine, sayHan as say, strong, type Sentence } from '../words.js';

export const approval = {
  asks: (nominator: string) => say`${nominator}申请邀请一位来宾`,
  asksAccess: (nominator: string) => say`${nominator}申请为一位来宾开通权限`,
  approved: (by: string, when: string) => say`${by}已批准，${when}`,
  approvedByRule: (rule: string) => say`已按规则“${rule}”直接批准`,
  denied: (by: string, when: string) => say`${by}已拒绝，${when}`,
  withdrawn: (by: string, when: string) => say`${by}已撤回，${when}`,
  unanswered: (when: string) => say`无人答复，已于${when}结束`,
  refused: (when: string) => say`已批准，但 Microsoft 于${when}拒绝了邀请`,
  notPossible: (when: string) => say`已批准，但未能邀请，${when}`,

  guest: (name: string, company: string) => say`${strong(name)}，${company}`,
  at: (at: string) => say`${address(at)}`,
  toWhat: (things: Sentence, until: string, length: string) => say`加入${things}，至${strong(until)}（${length}）`,
  quoted: (text: string) => say`“${text}”`,
  askedBy: (name: string, at: string, when: string) => say`申请人：${name}（${address(at)}），${when}`,
  thing: (kind: 'team' | 'group', name: string) => (kind === 'team' ? say`团队“${name}”` : say`组“${name}”`),
  consequence: (guest: string, things: Sentence) =>
    say`如果你批准，${guest}会在我们的目录中获得一个帐户，并加入${things}。`,
  consequenceForGuest: (guest: string, things: Sentence) => say`${guest}已是来宾；如果你批准，将加入${things}。`,
  rule: (rule: string) => say`规则“${rule}”`,
  ends: (when: string) => say`请在${when}前答复，逾期自动结束`,
  footer: (parts: readonly Sentence[]) => inOneLine(' · ', parts),
  invited: (when: string) => say`邀请已于${when}发出。`,

  commentLabel: '意见（拒绝时必填）',
  approve: '批准',
  deny: '拒绝',
  fallback: '此卡片需要较新版本的 Teams。',
};
