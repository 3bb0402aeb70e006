import { cleanLine } from '../../src/kernel/text.js';
import { unreachable } from '../../src/kernel/result.js';
import { sayDay } from '../../src/words/dates.js';
import { wordsFor } from '../../src/words/index.js';
import type { Sentence } from '../../src/words/words.js';
import type { Notice } from '../../src/workflow/views.js';
import type { Reader } from '../card.js';

/** To those who look after the bot, of more guests than one. */
export const aboutGuests = (
  notice: Extract<Notice, { about: 'admin-guests' }>,
  reader: Reader,
): readonly Sentence[] => {
  const { locale } = reader;
  const { administrators: says } = wordsFor(locale);
  switch (notice.news) {
    case 'guests-unread': {
      const addresses = notice.some.map((one) => cleanLine(one, 254));
      return [
        says.unread(notice.guests),
        says.unreadWho(addresses, notice.guests - addresses.length),
        says.unreadRemedy,
      ];
    }
    case 'strangers-found': {
      const { guests, days } = notice;
      const asked = days === undefined ? says.strangersAsked : says.strangersSpread(days);
      return [says.strangers(guests), asked, ...(days === undefined ? [] : [says.strangersAtOnce])];
    }
    case 'still-stopped':
      return stillStopped(notice, reader);
    case 'removals-wait': {
      const { what, guests, most } = notice;
      const { wait, meanwhile, remedy } = says.waiting;
      return [wait[what](guests, most), meanwhile[what], remedy[what]];
    }
    default:
      return unreachable(notice);
  }
};

const stillStopped = (
  { guests, over, domains, more }: Extract<Notice, { news: 'still-stopped' }>,
  { locale, zone }: Reader,
): readonly Sentence[] => {
  const { stopped: says } = wordsFor(locale).administrators;
  const each = domains.map(({ domain, guests, since }) =>
    says.of(cleanLine(domain, 254), guests, sayDay(since, zone, locale)),
  );
  return [
    says.still(guests),
    says.where(each, more),
    says.waits,
    ...(over > 0 ? [says.over(over, guests)] : []),
    says.remedy(cleanLine(domains[0]?.domain ?? '', 254)),
  ];
};
