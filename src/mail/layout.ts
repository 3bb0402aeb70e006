import { cleanLine } from '../kernel/text.js';
import { sayDay, sayList } from '../words/dates.js';
import { wordsFor } from '../words/index.js';
import { say } from '../words/words.js';
import type { GuestMail } from '../workflow/ports.js';
import { accepting, thingsIn } from './accepting.js';
import { footer } from './footer.js';
import {
  addressLine,
  finished,
  LONGEST,
  nameLine,
  paragraph,
  type Company,
  type Layout,
  type Letter,
} from './letter.js';
import { plainly } from './text.js';

/**
 * The first mail a stranger gets from us, in their language. Throws where the redeem link or the privacy notice is no web
 * address: such a mail must not go out.
 */
export const layoutMail = (mail: GuestMail, company: Company): Layout => finished(write(mail, company));

const write = (mail: GuestMail, company: Company): Letter => {
  const { mail: words } = wordsFor(mail.language);
  const things = thingsIn(mail, company);
  const [nominator, contoso] = [nameLine(mail.nominator.name), nameLine(company.name)];
  const nominatorAddress = addressLine(mail.nominator.address);
  const until = sayDay(mail.until, mail.zone, mail.language, 'long');
  const agreed = sayList(mail.approvers.map(nameLine), mail.language);
  const subject = cleanLine(mail.subject ?? '', LONGEST.subject);
  const note = cleanLine(mail.note ?? '', LONGEST.note);
  return {
    language: mail.language,
    subject: plainly(subject === '' ? words.subject(nominator, contoso, things) : say`${subject}`),
    blocks: [
      paragraph(words.hello(nameLine(mail.guestName))),
      paragraph(words.invites(nominator, contoso, nominatorAddress, things, until)),
      { kind: 'quote', said: words.reason(cleanLine(mail.reason, LONGEST.reason)) },
      ...(agreed === '' ? [] : [paragraph(words.agreed(agreed))]),
      ...accepting(mail, company, words),
      paragraph(words.refuse(nominator, nominatorAddress)),
      ...(note === '' ? [] : [{ kind: 'quote', said: words.note(contoso, note) } as const]),
      { kind: 'small', said: words.source(nominator, contoso) },
      ...footer(company, words),
    ],
  };
};
