import { listed as listedIn } from '../dates.js';
import { address, endsSentence, say, strong, type Sentence } from '../words.js';

/** What administrators do at once: pausing all inviting, and stopping all guests of a domain; with the ways back. */
export const emergency = {
  help: {
    heading: say`You look after Guestlist, so you can also say:`,
    lines: [
      say`${strong('pause inviting')} — nobody is invited until you say ${strong('resume inviting')}; nothing is lost.`,
      say`${address('stop guests of fabrikam.com')} — disable every guest from there at once; ${address('let guests of fabrikam.com in again')} takes it back.`,
      say`${strong('adopt')} — ask who answers for guests who were here before Guestlist, or came without it.`,
    ],
  },
  notYours: (names: readonly string[]) =>
    names.length === 0
      ? say`Only the Guestlist administrators can do that, and none of those the rules name could be found. Nothing was changed.`
      : say`Only the Guestlist administrators can do that: ${listed(names.map((one) => say`${one}`))}. Nothing was changed.`,

  /* Asked before anything is done. */
  ask: {
    pause: say`Pause all inviting?`,
    resume: say`Resume inviting?`,
  },
  askGuests: {
    stop: (domain: string) => say`Stop all guests of ${domain}?`,
    'let-in': (domain: string) => say`Let the guests of ${domain} in again?`,
  },
  happens: {
    pause: [
      say`Nobody is invited until inviting is resumed. Whoever is approved meanwhile waits, and the nominators read who paused it.`,
      say`People can go on asking and approving; what is approved goes out when inviting is resumed. Nothing is lost.`,
      say`Guests who are here, and links that are out, stay as they are.`,
    ],
    resume: [say`What was approved meanwhile goes out at once.`],
    stop: [
      say`Every account is disabled within a minute or so, including those from before Guestlist; colleagues are not touched. Open sessions run out within about an hour.`,
      say`Groups, teams and applications stay as they are, for the way back, and nobody is deleted. No stay ends by itself meanwhile.`,
      say`Their sponsors read it on their cards. Nobody new is invited from there: asking is refused, and what is approved already waits.`,
    ],
    'let-in': [
      say`Each account is enabled again within a minute or so, with all that they could use before, and their stays go on where they were.`,
      say`A stay whose last day passed meanwhile ends a little later, so that sponsor and guest hear of it before. Those whom somebody else disabled in the directory stay out. People can be invited from there again.`,
    ],
  },
  howMany: {
    stop: (all: number) =>
      all === 1
        ? say`One guest, at this domain or below it:`
        : say`${strong(String(all))} guests, at this domain and below it:`,
    'let-in': (all: number) =>
      all === 1
        ? say`One guest was stopped, at this domain or below it:`
        : say`${strong(String(all))} guests were stopped, at this domain and below it:`,
  },
  strangers: {
    /** `others`: some in our books are listed before. */
    howMany: (all: number, others: boolean) =>
      all === 1
        ? say`One ${[others ? 'more ' : '']}is in the directory, but not in our books:`
        : say`${strong(String(all))} ${[others ? 'more ' : '']}are in the directory, but not in our books:`,
    happens: (all: number) =>
      all === 1
        ? say`They are stopped too, and come into our books for the way back; then somebody is asked about them.`
        : say`These are stopped too, and come into our books for the way back; then somebody is asked about each.`,
    unknown: say`Whether the directory has guests from there who are not in our books could not be looked up just now. They are looked for again, and stopped too.`,
  },
  nobody: {
    stop: (domain: string) =>
      say`We have no guests from ${domain} now. Nobody is invited from there until you let them in again: asking is refused, and what is approved already waits.`,
    'let-in': (domain: string) =>
      say`None of our guests from ${domain} is stopped any more. People can be invited from there again.`,
  },
  guest: (name: string, at: string) => say`${name} — ${address(at)}`,
  andMore: (count: number) => say`and ${String(count)} more`,
  answersFor: (name: string, guests: number) => say`${name} (${String(guests)})`,
  /** `others`: guests of sponsors who are not named. */
  sponsors: (named: readonly Sentence[], others: number) =>
    others === 0
      ? say`Who answers for them: ${listed(named)}.`
      : say`Who answers for them: ${listed([...named, say`others (${String(others)})`])}.`,
  pausedSince: (who: string, when: string) => say`Paused by ${who}, ${when}.`,
  stoppedSince: (domain: string, who: string, when: string) => say`${who} stopped the guests of ${domain}, ${when}.`,
  reasonWas: (reason: string) => say`Reason: “${reason}”${[endsSentence(reason) ? '' : '.']}`,
  changed: say`The guests have changed since the card that you pressed. Please look again.`,
  reason: 'Why (the other administrators read it)',
  reasonOptional: 'Why, if you want to say (the other administrators read it)',
  needsReason: 'Please say why; the other administrators read it.',
  buttons: {
    pause: 'Pause inviting',
    resume: 'Resume inviting',
    leave: 'Leave it as it is',
  },
  confirm: {
    stop: (all: number) => stopButton(all),
    'let-in': (all: number) => letInButton(all),
  },

  /* Said in the card's place. */
  left: say`Nothing was changed.`,
  paused: say`Inviting is paused. The other administrators hear of it.`,
  howToResume: say`To take it back, say ${strong('resume inviting')}.`,
  alreadyPaused: (who: string) =>
    say`${who} paused inviting before. To take it back, say ${strong('resume inviting')}.`,
  resumed: say`Inviting is resumed: what waited goes out now. The other administrators hear of it.`,
  nothingPaused: say`Inviting is not paused, so there is nothing to resume.`,
  begun: {
    stop: (domain: string, all: number) =>
      all === 0
        ? say`From now on nobody is invited from ${domain}.`
        : say`${allOf(all)} of ${domain} ${[all === 1 ? 'is' : 'are']} being stopped.`,
    'let-in': (domain: string, all: number) =>
      all === 0
        ? say`From now on people can be invited from ${domain} again.`
        : say`${allOf(all)} of ${domain} ${[all === 1 ? 'is' : 'are']} being let in again.`,
  },
  messageFollows: say`I will tell you when it is done, and whom it could not be done for.`,
  underWay: {
    stop: (domain: string, who: string) =>
      say`The guests of ${domain} are being stopped already, by ${who}. A message follows when it is done.`,
    'let-in': (domain: string, who: string) =>
      say`The guests of ${domain} are being let in already, by ${who}. A message follows when it is done.`,
  },
  noDomain: (said: string) =>
    say`“${said}” is no company's domain. Say for example ${address('stop guests of fabrikam.com')}.`,
  nobodyStopped: (domain: string) => say`No guest of ${domain} was stopped here, so there is nothing to take back.`,

  /* To the others, and at the end. */
  news: {
    paused: (who: string) => say`${who} paused all inviting.`,
    resumed: (who: string) => say`${who} resumed inviting; what waited goes out now.`,
    stopping: (who: string, domain: string, all: number) =>
      say`${who} is stopping ${theGuests(all)} of ${address(domain)}.`,
    'letting-in': (who: string, domain: string, all: number) =>
      say`${who} is letting ${theGuests(all)} of ${address(domain)} in again.`,
    stopped: (domain: string, all: number, isInPart: boolean) =>
      say`${allOf(all, isInPart)} of ${address(domain)} ${[all === 1 ? 'is' : 'are']} stopped. Open sessions run out within about an hour.`,
    'let-in': (domain: string, all: number, isInPart: boolean) =>
      say`${allOf(all, isInPart)} of ${address(domain)} can sign in again.`,
  },
  failed: {
    stopped: (count: number, addresses: readonly string[], more: number) =>
      say`${[count === 1 ? 'One' : String(count)]} could not be: ${whom(addresses, more)}. Either Guestlist lacks the permission User.EnableDisableAccount.All, or the account is no guest's any more; look in the Microsoft Entra admin center.`,
    'let-in': (count: number, addresses: readonly string[], more: number) =>
      say`${[count === 1 ? 'One' : String(count)]} could not be: ${whom(addresses, more)}. Guestlist lacks the permission User.EnableDisableAccount.All; grant it, and say it again.`,
  },
  unlisted: (domain: string) =>
    say`Whether the directory has more guests from there, who are not in our books and can still sign in, could not be looked up, or not all of them could be stopped. Say ${address(`stop guests of ${domain}`)} again, or look in the Microsoft Entra admin center.`,
  wayBack: (domain: string) => say`The way back: ${address(`let guests of ${domain} in again`)}`,

  /* To nominators. */
  waits: {
    paused: (who: string, when: string) =>
      say`${who} paused all inviting, ${when}. What is approved is kept and goes out once inviting is resumed; you need do nothing.`,
    stopped: (domain: string, who: string, when: string) =>
      say`${who} stopped all guests of ${domain}, ${when}. What is approved is kept and goes out once they are let in again, which the Guestlist administrators can do.`,
  },
  willWait: say`Nobody is invited just now, also where it is approved.`,
  statusPaused: (who: string) => say`approved; ${who} paused inviting, and it goes out when that is taken back`,
  stoppedDomain: (domain: string, who: string) =>
    say`${who} stopped all guests of ${address(domain)}, so nobody is invited from there now. The Guestlist administrators can let them in again; what you said is kept: say ${strong('send')} once that is done.`,
};

const stopButton = (all: number): string => {
  if (all === 0) return 'Invite nobody from there';
  return all === 1 ? 'Stop this guest' : `Stop these ${String(all)} guests`;
};

const letInButton = (all: number): string => {
  if (all === 0) return 'Allow inviting from there';
  return all === 1 ? 'Let this guest in' : `Let these ${String(all)} guests in`;
};

const allOf = (all: number, isInPart = false): Sentence => {
  if (all === 1) return isInPart ? say`1 guest` : say`The only guest`;
  if (isInPart) return say`${String(all)} guests`;
  return all === 2 ? say`Both guests` : say`All ${String(all)} guests`;
};

/** Nobody may be there yet. */
const theGuests = (all: number): Sentence => {
  if (all === 0) return say`all guests`;
  if (all === 2) return say`both guests`;
  return all === 1 ? say`the only guest` : say`all ${String(all)} guests`;
};

const whom = (addresses: readonly string[], more: number): Sentence =>
  listed([...addresses.map((one) => say`${address(one)}`), ...(more > 0 ? [say`${String(more)} more`] : [])]);

const listed = (items: readonly Sentence[]): Sentence => listedIn(items, 'en');
