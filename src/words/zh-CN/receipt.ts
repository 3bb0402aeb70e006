import { address, plain, sayHan as say, strong, type Sentence } from '../words.js';

export const receipt = {
  heading: (guest: string, what: string) => say`${strong(guest)} → ${strong(what)}`,
  purposes: {
    end: (until: string) => plain(say`访问至${until}`),
    sponsor: (who: string) => plain(say`由${who}负责`),
    backup: (who: string) => plain(say`后备负责人${who}`),
  },
  sent: (when: string) => say`${when}提交`,
  fallback: '此卡片需要较新版本的 Teams。',
  more: (count: number) => `另外 ${count} 项`,
  alsoAskedBy: (names: string) => say`共同申请人：${names}`,
  youJoined: (nominator: string) => say`你已加入${nominator}的申请。`,

  asked: (names: string) => say`已请${names}审批`,
  step: (step: number, of: number) => say`（第${String(step)}步，共${String(of)}步）`,
  looking: say`已提交，正在查找审批人`,
  approved: (by: string, when: string) => say`${by}已批准，${when}`,
  commented: (text: string) => say` — “${text}”`,
  approvedByRule: (rule: string) => say`已按规则“${rule}”直接批准`,
  approvedPlainly: say`已批准`,
  denied: (by: string, when: string) => say`${by}已拒绝，${when}`,
  unanswered: (when: string) => say`无人答复，已于${when}结束`,
  withdrawn: (when: string) => say`你已撤回，${when}`,
  withdrawnBy: (who: string, when: string) => say`${who}已撤回，${when}`,
  refused: (when: string) => say`Microsoft 已拒绝，${when}`,
  notPossible: (when: string) => say`未能邀请，${when}`,
  notDone: (when: string) => say`未能办理，${when}`,
  notInvited: say`尚未邀请`,
  invited: (when: string) => say`已邀请，${when}`,
  alreadyGuest: say`对方已是来宾，无需再次邀请`,
  notAccepted: say`尚未接受`,
  accessToCome: say`尚未开通权限`,
  accepted: (when: string) => say`已接受，${when}`,
  removed: (when: string) => say`帐户已于${when}删除`,
  reviveToCome: { enable: say`尚未启用帐户`, restore: say`尚未恢复帐户` },
  revived: { enable: say`帐户已启用`, restore: say`帐户已恢复` },
  notInForce: say`尚未生效`,
  inForce: {
    end: (guest: string, until: string) => say`${guest}可以访问至${until}`,
    sponsor: (guest: string) => say`${guest}现由你负责`,
    backup: (guest: string) => say`你已是${guest}的后备负责人`,
  },
  inForceFor: {
    sponsor: (guest: string, who: string) => say`${guest}现由${who}负责`,
    backup: (guest: string, who: string) => say`${who}已是${guest}的后备负责人`,
  },

  unreached: (names: string) => say`无法在 Teams 中联系到${names}。`,
  nobodyReached: say`联系不到任何可以审批的人。Guestlist 管理员已知悉，你无需操作。`,
  ends: (when: string) => say`${when}前无人答复则自动结束`,
  hindered: {
    throttled: (when: string) => say`Microsoft 正在限制所有人的请求速度。我会在${when}重试，你无需操作。`,
    unavailable: (when: string) => say`Microsoft 暂时没有响应。我会在${when}重试，你无需操作。`,
    'not-permitted': (when: string) =>
      say`Microsoft 拒绝了请求：Guestlist 缺少一项权限。申请已保留；我已通知 Guestlist 管理员，并会在${when}重试。`,
    'invitations-closed': (when: string) =>
      say`Microsoft 拒绝了邀请：本组织的租户不允许 Guestlist 邀请来宾。申请已保留；我已通知 Guestlist 管理员（可在“外部协作设置”中更改），并会在${when}重试。`,
  },

  linkWhat: (guest: string, at: string) =>
    say`此链接仅供${guest}本人使用。它会打开 Microsoft 登录页面，对方以${address(at)}登录后即可加入。`,
  linkHow: '请单独发给对方本人，不要发到频道或群聊中，也不要自己打开。',
  mailWaiting: (at: string) => say`发给${address(at)}的邮件正在发送。`,
  mailSent: (at: string) => say`邮件已发往${address(at)}，其中包含邀请链接。`,
  mailSentAt: (at: string, when: string) => say`邮件已于${when}发往${address(at)}，其中包含邀请链接。`,
  mailFailed: (at: string) => say`发给${address(at)}的邮件未能发出。你可以重新发送。`,
  mailFailedFor: (at: string, nominator: string) => say`发给${address(at)}的邮件未能发出，可由${nominator}重新发送。`,
  alsoByYou: '你也可以自己转交链接：',
  byYouAlone: (guest: string) => say`我们不会给${guest}发邮件，请你自己转交链接：`,

  canUse: (guest: string, things: string, until: string) => say`${guest}可以使用${things}，至${strong(until)}。`,
  responsible: say`这位来宾由你负责。`,
  responsibleFor: (who: string) => say`这位来宾由${who}负责。`,
  backedUp: (who: string) => say`后备负责人为${who}。`,
  youBackUp: say`后备负责人是你。`,
  sponsorsLeft: {
    'not-permitted': say`未能更改 Entra 中的负责人名单，因为 Guestlist 缺少相应权限。可由 Guestlist 管理员手动更改；在这里已经生效。`,
    full: say`未能更改 Entra 中的负责人名单，因为名额已满。可由 Guestlist 管理员移除其中一人；在这里已经生效。`,
  },
  ready: (thing: string) => say`${thing} — 已就绪`,
  follows: (thing: string) => say`${thing} — 稍后自动开通，通常只需几分钟`,
  notGiven: (thing: string, why: string) => say`${thing} — 未能开通：${[why]}`,
  grantRefusals: {
    'no-guests': '其设置不接纳来宾，可由所有者更改。',
    gone: '它已不存在。请改选其他项目，或询问 Guestlist 管理员。',
    dynamic: '其成员由规则决定，无法手动添加，可由维护该规则的人更改。',
    'not-permitted': 'Guestlist 无权在其中添加成员，可由 Guestlist 管理员授权。',
    'never-ready': 'Microsoft 未能及时准备好新帐户。请再提交一次申请。',
  },

  undone: {
    invited: say`没有发出邀请。`,
    given: say`没有开通权限。`,
    changed: say`未作任何更改。`,
  },
  nothingMore: say`不再作其他更改。`,
  afterDenial: (undone: Sentence, by: string) => say`${undone}如情况有变，请与${by}沟通后重新申请。`,
  afterSilence: (undone: Sentence) => say`被询问的人都没有答复。${undone}你可以重新申请。`,
  afterNobodyReached: (undone: Sentence) =>
    say`联系不到任何可以审批的人。${undone}请联系 Guestlist 管理员指定其他审批人。`,
  withdrawnAccount: {
    'to-be-removed': say`正在删除为此邀请创建的帐户；删除后链接即失效。`,
    removed: say`为此邀请创建的帐户已删除，链接已失效。`,
    kept: (things: string) =>
      say`来宾帐户予以保留：它此前就已存在、正在使用，或另一项申请还需要它。已开通的权限也会保留：权限可由${things}的所有者收回，帐户可由 Guestlist 管理员删除。`,
    left: say`Guestlist 缺少权限，未能删除为此邀请创建的帐户。Guestlist 管理员已知悉，可以删除；在此之前链接仍然有效。`,
  },
  refusals: {
    'address-refused': say`Microsoft 不接受发往该地址的邀请。请用对方的另一个地址重新申请。`,
    'domain-blocked': say`本组织的租户设置不允许邀请该域名的人员。我已通知 Guestlist 管理员，可在“外部协作设置”中放行；之后请重新申请。`,
    colleague: say`该地址属于本组织的一个帐户，无需邀请。如果你指的是别人，请重新申请。`,
    'cross-tenant': say`双方租户之间的设置不允许对方加入。我已通知 Guestlist 管理员：我方可在“跨租户访问设置”中更改，对方的设置需请对方公司更改。`,
    disabled: say`这位来宾在这里已有帐户，但已停用。我已通知 Guestlist 管理员启用帐户；启用后请重新申请。`,
    'stay-over': say`还没能办理，访问期限就已结束。请重新申请，并选择更晚的截止日期。`,
    'no-such-guest': say`这位来宾在这里已没有可用的帐户，因此无可更改。如需对方回来，请重新申请。`,
    other: say`我已通知 Guestlist 管理员，Microsoft 的原文和处理办法可向管理员了解。`,
  },

  mailAgain: '重新发送邮件',
  withdraw: '撤回',
  withdrawAsk: (guest: string) => say`要撤回对${guest}的申请吗？`,
  withdrawMeans: {
    'awaiting-approval': {
      invited: say`审批卡片将关闭，不会邀请任何人。`,
      given: say`审批卡片将关闭，不会开通权限。`,
      changed: say`审批卡片将关闭，不会作任何更改。`,
    },
    approved: {
      invited: say`不会发出邀请，也不会开通权限。`,
      given: say`不会开通权限。`,
      changed: say`尚未办理的部分将不再办理。`,
    },
    'account-goes': say`为此邀请创建的帐户将被删除，链接随之失效。`,
    'account-stays': say`链接将从此卡片中移除。帐户此前就已存在，因此保留；已开通的权限也会保留。`,
  },
  withdrawYes: '确认撤回',
};
