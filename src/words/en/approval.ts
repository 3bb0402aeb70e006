import type { Thing } from '../../policy/policy.js';
import { address, inOneLine, say, strong, type Sentence } from '../words.js';
import { kinds } from './kinds.js';

/** The card of somebody who may approve. Dates and lists come said; names come as typed. */
export const approval = {
  /* The first line: what is asked, or what became of it. */
  asks: {
    invite: (nominator: string) => say`${nominator} asks to invite a guest`,
    access: (nominator: string) => say`${nominator} asks to give a guest access`,
    enable: (nominator: string) => say`${nominator} asks to enable a guest's account`,
    restore: (nominator: string) => say`${nominator} asks to bring back a deleted guest`,
    end: (nominator: string, until: string) => say`${nominator} asks to let a guest stay until ${until}`,
    sponsor: (nominator: string) => say`${nominator} asks to answer for a guest`,
    backup: (nominator: string) => say`${nominator} asks to be a guest's backup sponsor`,
    address: (nominator: string) => say`${nominator} asks to hand a guest's account to another address`,
  },
  approved: (by: string, when: string) => say`Approved by ${by}, ${when}`,
  /** Of what only some of it is about. */
  approvedPart: (things: string, by: string, when: string) => say`${things}: approved by ${by}, ${when}`,
  approvedByRule: (rule: string) => say`Approved at once by the rule “${rule}”`,
  nowWaiting: (approved: Sentence, names: string) => say`${approved}; now waiting for ${names}`,
  nowLooking: (approved: Sentence) => say`${approved}; the next step begins`,
  denied: (by: string, when: string) => say`Denied by ${by}, ${when}`,
  /** Somebody answered in another's place. */
  inPlace: (by: string, whom: string) => say`${by} for ${whom}`,
  /** Where no names are told. */
  anApprover: 'an approver',
  theApprovers: 'the approvers',
  others: (count: number) => `${count} ${count === 1 ? 'other' : 'others'}`,
  withdrawn: (by: string, when: string) => say`Withdrawn by ${by}, ${when}`,
  unanswered: (when: string) => say`Ended unanswered, ${when}`,
  /** The nominator asks for something else in its place. */
  replaced: (by: string, when: string) => say`${by} changed this request and sent it anew, ${when}`,
  replacement: say`If it asks you again, its card is below.`,
  nobodyLeft: (when: string) => say`Ended, because nobody was left who could answer, ${when}`,
  unansweredIn: (step: number, when: string) => say`Ended unanswered in step ${String(step)}, ${when}`,
  refused: (when: string) => say`Approved, but Microsoft refused the invitation, ${when}`,
  notPossible: (when: string) => say`Approved, but nobody could be invited, ${when}`,
  /** Where no invitation was asked for. */
  notDone: (when: string) => say`Approved, but it could not be done, ${when}`,

  /* Whose card it is. */
  standsIn: {
    delegated: (whom: string) => say`For ${strong(whom)}, for whom you stand in`,
    'handed-over': (whom: string) => say`${strong(whom)} hands you this`,
    handedFor: (who: string, whom: string) => say`${strong(who)} hands you this, for ${whom}`,
  },
  ownRequest: say`This is your own request, so somebody else must answer it. Its receipt is in your chat with me.`,
  youAgreed: (when: string) => say`You agreed, ${when}`,
  youAgreedTo: (things: string, when: string) => say`You agreed to ${things}, ${when}`,
  youDenied: (things: string, when: string) => say`You said no to ${things}, ${when}`,
  agreedForYou: (by: string, when: string) => say`${by} agreed for you, ${when}`,
  handedTo: (whom: string) => say`You handed this to ${whom}`,
  leftToOthers: say`You left this to the others`,
  notYours: say`This is not yours to answer any more`,

  /* The case. */
  guest: (name: string, company: string) => say`${strong(name)}, ${company}`,
  at: (at: string) => say`${address(at)}`,
  tenant: (name: string) => say`${name} has its own Microsoft tenant`,
  noTenant: (domain: string) => say`${domain} has no Microsoft tenant`,
  toWhat: (things: Sentence, until: string, length: string) => say`to ${things}, until ${strong(until)} (${length})`,
  toStay: (until: string, length: string) => say`to stay until ${strong(until)} (${length})`,
  toAnswer: (who: string, until: string) => say`${strong(who)} to answer for this guest, until ${strong(until)}`,
  toBackUp: (who: string, until: string) =>
    say`${strong(who)} to answer for this guest when the sponsor cannot, until ${strong(until)}`,
  toMove: (from: string, until: string, length: string) =>
    say`instead of ${address(from)}, until ${strong(until)} (${length})`,
  /** What goes along with an account that goes to another address. */
  goesAlong: {
    given: (things: string) => say`Goes along — ${strong(things)}`,
    nothingGiven: say`Goes along — the account; Guestlist gave it nothing`,
    others: (things: string) => say`Goes along too, given by others — ${strong(things)}`,
    unread: say`What others gave the account could not be looked up, and goes along too.`,
  },
  quoted: (text: string) => say`“${text}”`,
  /** Where only some of it is theirs to decide. */
  part: {
    yoursAndTheirs: (yours: string, theirs: string) =>
      say`You decide about ${strong(yours)}; others decide about ${theirs}.`,
    yours: (yours: string) => say`You decide about ${strong(yours)}.`,
    askedAbout: (things: string, who: string) => say`Asked about ${things}: ${who}`,
    agreed: (things: string) => say`Agreed already: ${things}`,
  },
  answer: (label: string, answer: string) => say`${label} — ${strong(answer)}`,
  sponsoredBy: (who: string) => say`${who} is to answer for this guest`,
  sponsoredWith: (who: string, backup: string) => say`${who} is to answer for this guest, with ${backup} as backup`,
  askedBy: (name: string, at: string, when: string) => say`Asked by ${name} (${address(at)}), ${when}`,
  alsoAskedBy: (names: string) => say`Also asked by ${names}`,
  waitingFor: (names: string) => say`Waiting for ${names}`,
  youJoined: say`You joined this nomination, so somebody else must answer it.`,
  invited: (when: string) => say`The invitation went out ${when}.`,

  /* What happened since it was asked. */
  soFar: (agreed: number, needed: number) => say`${String(agreed)} of ${String(needed)} agreed`,
  stillAsked: (names: string) => say`still asked: ${names}`,
  canToo: (names: string) => say`${names} can answer too`,
  aChannel: 'a channel',
  agreedBefore: (others: string) => say`Approved before by ${others}`,
  question: (by: string, when: string, text: string) => say`Question by ${by}, ${when} — “${text}”`,
  reply: (by: string, when: string, text: string) => say`Answer by ${by}, ${when} — “${text}”`,
  noReply: (who: string, when: string) =>
    say`${who} has not answered yet. The clock stands still until then, ${when} at the latest.`,
  earlierQuestions: (count: number) => say`${String(count)} earlier ${[count === 1 ? 'question' : 'questions']}`,
  neverReplied: say`It was not answered.`,
  changed: {
    by: (who: string, when: string, what: Sentence) => say`Changed by ${who}, ${when}: ${what}`,
    proposed: (who: string, when: string, what: Sentence, nominator: string) =>
      say`Proposed by ${who}, ${when}: ${what}. This waits for ${nominator}.`,
    declined: (nominator: string, who: string, what: Sentence) =>
      say`${nominator} did not agree to what ${who} proposed: ${what}`,
    until: (to: string, from: string) => say`until ${strong(to)} instead of ${from}`,
    shorter: (to: string) => say`until ${strong(to)}`,
    without: (things: string) => say`without ${strong(things)}`,
    sponsor: (to: string, from: string) => say`${strong(to)} answers for the guest instead of ${from}`,
    deliveries: {
      both: say`the link goes by our e-mail and in the nominator's chat`,
      mail: say`the link goes by our e-mail alone`,
      chat: say`the link goes in the nominator's chat alone`,
    },
    between: '; ',
    earlier: (count: number) => say`${String(count)} earlier ${[count === 1 ? 'change' : 'changes']}`,
  },

  /** What fell away, while the rest went on. */
  fell: {
    denied: (things: string, by: string, when: string) => say`${things}: denied by ${by}, ${when}`,
    unanswered: (things: string, when: string) => say`${things}: left out, because nobody answered, ${when}`,
    'nobody-left': (things: string, when: string) =>
      say`${things}: left out, because too few were left who could answer, ${when}`,
    others: (things: string) => say`Left out as well: ${things}`,
  },

  /* What is known besides. */
  together: (parts: readonly Sentence[]) => inOneLine(' · ', parts),
  connected: (domain: string) => say`${domain} is a connected organization`,
  fromThere: (domain: string, guests: number, accepted: number) =>
    say`${domain}: ${String(guests)} ${[guests === 1 ? 'guest' : 'guests']} here, ${accepted === 0 ? ['none'] : String(accepted)} accepted`,
  firstContact: (domain: string) => say`First contact: nobody from ${domain} is a guest here yet`,
  answersFor: (who: string, guests: number) =>
    guests === 0
      ? say`${who} answers for no other guest in Guestlist`
      : say`${who} answers for ${String(guests)} ${[guests === 1 ? 'guest' : 'guests']}`,
  warnings: {
    lookAlike: (domain: string, known: string, who: string) =>
      say`${domain} looks like ${known}. ${who} asks for ${domain}.`,
    lookAlikeOf: (domain: string, known: string, who: string, guests: number) =>
      say`${domain} looks like ${known}, where we have ${String(guests)} ${[guests === 1 ? 'guest' : 'guests']}. ${who} asks for ${domain}.`,
    lookAlikeOurs: (domain: string, known: string, who: string) =>
      say`${domain} looks like ${known}, a domain of our own. ${who} asks for ${domain}.`,
    consumer: (domain: string) => say`${domain} is for private mailboxes, which anybody can open.`,
    disposable: (domain: string) =>
      say`${domain} is for throw-away mailboxes, which anybody can open and nobody keeps.`,
    contact: say`A mail contact of ours has this address. It stays beside the guest's account; whoever looks after Exchange can remove it.`,
    someOf: (company: string) =>
      say`Our cross-tenant access settings let only some people of ${company} in, and nobody can see whether this is one.`,
    someOfThere: say`Our cross-tenant access settings let only some people from there in, and nobody can see whether this is one.`,
    decidedThere: {
      too: (things: string) =>
        say`Besides, somebody in Microsoft Entra must agree to ${things}, once the guest is invited.`,
      'by-nobody': (things: string) =>
        say`Nobody decides about ${things}: our rules leave that to Microsoft Entra, where its policy asks nobody.`,
    },
    passedOver: (rule: string, missing: string) =>
      say`The rule “${rule}” could not be judged without knowing ${[missing]}.`,
    more: (count: number) => say`${String(count)} more ${[count === 1 ? 'warning' : 'warnings']}`,
  },
  /** What a rule may ask for, to stand after "without knowing". */
  conditions: {
    domains: "the guest's domain",
    mailbox: 'what sort of mailbox it is',
    homeTenant: "the guest's home tenant",
    partner: 'what the company is to us',
    nominator: "the nominator's groups, department or job title",
    offers: 'what is asked for',
    stay: 'how long the stay is',
    answersFor: 'how many guests the nominator answers for',
  },
  notChecked: (checks: string, never: string) => say`Not checked: ${[checks]}; and, as always, ${[never]}`,
  neverChecked: (never: string) => say`Not checked, as always: ${[never]}`,
  checks: {
    address: 'who has this address',
    'deleted-guests': 'deleted guests',
    contacts: 'contacts',
    'home-tenant': 'the home tenant',
    'guests-from-there': 'guests from there',
    'own-domains': 'our own domains',
    'invitation-setting': 'who may invite',
    'cross-tenant-settings': 'our cross-tenant settings',
    thing: 'what is asked for',
    nominator: "the nominator's entry",
    'connected-organisations': 'connected organisations',
    'list-of-domains': 'our own list of domains',
    'outbound-settings': "the partner's outbound settings",
  },

  /* What a yes causes. */
  ifYou: say`If you approve`,
  ifYouAnd: (others: number) => say`If you and ${String(others)} ${[others === 1 ? 'other' : 'others']} approve`,
  ifAll: say`If every step agrees`,
  thing: (kind: Thing['kind'], name: string) => say`the ${[kinds[kind]]} ${name}`,
  consequence: {
    invite: (given: Sentence, guest: string, things: Sentence) =>
      say`${given}, ${guest} gets an account in our directory and joins ${things}.`,
    access: (given: Sentence, guest: string, things: Sentence) =>
      say`${given}, ${guest}, who is a guest here already, joins ${things}. If it was agreed before that they stay longer, or without an end, they keep it as long.`,
    enable: (given: Sentence, guest: string, things: Sentence) =>
      say`${given}, the account of ${guest} is enabled first, and ${guest} joins ${things}.`,
    restore: (given: Sentence, guest: string, things: Sentence) =>
      say`${given}, the deleted account of ${guest} is restored first, and ${guest} joins ${things}.`,
    end: (given: Sentence, guest: string, until: string) => say`${given}, ${guest} stays until ${until}.`,
    sponsor: (given: Sentence, guest: string, who: string) =>
      say`${given}, ${who} answers for ${guest} instead of whoever does so now.`,
    backup: (given: Sentence, guest: string, who: string) =>
      say`${given}, ${who} answers for ${guest} whenever the sponsor cannot.`,
    address: (given: Sentence, to: string, from: string) =>
      say`${given}, whoever uses ${address(to)} gets the account and all that goes along with it, and ${address(from)} lets nobody in any more.`,
  },
  step: (step: number, of: number) =>
    say`This is step ${String(step)} of ${String(of)}; somebody else is asked after it.`,
  lastStep: (of: number) => say`This is the last of ${String(of)} steps.`,

  /* For a notification, where the card comes anew. */
  because: {
    reminder: (who: string, guest: string) => say`${who} still waits for your answer about ${guest}`,
    'nominator-reminds': (who: string, guest: string) => say`${who} reminds you: your answer about ${guest} is awaited`,
    answered: (who: string, text: string) => say`${who} answered: “${text}”`,
    'change-declined': (who: string, guest: string) =>
      say`${who} did not agree to your change; ${guest} waits for your answer again`,
    'change-overtaken': (guest: string) =>
      say`Somebody else agreed with the sponsor as it is; ${guest} waits for your answer again`,
    /** No source before theirs could answer about it. */
    'more-asked': (guest: string, things: string) =>
      say`There is more for you to decide about ${guest}: it is ${things} now`,
  },

  /* Answering. */
  rule: (rule: string) => say`Rule “${rule}”`,
  mustAgree: (needed: number) => say`${String(needed)} must agree`,
  alternates: (when: string) => say`others are asked too from ${when}`,
  ends: (when: string) => say`ends unanswered ${when}`,
  commentLabel: 'Comment (needed if you deny)',
  approve: 'Approve',
  deny: 'Deny',
  ask: {
    button: (who: string) => say`Ask ${who}`,
    label: 'Your question',
    missing: 'Please write your question.',
    about: (who: string) =>
      say`${who} answers on a card of their own, and everybody who is asked reads it. The clock stands still meanwhile, three working days at most.`,
    send: 'Send the question',
  },
  change: {
    button: 'Shorten or change',
    shorten: 'Shorten',
    until: 'Last day (no later than asked for)',
    keep: 'What is given',
    keepMissing: 'Please leave something to be given.',
    delivery: 'How the link travels',
    deliveries: {
      both: "Our e-mail and the nominator's chat",
      mail: 'Our e-mail alone',
      chat: "The nominator's chat alone",
    },
    sponsor: 'Somebody else to answer for the guest (name or address)',
    sponsorWaits: (who: string) => say`Your yes to somebody else counts once ${who} agrees.`,
    send: 'Approve with these changes',
  },
  notMe: {
    button: 'Not me',
    colleague: 'A colleague who should answer instead (name or address)',
    colleagueMissing: 'Please name a colleague.',
    handOver: 'Hand over',
    leave: 'Leave it to the others',
    /** Where there are none. */
    leaveOff: 'I will not answer',
    others: (names: string) => say`Without you, it is left to ${names}.`,
    channel: say`Without you, it is left to the channel that was asked.`,
    next: say`Without you, the next in line are asked.`,
    nobody: say`Nobody else is asked: without you, the request may end unanswered.`,
  },
  fallback: 'This card needs a newer version of Teams.',
};
