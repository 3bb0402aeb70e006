import { address, sayHan as say, strong, type Sentence } from '../words.js';

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
      say`${strong('状态')}：查看你的申请及进展。`,
      say`${strong('撤回')}：撤回一项申请。`,
      say`${strong('取消')}：放弃正在填写的内容。`,
      say`${strong('语言')}：中文或英文（language）。`,
    ],
    approvers: say`如果某位来宾需要你批准，卡片会自动发给你。`,
    draft: say`你刚才填写的内容还在。`,
  },
  unknown: (said: string) => say`我没听懂“${said}”。`,
  didYouMean: (command: string) => say`你是想说${strong(command)}吗？`,
  youCanSay: say`你可以说${strong('邀请')}、${strong('状态')}、${strong('撤回')}、${strong('语言')}或${strong('帮助')}。`,
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
    approved: say`已批准，正在发送邀请`,
    approvedForGuest: say`已批准，正在开通权限`,
    hindered: (when: string) => say`已批准；Microsoft 要求稍候，将在${when}重试`,
    invited: (when: string) => say`已于${when}邀请，对方尚未接受`,
    accepted: (until: string) => say`已接受，可使用至${until}`,
    alreadyGuest: (until: string) => say`早已是来宾，可使用至${until}`,
    removed: (when: string) => say`帐户已于${when}删除`,
    denied: (by: string, when: string) => say`${by}已拒绝，${when}`,
    expired: (when: string) => say`无人答复，已于${when}结束`,
    withdrawn: (when: string) => say`已于${when}撤回`,
    failed: (when: string) => say`未能邀请，${when}`,
    joined: (state: Sentence, nominator: string) => say`${state}（你已加入，申请人是${nominator}）`,
    approvedForStay: say`已批准，正在更改`,
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

  language: {
    now: say`我现在和你说中文。说${strong('语言 英文')}可改用英文（English）。`,
    changed: say`从现在起我和你说中文。`,
    unknown: (said: string) =>
      say`我不会说“${said}”。我会英文和中文：请说${strong('语言 英文')}或${strong('语言 中文')}。`,
  },
};
