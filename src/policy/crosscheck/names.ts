import type { Draft, DraftOffer } from '../draft.js';
import { foldLabel, slug } from '../label.js';
import { quoted, type Flaw } from '../problem.js';

type Path = readonly PropertyKey[];
type Label = { readonly offer: number; readonly text: string; readonly path: Path };

const labelsOf = ({ key, name, aliases }: DraftOffer, offer: number): Label[] => [
  ...(name === undefined ? [] : [{ offer, text: name, path: ['offers', offer, 'name'] }]),
  // A key that only spells the name another way is no second claim.
  ...(key === undefined || foldLabel(key) === foldLabel(name ?? '')
    ? []
    : [{ offer, text: key, path: ['offers', offer, 'key'] }]),
  ...(aliases ?? []).map((alias, at) => ({ offer, text: alias, path: ['offers', offer, 'aliases', at] })),
];

export const labelsTakenTwice = ({ offers }: Draft): Flaw[] => {
  const taken = new Map<string, Label>();
  return offers.flatMap(labelsOf).flatMap((label): Flaw[] => {
    const folded = foldLabel(label.text);
    const earlier = taken.get(folded);
    if (folded === '') return [];
    if (!earlier) taken.set(folded, label);
    if (!earlier) return [];
    const owner =
      earlier.offer === label.offer
        ? 'this offer already'
        : `offers[${earlier.offer}] ${quoted(offers[earlier.offer]?.name ?? earlier.text)}`;
    return [
      {
        path: label.path,
        problem: `${quoted(label.text)} is a name of ${owner}`,
        remedy: 'Give each offer names of its own; upper and lower case make no difference.',
      },
    ];
  });
};

export const namesWithoutKey = ({ offers }: Draft): Flaw[] =>
  offers.flatMap(({ key, name }, at): Flaw[] =>
    key === undefined && name !== undefined && name.trim() !== '' && slug(name) === ''
      ? [
          {
            path: ['offers', at, 'name'],
            problem: `no key can be made of ${quoted(name)}`,
            remedy: 'Add a key, such as “key: project-apollo”.',
          },
        ]
      : [],
  );

/** `what`: of its owner, such as `the name of rules[0]`. */
type Name = { readonly text: string | undefined; readonly what: string; readonly path: Path };

/** Names that one before them has, `fold` making them comparable. */
const takenTwice = (names: readonly Name[], remedy: string, fold = foldLabel): Flaw[] =>
  names.flatMap(({ text, path }, at): Flaw[] => {
    if (text === undefined || text.trim() === '') return [];
    const earlier = names.slice(0, at).find((other) => other.text !== undefined && fold(other.text) === fold(text));
    return earlier ? [{ path, problem: `${quoted(text)} is ${earlier.what} too`, remedy }] : [];
  });

const namesIn = (section: 'rules' | 'never' | 'mails', list: readonly { readonly name?: string | undefined }[]) =>
  list.map(({ name }, at): Name => ({
    text: name,
    what: `the name of ${section}[${at}]`,
    path: [section, at, 'name'],
  }));

/** What decides is known by its name, whichever of the two sections it stands in. */
export const ruleNamesTakenTwice = ({ never, rules }: Draft): Flaw[] =>
  takenTwice(
    [...namesIn('never', never), ...namesIn('rules', rules)],
    'Give each rule a name of its own; approvers read it on the card.',
  );

export const mailNamesTakenTwice = ({ mails }: Draft): Flaw[] =>
  takenTwice(namesIn('mails', mails), 'Give each template a name of its own; rules mention it.');

const exactly = (text: string): string => text.trim();

export const questionKeysTakenTwice = ({ rules }: Draft): Flaw[] =>
  rules.flatMap(({ questions }, rule) =>
    takenTwice(
      questions.map(({ key }, at) => ({
        text: key,
        what: `the key of questions[${at}]`,
        path: ['rules', rule, 'questions', at, 'key'],
      })),
      'Give each question of a rule a key of its own; the answers are kept under it.',
    ),
  );

export const choicesTakenTwice = ({ rules }: Draft): Flaw[] =>
  rules.flatMap(({ questions }, rule) =>
    questions.flatMap(({ choices }, question) =>
      takenTwice(
        choices.map(({ value }, at) => ({
          text: value,
          what: `the value of choices[${at}]`,
          path: ['rules', rule, 'questions', question, 'choices', at, 'value'],
        })),
        'Give each choice a value of its own.',
        exactly,
      ),
    ),
  );
