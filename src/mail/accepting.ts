import { sayList } from '../words/dates.js';
import type { Words } from '../words/index.js';
import type { Sentence } from '../words/words.js';
import type { GuestMail } from '../workflow/ports.js';
import { addressLine, nameLine, paragraph, webAddress, type Block, type Company } from './letter.js';

/** What the invitation is to: the company itself, where an account that was given nothing by us goes to another address. */
export const thingsIn = ({ accessNames, language }: Pick<GuestMail, 'accessNames' | 'language'>, { name }: Company) =>
  accessNames.length > 0 ? sayList(accessNames.map(nameLine), language) : nameLine(name);

/** The way in, and what it does: the button with the address it opens, the account to sign in with, and where one arrives. */
export const accepting = (
  mail: Pick<GuestMail, 'redeemLink' | 'landingHost' | 'accessNames' | 'language'> & { readonly to: string },
  company: Company,
  words: Words['mail'],
): readonly Block[] => {
  const link = webAddress(mail.redeemLink);
  const where = mail.landingHost ? words.arriveAt(mail.landingHost) : words.arriveIn(thingsIn(mail, company));
  return [
    { kind: 'button', title: words.button, lead: words.link, link: link.href, below: opens(link, words) },
    paragraph(words.signIn(addressLine(mail.to))),
    paragraph(words.happens(nameLine(company.name), where)),
  ];
};

/** Where Microsoft signs people in; any other host is named without a claim about whose it is. */
const MICROSOFT = /(^|\.)(microsoft|microsoftonline)\.com$/;

const opens = (link: URL, words: Words['mail']): Sentence =>
  link.protocol === 'https:' && MICROSOFT.test(link.hostname)
    ? words.opensMicrosoft(link.host)
    : words.opens(link.host);
