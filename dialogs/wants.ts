import type { DraftField } from '../cards/draft.js';
import { LOCALES } from '../src/kernel/people.js';
import type { Permitted } from '../src/policy/verdict.js';
import { sayList } from '../src/words/dates.js';
import type { Sentence } from '../src/words/words.js';
import { purposeOf, type Draft } from './draft.js';
import { extrasIn } from './extras.js';
import type { Faults } from './fill.js';
import { sponsorsWanted } from './sponsors.js';
import type { Surroundings } from './surroundings.js';

/** What the rule that matched asks besides what every nomination needs, and what it does not allow of what was said. */
export const wantsOf = async (
  draft: Draft,
  rule: Permitted,
  around: Surroundings,
): Promise<{ readonly wanted: readonly DraftField[]; readonly faults: Faults; readonly held?: Sentence }> => {
  const sponsors = await sponsorsWanted(draft, rule, around);
  const extras = extrasIn(rule.questions, draft, around);
  return {
    wanted: [...sponsors.wanted, ...extras.wanted],
    faults: {
      ...(purposeOf(draft) && !draft.moves
        ? {}
        : { ...languageFault(draft, rule, around), ...deliveryFault(draft, rule, around) }),
      ...sponsors.faults,
      ...extras.faults,
    },
    ...(sponsors.held && { held: sponsors.held }),
  };
};

const languageFault = ({ language }: Draft, { languages }: Permitted, { words, reader }: Surroundings): Faults => {
  if (language === undefined || languages.includes(language)) return {};
  const names = LOCALES.filter((one) => languages.includes(one)).map((one) => words.nominate.languages[one]);
  return { language: { says: words.nominate.language['not-allowed'](sayList(names, reader.locale)) } };
};

const deliveryFault = (
  { deliveries }: Draft,
  { deliveries: allowed }: Permitted,
  { words, reader }: Surroundings,
): Faults => {
  if (deliveries?.every((way) => allowed.includes(way)) ?? true) return {};
  const names = allowed.map((way) => words.nominate.deliveries[way]);
  return { delivery: { says: words.nominate.delivery['not-allowed'](sayList(names, reader.locale)) } };
};
