import { address, inOneLine, sayHan as say, strong, type Sentence } from '../words.js';

export const approval = {
  asks: {
    invite: (nominator: string) => say`${nominator}申请邀请一位来宾`,
    access: (nominator: string) => say`${nominator}申请为一位来宾开通权限`,
    enable: (nominator: string) => say`${nominator}申请启用一位来宾的帐户`,
    restore: (nominator: string) => say`${nominator}申请恢复一位已删除的来宾`,
    end: (nominator: string, until: string) => say`${nominator}申请让一位来宾访问至${until}`,
    sponsor: (nominator: string) => say`${nominator}申请负责一位来宾`,
    backup: (nominator: string) => say`${nominator}申请担任一位来宾的后备负责人`,
    address: (nominator: string) => say`${nominator}申请将一位来宾的帐户改用另一个地址`,
  },
  approved: (by: string, when: string) => say`${by}已批准，${when}`,
  approvedPart: (things: string, by: string, when: string) => say`${things}：${by}已批准，${when}`,
  approvedByRule: (rule: string) => say`已按规则“${rule}”直接批准`,
  nowWaiting: (approved: Sentence, names: string) => say`${approved}；现等待${names}答复`,
  nowLooking: (approved: Sentence) => say`${approved}；即将进入下一步审批`,
  denied: (by: string, when: string) => say`${by}已拒绝，${when}`,
  inPlace: (by: string, whom: string) => say`${by}（代${whom}）`,
  anApprover: '审批人',
  theApprovers: '审批人',
  others: (count: number) => `另外 ${count} 人`,
  withdrawn: (by: string, when: string) => say`${by}已撤回，${when}`,
  unanswered: (when: string) => say`无人答复，已于${when}结束`,
  replaced: (by: string, when: string) => say`${by}已更改并重新提交此申请，${when}`,
  replacement: say`如果仍需你答复，新卡片就在下方。`,
  nobodyLeft: (when: string) => say`已无人可以答复，申请已于${when}结束`,
  unansweredIn: (step: number, when: string) => say`第${String(step)}步无人答复，已于${when}结束`,
  refused: (when: string) => say`已批准，但 Microsoft 于${when}拒绝了邀请`,
  notPossible: (when: string) => say`已批准，但未能邀请，${when}`,
  notDone: (when: string) => say`已批准，但未能办理，${when}`,

  standsIn: {
    delegated: (whom: string) => say`你正代${strong(whom)}审批`,
    'handed-over': (whom: string) => say`${strong(whom)}将此申请转交给你`,
    handedFor: (who: string, whom: string) => say`${strong(who)}（代${whom}）将此申请转交给你`,
  },
  ownRequest: say`这是你自己的申请，须由其他人答复。进展可在你与我的聊天中查看。`,
  youAgreed: (when: string) => say`你已同意，${when}`,
  youAgreedTo: (things: string, when: string) => say`你已同意${things}，${when}`,
  youDenied: (things: string, when: string) => say`你已拒绝${things}，${when}`,
  agreedForYou: (by: string, when: string) => say`${by}已代你同意，${when}`,
  handedTo: (whom: string) => say`你已将此申请转交给${whom}`,
  leftToOthers: say`你已将此申请留给其他人答复`,
  notYours: say`此申请已不需要你答复`,

  guest: (name: string, company: string) => say`${strong(name)}，${company}`,
  at: (at: string) => say`${address(at)}`,
  tenant: (name: string) => say`所属 Microsoft 租户：${name}`,
  noTenant: (domain: string) => say`${domain}没有 Microsoft 租户`,
  toWhat: (things: Sentence, until: string, length: string) => say`加入${things}，至${strong(until)}（${length}）`,
  toStay: (until: string, length: string) => say`访问期限改为至${strong(until)}（${length}）`,
  toAnswer: (who: string, until: string) => say`由${strong(who)}负责这位来宾，至${strong(until)}`,
  toBackUp: (who: string, until: string) => say`负责人无法处理时，由${strong(who)}负责这位来宾，至${strong(until)}`,
  toMove: (from: string, until: string, length: string) => say`取代 ${address(from)}，至${strong(until)}（${length}）`,
  goesAlong: {
    given: (things: string) => say`一并移交：${strong(things)}`,
    nothingGiven: say`一并移交：帐户本身；Guestlist 未开通过权限`,
    others: (things: string) => say`一并移交（由他人开通）：${strong(things)}`,
    unread: say`他人开通的权限未能查询，也会一并移交。`,
  },
  quoted: (text: string) => say`“${text}”`,
  part: {
    yoursAndTheirs: (yours: string, theirs: string) => say`由你决定的是${strong(yours)}；${theirs}由其他人决定。`,
    yours: (yours: string) => say`由你决定的是${strong(yours)}。`,
    agreed: (things: string) => say`已获批准：${things}`,
  },
  answer: (label: string, answer: string) => say`${label}：${strong(answer)}`,
  sponsoredBy: (who: string) => say`来宾将由${who}负责`,
  sponsoredWith: (who: string, backup: string) => say`来宾将由${who}负责，后备负责人为${backup}`,
  askedBy: (name: string, at: string, when: string) => say`申请人：${name}（${address(at)}），${when}`,
  alsoAskedBy: (names: string) => say`共同申请人：${names}`,
  waitingFor: (names: string) => say`等待${names}答复`,
  youJoined: say`你也加入了这项申请，须由其他人答复。`,
  invited: (when: string) => say`邀请已于${when}发出。`,

  soFar: (agreed: number, needed: number) => say`需${String(needed)}人同意，已有${String(agreed)}人`,
  stillAsked: (names: string) => say`还在等待${names}`,
  canToo: (names: string) => say`${names}也可以答复`,
  aChannel: '频道成员',
  agreedBefore: (others: string) => say`此前已批准：${others}`,
  question: (by: string, when: string, text: string) => say`${by}提问，${when}：“${text}”`,
  reply: (by: string, when: string, text: string) => say`${by}回答，${when}：“${text}”`,
  noReply: (who: string, when: string) => say`${who}尚未回答。期间暂停计时，最迟到${when}。`,
  earlierQuestions: (count: number) => say`此前另有${String(count)}个问题`,
  neverReplied: say`问题未得到回答。`,
  changed: {
    by: (who: string, when: string, what: Sentence) => say`${who}更改了申请，${when}：${what}`,
    proposed: (who: string, when: string, what: Sentence, nominator: string) =>
      say`${who}提议更改，${when}：${what}。需${nominator}同意。`,
    declined: (nominator: string, who: string, what: Sentence) => say`${nominator}未同意${who}提议的更改：${what}`,
    until: (to: string, from: string) => say`期限由${from}提前至${strong(to)}`,
    shorter: (to: string) => say`期限提前至${strong(to)}`,
    without: (things: string) => say`不包括${strong(things)}`,
    sponsor: (to: string, from: string) => say`来宾改由${strong(to)}负责，而非${from}`,
    deliveries: {
      both: say`链接通过我们的邮件和申请人的聊天送达`,
      mail: say`链接仅通过我们的邮件送达`,
      chat: say`链接仅通过申请人的聊天送达`,
    },
    between: '；',
    earlier: (count: number) => say`此前另有${String(count)}次更改`,
  },

  fell: {
    denied: (things: string, by: string, when: string) => say`${things}：${by}已拒绝，${when}`,
    unanswered: (things: string, when: string) => say`${things}：无人答复，已不再申请，${when}`,
    'nobody-left': (things: string, when: string) => say`${things}：可以答复的人不足，已不再申请，${when}`,
    others: (things: string) => say`同样不再申请：${things}`,
  },

  together: (parts: readonly Sentence[]) => inOneLine(' · ', parts),
  fromThere: (domain: string, guests: number, accepted: number) =>
    say`${domain}：这里有${String(guests)}位来宾，${accepted === 0 ? ['均未接受'] : say`${String(accepted)}位已接受`}`,
  firstContact: (domain: string) => say`首次往来：这里还没有来自${domain}的来宾`,
  answersFor: (who: string, guests: number) =>
    guests === 0 ? say`${who}在 Guestlist 中未负责其他来宾` : say`${who}负责${String(guests)}位来宾`,
  warnings: {
    lookAlike: (domain: string, known: string, who: string) => say`${domain}与${known}相似。${who}申请的是${domain}。`,
    lookAlikeOf: (domain: string, known: string, who: string, guests: number) =>
      say`${domain}与${known}相似，后者在这里有${String(guests)}位来宾。${who}申请的是${domain}。`,
    lookAlikeOurs: (domain: string, known: string, who: string) =>
      say`${domain}与我们自己的域名${known}相似。${who}申请的是${domain}。`,
    consumer: (domain: string) => say`${domain}是个人邮箱，任何人都可以注册。`,
    disposable: (domain: string) => say`${domain}是一次性邮箱，任何人都可以使用，用后即弃。`,
    contact: say`我们的邮件联系人中已有该地址。它会与来宾帐户并存，可由 Exchange 管理员删除。`,
    someOf: (company: string) => say`我们的跨租户访问设置只允许“${company}”的部分人员加入，无法得知对方是否在内。`,
    someOfThere: say`我们的跨租户访问设置只允许对方公司的部分人员加入，无法得知对方是否在内。`,
    passedOver: (rule: string, missing: string) => say`规则“${rule}”无法判断，因为无从得知${[missing]}。`,
    more: (count: number) => say`另有${String(count)}项提醒`,
  },
  conditions: {
    domains: '来宾的域名',
    mailbox: '邮箱的类型',
    homeTenant: '来宾所属的租户',
    partner: '对方公司与我们的关系',
    nominator: '申请人的组、部门或职务',
    offers: '所申请的项目',
    stay: '访问期限的长短',
    answersFor: '申请人负责多少位来宾',
  },
  notChecked: (checks: string, never: string) => say`未检查：${[checks]}；以及一向无法检查的${[never]}`,
  neverChecked: (never: string) => say`一向无法检查：${[never]}`,
  checks: {
    address: '该地址的使用者',
    'deleted-guests': '已删除的来宾',
    contacts: '联系人',
    'home-tenant': '对方的租户',
    'guests-from-there': '来自该域名的来宾',
    'own-domains': '我们自己的域名',
    'invitation-setting': '谁可以邀请',
    'cross-tenant-settings': '我们的跨租户设置',
    thing: '所申请的项目',
    nominator: '申请人的资料',
    'connected-organisations': '已连接的组织',
    'list-of-domains': '我们的域名名单',
    'outbound-settings': '对方的出站设置',
  },

  ifYou: say`如果你批准`,
  ifYouAnd: (others: number) => say`如果你和另外${String(others)}人都批准`,
  ifAll: say`如果各步都批准`,
  thing: (kind: 'team' | 'group' | 'site' | 'application' | 'package', name: string) => {
    switch (kind) {
      case 'team':
        return say`团队“${name}”`;
      case 'group':
        return say`组“${name}”`;
      case 'site':
        return say`网站“${name}”`;
      case 'application':
        return say`应用“${name}”`;
      case 'package':
        return say`访问包“${name}”`;
    }
  },
  consequence: {
    invite: (given: Sentence, guest: string, things: Sentence) =>
      say`${given}，${guest}会在我们的目录中获得一个帐户，并加入${things}。`,
    access: (given: Sentence, guest: string, things: Sentence) => say`${guest}已是来宾；${given}，将加入${things}。`,
    enable: (given: Sentence, guest: string, things: Sentence) =>
      say`${given}，将先启用${guest}的帐户，再让对方加入${things}。`,
    restore: (given: Sentence, guest: string, things: Sentence) =>
      say`${given}，将先恢复${guest}已删除的帐户，再让对方加入${things}。`,
    end: (given: Sentence, guest: string, until: string) => say`${given}，${guest}可以访问至${until}。`,
    sponsor: (given: Sentence, guest: string, who: string) => say`${given}，将由${who}接替现在的负责人负责${guest}。`,
    backup: (given: Sentence, guest: string, who: string) => say`${given}，负责人无法处理时，将由${who}负责${guest}。`,
    address: (given: Sentence, to: string, from: string) =>
      say`${given}，使用 ${address(to)} 的人将得到此帐户及上述全部权限，${address(from)} 不能再登录。`,
  },
  step: (step: number, of: number) => say`这是第${String(step)}步，共${String(of)}步；之后还要请其他人审批。`,
  lastStep: (of: number) => say`审批共${String(of)}步，这是最后一步。`,

  because: {
    reminder: (who: string, guest: string) => say`${who}仍在等你答复关于${guest}的申请`,
    'nominator-reminds': (who: string, guest: string) => say`${who}提醒你：请答复关于${guest}的申请`,
    answered: (who: string, text: string) => say`${who}回答：“${text}”`,
    'change-declined': (who: string, guest: string) => say`${who}未同意你的更改；关于${guest}的申请仍等你答复`,
    'change-overtaken': (guest: string) => say`其他审批人已按原来的负责人同意；关于${guest}的申请仍等你答复`,
    'more-asked': (guest: string, things: string) => say`关于${guest}，还有别的项目需要你决定，现在是${things}`,
  },

  rule: (rule: string) => say`规则“${rule}”`,
  mustAgree: (needed: number) => say`须${String(needed)}人同意`,
  alternates: (when: string) => say`${when}起也会询问其他人`,
  ends: (when: string) => say`请在${when}前答复，逾期自动结束`,
  commentLabel: '意见（拒绝时必填）',
  approve: '批准',
  deny: '拒绝',
  ask: {
    button: (who: string) => say`询问${who}`,
    label: '你的问题',
    missing: '请写下你的问题。',
    about: (who: string) => say`${who}会在自己的卡片上回答，所有审批人都能看到。期间暂停计时，最多三个工作日。`,
    send: '发送问题',
  },
  change: {
    button: '缩短或更改',
    shorten: '缩短期限',
    until: '最后一天（不得晚于所申请的日期）',
    keep: '开通的项目',
    keepMissing: '请至少保留一项。',
    delivery: '链接如何送达',
    deliveries: { both: '邮件和申请人的聊天', mail: '仅邮件', chat: '仅申请人的聊天' },
    sponsor: '改由谁负责这位来宾（姓名或地址）',
    sponsorWaits: (who: string) => say`更换负责人须经${who}同意，你的批准才会生效。`,
    send: '按更改后的内容批准',
  },
  notMe: {
    button: '不由我答复',
    colleague: '应由哪位同事答复（姓名或地址）',
    colleagueMissing: '请写明一位同事。',
    handOver: '转交',
    leave: '留给其他人',
    leaveOff: '我不答复',
    others: (names: string) => say`你不答复时，由${names}答复。`,
    channel: say`你不答复时，由所询问频道的成员答复。`,
    next: say`你不答复时，将询问下一顺位的人。`,
    nobody: say`没有其他人被询问：你不答复时，此申请可能无人答复而结束。`,
  },
  fallback: '此卡片需要较新版本的 Teams。',
};
