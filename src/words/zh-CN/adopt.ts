import type { Words } from '../en/index.js';
import { sayHan as say, strong } from '../words.js';

const countOf = (count: number): string => `${count.toLocaleString('zh-CN')} 位来宾`;

export const adopt: Words['adopt'] = {
  administrators: say`只有 Guestlist 管理员可以接管早已在此的来宾。要看你自己负责的来宾，请说${strong('来宾')}。`,
  none: (guests: number) => say`没有需要接管的来宾：目录中共有${countOf(guests)}，能够登录的都已登记。`,
  ask: (strangers: number) => say`要询问${countOf(strangers)}由谁负责吗？`,
  askAtLeast: (strangers: number) => say`要询问${countOf(strangers)}以及尚未数完的其他来宾由谁负责吗？`,
  numbers: (guests: number, known: number, disabled: number, unsponsored: number) =>
    say`目录中共有${countOf(guests)}：${String(known)} 位已登记，${String(disabled)} 位无法登录，不予处理。其余来宾中，有${String(unsponsored)} 位在目录中没有负责人。`,
  means: say`我会先问目录中的负责人，其次是邀请人，再次是其所在组的所有者，最后是你；每人每天最多一张卡片。不会因为无人答复而结束任何人的访问。`,
  begin: '开始询问',
  begun: say`已经开始。被问到的人会在当天的卡片上看到；再说一次${strong('接管来宾')}，可查看还剩多少。`,
};
