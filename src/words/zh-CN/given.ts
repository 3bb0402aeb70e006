import { sayHan as say } from '../words.js';

export const given = {
  ready: (thing: string) => say`${thing} — 已就绪`,
  follows: (thing: string) => say`${thing} — 稍后自动开通，通常只需几分钟`,
  requested: (thing: string) => say`${thing} — 已在 Microsoft Entra 中申请，稍后自动开通`,
  held: (thing: string, since: string) => say`${thing} — 自${since}起等待有关人员在 Microsoft Entra 中批准`,
  endedThere: {
    expired: (thing: string, when: string) =>
      say`${thing} — 已按 Microsoft Entra 中设定的日期到期（${when}发现）。如仍需要，请重新申请。`,
    removed: (thing: string, when: string) =>
      say`${thing} — 已被他人在 Microsoft Entra 中收回（${when}发现）。如仍需要，请重新申请。`,
  },
  notGiven: (thing: string, why: string) => say`${thing} — 未能开通：${[why]}`,
  grantRefusals: {
    'no-guests': '其设置不接纳来宾，可由所有者更改。',
    gone: '它已不存在。请改选其他项目，或询问 Guestlist 管理员。',
    dynamic: '其成员由规则决定，无法手动添加，可由维护该规则的人更改。',
    'not-permitted': 'Guestlist 无权在其中添加成员，可由 Guestlist 管理员授权。',
    full: '其成员已达 Microsoft 允许的上限，可由所有者腾出名额。',
    disabled: '它已停用，目前无人能登录，可由租户管理员启用。',
    'role-gone': '相应的角色已不存在，或不适用于人员，可由 Guestlist 管理员另行指定。',
    'not-admitted': '它不接纳这家公司的来宾，可由其维护者放开。',
    denied: '在 Microsoft Entra 中审批的人没有同意，原因可询问其维护者。',
    'not-delivered': 'Microsoft Entra 未能交付。请再提交一次申请，或询问其维护者。',
    canceled: '对它的请求已在 Microsoft Entra 中取消。请再提交一次申请。',
    'never-ready': 'Microsoft 未能及时准备好新帐户。请再提交一次申请。',
  },
};
