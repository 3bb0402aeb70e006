import { address, inOneLine, plain, sayHan as say, strong, type Sentence } from '../words.js';

export const nominate = {
  someone: say`邀请来宾`,
  who: (guest: string) => say`邀请${guest}？`,
  whoToWhat: (guest: string, thing: string) => say`邀请${guest}加入${thing}？`,
  moreAccess: (guest: string, thing: string) => say`为${guest}开通${thing}？`,
  missing: '还缺以下内容：',
  changing: '请修改不对的地方。',
  wrong: '请再看一下这里：',
  missingAndWrong: '请再看一下有误的地方，并补上还缺的内容：',

  labels: {
    address: '电子邮件地址',
    name: '姓名',
    company: '公司',
    access: '加入什么',
    reason: '原因',
    until: '截止日期',
    language: '给来宾的邮件所用语言',
    delivery: '链接如何送达',
  },
  placeholders: {
    address: 'name@company.com',
    name: '来宾的姓名',
    company: '来宾所在的公司',
    access: '请选择',
    reason: '一句话即可；来宾和审批人都会看到',
  },
  taken: '留空则根据地址推断',
  more: '这里放不下全部；也可以直接输入名称。',
  latest: (day: string) => say`最晚${day}`,
  needed: {
    address: '请填写电子邮件地址。',
    name: '请填写姓名。',
    company: '请填写公司。',
    access: '请选择来宾可以使用什么。',
    reason: '请用一句话写明原因。',
    until: '请选择最后一天。',
    language: '请选择语言。',
    delivery: '请选择送达方式。',
  },
  languages: { en: '英文 (English)', 'zh-CN': '简体中文' },
  deliveries: { both: '邮件和聊天', mail: '仅邮件', chat: '仅聊天' },

  facts: { guest: '来宾', access: '加入', reason: '原因', until: '截止', agree: '审批人', mail: '链接', note: '说明' },
  fact: (label: string, value: Sentence) => say`${[label]}：${value}`,
  guest: (name: string, company: string, at: string) => say`${strong(name)}，${company} — ${address(at)}`,
  quoted: (text: string) => say`“${text}”`,
  thing: (name: string, kind: 'team' | 'group') => (kind === 'team' ? say`${name}（团队）` : say`${name}（组）`),
  until: (day: string, length: string) => say`${strong(day)}（${length}）`,
  agree: (names: string) => say`${names}`,
  agreeAs: (names: string, relation: Sentence) => say`${names}（${relation}）`,
  relation: {
    owner: (thing: string) => say`${thing}的所有者`,
    owners: (thing: string) => say`${thing}的所有者`,
    manager: say`你的经理`,
    administrators: say`Guestlist 管理员`,
  },
  or: (names: readonly string[]) =>
    plain(names.slice(1).reduce<Sentence>((said, name) => say`${said}或${name}`, say`${names[0] ?? ''}`)),
  atOnce: (rule: string) => say`无需审批，规则“${rule}”直接批准`,
  agreeUnknown: say`暂时查不到审批人，提交后我会查找`,
  agreeNobody: say`找不到规则指定的任何审批人，届时会告知 Guestlist 管理员`,
  travels: {
    both: (language: string) => say`通过${[language]}邮件送达，并显示在此聊天中`,
    mail: (language: string) => say`通过${[language]}邮件送达`,
    chat: say`显示在此聊天中，我们不发邮件`,
  },
  isGuest: (name: string) => say`${name}已经是来宾。不再发送邀请，只开通权限。`,
  invitedBefore: say`这个地址以前受过邀请，尚未接受。将生成新的链接。`,
  unchecked: say`暂时无法在目录中核实这个地址，发出邀请时由 Microsoft 核实。`,

  next: '继续',
  send: '提交审批',
  invite: '发送邀请',
  give: '开通权限',
  change: '修改',
  cancel: '取消',
  use: (at: string) => `使用 ${at}`,
  keep: (domain: string) => `就是 ${domain}`,
  fallback: '此卡片需要较新版本的 Teams。',

  address: {
    ask: say`要邀请谁？请告诉我电子邮件地址。`,
    'no-at': (said: string) => say`${address(said)}缺少“@”。请告诉我完整的地址。`,
    'several-at': (said: string) => say`${address(said)}里有不止一个“@”。请只告诉我一个地址。`,
    'nothing-before-at': (said: string) => say`${address(said)}的“@”前面没有内容。请告诉我完整的地址。`,
    'nothing-after-at': (said: string) => say`${address(said)}的“@”后面没有内容。请告诉我完整的地址。`,
    whitespace: (said: string) => say`${address(said)}中间有空格。请告诉我不带空格的地址。`,
    'hidden-character': (code: string) => say`这个地址里有看不见的字符（${code}）。请自己输入一遍地址。`,
    'refused-character': (said: string, sign: string) =>
      say`Microsoft 不接受来宾地址中的“${sign}”，因此无法邀请${address(said)}。请告诉我此人的另一个地址。`,
    plus: (instead: string) => say`Microsoft 不接受来宾地址中的“+”。改用${address(instead)}可以吗？`,
    'non-ascii': (said: string, sign: string) =>
      say`Microsoft 不接受“@”前面的“${sign}”，因此无法邀请${address(said)}。请告诉我此人的另一个地址。`,
    'misplaced-dot': (said: string) => say`${address(said)}里有一个点的位置不对。请告诉我正确的地址。`,
    'no-dot-in-domain': (said: string, domain: string) =>
      say`${address(said)}的域名不完整：“${domain}”缺少 .com 之类的后缀。请告诉我完整的地址。`,
    'bad-domain': (domain: string) => say`“${domain}”不可能是域名。请告诉我正确的地址。`,
    'too-long': (limit: number) =>
      limit === 64
        ? say`“@”前面的部分超过了邮件允许的 64 个字符。请告诉我正确的地址。`
        : say`这个地址超过了邮件允许的${String(limit)}个字符。请告诉我正确的地址。`,
    colleague: (name: string) => say`${name}是同事，无需邀请。如果你指的是别人，请告诉我地址。`,
    'own-domain': (domain: string) =>
      say`${address(domain)}是我们自己的域名，那里没有来宾，这个地址也无人使用。如果你指的是别人，请告诉我地址。`,
    'blocked-domain': (domain: string) =>
      say`不允许邀请${address(domain)}的人。可由 Guestlist 管理员更改；或者告诉我此人的另一个地址。`,
    'disabled-guest': (at: string) =>
      say`${address(at)}是来宾，但帐户已停用。可由 Guestlist 管理员启用，之后请重新申请。`,
    ownOpen: (at: string) => say`你已为${address(at)}提交过申请，尚未结束。说“状态”可以查看，说“撤回”可以撤回。`,
    othersOpen: (at: string, nominator: string) =>
      say`${nominator}已为${address(at)}提交过申请，尚未结束。请询问${nominator}，或者告诉我另一个地址。`,
    which: (addresses: readonly string[]) =>
      say`请说明是哪一个：${inOneLine(
        '，还是 ',
        addresses.map((one) => [address(one)]),
      )}。`,
    nearDomain: (domain: string, known: string) =>
      say`我们不认识域名${address(domain)}，它很像${strong(known)}。是哪一个？`,
  },

  name: { tooLong: (limit: number) => say`姓名太长，请控制在${String(limit)}个字符以内。` },
  company: { tooLong: (limit: number) => say`公司名称太长，请控制在${String(limit)}个字符以内。` },
  reason: {
    tooLong: (length: number, limit: number) =>
      say`原因有${String(length)}个字符，最多${String(limit)}个。请写短一些。`,
  },
  access: {
    unknown: (said: string, names: string) => say`可以提供给来宾的内容中没有“${said}”。可选的有：${names}。`,
    several: (said: string, names: string) => say`“${said}”可能是${names}。是哪一个？`,
    one: (names: string) => say`每次申请只能选一项。先申请哪一个：${names}？`,
    'no-guests': (name: string) => say`${name}的设置不接纳来宾。可由其所有者更改；或者改选其他内容。`,
    gone: (name: string) => say`${name}已不存在。请改选其他内容，或告诉 Guestlist 管理员。`,
    dynamic: (name: string) => say`${name}的成员由规则决定，无法手动添加。请改选其他内容，或询问维护该规则的人。`,
  },
  day: {
    'not-understood': (said: string) => say`我看不懂“${said}”是哪一天。请写成“2027年6月30日”或“三个月后”。`,
    'no-such-day': (said: string) => say`日历上没有“${said}”这一天。请问是哪一天？`,
    past: (day: string) => say`${day}已经过去了。最后一天是哪一天？`,
    ambiguous: (said: string, one: string, other: string) =>
      say`“${said}”可能是${one}，也可能是${other}。请问是哪一天？请写明月和日。`,
    'other-weekday': (day: string) => say`那一天是${day}，与所写的星期不符。请问哪个正确？`,
    tooLong: (day: string, rule: string) =>
      say`超过了规则“${rule}”允许的期限。最晚可到${strong(day)}；规则可由 Guestlist 管理员更改。`,
  },
  language: { unknown: (said: string) => say`我只能用英文或中文给来宾写信，不能用“${said}”。` },
  delivery: {
    unknown: (said: string) => say`链接不能以“${said}”的方式送达。请说邮件、聊天或两者。`,
    'not-allowed': (allowed: string) => say`规则不允许以这种方式送达链接。这里可选：${[allowed]}。`,
  },
  noRule: say`没有任何规则允许邀请此人加入那里。可由 Guestlist 管理员添加规则；或者改选其他内容。`,
  alreadyOpen: (at: string) =>
    say`刚刚已有别人为${address(at)}提交了申请，所以我没有提交。请询问该团队的同事，或说“状态”。`,

  continued: '请看下方。',
  cancelledCard: say`已取消。`,
  cancelled: say`已取消，没有提交任何内容。`,
  cancelledGuest: (at: string) => say`已取消：${address(at)}。没有提交任何内容。`,
  setAside: (earlier: string, now: string) =>
    say`先处理${address(now)}。关于${address(earlier)}的内容我会保留，稍后继续。`,
  oneByOne: (count: number, first: string) => say`共${String(count)}个地址，逐个处理。先是${address(first)}。`,
  tooMany: (limit: number, left: readonly Sentence[]) =>
    say`我一次只能记住${String(limit)}位来宾。请稍后再提供：${left.flatMap((one, n) => (n === 0 ? one : ['、', ...one]))}。`,
  staleDraft: '这张卡片已不是最新的，未作任何更改。请使用最新的卡片，或说“邀请”重新开始。',
  nothingToSend: say`没有可提交的内容。要答复卡片，请按卡片上的按钮；要开始申请，请说“邀请”和电子邮件地址。`,
  nothingToChange: say`没有可修改的内容。请说“邀请”和电子邮件地址。`,
  notSent: say`没有提交。请说要改什么，例如“至6月30日”；或说“取消”。`,
  notUnderstood: (said: string) => say`我没听懂“${said}”。请说“发送”“修改”或“取消”，或者说要改什么，例如“至6月30日”。`,
  sent: say`已提交。进展会显示在上面的卡片中。`,
  bringAddress: say`我还不知道要邀请谁。请告诉我电子邮件地址，或说“取消”。`,
};
