import { address, endsSentence, inOneLine, say, type Sentence } from '../words.js';

/** Messages that deserve a notification. The first sentence stands alone, for it is all that a locked screen shows. */
export const notices = {
  together: (sentences: readonly Sentence[]) => inOneLine(' ', sentences),
  invited: (guest: string) => say`${guest} is invited.`,
  invitedCard: say`Your card shows how the invitation reaches this person.`,
  alreadyGuest: (guest: string, things: string) =>
    say`${guest} was a guest here already. No invitation was needed; access to ${things} follows by itself.`,
  revived: {
    enable: (guest: string) => say`The account of ${guest} is enabled.`,
    restore: (guest: string) => say`The account of ${guest} is back.`,
  },
  accessFollows: (things: string) => say`Access to ${things} follows by itself.`,
  /** About a guest's stay, once it holds. */
  inForce: {
    end: (guest: string, until: string) => say`${guest} stays until ${until}.`,
    sponsor: (guest: string) => say`You answer for ${guest} now.`,
    backup: (guest: string) => say`You are the backup sponsor of ${guest} now.`,
  },
  moved: (guest: string, to: string) => say`The account of ${guest} goes by ${address(to)} now.`,
  inForceFor: {
    sponsor: (guest: string, who: string) => say`${who} answers for ${guest} now.`,
    backup: (guest: string, who: string) => say`${who} is the backup sponsor of ${guest} now.`,
  },
  /* Whose nomination it is, to stand in what follows. */
  yours: (guest: string) => say`your nomination of ${guest}`,
  theirs: (guest: string, nominator: string) => say`${nominator}'s nomination of ${guest}, which you joined`,
  denied: (by: string, nomination: Sentence, comment: string) =>
    say`${by} denied ${nomination}: “${comment}”${[endsSentence(comment) ? '' : '.']}`,
  /** Some of it alone. */
  fell: {
    denied: (by: string, things: string, guest: string, comment: string) =>
      say`${by} said no to ${things} for ${guest}: “${comment}”${[endsSentence(comment) ? '' : '.']}`,
    unanswered: (things: string, guest: string) =>
      say`Nobody answered about ${things} for ${guest}, so it is left out.`,
    'nobody-left': (things: string, guest: string) =>
      say`Too few people are left who could answer about ${things} for ${guest}, so it is left out. Ask the Guestlist administrators; they can name other approvers.`,
    restGoesOn: say`The rest goes on.`,
  },
  expired: (nomination: Sentence) => say`Nobody answered ${nomination}.`,
  expiredIn: (step: number, agreed: string, nomination: Sentence) =>
    say`${agreed} agreed to ${nomination}, but nobody answered step ${String(step)}.`,
  expiredOfSome: (agreed: string, nomination: Sentence) =>
    say`${agreed} agreed to ${nomination}, but not enough of the others answered.`,
  tooFew: (nomination: Sentence) =>
    say`Too few people are left who could answer ${nomination}, so it has ended. Ask the Guestlist administrators; they can name other approvers.`,
  again: say`You can nominate again.`,
  expiredUnreached: (nomination: Sentence) =>
    say`Nobody could be reached who may answer ${nomination}. It has ended. Ask the Guestlist administrators; they can name other approvers.`,
  expiredUnreachedIn: (step: number, agreed: string, nomination: Sentence) =>
    say`${agreed} agreed to ${nomination}, but nobody could be reached for step ${String(step)}. It has ended. Ask the Guestlist administrators; they can name other approvers.`,
  failed: (guest: string, why: Sentence) => say`Microsoft refused the invitation of ${guest}. ${why}`,
  notPossible: (guest: string, why: Sentence) => say`${guest} could not be invited. ${why}`,
  /** Where no invitation was asked for. */
  notDone: (guest: string, why: Sentence) => say`What was asked for ${guest} could not be done. ${why}`,
  accepted: (guest: string) => say`${guest} accepted your invitation.`,
  acceptedTheirs: (guest: string, nominator: string) => say`${guest} accepted the invitation from ${nominator}.`,
  acceptedUntil: (things: string, until: string) => say`Access to ${things} lasts until ${until}.`,
  joined: (by: string, guest: string) => say`${by} asks for ${guest} too and joined your nomination.`,
  joinedTold: say`I tell everybody who asked how it goes.`,
  stepAgreed: (nomination: Sentence) => say`One step agreed to ${nomination}.`,
  stageApproved: (by: string, nomination: Sentence) => say`${by} agreed to ${nomination}.`,
  nextAsked: (names: string, step: number, of: number) =>
    say`Now I ask ${names} (step ${String(step)} of ${String(of)}).`,
  nextLooked: (step: number, of: number) =>
    say`Step ${String(step)} of ${String(of)} begins; I am looking up who may answer.`,
  /** An approver said yes to less, or to something else. */
  changed: (by: string, nomination: Sentence, what: Sentence) => say`${by} agreed to ${nomination}, but ${what}.`,
  othersToAgree: say`Others still have to agree.`,
  changedBefore: (by: string, what: Sentence) => say`${by} ${what}.`,
  moreChanges: say`Your card shows every change.`,
  delegated: (whose: string, from: string, to: string) => say`You stand in for ${whose} from ${from} to ${to}.`,
  delegatedMeans: (whose: string) =>
    say`What ${whose} is asked to approve comes to you too, and your answer counts as given for ${whose}. If that is wrong, talk to ${whose}.`,
  delegationRevoked: (whose: string) =>
    say`You no longer stand in for ${whose}. What only ${whose} may approve does not come to you any more.`,
  withdrawn: (nominator: string, guest: string) =>
    say`${nominator} withdrew the nomination of ${guest} that you joined.`,
  replaced: (nominator: string, guest: string) =>
    say`${nominator} changed the nomination of ${guest} that you joined, and a new one takes its place.`,
  joinAnew: say`To be told of that one too, nominate the guest yourself; I will offer you to join.`,
  nominateYourself: say`If you still want it, nominate the guest yourself.`,
  askedAgain: (nominator: string, guest: string) => say`${nominator}'s nomination of ${guest} needs your answer.`,
  askedAgainCard: say`An earlier step has agreed, and the card you have of it has its buttons again.`,
  hindered: (guest: string, why: Sentence) => say`The invitation of ${guest} has to wait. ${why}`,
  allHindered: (guest: string, why: Sentence) => say`What was asked for ${guest} has to wait. ${why}`,
  unreachableInstead: (who: string, nomination: Sentence, instead: string) =>
    say`I could not reach ${who} about ${nomination}. I have asked ${instead}.`,
  unreachableMailed: (who: string, nomination: Sentence) =>
    say`I could not reach ${who} in Teams about ${nomination}. An e-mail that leads into the chat has gone out; you need do nothing.`,
  /** In place of names that are hidden. */
  somebodyElse: 'somebody else',
  unreachable: (who: string, nomination: Sentence) =>
    say`I could not reach ${who} about ${nomination}. I will ask whoever else the rule names; if nobody is left, the Guestlist administrators will hear of it.`,
  namedSponsor: (nominator: string, guest: string, things: string, until: string) =>
    say`${nominator} named you as the one who answers for ${guest}, a guest in ${things} until ${until}.`,
  namedSponsorBy: (who: string, nominator: string, guest: string, things: string, until: string) =>
    say`${who} named you, and ${nominator} agreed: you answer for ${guest}, a guest in ${things} until ${until}.`,
  addressCorrected: (nominator: string, guest: string, was: string, is: string) =>
    say`${nominator} corrected the address of ${guest}, whom you approved: the invitation goes to ${address(is)}, in place of ${address(was)}. Nothing else has changed; what you agreed to holds.`,
  correctedForYou: (by: string, guest: string, was: string, is: string) =>
    say`${by}, in your place, corrected the address of ${guest}: your invitation to ${address(was)} is taken back, and ${address(is)} is asked for instead.`,
  namedBackup: (nominator: string, guest: string, sponsor: string) =>
    say`${nominator} named you as backup: you answer for ${guest} when ${sponsor} cannot.`,
  namedWrongly: (nominator: string) => say`If that is wrong, talk to ${nominator}.`,
  sponsorReplaced: (guest: string, sponsor: string) =>
    say`${sponsor} answers for ${guest} from now on; you no longer do.`,
  linkRefused: (guest: string, at: string) =>
    say`No new link went out to ${guest} (${address(at)}): our tenant's settings let nobody of that domain be invited any more. The Guestlist administrators can allow the domain in the Microsoft Entra admin center, under External collaboration settings; then press again.`,
  mailFailed: (guest: string, at: string) =>
    say`Our e-mail to ${guest} could not be sent. The address is ${address(at)}; your card lets you send it again.`,
  mailFailedLink: say`Or pass on the link that stands there.`,
  mailFailedTheirs: (guest: string, at: string, nominator: string) =>
    say`Our e-mail to ${guest} could not be sent. The address is ${address(at)}; ${nominator} can send it again.`,
  accessRefused: (guest: string, items: Sentence) => say`${guest} could not be given all that was asked for. ${items}`,
  accessHeld: (things: string, guest: string) =>
    say`${things} for ${guest} waits for somebody who approves it in Microsoft Entra. You need do nothing; I will tell you how it ends.`,
  accessHeldLong: (things: string, guest: string) =>
    say`${things} for ${guest} has waited in Microsoft Entra for a month, and nobody there has answered. Please ask whoever looks after it; it is not lost.`,
  accessDelivered: (things: string, guest: string) => say`${things} is ready for ${guest}.`,
  decisionRefused: {
    'not-an-approver': (guest: string, whoMay: Sentence) =>
      say`Your answer about ${guest} does not count. Only ${whoMay} can answer this.`,
    'own-nomination': (guest: string) =>
      say`Your answer about ${guest} does not count. You asked for this guest yourself, so somebody else must agree.`,
    'not-open': (guest: string) =>
      say`Your answer about ${guest} came too late. It was settled before; nothing is left to do.`,
    'ask-changed': (guest: string) =>
      say`Your answer about ${guest} does not count. What is asked was changed since you read it; your card shows it as it is now, so please answer once more.`,
    'change-not-allowed': (guest: string) =>
      say`Your answer about ${guest} does not count, because it cannot be changed as you wished. Please answer once more: a stay can only become shorter, something must be left, and whoever is to answer for the guest must be known by that name and be allowed to.`,
    'not-checked': (guest: string) =>
      say`Your answer about ${guest} does not count: for five days Microsoft did not say whether you may give it. If your card still asks, please answer once more.`,
  },

  /* To the administrators of the bot. */
  adminPolicyRefused: say`The rules file was changed and cannot be used; the rules in force stay.`,
  adminPolicyProblem: (problem: string) => say`${address(problem)}`,
  adminPolicyMore: (count: number) => say`And ${String(count)} more.`,
  adminPolicyMended: say`The rules file can be used again; what it says is in force.`,
  adminPolicyRemedy: say`Please mend the file; it is read again as soon as it changes.`,
  lineByLine: (lines: readonly Sentence[]) => inOneLine('\n\n', lines),
  adminFailed: (guest: string) => say`Microsoft refused the invitation of ${guest}.`,
  adminNotPossible: (guest: string) => say`${guest} could not be invited.`,
  adminNotDone: (guest: string) => say`What was asked for ${guest} could not be done.`,
  adminNominated: (nominator: string, at: string) => say`${nominator} had nominated ${address(at)}.`,
  adminMicrosoft: (text: string) => say`Microsoft says: “${text}”`,
  adminRemedies: {
    'address-refused': 'Another address of the same person may be accepted; the nominator knows.',
    'domain-blocked':
      'You can allow the domain in the Microsoft Entra admin center, under External collaboration settings.',
    colleague: 'The address belongs to an account of your own tenant; nothing needs doing.',
    'address-of-another':
      'An account of your tenant has the address as a further one, or had it before it was handed to another one. If it is not that person’s, take it off the account in the Microsoft Entra admin center; then the guest has to be nominated again.',
    'cross-tenant':
      'You can change your side in the Microsoft Entra admin center, under Cross-tenant access settings; the other company may have to change theirs.',
    disabled:
      'The account of this guest is disabled. You can enable it in the Microsoft Entra admin center; then the guest has to be nominated again.',
    'stay-over':
      'The stay was over before anything could be done. Nothing needs doing; the nominator can nominate again with a later end.',
    'approver-gone':
      'The account of somebody who had agreed was closed before anything was done. Nothing needs doing; the nominator can nominate again, and somebody else is asked.',
    'shut-out':
      'The rules came to shut this domain out after the guest was nominated. Nothing needs doing; once they let it in, the nominator can nominate again.',
    'no-such-guest':
      'The stay of this guest is over or was stopped, or their account is gone, is disabled, or was never accepted, so nothing was changed. The nominator can nominate the guest again.',
    'moved-meanwhile': 'Another change of the same address came first. Nothing needs doing.',
    'given-more':
      'The guest was given more after the change had been asked for, and nobody agreed to that. Nothing needs doing; it can be asked for again.',
    'address-taken': 'The address belongs to another guest by now. Nothing needs doing.',
    other: 'Once the cause is gone, the guest has to be nominated again.',
  },
  adminHindered: {
    throttled: (when: string) => say`Microsoft is slowing Guestlist down. It tries again ${when}; you need do nothing.`,
    unavailable: (when: string) =>
      say`Microsoft Graph does not answer Guestlist. It tries again ${when}; you need do nothing.`,
    'not-permitted': (when: string) =>
      say`Guestlist lacks a permission, so a guest waits. Grant the application User.Invite.All (to enable an account, User.EnableDisableAccount.All; to restore one, User.DeleteRestore.All; to give an account another address, User.ReadWrite.All) in the Microsoft Entra admin center, with admin consent. It tries again ${when}.`,
    'invitations-closed': (when: string) =>
      say`Your tenant does not let Guestlist invite guests, so an invitation waits. You can change that in the Microsoft Entra admin center, under External collaboration settings, “Guest invite restrictions”. It tries again ${when}.`,
  },
  adminMailFailed: (guest: string, at: string, nominator: string) =>
    say`Our e-mail to ${guest} was refused. The address is ${address(at)}. Check that MAIL_SENDER is a mailbox of yours and that Guestlist may send from it: by Mail.Send, or by a role in Exchange (RBAC for Applications). Then ${nominator} can send it again.`,
  adminAccessRefused: (guest: string, things: string) =>
    say`${guest} could not be given ${things}: Guestlist lacks a permission.`,
  adminPermissions: {
    team: (things: string) => say`For the team ${things}, it is TeamMember.ReadWriteNonOwnerRole.All.`,
    group: (things: string) => say`For the group ${things}, it is GroupMember.ReadWrite.All.`,
    site: (things: string) => say`For the site ${things}, it is GroupMember.ReadWrite.All.`,
    application: (things: string) => say`For the application ${things}, it is AppRoleAssignment.ReadWrite.All.`,
    package: (things: string) => say`For the access package ${things}, it is EntitlementManagement.ReadWrite.All.`,
    settings: (things: string) => say`To see whether ${things} keeps guests out, it is GroupSettings.Read.All.`,
  },
  adminOffers: {
    gone: (guest: string, things: string) =>
      say`${guest} could not be given ${things}: our rules offer it, and it no longer exists. Please put its new object id into the rules file, or take it out.`,
    roleGone: (guest: string, things: string) =>
      say`${guest} could not be given ${things}: our rules name a role that no longer exists there, is switched off, or is not for people. Please put another one into the rules file.`,
  },
  adminThenAgain: (nominator: string) =>
    say`Grant it to the application in the Microsoft Entra admin center, with admin consent. Then add the guest by hand, or ask ${nominator} to nominate once more.`,
  adminAccountLeft: (guest: string, at: string, nominator: string) =>
    say`The account of ${guest} could not be removed. ${nominator} withdrew the invitation of ${address(at)}, and the application lacks User.DeleteRestore.All. Please remove the account by hand in the Microsoft Entra admin center; until then the link still works. With that permission, Guestlist does it by itself.`,
  adminWithoutSponsor: (guest: string, at: string, sponsor: string) =>
    say`Nobody answers for ${guest} (${address(at)}) any more. ${sponsor} no longer does, and nobody who was asked took them over.`,
  adminStays: say`The rule keeps them all the same. Say “guest” and the address to take them over or to end the stay.`,
  adminStaysUntil: (until: string) =>
    say`The rule keeps them all the same, until ${until}. Say “guest” and the address to take them over or to end the stay.`,
  adminEnds: (when: string) =>
    say`By the rule their stay ends on ${when}. Say “guest” and the address to take them over, and it goes on.`,
  adminCameBack: (guest: string, at: string) =>
    say`${guest} (${address(at)}) is back. Somebody had deleted the account and has restored it in Microsoft Entra, so the stay goes on as it was agreed.`,
  adminBackAsked: (sponsor: string) => say`${sponsor} answered for them before, and hears of it.`,
  adminBackAlone: say`Nobody answered for them before, so somebody is looked for.`,
  adminBackOverStop: (domain: string) =>
    say`The guests of ${address(domain)} are stopped; this one is not. To stop them too, say ${address(`stop guests of ${domain}`)} again.`,
  adminLeftOver: (guest: string, at: string) =>
    say`The stay of ${guest} (${address(at)}) is over, but not everything could be ended.`,
  adminLeft: (things: string) => say`Not taken away: ${things}.`,
  adminLeftAccount: say`The account still works, for the application lacks User.EnableDisableAccount.All.`,
  adminLeftSynchronised: say`The account still works: it is kept in a directory on-premises by now, and can be disabled there alone.`,
  adminLeftRemedy: say`Please end it by hand in the Microsoft Entra admin center, or grant Guestlist what it lacks.`,
  adminNobodyReached: (nominator: string, guest: string) =>
    say`Nobody could be reached who may answer ${nominator}'s nomination of ${guest}, so it has ended.`,
  adminFell: (nominator: string, guest: string, things: string) =>
    say`Too few people are left who could answer about ${things} in ${nominator}'s nomination of ${guest}, so it is left out; the rest goes on.`,
  adminTooFew: (nominator: string, guest: string) =>
    say`Too few people are left who could answer ${nominator}'s nomination of ${guest}, so it has ended.`,
  adminUnread: {
    refused: (who: Sentence, nominator: string, guest: string) =>
      say`Microsoft does not let Guestlist look up ${who}, so I could not ask them about ${nominator}'s nomination of ${guest}.`,
    gone: (_: Sentence, nominator: string, guest: string) =>
      say`A group that a rule asks for approval no longer exists, so I could ask nobody there about ${nominator}'s nomination of ${guest}.`,
  },
  adminUnreadRemedy: {
    refused: (rule: string) =>
      say`The rule is “${rule}”. Check in the Microsoft Entra admin center that the application has User.Read.All and GroupMember.Read.All with admin consent; a group that hides its members needs Member.Read.Hidden besides. Until then, whoever comes next is asked.`,
    gone: (rule: string) =>
      say`The rule is “${rule}”. Please name another group there. Until then, whoever comes next is asked.`,
  },
  adminWaits: (nominator: string, guest: string, ends: string) =>
    say`Nobody could be asked about ${nominator}'s nomination of ${guest}; it ends unanswered ${ends}.`,
  adminApprovers: (rule: string) =>
    say`The rule is “${rule}”. Check that its approvers exist and are enough, and that Teams lets them have the Guestlist app.`,
};
