import { sayHan as say, type Sentence } from '../words.js';

export const refusals = {
  noSuchNomination: say`我这里已没有这张卡片对应的申请，未作任何更改。`,
  ownNomination: say`这是你自己的申请，须由其他人批准。`,
  notAnApprover: (whoMay: Sentence) => say`只有${whoMay}可以答复。`,
  answeredBefore: say`你已在前面的步骤中批准，余下的须由其他人处理。`,
  notANominator: say`按照本组织的规则，你不能申请来宾。可由 Guestlist 管理员更改。`,
  tooManyJoined: (nominator: string) => say`加入这项申请的人数已满。进展可向${nominator}了解。`,
  tooManyJoinedAlready: say`加入这项申请的人数已满。`,
  notTheNominator: (nominator: string) => say`只有申请人${nominator}可以这样做。`,
  commentNeeded: say`请在意见中写明原因，然后再次按“拒绝”。申请人会看到。`,
  alreadyAccepted: (guest: string) => say`${guest}已经接受邀请，无法撤回。可由 Guestlist 管理员删除来宾。`,
  acceptedNoMail: (guest: string) => say`${guest}已经接受邀请，无需再发邮件。`,
  mailOnItsWay: say`邮件已在发送，无需再操作。`,
  mailJustSent: say`邮件刚刚发出。请等十分钟，之后可以重新发送。`,
  mailJustSentAt: (time: string) => say`邮件已于${time}发出。请等十分钟，之后可以重新发送。`,
  alreadyEnded: say`这项申请已经结束，无需再操作。`,
  settled: {
    approved: (by: string, when: string) => say`${by}已于${when}批准，无需再操作。`,
    approvedByRule: say`已按规则直接批准，无需再操作。`,
    denied: (by: string, when: string) => say`${by}已于${when}拒绝，无需再操作。`,
    withdrawn: (by: string, when: string) => say`${by}已于${when}撤回，无需再操作。`,
    unanswered: (when: string) => say`无人答复，已于${when}结束，无需再操作。可以重新申请。`,
    step: (by: string, when: string) => say`${by}已于${when}批准这一步，下一步由其他人审批，你无需再操作。`,
    stepOver: say`这一步已有结果，下一步由其他人审批，你无需再操作。`,
    over: say`答复时间已过，无需再操作。可以重新申请。`,
    failed: say`已获批准，但邀请未能发出，无需再操作。申请人知道原因。`,
    notDone: say`已获批准，但未能办理，无需再操作。申请人知道原因。`,
  },

  whoMay: {
    or: '或',
    owners: (things: string) => say`${things}的所有者`,
    manager: (nominator: string) => say`${nominator}的经理`,
    administrators: say`Guestlist 管理员`,
    somebody: say`规则中指定的人`,
  },

  action: {
    'unknown-action': '我不认识这个按钮。卡片可能来自旧版本：请说“状态”，使用新收到的卡片。',
    malformed: '我读不懂这张卡片发来的内容，未作任何更改。请说“状态”，使用新收到的卡片。',
    'too-long': '这段文字太长，未作任何更改。请控制在 1,000 个字符以内。',
  },
  foreign: '这张卡片的内容与你无关，请由发给你的人答复。',

  noted: '已记下。我正在核实你是否可以答复，随后会更新卡片。',
  done: '已完成。',
  notNow: '我现在没能完成，未作任何更改。请过一分钟再试；如果仍然不行，请告诉 Guestlist 管理员。',
  notAnEmployee: '只有本组织的员工可以使用 Guestlist。请联系邀请你的人。',
};
