import { say, type Sentence } from '../words.js';

/** Answers to a click or a word that changes nothing. Each says who can change it, or that nothing is left to do. */
export const refusals = {
  /* Why a command was not carried out. */
  noSuchNomination: say`I no longer know the nomination this card belongs to; nothing was changed.`,
  ownNomination: say`You asked for this guest yourself, so somebody else must agree.`,
  notAnApprover: (whoMay: Sentence) => say`Only ${whoMay} can answer this.`,
  answeredBefore: say`You agreed to this in an earlier step already, so the rest is for somebody else.`,
  notANominator: say`Your company's rules do not let you nominate guests. The Guestlist administrators can change that.`,
  tooManyJoined: (nominator: string) =>
    say`As many people as I can tell have joined this nomination already. ${nominator} can tell you how it goes.`,
  tooManyJoinedAlready: say`As many people as I can tell have joined this nomination already.`,
  notTheNominator: (nominator: string) => say`Only ${nominator}, who nominated this guest, can do that.`,
  commentNeeded: say`Please say why in the comment, then press Deny again. The nominator will read it.`,
  alreadyAccepted: (guest: string) =>
    say`${guest} has accepted already, so there is nothing left to withdraw. The Guestlist administrators can remove a guest.`,
  acceptedNoMail: (guest: string) => say`${guest} has accepted already, so no e-mail is needed.`,
  mailOnItsWay: say`Our e-mail is on its way already; nothing is left to do.`,
  mailJustSent: say`Our e-mail has just gone out; give it ten minutes, then you can send it again.`,
  mailJustSentAt: (time: string) =>
    say`Our e-mail went out at ${time}; give it ten minutes, then you can send it again.`,
  alreadyEnded: say`This nomination has ended already; nothing is left to do.`,
  settled: {
    approved: (by: string, when: string) => say`${by} approved this, ${when}; nothing is left to do.`,
    approvedByRule: say`This was approved by the rule itself; nothing is left to do.`,
    denied: (by: string, when: string) => say`${by} denied this, ${when}; nothing is left to do.`,
    withdrawn: (by: string, when: string) => say`${by} withdrew this, ${when}; nothing is left to do.`,
    unanswered: (when: string) =>
      say`This ended unanswered, ${when}; nothing is left to do. It can be nominated again.`,
    step: (by: string, when: string) =>
      say`${by} approved this step, ${when}; the next one asks somebody else, so nothing is left for you to do.`,
    stepOver: say`This step is settled; the next one asks somebody else, so nothing is left for you to do.`,
    over: say`The time to answer this is over; nothing is left to do. It can be nominated again.`,
    failed: say`This was approved, but the invitation could not go out; nothing is left to do. The nominator knows why.`,
    notDone: say`This was approved, but it could not be done; nothing is left to do. The nominator knows why.`,
  },

  /* Who may answer, to stand in "Only … can answer this." */
  whoMay: {
    or: ' or ',
    owners: (things: string) => say`the owners of ${things}`,
    manager: (nominator: string) => say`the manager of ${nominator}`,
    administrators: say`the Guestlist administrators`,
    somebody: say`the people named by the rule`,
  },

  /* What a card sent that we cannot use. */
  action: {
    'unknown-action':
      'I do not know that button. The card may be from an older version: say “status” and use the card you get then.',
    malformed:
      'That card sent something I cannot read, so nothing was changed. Say “status” and use the card you get then.',
    'too-long': 'That text is too long for me, so nothing was changed. Please keep it under 1,000 characters.',
  },
  foreign: 'This card is about something you have no part in. Whoever sent it to you can answer it.',

  /* Passing states. */
  noted: 'Noted. I am checking that you may answer this, and will update the card.',
  done: 'Done.',
  notNow:
    'I could not do that just now, and nothing was changed. Please try again in a minute; if it stays so, tell the Guestlist administrators.',
  notAnEmployee: 'Only employees with an account of our own can use Guestlist. Ask the person who invited you.',
};
