import { address, say, type Sentence } from '../words.js';
import { often } from './often.js';

/** Answers to a click or a word that changes nothing. Each says who can change it, or that nothing is left to do. */
export const refusals = {
  /* Why a command was not carried out. */
  noSuchNomination: say`I no longer know the nomination this card belongs to; nothing was changed.`,
  ownNomination: say`You asked for this guest yourself, so somebody else must agree.`,
  notAnApprover: (whoMay: Sentence) => say`Only ${whoMay} can answer this.`,
  answeredBefore: say`You agreed to this already, so the rest is for somebody else.`,
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
  mailedEnough: (at: string, times: number, from: string) =>
    say`Nothing was sent: we have written to ${address(at)} ${often(times)} in the last seven days, and our rules allow no more. You can send it again from ${from} on; the Guestlist administrators can change the rules.`,
  mailedEnoughAlready: say`Nothing was sent: the guest was written to as often in seven days as our rules allow.`,
  domainBlocked: say`The company's rules let in nobody of the guest's domain any more, so no link was sent. The Guestlist administrators can change the rules.`,
  askChanged: say`What is asked was changed since you read it. The card shows it as it is now; please read it again and answer once more.`,
  answeredForYou: (by: string) => say`${by} answered this in your place already, so nothing is left for you to do.`,
  answeredForThem: (whose: string) => say`You answered this for ${whose} already, and one person gives one answer.`,
  answeredFor: say`This was answered for you, or by you for somebody else, and one person gives one answer.`,
  handOverNotAllowed: say`The rule lets nobody hand this to a colleague. You can leave it to the others who are asked.`,
  handedOnEnough: say`This was handed to enough colleagues already. Please leave it to them, or answer it yourself.`,
  notToThem: say`This cannot go to them: whoever asks for a guest or has answered already cannot answer, nor can anybody without an account of our own, or who is asked about another part of it. Please name another colleague.`,
  questionOpen: (nominator: string) =>
    say`A question to ${nominator} is open already. Please wait for the answer, then ask yours.`,
  questionOpenAlready: say`A question is open already. Please wait for the answer, then ask yours.`,
  tooManyQuestions: (nominator: string) =>
    say`This step has had as many questions as it can. Please answer it, or talk to ${nominator} directly.`,
  tooManyQuestionsAlready: say`This step has had as many questions as it can. Please answer it.`,
  noQuestion: say`No question waits for your answer any more; nothing is left to do.`,
  otherQuestion: (who: string, text: string) =>
    say`That question needs no answer any more, so nothing was passed on. The one that is open now is “${text}”, from ${who}.`,
  otherQuestionOpen: say`That question needs no answer any more, so nothing was passed on. Another one is open; your card shows it.`,
  answerNeeded: say`Please write your answer, then press Answer again.`,
  questionNeeded: say`Please write your question, then send it again.`,
  changeNotAllowed: say`It cannot be changed like that, so your answer does not count yet. A stay can only become shorter, something must be left of what is asked for, and the link travels only in the ways the rule allows.`,
  sponsorNotAllowed: (rule: string) =>
    say`The rule “${rule}” does not let this person answer for guests, so your answer does not count yet. Name somebody else, or leave the sponsor as it is.`,
  sponsorNotAllowedNow: say`This person cannot answer for guests, so your answer does not count yet. Name somebody else, or leave the sponsor as it is.`,
  sponsorSettled: (nominator: string) =>
    say`Somebody has agreed to who answers for the guest, or is asked just because of that, so your answer does not count yet. Approve or deny it as it is, or ask ${nominator} to change it; then everybody is asked anew.`,
  sponsorSettledNow: say`Somebody has agreed to who answers for the guest, or is asked just because of that, so your answer does not count yet. Approve or deny it as it is.`,
  sponsorNoLonger: say`This person can no longer answer for guests. Please keep it as it was; the approver can then name somebody else.`,
  proposedEnough: say`You have named somebody else to answer for this guest as often as one step allows, so your answer does not count yet. Please answer it as it is asked, or talk to whoever asks.`,
  nothingToSettle: say`Nothing waits for your word any more; the card shows how it stands.`,
  remindedAt: (when: string) => say`You had them reminded ${when}; once a day is as often as I do that.`,
  remindedToday: say`They were reminded within the last day; once a day is as often as I do that.`,
  nobodyToRemind: say`There is nobody to remind just now. Your card shows what it waits for.`,
  yourTurn: say`It waits for you, so there is nobody to remind. Your card shows what is asked.`,
  underWay: say`Microsoft is being asked at this moment, so it can no longer be taken back. The card shows what comes of it.`,
  addressChanged: (at: string) =>
    say`The account goes by the new address already. To take the invitation back, or to correct the address once more, say ${address(`guest ${at}`)}.`,
  /** What was theirs to decide, of several items. */
  partSettled: {
    approved: (things: string, by: string, when: string) =>
      say`${by} approved ${things}, ${when}; nothing is left for you to do.`,
    denied: (things: string, by: string, when: string) =>
      say`${by} denied ${things}, ${when}; nothing is left for you to do.`,
    plainly: say`What was yours to decide is settled; nothing is left for you to do.`,
  },
  alreadyEnded: say`This nomination has ended already; nothing is left to do.`,
  settled: {
    approved: (by: string, when: string) => say`${by} approved this, ${when}; nothing is left to do.`,
    approvedByRule: say`This was approved by the rule itself; nothing is left to do.`,
    denied: (by: string, when: string) => say`${by} denied this, ${when}; nothing is left to do.`,
    withdrawn: (by: string, when: string) => say`${by} withdrew this, ${when}; nothing is left to do.`,
    replaced: (by: string, when: string) =>
      say`${by} changed this request, ${when}, and a new one takes its place; nothing is left to do here.`,
    tooFew: (when: string) =>
      say`This ended, ${when}, for too few were left who could answer; nothing is left to do. It can be nominated again.`,
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
    managersManager: (nominator: string) => say`the manager above the manager of ${nominator}`,
    /** To the nominator. */
    yourManager: say`your manager`,
    yourManagersManager: say`your manager's manager`,
    sponsor: (guest: string) => say`whoever is to answer for ${guest}`,
    administrators: say`the Guestlist administrators`,
    group: say`the members of the group named by the rule`,
    somebody: say`the people named by the rule`,
    channel: say`the members of the approvers' channel`,
  },

  /* A colleague was named, and it is not known who is meant. */
  unclear: {
    nobody: (said: string) =>
      say`I found no colleague called “${said}”. Please give their full name or e-mail address.`,
    several: (said: string, people: Sentence) =>
      say`More than one colleague may be “${said}”: ${people}. Please give the e-mail address.`,
    colleague: (name: string, at: string) => say`${name} (${address(at)})`,
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
  /** What was pressed has happened, for somebody whose card does not show it. */
  decided: {
    approve: 'Your yes is recorded.',
    deny: 'Your no is recorded, and the nominator reads why.',
    'approve-changed': 'Your yes is recorded, with what you changed.',
    'hand-over': 'Recorded: this is for somebody else to answer now.',
    inquire:
      'Your question is on its way. The clock stands still until the answer comes, for three working days at most.',
    reply: 'Your answer stands on every card now.',
    'agree-change': 'Agreed. The card shows how it goes on.',
    'decline-change': 'It stays as it was, and the approver is asked again.',
    remind: 'I remind whoever has not answered yet.',
    withdraw: 'Withdrawn.',
    'mail-again': 'Our e-mail goes out again.',
  },
  proposed: (nominator: string, sponsor: string) =>
    say`Your yes counts as soon as ${nominator} agrees that ${sponsor} answers for the guest.`,
  notNow:
    'I could not do that just now, and nothing was changed. Please try again in a minute; if it stays so, tell the Guestlist administrators.',
  notAnEmployee: 'Only employees with an account of our own can use Guestlist. Ask the person who invited you.',
};
