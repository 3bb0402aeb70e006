import { say } from '../words.js';

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
  grantRefusals: {
    'no-guests': 'its settings keep guests out. Its owners can change that.',
    gone: 'it no longer exists. Nominate for something else, or ask the Guestlist administrators.',
    dynamic:
      'its members are chosen by a rule, so nobody can be added by hand. Whoever looks after that rule can change it.',
    'not-permitted': 'Guestlist may not add members there. The Guestlist administrators can allow it.',
    full: 'it has as many members as Microsoft allows. Its owners can make room.',
    disabled: 'nobody can sign in to it: it is switched off. The administrators of our tenant can change that.',
    'role-gone':
      'the role no longer exists there, or is not for people. The Guestlist administrators can name another.',
    'not-admitted': 'it is not for guests of this company. Whoever looks after it can admit them.',
    denied: 'those who approve it in Microsoft Entra said no. Whoever looks after it knows why.',
    'not-delivered':
      'Microsoft Entra could not deliver it. Nominate once more to have it tried again, or ask whoever looks after it.',
    canceled: 'the request for it was cancelled in Microsoft Entra. Nominate once more to have it tried again.',
    'never-ready': 'Microsoft did not get the new account ready in time. Nominate once more to have it tried again.',
  },
};
