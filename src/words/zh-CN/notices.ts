import { address, endsSentence, inOneLine, sayHan as say, type Sentence } from '../words.js';

export const notices = {
  together: (sentences: readonly Sentence[]) => inOneLine('', sentences),
  invited: (guest: string) => say`已邀请${guest}。`,
  invitedCard: say`你的卡片会显示邀请如何送达对方。`,
  alreadyGuest: (guest: string, things: string) => say`${guest}已是来宾。无需再次邀请，${things}的访问权限会自动开通。`,
  revived: {
    enable: (guest: string) => say`${guest}的帐户已启用。`,
    restore: (guest: string) => say`${guest}的帐户已恢复。`,
  },
  accessFollows: (things: string) => say`${things}的访问权限会自动开通。`,
  inForce: {
    end: (guest: string, until: string) => say`${guest}可以访问至${until}。`,
    sponsor: (guest: string) => say`${guest}现由你负责。`,
    backup: (guest: string) => say`你已是${guest}的后备负责人。`,
  },
  moved: (guest: string, to: string) => say`${guest}的帐户已改用 ${address(to)}。`,
  inForceFor: {
    sponsor: (guest: string, who: string) => say`${guest}现由${who}负责。`,
    backup: (guest: string, who: string) => say`${who}已是${guest}的后备负责人。`,
  },
  yours: (guest: string) => say`你对${guest}的申请`,
  theirs: (guest: string, nominator: string) => say`你所加入的、${nominator}对${guest}的申请`,
  denied: (by: string, nomination: Sentence, comment: string) =>
    say`${by}拒绝了${nomination}：“${comment}”${[endsSentence(comment) ? '' : '。']}`,
  fell: {
    denied: (by: string, things: string, guest: string, comment: string) =>
      say`${by}拒绝了为${guest}申请的${things}：“${comment}”${[endsSentence(comment) ? '' : '。']}`,
    unanswered: (things: string, guest: string) => say`为${guest}申请的${things}无人答复，已不再申请。`,
    'nobody-left': (things: string, guest: string) =>
      say`为${guest}申请的${things}，可以审批的人不足，已不再申请。请联系 Guestlist 管理员指定其他审批人。`,
    restGoesOn: say`其余部分继续办理。`,
  },
  expired: (nomination: Sentence) => say`${nomination}无人答复。`,
  expiredIn: (step: number, agreed: string, nomination: Sentence) =>
    say`${agreed}已批准${nomination}，但第${String(step)}步无人答复。`,
  expiredOfSome: (agreed: string, nomination: Sentence) => say`${agreed}已批准${nomination}，但其他人答复不足。`,
  tooFew: (nomination: Sentence) => say`${nomination}已结束：可以审批的人不足。请联系 Guestlist 管理员指定其他审批人。`,
  again: say`你可以重新申请。`,
  expiredUnreached: (nomination: Sentence) =>
    say`${nomination}已结束：联系不到任何可以审批的人。请联系 Guestlist 管理员指定其他审批人。`,
  expiredUnreachedIn: (step: number, agreed: string, nomination: Sentence) =>
    say`${agreed}已批准${nomination}，但第${String(step)}步联系不到任何审批人，申请已结束。请联系 Guestlist 管理员指定其他审批人。`,
  failed: (guest: string, why: Sentence) => say`Microsoft 拒绝了对${guest}的邀请。${why}`,
  notPossible: (guest: string, why: Sentence) => say`未能邀请${guest}。${why}`,
  notDone: (guest: string, why: Sentence) => say`关于${guest}的申请未能办理。${why}`,
  accepted: (guest: string) => say`${guest}接受了你的邀请。`,
  acceptedTheirs: (guest: string, nominator: string) => say`${guest}接受了${nominator}的邀请。`,
  acceptedUntil: (things: string, until: string) => say`可以使用${things}，至${until}。`,
  joined: (by: string, guest: string) => say`${by}也想请${guest}，已加入你的申请。`,
  joinedTold: say`有进展时会告知每一位申请人。`,
  stepAgreed: (nomination: Sentence) => say`${nomination}已有一步获批。`,
  stageApproved: (by: string, nomination: Sentence) => say`${by}批准了${nomination}。`,
  nextAsked: (names: string, step: number, of: number) =>
    say`现在请${names}审批（第${String(step)}步，共${String(of)}步）。`,
  nextLooked: (step: number, of: number) => say`现在进入第${String(step)}步，共${String(of)}步；正在查找审批人。`,
  changed: (by: string, nomination: Sentence, what: Sentence) => say`${by}批准了${nomination}，但${what}。`,
  othersToAgree: say`还须其他人批准。`,
  changedBefore: (by: string, what: Sentence) => say`${by}${what}。`,
  moreChanges: say`所有修改见你的卡片。`,
  delegated: (whose: string, from: string, to: string) => say`${from}至${to}由你代${whose}审批。`,
  delegatedMeans: (whose: string) =>
    say`需要${whose}审批的申请也会发给你，你的答复视为代${whose}作出。如有不妥，请联系${whose}。`,
  delegationRevoked: (whose: string) => say`你不再代${whose}审批。只由${whose}审批的申请不会再发给你。`,
  withdrawn: (nominator: string, guest: string) => say`${nominator}撤回了你所加入的、对${guest}的申请。`,
  replaced: (nominator: string, guest: string) =>
    say`${nominator}修改了你所加入的、对${guest}的申请，并以新的申请代替。`,
  joinAnew: say`如果也想了解新申请的进展，请自行申请这位来宾，届时可以选择加入。`,
  nominateYourself: say`如仍需要，请自行申请这位来宾。`,
  askedAgain: (nominator: string, guest: string) => say`${nominator}对${guest}的申请需要你答复。`,
  askedAgainCard: say`前一步已经批准，你原有的卡片上又可以答复了。`,
  hindered: (guest: string, why: Sentence) => say`对${guest}的邀请需要稍候。${why}`,
  allHindered: (guest: string, why: Sentence) => say`关于${guest}的申请需要稍候。${why}`,
  unreachableInstead: (who: string, nomination: Sentence, instead: string) =>
    say`关于${nomination}，我联系不到${who}。我已改请${instead}审批。`,
  unreachableMailed: (who: string, nomination: Sentence) =>
    say`关于${nomination}，我无法在 Teams 中联系到${who}，已发邮件请对方进入聊天，你无需操作。`,
  somebodyElse: '其他人',
  unreachable: (who: string, nomination: Sentence) =>
    say`关于${nomination}，我联系不到${who}。我会询问规则中的下一位；如果没有其他人，会通知 Guestlist 管理员。`,
  namedSponsor: (nominator: string, guest: string, things: string, until: string) =>
    say`${nominator}指定由你负责${guest}。这位来宾可以使用${things}，至${until}。`,
  namedSponsorBy: (who: string, nominator: string, guest: string, things: string, until: string) =>
    say`经${who}提议、${nominator}同意，现由你负责${guest}。这位来宾可以使用${things}，至${until}。`,
  addressCorrected: (nominator: string, guest: string, was: string, is: string) =>
    say`${nominator}更正了你已批准的来宾${guest}的地址：邀请将发往 ${address(is)}，不再发往 ${address(was)}。其他内容不变，你的批准仍然有效。`,
  correctedForYou: (by: string, guest: string, was: string, is: string) =>
    say`${by}代你更正了${guest}的地址：发往 ${address(was)} 的邀请已收回，改为申请 ${address(is)}。`,
  namedBackup: (nominator: string, guest: string, sponsor: string) =>
    say`${nominator}指定你为${guest}的后备负责人：${sponsor}无法处理时，由你负责。`,
  namedWrongly: (nominator: string) => say`如有不妥，请联系${nominator}。`,
  sponsorReplaced: (guest: string, sponsor: string) => say`${guest}今后由${sponsor}负责，不再由你负责。`,
  linkRefused: (guest: string, at: string) =>
    say`未向${guest}（${address(at)}）发送新链接：本组织的租户设置已不允许邀请该域名的人员。Guestlist 管理员可在 Microsoft Entra 管理中心的“外部协作设置”中放行，之后请再按一次。`,
  mailFailed: (guest: string, at: string) =>
    say`发给${guest}的邮件未能发出。地址为${address(at)}，你可以在卡片上重新发送。`,
  mailFailedLink: say`也可以自己转交卡片上的链接。`,
  mailFailedTheirs: (guest: string, at: string, nominator: string) =>
    say`发给${guest}的邮件未能发出。地址为${address(at)}，可由${nominator}重新发送。`,
  accessRefused: (guest: string, items: Sentence) => say`为${guest}申请的访问权限未能全部开通。${items}`,
  accessHeld: (things: string, guest: string) =>
    say`为${guest}申请的${things}正等待有关人员在 Microsoft Entra 中批准。你无需操作，有结果会告诉你。`,
  accessHeldLong: (things: string, guest: string) =>
    say`为${guest}申请的${things}已在 Microsoft Entra 中等待一个月，仍无人答复。申请仍然有效，请询问其维护者。`,
  accessDelivered: (things: string, guest: string) => say`${things}已为${guest}开通。`,
  decisionRefused: {
    'not-an-approver': (guest: string, whoMay: Sentence) => say`你对${guest}的答复无效。只有${whoMay}可以答复。`,
    'own-nomination': (guest: string) => say`你对${guest}的答复无效。这是你自己的申请，须由其他人批准。`,
    'not-open': (guest: string) => say`你对${guest}的答复来晚了。此事之前已有结果，无需再操作。`,
    'ask-changed': (guest: string) =>
      say`你对${guest}的答复无效。你阅读之后申请内容已有修改，卡片现已显示最新内容，请再次答复。`,
    'change-not-allowed': (guest: string) =>
      say`你对${guest}的答复无效，因为不能作你所要求的修改。请再次答复：访问期限只能缩短，申请内容不能全部去掉，负责来宾的人须写全名或地址，并符合规则。`,
    'not-checked': (guest: string) =>
      say`你对${guest}的答复无效：五天来 Microsoft 一直未能确认你是否有权答复。如果卡片上仍可答复，请再次答复。`,
  },

  adminPolicyRefused: say`规则文件已更改，但无法使用；仍按现行规则办理。`,
  adminPolicyProblem: (problem: string) => say`${address(problem)}`,
  adminPolicyMore: (count: number) => say`另有${String(count)}处。`,
  adminPolicyMended: say`规则文件已可使用，现已按其内容执行。`,
  adminPolicyRemedy: say`请修正该文件；文件一有更改就会重新读取。`,
  lineByLine: (lines: readonly Sentence[]) => inOneLine('\n\n', lines),
  adminFailed: (guest: string) => say`Microsoft 拒绝了对${guest}的邀请。`,
  adminNotPossible: (guest: string) => say`未能邀请${guest}。`,
  adminNotDone: (guest: string) => say`关于${guest}的申请未能办理。`,
  adminNominated: (nominator: string, at: string) => say`申请人${nominator}，地址${address(at)}。`,
  adminMicrosoft: (text: string) => say`Microsoft 的原文：“${text}”`,
  adminRemedies: {
    'address-refused': '同一人的其他地址也许可以接受，申请人已知悉。',
    'domain-blocked': '可在 Microsoft Entra 管理中心的“外部协作设置”中允许该域名。',
    colleague: '该地址属于本租户的一个帐户，无需处理。',
    'address-of-another':
      '本租户某个帐户以该地址为附加地址，或在移交之前曾使用该地址。如果它不属于该帐户的使用者，可在 Microsoft Entra 管理中心把它从该帐户移除，之后须重新申请。',
    'cross-tenant': '可在 Microsoft Entra 管理中心的“跨租户访问设置”中更改我方设置，对方公司可能也需要更改。',
    disabled: '该来宾的帐户已停用。可在 Microsoft Entra 管理中心启用，之后须重新申请。',
    'stay-over': '还没能办理，访问期限就已结束。无需处理；申请人可以重新申请，并选择更晚的截止日期。',
    'approver-gone': '还没能办理，一位批准人的帐户就已停用或不存在。无需处理；申请人可以重新申请，届时由他人审批。',
    'shut-out': '提出申请之后，规则已不再允许该域名。无需处理；规则放行之后，申请人可以重新申请。',
    'no-such-guest':
      '该来宾的访问已结束或被停用，或其帐户已不存在、已停用或尚未启用，因此未作任何更改。申请人可以重新申请。',
    'moved-meanwhile': '同一来宾的地址已先被更改。无需处理。',
    'given-more': '提出申请之后，来宾又获得了其他权限，而无人批准将其移交。无需处理；可以重新申请。',
    'address-taken': '该地址已属于另一位来宾。无需处理。',
    other: '原因消除后，须重新申请邀请这位来宾。',
  },
  adminHindered: {
    throttled: (when: string) => say`Microsoft 正在限制 Guestlist 的请求速度。将在${when}重试，无需操作。`,
    unavailable: (when: string) => say`Microsoft Graph 没有响应 Guestlist。将在${when}重试，无需操作。`,
    'not-permitted': (when: string) =>
      say`Guestlist 缺少一项权限，有来宾在等待。请在 Microsoft Entra 管理中心为应用授予 User.Invite.All（启用帐户需 User.EnableDisableAccount.All，恢复帐户需 User.DeleteRestore.All，更改帐户地址需 User.ReadWrite.All）并作管理员同意。将在${when}重试。`,
    'invitations-closed': (when: string) =>
      say`本租户不允许 Guestlist 邀请来宾，有邀请在等待。可在 Microsoft Entra 管理中心的“外部协作设置”→“来宾邀请限制”中更改。将在${when}重试。`,
  },
  adminMailFailed: (guest: string, at: string, nominator: string) =>
    say`发给${guest}的邮件被拒绝。地址为${address(at)}。请检查 MAIL_SENDER 是否为本组织的邮箱，以及 Guestlist 是否有权用它发信：通过 Mail.Send，或 Exchange 中的角色（RBAC for Applications）。之后${nominator}可以重新发送。`,
  adminAccessRefused: (guest: string, things: string) => say`未能为${guest}开通${things}：Guestlist 缺少一项权限。`,
  adminPermissions: {
    team: (things: string) => say`团队“${things}”所需的权限是 TeamMember.ReadWriteNonOwnerRole.All。`,
    group: (things: string) => say`组“${things}”所需的权限是 GroupMember.ReadWrite.All。`,
    site: (things: string) => say`网站“${things}”所需的权限是 GroupMember.ReadWrite.All。`,
    application: (things: string) => say`应用“${things}”所需的权限是 AppRoleAssignment.ReadWrite.All。`,
    package: (things: string) => say`访问包“${things}”所需的权限是 EntitlementManagement.ReadWrite.All。`,
    settings: (things: string) => say`查看“${things}”是否接纳来宾所需的权限是 GroupSettings.Read.All。`,
  },
  adminOffers: {
    gone: (guest: string, things: string) =>
      say`未能为${guest}开通${things}：规则中提供的这一项已不存在。请在规则文件中填入新的对象 ID，或将其删除。`,
    roleGone: (guest: string, things: string) =>
      say`未能为${guest}开通${things}：规则中指定的角色已不存在、已停用，或不适用于人员。请在规则文件中另行指定。`,
  },
  adminThenAgain: (nominator: string) =>
    say`请在 Microsoft Entra 管理中心为应用授予该权限并作管理员同意。之后可手动添加来宾，或请${nominator}重新申请。`,
  adminAccountLeft: (guest: string, at: string, nominator: string) =>
    say`未能删除${guest}的帐户。${nominator}撤回了对${address(at)}的邀请，而应用缺少 User.DeleteRestore.All。请在 Microsoft Entra 管理中心手动删除该帐户；在此之前链接仍然有效。授予该权限后，Guestlist 会自行删除。`,
  adminWithoutSponsor: (guest: string, at: string, sponsor: string) =>
    say`${guest}（${address(at)}）已无人负责。${sponsor}不再负责，被询问的人也都没有接手。`,
  adminStays: say`按照规则，这位来宾仍予保留。说“来宾”加地址，可以接手或结束访问。`,
  adminStaysUntil: (until: string) => say`按照规则，这位来宾仍保留至${until}。说“来宾”加地址，可以接手或结束访问。`,
  adminEnds: (when: string) => say`按照规则，访问将于${when}结束。说“来宾”加地址，可以接手，访问即可继续。`,
  adminCameBack: (guest: string, at: string) =>
    say`${guest}（${address(at)}）回来了。帐户曾被人删除，现已在 Microsoft Entra 中还原，访问按原来的约定继续。`,
  adminBackAsked: (sponsor: string) => say`原来由${sponsor}负责，已通知${sponsor}。`,
  adminBackAlone: say`此前无人负责，正在另找负责人。`,
  adminBackOverStop: (domain: string) =>
    say`${address(domain)}的来宾目前处于停用状态，但这位来宾不在其中。如需一并停用，请再说一次${address(`停用 ${domain} 的来宾`)}。`,
  adminLeftOver: (guest: string, at: string) => say`${guest}（${address(at)}）的访问已经结束，但未能全部收回。`,
  adminLeft: (things: string) => say`未能收回：${things}。`,
  adminLeftAccount: say`帐户仍可使用，因为应用缺少 User.EnableDisableAccount.All。`,
  adminLeftSynchronised: say`该帐户仍可使用：它现由本地目录管理，只能在那里停用。`,
  adminLeftRemedy: say`请在 Microsoft Entra 管理中心手动处理，或授予 Guestlist 所缺的权限。`,
  adminNobodyReached: (nominator: string, guest: string) =>
    say`${nominator}对${guest}的申请已结束：联系不到任何可以审批的人。`,
  adminFell: (nominator: string, guest: string, things: string) =>
    say`${nominator}为${guest}申请的${things}，可以审批的人不足，已不再申请；其余部分继续办理。`,
  adminTooFew: (nominator: string, guest: string) => say`${nominator}对${guest}的申请已结束：可以审批的人不足。`,
  adminUnread: {
    refused: (who: Sentence, nominator: string, guest: string) =>
      say`Microsoft 不允许 Guestlist 查询${who}，因此${nominator}对${guest}的申请无法交给这些人审批。`,
    gone: (_: Sentence, nominator: string, guest: string) =>
      say`规则中用于审批的一个组已不存在，因此${nominator}对${guest}的申请无法交给该组审批。`,
  },
  adminUnreadRemedy: {
    refused: (rule: string) =>
      say`规则为“${rule}”。请在 Microsoft Entra 管理中心检查应用是否已获 User.Read.All 和 GroupMember.Read.All 并经管理员同意；隐藏成员的组还需要 Member.Read.Hidden。在此之前，会改为询问下一顺位的审批人。`,
    gone: (rule: string) => say`规则为“${rule}”。请在规则中改用其他组。在此之前，会改为询问下一顺位的审批人。`,
  },
  adminWaits: (nominator: string, guest: string, ends: string) =>
    say`${nominator}对${guest}的申请无人可以询问，${ends}前无人答复则自动结束。`,
  adminApprovers: (rule: string) =>
    say`规则为“${rule}”。请检查其中的审批人是否存在、人数是否足够，以及 Teams 是否允许这些人使用 Guestlist 应用。`,
};
