import { address, say, strong, type Sentence } from '../words.js';

/** The first mail, from a stranger: who, why, to what, until when, what a click does, and how to refuse. */
export const mail = {
  subject: (nominator: string, company: string, things: string) =>
    say`${nominator} (${company}) invites you to ${things}`,
  hello: (guest: string) => say`Hello ${guest},`,
  invites: (nominator: string, company: string, at: string, things: string, until: string) =>
    say`${strong(nominator)} at ${company} (${address(at)}) has invited you to work together in ${strong(things)}, until ${strong(until)}.`,
  reason: (reason: string) => say`The reason given: “${reason}”`,
  agreed: (names: string) => say`${names} agreed.`,
  button: 'Accept the invitation',
  /** Before the address, where there is no button. */
  link: 'Accept the invitation:',
  opens: (host: string) => say`This opens ${address(host)}.`,
  opensMicrosoft: (host: string) => say`This opens ${address(host)}, Microsoft's sign-in page.`,
  signIn: (at: string) =>
    say`Sign in with ${address(at)}; if that address has no Microsoft account, the page offers another way.`,
  happens: (company: string, where: Sentence) =>
    say`You will be asked to let ${company} read your name and address. Nothing else happens to your own account. Afterwards you arrive ${where}.`,
  arriveIn: (things: string) => say`in ${things}`,
  arriveAt: (host: string) => say`at ${address(host)}`,
  /** The company's own sentence, as its own. */
  note: (company: string, text: string) => say`${company} adds: “${text}”`,
  refuse: (nominator: string, at: string) =>
    say`You did not expect this? Ask ${nominator} (${address(at)}) before you click, or ignore it; without you nothing happens.`,
  source: (nominator: string, company: string) =>
    say`${nominator} gave us your name and address for this purpose. ${company} answers for them.`,
  privacy: 'Privacy notice: ',
  contact: (at: string) => say`To have your data removed, write to ${address(at)}.`,
  from: (company: string) => say`Sent for ${company} by Guestlist`,
};
