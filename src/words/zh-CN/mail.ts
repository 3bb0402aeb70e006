import { address, sayHan as say, strong, type Sentence } from '../words.js';

export const mail = {
  subject: (nominator: string, company: string, things: string) => say`${nominator}（${company}）邀请您加入${things}`,
  hello: (guest: string) => say`${guest}，您好：`,
  invites: (nominator: string, company: string, at: string, things: string, until: string) =>
    say`${company}的${strong(nominator)}（${address(at)}）邀请您加入${strong(things)}，共同工作至${strong(until)}。`,
  reason: (reason: string) => say`邀请理由：“${reason}”`,
  agreed: (names: string) => say`${names}已同意。`,
  button: '接受邀请',
  link: '接受邀请：',
  opens: (host: string) => say`将打开${address(host)}。`,
  opensMicrosoft: (host: string) => say`将打开 Microsoft 的登录页面${address(host)}。`,
  signIn: (at: string) => say`请以${address(at)}登录；如果该地址没有 Microsoft 帐户，页面会提供其他方式。`,
  happens: (company: string, where: Sentence) =>
    say`您会被询问是否允许${company}读取您的姓名和邮件地址。您自己的帐户不会有其他变化。之后您将进入${where}。`,
  arriveIn: (things: string) => say`${things}`,
  arriveAt: (host: string) => say`${address(host)}`,
  note: (company: string, text: string) => say`${company}补充说明：“${text}”`,
  refuse: (nominator: string, at: string) =>
    say`没想到会收到这封邮件？请在点击前询问${nominator}（${address(at)}），或不予理会；您不操作，就什么都不会发生。`,
  source: (nominator: string, company: string) =>
    say`您的姓名和邮件地址由${nominator}为此目的提供给我们，${company}对这些数据负责。`,
  privacy: '隐私声明：',
  contact: (at: string) => say`如需删除您的数据，请写信至${address(at)}。`,
  from: (company: string) => say`Guestlist 代表${company}发送`,
};
