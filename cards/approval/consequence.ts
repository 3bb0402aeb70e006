import type { Items } from '../../src/nomination/asking.js';
import { covers } from '../../src/nomination/items.js';
import type { NominationIn } from '../../src/nomination/nomination.js';
import { listed } from '../../src/words/dates.js';
import type { Sentence } from '../../src/words/words.js';
import { line, type Line } from '../card.js';
import type { Facts } from '../facts.js';
import { countFor } from './part.js';

/** What a yes causes, and whether it is the last one needed. */
export const consequenceOf = (
  nomination: NominationIn<'awaiting-approval'>,
  theirs: Items | undefined,
  facts: Facts,
): readonly Line[] => {
  const { approval } = facts.words;
  const { length } = nomination.judgement.stages;
  const step = nomination.stage + 1;
  const isLast = step >= length;
  const { agreed, needed } = countFor(nomination, theirs);
  // Besides one who answers now.
  const others = Math.max(0, needed - agreed - 1);
  const enough = others > 0 ? approval.ifYouAnd(others) : approval.ifYou;
  const said = caused(isLast ? enough : approval.ifAll, theirs, facts);
  // One rule across the card is enough: what is known besides begins with one.
  const outcome = line(said, { spacing: 'Medium', separator: nomination.seen === undefined });
  if (length < 2) return [outcome];
  return [outcome, line(isLast ? approval.lastStep(length) : approval.step(step, length), { tone: 'subtle' })];
};

const caused = (given: Sentence, theirs: Items | undefined, facts: Facts): Sentence => {
  const { aim, guest, locale } = facts;
  const { consequence, thing } = facts.words.approval;
  switch (aim) {
    case 'end':
      return consequence.end(given, guest, facts.until);
    case 'sponsor':
    case 'backup':
      return consequence[aim](given, guest, facts.nominator);
    case 'address':
      return consequence.address(given, facts.address, facts.from);
    default: {
      const own = facts.access.filter(({ key }) => covers(theirs, key));
      const things = own.map(({ kind, name }) => thing(kind, name));
      return consequence[aim](given, guest, listed(things, locale));
    }
  }
};
