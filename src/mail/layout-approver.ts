import { sayDay, sayList, sayMoment } from '../words/dates.js';
import { wordsFor } from '../words/index.js';
import type { ApproverMail } from '../workflow/ports.js';
import {
  addressLine,
  finished,
  nameLine,
  paragraph,
  webAddress,
  type Company,
  type Layout,
  type Letter,
} from './letter.js';
import { plainly } from './text.js';

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
): Layout => finished(write(mail, company, webAddress(chatUrl)));

const write = (mail: ApproverMail, company: Pick<Company, 'name'>, chat: URL): Letter => {
  const { approverMail: words, receipt } = wordsFor(mail.language);
  const { nominator, language, zone, purpose } = mail;
  const who = nameLine(nominator.name);
  const until = sayDay(mail.until, zone, language, 'long');
  const what = purpose
    ? receipt.purposes[purpose](
        { end: until, address: addressLine(mail.guestAddress), sponsor: who, backup: who }[purpose],
      )
    : sayList(mail.accessNames.map(nameLine), language);
  return {
    language,
    subject: plainly(words.subject(who)),
    blocks: [
      paragraph(words.hello(nameLine(mail.to.name))),
      paragraph(words.asks(who, addressLine(nominator.address))),
      { kind: 'quote', said: words.guest(nameLine(mail.guestName), addressLine(mail.guestAddress)) },
      { kind: 'quote', said: words.what(what) },
      { kind: 'quote', said: words.until(until) },
      paragraph(words.answerBy(sayMoment(mail.dueAt, zone, language))),
      { kind: 'button', title: words.button, lead: words.link, link: chat.href, below: words.opens(chat.host) },
      paragraph(words.nothingByMail(who)),
      { kind: 'small', said: words.why },
      { kind: 'small', said: words.from(nameLine(company.name)) },
    ],
  };
};
