import { address, inOneLine, say, strong, type Sentence } from '../words.js';
import { often } from './often.js';

/** What a look before sending found, said to the nominator: the reason, who can change it, the next step. */
export const findings = {
  /* About the address. A name is absent where the nominator may not see it. */
  colleague: (name: string | undefined) =>
    name === undefined
      ? say`That is the address of a colleague, so no invitation is needed. If you meant somebody else, tell me the address.`
      : say`${name} is a colleague, so no invitation is needed. If you meant somebody else, tell me the address.`,
  'own-domain': (domain: string) =>
    say`${address(domain)} is our own domain, so nobody there is a guest, and nobody has this address. If you meant somebody else, tell me the address.`,
  'external-member': (name: string | undefined) =>
    say`${name ?? ['Whoever has this address']} came from outside and is a member here by now, so no invitation is needed: the owners of a team can add them as they add a colleague. If you meant somebody else, tell me the address.`,
  'synchronised-user': (name: string | undefined) =>
    say`${name ?? ['Whoever has this address']} has an account here that comes from another directory, so no invitation is needed: the owners of a team can add them as they add a colleague. If you meant somebody else, tell me the address.`,
  'address-of-another': (name: string | undefined) =>
    say`This address belongs to ${name === undefined ? ['an account of ours'] : say`the account of ${name}`}, as a further one or as the one before, so nobody is invited by it. An administrator of our tenant can take it off that account; or tell me another address of the same person.`,
  'blocked-domain': (domain: string) =>
    say`Nobody may be invited from ${address(domain)}. The Guestlist administrators can change that; or tell me another address of the same person.`,
  'cross-tenant-blocked': (tenant: string | undefined) =>
    say`Our own settings keep everybody from ${tenant ?? ['that company']} out. An administrator of our tenant can change that under Cross-tenant access settings; or tell me another address of the same person.`,
  lookAlike: (domain: string, known: string, guests: number | undefined) =>
    say`${address(domain)} is not a domain we know. It looks like ${strong(known)}${fromThere(guests)}. Which one is it?`,
  looksLikeOurs: (domain: string, known: string) =>
    say`${address(domain)} is not a domain we know. It looks like our own domain ${strong(known)}. Which one is it?`,
  ownOpen: (at: string) =>
    say`You have nominated ${address(at)} already, and that is still open. Say “status” to see it, or “withdraw” to take it back.`,
  joinedOpen: (at: string, nominator: string) =>
    say`You joined ${nominator}'s nomination of ${address(at)} before, and it is still open. Say “status” to see it.`,

  'denied-lately': (at: string, times: number, from: string) =>
    say`${address(at)} was denied ${often(times)} in the last 30 days, so nobody is asked about it again for now. From ${strong(from)} on it can be nominated anew; the Guestlist administrators can do that today, or change the rules. If you meant somebody else, tell me the address.`,

  /* About another address for a guest who is here. */
  'same-address': say`The guest goes by this address already. Tell me the new one.`,
  'another-guest': (name: string | undefined) =>
    say`${name ?? ['Somebody else']} is a guest here with this address, and two people cannot share an account. Tell me another address.`,
  'guest-over': say`This guest's stay is over, or the address was changed a moment ago, so nothing was sent. Say ${strong('guests')} to see how things stand.`,
  'not-your-guest': say`Nothing was sent: only whoever answers for this guest, and the Guestlist administrators, can have the address changed.`,
  'address-waits': (who: string) =>
    say`${who} has asked for another address for this guest already. Once that is answered, you can ask anew.`,

  /* About the nominator. */
  'not-a-nominator': say`Nothing was sent: our company's rules name who may invite guests, and you are not among them. The Guestlist administrators can change that; or ask a colleague who may.`,
  'too-many-guests': (has: number, limit: number) =>
    say`You answer for ${guestsAtATime(has)}, and our rules allow ${String(limit)} at a time. The Guestlist administrators can change that. What you said is kept: say ${strong('send')} once there is room.`,
  'too-many-today': (limit: number) =>
    say`Our rules allow ${nominationsADay(limit)} a day, and that is how many you have sent today. The Guestlist administrators can change that. What you said is kept: say ${strong('send')} tomorrow.`,
  'mailed-enough': (at: string, times: number, from: string) =>
    say`We have written to ${address(at)} ${often(times)} in the last seven days, and our rules allow no more. From ${strong(from)} on an invitation can go out again; the Guestlist administrators can change the rules. What you said is kept: say ${strong('send')} then.`,
  'invitations-closed': {
    none: say`Nobody can be invited just now: our tenant's setting “Guest invite restrictions” lets nobody do it. An administrator can change that in the Microsoft Entra admin center, under External collaboration settings. What you said is kept: say ${strong('send')} once that is done.`,
  },
  'not-your-turn': (rule: string) =>
    say`The rule “${rule}” leaves answering for this guest to other people. Ask one of them to say it here; the Guestlist administrators can change the rule.`,

  /* About the rules. What a company wrote stands first, as it wrote it. */
  rule: (reason: Sentence, rule: string, next: Sentence) =>
    say`${reason} That is the rule “${rule}”, and the Guestlist administrators can change it${next}`,
  next: {
    address: say`; or tell me another address of the same person.`,
    access: say`; or choose something else.`,
    until: say`; or choose another day.`,
    nominator: say`. What you said is kept: say ${strong('send')} once it has changed.`,
  },
  stop: '.',
  'no-rule': say`No rule of ours allows this guest there. The Guestlist administrators can add one; or choose something else.`,
  'no-rule-at-all': say`No rule of ours allows this for this guest. The Guestlist administrators can add one; or tell me another address.`,
  /** One of several things; the others go on. */
  leftOut: (thing: string, why: Sentence) => say`Without ${strong(thing)}: ${why}`,
  'stay-too-long': (day: string, rule: string) =>
    say`That is longer than the rule “${rule}” allows. The last possible day is ${strong(day)}; the Guestlist administrators can change the rule.`,
  'stay-too-long-for': (day: string, thing: string) =>
    say`That is longer than ${thing} may be used. The last possible day is ${strong(day)}; the Guestlist administrators can change that.`,
  'may-not-ask': (thing: string) =>
    say`${thing} is for some colleagues to ask for, and you are not among them. Choose something else, or ask one of them; the Guestlist administrators can change that.`,
  'may-ask-unknown': (thing: string) =>
    say`${thing} is for some colleagues to ask for, and I could not find out just now whether you are among them. Please try again in a few minutes, or choose something else.`,

  /* About the thing. */
  thing: {
    gone: (name: string) => say`${name} no longer exists. Choose something else, or tell the Guestlist administrators.`,
    dynamic: (name: string) =>
      say`The members of ${name} are chosen by a rule, so nobody can be added by hand. Choose something else, or ask whoever looks after that rule.`,
    synchronised: (name: string) =>
      say`The members of ${name} come from a directory on-premises, so no guest can be added here. Choose something else, or ask whoever looks after that directory.`,
    'role-assignable': (name: string) =>
      say`${name} can carry administrators' roles, so no guest is added to it by this way. Choose something else, or ask an administrator of our tenant.`,
    'no-guests': (name: string) =>
      say`${name} keeps guests out by its own settings. Its owners can change that; or choose something else.`,
    label: (name: string) =>
      say`The sensitivity label of ${name} keeps guests out. Its owners can change the label; or choose something else.`,
    full: (name: string) =>
      say`${name} has as many members as Microsoft allows. Its owners can make room; or choose something else.`,
    disabled: (name: string) =>
      say`Nobody can sign in to ${name} just now: it is switched off. The administrators of our tenant can change that; or choose something else.`,
    'role-gone': (name: string) =>
      say`The role that guests would have in ${name} no longer exists there, or is not for people. Choose something else, or tell the Guestlist administrators.`,
    'role-needed': (name: string) =>
      say`Our rules do not say which role guests have in ${name}. The Guestlist administrators can add it; or choose something else.`,
    hidden: (name: string) =>
      say`${name} is hidden, so it is given to nobody for now. Whoever looks after it can change that; or choose something else.`,
    'policy-gone': (name: string) =>
      say`${name} can no longer be given in the way our rules say. Choose something else, or tell the Guestlist administrators.`,
    'not-admitted': (name: string) =>
      say`${name} is not for guests of this company. Whoever looks after it can admit them; or choose something else.`,
    'not-granted': (name: string) =>
      say`I lack the permission to give guests ${name}, and everything of its kind. The Guestlist administrators can grant it; or choose something else.`,
    'not-granted-for': (name: string, permissions: string) =>
      say`I cannot give guests ${name}, for I lack ${address(permissions)}. You can grant it to the application in the Microsoft Entra admin center, with admin consent; or choose something else.`,
    'policy-needed': (name: string) =>
      say`${name} can be given in several ways, and our rules do not say which. The Guestlist administrators can add it; or choose something else.`,
  },

  /* What can be done instead. */
  guest: (name: string) => say`${strong(name)} is a guest here already. What do you want to do?`,
  guestUntil: (name: string, day: string) =>
    say`${strong(name)} is a guest here already, until ${strong(day)}. What do you want to do?`,
  guestOver: {
    over: (name: string) =>
      say`${strong(name)}'s stay here is over, though the account is still open. What do you want to do?`,
    stopped: (name: string) =>
      say`${strong(name)} was stopped by an administrator, though the account is still open. What do you want to do?`,
  },
  invited: (name: string) => say`${strong(name)} was invited before and has not accepted yet.`,
  invitedByYou: (name: string) => say`You have invited ${strong(name)} before, and the invitation is not accepted yet.`,
  disabled: (name: string) =>
    say`${strong(name)} is a guest here whose account is disabled. It can be enabled again, once those agree whom the rules name.`,
  deleted: (name: string) =>
    say`${strong(name)} was a guest here until the account was deleted. It can be restored, once those agree whom the rules name.`,
  deletedOn: (name: string, day: string) =>
    say`${strong(name)} was a guest here until the account was deleted, ${day}. It can be restored, once those agree whom the rules name.`,
  open: (at: string, nominator: string) =>
    say`${nominator} has nominated ${address(at)} already, and that is still open. You can join: it stays one nomination, and you are told how it goes as ${nominator} is.`,
  ways: {
    access: () => 'Give more access',
    end: () => 'Change the end',
    sponsor: (name: string) => `Answer for ${name}`,
    backup: () => 'Be the backup',
    resend: () => 'Send the link again',
    'fix-address': () => 'Fix the address',
    enable: () => 'Ask to enable',
    restore: () => 'Ask to restore',
    anew: () => 'Invite anew',
    join: (nominator: string) => `Join ${nominator}'s nomination`,
    shorten: (day: string) => `Until ${day}`,
  },
  choose: say`Please press one of the buttons above, or tell me another address. “Cancel” drops it.`,

  /* What became of it. */
  sentAgain: (name: string) => say`Our e-mail with the link goes out to ${name} again.`,
  rightAddress: (name: string) => say`What is the right address of ${name}?`,
  earlierStands: (at: string) =>
    say`Your earlier invitation to ${address(at)} still stands. Do you want to take it back?`,
  joined: (nominator: string) => say`Done. You hear how ${nominator}'s nomination goes on, as ${nominator} does.`,

  /* Warnings of a kind that the approvers read in other words. */
  warnings: {
    'look-alike': (domain: string, known: string) => say`${address(domain)} looks like ${strong(known)} and is not it.`,
    'passed-over': (rules: string) =>
      say`Somebody must agree in any case, because something could not be looked up that these rules ask for: ${rules}.`,
  },
  unchecked: (checks: string) => say`Not checked just now: ${[checks]}`,

  /* Where the guest comes from. */
  firstFromThere: say`first guest from there`,
  fromThere: (all: number, accepted: number) =>
    say`${all === 1 ? '1 guest' : `${String(all)} guests`} from there, ${String(accepted)} accepted`,

  /* Who answers for a guest. */
  sponsors: {
    unknown: (said: string) =>
      say`I found no employee called “${said}”. Tell me the whole name, or better the e-mail address.`,
    several: (said: string, people: readonly Sentence[]) =>
      say`“${said}” could be ${inOneLine(' or ', people)}. Tell me the e-mail address.`,
    person: (name: string, at: string) => say`${name} (${address(at)})`,
    unchecked: say`I could not look that person up just now. Please try again in a minute.`,
    'not-an-employee': (name: string) =>
      say`${name} has no account here that could answer for a guest. Name another colleague.`,
    'not-allowed-by-the-rule': (name: string, rule: string) =>
      say`The rule “${rule}” does not let ${name} answer for this guest. Name another colleague; the Guestlist administrators can change the rule.`,
    'same-as-sponsor': (name: string) => say`${name} answers for the guest already. The backup must be somebody else.`,
    'backup-needed': say`The rule asks for a backup: somebody who answers for the guest where you cannot.`,
    wanted: (rule: string) => say`The rule “${rule}” asks for somebody else than you.`,
  },

  /* The company's own questions. */
  answers: {
    tooLong: (limit: number) => say`That answer is too long. Please keep it under ${String(limit)} characters.`,
    mismatch: say`That answer does not have the form the rule asks for. Please look at it again.`,
    hinted: (hint: string) => say`That answer does not fit: ${hint}`,
    choose: (among: string) => say`Please choose one of these: ${among}.`,
    wanted: say`Please answer this again.`,
    yes: 'Yes',
    no: 'No',
  },
};

const fromThere = (guests: number | undefined): Sentence => {
  if (guests === undefined || guests === 0) return [];
  return say`, where we have ${guests === 1 ? '1 guest' : `${String(guests)} guests`}`;
};
const guestsAtATime = (count: number): Sentence => [count === 1 ? '1 guest' : `${String(count)} guests`];
const nominationsADay = (count: number): Sentence => [count === 1 ? '1 nomination' : `${String(count)} nominations`];
