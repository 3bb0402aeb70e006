import { address, say, strong } from '../words.js';

/** To an approver who cannot be reached in Teams. A colleague writes to a colleague; nothing is decided here. */
export const approverMail = {
  subject: (nominator: string) => say`${nominator} asks for your approval in Guestlist`,
  hello: (approver: string) => say`Hello ${approver},`,
  asks: (nominator: string, at: string) => say`${strong(nominator)} (${address(at)}) asks for your approval.`,
  guest: (name: string, at: string) => say`Guest — ${strong(name)} (${address(at)})`,
  what: (what: string) => say`For — ${strong(what)}`,
  until: (until: string) => say`Until — ${strong(until)}`,
  answerBy: (when: string) => say`You can answer until ${strong(when)}; then the request ends unanswered.`,
  button: 'Open the chat in Teams',
  /** Before the address, where there is no button. */
  link: 'Open the chat in Teams:',
  opens: (host: string) =>
    say`This opens ${address(host)}. Say ${strong('approvals')} there, and the card comes to you.`,
  why: say`You read this in an e-mail because Guestlist could not write to you in Teams: the app is missing there, or is blocked.`,
  nothingByMail: (nominator: string) =>
    say`This e-mail decides nothing. A reply goes to ${nominator} and is no answer; only the card in Teams is.`,
  from: (company: string) => say`Sent for ${company} by Guestlist`,
};
