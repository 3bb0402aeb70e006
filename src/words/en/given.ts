import { say } from '../words.js';
import { grantRefusals } from './grant-refusals.js';

/** How far something stands that a guest is given. */
export const given = {
  ready: (thing: string) => say`${thing} — ready`,
  follows: (thing: string) => say`${thing} — follows by itself, usually within minutes`,
  requested: (thing: string) => say`${thing} — asked for in Microsoft Entra; follows by itself`,
  held: (thing: string, since: string) =>
    say`${thing} — waits for somebody who approves it in Microsoft Entra, since ${since}`,
  endedThere: {
    expired: (thing: string, when: string) =>
      say`${thing} — ended in Microsoft Entra on the day set for it there, noticed ${when}. Ask for it again if it is still needed.`,
    removed: (thing: string, when: string) =>
      say`${thing} — taken away in Microsoft Entra by somebody, noticed ${when}. Ask for it again if it is still needed.`,
  },
  notGiven: (thing: string, why: string) => say`${thing} — not given: ${[why]}`,
  grantRefusals,
};
