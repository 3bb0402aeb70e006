import { address, inOneLine, say, strong, type Sentence } from '../words.js';

/** To be copied: as an address it is set in monospace and holds nothing that cannot be seen. */
const EXAMPLE = address('invite ada@fabrikam.com to Apollo until 30 June because of the joint audit');

/** The words people can say at any time, and what the bot says when it meets them or does not understand. */
export const commands = {
  /* First contact, and help. */
  welcome: [
    say`I am Guestlist. I help you invite people from outside: you tell me whom, your company's rules say who must agree, and I do the rest.`,
    say`Try: ${EXAMPLE}`,
    say`Say ${strong('help')} to see everything I can do. 我也说中文：请说 ${strong('语言 中文')}。`,
  ],
  help: {
    heading: say`This is what I can do:`,
    lines: [
      say`${strong('invite')} and an e-mail address — nominate a guest. You can say everything at once: ${EXAMPLE}`,
      say`${strong('offers')} — what you may ask for, and who looks after it.`,
      say`${strong('status')} — your nominations and how they stand.`,
      say`${strong('remind')} — ask whoever has not answered yet once more; once a day.`,
      say`${strong('withdraw')} — take one back.`,
      say`${strong('cancel')} — drop what you are filling in.`,
      say`${strong('approvals')} — what waits for your own yes or no.`,
      say`${strong('guests')} — whom you answer for: what they may use, until when. For one alone: ${address('guest ada@fabrikam.com')}`,
      say`${strong('delegate')} — somebody answers in your place while you are away: ${address('delegate to Oskar Lind from 1 to 14 August')}`,
      say`${strong('digest')} — hear once a day of what waits: ${address('digest at 9:00')}`,
      say`${strong('language')} — English or Chinese (语言).`,
    ],
    approvers: say`If you must agree to somebody's guest, a card comes to you by itself.`,
    draft: say`What you were filling in is still there.`,
  },
  unknown: (said: string) => say`I did not understand “${said}”.`,
  didYouMean: (command: string) => say`Did you mean ${strong(command)}?`,
  youCanSay: say`You can say ${strong('invite')}, ${strong('status')}, ${strong('guests')}, ${strong('approvals')}, ${strong('withdraw')} or ${strong('help')}.`,
  /** To something typed in front of others. */
  inChannel: say`In a channel I take answers on my cards, and ${strong('invite')} with an e-mail address for this team. For all else, please write to me in our own chat.`,
  /** In a channel, with nothing about the guest. */
  inOwnChat: say`I have answered you in our own chat.`,
  noOwnChat: say`I cannot write to you. Add me in Teams, and tell me in our own chat.`,
  /** In the own chat, of the team in whose channel it was said. */
  notInCatalogue: say`Our rules do not let guests into that team, so please choose what they may use; or ask the Guestlist administrators to add it.`,
  tooLong: (length: number, limit: number) =>
    say`That message has ${length.toLocaleString('en')} characters; I read up to ${limit.toLocaleString('en')}, so I did nothing with it. Please say it shorter.`,
  attachment: say`I cannot do anything with files. Please tell me in words whom to invite.`,
  nothingToCancel: say`Nothing is being filled in, so nothing was changed. To take back what was sent, say ${strong('withdraw')}.`,
  welcomeAnyTime: say`You are welcome.`,
  nothingAsked: say`I asked nothing just now, so nothing was changed. To answer a card, press its button.`,

  /* Status. */
  status: {
    none: say`You have no nominations yet. Begin with ${strong('invite')} and an e-mail address.`,
    heading: say`Your nominations, newest first:`,
    newest: (shown: number) => say`Your ${String(shown)} newest nominations:`,
    draft: (at: string) => say`Not sent yet: ${address(at)}. The card is still there.`,
    one: (guest: string, things: string, state: Sentence) => say`${strong(guest)} → ${things}: ${state}`,
    waitsFor: (names: string, until: string) => say`waits for ${names}, until ${until}`,
    waits: (until: string) => say`waits for somebody who may answer, until ${until}`,
    asksYou: (name: string) => say`${name} asks you something; the answer goes on the card, or say ${strong('answer')}`,
    proposes: (name: string) =>
      say`${name} agrees if somebody else answers for the guest; your word is wanted on the card`,
    approved: say`approved; the invitation is on its way`,
    approvedForGuest: say`approved; the access is on its way`,
    hindered: (when: string) => say`approved; Microsoft makes us wait, next try ${when}`,
    invited: (when: string) => say`invited ${when}, not accepted yet`,
    accepted: (until: string) => say`accepted; access until ${until}`,
    alreadyGuest: (until: string) => say`was a guest already; access until ${until}`,
    removed: (when: string) => say`the account was removed ${when}`,
    ended: (when: string) => say`the stay ended ${when}`,
    denied: (by: string, when: string) => say`denied by ${by}, ${when}`,
    expired: (when: string) => say`ended unanswered, ${when}`,
    withdrawn: (when: string) => say`withdrawn ${when}`,
    /** Changed by its nominator: the new one is listed before it. */
    replaced: (when: string) => say`changed ${when}; a new one took its place`,
    failed: (when: string) => say`could not be invited, ${when}`,
    /** Of somebody else's nomination. */
    joined: (state: Sentence, nominator: string) => say`${state} (joined; ${nominator} nominated)`,
    approvedForStay: say`approved; the change is on its way`,
    movedOn: say`the account has gone to another address since`,
    done: (until: string) => say`done; the stay ends ${until}`,
  },

  /* Withdraw. */
  withdraw: {
    none: say`There is nothing to withdraw: none of your nominations is open.`,
    unknown: (said: string) =>
      say`None of your open nominations fits “${said}”. Say ${strong('withdraw')} alone to choose one.`,
    which: say`Which nomination do you want to take back?`,
    sure: (guest: string, thing: string) => say`Take back the nomination of ${guest} for ${thing}?`,
    means: {
      open: say`The approvers' cards close, and nobody is invited.`,
      invited: say`The link leaves your card. An account made for this invitation is removed.`,
    },
    draft: say`What you are filling in was not sent yet; say ${strong('cancel')} to drop it.`,
    yes: 'Yes, withdraw',
    done: (guest: string, thing: string) => say`Withdrawn: ${guest} → ${thing}`,
    newest: (count: number) =>
      say`These are the ${String(count)} newest. For another one, say “withdraw” and the e-mail address.`,
    fallback: 'This card needs a newer version of Teams.',
  },

  /* What waits for somebody's yes or no. */
  approvals: {
    none: say`Nothing waits for your answer.`,
  },

  /* What may be asked for. */
  offers: {
    heading: say`This is what you may ask for, up to four things at a time:`,
    owned: (thing: Sentence, names: string) => say`${thing} — looked after by ${names}`,
    how: (example: string) => say`To ask, say for example ${address(example)}`,
    example: (name: string) => `invite ada@fabrikam.com to ${name} until 30 June`,
    more: (count: number) =>
      say`And ${String(count)} more: tell me a name, or search in the form after ${strong('invite')}.`,
    unsure: (count: number) =>
      say`Of ${String(count)} more I could not find out just now whether you may; please try again in a few minutes.`,
    /** `permissions`: for those who can grant them. */
    notGranted: (things: string, permissions?: readonly string[]) =>
      permissions
        ? say`Not offered for now: ${things}. I lack ${address(permissions.join(', '))}; you can grant it to the application in the Microsoft Entra admin center, with admin consent.`
        : say`Not offered for now: ${things}. I lack a permission for that, which the Guestlist administrators can grant.`,
    none: say`There is nothing you may ask for. The Guestlist administrators can change that.`,
    notYou: say`Our company's rules name who may invite guests, and you are not among them. The Guestlist administrators can change that; or ask a colleague who may.`,
  },

  /* Those whom somebody answers for. */
  guests: {
    none: say`You answer for no guests, and nobody asks you to. To invite somebody, say ${strong('invite')} and an e-mail address.`,
    unknown: (said: string) =>
      say`No guest whom you may see fits “${said}”. Say ${strong('guests')} to see whom you answer for.`,
  },

  /* An approver's question. */
  answer: {
    none: say`Nobody has asked you anything about your nominations, so nothing was passed on.`,
    how: say`Say ${strong('answer')} and what the approver should know.`,
    which: (addresses: readonly string[]) =>
      say`More than one approver has asked you something. Begin with the guest's address: ${inOneLine(
        ' or ',
        addresses.map((one) => say`${strong('answer')} ${address(one)} …`),
      )}.`,
    tooLong: (length: number, limit: number) =>
      say`That answer has ${length.toLocaleString('en')} characters; up to ${limit.toLocaleString('en')} can be passed on. Nothing was sent; please say it shorter.`,
    passedOn: (guest: string) => say`I have passed it on. It stands on every card about ${guest} now.`,
    isThatIt: (who: string, guest: string) => say`Is that your answer to ${who}'s question about ${guest}?`,
    quoted: (text: string) => say`“${text}”`,
    sendIt: 'Send it as my answer',
    anApprover: 'an approver',
  },

  remind: {
    none: say`Nothing of yours waits for an answer, so nobody was reminded.`,
    unknown: (said: string) =>
      say`None of your nominations that wait fits “${said}”. Say ${strong('remind')} alone to choose one.`,
    which: say`Whose approvers shall I remind?`,
    button: 'Remind',
    done: (guest: string) =>
      say`I have reminded those who have not answered about ${guest} yet. You can do that once a day.`,
  },

  /* Standing in. */
  delegate: {
    none: say`You have not handed your approvals to anybody. To do so, say for example ${address('delegate to Oskar Lind from 1 to 14 August')}.`,
    yours: say`Your approvals are handed over:`,
    one: (to: string, from: string, until: string) => say`${strong(to)}, from ${from} to ${until}`,
    toYou: (whose: string, from: string, until: string) =>
      say`You answer in place of ${whose} from ${from} to ${until}.`,
    /** Above the days. */
    made: (to: string) =>
      say`${to} answers in your place. I have told them, and every answer will say in whose place it was given.`,
    askWhen: (to: string) =>
      say`Until when shall ${to} answer in your place? Say for example ${address(`delegate to ${to} until Friday`)}.`,
    end: 'End it',
    ended: (to: string) => say`${to} no longer answers in your place.`,
    nothingToEnd: say`There is nothing to end: you have not handed your approvals to anybody.`,
    faults: {
      yourself: say`You answer for yourself already. Name a colleague.`,
      'no-such-time': say`That ends before it begins. Tell me the first day and the last.`,
      'too-long': say`That is longer than a year. For good, the rules should name somebody else; the Guestlist administrators can change them.`,
      'too-many-today': say`You have handed your approvals over as often as one day allows, so nothing was changed. Tomorrow you can do so again; say ${strong('delegate')} to see who answers in your place.`,
      'not-an-employee': (name: string) => say`${name} has no account here that could answer. Name another colleague.`,
      circle: (name: string) =>
        say`In those days ${name} hands their own approvals on, and in the end to you: nobody would answer. Name somebody else, or ask ${name} to.`,
      overlap: (to: string, from: string, until: string) =>
        say`${to} answers in your place from ${from} to ${until} already. Say ${strong('delegate off')} first, or choose other days.`,
      overlapping: say`Somebody answers in your place in those days already. Say ${strong('delegate')} to see who.`,
    },
  },

  digest: {
    how: say`Say ${strong('digest at 9:00')} to hear once a day of what waits for you, or ${strong('digest off')} to hear of each thing when it comes.`,
    on: (time: string) =>
      say`I will tell you every day at ${time} what waits, if anything does. What cannot wait until then comes by itself.`,
    off: say`From now on I tell you of each thing when it comes.`,
    notUnderstood: say`I did not understand that time. Say for example ${strong('digest at 9:00')}, or ${strong('digest off')}.`,
  },

  /* Language. */
  language: {
    now: say`I speak English with you now. Say ${strong('language zh')} for Chinese (中文).`,
    changed: say`From now on I speak English with you.`,
    unknown: (said: string) =>
      say`I do not speak “${said}”. I speak English and Chinese: say ${strong('language en')} or ${strong('language zh')}.`,
  },
};
