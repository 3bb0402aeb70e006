import type { Reader } from '../cards/card.js';
import type { Person } from '../src/kernel/people.js';
import { foldLabel } from '../src/policy/label.js';
import type { Policy } from '../src/policy/policy.js';
import { wordsFor, type Words } from '../src/words/index.js';
import type { Workflow } from '../src/workflow/workflow.js';
import { readDay } from './dates.js';
import { lookOnce } from './look.js';
import type { Hints } from './understand.js';

/** Who speaks, as the edge found out. */
export type Who = { readonly person: Person; readonly reader: Reader };

/** All that a question may look at while it reads an answer. */
export type Surroundings = Who & {
  readonly words: Words;
  readonly workflow: Workflow;
  readonly policy: Policy;
  readonly now: Date;
  /** The look before sending; made once in a turn for what is asked. */
  readonly look: Workflow['preflight'];
};

export const surroundingsOf = (who: Who, workflow: Workflow, now: Date): Surroundings => ({
  ...who,
  words: wordsFor(who.reader.locale),
  workflow,
  policy: workflow.policy(),
  now,
  look: lookOnce(workflow),
});

/** What a line is held against: the offers by their exact names, and the calendar. Names half said are for the question about access. */
export const hintsOf = ({ policy, reader, now }: Surroundings): Hints => {
  const labels = new Set(policy.offers.flatMap(({ key, name, aliases }) => [key, name, ...aliases]).map(core));
  const days = new Map<string, boolean>();
  const isDay = (text: string): boolean => {
    const day = readDay(text, { ...reader, now });
    return day.ok || day.error.fault !== 'not-understood';
  };
  return {
    isOffer: (text) => labels.has(core(text)),
    isDay: (text) => {
      const known = days.get(text) ?? isDay(text);
      days.set(text, known);
      return known;
    },
  };
};

const core = (text: string): string =>
  foldLabel(text.slice(0, 200))
    .replace(/^(?:the|our) /, '')
    .replace(/ ?(?:team|group|团队|小组)$/, '');
