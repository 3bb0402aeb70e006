import { listed } from '../dates.js';
import { given } from './given.js';
import { address, say, strong, type Sentence } from '../words.js';

/** The nominator's card, from sent to accepted. */
export const receipt = {
  heading: (guest: string, what: string) => say`${strong(guest)} → ${strong(what)}`,
  /** In place of things, for what is asked about a guest's stay. */
  purposes: {
    end: (until: string) => `stay until ${until}`,
    sponsor: (who: string) => `${who} as sponsor`,
    backup: (who: string) => `${who} as backup sponsor`,
    address: (to: string) => `the address ${to}`,
  },
  sent: (when: string) => say`Sent ${when}`,
  fallback: 'This card needs a newer version of Teams.',

  more: (count: number) => `${count} more`,
  /** Somebody who joined; several. */
  wantsToo: (name: string) => say`${name} wants this guest too`,
  wantToo: (names: string) => say`${names} want this guest too`,
  youJoined: (nominator: string) => say`You joined ${nominator}'s nomination.`,

  /* The steps, done and not done. */
  asked: (names: string) => say`Asked — ${names}`,
  agreeing: (agreed: number, needed: number) =>
    agreed === 0 ? say` · ${String(needed)} must agree` : say` · ${String(agreed)} of ${String(needed)} agreed`,
  step: (step: number, of: number) => say` (step ${String(step)} of ${String(of)})`,
  stepSince: (step: number, of: number, when: string) => say` (step ${String(step)} of ${String(of)}, since ${when})`,
  looking: say`Sent — I am looking up who may answer`,
  approved: (by: string, when: string) => say`Approved by ${by}, ${when}`,
  /* Each of several items, where others decide about each. */
  item: {
    approved: (thing: string, by: string, when: string) => say`${thing} — approved by ${by}, ${when}`,
    asked: (thing: string, names: string) => say`${thing} — asked: ${names}`,
    elsewhere: (thing: string) => say`${thing} — decided about in Microsoft Entra, once the guest is invited`,
    looking: (thing: string) => say`${thing} — I am looking up who may answer`,
    more: (count: number) => say`${String(count)} more`,
    denied: (thing: string, by: string, when: string) => say`${thing} — denied by ${by}, ${when}`,
    unanswered: (thing: string, when: string) => say`${thing} — left out, because nobody answered, ${when}`,
    'nobody-left': (thing: string, when: string) =>
      say`${thing} — left out, because too few were left who could answer, ${when}`,
  },
  agreedBefore: (count: number) => say`Approved by ${String(count)} ${[count === 1 ? 'other' : 'others']} before`,
  commented: (text: string) => say` — “${text}”`,
  approvedElsewhere: say`Nobody here needs to agree: it is decided about in Microsoft Entra`,
  approvedByRule: (rule: string) => say`Approved at once by the rule “${rule}”`,
  approvedBefore: (to: string) => say`Approved before, when the address was ${address(to)}`,
  approvedPlainly: say`Approved`,
  denied: (by: string, when: string) => say`Denied by ${by}, ${when}`,
  unanswered: (when: string) => say`Ended unanswered, ${when}`,
  unansweredIn: (step: number, when: string) => say`Ended unanswered in step ${String(step)}, ${when}`,
  tooFew: (when: string) => say`Ended, ${when}: too few were left who could answer`,
  withdrawn: (when: string) => say`Withdrawn by you, ${when}`,
  withdrawnBy: (who: string, when: string) => say`Withdrawn by ${who}, ${when}`,
  replaced: (when: string) => say`Changed by you, ${when}`,
  replacedBy: (who: string, when: string) => say`Changed by ${who}, ${when}`,
  refused: (when: string) => say`Refused by Microsoft, ${when}`,
  notPossible: (when: string) => say`Could not be invited, ${when}`,
  /** Where no invitation was asked for. */
  notDone: (when: string) => say`Could not be done, ${when}`,
  notInvited: say`Not invited yet`,
  invited: (when: string) => say`Invited ${when}`,
  alreadyGuest: say`A guest here already; no invitation was needed`,
  notAccepted: say`Not accepted yet`,
  /** In place of both, for somebody who is a guest here already. */
  accessToCome: say`Access not given yet`,
  accepted: (when: string) => say`Accepted ${when}`,
  ended: {
    over: (when: string) => say`The stay ended, ${when}`,
    'not-needed': (when: string) => say`The stay ended as no longer needed, ${when}`,
    'no-sponsor': (when: string) => say`The stay ended because nobody answered for it, ${when}`,
    'never-accepted': (when: string) => say`Not accepted; the invitation ended, ${when}`,
    withdrawn: (when: string) => say`Withdrawn, ${when}`,
    stopped: (when: string) => say`Stopped by an administrator, ${when}`,
  },
  removed: (when: string) => say`The account was removed ${when}`,
  madeMember: (when: string) => say`Somebody made the account a member’s, ${when}`,
  reviveToCome: { enable: say`Account not enabled yet`, restore: say`Account not restored yet` },
  revived: { enable: say`The account is enabled`, restore: say`The account is back` },
  notInForce: say`Not in force yet`,
  notMoved: say`Address not changed yet`,
  moved: (when: string) => say`The account goes by the new address, ${when}; the invitation is out`,
  /** To whoever invited somebody who used the account before. */
  movedOn: (when: string) => say`The account has gone to another address, ${when}`,
  inForce: {
    end: (guest: string, until: string) => say`${guest} stays until ${until}`,
    sponsor: (guest: string) => say`You answer for ${guest}`,
    backup: (guest: string) => say`You are the backup sponsor of ${guest}`,
  },
  /** As `inForce`, said to somebody else. */
  inForceFor: {
    sponsor: (guest: string, who: string) => say`${who} answers for ${guest}`,
    backup: (guest: string, who: string) => say`${who} is the backup sponsor of ${guest}`,
  },

  /* Approvers: by name, or, where the rule hides names, by what they are. */
  anApprover: { within: 'an approver', first: 'An approver' },
  approvers: (count: number) => `${count} approvers`,
  approversChannel: "the approvers' channel",
  /** Somebody who is asked in another's place. */
  standsIn: {
    delegated: (who: string, principal: string) => `${who} (for ${principal})`,
    'handed-over': (who: string, principal: string) => `${who} (to whom ${principal} handed it)`,
  },

  /* A question, and what was answered. */
  inquiry: {
    toYou: (who: string) => say`${strong(who)} asks you:`,
    about: (who: string, guest: string, text: string) => say`${who} asks about ${guest}: “${text}”`,
    quoted: (text: string) => say`“${text}”`,
    pause: (when: string) => say`The clock stands still until you answer, at most until ${when}.`,
    label: 'Your answer',
    send: 'Answer',
    open: (who: string, nominator: string, text: string) => say`${who} asks ${nominator}: “${text}”`,
    asked: (who: string, when: string, text: string) => say`${who} asked, ${when}: “${text}”`,
    youAnswered: (when: string, text: string) => say`You answered, ${when}: “${text}”`,
    answered: (who: string, when: string, text: string) => say`${who} answered, ${when}: “${text}”`,
    neverAnswered: say`It was not answered.`,
    earlier: (count: number) => say`${String(count)} earlier ${[count === 1 ? 'question' : 'questions']}`,
  },

  /* What an approver changed, and what one would change if the nominator agrees. */
  change: {
    by: (by: string, what: Sentence, when: string) => say`${when} — ${by} ${what}`,
    until: (was: string, to: string) => say`shortened the stay from ${was} to ${strong(to)}`,
    without: (things: string) => say`left out ${things}`,
    sponsor: (who: string, guest: string) => say`had ${strong(who)} answer for ${guest}`,
    sponsorInstead: (who: string, guest: string, was: string) =>
      say`had ${strong(who)} answer for ${guest} in place of ${was}`,
    deliveries: {
      both: say`chose e-mail and the nominator's chat for the link`,
      mail: say`chose e-mail alone for the link`,
      chat: say`chose the nominator's chat alone for the link`,
    },
    together: (pieces: readonly Sentence[]) => listed(pieces, 'en'),
    earlier: (count: number) => say`${String(count)} earlier ${[count === 1 ? 'change' : 'changes']}`,
  },
  proposal: {
    asks: (by: string, sponsor: string, guest: string) => say`${by} agrees if ${strong(sponsor)} answers for ${guest}`,
    besides: (what: Sentence) => say`With that yes comes a change: ${what}.`,
    until: (to: string) => say`the stay ends ${strong(to)}`,
    without: (things: string) => say`${things} is left out`,
    deliveries: {
      both: say`the link travels by e-mail and chat`,
      mail: say`the link travels by e-mail alone`,
      chat: say`the link travels by chat alone`,
    },
    commented: (text: string) => say`“${text}”`,
    means: say`If you agree, that yes counts. If you keep it as it was, the approver is asked again.`,
    waits: (nominator: string) => say`It is for ${nominator} to agree to that.`,
    agree: 'Agree',
    keep: 'Keep it as it was',
  },

  /* Who could not be asked, and what keeps things waiting. */
  unreached: (names: string) => say`I could not reach ${names} in Teams.`,
  byMail: (names: string) =>
    say`I could not reach ${names} in Teams, so an e-mail that leads into the chat has gone out.`,
  away: (names: string) => say`An automatic reply is on for ${names}, so somebody else is asked.`,
  awayUntil: (names: string, when: string) =>
    say`An automatic reply is on for ${names} until ${when}, so somebody else is asked.`,
  lost: (names: string) => say`${names} can no longer answer this.`,
  passed: (names: string) => say`${names} left it to the others.`,
  channelUnreached: say`I could not write in the approvers' channel.`,
  reminded: (when: string) => say`Reminded ${when}`,
  nobodyReached: say`Nobody who may answer could be reached. The Guestlist administrators know; you need do nothing.`,
  alternates: (when: string) => say`Others are asked too from ${when}`,
  ends: (when: string) => say`Ends unanswered ${when}`,
  hindered: {
    throttled: (when: string) =>
      say`Microsoft is asking everyone to slow down. I will try again ${when}; you need do nothing.`,
    unavailable: (when: string) =>
      say`Microsoft does not answer just now. I will try again ${when}; you need do nothing.`,
    'not-permitted': (when: string) =>
      say`Microsoft refused: Guestlist lacks a permission. The nomination is kept; I have told the Guestlist administrators and will try again ${when}.`,
    'invitations-closed': (when: string) =>
      say`Microsoft refused the invitation: your tenant does not let Guestlist invite guests. The nomination is kept; I have told the Guestlist administrators, who can change that under External collaboration settings, and will try again ${when}.`,
  },

  /* The redeem link, and the e-mail. */
  linkWhat: (guest: string, at: string) =>
    say`This link is for ${guest} and nobody else. It opens Microsoft's sign-in page and lets the guest in after signing in as ${address(at)}.`,
  linkHow: 'Pass it on in a message to this one person, never in a channel or a group chat. Do not open it yourself.',
  mailWaiting: (at: string) => say`Our e-mail to ${address(at)} is on its way.`,
  mailWaitsUntil: (at: string, when: string) =>
    say`Our e-mail to ${address(at)} waits until ${when}: we have written there as often in seven days as our rules allow.`,
  mailSent: (at: string) => say`Our e-mail to ${address(at)} has gone out; the link is in it.`,
  mailSentAt: (at: string, when: string) => say`Our e-mail to ${address(at)} went out ${when}; the link is in it.`,
  mailFailed: (at: string) => say`Our e-mail to ${address(at)} could not be sent. You can send it again.`,
  mailFailedFor: (at: string, nominator: string) =>
    say`Our e-mail to ${address(at)} could not be sent. ${nominator} can send it again.`,
  alsoByYou: 'You can also pass the link on yourself:',
  byYouAlone: (guest: string) => say`${guest} gets no e-mail from us. Please pass the link on yourself:`,

  /* What was asked for, item by item. */
  canUse: (guest: string, things: string, until: string) => say`${guest} can use ${things} until ${strong(until)}.`,
  /** Where no end of the stay is agreed. */
  canUseAsLong: (guest: string, things: string) =>
    say`${guest} can use ${things} as long as the stay lasts; ${strong('no end of it is agreed')}.`,
  responsible: say`You answer for this stay.`,
  responsibleFor: (who: string) => say`${who} answers for this stay.`,
  backedUp: (who: string) => say` ${who} is the backup sponsor.`,
  youBackUp: say` You are the backup sponsor.`,
  sponsorsLeft: {
    'not-permitted': say`Entra's own list of sponsors could not be changed, because Guestlist lacks the permission. The Guestlist administrators can change it by hand; here it counts already.`,
    full: say`Entra's own list of sponsors could not be changed, because it is full. The Guestlist administrators can take somebody off it; here it counts already.`,
  },
  ...given,

  /* Ends. */
  undone: {
    invited: say`Nobody was invited.`,
    given: say`No access was given.`,
    changed: say`Nothing was changed.`,
  },
  /** Where some of it may have been done before the withdrawal. */
  nothingMore: say`Nothing more was changed.`,
  afterDenial: (undone: Sentence, by: string) =>
    say`${undone} If there is something new, talk to ${by} and nominate again.`,
  afterDenialUnnamed: (undone: Sentence) => say`${undone} If there is something new, you can nominate again.`,
  afterSilence: (undone: Sentence) => say`No answer came. ${undone} You can nominate again.`,
  afterSilenceIn: (step: number, undone: Sentence) =>
    say`No answer came in step ${String(step)}. ${undone} You can nominate again.`,
  afterSilenceOfSome: (undone: Sentence) => say`Not enough of those asked answered. ${undone} You can nominate again.`,
  afterTooFew: (undone: Sentence) =>
    say`Too few people are left who could answer, so I did not let you wait. ${undone} Ask the Guestlist administrators; they can name other approvers.`,
  afterNobodyReached: (undone: Sentence) =>
    say`Nobody who may answer could be reached. ${undone} Ask the Guestlist administrators; they can name other approvers.`,
  afterReplacing: say`The new one is below.`,
  afterReplacingBy: (who: string) =>
    say`${who} changed this request, and a new one takes its place. To be told of that one too, nominate the guest yourself; I will offer you to join.`,
  withdrawnAccount: {
    'to-be-removed': say`The account made for this invitation is being removed; the link then lets nobody in.`,
    removed: say`The account made for this invitation was removed; the link lets nobody in any more.`,
    kept: (things: string) =>
      say`The guest's account stays: it was here before, is in use, or is needed by another nomination. What was given already stays too: the owners of ${things} can take that away, and the Guestlist administrators the account.`,
    /* Where it stays, what the nomination had given does not. */
    taking: say`The guest's account stays: it was here before, is in use, or is needed by another nomination. What this invitation gave is being taken away.`,
    stays: say`The guest's account stays: it was here before, is in use, or is needed by another nomination.`,
    taken: (things: string) => say`Taken away: ${things}.`,
    takenNot: (things: string) => say`Could not be taken away: ${things}. The owners can do it.`,
    shared: (things: string) => say`Kept, because another nomination gave it too: ${things}.`,
    accepted: (things: string) => say`Kept, because the guest had accepted: ${things}.`,
    left: say`The account made for this invitation could not be removed, because Guestlist lacks the permission. The Guestlist administrators know and can remove it; until then the link still works.`,
  },
  refusals: {
    'address-refused': say`Microsoft accepts no invitation to this address. Please nominate again with another address of the same person.`,
    'domain-blocked': say`Our tenant's settings let nobody be invited from this domain. I have told the Guestlist administrators: they can allow it under External collaboration settings. Then please nominate again.`,
    colleague: say`This address belongs to an account of our own, so no invitation is needed. If you meant somebody else, please nominate again.`,
    'address-of-another': say`This address belongs to an account of ours, as a further one or as the one before, so nobody is invited by it. An administrator of our tenant can take it off that account; or nominate again with another address of the same person.`,
    'cross-tenant': say`The settings between our tenant and the guest's let this person not come in. I have told the Guestlist administrators: they can change our side under Cross-tenant access settings, and ask the other company for theirs.`,
    disabled: say`This guest has an account here already, and it is disabled. I have told the Guestlist administrators: they can enable it. Then please nominate again.`,
    'stay-over': say`The stay was over before anything could be done. Please nominate again with a later end.`,
    'approver-gone': say`Somebody who had agreed has no open account here any more, so their yes does not count. Please nominate again: I ask whoever decides now.`,
    'shut-out': say`Our rules let in nobody of this domain any more, so nothing was done. The Guestlist administrators can change the rules; then please nominate again.`,
    'no-such-guest': say`This guest's stay is over or was stopped, or they have no account in use here any more, so nothing was changed. To have them back, please nominate them again.`,
    'moved-meanwhile': say`The guest's address was changed by somebody else meanwhile, so this was not done. The guest's card shows it as it is now.`,
    'given-more': say`The guest may use more by now than those who agreed had read of, so nothing was changed. Please ask again, from the guest's card.`,
    'address-taken': say`Another guest has this address by now, so nothing was changed. The two people keep their own accounts.`,
    other: say`I have told the Guestlist administrators, who have Microsoft's exact words. They know what can be done.`,
  },

  /* Buttons. */
  remind: (name: string) => `Remind ${name}`,
  remindThem: 'Remind them',
  amend: 'Change',
  correct: 'Correct the address',
  mailAgain: 'Send the e-mail again',
  withdraw: 'Withdraw',
  withdrawAsk: (guest: string) => say`Withdraw the nomination of ${guest}?`,
  withdrawMeans: {
    'awaiting-approval': {
      invited: say`The approvers' cards close, and nobody is invited.`,
      given: say`The approvers' cards close, and no access is given.`,
      changed: say`The approvers' cards close, and nothing is changed.`,
    },
    approved: {
      invited: say`No invitation goes out, and no access is given.`,
      given: say`No access is given.`,
      changed: say`What was not done yet is left undone.`,
    },
    'account-goes': say`The account made for this invitation is removed, and the link lets nobody in any more.`,
    'account-stays': say`The link leaves this card. The account stays, because it was here before; what this invitation gave is taken away.`,
  },
  withdrawYes: 'Yes, withdraw',
};
