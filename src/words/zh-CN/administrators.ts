import { listed } from '../dates.js';
import { address, sayHan as say, type Sentence } from '../words.js';

export const administrators = {
  unread: (guests: number) => say`有${String(guests)}位来宾的记录无法读取：可能已损坏，或由更新版本的 Guestlist 写入。`,
  unreadWho: (addresses: readonly string[], more: number) =>
    say`暂不处理${listed([...addresses.map((one) => say`${address(one)}`), ...(more > 0 ? [say`另外${String(more)}位`] : [])], 'zh-CN')}；其他来宾照常。`,
  strangers: (guests: number) => say`目录中有${String(guests)}位来宾来自其他途径，这里还没有人负责。`,
  strangersAsked: say`按照规则（“found: ask”），我会询问可能的负责人。`,
  strangersSpread: (days: number) =>
    say`按照规则（“found: ask”），我会询问可能的负责人：今天先问一部分，其余分摊到今后${String(days)}天，以免有人一次要答复太多。`,
  strangersAtOnce: say`要现在全部询问，请说“接管来宾”。`,
  stopped: {
    still: (guests: number) => say`仍有${String(guests)}位来宾处于停用状态。`,
    of: (domain: string, guests: number, since: string) => say`${domain}（${String(guests)}位，自${since}）`,
    where: (domains: readonly Sentence[], more: number) =>
      say`来自${listed([...domains, ...(more > 0 ? [say`另外${String(more)}个域`] : [])], 'zh-CN')}。`,
    waits: say`停用期间到期也不会自动结束，需由管理员决定。`,
    over: (over: number, guests: number) =>
      over === guests ? say`约定的最后一天已过。` : say`其中${String(over)}位的最后一天已过。`,
    remedy: (domain: string) =>
      say`要恢复，请说“恢复 ${domain} 的来宾”；由他人在 Microsoft Entra 管理中心停用的，请在那里启用；不再需要的，可在那里删除，这里会随之更新。`,
  },
  waiting: {
    wait: {
      end: (guests: number, most: number) =>
        say`有${String(guests)}位来宾的访问已到期，要等到明天才能结束：按照规则，一天最多结束${String(most)}位（“removalsPerDay”），今天已达上限。`,
      delete: (guests: number, most: number) =>
        say`有${String(guests)}个帐户待删除，要等到明天：按照规则，一天最多删除${String(most)}个（“removalsPerDay”），今天已达上限。`,
      stop: (guests: number, most: number) =>
        say`有${String(guests)}位应停用的来宾仍可登录：按照规则，紧急情况下一天最多停用${String(most)}个帐户（“stopsPerDay”），今天已达上限。`,
    },
    meanwhile: {
      end: say`在此之前，他们仍可登录和使用已有的权限。不会遗漏：明天会自动继续，届时仍有人需要等待才会再次告知。`,
      delete: say`在此之前，这些帐户保持原状。不会遗漏：明天会自动继续，届时仍有帐户需要等待才会再次告知。`,
      stop: say`明天会自动继续。`,
    },
    remedy: {
      end: say`如果人数在预料之中，无需处理；也可以在规则的 “stays” 下调高 “removalsPerDay”，半小时内即会继续。如果不在预料之中，说“来宾”加姓名可查看结束的原因；设为 “removalsPerDay: 0” 则暂不结束任何人的访问。`,
      delete: say`如果数量在预料之中，无需处理；也可以在规则的 “stays” 下调高 “removalsPerDay”，半小时内即会继续。如果不在预料之中，说“来宾”加姓名可查看结束的原因；设为 “removalsPerDay: 0” 则暂不删除任何帐户。`,
      stop: say`如果不能等，请在规则的 “stays” 下调高 “stopsPerDay”，几分钟内即会继续；或在 Microsoft Entra 管理中心停用这些帐户。`,
    },
  },
  unreadRemedy: say`请启动用过的最新版本的 Guestlist；日志中有每条记录的 id。`,
};
