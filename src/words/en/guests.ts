import { address, say, strong, type Sentence } from '../words.js';
import { often } from './often.js';

const guestsCounted = (count: number) => (count === 1 ? say`1 guest` : say`${String(count)} guests`);

/** Guests, to whoever answers for them or is asked to. */
export const guests = {
  fallback: 'This card needs a newer version of Teams.',

  /* The first line. */
  waiting: (count: number) => say`${guestsCounted(count)} ${[count === 1 ? 'needs' : 'need']} a word from you`,
  yours: (count: number) => say`You answer for ${guestsCounted(count)}`,
  yoursWaiting: (count: number, waiting: number) =>
    say`You answer for ${guestsCounted(count)}; ${String(waiting)} ${[waiting === 1 ? 'needs' : 'need']} a word from you`,
  firstOf: (shown: number, count: number) => say`The first ${String(shown)} of your ${String(count)} guests`,
  firstOfWaiting: (shown: number, count: number, waiting: number) =>
    say`The first ${String(shown)} of your ${String(count)} guests; ${String(waiting)} ${[waiting === 1 ? 'needs' : 'need']} a word from you`,
  happened: say`What happened to your guests`,
  standing: say`How your guests stand now`,
  meant: (count: number) => say`${guestsCounted(count)} may be meant`,
  none: say`You answer for no guests`,

  /* What is asked. */
  asks: {
    ending: (guest: string, until: string) => say`${guest}'s stay ends on ${until}. Are they still needed?`,
    periodic: (guest: string, since: string) => say`${guest} has been here since ${since}. Are they still needed?`,
    restored: (guest: string) =>
      say`Somebody restored the account of ${guest} in Microsoft Entra. Do you still answer for them, and are they needed?`,
    'no-sponsor': (guest: string, sponsor: string) => say`${sponsor} no longer answers for ${guest}. Will you?`,
    'hand-over': (guest: string, sponsor: string) => say`${sponsor} asks you to answer for ${guest}. Will you?`,
    adopted: (guest: string) => say`${guest} is a guest for whom nobody answers yet. Do you?`,
  },
  /** The same beneath their name. */
  asksBeneath: {
    ending: (_: string, until: string) => say`The stay ends on ${until}. Are they still needed?`,
    periodic: (_: string, since: string) => say`Here since ${since}. Are they still needed?`,
    restored: (_: string) =>
      say`Somebody restored the account in Microsoft Entra. Do you still answer for them, and are they needed?`,
    'no-sponsor': (_: string, sponsor: string) => say`${sponsor} no longer answers for them. Will you?`,
    'hand-over': (_: string, sponsor: string) => say`${sponsor} asks you to answer for them. Will you?`,
    adopted: (_: string) => say`Nobody answers for them yet. Do you?`,
  },

  /** On the card of the day, once. */
  moreAsked: (who: string, things: string) =>
    things === '' ? say`New: ${who} invited them too` : say`New: ${who} asked for ${things} for them`,
  /** On the card of the day, once. */
  accessEnded: {
    expired: (things: string) => say`New: ${things} ended in Microsoft Entra, on the day set for it there`,
    removed: (things: string) => say`New: somebody took ${things} away from them in Microsoft Entra`,
  },
  /** Of a guest who was there before, beneath the question: their account becomes ours to end. */
  yesMeans: (grace: string) =>
    say`If you say yes, the account ends with the stay: it is disabled then, and deleted ${grace} later`,

  /* How one guest stands, as a first line. */
  isGuestUntil: (guest: string, until: string) => say`${guest} is a guest until ${until}`,
  isGuest: (guest: string) => say`${guest} is a guest, and no end is agreed`,
  notAccepted: (guest: string, when: string) => say`${guest} has not accepted the invitation of ${when}`,
  isStopped: (guest: string) => say`${guest} is stopped for now`,
  hasEnded: (guest: string) => say`${guest}'s stay has ended`,
  invitationHasEnded: (guest: string) => say`The invitation of ${guest} has ended`,

  /* About one guest. */
  who: (guest: string, at: string) => say`${strong(guest)} ${address(at)}`,
  /** Where their name stands above. */
  at: (at: string) => say`${address(at)}`,
  invited: (when: string) => say`Has not accepted the invitation of ${when}`,
  mailedAgain: (when: string) => say`Our e-mail with the link went out again on ${when}`,
  /** Where no e-mail with it goes out. */
  linkGiven: (where: Sentence) => say`The link travels by hand: it stands on ${where}`,
  linkRenewed: (when: string, where: Sentence) =>
    say`There is a new link since ${when}. It travels by hand: it stands on ${where}`,
  linkIs: {
    here: say`your card about the invitation`,
    there: (holder: string) => say`${holder}'s card about the invitation`,
  },
  linkNone: (at: string) =>
    say`They were invited by other ways, so I have no link to send again. To send one, say ${address(`invite ${at}`)}`,
  movedFrom: (from: string, when: string) => say`The account went by ${address(from)} until ${when}`,
  givenUp: (when: string) => say`If it is not accepted by ${when}, it is withdrawn`,
  hereUntil: (since: string, until: string) => say`Here since ${since}; the stay ends on ${strong(until)}`,
  /** Where the end is said elsewhere. */
  hereSince: (since: string) => say`Here since ${since}`,
  here: (since: string) => say`Here since ${since}; no end is agreed`,
  /** Where since when is said elsewhere. */
  endsOn: (until: string) => say`The stay ends on ${strong(until)}`,
  noEnd: say`No end is agreed`,
  mayUse: (things: string) => say`May use ${things}`,
  mayUseNothing: say`May use nothing that we gave`,
  /** Of somebody who has not accepted. */
  invitedTo: (things: string) => say`Invited to ${things}`,
  lastSignIn: (when: string) => say`last signed in ${when}`,
  reason: (text: string) => say`“${text}”`,
  answers: (sponsor: string) => say`${sponsor} answers for them`,
  backup: (who: string) => say`Backup: ${who}`,
  looking: say`Somebody else to answer for them is being looked for; until then nothing changes`,
  beingAsked: (names: string) => say`${names} may take them over; until then nothing changes`,
  unanswered: (when: string) => say`Nobody has taken them over; the stay ends on ${strong(when)} unless somebody does`,
  notYours: (sponsor: string) => say`${sponsor} answers for them; nothing is asked of you`,
  somebodyElseAsked: say`Somebody else is asked to answer for them; nothing is asked of you`,

  /* What became of a guest. */
  ended: {
    over: (when: string) => say`The stay ended on ${when}`,
    'not-needed': (when: string) => say`The stay ended on ${when}: no longer needed`,
    'no-sponsor': (when: string) => say`The stay ended on ${when}: nobody answers for them any more`,
    'never-accepted': (when: string) => say`The invitation ended on ${when}: it was not accepted`,
    withdrawn: (when: string) => say`The invitation was withdrawn on ${when}`,
    stopped: (when: string) => say`An administrator stopped this guest on ${when}, and can let them in again`,
  },
  by: (who: string) => say`by ${who}`,
  byYou: say`by you`,
  closing: {
    account: say`What they may use is being taken away, and the account disabled`,
    access: say`What they were given is being taken away; the account was here before and stays`,
    stopped: say`The account is being disabled; what they may use stays`,
  },
  taken: say`What they were given is taken away`,
  closed: {
    disabled: say`The account is disabled; open sessions run out within about an hour`,
    gone: say`The account was gone already`,
    kept: say`The account was here before and stays`,
    synchronised: say`The account still works: another directory keeps it by now. Our administrators know, and can end it there`,
    'not-permitted': say`The account still works: Guestlist may not disable it. Its administrators know, and can do it`,
  },
  beingDeleted: say`The account is being deleted, and the link dies with it`,
  deletedOn: (when: string) => say`It is deleted on ${when}; for 30 days after that it can be restored`,
  left: (things: string) => say`Not taken away: ${things}. The Guestlist administrators know, and can do it`,
  deleted: (when: string) =>
    say`The account was deleted on ${when}; for 30 days the Guestlist administrators can restore it`,
  accountStays: (when: string) =>
    say`All is done since ${when}. The account stays in the directory; the Guestlist administrators can delete it`,
  /** Where not all that they were given could be taken away. */
  accountStaysOpen: (when: string) =>
    say`The stay ended on ${when}. The account stays in the directory; the Guestlist administrators can delete it`,
  deletedElsewhere: (when: string) => say`Somebody else deleted the account in Microsoft Entra; we saw it on ${when}`,
  madeMember: (when: string) =>
    say`Somebody made the account a member’s in Microsoft Entra, so it is no guest any more; we saw it on ${when}. Guestlist leaves it as it is`,

  /* Buttons, and what they unfold. */
  keep: {
    button: 'Keep until …',
    label: 'Last day',
    missing: 'Please choose the last day.',
    within: (latest: string, at: string) =>
      say`Beyond ${latest} the approvers decide: say ${address(`invite ${at} until …`)}`,
    send: 'Keep',
  },
  confirm: { ending: 'Let it end then', periodic: 'Still needed' },
  notMine: {
    button: 'Not mine',
    /** To an administrator, whose they are not anyway. */
    unasked: 'Ask somebody else',
    label: "A colleague to ask. Left empty: the backup, the sponsor's manager, then the owners",
    send: 'Pass on',
  },
  remove: {
    button: 'Remove now',
    account: (guest: string, grace: string) =>
      say`End the stay of ${guest} now? What they may use is taken away and the account disabled; open sessions run out within about an hour. It is deleted after ${grace}, restorable for 30 days more.`,
    access: (guest: string) =>
      say`End the stay of ${guest} now? What they were given is taken away; the account was here before and stays.`,
    yes: 'Yes, remove',
  },
  takeOver: {
    yes: (guest = 'them') => say`Yes, I answer for ${guest}`,
    until: 'Yes, until …',
    untilSend: 'I answer for them until then',
    no: 'No',
    unasked: 'I answer for them',
  },
  correct: { pending: 'Correct the address', here: 'New address' },
  resend: { mail: 'Send the link again', chat: 'Make a new link' },
  moreAccess: 'More access …',
  moreBelow: say`Tell me below what they are to be given.`,
  withdraw: {
    button: 'Withdraw',
    account: (guest: string) =>
      say`Withdraw the invitation of ${guest}? The account is deleted, and the link dies with it.`,
    access: (guest: string) =>
      say`Withdraw the invitation of ${guest}? What they were given is taken away; the account was here before and stays.`,
    yes: 'Yes, withdraw',
  },

  more: (count: number) =>
    say`And ${String(count)} more: say ${strong('guests')} once these are answered, or ${strong('guest')} and a name.`,
  moreByName: (count: number) =>
    say`And ${String(count)} more: say ${strong('guest')} and a name or an address to open one.`,

  openByName: say`Say ${strong('guest')} and a name or an address to open one.`,

  /* Answers to a pressed button where the card does not. */
  already: (guest: string) => say`Nothing was left to do about ${guest}: the card shows how it stands now.`,
  follows: (guest: string) =>
    say`That is done. Microsoft is slow to answer, so the card shows ${guest} anew in a moment.`,
  refusals: {
    'no-such-guest': say`I no longer know this guest, so nothing was changed.`,
    'not-yours': (guest: string, sponsor: string) =>
      say`Only ${sponsor}, who answers for ${guest}, and the Guestlist administrators can decide that.`,
    notYours: say`Only whoever answers for this guest, and the Guestlist administrators, can decide that.`,
    'stay-over': (guest: string, at: string) =>
      say`${guest}'s stay is over, so nothing was changed. To have them back, say ${address(`invite ${at}`)}.`,
    'needs-approval': (latest: Sentence, command: string) =>
      say`That is longer than you may decide alone${latest}. To ask the approvers, say ${address(command)}.`,
    'domain-blocked': (guest: string, at: string) =>
      say`The company's rules let in nobody of ${address(at.split('@').at(-1) ?? at)} any more, so no link was sent to ${guest}. The Guestlist administrators can change the rules.`,
    'inviting-paused': (guest: string, who: string) =>
      say`${who} has paused all inviting, so no new link was made for ${guest}. The Guestlist administrators can end the pause; then press again.`,
    'domain-stopped': (guest: string, at: string, who: string) =>
      say`${who} has stopped all guests of ${address(at.split('@').at(-1) ?? at)}, so no new link was made for ${guest}. The Guestlist administrators can let them in again; then press again.`,
    'mailed-enough': (guest: string, at: string, times: number, from: string) =>
      say`No new link was made for ${guest}: we have written to ${address(at)} ${often(times)} in the last seven days, and our rules allow no more. You can send one from ${from} on; the Guestlist administrators can change the rules.`,
    'end-past': say`That day is over already, so nothing was changed. To end the stay at once, press “Remove now”.`,
    'nothing-asked': (guest: string, sponsor: string) =>
      say`Nobody asks you about ${guest} any more: ${sponsor} answers for them.`,
    'already-sponsor': (guest: string, sponsor: string) =>
      say`${sponsor} answers for ${guest} already. Please name another colleague, or nobody.`,
    'address-waits': (guest: string, who: string) =>
      say`${who} has asked for another address for ${guest} already. Once that is answered, you can ask anew.`,
    'not-stopped': (guest: string) => say`Nobody has stopped ${guest}, so there is nothing to take back.`,
    'no-such-day': say`I do not know that day, so nothing was changed. Please choose the last day of the stay.`,
    'no-link': (guest: string, at: string) =>
      say`${guest} was invited by other ways, so I have no link to send again. To send one, say ${address(`invite ${at}`)}.`,
    'already-accepted': (guest: string) =>
      say`${guest} has accepted already, so there is no link to send and nothing to withdraw.`,
    'mail-just-sent': (guest: string) =>
      say`Our e-mail to ${guest} has just gone out; give it ten minutes, then you can send it again.`,
  },
  latest: (until: string) => say` (until ${until})`,
  /** To be copied. */
  inviteUntil: (at: string, day: string) => say`invite ${at} until ${day}`,
};
