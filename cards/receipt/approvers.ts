import type { Person } from '../../src/kernel/people.js';
import type { Asked, Decision, Items } from '../../src/nomination/asking.js';
import { awaited } from '../../src/nomination/awaited.js';
import { covers } from '../../src/nomination/items.js';
import type { Access, Nomination, NominationIn } from '../../src/nomination/nomination.js';
import { sayList } from '../../src/words/dates.js';
import { plain } from '../../src/words/words.js';
import type { Facts } from '../facts.js';
import { handedBy } from '../handing.js';
import { whoMay } from '../refusal/who-may.js';

/** Where in a sentence somebody stands. */
type Place = 'first' | 'within';

/** How a nominator, or whoever joined, reads of approvers: by name, or, where the rule hides names, by what they are. */
export const approversOf = ({ judgement }: Nomination, facts: Facts) => {
  const { receipt } = facts.words;
  const areHidden = judgement.namesHidden === true;
  const one = (person: Person, place: Place): string =>
    areHidden ? receipt.anApprover[place] : facts.name(person.name);
  return {
    areHidden,
    one,
    several: (people: readonly Person[], place: Place): string => {
      const [first, ...others] = people;
      if (!first || !areHidden) return facts.people(people);
      return others.length === 0 ? one(first, place) : receipt.approvers(people.length);
    },
    /** Whoever answered, and in whose place. */
    decider: (decision: Decision, place: Place): string =>
      areHidden ? receipt.anApprover[place] : facts.who(decision),
  };
};

/** Whose answer is awaited, about one item or all, in one list; empty while nobody has been found yet. */
export const waitsFor = (
  nomination: NominationIn<'awaiting-approval'>,
  facts: Facts,
  reader: 'nominator' | 'anybody',
  item?: Access['key'],
): string => {
  const { receipt } = facts.words;
  const concerns = ({ about }: { readonly about?: Items }) => item === undefined || covers(about, item);
  const asked = awaited(nomination).filter(concerns);
  const inChannel = nomination.channels?.some((one) => one.reached !== 'no' && concerns(one)) ?? false;
  if (asked.length === 0 && !inChannel) return '';
  if (approversOf(nomination, facts).areHidden) return plain(whoMay(nomination, facts, reader));
  const left = asked.length - MOST_NAMED;
  return sayList(
    [
      ...asked.slice(0, MOST_NAMED).map((one) => inWhosePlace(one, nomination.asked, facts)),
      ...(left > 0 ? [receipt.more(left)] : []),
      ...(inChannel ? [receipt.approversChannel] : []),
    ],
    facts.locale,
  );
};

/** A hundred may be asked. */
const MOST_NAMED = 5;

const inWhosePlace = (one: Asked, all: readonly Asked[], { words: { receipt }, name }: Facts): string => {
  if (!one.for) return name(one.person.name);
  const from = handedBy(all, one) ?? one.for.person;
  return receipt.standsIn[one.for.how](name(one.person.name), name(from.name));
};
