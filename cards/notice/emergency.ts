import { cleanLine } from '../../src/kernel/text.js';
import { wordsFor } from '../../src/words/index.js';
import type { Sentence } from '../../src/words/words.js';
import type { Notice } from '../../src/workflow/views.js';
import type { Reader } from '../card.js';

/** What an administrator did at once, to the others; and how it ended. */
export const emergencyNews = (
  {
    news,
    by,
    reason,
    domain = '',
    guests = 0,
    failed = 0,
    some = [],
    unlisted,
  }: Extract<Notice, { about: 'emergency' }>,
  { locale }: Reader,
): readonly Sentence[] => {
  const says = wordsFor(locale).emergency;
  const who = cleanLine(by.name, 100);
  const why = reason ? [says.reasonWas(cleanLine(reason, 300))] : [];
  switch (news) {
    case 'paused':
      return [says.news.paused(who), ...why, says.howToResume];
    case 'resumed':
      return [says.news.resumed(who)];
    case 'stopping':
    case 'letting-in':
      return [says.news[news](who, domain, guests), ...why];
    case 'stopped':
    case 'let-in': {
      const addresses = some.map((one) => cleanLine(one, 254));
      const left = failed > 0 ? [says.failed[news](failed, addresses, failed - addresses.length)] : [];
      const way = news === 'stopped' ? [says.wayBack(domain)] : [];
      const others = unlisted ? [says.unlisted(domain)] : [];
      return [says.news[news](domain, guests, failed > 0 || unlisted === true), ...left, ...others, ...way];
    }
  }
};
