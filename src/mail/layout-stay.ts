import { cleanLine } from '../kernel/text.js';
import { unreachable } from '../kernel/result.js';
import { sayDay, sayList } from '../words/dates.js';
import { wordsFor } from '../words/index.js';
import { say, strong, type Sentence } from '../words/words.js';
import type { AccountLeft, StayEnd, StayMail, StayMailAbout } from '../workflow/ports.js';
import { accepting, thingsIn } from './accepting.js';
import { footer } from './footer.js';
import {
  addressLine,
  finished,
  LONGEST,
  nameLine,
  paragraph,
  type Block,
  type Company,
  type Layout,
} from './letter.js';
import { plainly } from './text.js';

/**
 * What a guest is told during their stay, in their language. But for the reminder of the invitation, there is nothing in it to
 * click except the privacy notice. Throws, like `layoutMail`, where an address is none.
 */
export const layoutStayMail = (mail: StayMail, company: Company): Layout => {
  const { mail: words } = wordsFor(mail.language);
  const { subject, blocks } = write(mail, company);
  return finished({
    language: mail.language,
    subject: plainly(subject),
    blocks: [paragraph(words.hello(nameLine(mail.guestName))), ...blocks, ...footer(company, words)],
  });
};

/** What stands between the greeting and what every mail ends with. */
type Body = { readonly subject: Sentence; readonly blocks: readonly Block[] };

const write = (mail: StayMail, company: Company): Body => {
  switch (mail.about) {
    case 'nudge':
      return nudge(mail, company);
    case 'ending':
      return ending(mail, company);
    case 'ended':
      return ended(mail, company);
    case 'sponsor':
      return newSponsor(mail, company);
    default:
      return unreachable(mail);
  }
};

const nudge = (mail: StayMailAbout<'nudge'>, company: Company): Body => {
  const { mail: first, stayMail } = wordsFor(mail.language);
  const { nudge: words } = stayMail;
  const [nominator, contoso] = [nameLine(mail.nominator.name), nameLine(company.name)];
  const things = thingsIn(mail, company);
  const day = dayOf(mail);
  return {
    subject: (mail.renewed ? first : words).subject(nominator, contoso, things),
    blocks: [
      paragraph(mail.renewed ? words.again(day(mail.invitedAt), contoso) : words.only(day(mail.invitedAt))),
      paragraph(first.invites(nominator, contoso, addressLine(mail.nominator.address), things, day(mail.until))),
      { kind: 'quote', said: first.reason(cleanLine(mail.reason, LONGEST.reason)) },
      ...accepting(mail, company, first),
      paragraph(words.sayNo(...named(mail.sponsor))),
      { kind: 'small', said: first.source(nominator, contoso) },
    ],
  };
};

const ending = (mail: StayMailAbout<'ending'>, company: Company): Body => {
  const { stayMail } = wordsFor(mail.language);
  const { ending: words } = stayMail;
  const contoso = nameLine(company.name);
  const lastDay = dayOf(mail)(mail.until);
  const things = thingsOf(mail, contoso, mail.account === 'stays');
  return {
    subject: words.subject(contoso, lastDay),
    blocks: [
      paragraph(words.lastDay(contoso, lastDay)),
      ...(mail.unanswered ? [paragraph(words.nobody(contoso))] : []),
      ...(things ? [paragraph(words.noMore(things))] : []),
      paragraph(words[mail.account](contoso)),
      paragraph(stayMail.signIn(addressLine(mail.to))),
      paragraph(mail.unanswered ? words.askAnybody(contoso) : words.ask(...named(mail.sponsor))),
      { kind: 'small', said: stayMail.why(contoso) },
    ],
  };
};

const ended = (mail: StayMailAbout<'ended'>, company: Company): Body => {
  const { stayMail } = wordsFor(mail.language);
  const { ended: words } = stayMail;
  const contoso = nameLine(company.name);
  const day = dayOf(mail);
  const things = thingsOf(mail, contoso, mail.account.is === 'stays');
  return {
    subject: words.subject(contoso),
    blocks: [
      paragraph(because(mail.end, contoso, day, words)),
      ...(things ? [paragraph(words.noMore(things))] : []),
      paragraph(accountIs(mail.account, contoso, day, words)),
      paragraph(words.own(addressLine(mail.to))),
      paragraph(mail.end.why === 'no-sponsor' ? words.askAnybody(contoso) : words.ask(...named(mail.sponsor))),
      { kind: 'small', said: stayMail.whyStill(contoso) },
    ],
  };
};

const newSponsor = (mail: StayMailAbout<'sponsor'>, company: Company): Body => {
  const { stayMail } = wordsFor(mail.language);
  const { sponsor: words } = stayMail;
  const contoso = nameLine(company.name);
  const [sponsor, at] = named(mail.sponsor);
  const { former } = mail;
  return {
    subject: words.subject(sponsor, contoso),
    blocks: [
      paragraph(
        former ? words.inPlaceOf(sponsor, at, contoso, nameLine(former.name)) : words.now(sponsor, at, contoso),
      ),
      ...(mail.endIsOff ? [paragraph(words.endIsOff)] : []),
      paragraph(mail.endIsOff ? words.askAbout(sponsor) : words.ask(sponsor)),
      paragraph(stayMail.signIn(addressLine(mail.to))),
      { kind: 'small', said: stayMail.why(contoso) },
    ],
  };
};

type Day = (date: Date) => string;
const dayOf =
  ({ zone, language }: StayMail): Day =>
  (date) =>
    sayDay(date, zone, language, 'long');

const named = ({ name, address }: StayMail['sponsor']): [name: string, at: string] => [
  nameLine(name),
  addressLine(address),
];

/** Whoever has no account any more can use nothing; of an account that stays, only what is named goes. */
const thingsOf = (
  { accessNames, language }: StayMailAbout<'ending' | 'ended'>,
  company: string,
  accountStays: boolean,
): Sentence | undefined => {
  if (accessNames.length > 0) return say`${strong(sayList(accessNames.map(nameLine), language))}`;
  return accountStays ? undefined : wordsFor(language).stayMail.anything(company);
};

type EndedWords = ReturnType<typeof wordsFor>['stayMail']['ended'];

const because = (end: StayEnd, company: string, day: Day, words: EndedWords): Sentence => {
  switch (end.why) {
    case 'over':
      return words.over(company, day(end.until));
    case 'not-needed':
      return end.by ? words.notNeededBy(company, nameLine(end.by.name)) : words.notNeeded(company);
    case 'no-sponsor':
      return words.noSponsor(company);
    default:
      return unreachable(end);
  }
};

const accountIs = (account: AccountLeft, company: string, day: Day, ended: EndedWords): Sentence =>
  account.is === 'disabled' && account.removeAt
    ? ended.deletedOn(company, day(account.removeAt))
    : ended[account.is](company);
