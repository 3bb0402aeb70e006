import { cleanLine } from '../kernel/text.js';
import { sayDay, sayList, sayMoment } from '../words/dates.js';
import { wordsFor } from '../words/index.js';
import type { ApproverMail } from '../workflow/ports.js';
import { toHtml } from './html.js';
import { LONGEST, webAddress, type Company, type Layout, type Letter } from './layout.js';
import { plainly, toText } from './text.js';

/** Where the chat with the bot opens, for somebody without it too. `botId` is the id of its registration. */
export const chatWith = (botId: string): string => `https://teams.microsoft.com/l/chat/0/0?users=28:${botId}`;

/**
 * To an approver who cannot be reached in Teams: what waits, until when, and the way into the chat. There is nothing in it to
 * answer with. Throws where `chatUrl` is no web address.
 */
export const layoutApproverMail = (
  mail: ApproverMail,
  company: Pick<Company, 'name'>,
  { chatUrl }: { readonly chatUrl: string },
): Layout => {
  const letter = write(mail, company, webAddress(chatUrl));
  return { subject: letter.subject, html: toHtml(letter), text: toText(letter) };
};

const write = (mail: ApproverMail, company: Pick<Company, 'name'>, chat: URL): Letter => {
  const { approverMail: words, receipt } = wordsFor(mail.language);
  const name = (text: string): string => cleanLine(text, LONGEST.name);
  const { nominator, language, zone, purpose } = mail;
  const who = name(nominator.name);
  const until = sayDay(mail.until, zone, language, 'long');
  const what = purpose
    ? receipt.purposes[purpose](purpose === 'end' ? until : who)
    : sayList(mail.accessNames.map(name), language);
  return {
    language,
    subject: plainly(words.subject(who)),
    blocks: [
      { kind: 'paragraph', said: words.hello(name(mail.to.name)) },
      { kind: 'paragraph', said: words.asks(who, cleanLine(nominator.address, LONGEST.address)) },
      { kind: 'quote', said: words.guest(name(mail.guestName), cleanLine(mail.guestAddress, LONGEST.address)) },
      { kind: 'quote', said: words.what(what) },
      { kind: 'quote', said: words.until(until) },
      { kind: 'paragraph', said: words.answerBy(sayMoment(mail.dueAt, zone, language)) },
      { kind: 'button', title: words.button, lead: words.link, link: chat.href, below: words.opens(chat.host) },
      { kind: 'paragraph', said: words.nothingByMail(who) },
      { kind: 'small', said: words.why },
      { kind: 'small', said: words.from(name(company.name)) },
    ],
  };
};
