import { address, sayHan as say, strong } from '../words.js';

export const approverMail = {
  subject: (nominator: string) => say`${nominator}在 Guestlist 中请你审批`,
  hello: (approver: string) => say`${approver}，你好：`,
  asks: (nominator: string, at: string) => say`${strong(nominator)}（${address(at)}）请你审批。`,
  guest: (name: string, at: string) => say`来宾：${strong(name)}（${address(at)}）`,
  what: (what: string) => say`申请内容：${strong(what)}`,
  until: (until: string) => say`截止日期：${strong(until)}`,
  answerBy: (when: string) => say`请在${strong(when)}前答复，逾期无人答复则自动结束。`,
  button: '在 Teams 中打开聊天',
  link: '在 Teams 中打开聊天：',
  opens: (host: string) => say`将打开${address(host)}。在聊天中说“${strong('审批')}”，即可收到卡片。`,
  why: say`之所以发邮件，是因为 Guestlist 无法在 Teams 中联系到你：应用未安装，或已被屏蔽。`,
  nothingByMail: (nominator: string) =>
    say`这封邮件不作任何决定。回信会寄给${nominator}，但不算答复；请在 Teams 的卡片上答复。`,
  from: (company: string) => say`Guestlist 代表${company}发送`,
};
