import { address, sayHan as say, strong, type Sentence } from '../words.js';

export const guests = {
  fallback: '此卡片需要较新版本的 Teams。',

  waiting: (count: number) => say`有${String(count)}位来宾需要你答复`,
  yours: (count: number) => say`你负责${String(count)}位来宾`,
  yoursWaiting: (count: number, waiting: number) =>
    say`你负责${String(count)}位来宾，其中${String(waiting)}位需要你答复`,
  firstOf: (shown: number, count: number) => say`你的${String(count)}位来宾中的前${String(shown)}位`,
  firstOfWaiting: (shown: number, count: number, waiting: number) =>
    say`你的${String(count)}位来宾中的前${String(shown)}位，有${String(waiting)}位需要你答复`,
  happened: say`你的来宾有新的情况`,
  standing: say`你的来宾目前的情况`,
  meant: (count: number) => say`有${String(count)}位来宾相符`,
  none: say`你没有负责任何来宾`,

  asks: {
    ending: (guest: string, until: string) => say`${guest}的访问将于${until}到期。还需要吗？`,
    periodic: (guest: string, since: string) => say`${guest}自${since}起是来宾。还需要吗？`,
    restored: (guest: string) => say`有人在 Microsoft Entra 中还原了${guest}的帐户。仍由你负责吗？还需要吗？`,
    'no-sponsor': (guest: string, sponsor: string) => say`${sponsor}不再负责${guest}。你愿意接手吗？`,
    'hand-over': (guest: string, sponsor: string) => say`${sponsor}想请你负责${guest}。你愿意吗？`,
    adopted: (guest: string) => say`来宾${guest}目前无人负责。由你负责吗？`,
  },
  asksBeneath: {
    ending: (_: string, until: string) => say`访问将于${until}到期。还需要吗？`,
    periodic: (_: string, since: string) => say`自${since}起是来宾。还需要吗？`,
    restored: (_: string) => say`有人在 Microsoft Entra 中还原了帐户。仍由你负责吗？还需要吗？`,
    'no-sponsor': (_: string, sponsor: string) => say`${sponsor}不再负责。你愿意接手吗？`,
    'hand-over': (_: string, sponsor: string) => say`${sponsor}想请你负责。你愿意吗？`,
    adopted: (_: string) => say`目前无人负责。由你负责吗？`,
  },

  moreAsked: (who: string, things: string) =>
    things === '' ? say`新情况：${who}也邀请了这位来宾` : say`新情况：${who}为其申请了${things}`,
  accessEnded: {
    expired: (things: string) => say`新情况：${things}已按 Microsoft Entra 中设定的日期到期`,
    removed: (things: string) => say`新情况：有人在 Microsoft Entra 中收回了${things}`,
  },
  yesMeans: (grace: string) => say`由你负责后，帐户随访问一同结束：到期时停用，${grace}后删除`,

  isGuestUntil: (guest: string, until: string) => say`${guest}是来宾，至${until}`,
  isGuest: (guest: string) => say`${guest}是来宾，未约定截止日期`,
  notAccepted: (guest: string, when: string) => say`${guest}尚未接受${when}的邀请`,
  isStopped: (guest: string) => say`${guest}暂时被停用`,
  hasEnded: (guest: string) => say`${guest}的访问已结束`,
  invitationHasEnded: (guest: string) => say`对${guest}的邀请已结束`,

  who: (guest: string, at: string) => say`${strong(guest)} ${address(at)}`,
  at: (at: string) => say`${address(at)}`,
  invited: (when: string) => say`尚未接受${when}的邀请`,
  mailedAgain: (when: string) => say`已于${when}再次发送含有链接的邮件`,
  /** 不发邮件时。 */
  linkGiven: (where: Sentence) => say`链接由人转交，在${where}上`,
  linkRenewed: (when: string, where: Sentence) => say`${when}起有新链接，由人转交，在${where}上`,
  linkIs: {
    here: say`你的邀请卡片`,
    there: (holder: string) => say`${holder}的邀请卡片`,
  },
  linkNone: (at: string) =>
    say`此人并非由 Guestlist 邀请，没有可以重发的链接。要发送链接，请说${address(`邀请 ${at}`)}`,
  movedFrom: (from: string, when: string) => say`${when}之前，帐户使用的地址是 ${address(from)}`,
  givenUp: (when: string) => say`如到${when}仍未接受，邀请将自动撤回`,
  hereUntil: (since: string, until: string) => say`自${since}起，至${strong(until)}`,
  hereSince: (since: string) => say`自${since}起`,
  here: (since: string) => say`自${since}起，未约定截止日期`,
  endsOn: (until: string) => say`至${strong(until)}`,
  noEnd: say`未约定截止日期`,
  mayUse: (things: string) => say`可以使用${things}`,
  mayUseNothing: say`没有经由我们开通的权限`,
  invitedTo: (things: string) => say`受邀使用${things}`,
  lastSignIn: (when: string) => say`上次登录：${when}`,
  reason: (text: string) => say`“${text}”`,
  answers: (sponsor: string) => say`由${sponsor}负责`,
  backup: (who: string) => say`后备负责人：${who}`,
  looking: say`正在寻找其他人负责；在此之前一切照旧`,
  beingAsked: (names: string) => say`正在询问${names}是否愿意负责；在此之前一切照旧`,
  unanswered: (when: string) => say`尚无人接手；如无人接手，访问将于${strong(when)}结束`,
  notYours: (sponsor: string) => say`由${sponsor}负责，无需你答复`,
  somebodyElseAsked: say`正在询问其他人是否愿意负责，无需你答复`,

  ended: {
    over: (when: string) => say`访问已于${when}到期结束`,
    'not-needed': (when: string) => say`访问已于${when}结束：不再需要`,
    'no-sponsor': (when: string) => say`访问已于${when}结束：已无人负责`,
    'never-accepted': (when: string) => say`邀请已于${when}结束：对方没有接受`,
    withdrawn: (when: string) => say`邀请已于${when}撤回`,
    stopped: (when: string) => say`管理员已于${when}停用这位来宾，也可以恢复`,
  },
  by: (who: string) => say`操作人：${who}`,
  byYou: say`由你操作`,
  closing: {
    account: say`正在收回权限并停用帐户`,
    access: say`正在收回经由我们开通的权限；帐户此前就已存在，予以保留`,
    stopped: say`正在停用帐户；权限保留`,
  },
  taken: say`经由我们开通的权限已收回`,
  closed: {
    disabled: say`帐户已停用；已打开的会话将在大约一小时内失效`,
    gone: say`帐户此前已不存在`,
    kept: say`帐户此前就已存在，予以保留`,
    synchronised: say`帐户仍可使用：它现由另一个目录管理。管理员已知悉，可在那里停用`,
    'not-permitted': say`帐户仍可使用：Guestlist 无权停用。Guestlist 管理员已知悉，可以停用`,
  },
  beingDeleted: say`正在删除帐户，链接随之失效`,
  deletedOn: (when: string) => say`帐户将于${when}删除，此后30天内可以恢复`,
  left: (things: string) => say`未能收回：${things}。Guestlist 管理员已知悉，可以收回`,
  deleted: (when: string) => say`帐户已于${when}删除，30天内可由 Guestlist 管理员恢复`,
  accountStays: (when: string) => say`已于${when}全部办理。帐户仍在目录中，可由 Guestlist 管理员删除`,
  /** 未能全部收回时。 */
  accountStaysOpen: (when: string) => say`访问已于${when}结束。帐户仍在目录中，可由 Guestlist 管理员删除`,
  deletedElsewhere: (when: string) => say`帐户已由他人在 Microsoft Entra 中删除（${when}发现）`,
  madeMember: (when: string) =>
    say`帐户已由他人在 Microsoft Entra 中改为成员，不再是来宾（${when}发现）。Guestlist 不再改动此帐户`,

  keep: {
    button: '保留至…',
    label: '最后一天',
    missing: '请选择最后一天。',
    within: (latest: string, at: string) => say`超过${latest}须经审批：请说${address(`邀请 ${at} 到…`)}`,
    send: '保留',
  },
  confirm: { ending: '到期结束', periodic: '仍然需要' },
  notMine: {
    button: '不由我负责',
    unasked: '询问其他人',
    label: '询问哪位同事（不填则依次询问后备负责人、负责人的经理和所有者）',
    send: '转交',
  },
  remove: {
    button: '立即移除',
    account: (guest: string, grace: string) =>
      say`现在就结束${guest}的访问吗？权限将被收回，帐户将停用；已打开的会话将在大约一小时内失效。${grace}后删除帐户，此后30天内可以恢复。`,
    access: (guest: string) =>
      say`现在就结束${guest}的访问吗？经由我们开通的权限将被收回；帐户此前就已存在，予以保留。`,
    yes: '确认移除',
  },
  takeOver: {
    yes: (guest = '') => say`好，由我负责${guest}`,
    until: '好，负责至…',
    untilSend: '由我负责，至该日',
    no: '不接手',
    unasked: '由我负责',
  },
  correct: { pending: '更正地址', here: '更换地址' },
  resend: { mail: '重新发送链接', chat: '生成新链接' },
  moreAccess: '增加权限…',
  moreBelow: say`请在下面告诉我要开通什么。`,
  withdraw: {
    button: '撤回',
    account: (guest: string) => say`撤回对${guest}的邀请吗？帐户将被删除，链接随之失效。`,
    access: (guest: string) => say`撤回对${guest}的邀请吗？经由我们开通的权限将被收回；帐户此前就已存在，予以保留。`,
    yes: '确认撤回',
  },

  more: (count: number) =>
    say`另有${String(count)}位：答复以上各位后，请说${strong('来宾')}，或说${strong('来宾')}加姓名。`,
  moreByName: (count: number) => say`另有${String(count)}位：说${strong('来宾')}加姓名或地址可以查看其中一位。`,

  openByName: say`说${strong('来宾')}加姓名或地址可以查看其中一位。`,

  already: (guest: string) => say`关于${guest}已无需再操作，卡片显示目前的情况。`,
  follows: (guest: string) => say`已完成。Microsoft 响应较慢，卡片稍后会显示${guest}的最新情况。`,
  refusals: {
    'no-such-guest': say`我这里已没有这位来宾，未作任何更改。`,
    'not-yours': (guest: string, sponsor: string) => say`只有负责${guest}的${sponsor}和 Guestlist 管理员可以决定。`,
    notYours: say`只有这位来宾的负责人和 Guestlist 管理员可以决定。`,
    'stay-over': (guest: string, at: string) =>
      say`${guest}的访问已经结束，未作任何更改。如需对方回来，请说${address(`邀请 ${at}`)}。`,
    'needs-approval': (latest: Sentence, command: string) =>
      say`这超出了你可以自行决定的期限${latest}。要提请审批，请说${address(command)}。`,
    'domain-blocked': (guest: string, at: string) =>
      say`公司规则已不允许${address(at.split('@').at(-1) ?? at)}的来宾，未向${guest}发送链接。规则可由 Guestlist 管理员修改。`,
    'inviting-paused': (guest: string, who: string) =>
      say`${who}已暂停所有邀请，未为${guest}生成新链接。Guestlist 管理员可以恢复邀请，之后请再按一次。`,
    'domain-stopped': (guest: string, at: string, who: string) =>
      say`${who}已停用${address(at.split('@').at(-1) ?? at)}的所有来宾，未为${guest}生成新链接。Guestlist 管理员可以恢复，之后请再按一次。`,
    'mailed-enough': (guest: string, at: string, times: number, from: string) =>
      say`未为${guest}生成新链接：最近七天我们已给${address(at)}发了${String(times)}封邮件，达到规则允许的上限。${from}起可以再发；规则可由 Guestlist 管理员更改。`,
    'end-past': say`这一天已经过去，未作任何更改。要马上结束，请按“立即移除”。`,
    'nothing-asked': (guest: string, sponsor: string) => say`关于${guest}已无需你答复：由${sponsor}负责。`,
    'already-sponsor': (guest: string, sponsor: string) => say`${guest}已由${sponsor}负责。请填写另一位同事，或不填。`,
    'address-waits': (guest: string, who: string) =>
      say`${who}已为${guest}申请了另一个地址。待其有结果后，可以重新申请。`,
    'not-stopped': (guest: string) => say`没有人停用过${guest}，无需恢复。`,
    'no-such-day': say`我读不懂这个日期，未作任何更改。请选择访问的最后一天。`,
    'no-link': (guest: string, at: string) =>
      say`${guest}并非由 Guestlist 邀请，没有可以重发的链接。要发送链接，请说${address(`邀请 ${at}`)}。`,
    'already-accepted': (guest: string) => say`${guest}已经接受邀请，无需再发送链接，也没有可撤回的邀请。`,
    'mail-just-sent': (guest: string) => say`发给${guest}的邮件刚刚发出。请等十分钟，之后可以重新发送。`,
  },
  latest: (until: string) => say`（至${until}）`,
  inviteUntil: (at: string, day: string) => say`邀请 ${at} 到 ${day}`,
};
