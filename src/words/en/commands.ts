import { address, say, strong, type Sentence } from '../words.js';

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
      say`${strong('status')} — your nominations and how they stand.`,
      say`${strong('withdraw')} — take one back.`,
      say`${strong('cancel')} — drop what you are filling in.`,
      say`${strong('language')} — English or Chinese (语言).`,
    ],
    approvers: say`If you must agree to somebody's guest, a card comes to you by itself.`,
    draft: say`What you were filling in is still there.`,
  },
  unknown: (said: string) => say`I did not understand “${said}”.`,
  didYouMean: (command: string) => say`Did you mean ${strong(command)}?`,
  youCanSay: say`You can say ${strong('invite')}, ${strong('status')}, ${strong('withdraw')}, ${strong('language')} or ${strong('help')}.`,
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
    approved: say`approved; the invitation is on its way`,
    approvedForGuest: say`approved; the access is on its way`,
    hindered: (when: string) => say`approved; Microsoft makes us wait, next try ${when}`,
    invited: (when: string) => say`invited ${when}, not accepted yet`,
    accepted: (until: string) => say`accepted; access until ${until}`,
    alreadyGuest: (until: string) => say`was a guest already; access until ${until}`,
    removed: (when: string) => say`the account was removed ${when}`,
    denied: (by: string, when: string) => say`denied by ${by}, ${when}`,
    expired: (when: string) => say`ended unanswered, ${when}`,
    withdrawn: (when: string) => say`withdrawn ${when}`,
    failed: (when: string) => say`could not be invited, ${when}`,
    /** Of somebody else's nomination. */
    joined: (state: Sentence, nominator: string) => say`${state} (joined; ${nominator} nominated)`,
    approvedForStay: say`approved; the change is on its way`,
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

  /* Language. */
  language: {
    now: say`I speak English with you now. Say ${strong('language zh')} for Chinese (中文).`,
    changed: say`From now on I speak English with you.`,
    unknown: (said: string) =>
      say`I do not speak “${said}”. I speak English and Chinese: say ${strong('language en')} or ${strong('language zh')}.`,
  },
};
