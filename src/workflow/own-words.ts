import { cleanLine } from '../kernel/text.js';
import type { Facts } from '../nomination/nomination.js';
import type { GuestMail } from './ports.js';

/** Of a nomination, what the words are chosen and filled in by. */
type Asked = {
  readonly nominator: Pick<Facts['nominator'], 'name'>;
  readonly access: readonly Pick<Facts['access'][number], 'name'>[];
  readonly guest: Pick<Facts['guest'], 'language'>;
  readonly judgement: Pick<Facts['judgement'], 'mail'>;
};

/** The company's own words for the mail, in the guest's language, with `{nominator}`, `{company}` and `{things}` filled in. */
export const ownWords = (nomination: Asked, company: string): Pick<GuestMail, 'subject' | 'note'> => {
  const { mail } = nomination.judgement;
  if (!mail) return {};
  const { language } = nomination.guest;
  const things = nomination.access.map(({ name }) => inOneLine(name));
  const places: Readonly<Record<string, string>> = {
    nominator: inOneLine(nomination.nominator.name),
    company: inOneLine(company),
    things: language === 'zh-CN' ? things.join('、') : new Intl.ListFormat('en-GB').format(things),
  };
  // In one pass: what stands in a name is never taken for a place.
  const filled = (text: string): string =>
    text.replace(/\{(nominator|company|things)\}/g, (all, place: string) => places[place] ?? all);
  return {
    ...(mail.subject && { subject: filled(mail.subject[language]) }),
    ...(mail.note && { note: filled(mail.note[language]) }),
  };
};

/** At most 120 UTF-16 units, as for every name in the mail. */
const inOneLine = (name: string): string => cleanLine(name, 120);
