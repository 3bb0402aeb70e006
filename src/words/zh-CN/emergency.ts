import { listed as listedIn } from '../dates.js';
import { address, endsSentence, sayHan as say, strong, type Sentence } from '../words.js';

export const emergency = {
  help: {
    heading: say`你是 Guestlist 管理员，还可以说：`,
    lines: [
      say`${strong('暂停邀请')}：在你说${strong('恢复邀请')}之前不再邀请任何人，申请都会保留。`,
      say`${address('停用 fabrikam.com 的来宾')}：立即停用来自该域的所有来宾；说${address('恢复 fabrikam.com 的来宾')}即可恢复。`,
      say`${strong('接管')}：询问由谁负责在使用 Guestlist 之前就在，或未经 Guestlist 加入的来宾。`,
    ],
  },
  notYours: (names: readonly string[]) =>
    names.length === 0
      ? say`只有 Guestlist 管理员可以这样做，但规则中的管理员一个也没有找到。未作任何更改。`
      : say`只有 Guestlist 管理员可以这样做：${listed(names.map((one) => say`${one}`))}。未作任何更改。`,

  ask: {
    pause: say`要暂停所有邀请吗？`,
    resume: say`要恢复邀请吗？`,
  },
  askGuests: {
    stop: (domain: string) => say`要停用 ${domain} 的所有来宾吗？`,
    'let-in': (domain: string) => say`要恢复 ${domain} 的来宾吗？`,
  },
  happens: {
    pause: [
      say`恢复之前不会邀请任何人。期间获批的申请会等待，申请人会看到是谁暂停的。`,
      say`大家仍可申请和审批，获批的会在恢复后发出，不会丢失。`,
      say`现有来宾和已发出的链接不受影响。`,
    ],
    resume: [say`期间获批的邀请会立即发出。`],
    stop: [
      say`每个帐户会在一分钟左右停用，包括在使用 Guestlist 之前就是来宾的人；同事不受影响。已打开的会话会在大约一小时内失效。`,
      say`组、团队和应用的成员资格都会保留，以便恢复；不会删除任何人。期间到期也不会自动结束。`,
      say`负责人会在卡片上看到。期间不再邀请该域的人：新申请会被拒绝，已获批的会等待。`,
    ],
    'let-in': [
      say`每个帐户会在一分钟左右重新启用，原来能用的都能用，停留期照旧。`,
      say`期间已到期的，会稍后结束，负责人和来宾会先收到通知；由他人在目录中停用的，不会恢复。该域的人可以重新邀请。`,
    ],
  },
  howMany: {
    stop: (all: number) => say`该域及其下级域共有${strong(String(all))}位来宾：`,
    'let-in': (all: number) => say`该域及其下级域共停用了${strong(String(all))}位来宾：`,
  },
  strangers: {
    howMany: (all: number, others: boolean) =>
      say`${[others ? '另有' : '有']}${strong(String(all))}位来宾在目录中，但不在我们的名册里：`,
    happens: (all: number) =>
      say`${[all === 1 ? '此人' : '他们']}也会停用，并记入名册，以便恢复。恢复后会询问由谁负责。`,
    unknown: say`目前无法查到目录中是否还有不在名册里的该域来宾。之后会再查，查到的也会停用。`,
  },
  nobody: {
    stop: (domain: string) =>
      say`目前没有来自 ${domain} 的来宾。在你恢复之前不再邀请该域的人：新申请会被拒绝，已获批的会等待。`,
    'let-in': (domain: string) => say`来自 ${domain} 的来宾都没有被停用。该域的人可以重新邀请。`,
  },
  guest: (name: string, at: string) => say`${name}，${address(at)}`,
  andMore: (count: number) => say`以及另外${String(count)}位`,
  answersFor: (name: string, guests: number) => say`${name}（${String(guests)}位）`,
  sponsors: (named: readonly Sentence[], others: number) =>
    others === 0
      ? say`负责人：${listed(named)}。`
      : say`负责人：${listed([...named, say`其他人（${String(others)}位）`])}。`,
  pausedSince: (who: string, when: string) => say`由${who}于${when}暂停。`,
  stoppedSince: (domain: string, who: string, when: string) => say`${who}已于${when}停用 ${domain} 的来宾。`,
  reasonWas: (reason: string) => say`原因：“${reason}”${[endsSentence(reason) ? '' : '。']}`,
  changed: say`与你所按的卡片相比，来宾已有变化，请再看一遍。`,
  reason: '原因（其他管理员会看到）',
  reasonOptional: '原因，可不填（其他管理员会看到）',
  needsReason: '请说明原因，其他管理员会看到。',
  buttons: {
    pause: '暂停邀请',
    resume: '恢复邀请',
    leave: '保持不变',
  },
  confirm: {
    stop: (all: number) => (all === 0 ? '不再邀请该域的人' : `停用这${String(all)}位来宾`),
    'let-in': (all: number) => (all === 0 ? '允许邀请该域的人' : `恢复这${String(all)}位来宾`),
  },

  left: say`未作任何更改。`,
  paused: say`邀请已暂停，其他管理员会收到通知。`,
  howToResume: say`要恢复，请说${strong('恢复邀请')}。`,
  alreadyPaused: (who: string) => say`${who}已经暂停了邀请。要恢复，请说${strong('恢复邀请')}。`,
  resumed: say`邀请已恢复，等待中的现在发出。其他管理员会收到通知。`,
  nothingPaused: say`邀请没有暂停，无需恢复。`,
  begun: {
    stop: (domain: string, all: number) =>
      all === 0 ? say`从现在起不再邀请 ${domain} 的人。` : say`正在停用 ${domain} 的来宾，共${String(all)}位。`,
    'let-in': (domain: string, all: number) =>
      all === 0 ? say`从现在起可以重新邀请 ${domain} 的人。` : say`正在恢复 ${domain} 的来宾，共${String(all)}位。`,
  },
  messageFollows: say`完成后我会告诉你，并说明哪些未能完成。`,
  underWay: {
    stop: (domain: string, who: string) => say`${who}正在停用 ${domain} 的来宾，完成后会有消息。`,
    'let-in': (domain: string, who: string) => say`${who}正在恢复 ${domain} 的来宾，完成后会有消息。`,
  },
  noDomain: (said: string) => say`“${said}”不是公司的域。例如可以说：${address('停用 fabrikam.com 的来宾')}`,
  nobodyStopped: (domain: string) => say`这里没有停用过 ${domain} 的来宾，无需恢复。`,

  news: {
    paused: (who: string) => say`${who}暂停了所有邀请。`,
    resumed: (who: string) => say`${who}恢复了邀请，等待中的现在发出。`,
    stopping: (who: string, domain: string, all: number) =>
      say`${who}正在停用 ${address(domain)} 的所有来宾，共${String(all)}位。`,
    'letting-in': (who: string, domain: string, all: number) =>
      say`${who}正在恢复 ${address(domain)} 的来宾，共${String(all)}位。`,
    stopped: (domain: string, all: number, isInPart: boolean) =>
      isInPart
        ? say`${address(domain)} 的${String(all)}位来宾已停用，已打开的会话会在大约一小时内失效。`
        : say`${address(domain)} 的全部${String(all)}位来宾均已停用，已打开的会话会在大约一小时内失效。`,
    'let-in': (domain: string, all: number, isInPart: boolean) =>
      isInPart
        ? say`${address(domain)} 的${String(all)}位来宾可以重新登录。`
        : say`${address(domain)} 的全部${String(all)}位来宾均可重新登录。`,
  },
  failed: {
    stopped: (count: number, addresses: readonly string[], more: number) =>
      say`${String(count)}位未能停用：${whom(addresses, more)}。可能是 Guestlist 缺少 User.EnableDisableAccount.All 权限，或帐户已不再是来宾；请在 Microsoft Entra 管理中心查看。`,
    'let-in': (count: number, addresses: readonly string[], more: number) =>
      say`${String(count)}位未能恢复：${whom(addresses, more)}。Guestlist 缺少 User.EnableDisableAccount.All 权限；请授予后再说一次。`,
  },
  unlisted: (domain: string) =>
    say`目录中是否还有不在名册里、仍能登录的该域来宾未能查到，或未能全部停用。请再说一次${address(`停用 ${domain} 的来宾`)}，或在 Microsoft Entra 管理中心查看。`,
  wayBack: (domain: string) => say`要恢复，请说：${address(`恢复 ${domain} 的来宾`)}`,

  waits: {
    paused: (who: string, when: string) =>
      say`${who}已于${when}暂停所有邀请。获批的申请会保留，恢复后即发出，你无需操作。`,
    stopped: (domain: string, who: string, when: string) =>
      say`${who}已于${when}停用 ${domain} 的所有来宾。获批的申请会保留，恢复该域后即发出；Guestlist 管理员可以恢复。`,
  },
  willWait: say`目前不邀请任何人，获批后也需等待。`,
  statusPaused: (who: string) => say`已批准；${who}暂停了邀请，恢复后发出`,
  stoppedDomain: (domain: string, who: string) =>
    say`${who}已停用 ${address(domain)} 的所有来宾，目前不能邀请该域的人。Guestlist 管理员可以恢复；你填写的内容已保留，恢复后请说${strong('发送')}。`,
};

const listed = (items: readonly Sentence[]): Sentence => listedIn(items, 'zh-CN');

const whom = (addresses: readonly string[], more: number): Sentence =>
  listed([...addresses.map((one) => say`${address(one)}`), ...(more > 0 ? [say`另外${String(more)}位`] : [])]);
