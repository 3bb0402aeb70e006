import { address, inOneLine, sayHan as say, strong, type Sentence } from '../words.js';

const EXAMPLE = address('邀请 ada@fabrikam.com 加入 Apollo，至6月30日，因为联合审计');

export const commands = {
  welcome: [
    say`我是 Guestlist，帮你邀请外部人员：你告诉我邀请谁，公司的规则决定由谁批准，其余的由我来办。`,
    say`试试：${EXAMPLE}`,
    say`说${strong('帮助')}可以查看我能做的一切。I also speak English: say ${strong('language en')}.`,
  ],
  help: {
    heading: say`我可以做这些：`,
    lines: [
      say`${strong('邀请')}加电子邮件地址：申请邀请一位来宾。可以一次说完：${EXAMPLE}`,
      say`${strong('目录')}：查看你可以申请什么，由谁管理。`,
      say`${strong('状态')}：查看你的申请及进展。`,
      say`${strong('提醒')}：提醒尚未答复的审批人，每天一次。`,
      say`${strong('撤回')}：撤回一项申请。`,
      say`${strong('取消')}：放弃正在填写的内容。`,
      say`${strong('审批')}：查看等你答复的申请。`,
      say`${strong('来宾')}：查看由你负责的来宾、权限和期限。只看一位：${address('来宾 ada@fabrikam.com')}`,
      say`${strong('委托')}：你不在时由同事代为答复：${address('委托给 Oskar Lind 从8月1日到8月14日')}`,
      say`${strong('汇总')}：每天一次告诉你有哪些待办：${address('汇总 9:00')}`,
      say`${strong('语言')}：中文或英文（language）。`,
    ],
    approvers: say`如果某位来宾需要你批准，卡片会自动发给你。`,
    draft: say`你刚才填写的内容还在。`,
  },
  unknown: (said: string) => say`我没听懂“${said}”。`,
  didYouMean: (command: string) => say`你是想说${strong(command)}吗？`,
  youCanSay: say`你可以说${strong('邀请')}、${strong('状态')}、${strong('来宾')}、${strong('审批')}、${strong('撤回')}或${strong('帮助')}。`,
  inChannel: say`在频道里我只接受卡片上的答复，以及${strong('邀请')}加电子邮件地址（即邀请加入本团队）。其他事情请在我们的聊天中告诉我。`,
  inOwnChat: say`已在我们的聊天中答复你。`,
  noOwnChat: say`我无法给你发消息。请先在 Teams 中添加我，再在我们的聊天中告诉我。`,
  notInCatalogue: say`规则不允许来宾加入那个团队，请选择来宾可以使用什么；也可以请 Guestlist 管理员添加。`,
  tooLong: (length: number, limit: number) =>
    say`这条消息有${length.toLocaleString('en')}个字符，我最多读${limit.toLocaleString('en')}个，所以没有处理。请说得短一些。`,
  attachment: say`我无法处理文件。请用文字告诉我要邀请谁。`,
  nothingToCancel: say`没有正在填写的内容，未作任何更改。要撤回已提交的申请，请说${strong('撤回')}。`,
  welcomeAnyTime: say`不客气。`,
  nothingAsked: say`我现在没有提问，未作任何更改。要答复卡片，请按卡片上的按钮。`,

  status: {
    none: say`你还没有申请。请说${strong('邀请')}和电子邮件地址。`,
    heading: say`你的申请，最新的在前：`,
    newest: (shown: number) => say`你最新的${String(shown)}项申请：`,
    draft: (at: string) => say`尚未提交：${address(at)}。卡片还在。`,
    one: (guest: string, things: string, state: Sentence) => say`${strong(guest)} → ${things}：${state}`,
    waitsFor: (names: string, until: string) => say`等待${names}答复，至${until}`,
    waits: (until: string) => say`等待审批人答复，至${until}`,
    asksYou: (name: string) => say`${name}向你提了一个问题；请在卡片上回答，或说${strong('回答')}`,
    proposes: (name: string) => say`${name}同意，但希望换一位负责人；请在卡片上确认`,
    approved: say`已批准，正在发送邀请`,
    approvedForGuest: say`已批准，正在开通权限`,
    hindered: (when: string) => say`已批准；Microsoft 要求稍候，将在${when}重试`,
    invited: (when: string) => say`已于${when}邀请，对方尚未接受`,
    accepted: (until: string) => say`已接受，可使用至${until}`,
    alreadyGuest: (until: string) => say`早已是来宾，可使用至${until}`,
    removed: (when: string) => say`帐户已于${when}删除`,
    ended: (when: string) => say`访问已于${when}结束`,
    denied: (by: string, when: string) => say`${by}已拒绝，${when}`,
    expired: (when: string) => say`无人答复，已于${when}结束`,
    withdrawn: (when: string) => say`已于${when}撤回`,
    replaced: (when: string) => say`已于${when}修改，由新的申请取代`,
    failed: (when: string) => say`未能邀请，${when}`,
    joined: (state: Sentence, nominator: string) => say`${state}（你已加入，申请人是${nominator}）`,
    approvedForStay: say`已批准，正在更改`,
    movedOn: say`帐户后来改用了另一个地址`,
    done: (until: string) => say`已完成，至${until}`,
  },

  withdraw: {
    none: say`没有可撤回的内容：你没有未结束的申请。`,
    unknown: (said: string) => say`你未结束的申请中没有与“${said}”相符的。只说${strong('撤回')}可以选择一项。`,
    which: say`要撤回哪一项申请？`,
    sure: (guest: string, thing: string) => say`撤回${guest}加入${thing}的申请？`,
    means: {
      open: say`审批卡片会关闭，不会邀请任何人。`,
      invited: say`链接会从你的卡片上消失；为此邀请创建的帐户会被删除。`,
    },
    draft: say`正在填写的内容尚未提交；要放弃，请说${strong('取消')}。`,
    yes: '确认撤回',
    done: (guest: string, thing: string) => say`已撤回：${guest} → ${thing}`,
    newest: (count: number) => say`这是最新的${String(count)}项。要撤回其他申请，请说“撤回”和电子邮件地址。`,
    fallback: '此卡片需要较新版本的 Teams。',
  },

  offers: {
    heading: say`你可以申请以下内容，一次最多四项：`,
    owned: (thing: Sentence, names: string) => say`${thing}，由${names}管理`,
    how: (example: string) => say`申请时可以这样说：${address(example)}`,
    example: (name: string) => `邀请 ada@fabrikam.com 加入 ${name}，至6月30日`,
    more: (count: number) => say`另有${String(count)}项：可以直接说名称，或者说${strong('邀请')}后在表单中搜索。`,
    unsure: (count: number) => say`另有${String(count)}项暂时无法确认你能否申请，请过几分钟再试。`,
    notGranted: (things: string, permissions?: readonly string[]) =>
      permissions
        ? say`暂不提供：${things}。缺少权限 ${address(permissions.join('、'))}，你可以在 Microsoft Entra 管理中心为应用授予并作管理员同意。`
        : say`暂不提供：${things}。Guestlist 缺少相应的权限，可由 Guestlist 管理员授予。`,
    none: say`没有你可以申请的内容。可由 Guestlist 管理员更改。`,
    notYou: say`公司规则指定了可以邀请来宾的人，其中没有你。可由 Guestlist 管理员更改；也可以请有权限的同事申请。`,
  },

  approvals: {
    none: say`没有等你答复的申请。`,
  },

  guests: {
    none: say`你没有负责任何来宾，也没有人请你负责。要邀请来宾，请说${strong('邀请')}和电子邮件地址。`,
    unknown: (said: string) =>
      say`在你可以查看的来宾中，没有与“${said}”相符的。说${strong('来宾')}可以查看由你负责的来宾。`,
  },

  answer: {
    none: say`没有人就你的申请提问，所以没有转达任何内容。`,
    how: say`请说${strong('回答')}，再写上要告诉审批人的内容。`,
    which: (addresses: readonly string[]) =>
      say`有多位审批人向你提问。请以来宾的地址开头：${inOneLine(
        '或',
        addresses.map((one) => say`${strong('回答')} ${address(one)} …`),
      )}。`,
    tooLong: (length: number, limit: number) =>
      say`这个回答有${length.toLocaleString('en')}个字符，最多可以转达${limit.toLocaleString('en')}个。尚未发送，请说得短一些。`,
    passedOn: (guest: string) => say`已转达。关于${guest}的每张卡片上都能看到。`,
    isThatIt: (who: string, guest: string) => say`${who}就${guest}提了问题，这是你的回答吗？`,
    quoted: (text: string) => say`“${text}”`,
    sendIt: '作为我的回答发送',
    anApprover: '审批人',
  },

  remind: {
    none: say`你没有等待答复的申请，所以没有提醒任何人。`,
    unknown: (said: string) => say`你等待答复的申请中没有与“${said}”相符的。只说${strong('提醒')}可以选择一项。`,
    which: say`要提醒哪一项申请的审批人？`,
    button: '提醒',
    done: (guest: string) => say`已提醒尚未就${guest}答复的审批人。每天可以提醒一次。`,
  },

  delegate: {
    none: say`你没有委托任何人代为答复。要委托，请说例如${address('委托给 Oskar Lind 从8月1日到8月14日')}。`,
    yours: say`你的审批已委托给：`,
    one: (to: string, from: string, until: string) => say`${strong(to)}，从${from}到${until}`,
    toYou: (whose: string, from: string, until: string) => say`从${from}到${until}，你代${whose}答复。`,
    made: (to: string) => say`${to}将代你答复。我已告诉对方，每次答复都会注明是代谁作出的。`,
    askWhen: (to: string) => say`${to}代你答复到什么时候？请说例如${address(`委托给 ${to} 到周五`)}。`,
    end: '结束委托',
    ended: (to: string) => say`${to}不再代你答复。`,
    nothingToEnd: say`没有可结束的委托：你没有委托任何人。`,
    faults: {
      yourself: say`你本来就自己答复。请说出一位同事。`,
      'no-such-time': say`结束早于开始。请告诉我第一天和最后一天。`,
      'too-long': say`这超过了一年。若要长期更换，应由规则指定其他人；Guestlist 管理员可以更改规则。`,
      'too-many-today': say`你今天委托审批的次数已用完，未作任何更改。明天可以再委托；说${strong('委托')}可以查看现在由谁代你答复。`,
      'not-an-employee': (name: string) => say`${name}在这里没有可以答复的帐户。请说另一位同事。`,
      circle: (name: string) =>
        say`那几天${name}也把审批委托了出去，最后又回到你这里，就没有人答复了。请换一位同事，或请${name}更换。`,
      overlap: (to: string, from: string, until: string) =>
        say`从${from}到${until}已由${to}代你答复。请先说${strong('委托 取消')}，或选择其他日期。`,
      overlapping: say`那几天已有人代你答复。说${strong('委托')}可以查看。`,
    },
  },

  digest: {
    how: say`说${strong('汇总 9:00')}，我会每天一次告诉你有哪些待办；说${strong('汇总 关闭')}，则逐项告诉你。`,
    on: (time: string) => say`我会每天${time}告诉你有哪些待办，没有就不打扰。等不到那时的会单独告诉你。`,
    off: say`从现在起逐项告诉你。`,
    notUnderstood: say`我没听懂这个时间。请说例如${strong('汇总 9:00')}，或${strong('汇总 关闭')}。`,
  },

  language: {
    now: say`我现在和你说中文。说${strong('语言 英文')}可改用英文（English）。`,
    changed: say`从现在起我和你说中文。`,
    unknown: (said: string) =>
      say`我不会说“${said}”。我会英文和中文：请说${strong('语言 英文')}或${strong('语言 中文')}。`,
  },
};
