import { isLoopback } from '../kernel/loopback.js';
import { cleanLine } from '../kernel/text.js';
import { sayDay, sayList } from '../words/dates.js';
import { wordsFor, type Words } from '../words/index.js';
import { say, type Sentence } from '../words/words.js';
import type { GuestMail } from '../workflow/ports.js';
import { toHtml } from './html.js';
import { plainly, toText } from './text.js';

/** Who writes to the guest, from the policy. */
export type Company = { readonly name: string; readonly privacyNotice: string; readonly contact: string };

/** A mail's three faces. HTML and text say the same, in the same order. */
export type Layout = { readonly subject: string; readonly html: string; readonly text: string };

/** One piece of the mail, from top to bottom. */
export type Block =
  | { readonly kind: 'paragraph' | 'quote' | 'small'; readonly said: Sentence }
  | {
      readonly kind: 'button';
      readonly title: string;
      /** Stands before the address in plain text. */
      readonly lead: string;
      readonly link: string;
      readonly below: Sentence;
    }
  | { readonly kind: 'link'; readonly lead: string; readonly link: string };

export type Letter = { readonly language: string; readonly subject: string; readonly blocks: readonly Block[] };

/** In UTF-16 units; a subject has to fit a notification. */
export const LONGEST = { name: 120, address: 254, reason: 1000, subject: 150, note: 1000 } as const;

/**
 * The one mail a stranger gets from us, in their language. Throws where the redeem link or the privacy notice is no web
 * address: such a mail must not go out.
 */
export const layoutMail = (mail: GuestMail, company: Company): Layout => {
  const letter = write(mail, company);
  return { subject: letter.subject, html: toHtml(letter), text: toText(letter) };
};

const write = (mail: GuestMail, company: Company): Letter => {
  const { mail: words } = wordsFor(mail.language);
  const name = (text: string): string => cleanLine(text, LONGEST.name);
  const things = sayList(mail.accessNames.map(name), mail.language);
  const [nominator, contoso] = [name(mail.nominator.name), name(company.name)];
  const nominatorAddress = cleanLine(mail.nominator.address, LONGEST.address);
  const until = sayDay(mail.until, mail.zone, mail.language, 'long');
  const link = webAddress(mail.redeemLink);
  const agreed = sayList(mail.approvers.map(name), mail.language);
  const subject = cleanLine(mail.subject ?? '', LONGEST.subject);
  const note = cleanLine(mail.note ?? '', LONGEST.note);
  return {
    language: mail.language,
    subject: plainly(subject === '' ? words.subject(nominator, contoso, things) : say`${subject}`),
    blocks: [
      { kind: 'paragraph', said: words.hello(name(mail.guestName)) },
      { kind: 'paragraph', said: words.invites(nominator, contoso, nominatorAddress, things, until) },
      { kind: 'quote', said: words.reason(cleanLine(mail.reason, LONGEST.reason)) },
      ...(agreed === '' ? [] : [{ kind: 'paragraph', said: words.agreed(agreed) } as const]),
      { kind: 'button', title: words.button, lead: words.link, link: link.href, below: opens(link, words) },
      { kind: 'paragraph', said: words.signIn(mail.to) },
      {
        kind: 'paragraph',
        said: words.happens(contoso, mail.landingHost ? words.arriveAt(mail.landingHost) : words.arriveIn(things)),
      },
      { kind: 'paragraph', said: words.refuse(nominator, nominatorAddress) },
      ...(note === '' ? [] : [{ kind: 'quote', said: words.note(contoso, note) } as const]),
      { kind: 'small', said: words.source(nominator, contoso) },
      { kind: 'small', said: words.contact(company.contact) },
      { kind: 'link', lead: words.privacy, link: webAddress(company.privacyNotice).href },
      { kind: 'small', said: words.from(contoso) },
    ],
  };
};

/** Where Microsoft signs people in; any other host is named without a claim about whose it is. */
const MICROSOFT = /(^|\.)(microsoft|microsoftonline)\.com$/;

const opens = (link: URL, words: Words['mail']): Sentence =>
  link.protocol === 'https:' && MICROSOFT.test(link.hostname)
    ? words.opensMicrosoft(link.host)
    : words.opens(link.host);

/** What a button may lead to: https, or this machine. */
export const webAddress = (text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const loopback = url?.protocol === 'http:' && isLoopback(url.hostname);
  if (!url || (url.protocol !== 'https:' && !loopback)) throw new Error('A mail needs an https address here.');
  return url;
};
