import type { Draft } from '../draft.js';
import { foldLabel } from '../label.js';
import { nearest } from '../nearest.js';
import { keyMeant, keyOf } from '../offer-key.js';
import { quoted, type Flaw } from '../problem.js';

type Path = readonly PropertyKey[];

const didYouMean = (said: string, known: readonly string[]): string => {
  const meant = nearest(said, known);
  return meant ? `Did you mean ${quoted(meant)}? ` : '';
};

/** All places where the file names offers, as they are said there. */
const offersNamed = ({ never, rules, examples }: Draft): { readonly said: string; readonly path: Path }[] =>
  [
    ...never.map(({ when }, at) => ({ list: when?.offers, path: ['never', at, 'when', 'offers'] })),
    ...rules.map(({ when }, at) => ({ list: when?.offers, path: ['rules', at, 'when', 'offers'] })),
    ...examples.map(({ nomination }, at) => ({ list: nomination.to, path: ['examples', at, 'nomination', 'to'] })),
  ].flatMap(({ list, path }) => (list ?? []).map((said, at) => ({ said, path: [...path, at] })));

export const offersUnknown = (draft: Draft): Flaw[] => {
  const { offers } = draft;
  const known = offers.map(keyOf).filter((key) => key !== '');
  const names = [...known, ...offers.flatMap(({ name, aliases }) => [name ?? '', ...(aliases ?? [])])];
  return offersNamed(draft).flatMap(({ said, path }): Flaw[] => {
    if (said.trim() === '' || keyMeant(offers, said) !== undefined) return [];
    const remedy = `${didYouMean(said, names)}The offers of this file: ${known.join(', ') || 'none'}.`;
    return [{ path, problem: `no offer is called ${quoted(said)}`, remedy }];
  });
};

/** Whether `said` is one of the names, and if not, what to do about it. */
const unknown = (
  said: string | undefined,
  names: readonly (string | undefined)[],
  { noun, path }: { readonly noun: string; readonly path: Path },
): Flaw[] => {
  const known = names.flatMap((name) => name ?? []);
  if (said === undefined || said.trim() === '' || known.some((name) => foldLabel(name) === foldLabel(said))) return [];
  const remedy = `${didYouMean(said, known)}The ${noun}s of this file: ${known.map(quoted).join(', ') || 'none'}.`;
  return [{ path, problem: `no ${noun} is called ${quoted(said)}`, remedy }];
};

export const mailsUnknown = ({ rules, mails }: Draft): Flaw[] =>
  rules.flatMap(({ mail }, at) =>
    unknown(
      mail,
      mails.map(({ name }) => name),
      { noun: 'template', path: ['rules', at, 'mail'] },
    ),
  );

/** `guests.blockedDomains` decides too, under this name. */
export const examplesOfNoRule = ({ never, rules, examples }: Draft): Flaw[] => {
  const names = [...[...never, ...rules].map(({ name }) => name), 'guests.blockedDomains'];
  return examples.flatMap(({ expect }, at) =>
    unknown(expect.rule, names, { noun: 'rule', path: ['examples', at, 'expect', 'rule'] }),
  );
};

/** As many as a directory answers for in three requests of one round trip. */
const MOST_GROUPS = 60;

const groupsNamed = ({ nominators, offers, never, rules }: Draft): { readonly id: string; readonly path: Path }[] => [
  ...(nominators.who?.groups ?? []).map((id, at) => ({ id, path: ['nominators', 'who', 'groups', at] })),
  ...offers.flatMap(({ who }, at) =>
    (who?.groups ?? []).map((id, nth) => ({ id, path: ['offers', at, 'who', 'groups', nth] })),
  ),
  ...[
    ...never.map(({ when }, at) => ({ when, at: ['never', at] })),
    ...rules.map(({ when }, at) => ({ when, at: ['rules', at] })),
  ].flatMap(({ when, at }) =>
    (when?.nominator?.groups ?? []).map((id, nth) => ({ id, path: [...at, 'when', 'nominator', 'groups', nth] })),
  ),
  ...rules.flatMap(({ sponsor }, at) =>
    (sponsor?.who ?? []).flatMap(({ group: id }, nth) =>
      id === undefined ? [] : [{ id, path: ['rules', at, 'sponsor', 'who', nth, 'group'] }],
    ),
  ),
];

export const groupsTooMany = (draft: Draft): Flaw[] => {
  const named = groupsNamed(draft);
  const distinct = named.filter(({ id }, at) => named.findIndex((other) => other.id === id) === at);
  const oneTooMany = distinct[MOST_GROUPS];
  return oneTooMany
    ? [
        {
          path: oneTooMany.path,
          problem: `this file names ${distinct.length} groups of colleagues`,
          remedy: `Name at most ${MOST_GROUPS} in all; a group may hold other groups.`,
        },
      ]
    : [];
};
