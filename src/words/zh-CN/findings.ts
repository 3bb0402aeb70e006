import { address, inOneLine, sayHan as say, strong, type Sentence } from '../words.js';

export const findings = {
  colleague: (name: string | undefined) =>
    name === undefined
      ? say`这是同事的地址，无需邀请。如果你指的是别人，请告诉我地址。`
      : say`${name}是同事，无需邀请。如果你指的是别人，请告诉我地址。`,
  'own-domain': (domain: string) =>
    say`${address(domain)}是我们自己的域名，那里没有来宾，这个地址也无人使用。如果你指的是别人，请告诉我地址。`,
  'external-member': (name: string | undefined) =>
    say`${name ?? ['使用这个地址的人']}来自外部，但已是本组织成员，无需邀请：团队所有者可以像添加同事一样添加。如果你指的是别人，请告诉我地址。`,
  'synchronised-user': (name: string | undefined) =>
    say`${name ?? ['使用这个地址的人']}在这里已有从其他目录同步来的帐户，无需邀请：团队所有者可以像添加同事一样添加。如果你指的是别人，请告诉我地址。`,
  'address-of-another': (name: string | undefined) =>
    say`这个地址是${name ?? ['本组织某个帐户']}的附加地址或原先的地址，因此不能用它邀请。租户管理员可以把它从该帐户移除；或者告诉我此人的另一个地址。`,
  'blocked-domain': (domain: string) =>
    say`不允许邀请${address(domain)}的人。可由 Guestlist 管理员更改；或者告诉我此人的另一个地址。`,
  'cross-tenant-blocked': (tenant: string | undefined) =>
    say`我方设置不允许${tenant ?? ['该公司']}的人加入。租户管理员可在“跨租户访问设置”中更改；或者告诉我此人的另一个地址。`,
  lookAlike: (domain: string, known: string, guests: number | undefined) =>
    say`我们不认识域名${address(domain)}，它很像${strong(known)}${fromThere(guests)}。是哪一个？`,
  looksLikeOurs: (domain: string, known: string) =>
    say`我们不认识域名${address(domain)}，它很像我们自己的域名${strong(known)}。是哪一个？`,
  ownOpen: (at: string) => say`你已为${address(at)}提交过申请，尚未结束。说“状态”可以查看，说“撤回”可以撤回。`,
  joinedOpen: (at: string, nominator: string) =>
    say`你已加入${nominator}为${address(at)}提交的申请，尚未结束。说“状态”可以查看。`,

  'same-address': say`来宾现在用的就是这个地址。请告诉我新的地址。`,
  'another-guest': (name: string | undefined) =>
    say`${name ?? ['另一个人']}已是使用此地址的来宾，两个人不能共用一个帐户。请告诉我另一个地址。`,
  'denied-lately': (at: string, times: number, from: string) =>
    say`${address(at)}最近 30 天内已被拒绝${String(times)}次，暂不再提请审批。${strong(from)}起可以重新申请；Guestlist 管理员现在就可以申请，也可以更改规则。如果你指的是别人，请告诉我地址。`,
  'guest-over': say`这位来宾的访问已经结束，或地址刚刚更改过，因此没有提交。请说${strong('来宾')}查看目前的情况。`,
  'not-your-guest': say`没有提交：只有这位来宾的负责人和 Guestlist 管理员可以申请更换地址。`,
  'address-waits': (who: string) => say`${who}已为这位来宾申请了另一个地址。待其有结果后，可以重新申请。`,

  'not-a-nominator': say`没有提交：公司规则指定了可以邀请来宾的人，其中没有你。可由 Guestlist 管理员更改；也可以请有权限的同事申请。`,
  'too-many-guests': (has: number, limit: number) =>
    say`你负责的来宾已有${String(has)}位，规则允许同时最多${String(limit)}位。可由 Guestlist 管理员更改。你说过的内容我会保留：有名额后请说${strong('发送')}。`,
  'too-many-today': (limit: number) =>
    say`规则允许每天最多提交${String(limit)}项申请，今天已经用完。可由 Guestlist 管理员更改。你说过的内容我会保留：明天请说${strong('发送')}。`,
  'mailed-enough': (at: string, times: number, from: string) =>
    say`最近七天我们已给${address(at)}发了${String(times)}封邮件，达到规则允许的上限。${strong(from)}起可以再发邀请；规则可由 Guestlist 管理员更改。你说过的内容我会保留：到时请说${strong('发送')}。`,
  'invitations-closed': {
    none: say`目前无法邀请任何人：本租户的“来宾邀请限制”设置不允许任何人邀请。管理员可在 Microsoft Entra 管理中心的“外部协作设置”中更改。你说过的内容我会保留：更改后请说${strong('发送')}。`,
  },
  'not-your-turn': (rule: string) =>
    say`按规则“${rule}”，这位来宾须由其他人负责。请由合适的同事自己来这里申请；规则可由 Guestlist 管理员更改。`,

  rule: (reason: Sentence, rule: string, next: Sentence) =>
    say`${reason}这是规则“${rule}”的规定，可由 Guestlist 管理员更改${next}`,
  next: {
    address: say`；或者告诉我此人的另一个地址。`,
    access: say`；或者改选其他内容。`,
    until: say`；或者改选其他日期。`,
    nominator: say`。你说过的内容我会保留：更改后请说${strong('发送')}。`,
  },
  stop: '。',
  'no-rule': say`没有任何规则允许邀请此人加入那里。可由 Guestlist 管理员添加规则；或者改选其他内容。`,
  'no-rule-at-all': say`没有任何规则允许为这位来宾这样做。可由 Guestlist 管理员添加规则；或者告诉我另一个地址。`,
  leftOut: (thing: string, why: Sentence) => say`不含${strong(thing)}：${why}`,
  'stay-too-long': (day: string, rule: string) =>
    say`超过了规则“${rule}”允许的期限。最晚可到${strong(day)}；规则可由 Guestlist 管理员更改。`,
  'stay-too-long-for': (day: string, thing: string) =>
    say`超过了${thing}允许使用的期限。最晚可到${strong(day)}；期限可由 Guestlist 管理员更改。`,
  'may-not-ask': (thing: string) =>
    say`${thing}只能由部分同事申请，你不在其中。请改选其他内容，或请其中一位申请；范围可由 Guestlist 管理员更改。`,
  'may-ask-unknown': (thing: string) =>
    say`${thing}只能由部分同事申请，目前无法确认你是否在其中。请过几分钟再试，或者改选其他内容。`,

  thing: {
    gone: (name: string) => say`${name}已不存在。请改选其他内容，或告诉 Guestlist 管理员。`,
    dynamic: (name: string) => say`${name}的成员由规则决定，无法手动添加。请改选其他内容，或询问维护该规则的人。`,
    synchronised: (name: string) =>
      say`${name}的成员来自本地目录，无法在这里添加来宾。请改选其他内容，或询问维护该目录的人。`,
    'role-assignable': (name: string) =>
      say`${name}可以带有管理员角色，因此不能这样添加来宾。请改选其他内容，或询问租户管理员。`,
    'no-guests': (name: string) => say`${name}的设置不接纳来宾。可由其所有者更改；或者改选其他内容。`,
    label: (name: string) => say`${name}的敏感度标签不接纳来宾。标签可由其所有者更改；或者改选其他内容。`,
    full: (name: string) => say`${name}的成员已达 Microsoft 允许的上限。可由其所有者腾出名额；或者改选其他内容。`,
    disabled: (name: string) => say`${name}已停用，目前无人能登录。可由租户管理员启用；或者改选其他内容。`,
    'role-gone': (name: string) =>
      say`来宾在${name}中应有的角色已不存在，或不适用于人员。请改选其他内容，或告诉 Guestlist 管理员。`,
    'role-needed': (name: string) =>
      say`规则没有写明来宾在${name}中的角色。可由 Guestlist 管理员补充；或者改选其他内容。`,
    hidden: (name: string) => say`${name}已隐藏，暂不提供给任何人。可由其维护者更改；或者改选其他内容。`,
    'policy-gone': (name: string) => say`已无法按规则写明的方式提供${name}。请改选其他内容，或告诉 Guestlist 管理员。`,
    'not-admitted': (name: string) => say`${name}不接纳这家公司的来宾。可由其维护者放开；或者改选其他内容。`,
    'not-granted': (name: string) =>
      say`Guestlist 无权为来宾开通${name}及同类内容。可由 Guestlist 管理员授权；或者改选其他内容。`,
    'not-granted-for': (name: string, permissions: string) =>
      say`无法为来宾开通${name}：Guestlist 缺少 ${address(permissions)}。你可以在 Microsoft Entra 管理中心为应用授予并作管理员同意；或者改选其他内容。`,
    'policy-needed': (name: string) =>
      say`${name}有多种提供方式，规则没有写明用哪一种。可由 Guestlist 管理员补充；或者改选其他内容。`,
  },

  guest: (name: string) => say`${strong(name)}已经是来宾。你想做什么？`,
  guestUntil: (name: string, day: string) => say`${strong(name)}已经是来宾，至${strong(day)}。你想做什么？`,
  guestOver: {
    over: (name: string) => say`${strong(name)}的来宾访问已结束，但帐户仍可登录。你想做什么？`,
    stopped: (name: string) => say`${strong(name)}已被管理员停用，但帐户仍可登录。你想做什么？`,
  },
  invited: (name: string) => say`${strong(name)}以前受过邀请，尚未接受。`,
  invitedByYou: (name: string) => say`你以前邀请过${strong(name)}，对方尚未接受。`,
  disabled: (name: string) => say`${strong(name)}是来宾，但帐户已停用。经规则指定的人批准后可以重新启用。`,
  deleted: (name: string) => say`${strong(name)}曾是来宾，帐户已删除。经规则指定的人批准后可以恢复。`,
  deletedOn: (name: string, day: string) =>
    say`${strong(name)}曾是来宾，帐户已于${day}删除。经规则指定的人批准后可以恢复。`,
  open: (at: string, nominator: string) =>
    say`${nominator}已为${address(at)}提交过申请，尚未结束。你可以加入：仍是同一项申请，进展会同时告诉你和${nominator}。`,
  ways: {
    access: () => '增加权限',
    end: () => '更改截止日期',
    sponsor: (name: string) => `负责 ${name}`,
    backup: () => '做后备负责人',
    resend: () => '重新发送链接',
    'fix-address': () => '更正地址',
    enable: () => '申请启用',
    restore: () => '申请恢复',
    anew: () => '重新邀请',
    join: (nominator: string) => `加入 ${nominator} 的申请`,
    shorten: (day: string) => `改到${day}`,
  },
  choose: say`请按上面的按钮，或者告诉我另一个地址。说“取消”则放弃。`,

  sentAgain: (name: string) => say`含有链接的邮件将再次发给${name}。`,
  rightAddress: (name: string) => say`${name}的正确地址是什么？`,
  earlierStands: (at: string) => say`你以前对${address(at)}的邀请仍然有效。要撤回吗？`,
  joined: (nominator: string) => say`已加入。${nominator}的申请有进展时，也会告诉你。`,

  warnings: {
    'look-alike': (domain: string, known: string) => say`${address(domain)}与${strong(known)}很像，但不是同一个域名。`,
    'passed-over': (rules: string) => say`以下规则所需的信息暂时查不到，因此无论如何都须有人批准：${rules}。`,
  },
  unchecked: (checks: string) => say`暂时未能核实：${[checks]}`,

  firstFromThere: say`该处的第一位来宾`,
  fromThere: (all: number, accepted: number) => say`该处已有来宾${String(all)}位，${String(accepted)}位已接受`,

  sponsors: {
    unknown: (said: string) => say`找不到名叫“${said}”的员工。请告诉我全名，最好是电子邮件地址。`,
    several: (said: string, people: readonly Sentence[]) =>
      say`“${said}”可能是${inOneLine('或', people)}。请告诉我电子邮件地址。`,
    person: (name: string, at: string) => say`${name}（${address(at)}）`,
    unchecked: say`暂时查不到此人。请过一分钟再试。`,
    'not-an-employee': (name: string) => say`${name}没有可以负责来宾的帐户。请指定另一位同事。`,
    'not-allowed-by-the-rule': (name: string, rule: string) =>
      say`规则“${rule}”不允许由${name}负责这位来宾。请指定另一位同事；规则可由 Guestlist 管理员更改。`,
    'same-as-sponsor': (name: string) => say`${name}已经是负责人，后备负责人须另选一人。`,
    'backup-needed': say`规则要求有一位后备负责人：你无法处理时由其代替。`,
    wanted: (rule: string) => say`规则“${rule}”要求由你以外的人负责。`,
  },

  answers: {
    tooLong: (limit: number) => say`回答太长，请控制在${String(limit)}个字符以内。`,
    mismatch: say`回答的格式不符合规则的要求，请再看一下。`,
    hinted: (hint: string) => say`回答不符合要求：${hint}`,
    choose: (among: string) => say`请选择其中一项：${among}。`,
    wanted: say`请再回答一次。`,
    yes: '是',
    no: '否',
  },
};

const fromThere = (guests: number | undefined): Sentence =>
  guests === undefined || guests === 0 ? [] : say`，我们有${String(guests)}位来宾来自那里`;
