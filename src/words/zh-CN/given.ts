import { sayHan as say } from '../words.js';
import { grantRefusals } from './grant-refusals.js';

export const given = {
  ready: (thing: string) => say`${thing} — 已就绪`,
  follows: (thing: string) => say`${thing} — 稍后自动开通，通常只需几分钟`,
  requested: (thing: string) => say`${thing} — 已在 Microsoft Entra 中申请，稍后自动开通`,
  held: (thing: string, since: string) => say`${thing} — 自${since}起等待有关人员在 Microsoft Entra 中批准`,
  endedThere: {
    expired: (thing: string, when: string) =>
      say`${thing} — 已按 Microsoft Entra 中设定的日期到期（${when}发现）。如仍需要，请重新申请。`,
    removed: (thing: string, when: string) =>
      say`${thing} — 已被他人在 Microsoft Entra 中收回（${when}发现）。如仍需要，请重新申请。`,
  },
  notGiven: (thing: string, why: string) => say`${thing} — 未能开通：${[why]}`,
  grantRefusals,
};
