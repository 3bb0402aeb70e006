import type { Reader } from '../cards/card.js';
import type { Person } from '../src/kernel/people.js';
import { foldLabel } from '../src/policy/label.js';
import type { Policy } from '../src/policy/policy.js';
import { wordsFor, type Words } from '../src/words/index.js';
import type { Workflow } from '../src/workflow/workflow.js';
import { daysRead } from './dates.js';
import { lookOnce } from './look.js';
import { BESIDES } from './understanding/besides.js';
import type { Hints } from './understand.js';

/** Who speaks, as the edge found out. */
export type Who = { readonly person: Person; readonly reader: Reader };

/** All that a question may look at while it reads an answer. */
export type Surroundings = Who & {
  readonly words: Words;
  readonly workflow: Workflow;
  readonly policy: Policy;
  readonly now: Date;
  /** The day that somebody wrote, where and how they read; see `readDay`. */
  readonly day: ReturnType<typeof daysRead>;
  /** The look before sending; made once in a turn for what is asked. */
  readonly look: Workflow['preflight'];
};

export const surroundingsOf = (who: Who, workflow: Workflow, now: Date): Surroundings => ({
  ...who,
  words: wordsFor(who.reader.locale),
  workflow,
  policy: workflow.policy(),
  now,
  day: daysRead({ ...who.reader, now }),
  look: lookOnce(workflow),
});

/** What a line is held against: the offers by their exact names, and the calendar. Names half said are for the question about access. */
export const hintsOf = ({ policy, day }: Surroundings): Hints => {
  const labels = new Set(policy.offers.flatMap(({ key, name, aliases }) => [key, name, ...aliases]).map(core));
  return {
    isOffer: (text) => labels.has(core(text)),
    isDay: (text) => {
      const read = day(text);
      return read.ok || read.error.fault !== 'not-understood';
    },
  };
};

const core = (text: string): string =>
  foldLabel(text.slice(0, 200).replace(BESIDES, ''))
    .replace(/^(?:the|our) /, '')
    .replace(/ ?(?:team|group|团队|小组)$/, '');
