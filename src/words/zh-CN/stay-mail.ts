import { address, sayHan as say, strong, type Sentence } from '../words.js';

export const stayMail = {
  nudge: {
    subject: (nominator: string, company: string, things: string) =>
      say`提醒：${nominator}（${company}）邀请您加入${things}`,
    only: (day: string) => say`您于${strong(day)}收到邀请，至今尚未接受。这是一封提醒，系统不会再自动提醒。`,
    again: (day: string, company: string) =>
      say`您于${strong(day)}收到邀请，至今尚未接受。应${company}负责人的要求，现再次发送邀请。如有更早的邮件，请使用这封邮件中的链接。`,
    sayNo: (sponsor: string, at: string) =>
      say`没想到会收到邀请，或者不想接受？请告诉负责此邀请的${sponsor}（${address(at)}），或不予理会；您不操作，就什么都不会发生，过一段时间邀请会自动撤回。`,
  },
  ending: {
    subject: (company: string, day: string) => say`您在${company}的来宾访问将于${day}结束`,
    lastDay: (company: string, day: string) => say`您作为来宾访问${company}的最后一天是${strong(day)}。`,
    nobody: (company: string) => say`原因是${company}已没有人负责您的访问。`,
    noMore: (things: Sentence) => say`此后您将无法再使用${things}。`,
    disabled: (company: string) => say`届时您在${company}的来宾帐户会停用，过一段时间再删除。停用后我们会写信告知您。`,
    stays: (company: string) => say`您在${company}的来宾帐户会保留。`,
    ask: (sponsor: string, at: string) =>
      say`还需要继续使用？请与${strong(sponsor)}（${address(at)}）联系，由其负责您的访问，可以安排延期。不再需要的话，您无须做任何事。这封邮件里没有按钮。`,
    askAnybody: (company: string) =>
      say`还需要继续使用？请在此之前联系您在${company}的合作同事，由其负责您的访问，访问即可继续。不再需要的话，您无须做任何事。这封邮件里没有按钮。`,
  },
  ended: {
    subject: (company: string) => say`您在${company}的来宾访问已结束`,
    over: (company: string, day: string) => say`您在${company}的来宾访问已结束，最后一天是${strong(day)}。`,
    notNeeded: (company: string) => say`您在${company}的来宾访问已结束：那里已不再需要。`,
    notNeededBy: (company: string, who: string) => say`您在${company}的来宾访问已结束：${strong(who)}表示已不再需要。`,
    noSponsor: (company: string) => say`您在${company}的来宾访问已结束：那里已没有人负责您的访问。`,
    noMore: (things: Sentence) => say`您已无法再使用${things}。如果仍处于登录状态，约一小时内会失效。`,
    deletedOn: (company: string, day: string) => say`您在${company}的来宾帐户已停用，将于${strong(day)}删除。`,
    disabled: (company: string) => say`您在${company}的来宾帐户已停用。`,
    gone: (company: string) => say`您在${company}的来宾帐户已删除。`,
    stays: (company: string) => say`您在${company}的来宾帐户会保留。`,
    own: (at: string) => say`您以前用${address(at)}登录。那是您自己的帐户，不受任何影响，在别处照常使用。`,
    ask: (sponsor: string, at: string) =>
      say`有疑问，或者还需要使用？请询问${strong(sponsor)}（${address(at)}）。您无须做任何事。`,
    askAnybody: (company: string) =>
      say`还需要使用？请询问您在${company}的联系人，由其重新为您申请邀请。您无须做任何事。`,
  },
  sponsor: {
    subject: (sponsor: string, company: string) => say`今后由${sponsor}负责您在${company}的访问`,
    now: (sponsor: string, at: string, company: string) =>
      say`今后由${strong(sponsor)}（${address(at)}）负责您在${company}的来宾访问。`,
    inPlaceOf: (sponsor: string, at: string, company: string, former: string) =>
      say`今后由${strong(sponsor)}（${address(at)}）接替${former}，负责您在${company}的来宾访问。`,
    ask: (sponsor: string) => say`有关访问的任何问题，请询问${sponsor}。其他一切不变，您无须做任何事。`,
    endIsOff: say`此前通知您的结束日期不再有效。`,
    askAbout: (sponsor: string) => say`有关访问的任何问题，请询问${sponsor}。您无须做任何事。`,
  },
  anything: (company: string) => say`${company}的任何内容`,
  signIn: (at: string) => say`您用${address(at)}登录。那是您自己的帐户，不受任何影响。`,
  why: (company: string) => say`您是${company}的来宾，因此收到这封邮件。${company}对所掌握的您的姓名和邮件地址负责。`,
  whyStill: (company: string) =>
    say`您曾是${company}的来宾，因此收到这封邮件。${company}对所掌握的您的姓名和邮件地址负责。`,
};
