import { address, say, strong, type Sentence } from '../words.js';

/** What a guest gets from us after the first mail. Each says what happened or will, what it means for them, and whom to ask. */
export const stayMail = {
  /** One more mail to somebody who has not accepted. The rest of it is what the first one said. */
  nudge: {
    subject: (nominator: string, company: string, things: string) =>
      say`Reminder: ${nominator} (${company}) invited you to ${things}`,
    only: (day: string) =>
      say`You were invited on ${strong(day)} and have not accepted so far. This is a reminder, and the only one that comes by itself.`,
    again: (day: string, company: string) =>
      say`You were invited on ${strong(day)} and have not accepted so far. Somebody who answers for you at ${company} had the invitation sent again. If you have an older mail, use the link in this one.`,
    sayNo: (sponsor: string, at: string) =>
      say`You did not expect this, or do not want to? Tell ${sponsor} (${address(at)}), who answers for the invitation, or ignore it; without you nothing happens, and after a while the invitation is taken back.`,
  },
  ending: {
    subject: (company: string, day: string) => say`Your stay at ${company} ends on ${day}`,
    lastDay: (company: string, day: string) =>
      say`The last day of your stay as a guest at ${company} is ${strong(day)}.`,
    nobody: (company: string) => say`It ends because nobody at ${company} answers for your stay any more.`,
    noMore: (things: Sentence) => say`After that day you can no longer use ${things}.`,
    disabled: (company: string) =>
      say`Your guest account at ${company} is then disabled, and deleted some time later. We will write to you when that happens.`,
    stays: (company: string) => say`Your guest account at ${company} stays.`,
    ask: (sponsor: string, at: string) =>
      say`You still need it? Ask ${strong(sponsor)} (${address(at)}), who answers for your stay and can see to a later end. If you do not need it, you have nothing to do. There is no button in this mail.`,
    askAnybody: (company: string) =>
      say`You still need it? Ask somebody you work with at ${company} to answer for your stay before that day: then it goes on. If you do not need it, you have nothing to do. There is no button in this mail.`,
  },
  ended: {
    subject: (company: string) => say`Your stay at ${company} has ended`,
    over: (company: string, day: string) =>
      say`Your stay as a guest at ${company} has ended: its last day was ${strong(day)}.`,
    notNeeded: (company: string) => say`Your stay as a guest at ${company} has ended: it is no longer needed there.`,
    notNeededBy: (company: string, who: string) =>
      say`Your stay as a guest at ${company} has ended: ${strong(who)} said that it is no longer needed.`,
    noSponsor: (company: string) =>
      say`Your stay as a guest at ${company} has ended: nobody there answers for it any more.`,
    noMore: (things: Sentence) =>
      say`You can no longer use ${things}. Where you are still signed in, that ends within about an hour.`,
    deletedOn: (company: string, day: string) =>
      say`Your guest account at ${company} is disabled and will be deleted on ${strong(day)}.`,
    disabled: (company: string) => say`Your guest account at ${company} is disabled.`,
    gone: (company: string) => say`Your guest account at ${company} is deleted.`,
    stays: (company: string) => say`Your guest account at ${company} stays.`,
    own: (at: string) =>
      say`You signed in with ${address(at)}. Nothing happens to that account: it is your own, and works everywhere else as before.`,
    ask: (sponsor: string, at: string) =>
      say`Questions, or do you still need it? Ask ${strong(sponsor)} (${address(at)}). You have nothing to do.`,
    askAnybody: (company: string) =>
      say`You still need it? Ask somebody you work with at ${company}: they can have you invited again. You have nothing to do.`,
  },
  sponsor: {
    subject: (sponsor: string, company: string) => say`${sponsor} now answers for your stay at ${company}`,
    now: (sponsor: string, at: string, company: string) =>
      say`From now on ${strong(sponsor)} (${address(at)}) answers for your stay as a guest at ${company}.`,
    inPlaceOf: (sponsor: string, at: string, company: string, former: string) =>
      say`From now on ${strong(sponsor)} (${address(at)}) answers for your stay as a guest at ${company}, in place of ${former}.`,
    ask: (sponsor: string) =>
      say`Whatever you want to know about your stay, ask ${sponsor}. Nothing else changes, and you have nothing to do.`,
    endIsOff: say`The end of which we wrote to you does not hold any more.`,
    askAbout: (sponsor: string) =>
      say`Whatever you want to know about your stay, ask ${sponsor}. You have nothing to do.`,
  },
  /** In place of the things' names, where we gave none. */
  anything: (company: string) => say`anything at ${company}`,
  signIn: (at: string) => say`You sign in with ${address(at)}. Nothing happens to that account itself: it is your own.`,
  why: (company: string) =>
    say`You get this because you are a guest at ${company}, which answers for what it knows of you: your name and your address.`,
  whyStill: (company: string) =>
    say`You get this because you were a guest at ${company}, which answers for what it knows of you: your name and your address.`,
};
