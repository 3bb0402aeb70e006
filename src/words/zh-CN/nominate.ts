import type { Thing } from '../../policy/policy.js';
import { address, inOneLine, plain, sayHan as say, strong, type Sentence } from '../words.js';
import { findings } from './findings.js';
import { kinds } from './kinds.js';

export const nominate = {
  someone: say`邀请来宾`,
  who: (guest: string) => say`邀请${guest}？`,
  whoToWhat: (guest: string, thing: string) => say`邀请${guest}加入${thing}？`,
  moreAccess: (guest: string, thing: string) => say`为${guest}开通${thing}？`,
  enable: (guest: string) => say`重新启用${guest}的帐户？`,
  enableFor: (guest: string, thing: string) => say`重新启用${guest}的帐户，并加入${thing}？`,
  restore: (guest: string) => say`恢复${guest}的帐户？`,
  restoreFor: (guest: string, thing: string) => say`恢复${guest}的帐户，并加入${thing}？`,
  keep: (guest: string) => say`更改${guest}的截止日期？`,
  keepUntil: (guest: string, day: string) => say`${guest}保留到${day}？`,
  answerFor: (guest: string) => say`负责${guest}？`,
  backUp: (guest: string) => say`做${guest}的后备负责人？`,
  missing: '还缺以下内容：',
  changing: '请修改不对的地方。',
  amending: '请修改不对的地方。重新提交之前，原申请照旧；提交之后，会重新请审批人答复。',
  correcting:
    '请更正地址。再次提交之前，原邀请保持不变；提交后原邀请将被收回，并告知批准过的人。如果公司或其他内容有变，会重新征求他们的意见。',
  wrong: '请再看一下这里：',
  missingAndWrong: '请再看一下有误的地方，并补上还缺的内容：',

  labels: {
    address: '电子邮件地址',
    name: '姓名',
    company: '公司',
    access: '加入什么',
    reason: '原因',
    until: '截止日期',
    sponsor: '负责人',
    backup: '后备负责人',
    language: '给来宾的邮件所用语言',
    delivery: '链接如何送达',
  },
  placeholders: {
    address: 'name@company.com',
    name: '来宾的姓名',
    company: '来宾所在的公司',
    access: '请选择',
    reason: '一句话即可；来宾和审批人都会看到',
    sponsor: '同事的电子邮件地址或姓名',
    backup: '同事的电子邮件地址或姓名',
  },
  optional: '可以留空',
  taken: '留空则根据地址推断',
  more: '这里放不下全部；也可以直接输入名称。',
  typeSeveral: (names: readonly string[]) => say`要选多项，请直接写给我：${address(`加入 ${names.join('、')}`)}`,
  latest: (day: string) => say`最晚${day}`,
  needed: {
    address: '请填写电子邮件地址。',
    name: '请填写姓名。',
    company: '请填写公司。',
    access: '请选择来宾可以使用什么。',
    reason: '请用一句话写明原因。',
    until: '请选择最后一天。',
    sponsor: '请填写由谁负责。',
    backup: '请填写后备负责人。',
    answer: '请回答这个问题。',
    language: '请选择语言。',
    delivery: '请选择送达方式。',
  },
  languages: { en: '英文 (English)', 'zh-CN': '简体中文' },
  deliveries: { both: '邮件和聊天', mail: '仅邮件', chat: '仅聊天' },

  facts: {
    guest: '来宾',
    access: '加入',
    reason: '原因',
    until: '截止',
    agree: '审批人',
    mail: '链接',
    sponsor: '负责人',
    note: '说明',
  },
  fact: (label: string, value: Sentence) => say`${[label]}：${value}`,
  guest: (name: string, company: string, at: string) => say`${strong(name)}，${company} — ${address(at)}`,
  quoted: (text: string) => say`“${text}”`,
  thing: (name: string, kind: Thing['kind']) => say`${name}（${[kinds[kind]]}）`,
  until: (day: string, length: string) => say`${strong(day)}（${length}）`,
  sponsor: (name: string) => say`${name}`,
  sponsorWith: (name: string, backup: string) => say`${name}，后备${backup}`,
  you: '你',
  agree: (names: string) => say`${names}`,
  agreeAs: (names: string, relation: Sentence) => say`${names}（${relation}）`,
  relation: {
    owner: (thing: string) => say`${thing}的所有者`,
    owners: (thing: string) => say`${thing}的所有者`,
    manager: say`你的经理`,
    'managers-manager': say`你经理的经理`,
    sponsor: say`来宾的负责人`,
    administrators: say`Guestlist 管理员`,
  },
  roles: {
    owners: (thing: string) => say`${thing}的一位所有者`,
    manager: say`你的经理`,
    'managers-manager': say`你经理的经理`,
    sponsor: say`来宾的负责人`,
    administrators: say`一位 Guestlist 管理员`,
    group: say`审批组的一位成员`,
    people: say`规则指定的人`,
    channel: say`审批频道的一位成员`,
  },
  someOf: (many: number | 'all', kind: Sentence) =>
    many === 'all' ? say`${kind}（全体）` : say`${kind}中的${String(many)}位`,
  some: (many: number, names: string) => plain(say`${names}中的${String(many)}位`),
  and: (names: readonly string[]) => names.join('、'),
  or: (names: readonly string[]) =>
    plain(names.slice(1).reduce<Sentence>((said, name) => say`${said}或${name}`, say`${names[0] ?? ''}`)),
  atOnce: (rule: string) => say`无需审批，规则“${rule}”直接批准`,
  agreeUnknown: say`暂时查不到审批人，提交后我会查找`,
  then: '，然后是',
  agreeLater: say`提交后由我查找的人`,
  agreeNobody: say`找不到规则指定的任何审批人，届时会告知 Guestlist 管理员`,
  travels: {
    both: (language: string) => say`通过${[language]}邮件送达，并显示在此聊天中`,
    mail: (language: string) => say`通过${[language]}邮件送达`,
    chat: say`显示在此聊天中，我们不发邮件`,
  },
  enabled: (name: string) => say`${name}的帐户已停用，批准后即启用。`,
  restored: (name: string) => say`${name}的帐户已删除，批准后即恢复。`,
  replaces: say`这将取代你之前提交的申请。`,
  isGuest: (name: string) => say`${name}已经是来宾。不再发送邀请，只开通权限。`,
  invitedBefore: say`这个地址以前受过邀请，尚未接受。将生成新的链接。`,
  unchecked: say`暂时无法在目录中核实这个地址，发出邀请时由 Microsoft 核实。`,

  next: '继续',
  send: '提交审批',
  invite: '发送邀请',
  give: '开通权限',
  confirm: '确认',
  change: '修改',
  cancel: '取消',
  use: (at: string) => `使用 ${at}`,
  itIs: (domain: string) => `就是 ${domain}`,
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
    which: (addresses: readonly string[]) =>
      say`请说明是哪一个：${inOneLine(
        '，还是 ',
        addresses.map((one) => [address(one)]),
      )}。`,
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
    tooMany: (limit: number, had: number) =>
      say`一次最多申请${String(limit)}项，这里有${String(had)}项。请先选${String(limit)}项。`,
  },
  day: {
    'not-understood': (said: string) => say`我看不懂“${said}”是哪一天。请写成“2027年6月30日”或“三个月后”。`,
    'no-such-day': (said: string) => say`日历上没有“${said}”这一天。请问是哪一天？`,
    past: (day: string) => say`${day}已经过去了。最后一天是哪一天？`,
    ambiguous: (said: string, one: string, other: string) =>
      say`“${said}”可能是${one}，也可能是${other}。请问是哪一天？请写明月和日。`,
    'other-weekday': (day: string) => say`那一天是${day}，与所写的星期不符。请问哪个正确？`,
  },
  language: {
    unknown: (said: string) => say`我只能用英文或中文给来宾写信，不能用“${said}”。`,
    'not-allowed': (allowed: string) => say`规则不允许用这种语言给这位来宾写信。这里可选：${[allowed]}。`,
  },
  delivery: {
    unknown: (said: string) => say`链接不能以“${said}”的方式送达。请说邮件、聊天或两者。`,
    'not-allowed': (allowed: string) => say`规则不允许以这种方式送达链接。这里可选：${[allowed]}。`,
  },
  amendTooLate: say`这项申请已有结果或已撤回，所以未作更改。要另行申请，请说${strong('邀请')}和来宾的地址。`,
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
  unreadable: say`之前填写的内容我已无法读取，没有提交任何内容。请说“邀请”和电子邮件地址重新开始。`,
  staleDraft: '这张卡片已不是最新的，未作任何更改。请使用最新的卡片，或说“邀请”重新开始。',
  nothingToSend: say`没有可提交的内容。要答复卡片，请按卡片上的按钮；要开始申请，请说“邀请”和电子邮件地址。`,
  nothingToChange: say`没有可修改的内容。请说“邀请”和电子邮件地址。`,
  notSent: say`没有提交。请说要改什么，例如“至6月30日”；或说“取消”。`,
  notUnderstood: (said: string) => say`我没听懂“${said}”。请说“发送”“修改”或“取消”，或者说要改什么，例如“至6月30日”。`,
  sent: say`已提交。进展会显示在上面的卡片中。`,
  bringAddress: say`我还不知道要邀请谁。请告诉我电子邮件地址，或说“取消”。`,

  findings,
};
