import type { Thing } from '../../policy/policy.js';
import { address, inOneLine, say, strong, type Part, type Sentence } from '../words.js';
import { findings } from './findings.js';
import { kinds } from './kinds.js';

const together = new Intl.ListFormat('en-GB');
const oneOf = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** Everything said while a nomination is put together, from "invite" to "send". Days and lists come said; names come as typed. */
export const nominate = {
  /* Headings. */
  someone: say`Invite a guest`,
  who: (guest: string) => say`Invite ${guest}?`,
  whoToWhat: (guest: string, thing: string) => say`Invite ${guest} to ${thing}?`,
  moreAccess: (guest: string, thing: string) => say`Give ${guest} access to ${thing}?`,
  enable: (guest: string) => say`Enable ${guest} again?`,
  enableFor: (guest: string, thing: string) => say`Enable ${guest} again, for ${thing}?`,
  restore: (guest: string) => say`Restore ${guest}?`,
  restoreFor: (guest: string, thing: string) => say`Restore ${guest}, for ${thing}?`,
  keep: (guest: string) => say`Change until when ${guest} stays?`,
  keepUntil: (guest: string, day: string) => say`Keep ${guest} until ${day}?`,
  answerFor: (guest: string) => say`Answer for ${guest}?`,
  backUp: (guest: string) => say`Be the backup for ${guest}?`,
  move: (guest: string) => say`Give the account of ${guest} another address?`,
  missing: 'This is still missing:',
  changing: 'Change what is not right.',
  /** Of what was sent already. */
  amending:
    'Change what is not right. Until you send it again, your request stands as it is; then whoever must agree is asked anew.',
  /** Of an invitation that is out, and not accepted. */
  correcting:
    'Correct the address. Until you send it again, the invitation stands as it is; then it is taken back, and whoever agreed is told. They are asked again if the company or anything else differs.',
  /** Of a guest who is here. */
  moving:
    'Another address is another person, who gets the account with all that goes along. Somebody must agree to that; until then everything stays as it is.',
  wrong: 'Please look at this again:',
  missingAndWrong: 'Please look at this again, and fill in what is still missing:',

  /* Fields of the form. */
  labels: {
    address: 'E-mail address',
    name: 'Name',
    company: 'Company',
    access: 'To what',
    reason: 'Why',
    until: 'Until',
    sponsor: 'Who answers for the guest',
    backup: 'Who is the backup',
    language: 'Our e-mail is written in',
    delivery: 'The link travels by',
  },
  placeholders: {
    address: 'name@company.com',
    name: 'First and last name',
    company: 'The company the guest works for',
    access: 'Choose one',
    reason: 'One sentence; the guest and the approvers read it',
    sponsor: "A colleague's e-mail address or name",
    backup: "A colleague's e-mail address or name",
  },
  optional: 'May stay empty',
  taken: 'Left empty, it is taken from the address',
  more: 'There is more than fits here; you can also type its name.',
  notGranted: say`Some things are not offered for now, since I lack a permission: say ${strong('offers')} to see which.`,
  typeSeveral: (names: readonly string[]) =>
    say`For more than one, write it to me: ${address(`to ${names.join(' and ')}`)}`,
  latest: (day: string) => say`At the latest ${day}`,
  needed: {
    address: 'Please enter the e-mail address.',
    name: 'Please enter the name.',
    company: 'Please enter the company.',
    access: 'Please choose what the guest may use.',
    reason: 'Please say why in a sentence.',
    until: 'Please choose the last day.',
    sponsor: 'Please name who answers for the guest.',
    backup: 'Please name a backup.',
    answer: 'Please answer this.',
    language: 'Please choose a language.',
    delivery: 'Please choose how the link travels.',
  },
  languages: { en: 'English', 'zh-CN': 'Chinese (简体中文)' },
  deliveries: { both: 'Our e-mail and your chat', mail: 'Our e-mail alone', chat: 'Your chat alone' },

  /* Facts on the card that says everything back. */
  facts: {
    guest: 'Guest',
    access: 'To',
    reason: 'Why',
    until: 'Until',
    agree: 'Needs a yes from',
    mail: 'The link',
    sponsor: 'Answers for the guest',
    note: 'Note',
    from: 'Address so far',
    along: 'Goes along',
  },
  alongUnread: say`and what others gave the account, which could not be looked up`,
  alongNothing: say`the account alone`,
  fact: (label: Part, value: Sentence) => say`${[label]} — ${value}`,
  guest: (name: string, company: string, at: string) => say`${strong(name)}, ${company} — ${address(at)}`,
  quoted: (text: string) => say`“${text}”`,
  thing: (name: string, kind: Thing['kind']) => say`${name} (${[kinds[kind]]})`,
  until: (day: string, length: string) => say`${strong(day)} (${length})`,
  sponsor: (name: string) => say`${name}`,
  sponsorWith: (name: string, backup: string) => say`${name}, backup ${backup}`,
  you: 'you',
  agree: (names: string) => say`${names}`,
  agreeAbout: (thing: string, names: string) => say`${thing}: ${names}`,
  agreeBesides: '; ',
  agreeAs: (names: string, relation: Sentence) => say`${names} (${relation})`,
  relation: {
    owner: (thing: string) => say`owner of ${thing}`,
    owners: (thing: string) => say`owners of ${thing}`,
    manager: say`your manager`,
    'managers-manager': say`your manager's manager`,
    sponsor: say`answers for the guest`,
    administrators: say`as Guestlist administrator`,
  },
  /** In place of names. */
  roles: {
    owners: (thing: string) => say`an owner of ${thing}`,
    manager: say`your manager`,
    'managers-manager': say`your manager's manager`,
    sponsor: say`whoever is to answer for the guest`,
    administrators: say`a Guestlist administrator`,
    group: say`a member of the group that approves`,
    people: say`somebody the rule names`,
    channel: say`a member of the channel that approves`,
  },
  /** Of several of a kind, as `refusals.whoMay` names them. */
  someOf: (many: number | 'all', kind: Sentence) =>
    many === 'all' ? say`all of ${kind}` : say`${String(many)} of ${kind}`,
  some: (many: number, names: string) => `${String(many)} of ${names}`,
  and: (names: readonly string[]) => together.format(names),
  or: (names: readonly string[]) => oneOf.format(names),
  atOnce: (rule: string) => say`Nobody; the rule “${rule}” approves it at once`,
  agreeElsewhere: say`whoever decides about it in Microsoft Entra, once the guest is invited`,
  agreeUnknown: say`The approvers could not be looked up just now; I will find them after sending`,
  then: ', then ',
  agreeLater: say`somebody I will look up after sending`,
  agreeNobody: say`Nobody the rule names can be found; the Guestlist administrators will be told`,
  travels: {
    both: (language: string) => say`By our e-mail in ${[language]}, and here in this chat`,
    mail: (language: string) => say`By our e-mail in ${[language]}`,
    chat: say`Here in this chat; we send no e-mail`,
  },
  enabled: (name: string) => say`The account of ${name} is disabled; it is enabled once this is approved.`,
  restored: (name: string) => say`The deleted account of ${name} is restored once this is approved.`,
  replaces: say`It takes the place of the request you sent before.`,
  /** An invitation that went to another address. */
  corrects: say`The invitation to the other address is taken back. Whoever agreed is told, and asked again only if the company or anything else differs.`,
  isGuest: (name: string) => say`${name} is a guest here already. No invitation is sent; access is added.`,
  invitedBefore: say`This address was invited before and has not accepted. A new link will be made.`,
  unchecked: say`Our directory could not be asked about this address. Microsoft checks it when the invitation is made.`,

  /* Buttons. */
  next: 'Continue',
  send: 'Send for approval',
  invite: 'Send invitation',
  give: 'Give access',
  confirm: 'Confirm',
  change: 'Change',
  cancel: 'Cancel',
  use: (at: string) => `Use ${at}`,
  itIs: (domain: string) => `It is ${domain}`,
  fallback: 'This card needs a newer version of Teams.',

  /* What is wrong with an address. */
  address: {
    ask: say`Whom do you want to invite? Tell me the e-mail address.`,
    'no-at': (said: string) => say`${address(said)} is missing an “@”. Tell me the whole address.`,
    'several-at': (said: string) => say`${address(said)} has more than one “@”. Tell me one address.`,
    'nothing-before-at': (said: string) => say`${address(said)} has nothing before the “@”. Tell me the whole address.`,
    'nothing-after-at': (said: string) => say`${address(said)} has nothing after the “@”. Tell me the whole address.`,
    whitespace: (said: string) => say`${address(said)} has a space in it. Tell me the address without it.`,
    'hidden-character': (code: string) =>
      say`That address has a character in it that cannot be seen (${code}). Please type the address yourself.`,
    'refused-character': (said: string, sign: string) =>
      say`Microsoft accepts no “${sign}” in a guest's address, so ${address(said)} cannot be invited. Tell me another address of the same person.`,
    plus: (instead: string) => say`Microsoft accepts no “+” in a guest's address. Shall I use ${address(instead)}?`,
    'non-ascii': (said: string, sign: string) =>
      say`Microsoft accepts no “${sign}” before the “@”, so ${address(said)} cannot be invited. Tell me another address of the same person.`,
    'misplaced-dot': (said: string) =>
      say`In ${address(said)} a dot stands where none may be. Tell me the right address.`,
    'no-dot-in-domain': (said: string, domain: string) =>
      say`${address(said)} has no full domain: “${domain}” lacks an ending such as .com. Tell me the whole address.`,
    'bad-domain': (domain: string) => say`“${domain}” is not a domain that can exist. Tell me the right address.`,
    'too-long': (limit: number) =>
      limit === 64
        ? say`The part of that address before the “@” is longer than 64 characters, which mail does not allow. Tell me the right address.`
        : say`That address is longer than ${String(limit)} characters, which mail does not allow. Tell me the right address.`,
    which: (addresses: readonly string[]) =>
      say`Please say which one: ${inOneLine(
        ' or ',
        addresses.map((one) => [address(one)]),
      )}.`,
  },

  /* What is wrong with the other fields. */
  name: { tooLong: (limit: number) => say`That name is too long. Please keep it under ${String(limit)} characters.` },
  company: {
    tooLong: (limit: number) => say`That company's name is too long. Please keep it under ${String(limit)} characters.`,
  },
  reason: {
    tooLong: (length: number, limit: number) =>
      say`That reason has ${String(length)} characters; ${String(limit)} fit. Please say it shorter.`,
  },
  access: {
    unknown: (said: string, names: string) =>
      say`I know nothing called “${said}” that guests may be given. There is ${names}.`,
    several: (said: string, names: string) => say`“${said}” could be ${names}. Which one is it?`,
    tooMany: (limit: number, had: number) =>
      say`A guest can be given ${String(limit)} things at a time, and these were ${String(had)}. Which ${String(limit)} come first?`,
  },
  day: {
    'not-understood': (said: string) =>
      say`I could not read “${said}” as a day. Write it like “30 June 2027” or “in 3 months”.`,
    'no-such-day': (said: string) => say`“${said}” is not in the calendar. Which day is it?`,
    past: (day: string) => say`${day} is in the past. Which day is the last one?`,
    ambiguous: (said: string, one: string, other: string) =>
      say`“${said}” can be ${one} or ${other}. Which one is it? Write the day, and the month as a word.`,
    'other-weekday': (day: string) => say`That day is ${day}, so the weekday does not fit. Which one is right?`,
  },
  language: {
    unknown: (said: string) => say`I write to guests in English or Chinese, not in “${said}”.`,
    'not-allowed': (allowed: string) =>
      say`The rule does not let us write to this guest in that language. Possible here: ${[allowed]}.`,
  },
  delivery: {
    unknown: (said: string) => say`“${said}” is no way the link can travel. Say mail, chat or both.`,
    'not-allowed': (allowed: string) =>
      say`The rule does not allow that way for the link. Possible here: ${[allowed]}.`,
  },
  amendTooLate: say`This request was decided or withdrawn meanwhile, so nothing was changed. To ask for something else, say ${strong('invite')} and the guest's address.`,
  alreadyOpen: (at: string) =>
    say`Somebody else nominated ${address(at)} a moment ago, so I sent nothing. Ask a colleague in that team, or say “status”.`,

  /* On the way. */
  continued: 'Continued below.',
  cancelledCard: say`Cancelled.`,
  cancelled: say`Cancelled. Nothing was sent.`,
  cancelledGuest: (at: string) => say`Cancelled: ${address(at)}. Nothing was sent.`,
  setAside: (earlier: string, now: string) =>
    say`First ${address(now)}. I keep what you said about ${address(earlier)} and come back to it.`,
  oneByOne: (count: number, first: string) =>
    say`${String(count)} addresses, one after the other. First ${address(first)}.`,
  tooMany: (limit: number, left: readonly Sentence[]) =>
    say`I keep ${String(limit)} guests at a time. Please name these again later: ${left.flatMap((one, n) => (n === 0 ? one : [', ', ...one]))}.`,
  unreadable: say`I can no longer read what was being filled in; nothing of it was sent. Please begin again with “invite” and the e-mail address.`,
  staleDraft:
    'This card is no longer the current one, so nothing was changed. Use the newest card, or begin again with “invite”.',
  nothingToSend: say`There is nothing to send. To answer a card, press its button; to begin, say “invite” and an e-mail address.`,
  nothingToChange: say`There is nothing to change here. To change what you sent, press Change on its card; to begin, say “invite” and an e-mail address.`,
  notSent: say`Nothing was sent. Say what is different, such as “until 30 June”; or say “cancel”.`,
  notUnderstood: (said: string) =>
    say`I did not understand “${said}”. Say “send”, “change” or “cancel”, or what is different, such as “until 30 June”.`,
  sent: say`Sent. The card above shows how it goes on.`,
  bringAddress: say`That does not tell me whom to invite. Tell me the e-mail address, or say “cancel”.`,

  /* What the look before sending found. */
  findings,
};
